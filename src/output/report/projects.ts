import { forEachEdgeOf, RELATIONS_OF_THINGS } from '../../analyse/edges.ts';
import { compareCodePoints } from '../../build/order.ts';
import type { ReportPart } from './index.ts';
import { plain, table } from './markdown.ts';

const MOST = 20;
/** Projects of which the best are kept at a time. */
const LOOKED_AT = 1000;

/** The projects with the most links to other entities. */
export const projects: ReportPart = {
  heading: '联系最多的项目 | Most linked projects',
  lines: ({ graph }) => {
    const linked = new Map<string, number>();
    forEachEdgeOf(graph, RELATIONS_OF_THINGS, (source, target) => {
      if (source.startsWith('project:')) linked.set(source, (linked.get(source) ?? 0) + 1);
      if (target.startsWith('project:') && target !== source) linked.set(target, (linked.get(target) ?? 0) + 1);
    });
    let rows: { key: string; label: string; links: number; mentions: number }[] = [];
    const best = () =>
      rows.sort((a, b) => b.links - a.links || b.mentions - a.mentions || compareCodePoints(a.label, b.label)).slice(0, MOST);
    graph.forEachNode((key, { kind, label, mentions }) => {
      if (kind !== 'project') return;
      rows.push({ key, label, links: linked.get(key) ?? 0, mentions });
      if (rows.length > LOOKED_AT) rows = best();
    });
    return table(
      ['项目 project', '地区 regions', '状态 status', '投资 investment', '联系 links', '提及 mentions'],
      best().map(({ key, label, links, mentions }) => {
        const { regions, status = '', investment = '' } = graph.getNodeAttributes(key);
        return [plain(label), plain(regions.join('、')), status, plain(investment), links, mentions];
      }),
    );
  },
};
