import type { EntityKind } from '../../model/schema.ts';
import { FormNumbers } from '../../segment/form-numbers.ts';
import { LIST_NUMBERS } from '../../segment/list-numbers.ts';
import { indexAt } from '../../segment/offsets.ts';
import { CLAUSE_MARKS } from '../clauses.ts';
import type { Context, EntityMention } from '../context.ts';
import type { RegionMention } from '../regions.ts';
import { atom, constantAtom } from './atoms.ts';
import { clusterKey, loadClusters } from './clusters.ts';
import { CLUSTERS, LINE_END, LINE_END_NUMBER, NO_ATOM, TAGS } from './numbering.ts';

/** What no name reaches across. */
const HARD = new RegExp(`[${CLAUSE_MARKS}]`);
/** How many words away a verb still governs. */
const VERB_REACH = 10;
/** How many words after 等 its noun may stand, and the tags of nouns. */
const NOUN_REACH = 7;
const NOUN = /^(n|vn$|j$|l$)/;
/** Tags of words that stand in few names. */
const LOOSE = new Set(['uj', 'p', 'd', 'c', 'r', 'm', 'f', 't', 'u', 'ul', 'x']);

/** Characters that names seldom hold, and what else they seldom hold, with the atom of each. */
const HELD_CHARACTERS = ['、', '和及与', '的', '“《', '0123456789'];
export const HELD: readonly number[] = ['、', '和及与', '的', '“', '0', 'region', 'enterprise'].map(constantAtom);
const ALL_HELD = (1 << HELD.length) - 1;
/** What stands at a character: the bits of `HELD`, then these. */
const MARK = { region: 1 << 5, enterprise: 1 << 6, letter: 1 << 7, bracket: 1 << 8 } as const;

/** By character: what it is wherever it stands. */
const MARKS_OF = new Uint16Array(1 << 16);
MARKS_OF.fill(MARK.letter, 0x4e00, 0xa000).fill(MARK.letter, 65, 91).fill(MARK.letter, 97, 123);
for (const c of '（）') MARKS_OF[c.charCodeAt(0)] = MARK.bracket;
HELD_CHARACTERS.forEach((characters, held) => {
  for (const c of characters) MARKS_OF[c.charCodeAt(0)] = (MARKS_OF[c.charCodeAt(0)] as number) | (1 << held);
});

const wordAtoms = new FormNumbers((word) => (word === '\n' ? LINE_END : atom(word)));
const tagNumbers = new FormNumbers((_, tag) => TAGS.numberOf(atom(tag)));
const clusterNumbers = new FormNumbers((word) =>
  word === '\n' ? LINE_END_NUMBER : CLUSTERS.numberOf(loadClusters().get(clusterKey(word)) ?? NO_ATOM),
);

/** What a word is to the scorer: a verb; a mark that ends every name; a particle or the like that stands in few names. */
export const ROLE = { verb: 1, hard: 2, loose: 4 } as const;
const roles = new FormNumbers(
  (word, tag) =>
    (tag === 'v' ? ROLE.verb : 0) |
    (tag === 'x' && word.length === 1 && HARD.test(word) ? ROLE.hard : 0) |
    (LOOSE.has(tag) ? ROLE.loose : 0),
);

/** A document as the scorer looks at it: one number per word or character for what many candidates ask, told once. */
export class DocumentView {
  readonly context: Context;
  /** By word: its atom. */
  readonly words: Int32Array;
  /** By word: numbers of tags, and of the clusters of words that stand alike, of nothing for rare words. */
  readonly tags: Int32Array;
  readonly clusters: Int32Array;
  /** By word: bits of `ROLE`. */
  readonly roles: Int32Array;
  /** By word: the nearest verb of the clause before it and from it on, as a word; -1 where there is none. */
  readonly verbBefore: Int32Array;
  readonly verbAfter: Int32Array;
  /** By word: the noun that a list going on there is of (企业 of A、B等企业), as a word; -1 where none is. */
  readonly #listNouns: Int32Array;
  /** How many verbs stand before each word. */
  readonly verbsUpTo: Int32Array;
  readonly #claims: readonly string[];
  /** By character: bits of `MARK`. */
  readonly #marks: Uint16Array;
  /** By offset: a running polynomial hash, and how many letters, brackets and things that names seldom hold stand before it. */
  readonly #hashUpTo: Int32Array;
  readonly #heldUpTo: Int32Array;
  readonly #lettersUpTo: Int32Array;
  readonly #bracketsUpTo: Int32Array;
  /** What the rules saw, by kind, in order of their start. */
  readonly mentions: ReadonlyMap<EntityKind, readonly EntityMention[]>;

