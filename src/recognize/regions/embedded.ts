import { readPhrases } from '../../vocabulary/phrases.ts';
import type { EntityMention } from '../context.ts';
import type { RegionMention } from '../regions.ts';

const PHRASES = readPhrases('vocabulary/data/link_contexts.tsv', ['line']);

/** A line's name holds its ends, which the text names with it. */
const LINE = new RegExp(`${PHRASES.line}|至|—`);

/**
 * Leaves out the short names of regions elsewhere that only are part of an enterprise's name, or of the name that an
 * enterprise gives its project: 上海电气, 浙江某某数据中心 say nothing of 上海 and 浙江.
 *
 * @param regions in order of their start
 * @param mentions mentions of the other kinds, in any order
 * @param isElsewhere whether a region lies in another province than the document's
 */
export function withoutEmbedded(
  regions: readonly RegionMention[],
  mentions: readonly EntityMention[],
  isElsewhere: (key: string) => boolean,
): RegionMention[] {
  const names = mentions
    .filter((m) => m.kind === 'company' || (m.kind === 'project' && !LINE.test(m.name)))
    .sort((a, b) => a.start - b.start);
  let from = 0;
  return regions.filter((region) => {
    while (from < names.length && (names[from] as EntityMention).start < region.start - MAX_NAME) from++;
    if (region.surface === region.name || region.end - region.start < 2 || !isElsewhere(region.regionKey)) return true;
    for (let i = from; i < names.length; i++) {
      const name = names[i] as EntityMention;
      if (name.start > region.start) break;
      if (region.end <= name.end && name.name.includes(region.surface) && (name.kind === 'company' || name.start === region.start))
        return false;
    }
    return true;
  });
}

/** No name is longer. */
const MAX_NAME = 60;
