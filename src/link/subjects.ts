import type { Section, Sentence } from '../model/types.ts';
import type { RegionMention } from '../recognize/regions.ts';
import { indexAt, lowerBound } from '../segment/offsets.ts';

/** What linking needs to know of the divisions. */
export interface Hierarchy {
  /** Keys of the regions above this one, nearest first. */
  ancestors(key: string): readonly string[];
  /** Level of a region, null where unknown. */
  level(key: string): string | null;
}

/** The parts of a document by which a place is told whom it is about. */
export interface SubjectInput {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly sections: readonly Section[];
  /** Region mentions that stand for themselves, in order: those that are part of another name are left out. */
  readonly regions: readonly RegionMention[];
  /** Key of the document's region. */
  readonly home: string | null;
  readonly hierarchy: Hierarchy;
}

const CLAUSE_END = /[，；。！？\n]/;
/** What may stand between the beginning of a clause and its subject. */
const OPENS = /^[“—·●○■◆\s]*(?:(?:一|二|三|四|五|六|七|八|九|十)是|同时|此外|其中|目前|特别是)?(?:支持|推动|指导|帮助|在|以|由|对)?$/;
/** What follows a region that is governed by a verb, not the subject of what comes. */
const ENDS = /^[，；。！？、等\n]/;
/** How far into a paragraph the region that it is about may begin: behind a bullet, a quotation mark. */
const SUBJECT_OFFSET = 4;
/** A longer heading has run together with the paragraph behind it. */
const MAX_HEADING = 30;
/** 全市, 我县: what follows is about the document's region again. */
const DEIXIS = /^(?:全|我|本)(?:省|市|县|区|州|旗|镇|乡)/;
const EVERY_DEIXIS = new RegExp(DEIXIS.source.slice(1), 'g');
/** Between the items of one list of regions. */
const LIST_GAP = /^(?:、|和|与|及|以及|或)$/;

/**
 * Tells which regions inside the document's a place of the text is about: the last that its clause names before it, with
 * the list that it closes; else the one with which the sentence or one of its clauses begins; else the one with which
 * the paragraph begins, or which the section's heading names.
 */
export class RegionSubjects {
  readonly #input: SubjectInput;
  /** Those regions that lie in the document's, or are it. */
  readonly #inner: readonly RegionMention[];
  /** Where clauses begin with 全市, 我县. */
  readonly #deixis: readonly { readonly start: number }[];
  readonly #byParagraph = new Map<number, Sentence>();

  constructor(input: SubjectInput) {
    this.#input = input;
    this.#inner = input.regions.filter((r) => r.regionKey === input.home || this.#isBelow(r.regionKey));
    this.#deixis = [...input.text.matchAll(EVERY_DEIXIS)]
      .map((match) => ({ start: match.index }))
      .filter(({ start }) => CLAUSE_END.test(input.text[start - 1] ?? '\n'));
    for (const sentence of input.sentences) {
      if (!this.#byParagraph.has(sentence.paragraph)) this.#byParagraph.set(sentence.paragraph, sentence);
    }
  }

  /** Keys of the regions; empty where nothing narrows the document's region down. */
  at(offset: number): readonly string[] {
    const sentence = sentenceAt(this.#input.sentences, offset);
    if (!sentence) return [];
    const own = this.#inSentence(sentence, offset);
    if (own) return own;
    if (DEIXIS.test(this.#input.text.slice(sentence.start, sentence.start + 2))) return [];
    return this.#ofParagraph(sentence) ?? this.#ofHeading(sentence) ?? [];
  }

  #inSentence(sentence: Sentence, offset: number): readonly string[] | null {
    const { text } = this.#input;
    let clause = offset;
    while (clause > sentence.start && !CLAUSE_END.test(text[clause - 1] as string)) clause--;
    const last = lowerBound(this.#inner, offset) - 1;
    for (let i = last; i >= 0; i--) {
      const region = this.#inner[i] as RegionMention;
      if (region.start < sentence.start) break;
      if (region.end > offset) continue;
      if (this.#isItem(region)) continue;
      if (region.start < clause && !this.#opens(i, sentence)) continue;
      // Between the region and here the text may have come back to the whole.
      if (this.#comesBack(region.end, offset)) return [];
      return this.#list(i, offset);
    }
    return this.#comesBack(sentence.start, offset) ? [] : null;
  }

  /** An item of a list of other things (三星堆、都江堰、三苏祠等) is nobody's subject. */
  #isItem({ end }: RegionMention): boolean {
    return this.#input.text[end] === '、' && this.#inner[lowerBound(this.#inner, end + 1)]?.start !== end + 1;
  }

  /** Whether the region at an index is the subject of its clause: it begins it, and is not all that a verb governs. */
  #opens(index: number, sentence: Sentence): boolean {
    const { text } = this.#input;
    const region = this.#inner[index] as RegionMention;
    let clause = region.start;
    while (clause > sentence.start && !CLAUSE_END.test(text[clause - 1] as string)) clause--;
    return OPENS.test(text.slice(clause, region.start)) && !ENDS.test(text.slice(region.end, region.end + 1));
  }

  /** Whether a clause between the two places begins with 全市, 我县. */
  #comesBack(from: number, to: number): boolean {
    return (this.#deixis[lowerBound(this.#deixis, from)]?.start ?? to) < to;
  }

  /** The region at an index with those listed with it: 西峰、镇原和环县. */
  #list(index: number, limit: number): readonly string[] {
    const { text } = this.#input;
    const keys = [(this.#inner[index] as RegionMention).regionKey];
    for (let i = index; i > 0; i--) {
      const [before, after] = [this.#inner[i - 1] as RegionMention, this.#inner[i] as RegionMention];
      if (!LIST_GAP.test(text.slice(before.end, after.start))) break;
      keys.push(before.regionKey);
    }
    for (let i = index; i + 1 < this.#inner.length; i++) {
      const [before, after] = [this.#inner[i] as RegionMention, this.#inner[i + 1] as RegionMention];
      if (after.end > limit || !LIST_GAP.test(text.slice(before.end, after.start))) break;
      keys.push(after.regionKey);
    }
    return [...new Set(keys)].filter((key) => key !== this.#input.home || keys.length === 1);
  }

  #ofParagraph(sentence: Sentence): readonly string[] | null {
    const first = this.#byParagraph.get(sentence.paragraph);
    if (!first || first === sentence) return null;
    const i = lowerBound(this.#inner, first.start);
    const region = this.#inner[i];
    if (!region || region.start - first.start > SUBJECT_OFFSET || !this.#isBelow(region.regionKey) || this.#isItem(region)) return null;
    return this.#list(i, first.end);
  }

  #ofHeading(sentence: Sentence): readonly string[] | null {
    const section = this.#input.sections[sentence.section];
    if (!section?.heading || section.heading.length > MAX_HEADING) return null;
    const i = lowerBound(this.#inner, section.start);
    const region = this.#inner[i];
    if (!region || region.end > section.start + section.heading.length || !this.#isBelow(region.regionKey)) return null;
    return this.#list(i, section.start + section.heading.length);
  }

  #isBelow(key: string): boolean {
    const { home, hierarchy } = this.#input;
    return home !== null && hierarchy.ancestors(key).includes(home);
  }
}

/** The sentence that holds an offset. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): Sentence | null {
  return sentences[indexAt(sentences, offset)] ?? null;
}
