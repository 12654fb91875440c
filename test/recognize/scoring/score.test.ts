import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContext } from '../../../src/extract.ts';
import { ENTITY_KINDS } from '../../../src/model/schema.ts';
import { recognize } from '../../../src/recognize/registry.ts';
import type { Candidate } from '../../../src/recognize/scoring/candidates.ts';
import { AtomSink } from '../../../src/recognize/scoring/features.ts';
import { loadModel } from '../../../src/recognize/scoring/model.ts';
import { forEachCandidate, scoreCandidates, scoreThemselves } from '../../../src/recognize/scoring/score.ts';
import { LEAST } from '../../../src/recognize/scoring/second-look.ts';
import { text, viewOf } from './report.ts';

const keyOf = (kind: string, { start, end, name }: Candidate): string => `${kind} ${start} ${end} ${name}`;

describe('scores of the shipped model', () => {
  it('finds the names of a report and their bounds', () => {
    const { context, regionMentions } = readContext({ id: 'a', path: 'a.txt', text });
    const found = recognize(context, regionMentions).map(({ kind, name }) => `${kind} ${name}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'policy 营商环境提升行动',
        'slogan 六稳',
        'slogan 六保',
        'project 长河大桥',
        'project 石峡水库',
        'honor 全国双拥模范县',
      ]),
    );
  });

  it('shares what candidates have in common, and leaves out none that would count: scores are those of features told one by one', () => {
    const seeds = join(import.meta.dirname, '..', '..', '..', 'seeds');
    const texts = readdirSync(seeds).filter((name) => name.endsWith('.txt'));
    const { weights } = loadModel();
    for (const source of [text, ...texts.map((name) => readFileSync(join(seeds, name), 'utf8').slice(0, 4000))]) {
      const view = viewOf(source);
      const shared = new Map(
        [...scoreThemselves(view, loadModel())].flatMap(([kind, scored]) => scored.map((s) => [keyOf(kind, s.candidate), s.score])),
      );
      forEachCandidate(view, (kind, candidate, describe) => {
        let sum = 0;
        describe(
          new (class extends AtomSink {
            add(template: number, a: number, b: number): void {
              sum += weights.values[weights.rowOf(template, a, b) + ENTITY_KINDS.indexOf(kind)] as number;
            }
          })(),
        );
        const score = shared.get(keyOf(kind, candidate));
        if (score === undefined) expect(sum).toBeLessThan(LEAST);
        else expect(score).toBeCloseTo(sum, 9);
      });
    }
  });

  it('scores the same text the same again', () => {
    const scores = () => [...scoreCandidates(viewOf(text), loadModel()).values()].flat().map(({ score }) => score);
    expect(scores()).toEqual(scores());
  });
});
