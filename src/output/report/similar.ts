import { allPairs } from '../../analyse/similarity.ts';
import type { ReportPart } from './index.ts';
import { plain, table } from './markdown.ts';

const MOST = 15;
/** Of a large corpus, only the nearest of each region are looked at. */
const NEAREST = 20;

/** The regions that are most alike in what they carry out. */
export const similar: ReportPart = {
  heading: '最相似的地区 | Regions most alike',
  lines: ({ adoptions }) => {
    const labels = new Map(adoptions.regions.map(({ key, label }) => [key, plain(label)]));
    const pairs = allPairs(adoptions, NEAREST).sort((a, b) => b.weighted - a.weighted || b.shared - a.shared);
    const share = (value: number) => value.toFixed(3);
    return table(
      ['地区 regions', '共有 shared', '单方 alone', 'Jaccard', '稀有加权 weighted by rarity'],
      pairs
        .filter(({ shared }) => shared > 0)
        .slice(0, MOST)
        .map(({ a, b, shared, onlyA, onlyB, jaccard, weighted }) => [
          `${labels.get(a)} – ${labels.get(b)}`,
          shared,
          `${onlyA} / ${onlyB}`,
          share(jaccard),
          share(weighted),
        ]),
    );
  },
};
