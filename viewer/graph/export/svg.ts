import { escapeXml } from '../../../src/export/xml.ts';
import type { KnowledgeGraph } from '../../../src/model/graph.ts';
import type { GraphRenderer } from '../renderer.ts';
import type { Scene } from '../scene.ts';

/** What is shown as a drawing that keeps its sharpness: the same nodes, edges and names as on the screen. */
export function drawSvg(graph: KnowledgeGraph, renderer: GraphRenderer, { part, palette, color }: Scene): string {
  const { width, height } = renderer.sigma.getDimensions();
  const places = new Map([...part.nodes].map((key) => [key, renderer.position(key)]));
  const lines: string[] = [];
  for (const edge of part.edges) {
    const [from, to] = graph.extremities(edge).map((key) => places.get(key));
    if (!from || !to) continue;
    lines.push(`<line x1="${from.x.toFixed(1)}" y1="${from.y.toFixed(1)}" x2="${to.x.toFixed(1)}" y2="${to.y.toFixed(1)}"/>`);
  }
  const dots = [...places].flatMap(([key, place]) =>
    place ? [`<circle cx="${place.x.toFixed(1)}" cy="${place.y.toFixed(1)}" r="${place.radius.toFixed(1)}" fill="${color(key)}"/>`] : [],
  );
  const names = renderer
    .placed()
    .map(
      ({ text, left, middle, size, weight, color: ink }) =>
        `<text x="${left.toFixed(1)}" y="${middle.toFixed(1)}" font-size="${size.toFixed(1)}" font-weight="${weight}" fill="${ink}">${escapeXml(text)}</text>`,
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${palette.paper}"/>`,
    `<g stroke="${palette.edge}" stroke-width="0.8">${lines.join('')}</g>`,
    `<g stroke="${palette.paper}" stroke-width="0.8">${dots.join('')}</g>`,
    `<g font-family="'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif" dominant-baseline="central" paint-order="stroke" stroke="${palette.paper}" stroke-width="3">${names.join('')}</g>`,
    '</svg>',
    '',
  ].join('\n');
}
