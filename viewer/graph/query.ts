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
} from '../../src/model/schema.ts';
import { type Changes, formatList, parseList } from '../state/route.ts';

/** What colours of nodes may stand for. */
export const COLORINGS = ['kind', 'community', 'region', 'sector'] as const;
export type Coloring = (typeof COLORINGS)[number];

/** What sizes of nodes may stand for. */
export const SIZINGS = ['degree', 'mentions', 'documents'] as const;
export type Sizing = (typeof SIZINGS)[number];

/** The layouts: the build's, by region, and force-directed in the page. */
export const LAYOUTS = ['built', 'region', 'force'] as const;
type LayoutName = (typeof LAYOUTS)[number];

/** Documents are linked to everything they name; a graph with them shows little else. */
const HIDDEN_AT_FIRST: readonly NodeKind[] = ['document'];

/** What of the graph is shown and how, as the address says. */
export interface GraphQuery {
  readonly hiddenKinds: ReadonlySet<NodeKind>;
  readonly hiddenRelations: ReadonlySet<Relation>;
  /** Key of a region; it and its subdivisions are shown. */
  readonly region: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly sectors: ReadonlySet<Sector>;
  readonly statuses: ReadonlySet<Status>;
  /** Only what is said in sentences that look back, or ahead. */
  readonly claim: Claim | null;
  readonly community: number | null;
  readonly cluster: string | null;
  readonly minWeight: number;
  /** Keys of nodes whose surroundings alone are shown, and how many steps of them. */
  readonly ego: readonly string[];
  readonly depth: number;
  /** Keys of the two ends of a path. */
  readonly path: readonly [string, string] | null;
  /** Whether as much as can be drawn is shown, or what can be read. */
  readonly all: boolean;
  readonly color: Coloring;
  readonly size: Sizing;
  readonly layout: LayoutName;
}

/** Parameters that decide which part of the graph is shown. */
export const FILTERS = [
  'hide',
  'norel',
  'region',
  'from',
  'to',
  'sector',
  'status',
  'claim',
  'community',
  'cluster',
  'weight',
  'ego',
  'depth',
  'path',
  'most',
] as const;

/** What the parameters of the graph's address ask for; what can't be understood is as if it weren't there. */
export function readGraphQuery(params: ReadonlyMap<string, string>): GraphQuery {
  const hide = params.get('hide');
  const path = parseList(params.get('path'));
  return {
    hiddenKinds: new Set(hide === undefined ? HIDDEN_AT_FIRST : known(NODE_KINDS, hide)),
    hiddenRelations: new Set(known(Object.keys(RELATIONS) as Relation[], params.get('norel'))),
    region: params.get('region') ?? null,
    from: whole(params.get('from')),
    to: whole(params.get('to')),
    sectors: new Set(known(SECTORS, params.get('sector'))),
    statuses: new Set(known(STATUSES, params.get('status'))),
    claim: CLAIMS.find((name) => name === params.get('claim')) ?? null,
    community: whole(params.get('community')),
    cluster: params.get('cluster') ?? null,
    minWeight: Math.max(1, whole(params.get('weight')) ?? 1),
    ego: parseList(params.get('ego')),
    depth: Math.min(4, Math.max(1, whole(params.get('depth')) ?? 1)),
    path: path.length === 2 ? [path[0] as string, path[1] as string] : null,
    all: params.get('most') === 'all',
    color: COLORINGS.find((name) => name === params.get('color')) ?? 'kind',
    size: SIZINGS.find((name) => name === params.get('size')) ?? 'degree',
    layout: LAYOUTS.find((name) => name === params.get('layout')) ?? 'built',
  };
}

/** Whether anything is filtered that is not filtered at first. */
export function isFiltered(params: ReadonlyMap<string, string>): boolean {
  return FILTERS.some((name) => params.has(name));
}

/** Changes that clear every filter; the selection and the appearance stay. */
export function clearFilters(): Changes {
  return Object.fromEntries(FILTERS.map((name) => [name, null]));
}

/** Changes that hide just these kinds. */
export function hideKinds(kinds: ReadonlySet<NodeKind>): Changes {
  const asAtFirst = kinds.size === HIDDEN_AT_FIRST.length && HIDDEN_AT_FIRST.every((kind) => kinds.has(kind));
  // An empty list would be no parameter at all, which stands for the first state.
  return { hide: asAtFirst ? null : formatList(NODE_KINDS.filter((kind) => kinds.has(kind))) || 'none' };
}

function known<T extends string>(names: readonly T[], value: string | undefined): T[] {
  const asked = parseList(value);
  return names.filter((name) => asked.includes(name));
}

function whole(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null;
}
