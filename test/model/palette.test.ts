import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KIND_COLORS } from '../../src/model/palette.ts';

it('has the colours of the viewer’s light theme', () => {
  const css = readFileSync(new URL('../../viewer/styles/palette.css', import.meta.url), 'utf8');
  const colors = [...css.matchAll(/--kind-(\w+): light-dark\((#[0-9a-f]{6}),/g)].map(([, kind, color]) => [kind, color]);
  expect(Object.fromEntries(colors)).toEqual(KIND_COLORS);
});