  constructor(context: Context, regions: readonly RegionMention[], mentions: readonly EntityMention[]) {
    const { text, words, sentences, sections } = context;
    this.context = context;
    const { count } = words;
    this.words = wordAtoms.of(words);
    this.tags = tagNumbers.of(words);
    this.clusters = clusterNumbers.of(words);
    this.roles = roles.of(words);
    this.verbBefore = new Int32Array(count).fill(-1);
    this.verbAfter = new Int32Array(count).fill(-1);
    this.#findVerbs(count);
    this.#listNouns = this.#findListNouns(count);
    this.verbsUpTo = new Int32Array(count + 1);
    for (let w = 0; w < count; w++) this.verbsUpTo[w + 1] = (this.verbsUpTo[w] as number) + ((this.roles[w] as number) & ROLE.verb);

    this.#marks = new Uint16Array(text.length + 1);
    for (let i = 0; i < text.length; i++) this.#marks[i] = MARKS_OF[text.charCodeAt(i)] as number;
    for (const { start, end } of regions) this.#mark(start, end, MARK.region);
    const byKind = new Map<EntityKind, EntityMention[]>();
    for (const m of mentions) {
      const list = byKind.get(m.kind);
      if (list) list.push(m);
      else byKind.set(m.kind, [m]);
      if (m.kind === 'company' || m.kind === 'organization') this.#mark(m.start, m.end, MARK.enterprise);
    }
    for (const list of byKind.values()) list.sort((a, b) => a.start - b.start || a.end - b.end);
    this.mentions = byKind;

    this.#hashUpTo = new Int32Array(text.length + 1);
    this.#heldUpTo = new Int32Array(text.length + 1);
    this.#lettersUpTo = new Int32Array(text.length + 1);
    this.#bracketsUpTo = new Int32Array(text.length + 1);
    let [hash, held, letters, brackets] = [0, 0, 0, 0];
    for (let i = 0; i < text.length; i++) {
      const marks = this.#marks[i] as number;
      hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
      if (marks & ALL_HELD) held++;
      if (marks & MARK.letter) letters++;
      if (marks & MARK.bracket) brackets++;
      this.#hashUpTo[i + 1] = hash;
      this.#heldUpTo[i + 1] = held;
      this.#lettersUpTo[i + 1] = letters;
      this.#bracketsUpTo[i + 1] = brackets;
    }
    this.#claims = sentences.map((s) => sections[s.section]?.claim ?? 'done');
  }

  #mark(start: number, end: number, mark: number): void {
    for (let i = start; i < end; i++) this.#marks[i] = (this.#marks[i] as number) | mark;
  }

  #findVerbs(count: number): void {
    let last = -1;
    for (let w = 0; w < count; w++) {
      if (last >= 0 && w - last <= VERB_REACH) this.verbBefore[w] = last;
      if ((this.roles[w] as number) & ROLE.hard) last = -1;
      else if ((this.roles[w] as number) & ROLE.verb) last = w;
    }
    last = -1;
    for (let w = count - 1; w >= 0; w--) {
      if ((this.roles[w] as number) & ROLE.hard) last = -1;
      else if ((this.roles[w] as number) & ROLE.verb) last = w;
      if (last >= 0 && last - w <= VERB_REACH) this.verbAfter[w] = last;
    }
  }

  /** From behind, since a list's noun stands at its end: 等 and the first nouns after it, up to the next verb or mark. */
  #findListNouns(count: number): Int32Array {
    const { text, words } = this.context;
    const nouns = new Int32Array(count).fill(-1);
    let noun = -1;
    for (let w = count - 1; w >= 0; w--) {
      if ((this.roles[w] as number) & ROLE.hard) noun = -1;
      else if (text[words.starts[w] as number] === '等' && (words.starts[w + 1] as number) - (words.starts[w] as number) === 1)
        noun = this.#nounAfter(w + 1);
      nouns[w] = noun;
    }
    return nouns;
  }

  #nounAfter(from: number): number {
    const { words } = this.context;
    let noun = -1;
    for (let w = from; w < words.count && w < from + NOUN_REACH && !((this.roles[w] as number) & ROLE.hard); w++) {
      if (NOUN.test(words.tags[w] as string)) noun = w;
      else if (noun >= 0) break;
    }
    return noun;
  }

  /** The noun that says what a list is of that goes on at a word, as a word; -1 where there is none. */
  listNounAt(word: number): number {
    return this.#listNouns[word] ?? -1;
  }

  /** A number that equal stretches of this text have in common, by a running polynomial hash. */
  hashOf(start: number, end: number): number {
    return ((this.#hashUpTo[end] as number) - Math.imul(this.#hashUpTo[start] as number, powerOf(end - start))) | 0;
  }

  /** The claim of the passage at an offset. */
  claimAt(offset: number): string {
    return this.#claims[indexAt(this.context.sentences, offset)] ?? '';
  }

  /** Whether a region is named at an offset. */
  inRegion(offset: number): boolean {
    return ((this.#marks[offset] as number) & MARK.region) !== 0;
  }

  /** Of what names seldom hold, what a stretch holds: bits, one for each of `HELD`. */
  heldIn(start: number, end: number): number {
    if (this.#heldUpTo[end] === this.#heldUpTo[start]) return 0;
    let marks = 0;
    for (let i = start; i < end; i++) marks |= this.#marks[i] as number;
    return marks & ALL_HELD;
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

const NUMBER = new RegExp(LIST_NUMBERS.bracketed, 'y');

/** Whether the number of a list's item stands at an offset: （一）, （3）. */
function isListNumber(text: string, start: number): boolean {
  if (text[start] !== '（') return false;
  NUMBER.lastIndex = start;
  return NUMBER.test(text);
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

const BASE = 1000003;
const powers: number[] = [1];
function powerOf(exponent: number): number {
  for (let i = powers.length; i <= exponent; i++) powers.push(Math.imul(powers[i - 1] as number, BASE));
  return powers[exponent] as number;
}
