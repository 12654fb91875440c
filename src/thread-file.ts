import { Worker } from 'node:worker_threads';

/**
 * The file of a thread or a process that stands beside the module which starts it: compiled where that is compiled.
 *
 * @param name the file's name without its ending
 * @param module the starting module's own address, `import.meta.url`
 * @example fileBeside('worker', 'file:///dist/parallel/pool.js').href // 'file:///dist/parallel/worker.js'
 */
export function fileBeside(name: string, module: string): URL {
  return new URL(`./${name}${module.slice(module.lastIndexOf('.'))}`, module);
}

/** What Node must be told to run such a file: from its TypeScript sources it needs the loader that this process has. */
export function loaderOf(file: URL): { readonly execArgv?: string[] } {
  return isSource(file) ? { execArgv: ['--import', import.meta.resolve('tsx')] } : {};
}

/**
 * A thread that runs such a file.
 *
 * @param workerData what the thread is given
 */
export function startThread(file: URL, workerData: unknown): Worker {
  if (!isSource(file)) return new Worker(file, { workerData });
  // The first file of a thread is read before `--import` has done its work: the thread registers the loader itself.
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const code = `import(${loader}).then(({ register }) => { register(); return import(${JSON.stringify(file.href)}); })`;
  return new Worker(code, { eval: true, workerData });
}

const isSource = (file: URL): boolean => file.pathname.endsWith('.ts');
