import { toBlob } from '@sigma/export-image';
import type Sigma from 'sigma';
import type { GraphRenderer } from '../renderer.ts';
import type { Scene } from '../scene.ts';

/** What is shown as a picture in the size of the screen, with its names. */
export async function drawPng(renderer: GraphRenderer, { palette }: Scene): Promise<Blob> {
  const { sigma } = renderer;
  const drawn = await createImageBitmap(await toBlob(sigma as unknown as Sigma, { backgroundColor: palette.paper, format: 'png' }));
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.drawImage(drawn, 0, 0);
  const names = sigma.getCanvases().names;
  if (names) context.drawImage(names, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large for this browser'))));
  });
}
