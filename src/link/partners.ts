import type { Context } from '../recognize/context.ts';
import type { RegionMention } from '../recognize/regions.ts';
import type { Link } from './relations.ts';

/** Words that state a cooperation between regions. */
const COOPERATION = /东西部(?:扶贫)?协作|对口(?:支援|帮扶|协作|合作)|结对(?:帮扶|协作)|友好城市|协作帮扶|定点帮扶|[\u4e00-\u9fff]{2}协作/g;
const WINDOW = 40;

/** Ties the document's region to regions elsewhere that a sentence names as partners. */
export function linkPartners(
  context: Context,
  regions: readonly RegionMention[],
  ancestors: (key: string) => readonly string[],
  indexOfRegion: (key: string) => number,
): Link[] {
  const { home, text, sentences } = context;
  if (!home) return [];
  const links: Link[] = [];
  let sentence = 0;
  for (const match of text.matchAll(COOPERATION)) {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] as { start: number }).start <= match.index) sentence++;
    const { start, end } = sentences[sentence] as { start: number; end: number };
    for (const region of regions) {
      if (region.start < Math.max(start, match.index - WINDOW)) continue;
      if (region.end > Math.min(end, match.index + match[0].length + WINDOW)) break;
      const key = region.regionKey;
      if (key === home || ancestors(key).includes(home) || ancestors(home).includes(key)) continue;
      const [from, to] = [Math.min(region.start, match.index), Math.max(region.end, match.index + match[0].length)];
      links.push({ relation: 'partner_of', source: indexOfRegion(home), target: indexOfRegion(key), start: from, end: to });
    }
  }
  return links;
}
