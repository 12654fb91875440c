import type { EntityKind } from '../../model/schema.ts';
import { indexAt } from '../../segment/offsets.ts';
import type { Context, EntityMention } from '../context.ts';
import type { RegionMention } from '../regions.ts';
import { atom, atomOf, constantAtom } from './atoms.ts';
import { clusterKey, loadClusters } from './clusters.ts';

/** What no name reaches across. */
const HARD = /[，。；：！？\n]/;
/** How many words away a verb still governs. */
const VERB_REACH = 10;
const NO_ATOM = constantAtom('');
export const LINE_END = constantAtom('¶');

/** A document as the scorer looks at it: one number per word for what many candidates ask, told once. */
export class DocumentView {
  readonly context: Context;
  /** Atoms of words and of their tags. */
  readonly words: Int32Array;
  readonly tags: Int32Array;
  /** Atoms of the clusters of words that stand alike; of nothing for rare words. */
  readonly clusters: Int32Array;
  /** Whether the word is a verb; a mark that ends every name; a particle or the like that stands in few names. */
  readonly verb: Uint8Array;
  readonly hard: Uint8Array;
  readonly loose: Uint8Array;
  /** Atom of the nearest verb of the clause before and after each word. */
  readonly verbBefore: Int32Array;
  readonly verbAfter: Int32Array;
  /** By character: whether a region, or a company or organisation, is named there. */
  readonly inRegion: Uint8Array;
  readonly inEnterprise: Uint8Array;
  /** How many of each character or name that names seldom hold stand before each offset, by atom. */
  readonly held: readonly (readonly [what: number, countsUpTo: Int32Array])[];
  /** How many verbs stand before each word. */
  readonly verbsUpTo: Int32Array;
  readonly #claims: readonly number[];
  readonly #hashUpTo: Int32Array;
  readonly #heldUpTo: Int32Array;
  readonly #lettersUpTo: Int32Array;
  readonly #bracketsUpTo: Int32Array;
  /** What the rules saw, by kind, in order of their start. */
  readonly mentions: ReadonlyMap<EntityKind, readonly EntityMention[]>;

  constructor(context: Context, regions: readonly RegionMention[], mentions: readonly EntityMention[]) {
    const { text, words, sentences, sections } = context;
    this.context = context;
    const { count, starts } = words;
    this.words = new Int32Array(count);
    this.tags = new Int32Array(count);
    this.clusters = new Int32Array(count);
    const clusters = loadClusters();
    this.verb = new Uint8Array(count);
    this.hard = new Uint8Array(count);
    this.loose = new Uint8Array(count);
    this.verbBefore = new Int32Array(count).fill(NO_ATOM);
    this.verbAfter = new Int32Array(count).fill(NO_ATOM);
    this.#hashUpTo = new Int32Array(text.length + 1);
    this.#lettersUpTo = new Int32Array(text.length + 1);
    for (let i = 0; i < text.length; i++)
      this.#lettersUpTo[i + 1] = (this.#lettersUpTo[i] as number) + (isLetter(text.charCodeAt(i)) ? 1 : 0);
    this.#bracketsUpTo = countsOf(standing(text, '（）'), text.length);
    for (let i = 0; i < text.length; i++) this.#hashUpTo[i + 1] = (Math.imul(this.#hashUpTo[i] as number, BASE) + text.charCodeAt(i)) | 0;
    const tagAtoms = new Map<string, number>();
    for (let w = 0; w < count; w++) {
      const start = starts[w] as number;
      const end = starts[w + 1] as number;
      const tag = words.tags[w] as string;
      let tagAtom = tagAtoms.get(tag);
      if (tagAtom === undefined) {
        tagAtom = atom(tag);
        tagAtoms.set(tag, tagAtom);
      }
      this.words[w] = text[start] === '\n' ? LINE_END : atomOf(text, start, end);
      this.tags[w] = tagAtom;
      this.clusters[w] = text[start] === '\n' ? LINE_END : (clusters.get(clusterKey(text, start, end)) ?? NO_ATOM);
      if (tag === 'v') this.verb[w] = 1;
      if (tag === 'x' && end - start === 1 && HARD.test(text[start] as string)) this.hard[w] = 1;
      if (LOOSE.has(tag)) this.loose[w] = 1;
    }
    this.#findVerbs(count);
    this.inRegion = new Uint8Array(text.length + 1);
    for (const r of regions) this.inRegion.fill(1, r.start, r.end);
    this.inEnterprise = new Uint8Array(text.length + 1);
    const byKind = new Map<EntityKind, EntityMention[]>();
    for (const m of mentions) {
      const list = byKind.get(m.kind);
      if (list) list.push(m);
      else byKind.set(m.kind, [m]);
      if (m.kind === 'company' || m.kind === 'organization') this.inEnterprise.fill(1, m.start, m.end);
    }
    for (const list of byKind.values()) list.sort((a, b) => a.start - b.start || a.end - b.end);
    this.mentions = byKind;
    this.held = [
      ...HELD.map(([what, characters]) => [atom(what), countsOf(standing(text, characters), text.length)] as const),
      [atom('region'), countsOf(this.inRegion, text.length)],
      [atom('enterprise'), countsOf(this.inEnterprise, text.length)],
    ];
    this.#heldUpTo = new Int32Array(text.length + 1);
    for (const [, upTo] of this.held)
      for (let i = 0; i <= text.length; i++) this.#heldUpTo[i] = (this.#heldUpTo[i] as number) + (upTo[i] as number);
    this.verbsUpTo = new Int32Array(count + 1);
    for (let w = 0; w < count; w++) this.verbsUpTo[w + 1] = (this.verbsUpTo[w] as number) + (this.verb[w] as number);
    this.#claims = sentences.map((s) => atom(sections[s.section]?.claim ?? 'done'));
  }

