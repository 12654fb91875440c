import type { Section, Sentence } from '../model/types.ts';
import type { EntityMention } from '../recognize/context.ts';
import type { RegionMention } from '../recognize/regions.ts';
import { lowerBound } from '../segment/offsets.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import type { Partner } from './partners.ts';
import { type Hierarchy, RegionSubjects, sentenceAt } from './subjects.ts';

const PHRASES = readPhrases('vocabulary/data/link_contexts.tsv', ['line', 'media']);

/** What tells which regions a mention is tied to. */
export interface LinkerInput {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly sections: readonly Section[];
  readonly regions: readonly RegionMention[];
  /** Mentions of every other kind. */
  readonly mentions: readonly EntityMention[];
  readonly partners: readonly Partner[];
  /** Key of the document's region. */
  readonly home: string | null;
  readonly hierarchy: Hierarchy;
}

/** A road, railway, pipeline or power line: every end that its name tells counts, wherever it lies. */
const LINE = new RegExp(`${PHRASES.line}|至|—`);
/** An airport carries the name of its city, then that of its place: 杭州萧山. */
const AIRPORT = /机场(?:.{0,6})$/;
/** A newspaper, a broadcaster: of the region that its name tells, whoever it writes about. */
const MEDIA = new RegExp(`(?:${PHRASES.media})$`);
/** A team sent to a region: 援助湖北医疗队. */
const AID = /援/;
/** What is done with others, and so ties the others to it as well. */
const COOPERATIVE = /协作|对口|结对|支援|合作|双城记/;
/** What ties a name to the region right behind it: 落户西峰. */
const SETTLES = /^[^，；。！？\n]{0,8}?(?:落户|落地|落子|选址|花落|进驻|入驻)(?:于|在)?$/;
/** What leads to somebody in a region elsewhere: 赴天津与…. */
const LEADS_AWAY = /(?:赴|前往)$/;
const LEVEL_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:省|自治区)(?![会内外际道])/, 'province'],
  [/^市(?!区|县|民|场|政|域|辖|内|外)/, 'prefecture'],
];
const AFTER = 16;
/** What a zone's name may be followed by in the name of an undertaking that is the zone itself: 扩区, 建设, 二期. */
const OWN_TAIL = 4;

/**
 * Ties mentions to the regions that the text says they are about.
 *
 * In order: the regions that the name itself holds; those that the clause, the sentence, the paragraph or the section is
 * about, where they lie inside the document's region; the document's region. Regions elsewhere count where the name says
 * so: the ends of a line, a hospital of another city, a partner.
 */
export class RegionLinker {
  readonly #input: LinkerInput;
  readonly #subjects: RegionSubjects;

  constructor(input: LinkerInput) {
    this.#input = input;
    this.#subjects = new RegionSubjects({ ...input, regions: standAlone(input.regions, input.mentions) });
  }

