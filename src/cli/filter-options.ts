import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Cluster } from '../analyse/clusters/clusters.ts';
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

/** Clusters that a message suggests at most. */
const SUGGESTIONS = 8;

type Named = Pick<Cluster, 'id' | 'name'>;

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
    .option('--cluster <name...>', '项目集群（名称或编号） | clusters of projects, by name or id')
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
 * @param clusters those of the graph's build, among which `--cluster` is looked up
 * @throws UsageError for a name that no node has, or several have
 */
export function filterOf(graph: KnowledgeGraph, options: FilterOptions, clusters: readonly Named[]): GraphFilter {
  const { kind, relation, region, subregions, years, cluster, sector, status, claim, minWeight, ego, depth } = options;
  if (depth !== undefined && !ego) throw new UsageError('--depth says nothing without --ego; name a node with --ego');
  return {
    ...(kind && { kinds: new Set(kind) }),
    ...(relation && { relations: new Set(relation) }),
    ...(region && { regions: new Set(region.map((name) => findNode(graph, name, 'region'))), subregions }),
    ...years,
    ...(cluster && { clusters: new Set(cluster.map((name) => findCluster(clusters, name))) }),
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

/** The id of the one cluster that a name or id means. */
function findCluster(clusters: readonly Named[], asked: string): string {
  const meant = clusters.filter(({ id, name }) => id === asked || name === asked);
  if (meant.length === 1) return (meant[0] as Named).id;
  if (meant.length > 1) throw new UsageError(`several clusters are named ${asked}; give the id of one:\n${listed(meant)}`);
  const similar = clusters.filter(({ name }) => name.includes(asked)).slice(0, SUGGESTIONS);
  const hint = similar.length > 0 ? `did you mean:\n${listed(similar)}` : `zhengmai clusters WORD shows those that a word names`;
  throw new UsageError(`unknown cluster: ${asked}; ${hint}`);
}

function listed(clusters: readonly Named[]): string {
  return clusters.map(({ id, name }) => `  ${id} ${name}`).join('\n');
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