  #findVerbs(count: number): void {
    let last = -1;
    for (let w = 0; w < count; w++) {
      if (last >= 0 && w - last <= VERB_REACH) this.verbBefore[w] = this.words[last] as number;
      if (this.hard[w]) last = -1;
      else if (this.verb[w]) last = w;
    }
    last = -1;
    for (let w = count - 1; w >= 0; w--) {
      if (this.hard[w]) last = -1;
      else if (this.verb[w]) last = w;
      if (last >= 0 && last - w <= VERB_REACH) this.verbAfter[w] = this.words[last] as number;
    }
  }

  /** A number that equal stretches of this text have in common, by a running polynomial hash. */
  hashOf(start: number, end: number): number {
    return ((this.#hashUpTo[end] as number) - Math.imul(this.#hashUpTo[start] as number, powerOf(end - start))) | 0;
  }

  /** Atom of the claim of the passage at an offset. */
  claimAt(offset: number): number {
    return this.#claims[indexAt(this.context.sentences, offset)] ?? NO_ATOM;
  }

  /** Whether a stretch holds anything that names seldom hold. */
  holdsAny(start: number, end: number): boolean {
    return (this.#heldUpTo[end] as number) > (this.#heldUpTo[start] as number);
  }

  /** Whether a stretch can be a name at all: two characters or more, three where none is a letter (531, 3+1), every bracket closed. */
  isWellFormed(start: number, end: number): boolean {
    if (end - start < 2) return false;
    if (isListNumber(this.context.text, start)) return false;
    if (end - start === 2 && this.#lettersUpTo[end] === this.#lettersUpTo[start]) return false;
    return this.#bracketsUpTo[end] === this.#bracketsUpTo[start] || isBalanced(this.context.text, start, end);
  }

  /** Index of the word that holds a character; -1 before the text, the count of words after it. */
  wordAt(offset: number): number {
    if (offset < 0) return -1;
    if (offset >= this.context.text.length) return this.context.words.count;
    return this.context.words.indexes[offset] as number;
  }
}

const NUMERALS = '一二三四五六七八九十0123456789';

/** Whether the number of a list's item stands at an offset: （一）, （3）. */
function isListNumber(text: string, start: number): boolean {
  return text[start] === '（' && text[start + 2] === '）' && NUMERALS.includes(text[start + 1] as string);
}

/** Whether every bracket of a stretch is closed in it. */
function isBalanced(text: string, start: number, end: number): boolean {
  let open = 0;
  for (let i = start; i < end; i++) {
    if (text[i] === '（') open++;
    else if (text[i] === '）' && --open < 0) return false;
  }
  return open === 0;
}

const isLetter = (c: number): boolean => (c >= 0x4e00 && c <= 0x9fff) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);

const BASE = 1000003;
const powers: number[] = [1];
function powerOf(exponent: number): number {
  for (let i = powers.length; i <= exponent; i++) powers.push(Math.imul(powers[i - 1] as number, BASE));
  return powers[exponent] as number;
}

/** Characters that names seldom hold. */
const HELD: readonly (readonly [what: string, characters: string])[] = [
  ['、', '、'],
  ['和及与', '和及与'],
  ['的', '的'],
  ['“', '“《'],
  ['0', '0123456789'],
];

/** By offset: whether one of the characters stands there. */
function standing(text: string, characters: string): Uint8Array {
  const found = new Uint8Array(text.length);
  for (const c of characters) for (let i = text.indexOf(c); i >= 0; i = text.indexOf(c, i + 1)) found[i] = 1;
  return found;
}

/** How many ones stand before each offset. */
function countsOf(ones: Uint8Array, length: number): Int32Array {
  const upTo = new Int32Array(length + 1);
  for (let i = 0; i < length; i++) upTo[i + 1] = (upTo[i] as number) + (ones[i] as number);
  return upTo;
}

/** Tags of words that stand in few names. */
const LOOSE = new Set(['uj', 'p', 'd', 'c', 'r', 'm', 'f', 't', 'u', 'ul', 'x']);