  /** Keys of the regions that a mention is tied to; empty where even the document's region is unknown. */
  regionsOf(mention: EntityMention): string[] {
    const { home } = this.#input;
    const inside = this.#inside(mention);
    const inner = inside.filter((key) => key === home || this.#isBelow(key));
    const outer = inside.filter((key) => key !== home && !this.#isBelow(key));
    const below = inner.filter((key) => key !== home);
    const keys = this.#ofKind(mention, below.length ? below : inner, outer);
    if (COOPERATIVE.test(mention.name)) keys.push(...this.#partnersOf(mention));
    if (home && this.#holdsBareTownship(mention)) keys.push(home);
    return [...new Set(keys)];
  }

  /** The region that a statistic at this place is about; of several, the first. */
  regionAt(offset: number): string | null {
    const subjects = this.#subjects.at(offset);
    return (subjects.length === 1 ? subjects[0] : undefined) ?? this.#input.home;
  }

  #ofKind(mention: EntityMention, inner: readonly string[], outer: readonly string[]): string[] {
    const place = () => this.#placeOf(mention);
    switch (mention.kind) {
      case 'project':
        if (AIRPORT.test(mention.name) && inner.length) return inner.slice(0, 1);
        if (LINE.test(mention.name) && inner.length + outer.length > 0) {
          const ends = [...inner, ...outer.filter((key) => !this.#isAbove(key))];
          return inner.length ? ends : [...place(), ...ends];
        }
        if (this.#isPair(mention)) return [...place(), ...outer];
        return inner.length ? [...inner] : place();
      case 'company':
        return inner.length ? [...inner] : [...place(), ...this.#away(mention)];
      case 'organization': {
        if (MEDIA.test(mention.name) && outer.length) return [...outer];
        const above = this.#byLevelWord(mention.name);
        if (inner.length) return AID.test(mention.name) ? [...inner, ...outer] : [...inner];
        return [...place(), ...outer, ...above, ...this.#away(mention)];
      }
      case 'honor': {
        // A title carries the name of who confers it, not of who receives it.
        const below = inner.filter((key) => key !== this.#input.home);
        return below.length ? below : (this.#recipientsOf(mention) ?? place());
      }
      default: {
        const below = inner.filter((key) => key !== this.#input.home);
        const told = below.length ? below : place();
        return [...told, ...outer, ...(mention.kind === 'policy' ? this.#byLevelWord(mention.name) : [])];
      }
    }
  }

  /** Where the words around a mention place it. */
  #placeOf(mention: EntityMention): string[] {
    const { regions, text, home } = this.#input;
    const next = regions[lowerBound(regions, mention.end)];
    if (next && next.start - mention.end < AFTER && this.#isBelow(next.regionKey) && SETTLES.test(text.slice(mention.end, next.start)))
      return [next.regionKey];
    const subjects = this.#subjects.at(mention.start);
    if (subjects.length) return [...subjects];
    return home ? [home] : [];
  }

  /** The region elsewhere that the clause leads to. */
  #away(mention: EntityMention): string[] {
    const { regions, text } = this.#input;
    for (let i = lowerBound(regions, mention.start) - 1; i >= 0; i--) {
      const region = regions[i] as RegionMention;
      if (/[，；。！？\n]/.test(text.slice(region.end, mention.start))) break;
      if (LEADS_AWAY.test(text.slice(Math.max(0, region.start - 2), region.start))) return [region.regionKey];
    }
    return [];
  }

  /**
   * Regions that the name itself holds, or that stand right before it (台州弗迪). Of regions that stand in each other only
   * the larger name counts, unless it is the name itself: 衢州综保区 lies in 衢州.
   */
  #inside({ start, end, kind, name }: EntityMention): string[] {
    const { regions, home, hierarchy } = this.#input;
    const keys: string[] = [];
    let covered = -1;
    for (let i = Math.max(0, lowerBound(regions, start) - 1); i < regions.length; i++) {
      const region = regions[i] as RegionMention;
      if (region.start >= end) break;
      if (region.start < start && (region.end !== start || kind === 'policy' || kind === 'slogan' || kind === 'honor')) continue;
      if (region.end > end || region.end <= covered) continue;
      // The span of a coordination's part reaches over the other parts.
      if (region.start >= start && !name.includes(region.surface) && !name.includes(region.name)) continue;
      if (region.implied && home && hierarchy.level(home) === 'province') continue;
      if (region.level === 'zone' && region.start === start && end - region.end <= OWN_TAIL) {
        const division = hierarchy.ancestors(region.regionKey)[0];
        if (division) keys.push(division);
        covered = region.end;
        continue;
      }
      covered = region.end;
      keys.push(region.regionKey);
    }
    return keys;
  }

  /** 津庆产业园: two regions by one character each, which says who is at it and not where it stands. */
  #isPair({ start, end }: EntityMention): boolean {
    const { regions } = this.#input;
    const i = lowerBound(regions, start);
    const [first, second] = [regions[i], regions[i + 1]];
    if (!first || !second || second.end > end) return false;
    return !first.implied && first.end - first.start === 1 && second.end - second.start === 1 && second.start === first.end;
  }

  /** Who receives a title where no region is the subject: what a name before it in the clause holds (静宁苹果跻身…). */
  #recipientsOf(mention: EntityMention): string[] | null {
    const { regions, text, home } = this.#input;
    for (let i = lowerBound(regions, mention.start) - 1; i >= 0; i--) {
      const region = regions[i] as RegionMention;
      if (region.end > mention.start) continue;
      if (/[，；。！？\n]/.test(text.slice(region.end, mention.start))) break;
      if (region.regionKey !== home && this.#isBelow(region.regionKey))
        return this.#subjects.at(mention.start).length ? null : [region.regionKey];
    }
    return null;
  }

  /** A township's short name may be the name of something else there: the document's region is sure. */
  #holdsBareTownship({ start, end }: EntityMention): boolean {
    const { regions } = this.#input;
    for (let i = lowerBound(regions, start); i < regions.length; i++) {
      const { start: from, end: to, level, surface, name } = regions[i] as RegionMention;
      if (from >= end) break;
      if (to <= end && level === 'township' && surface !== name) return true;
    }
    return false;
  }

  #partnersOf(mention: EntityMention): string[] {
    const { partners, sentences } = this.#input;
    const sentence = sentenceAt(sentences, mention.start);
    if (!sentence) return [];
    const here = partners.filter((p) => p.start >= sentence.start && p.end <= sentence.end).map((p) => p.key);
    if (here.length) return here;
    const standing = [...new Set(partners.filter((p) => p.standing).map((p) => p.key))];
    return standing.length === 1 && /协作|对口/.test(mention.name) ? standing : [];
  }

  #byLevelWord(name: string): string[] {
    const { home, hierarchy } = this.#input;
    if (!home) return [];
    const chain = [home, ...hierarchy.ancestors(home)];
    for (const [pattern, level] of LEVEL_WORDS) {
      const key = pattern.test(name) ? chain.find((k) => hierarchy.level(k) === level) : undefined;
      if (key) return [key];
    }
    return [];
  }

  #isBelow(key: string): boolean {
    return this.#input.home !== null && this.#input.hierarchy.ancestors(key).includes(this.#input.home);
  }

  #isAbove(key: string): boolean {
    return this.#input.home !== null && this.#input.hierarchy.ancestors(this.#input.home).includes(key);
  }
}

/** Region mentions that are not part of another name: inside a mention of another kind, or of a longer region's name. */
function standAlone(regions: readonly RegionMention[], mentions: readonly EntityMention[]): RegionMention[] {
  const longer = [...mentions.filter((m) => m.kind !== 'region'), ...regions.filter((r) => r.level === 'zone')].sort(
    (a, b) => a.start - b.start,
  );
  const alone: RegionMention[] = [];
  let from = 0;
  for (const region of regions) {
    while (from < longer.length && (longer[from] as { end: number }).end <= region.start) from++;
    let part = false;
    for (let i = from; i < longer.length; i++) {
      const other = longer[i] as { start: number; end: number };
      if (other.start > region.start) break;
      if (region.end <= other.end && other.end - other.start > region.end - region.start) {
        part = true;
        break;
      }
    }
    if (!part) alone.push(region);
  }
  return alone;
}
