import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../src/build/index.ts';
import { type GoldPair, readGold } from '../../src/evaluate/gold.ts';
import { poolScores, type Score, score } from '../../src/evaluate/score.ts';
import { extract } from '../../src/extract.ts';
import { ENTITY_KINDS } from '../../src/model/schema.ts';

const folder = new URL('../gold/', import.meta.url).pathname;
const pairs = readGold(folder, [new URL('../../seeds/', import.meta.url).pathname], []);

const scoreOf = ({ gold, text }: GoldPair): Score => {
  const { graph, evidence, indicators } = buildGraph([extract({ id: gold.doc.replace(/\.txt$/, ''), path: gold.doc, text })]);
  return score({ graph: graph.export(), evidence, indicators, source: text }, gold);
};
const pooledOf = (texts: (pair: GoldPair) => string): Score =>
  poolScores(
    pairs.map((pair) => scoreOf({ gold: pair.gold, text: texts(pair) })),
    'pooled',
  );

/** Floors only rise: whoever betters a figure raises its floor. */
const floor = JSON.parse(readFileSync(new URL('../gold/floor.json', import.meta.url), 'utf8')) as Record<string, number>;
const original = pooledOf(({ text }) => text);
const share = ({ n, right }: { n: number; right: number }): number => (n === 0 ? 1 : right / n);
const reached: Record<string, number> = {
  ...Object.fromEntries(ENTITY_KINDS.map((kind) => [kind, original.kinds[kind].f1])),
  core: original.core.f1,
  'region links': original.link.f1,
  status: share(original.status),
  investment: share(original.investment),
  sector: share(original.sector),
  expansion: share(original.expansion),
  'indicators with region': original.indicators.withRegion / original.indicators.gold,
};

describe('recognition on the annotated seeds', () => {
  it.each(Object.keys(floor))('does not fall below the floor: %s', (figure) => {
    expect(reached[figure]).toBeGreaterThanOrEqual(floor[figure] as number);
  });

  it('has a floor for every figure', () => {
    expect(Object.keys(floor).sort()).toEqual(Object.keys(reached).sort());
  });

  it('gives every span to the character, and evidence to every entity', () => {
    expect(original.evidence.exact).toBe(original.evidence.spans);
    expect(original.evidence.withEvidence).toBe(original.evidence.entities);
  });

  it.each<[string, (text: string) => string]>([
    ['half-width punctuation', (text) => text.replace(/[，；：！？（）]/g, (c) => ',;:!?()'['，；：！？（）'.indexOf(c)] as string)],
    ['full-width punctuation', (text) => text.replace(/(?<!\d)[,;:!?()](?!\d)/g, (c) => '，；：！？（）'[',;:!?()'.indexOf(c)] as string)],
    ['corner brackets for quotation marks', (text) => text.replaceAll('“', '「').replaceAll('”', '」')],
    ['straight quotation marks', (text) => text.replace(/[“”]/g, '"')],
    ['lost line breaks', (text) => text.replace(/([^\n。！？；：]{30,})\n(?=[^\n]{30})/g, '$1')],
  ])('reads the same text with %s as well', (_, change) => {
    const changed = pooledOf(({ text }) => change(text));
    expect(Math.abs(changed.core.f1 - original.core.f1)).toBeLessThanOrEqual(0.02);
    expect(changed.evidence.exact).toBe(changed.evidence.spans);
  });
});
