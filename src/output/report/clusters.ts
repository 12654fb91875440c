import { SECTOR_NAMES } from '../../model/schema.ts';
import type { ReportPart } from './index.ts';
import { plain, table } from './markdown.ts';

const MOST = 20;
const NAMED_MEMBERS = 5;

/** The largest clusters of related projects. */
export const clusters: ReportPart = {
  heading: '项目集群 | Clusters of related projects',
  lines: ({ clustering, firstPassage }, notes) => {
    if (clustering.clusters.length === 0) return [];
    return [
      `- 集群 clusters: ${clustering.clusters.length}；其中项目 projects in them: ${clustering.clustered} / ${clustering.projects}；模块度 modularity ${clustering.modularity.toFixed(3)}`,
      '',
      ...table(
        ['集群 cluster', '项目 projects', '行业 sector', '投资（亿元）100m yuan', '稳定 stability', '例 such as'],
        clustering.clusters.slice(0, MOST).map(({ name, members, labels, sector, investmentYuan, stability }) => {
          const named = labels.slice(0, NAMED_MEMBERS).map((label, i) => plain(label) + notes.cite(firstPassage(members[i] as string)));
          return [
            plain(name),
            members.length,
            SECTOR_NAMES[sector],
            investmentYuan === null ? '' : (investmentYuan / 1e8).toFixed(2),
            stability.toFixed(2),
            named.join('、') + (members.length > named.length ? ' …' : ''),
          ];
        }),
      ),
    ];
  },
};
