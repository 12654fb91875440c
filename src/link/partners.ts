import type { Sentence } from '../model/types.ts';
import type { RegionMention } from '../recognize/regions.ts';
import { lowerBound } from '../segment/offsets.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import type { Link } from './relations.ts';
import { type Hierarchy, sentenceAt } from './subjects.ts';

const PHRASES = readPhrases('vocabulary/data/link_contexts.tsv', ['cooperation', 'agreement']);

/** Words that state a cooperation between regions. */
const COOPERATION = new RegExp(`${PHRASES.cooperation}|[\\u4e00-\\u9fff]{2}(?:劳务)?协作`, 'g');
/** With whom an agreement is made: 与西宁市签署…, 同天津签订…. */
const AGREES_WITH = /[与同和]$/;
const AGREEMENT = new RegExp(`^(?:${PHRASES.agreement})`);
const WINDOW = 40;

/** A region that the text states a cooperation of the document's region with. */
export interface Partner {
  readonly key: string;
  /** Clean-text span that holds both the partner's name and the words that state the cooperation. */
  readonly start: number;
  readonly end: number;
  /** Whether a standing cooperation (东西部协作) is stated, not one agreement. */
  readonly standing: boolean;
}

/** What finding partners needs. */
export interface PartnerInput {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly regions: readonly RegionMention[];
  readonly home: string | null;
  readonly hierarchy: Hierarchy;
}

/**
 * Finds the regions elsewhere with which the document's region states a cooperation: named in the sentence of 东西部协作,
 * 对口支援 and the like, in a compound (津庆协作), or as the other side of an agreement.
 */
export function findPartners({ text, sentences, regions, home, hierarchy }: PartnerInput): Partner[] {
  if (!home) return [];
  const above = hierarchy.ancestors(home);
  const isElsewhere = (key: string) => key !== home && !hierarchy.ancestors(key).includes(home) && !above.includes(key);
  const partners: Partner[] = [];
  for (const match of text.matchAll(COOPERATION)) {
    const sentence = sentenceAt(sentences, match.index);
    if (!sentence) continue;
    const end = match.index + match[0].length;
    const from = Math.max(sentence.start, match.index - WINDOW);
    const to = Math.min(sentence.end, end + WINDOW);
    for (let i = lowerBound(regions, from); i < regions.length; i++) {
      const region = regions[i] as RegionMention;
      if (region.end > to) break;
      if (isElsewhere(region.regionKey)) {
        partners.push({
          key: region.regionKey,
          start: Math.min(region.start, match.index),
          end: Math.max(region.end, end),
          standing: true,
        });
      }
    }
  }
  for (const region of regions) {
    const agreement = AGREES_WITH.test(text[region.start - 1] ?? '') ? AGREEMENT.exec(text.slice(region.end, region.end + 14)) : null;
    if (agreement && isElsewhere(region.regionKey)) {
      partners.push({ key: region.regionKey, start: region.start, end: region.end + agreement[0].length, standing: false });
    }
  }
  return partners;
}

/** Ties the document's region to its partners. */
export function linkPartners(partners: readonly Partner[], home: string | null, indexOfRegion: (key: string) => number): Link[] {
  if (!home) return [];
  return partners.map(({ key, start, end }) => ({
    relation: 'partner_of' as const,
    source: indexOfRegion(home),
    target: indexOfRegion(key),
    start,
    end,
  }));
}
