import type { Cluster, Clustering } from '../../analyse/clusters/clusters.ts';
import { UsageError } from '../../errors.ts';
import { BYTE_ORDER_MARK, csvRow } from '../../export/csv.ts';
import { openClusters } from '../../inspect/open-clusters.ts';
import { SECTOR_NAMES } from '../../model/schema.ts';
import { displayWidth, formatTable, furtherLine } from '../table.ts';
import { print, terminalWidth } from '../terminal.ts';
import { inYi, percent } from '../wording.ts';

/** What `zhengmai clusters` is given besides its words. */
export interface ClustersCommandOptions {
  readonly graph: string;
  readonly least: number;
  readonly limit: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Prints the clusters of related projects: all of them, a line each; those that a word names, with members and reasons. */
export async function run(words: readonly string[], options: ClustersCommandOptions): Promise<void> {
  const clustering = openClusters(options.graph);
  const clusters = clustering.clusters.filter(
    (cluster) => cluster.members.length >= options.least && words.every((word) => concerns(cluster, word)),
  );
  if (words.length > 0 && clusters.length === 0) {
    throw new UsageError(`no cluster is about ${words.join(' and ')}; zhengmai clusters lists them all`);
  }
  if (options.json) process.stdout.write(`${JSON.stringify({ ...clustering, clusters })}\n`);
  else if (options.csv) process.stdout.write(toCsv(clusters));
  else print(words.length > 0 ? toDetails(clusters, options.limit) : toOverview(clustering, clusters, options.limit));
}

/** Whether a word is a cluster's id or part of its name, or names a region, company or member. */
function concerns({ id, name, labels, regions, companies }: Cluster, word: string): boolean {
  return id === word || [name, ...labels, ...[...regions, ...companies].map(({ label }) => label)].some((text) => text.includes(word));
}

function toOverview({ modularity, projects, clustered, clusters: all }: Clustering, clusters: readonly Cluster[], limit: number): string {
  const lines = formatTable(
    [
      { title: '集群 cluster', value: ({ name }) => name, most: 44 },
      { title: '项目 projects', value: ({ members }) => members.length },
      { title: '行业 sector', value: ({ sector }) => SECTOR_NAMES[sector] },
      { title: '投资(亿元) 100m yuan', value: ({ investmentYuan }) => inYi(investmentYuan) },
      { title: '密度 density', value: ({ density }) => percent(density) },
      { title: '稳定 stability', value: ({ stability }) => percent(stability) },
      { title: '理由 reasons', value: ({ reasons }) => reasonsOf(reasons).slice(0, 2).join('、'), most: 40 },
    ],
    clusters.slice(0, limit),
  );
  if (limit < clusters.length) lines.push(furtherLine(clusters.length - limit));
  return `${[
    `项目 projects ${projects}, 在集群中 in clusters ${clustered}, 集群 clusters ${all.length}, 模块度 modularity ${modularity.toFixed(3)}`,
    ...lines,
  ].join('\n')}\n`;
}

function toDetails(clusters: readonly Cluster[], limit: number): string {
  const width = terminalWidth();
  return clusters
    .slice(0, limit)
    .map((cluster) => {
      const { id, name, labels, regions, companies, sector, investmentYuan, invested, density, cohesion, modularity, stability } = cluster;
      const counted = (list: Cluster['regions']) => list.map(({ label, count }) => (count > 1 ? `${label} ×${count}` : label));
      return [
        `${name} (${id})`,
        ...wrapped('  项目 projects', labels, width),
        ...wrapped('  地区 regions', counted(regions), width),
        ...(companies.length > 0 ? wrapped('  企业 companies', counted(companies), width) : []),
        `  行业 sector: ${SECTOR_NAMES[sector]}${investmentYuan === null ? '' : `; 投资 invested: ${inYi(investmentYuan)} 亿元 (${invested} 项有金额 with an amount)`}`,
        `  密度 density ${percent(density)}, 内聚 cohesion ${percent(cohesion)}, 稳定 stability ${percent(stability)}, 模块度 modularity ${modularity}`,
        ...wrapped(
          '  理由 reasons',
          cluster.reasons.map(({ reason, pairs }) => `${reason} ×${pairs}`),
          width,
        ),
        '',
      ].join('\n');
    })
    .join('\n');
}

/** What a reader wants of reasons first: that the sector is the same says the column beside. */
function reasonsOf(reasons: Cluster['reasons']): string[] {
  return reasons.filter(({ reason }) => !reason.startsWith('sector:')).map(({ reason }) => reason);
}

/** A titled list over as many lines as it takes. */
function wrapped(title: string, items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = `${title} (${items.length}): `;
  items.forEach((item, i) => {
    const piece = i < items.length - 1 ? `${item}、` : item;
    if (displayWidth(line + piece) > width && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = '    ';
    }
    line += piece;
  });
  return [...lines, line];
}

const CSV_COLUMNS = [
  'cluster',
  'id',
  'project',
  'key',
  'sector',
  'size',
  'investment_yuan',
  'density',
  'stability',
  'regions',
  'companies',
] as const;

function toCsv(clusters: readonly Cluster[]): string {
  const names = (list: Cluster['regions']) => list.map(({ label }) => label).join('|');
  return [
    BYTE_ORDER_MARK + csvRow(CSV_COLUMNS),
    ...clusters.flatMap(({ name, id, members, labels, sector, investmentYuan, density, stability, regions, companies }) =>
      members.map((key, i) =>
        csvRow([name, id, labels[i], key, sector, members.length, investmentYuan, density, stability, names(regions), names(companies)]),
      ),
    ),
  ].join('');
}
