import { Worker } from 'node:worker_threads';
import type { NumberedNodes } from '../analyse/backbone.ts';
import type { LayoutOptions } from '../analyse/layout.ts';
import { type Placement, placeNodes } from '../analyse/placement.ts';

/** Of fewer nodes the places are found before a thread has started. */
const WORTH_A_THREAD = 4000;

/** What the thread tells: how far it is, then the places. */
export type Told = { readonly done: number; readonly total: number } | Placement;

/**
 * Finds communities and places as `placeNodes` does, of a large graph in a thread of its own: numbers travel at little cost, and
 * this thread is free for everything that doesn't need places. The thread begins at once, even if this one is busy until the end.
 *
 * @param ended ends the thread; the promise is then never kept
 */
export function placeInThread(nodes: NumberedNodes, { onProgress }: LayoutOptions, ended: AbortSignal): Promise<Placement> {
  if (nodes.sizes.length < WORTH_A_THREAD) return placeNodes(nodes, onProgress ? { onProgress } : {});
  return new Promise((resolve, reject) => {
    const thread = start(nodes);
    thread.on('message', (told: Told) => {
      if ('finished' in told) resolve(told);
      else onProgress?.(told.done, told.total);
    });
    thread.on('error', reject);
    ended.addEventListener('abort', () => void thread.terminate());
  });
}

function start(workerData: NumberedNodes): Worker {
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const file = new URL(`./placement-worker${ending}`, import.meta.url);
  if (ending !== '.ts') return new Worker(file, { workerData });
  // From its TypeScript sources, a thread needs the loader that this process has.
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const code = `import(${loader}).then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); })`;
  return new Worker(code, { eval: true, workerData });
}
