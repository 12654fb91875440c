import type { Sector } from '../model/schema.ts';
import type { Words } from '../model/types.ts';
import { indexAt } from '../segment/offsets.ts';
import type { Context } from './context.ts';
import { cuesIn, type HeadIndex, type ProjectHead } from './heads.ts';
import type { NamedSector } from './sectors.ts';

/** Where a project stands: its sentence, and what goes before it in the paragraph. */
export interface ProjectPlace {
  readonly text: string;
  readonly words: Words;
  readonly start: number;
  readonly end: number;
  /** Bounds of the sentence. */
  readonly floor: number;
  readonly ceiling: number;
  /** The words of the text that tell a sector. */
  readonly cues: HeadIndex<ProjectHead>;
}

/** Where a stretch of a document stands. */
export function placeAt(context: Context, start: number, end: number): ProjectPlace {
  const { text, words, sentences } = context;
  const sentence = sentences[indexAt(sentences, start)];
  return { text, words, start, end, floor: sentence?.start ?? 0, ceiling: sentence?.end ?? text.length, cues: cuesIn(context) };
}

/** How far heads and words around a name may stand from it. */
const HEADS_BEFORE = 200;
const HEADS_AFTER = 100;
const WORDS_BEFORE = 20;
const WORDS_AFTER = 14;
/** Words of this length tell something by themselves. */
const WORD = /^[\u4e00-\u9fff]{2,4}$/;
const UNSEEN = /[“”《》\s]/g;

/**
 * What speaks for one sector or another, each as `template value`: what the rules read in the name; the name's single
 * characters, pairs and triples, and those at its end; the sectors that words beside it tell, the nearest two on either side
 * and the one most of them tell; the words of its sentence.
 */
export function sectorFeatures(name: string, told: NamedSector, place: ProjectPlace): string[] {
  const features = new Set<string>([`rule ${told.sector}`, `ground ${told.ground}`, `told ${told.sector} by ${told.ground}`]);
  const bare = name.replace(UNSEEN, '');
  for (let length = 1; length <= 3; length++) {
    for (let i = 0; i + length <= bare.length; i++) features.add(`name ${bare.slice(i, i + length)}`);
    if (length <= bare.length) features.add(`end ${bare.slice(-length)}`);
  }
  addHeads(features, place);
  addWords(features, place);
  return [...features];
}

function addHeads(features: Set<string>, { text, start, end, ceiling, cues }: ProjectPlace): void {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - HEADS_BEFORE);
  const before = sectorsIn(cues, from, start);
  const after = sectorsIn(cues, end, Math.min(ceiling, end + HEADS_AFTER));
  for (let n = 1; n <= 2; n++) {
    const [left, right] = [before.at(-n), after[n - 1]];
    if (left) features.add(`left ${n} ${left}`);
    if (right) features.add(`right ${n} ${right}`);
  }
  const all = [...before, ...after];
  for (const sector of new Set(all)) {
    if (2 * all.filter((s) => s === sector).length >= all.length) features.add(`around ${sector}`);
  }
}

const sectorsIn = (cues: HeadIndex<ProjectHead>, start: number, end: number): Sector[] =>
  cues.within(start, end).flatMap(({ head }) => head.sector ?? []);

function addWords(features: Set<string>, { text, words, start, end, floor, ceiling }: ProjectPlace): void {
  const { starts, indexes, count } = words;
  const add = (i: number, from: number, to: number): boolean => {
    const [a, b] = [starts[i] as number, starts[i + 1] as number];
    if (a < from || b > to) return false;
    const word = text.slice(a, b);
    if (WORD.test(word)) features.add(`word ${word}`);
    return true;
  };
  const first = indexes[start] ?? count;
  for (let i = first - 1, n = 0; n < WORDS_BEFORE && i >= 0; i--, n++) if (!add(i, floor, start)) break;
  // The word that the name ends in may reach beyond it.
  let next = indexes[end] ?? count;
  if ((starts[next] as number) < end) next++;
  for (let n = 0; n < WORDS_AFTER && next < count; next++, n++) if (!add(next, end, ceiling)) break;
}
