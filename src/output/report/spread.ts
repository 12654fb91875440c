import { compareDiffusions, type Diffusion, diffusion, firstYearWritten, OLDEST_NOTE } from '../../analyse/diffusion.ts';
import type { ReportPart } from './index.ts';
import { plain, table } from './markdown.ts';

const MOST = 15;
/** In fewer years or regions nothing has spread to speak of. */
const FEWEST_YEARS = 3;
const FEWEST_REGIONS = 3;

/** How the most widely adopted policies and slogans spread, where some region has documents of several years. */
export const spread: ReportPart = {
  heading: '扩散 | How policies spread',
  lines: ({ adoptions, places }, notes) => {
    if (!adoptions.regions.some(({ documentYears }) => documentYears.length > 1)) return [];
    const found: Diffusion[] = [];
    // The table begins with what most regions have: what comes later has no chance where the last of the list has spread to more.
    for (const policy of adoptions.policies) {
      if (policy.regions.size < Math.max(FEWEST_REGIONS, found[MOST - 1]?.steps.length ?? 0)) break;
      for (const one of diffusion(adoptions, [policy]))
        if (one.steps.length >= FEWEST_REGIONS && one.lastYear - one.firstYear >= FEWEST_YEARS) found.push(one);
      found.sort(compareDiffusions).splice(MOST);
    }
    const rows = table(
      [
        '名称 name',
        '地区 regions',
        '首年 first year',
        '最早见于 first seen in',
        '过半 half by',
        '自上 from above',
        '自旁 from the side',
        '自下 from below',
        '不再提 dropped',
      ],
      found.map((one) => {
        const { label, steps, halfYear, directions, dropped } = one;
        const first = steps[0];
        return [
          plain(label),
          steps.length,
          firstYearWritten(one),
          first ? `${plain(first.label)}${notes.cite(places.of(first.edge))}` : '',
          halfYear,
          directions.above,
          directions.side,
          directions.below,
          dropped.length,
        ];
      }),
    );
    if (rows.length === 0) return [];
    return [...rows, '', OLDEST_NOTE];
  },
};
