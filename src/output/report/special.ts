import { comparableRegions } from '../../analyse/adoption.ts';
import { policiesAlone } from '../../analyse/shared.ts';
import type { ReportPart } from './index.ts';
import { plain, table } from './markdown.ts';

const MOST_REGIONS = 40;
const MOST_POLICIES = 6;

/** What each region has alone: among the regions that have documents, nobody else says it. */
export const special: ReportPart = {
  heading: '各地独有的政策与提法 | What each region has alone',
  lines: ({ adoptions, places }, notes) => {
    const regions = comparableRegions(adoptions);
    if (regions.length < 2) return [];
    const alone = policiesAlone(adoptions, regions);
    return table(
      ['地区 region', '独有 alone', '句子最多的 those with most sentences'],
      regions.slice(0, MOST_REGIONS).map(({ key, label }) => {
        const own = (alone.get(key) ?? []).toSorted((a, b) => (b.regions.get(key)?.count ?? 0) - (a.regions.get(key)?.count ?? 0));
        const named = own.slice(0, MOST_POLICIES).map((policy) => {
          const adoption = policy.regions.get(key);
          return `${plain(policy.label)} ×${adoption?.count ?? 0}${notes.cite(places.of(adoption?.edges[0] ?? ''))}`;
        });
        return [plain(label), own.length, named.join('、')];
      }),
    );
  },
};
