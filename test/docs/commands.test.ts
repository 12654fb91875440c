import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documents, refreshed, runnerOnSeeds } from '../../scripts/refresh-docs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

describe('the documents', () => {
  let runner: ReturnType<typeof runnerOnSeeds>;
  beforeAll(() => {
    runner = runnerOnSeeds();
  }, 60_000);
  afterAll(() => runner.close());

  it.each(documents())('show what the commands print: %s', (name) => {
    expect(refreshed(read(name), runner.run)).toBe(read(name));
  });
});
