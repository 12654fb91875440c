import { compareCodePoints } from '../../build/order.ts';
import type { ReportPart } from './index.ts';
import { plain, table } from './markdown.ts';

const MOST = 20;

/** The projects with the most links to other entities. */
export const projects: ReportPart = {
  heading: '联系最多的项目 | Most linked projects',
  lines: ({ graph }) => {
    const rows: { label: string; links: number; mentions: number; status: string; investment: string; regions: string }[] = [];
    const linked = new Map<string, number>();
    graph.forEachEdge((_, { relation }, source, target) => {
      if (relation === 'mentions') return;
      for (const end of new Set([source, target])) linked.set(end, (linked.get(end) ?? 0) + 1);
    });
    graph.forEachNode((key, { kind, label, mentions, status, investment, regions }) => {
      if (kind !== 'project') return;
      rows.push({
        label,
        links: linked.get(key) ?? 0,
        mentions,
        status: status ?? '',
        investment: investment ?? '',
        regions: regions.join('、'),
      });
    });
    rows.sort((a, b) => b.links - a.links || b.mentions - a.mentions || compareCodePoints(a.label, b.label));
    return table(
      ['项目 project', '地区 regions', '状态 status', '投资 investment', '联系 links', '提及 mentions'],
      rows.slice(0, MOST).map((row) => [plain(row.label), plain(row.regions), row.status, plain(row.investment), row.links, row.mentions]),
    );
  },
};
