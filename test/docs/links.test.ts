import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { documents } from '../../scripts/refresh-docs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

it.each(documents())('link to files that exist: %s', (name) => {
  const targets = [...read(name).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1] as string);
  const missing = targets.filter((target) => !existsSync(join(root, dirname(name), decodeURIComponent(target))));
  expect(missing).toEqual([]);
});

it.each(documents())('name files and scripts that exist: %s', (name) => {
  const words = [...read(name).matchAll(/`([^`\n]+)`/g)].flatMap((match) => (match[1] as string).split(' '));
  const paths = words.filter((word) => /^(?:src|test|scripts|bench|viewer|docs|examples|seeds)\/[\w./-]+$/.test(word));
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const run = [...read(name).matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] as string);
  expect(run.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
});
