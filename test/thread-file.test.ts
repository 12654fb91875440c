import { expect, it } from 'vitest';
import { fileBeside, loaderOf } from '../src/thread-file.ts';

it('finds the file beside a module, compiled where that is compiled', () => {
  expect(fileBeside('worker', 'file:///a.b/src/parallel/pool.ts').href).toBe('file:///a.b/src/parallel/worker.ts');
  expect(fileBeside('worker', 'file:///a.b/dist/parallel/pool.js').href).toBe('file:///a.b/dist/parallel/worker.js');
});

it('gives a loader to sources alone', () => {
  expect(loaderOf(new URL('file:///dist/worker.js'))).toEqual({});
  const { execArgv } = loaderOf(new URL('file:///src/worker.ts'));
  expect(execArgv).toEqual(['--import', expect.stringContaining('/tsx/')]);
});
