import { compareCodePoints } from '../../build/order.ts';
import type { ReportPart } from './index.ts';
import { plain, table } from './markdown.ts';

const MOST = 20;

/** The policies and slogans that most regions carry out. */
export const shared: ReportPart = {
  heading: '最多地区共有的政策与提法 | Policies and slogans that most regions share',
  lines: ({ graph }) => {
    const rows: { label: string; kind: string; regions: number; sentences: number; firstYear: number | undefined }[] = [];
    graph.forEachNode((key, { kind, label, firstYear }) => {
      if (kind !== 'policy' && kind !== 'slogan') return;
      let regions = 0;
      let sentences = 0;
      graph.forEachInEdge(key, (_, { relation, weight }) => {
        if (relation !== 'implements') return;
        regions++;
        sentences += weight;
      });
      if (regions > 1) rows.push({ label, kind, regions, sentences, firstYear });
    });
    rows.sort((a, b) => b.regions - a.regions || b.sentences - a.sentences || compareCodePoints(a.label, b.label));
    return table(
      ['名称 name', '类别 kind', '地区 regions', '句子 sentences', '最早 first year'],
      rows
        .slice(0, MOST)
        .map(({ label, kind, regions, sentences, firstYear }) => [plain(label), kind, regions, sentences, firstYear ?? '']),
    );
  },
};
