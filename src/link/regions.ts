import type { Sentence } from '../model/types.ts';
import type { EntityMention } from '../recognize/context.ts';
import type { RegionMention } from '../recognize/regions.ts';

/** What linking needs to know of the divisions. */
export interface Hierarchy {
  /** Keys of the regions above this one, nearest first. */
  ancestors(key: string): readonly string[];
  /** Level of a region, null where unknown. */
  level(key: string): string | null;
}

/** A region mention that says where the words after it are: not a part of somebody's name. */
interface FreeRegion {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

const CLAUSE_END = /[，；。！？\n]/;
/** How far into a sentence its subject may begin: after a conjunction, a bullet, a quotation mark. */
const SUBJECT_OFFSET = 6;
const LEVEL_WORDS: readonly [RegExp, readonly string[]][] = [
  [/^(?:省|自治区)/, ['province']],
  [/^市(?!区|县)/, ['prefecture', 'province']],
];

/**
 * Tells for any place of a document which regions it is about.
 *
 * In order: the regions that the name itself holds; the region that the clause, then the sentence, is about, where it
 * lies inside the document's; the level that the name begins with (省农业厅); else the document's region.
 */
export class RegionLinker {
  readonly #text: string;
  readonly #sentences: readonly Sentence[];
  readonly #regions: readonly RegionMention[];
  readonly #free: readonly FreeRegion[];
  readonly #home: string | null;
  readonly #hierarchy: Hierarchy;

  constructor(
    text: string,
    sentences: readonly Sentence[],
    regions: readonly RegionMention[],
    mentions: readonly EntityMention[],
    home: string | null,
    hierarchy: Hierarchy,
  ) {
    this.#text = text;
    this.#sentences = sentences;
    this.#regions = regions;
    this.#home = home;
    this.#hierarchy = hierarchy;
    const names = mentions.filter((m) => m.kind !== 'region').sort((a, b) => a.start - b.start);
    this.#free = regions
      .filter((r) => !names.some((m) => m.start <= r.start && r.end <= m.end && m.end - m.start > r.end - r.start))
      .map((r) => ({ start: r.start, end: r.end, key: r.regionKey }));
  }

  /** Keys of the regions that a mention is tied to; empty where even the document's region is unknown. */
  regionsOf(mention: EntityMention): string[] {
    const inside = this.#inside(mention);
    if (inside.length) return inside;
    const stated = this.#stated(mention.start);
    if (stated) return [stated];
    if (mention.kind === 'organization') {
      const above = this.#byLevelWord(mention.name);
      if (above) return [above];
    }
    return this.#home ? [this.#home] : [];
  }

  /** The region that a statistic at this place is about. */
  regionAt(start: number): string | null {
    return this.#stated(start) ?? this.#home;
  }

  #inside(mention: EntityMention): string[] {
    // Titles and policies carry the name of who confers or adopts them, not of who receives them.
    if (mention.kind === 'honor' || mention.kind === 'slogan' || mention.kind === 'policy') {
      const within = this.#regions.filter((r) => r.start >= mention.start && r.end <= mention.end && this.#below(r.regionKey));
      return this.#mostSpecific(within.map((r) => r.regionKey));
    }
    const keys = this.#regions
      .filter((r) => r.start >= mention.start && r.end <= mention.end)
      .map((r) => r.regionKey)
      .filter((key) => !this.#above(key))
      .filter((key) => mention.kind === 'project' || mention.kind === 'organization' || this.#below(key) || key === this.#home);
    return this.#mostSpecific(keys);
  }

  /** The region inside the document's that the clause or sentence before `at` names. */
  #stated(at: number): string | null {
    const sentence = this.#sentenceAt(at);
    if (!sentence) return null;
    let clause = at;
    while (clause > sentence.start && !CLAUSE_END.test(this.#text[clause - 1] as string)) clause--;
    let subject: string | null = null;
    for (const region of this.#free) {
      if (region.start < sentence.start) continue;
      if (region.start >= at) break;
      if (!this.#below(region.key) && region.key !== this.#home) continue;
      if (region.start >= clause) subject = region.key;
      else if (region.start - sentence.start <= SUBJECT_OFFSET || this.#opensClause(region.start)) subject = region.key;
    }
    return subject;
  }

  #opensClause(at: number): boolean {
    return CLAUSE_END.test(this.#text[at - 1] ?? '\n');
  }

  #byLevelWord(name: string): string | null {
    if (!this.#home) return null;
    const chain = [this.#home, ...this.#hierarchy.ancestors(this.#home)];
    for (const [pattern, levels] of LEVEL_WORDS) {
      if (!pattern.test(name)) continue;
      const key = chain.find((k) => levels.includes(this.#hierarchy.level(k) ?? ''));
      if (key) return key;
    }
    return null;
  }

  #below(key: string): boolean {
    return this.#home !== null && this.#hierarchy.ancestors(key).includes(this.#home);
  }

  #above(key: string): boolean {
    return this.#home !== null && this.#hierarchy.ancestors(this.#home).includes(key);
  }

  #mostSpecific(keys: readonly string[]): string[] {
    const unique = [...new Set(keys)];
    return unique.filter((key) => !unique.some((other) => other !== key && this.#hierarchy.ancestors(other).includes(key)));
  }

  #sentenceAt(at: number): Sentence | null {
    let low = 0;
    let high = this.#sentences.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#sentences[middle] as Sentence).start <= at) low = middle;
      else high = middle - 1;
    }
    return this.#sentences[low] ?? null;
  }
}
