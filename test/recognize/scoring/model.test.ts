import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atom } from '../../../src/recognize/scoring/atoms.ts';
import { SCORED_KINDS } from '../../../src/recognize/scoring/candidates.ts';
import { KINDS, loadModel, Weights } from '../../../src/recognize/scoring/model.ts';
import { scoreCandidates } from '../../../src/recognize/scoring/score.ts';
import { readTable } from '../../../src/vocabulary/table.ts';
import { text, viewOf } from './report.ts';

describe('Weights', () => {
  const feature = fc.tuple(fc.nat(60), fc.integer(), fc.integer(), fc.nat(KINDS - 1));
  it('hold what was set and nothing else', () => {
    fc.assert(
      fc.property(fc.uniqueArray(feature, { maxLength: 3000, selector: String }), feature, (features, other) => {
        const weights = new Weights();
        const weightOf = ([template, a, b, kind]: readonly [number, number, number, number]) =>
          weights.values[weights.rowOf(template, a, b) + kind];
        for (const [i, [template, a, b, kind]] of features.entries()) weights.set(template, a, b, kind, i + 1);
        for (const [i, known] of features.entries()) expect(weightOf(known)).toBe(i + 1);
        if (!features.some((known) => String(known) === String(other))) expect(weightOf(other)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('give all kinds of a feature one row, and features without a weight the row of zeros', () => {
    const weights = new Weights();
    weights.set(2, atom('行动'), 0, 1, 0.5);
    weights.set(2, atom('行动'), 0, 3, -0.5);
    const row = weights.rowOf(2, atom('行动'), 0);
    expect([...weights.values.subarray(row, row + KINDS)]).toEqual([0, 0.5, 0, -0.5, 0, 0, 0, 0]);
    expect(weights.rowOf(3, atom('行动'), 0)).toBe(0);
    expect([...weights.values.subarray(0, KINDS)].every((value) => value === 0)).toBe(true);
  });
});

describe('the shipped model', () => {
  it('names every feature once', () => {
    const rows = readTable('recognize/scoring/data/weights.tsv', ['kind', 'template', 'a', 'b']).map(
      ({ kind, template, a, b }) => `${kind}|${template}|${a}|${b}`,
    );
    expect(new Set(rows).size).toBe(rows.length);
    // Constants of the code have names too: without them such features would share one row.
    for (const feature of ['length|4|', 'marks around|both|', 'head only|yes|'])
      expect(rows.some((row) => row.includes(feature))).toBe(true);
  });

  it('has a threshold for every kind that it decides, and weights', () => {
    expect([...loadModel().thresholds.keys()].sort()).toEqual([...SCORED_KINDS].sort());
    const scored = scoreCandidates(viewOf(text), loadModel());
    for (const kind of ['project', 'policy', 'slogan', 'honor'] as const)
      expect(scored.get(kind)?.some(({ score }) => score !== 0)).toBe(true);
  });
});
