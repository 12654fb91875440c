import { type Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../errors.ts';
import type { GraphFilter } from '../export/filter.ts';
import { findNode } from '../inspect/find-node.ts';
import type { KnowledgeGraph } from '../model/graph.ts';
import {
  CLAIMS,
  type Claim,
  NODE_KINDS,
  type NodeKind,
  RELATIONS,
  type Relation,
  SECTORS,
  type Sector,
  STATUSES,
  type Status,
} from '../model/schema.ts';

/** The filters as commander reads them. */
export interface FilterOptions {
  readonly kind?: readonly NodeKind[];
  readonly relation?: readonly Relation[];
  readonly region?: readonly string[];
  readonly subregions: boolean;
  readonly years?: { readonly from?: number; readonly to?: number };
  readonly cluster?: readonly string[];
  readonly sector?: readonly Sector[];
  readonly status?: readonly Status[];
  readonly claim?: Claim;
  readonly minWeight?: number;
  readonly ego?: readonly string[];
  readonly depth?: number;
}

/** Adds the options that ask for a part of the graph. */
export function addFilterOptions(command: Command): Command {
  const choice = (flags: string, text: string, values: readonly string[]) =>
    new Option(flags, text)
      .choices(values)
      .argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), ...oneOf(values, value)]);
  return command
    .addOption(choice('--kind <kind...>', '节点类别 | kinds of node', NODE_KINDS))
    .addOption(choice('--relation <relation...>', '边的关系 | relations of edge', Object.keys(RELATIONS)))
    .option('--region <name...>', '地区及其下级（名称或键） | regions with all below them, by name or key')
    .option('--no-subregions', '不含下级地区 | without the regions below')
    .option('--years <range>', '年份，如 2021、2019-2021、2020- | years, such as 2021, 2019-2021, 2020-', parseYears)
    .option('--cluster <id...>', '项目集群 | clusters of projects')
    .addOption(choice('--sector <sector...>', '项目行业 | sectors of projects', SECTORS))
    .addOption(choice('--status <status...>', '项目状态 | statuses of projects', STATUSES))
    .addOption(new Option('--claim <claim>', '已做或计划 | what is reported as done, or planned').choices(CLAIMS))
    .option('--min-weight <n>', '边的最小权重 | lightest edge', parseWeight)
    .option('--ego <node...>', '这些节点及其周围 | these nodes and what surrounds them')
    .option('--depth <n>', '周围的步数，缺省 1 | steps around them, by default 1', parseDepth);
}

/**
 * What the options ask for, with names resolved in a graph.
 *
 * @throws UsageError for a name that no node has, or several have
 */
export function filterOf(graph: KnowledgeGraph, options: FilterOptions): GraphFilter {
  const { kind, relation, region, subregions, years, cluster, sector, status, claim, minWeight, ego, depth } = options;
  if (depth !== undefined && !ego) throw new UsageError('--depth says nothing without --ego; name a node with --ego');
  if (cluster) checkClusters(graph, cluster);
  return {
    ...(kind && { kinds: new Set(kind) }),
    ...(relation && { relations: new Set(relation) }),
    ...(region && { regions: new Set(region.map((name) => findNode(graph, name, 'region'))), subregions }),
    ...years,
    ...(cluster && { clusters: new Set(cluster) }),
    ...(sector && { sectors: new Set(sector) }),
    ...(status && { statuses: new Set(status) }),
    ...(claim && { claim }),
    ...(minWeight !== undefined && { minWeight }),
    ...(ego && { ego: new Set(ego.map((name) => findNode(graph, name))), depth: depth ?? 1 }),
  };
}

function oneOf(values: readonly string[], value: string): string[] {
  if (!values.includes(value)) throw new InvalidArgumentError(`Allowed choices are ${values.join(', ')}.`);
  return [value];
}

function checkClusters(graph: KnowledgeGraph, asked: readonly string[]): void {
  const known = new Set(graph.mapNodes((_, { cluster }) => String(cluster ?? '')));
  const unknown = asked.find((id) => !known.has(id));
  if (unknown !== undefined) throw new UsageError(`unknown cluster: ${unknown}; zhengmai clusters lists their ids`);
}

function parseYears(range: string): { from?: number; to?: number } {
  const match = /^(\d{4})?(?:([-–])(\d{4})?)?$/.exec(range.trim());
  const [, first, dash, last] = match ?? [];
  if (!match || (!first && !last)) throw new InvalidArgumentError('Give a year or a range: 2021, 2019-2021, 2020-, -2020.');
  const from = first ? Number(first) : undefined;
  const to = last ? Number(last) : dash ? undefined : from;
  if (from !== undefined && to !== undefined && from > to) throw new InvalidArgumentError('The range ends before it begins.');
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function parseWeight(value: string): number {
  const weight = Number(value);
  if (!(weight >= 0) || value.trim() === '') throw new InvalidArgumentError('Give a number, 0 or more.');
  return weight;
}

function parseDepth(value: string): number {
  const depth = Number(value);
  if (!Number.isInteger(depth) || depth < 0) throw new InvalidArgumentError('Give a whole number, 0 or more.');
  return depth;
}
