import { comparableRegions } from '../../analyse/adoption.ts';
import { sortedNumbers } from '../../build/order.ts';
import type { ReportPart } from './index.ts';
import { plain, table } from './markdown.ts';

/** Whom the documents are about, and of which years. */
export const documents: ReportPart = {
  heading: '文件 | Documents',
  lines: ({ adoptions }) => {
    const regions = comparableRegions(adoptions).filter(({ hasDocument }) => hasDocument);
    const years = sortedNumbers(regions.flatMap(({ documentYears }) => documentYears));
    if (years.length === 0) return [];
    return [
      `- 地区 regions: ${regions.length}；年份 years: ${years[0]}–${years.at(-1)}`,
      '',
      ...table(
        ['地区 region', '年份 years'],
        regions.map(({ label, documentYears }) => [plain(label), documentYears.join('、')]),
      ),
    ];
  },
};
