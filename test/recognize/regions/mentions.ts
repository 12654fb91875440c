import { loadGazetteer } from '../../../src/gazetteer/gazetteer.ts';
import { type RegionMention, recognizeRegions } from '../../../src/recognize/regions.ts';
import { findSections, findSentences } from '../../../src/segment/structure.ts';
import { tagWords } from '../../../src/segment/words.ts';

/** Mentions of regions in a text, for a document about the region of that name. */
export function mentions(text: string, home: string | null = null, year: number | null = 2022): RegionMention[] {
  const sentences = findSentences(text, findSections(text));
  const key = home === null ? null : (loadGazetteer().byName(home)[0]?.key as string);
  return recognizeRegions({ text, words: tagWords(text), sentences, home: key, year });
}

/** The names of those that are meant themselves, each once. */
export const names = (text: string, home: string | null = null, year: number | null = 2022): string[] => [
  ...new Set(
    mentions(text, home, year)
      .filter((m) => !m.implied)
      .map((m) => m.name),
  ),
];
