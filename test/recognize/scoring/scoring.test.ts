import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContext } from '../../../src/extract.ts';
import { ENTITY_KINDS } from '../../../src/model/schema.ts';
import { recognize, recognizeByRules } from '../../../src/recognize/registry.ts';
import { atom, atomOf } from '../../../src/recognize/scoring/atoms.ts';
import { type Candidate, findCandidates, SCORED_KINDS } from '../../../src/recognize/scoring/candidates.ts';
import { DocumentView } from '../../../src/recognize/scoring/document-view.ts';
import { AtomSink } from '../../../src/recognize/scoring/features.ts';
import { KINDS, loadModel, Weights } from '../../../src/recognize/scoring/model.ts';
import { forEachCandidate, type Scored, scoreCandidates, scoreThemselves } from '../../../src/recognize/scoring/score.ts';
import { LEAST } from '../../../src/recognize/scoring/second-look.ts';
import { withoutLead, withoutOverlaps } from '../../../src/recognize/scoring/select.ts';
import { readTable } from '../../../src/vocabulary/table.ts';

const text = `平凉市政府工作报告
过去一年，全市深入实施营商环境提升行动，全面落实“六稳”“六保”，扎实推进长河大桥、石峡水库等项目建设。
投资3.2亿元的长河工业园污水处理厂建成投用，某某县荣获“全国双拥模范县”称号。`;

function viewOf(source: string): DocumentView {
  const { context, regionMentions } = readContext({ id: 'a', path: 'a.txt', text: source });
  return new DocumentView(context, regionMentions, recognizeByRules(context, regionMentions));
}

const keyOf = (kind: string, { start, end, name }: Candidate): string => `${kind} ${start} ${end} ${name}`;

describe('atoms', () => {
  it('are the same for the same string, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        expect(atomOf(a + b + c, a.length, a.length + b.length)).toBe(atom(b));
      }),
    );
  });
});

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

describe('findCandidates', () => {
  const found = findCandidates(viewOf(text));
  const names = (kind: (typeof SCORED_KINDS)[number]) =>
    (found.get(kind) ?? []).map(({ start, end }) => viewOf(text).context.text.slice(start, end));

  it('tries every word before a head noun as the beginning of a name, within its clause', () => {
    expect(names('project')).toContain('石峡水库');
    expect(names('project')).toContain('长河大桥、石峡水库');
    expect(names('project').some((name) => name.includes('，') || name.includes('过去'))).toBe(false);
  });

  it('takes what the rules saw, be they sure of it or not, with the mentions that saw it', () => {
    const { context, regionMentions } = readContext({ id: 'a', path: 'a.txt', text });
    for (const tentative of [true, false]) {
      const rules = recognizeByRules(context, regionMentions).map((m) => ({ ...m, tentative }));
      const candidates = findCandidates(new DocumentView(context, regionMentions, rules)).get('policy') ?? [];
      const seen = candidates.filter((c) => c.seen.length > 0).flatMap((c) => c.seen.map((m) => m.name));
      expect(seen).toContain('营商环境提升行动');
    }
  });

  it('tries no 提法 that is a meeting’s, a speech’s or a brand', () => {
    const candidates = (sentence: string, kind: (typeof SCORED_KINDS)[number]) =>
      (findCandidates(viewOf(sentence)).get(kind) ?? []).map(({ start, end }) => sentence.slice(start, end));
    const studied = '认真学习贯彻全县经济工作会议精神，弘扬长河精神。';
    expect(candidates(studied, 'slogan').filter((name) => name.endsWith('会议精神'))).toEqual([]);
    expect(candidates(studied, 'slogan')).toContain('长河精神');
    expect(candidates('打响“静宁制造”，振兴静宁制造。', 'slogan')).not.toContain('静宁制造');
    expect(candidates('打响“静宁制造”，振兴静宁制造。', 'slogan')).toContain('振兴静宁制造');
    expect(candidates('打响“静宁制造”，振兴静宁制造。', 'brand')).toContain('静宁制造');
  });

  it('tries whole quotations for kinds that are quoted, and for no other', () => {
    expect(names('slogan')).toContain('六稳');
    expect(names('policy')).toContain('六稳');
    expect(names('honor')).toContain('全国双拥模范县');
    expect(names('company')).not.toContain('六稳');
  });

  it('begins no name with the number of a list item', () => {
    const listed = '（一）建设河东产业基地。';
    const { context, regionMentions } = readContext({ id: 'a', path: 'a.txt', text: listed });
    const view = new DocumentView(context, regionMentions, []);
    expect(view.isWellFormed(0, listed.length - 1)).toBe(false);
    expect(view.isWellFormed(5, listed.length - 1)).toBe(true);
  });

  it('gives every span once, within the text', () => {
    for (const candidates of found.values()) {
      expect(new Set(candidates.map(({ start, end }) => `${start}-${end}`)).size).toBe(candidates.length);
      for (const { start, end, headStart } of candidates) expect(0 <= start && start < end && headStart <= end).toBe(true);
    }
  });
});

describe('withoutOverlaps', () => {
  const one = (start: number, end: number, score: number): Scored => ({
    candidate: { start, end, headStart: end, head: 0, seen: [], name: null },
    score,
  });

  it('prefers the better of two that overlap, and leaves out what is below the threshold', () => {
    const kept = withoutOverlaps([one(0, 5, 1), one(3, 8, 2), one(8, 9, 0.5), one(20, 22, -1)], 0);
    expect(kept.map(({ candidate }) => [candidate.start, candidate.end])).toEqual([
      [3, 8],
      [8, 9],
    ]);
  });

  it('keeps parts of what holds parts, but of parts that overlap only the best', () => {
    const holder: Scored = {
      candidate: {
        ...one(0, 20, 0).candidate,
        seen: [{ kind: 'policy', start: 0, end: 20, name: '行动和工程', rule: 'list', holdsParts: true }],
      },
      score: 5,
    };
    const kept = withoutOverlaps([holder, one(0, 8, 2), one(10, 20, 3), one(12, 20, 2.9)], 0);
    expect(kept.map(({ candidate }) => [candidate.start, candidate.end])).toEqual([
      [0, 20],
      [10, 20],
      [0, 8],
    ]);
  });

  it('keeps none that overlap, whatever it is given', () => {
    const spans = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }), fc.double({ noNaN: true, min: -3, max: 3 })));
    fc.assert(
      fc.property(spans, (given) => {
        const kept = withoutOverlaps(
          given.map(([start, length, score]) => one(start, start + length, score)),
          0,
        );
        const taken = new Set<number>();
        for (const { candidate } of kept) {
          for (let i = candidate.start; i < candidate.end; i++) {
            expect(taken.has(i)).toBe(false);
            taken.add(i);
          }
        }
      }),
    );
  });
});

describe('withoutLead', () => {
  it.each([
    ['甲地—乙地公路', 2, '—乙地公路', 3, '乙地公路'],
    ['富裕、美丽的新县', 2, '、美丽的新县', 3, '美丽的新县'],
    ['乙地公路', 0, '乙地公路', 0, '乙地公路'],
    // A name that was put together from several places begins where the text doesn't.
    ['乙、丙公路', 0, '—公路', 0, '—公路'],
  ])('of %s', (text, start, name, begin, bare) => {
    expect(withoutLead({ start, name }, text)).toEqual({ start: begin, name: bare });
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
