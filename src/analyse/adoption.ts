import { compareCodePoints, sortedNumbers } from '../build/order.ts';
import { edgeKey } from '../build/passages.ts';
import { unitedNumbers } from '../build/shared-lists.ts';
import type { ReadableGraph } from '../model/graph.ts';
import type { RegionLevel } from '../model/schema.ts';
import { forEachEdgeOf } from './edges.ts';
import { readHierarchy } from './hierarchy.ts';

/**
 * Where the policies of a region are counted: `none`, with itself only; `documents`, with the nearest region, from itself
 * upwards, that a document is about (静宁县 in a report of 平凉市 counts for 平凉市); `all`, with itself and all above it.
 */
export const ROLL_UPS = ['none', 'documents', 'all'] as const;
export type RollUp = (typeof ROLL_UPS)[number];

/** The kinds that regions adopt. */
export const POLICY_KINDS = ['policy', 'slogan'] as const;
export type PolicyKind = (typeof POLICY_KINDS)[number];

/** How a region carries a policy out. */
export interface Adoption {
  /** The `implements` edge of the region itself, else the heaviest of those counted here; its evidence are the sentences. */
  readonly edge: string;
  /** Every `implements` edge counted here, that of the earliest year first. */
  readonly edges: readonly string[];
  /** Sentences. */
  readonly count: number;
  /** Years of those sentences, ascending. */
  readonly years: readonly number[];
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

/** A policy or slogan and the regions that carry it out. */
export interface AdoptedPolicy {
  /** The node's key; of a name that stands for several things (`sense`), followed by which of them it is. */
  readonly id: string;
  /** Key of the node. */
  readonly key: string;
  /** The node's name. */
  readonly name: string;
  /** The name; where it stands for several things, with the regions that mean this one: 五个一（平凉市）. */
  readonly label: string;
  readonly aliases: readonly string[];
  /** `policy` where a policy and a slogan have one name (东数西算): they are one row. */
  readonly kind: PolicyKind;
  /**
   * Keys of what is counted in this row too: of a policy the slogan that has its name, of a slogan the policy that is called
   * after it (放管服改革 of 放管服). None for most; where there are any, the row is both policy and slogan.
   */
  readonly twins: readonly string[];
  /**
   * Of a formula under which regions do different things, or may do, what this row's regions mean by it: the parts that they
   * spell out, none where they don't. Each thing is a row of its own, for a common name is not a common policy. Null for the rest.
   */
  readonly sense: readonly string[] | null;
  /** By key of the region, in the order of `AdoptionTable.regions`. */
  readonly regions: ReadonlyMap<string, Adoption>;
  /** Sentences of all regions. */
  readonly count: number;
  readonly firstYear: number | null;
}

/** A region as a column of the comparison. */
export interface AdoptingRegion {
  readonly key: string;
  readonly label: string;
  readonly level: RegionLevel | null;
  readonly code: string;
  /** Whether a document is about it: without one, nothing can be said of what it does not mention. */
  readonly hasDocument: boolean;
  /** Years of the documents about it, ascending. */
  readonly documentYears: readonly number[];
  /** Regions above it, nearest first. */
  readonly ancestors: readonly string[];
}

/** What regions implement, as the `implements` edges of a graph tell. */
export interface AdoptionTable {
  /** Most shared first, then by sentences, then by label. */
  readonly policies: readonly AdoptedPolicy[];
  /** In the order of the division codes, those without a code last. */
  readonly regions: readonly AdoptingRegion[];
}

/** A cell of the table region × policy. */
export type AdoptionState = 'adopted' | 'not_mentioned' | 'no_document';

interface Draft {
  readonly edges: { key: string; own: boolean; weight: number; first: number }[];
  years: readonly number[];
  /** Sentences of the policy, and of the slogan that has its name: they are mostly the same. */
  count: number;
  twinCount: number;
}

/**
 * Reads who carries out what.
 *
 * @param rollUp where the policies of subregions are counted, by default `documents`
 * @example readAdoptions(graph).policies[0].regions.get('region:6208')?.firstYear
 */
export function readAdoptions(graph: ReadableGraph, { rollUp = 'documents' }: { rollUp?: RollUp } = {}): AdoptionTable {
  const documented = new Map<string, Set<number>>();
  forEachEdgeOf(graph, ['about'], (_source, target, { years }) => {
    const known = documented.get(target) ?? new Set();
    for (const year of years) known.add(year);
    documented.set(target, known);
  });

  const ancestors = readHierarchy(graph);
  const countedWith = (region: string): readonly string[] => {
    if (rollUp === 'none') return [region];
    const line = [region, ...ancestors(region)];
    return rollUp === 'all' ? line : [line.find((key) => documented.has(key)) ?? region];
  };

  const twins = twinsOf(graph);
  const senses = readSenses(graph, ancestors);
  /** The rows, each with the numbers of the statements that are counted in it. */
  const rows = new Map<string, { readonly key: string; readonly sense: readonly string[] | null; readonly stated: number[] }>();
  const same = sameStrings();
  const statements: { source: string[]; target: string[]; weight: number[]; years: (readonly number[])[] } = {
    source: [],
    target: [],
    weight: [],
    years: [],
  };
  forEachEdgeOf(graph, ['implements'], (source, target, { weight, years }) => {
    const policy = twins.get(target) ?? target;
    const meant = senses(policy, source) ?? senses(target, source);
    const id = meant ? `${policy}#${meant.id}` : policy;
    let row = rows.get(id);
    if (!row) {
      row = { key: policy, sense: meant?.expansion ?? null, stated: [] };
      rows.set(id, row);
    }
    row.stated.push(statements.source.push(same(source)) - 1);
    statements.target.push(same(target));
    statements.weight.push(weight);
    statements.years.push(years);
  });
  const adopting = new Set<string>();
  for (const source of new Set(statements.source)) for (const region of countedWith(source)) adopting.add(region);

  /** What the statements of one row amount to, by region: of all rows at once it would not find room. */
  const draftsOf = (policy: string, stated: readonly number[]): Map<string, Draft> => {
    const byRegion = new Map<string, Draft>();
    for (const i of stated) {
      const [source, target] = [statements.source[i] as string, statements.target[i] as string];
      const [weight, years] = [statements.weight[i] as number, statements.years[i] as readonly number[]];
      for (const region of countedWith(source)) {
        let draft = byRegion.get(region);
        if (!draft) {
          draft = { edges: [], years: [], count: 0, twinCount: 0 };
          byRegion.set(region, draft);
        }
        draft.edges.push({
          key: edgeKey(source, 'implements', target),
          own: source === region,
          weight,
          first: years.length > 0 ? Math.min(...years) : Number.POSITIVE_INFINITY,
        });
        if (target === policy) draft.count += weight;
        else draft.twinCount += weight;
        draft.years = unitedNumbers(draft.years, years);
      }
    }
    return byRegion;
  };

  const regions = [...new Set([...documented.keys(), ...adopting])]
    .map((key): AdoptingRegion => {
      const { label, level, code } = graph.getNodeAttributes(key);
      return {
        key,
        label,
        level: level ?? null,
        code: code ?? '',
        hasDocument: documented.has(key),
        documentYears: sortedNumbers(documented.get(key) ?? []),
        ancestors: ancestors(key),
      };
    })
    .sort((a, b) => compareCodePoints(a.code || '~', b.code || '~') || compareCodePoints(a.key, b.key));
  const order = new Map(regions.map(({ key }, index) => [key, index]));

  const counted = new Map<string, string[]>();
  for (const [twin, row] of twins) counted.set(row, [...(counted.get(row) ?? []), twin]);
  const policies = [...rows].map(([id, { key, sense, stated }]): AdoptedPolicy => {
    const { label: name, aliases, kind } = graph.getNodeAttributes(key);
    const adoptions = [...draftsOf(key, stated)]
      .sort(([a], [b]) => (order.get(a) as number) - (order.get(b) as number))
      .map(([region, draft]) => [region, adoptionOf(draft)] as const);
    const years = adoptions.flatMap(([, { firstYear }]) => (firstYear === null ? [] : [firstYear]));
    const label = sense ? `${name}（${regionsWritten(adoptions.map(([region]) => graph.getNodeAttribute(region, 'label')))}）` : name;
    return {
      id,
      key,
      name,
      label,
      aliases,
      kind: kind === 'slogan' ? 'slogan' : 'policy',
      twins: (counted.get(key) ?? []).toSorted(compareCodePoints),
      sense,
      regions: new Map(adoptions),
      count: adoptions.reduce((sum, [, { count }]) => sum + count, 0),
      firstYear: years.length > 0 ? Math.min(...years) : null,
    };
  });
  policies.sort(
    (a, b) => b.regions.size - a.regions.size || b.count - a.count || compareCodePoints(a.label, b.label) || compareCodePoints(a.id, b.id),
  );
  return { policies, regions };
}

/** Regions that a label names; of more, the first one and their number. */
const MOST_NAMED = 2;

function regionsWritten(labels: readonly string[]): string {
  return labels.length > MOST_NAMED ? `${labels[0]}等${labels.length}地` : labels.join('、');
}

/** What a region means by a name: one of several things, called by the first region that means it. */
interface Meant {
  readonly id: string;
  readonly expansion: readonly string[];
}

/**
 * A function that tells what a region means by the name of a policy: the sense of the nearest region, from itself upwards, whose
 * documents tell; its own thing where none does. Null for names that mean one thing.
 */
function readSenses(
  graph: ReadableGraph,
  ancestors: (region: string) => readonly string[],
): (policy: string, region: string) => Meant | null {
  const known = new Map<string, Map<string, Meant>>();
  graph.forEachNode((key, { senses }) => {
    if (!senses) return;
    const byRegion = new Map<string, Meant>();
    for (const { regions, expansion } of senses) for (const region of regions) byRegion.set(region, { id: regions[0] ?? '', expansion });
    known.set(key, byRegion);
  });
  return (policy, region) => {
    const byRegion = known.get(policy);
    if (!byRegion) return null;
    const told = [region, ...ancestors(region)].find((one) => byRegion.has(one));
    return told === undefined ? { id: region, expansion: [] } : (byRegion.get(told) ?? null);
  };
}

/** What a policy that is called after a slogan adds to its name: 放管服改革, 双一流建设, 六稳工作. */
const CALLED_AFTER = ['改革', '建设', '行动', '行动计划', '战略', '政策', '要求', '工作', '机制', '工作机制', '活动'];
/**
 * What it may add too, where every region that has the policy has the slogan: 1530工程 of 1530. 五个一工程 is another thing than
 * the 五个一 of a county.
 */
const MAYBE_CALLED_AFTER = ['工程', '计划', '专项行动', '专项整治', '专项整治行动', '监管', '主题教育', '学习教育', '体系'];

/**
 * By key of what has no row of its own, the key of the row that it is counted in: of a slogan that has a policy's name, that
 * policy; of a policy that is called after a slogan, the slogan, or the policy that has its name.
 */
function twinsOf(graph: ReadableGraph): Map<string, string> {
  const policies = new Map<string, string>();
  const slogans = new Map<string, string>();
  graph.forEachNode((key, { kind, label }) => {
    if (kind !== 'policy' && kind !== 'slogan') return;
    const byLabel = kind === 'policy' ? policies : slogans;
    const known = byLabel.get(label);
    if (known === undefined || key < known) byLabel.set(label, key);
  });
  const twins = new Map<string, string>();
  /** Policies with the slogan that they may be called after. */
  const maybe = new Map<string, string>();
  graph.forEachNode((key, { kind, label }) => {
    if (kind === 'slogan') {
      const policy = policies.get(label);
      if (policy !== undefined) twins.set(key, policy);
    } else if (kind === 'policy' && !slogans.has(label)) {
      const sloganBefore = (tails: readonly string[]): string | undefined => {
        const tail = tails.find((words) => label.endsWith(words) && slogans.has(label.slice(0, -words.length)));
        return tail && slogans.get(label.slice(0, -tail.length));
      };
      const slogan = sloganBefore(CALLED_AFTER);
      const other = slogan ? undefined : sloganBefore(MAYBE_CALLED_AFTER);
      if (slogan) twins.set(key, slogan);
      if (other) maybe.set(key, other);
    }
  });
  const having = implementersOf(graph, new Set([...maybe].flat()));
  for (const [policy, slogan] of maybe) {
    if ([...(having.get(policy) ?? [])].every((region) => having.get(slogan)?.has(region))) twins.set(policy, slogan);
  }
  // A slogan that has the name of a policy is counted with that one, and so is what is called after it.
  return new Map([...twins].map(([key, row]) => [key, twins.get(row) ?? row]));
}

/** By key of some policies and slogans, the regions that implement them. */
function implementersOf(graph: ReadableGraph, wanted: ReadonlySet<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>([...wanted].map((key) => [key, new Set()]));
  if (wanted.size > 0) forEachEdgeOf(graph, ['implements'], (source, target) => void found.get(target)?.add(source));
  return found;
}

/** Gives for equal strings the first of them: each is kept once. */
function sameStrings(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const first = known.get(text) ?? text;
    known.set(first, first);
    return first;
  };
}

function adoptionOf({ edges, years, count, twinCount }: Draft): Adoption {
  const main = [...edges].sort((a, b) => Number(b.own) - Number(a.own) || b.weight - a.weight || compareCodePoints(a.key, b.key))[0];
  return {
    edge: (main as { key: string }).key,
    edges: [...edges].sort((a, b) => (a.first === b.first ? compareCodePoints(a.key, b.key) : a.first - b.first)).map(({ key }) => key),
    count: Math.max(count, twinCount),
    years,
    firstYear: years[0] ?? null,
    lastYear: years.at(-1) ?? null,
  };
}

/** A name that several regions use, but not, or not surely, for the same, with a row for each thing. */
export interface Namesake {
  readonly name: string;
  readonly senses: readonly AdoptedPolicy[];
}

/**
 * Names under which some regions do different things, or may do: they have none of their rows in common, nor has one of them
 * its own alone, as nobody can tell.
 *
 * @returns those of most things first
 */
export function namesakesAmong(policies: readonly AdoptedPolicy[], regions: ReadonlySet<string>): Namesake[] {
  const byKey = new Map<string, AdoptedPolicy[]>();
  for (const policy of policies) {
    if (policy.sense === null || ![...policy.regions.keys()].some((key) => regions.has(key))) continue;
    byKey.set(policy.key, [...(byKey.get(policy.key) ?? []), policy]);
  }
  return [...byKey.values()]
    .filter((senses) => senses.length > 1)
    .map((senses) => ({ name: (senses[0] as AdoptedPolicy).name, senses }))
    .sort((a, b) => b.senses.length - a.senses.length || compareCodePoints(a.name, b.name));
}

/** Whether a row is of a kind; a policy and a slogan of one name are of both. */
export function isOfKind({ kind, twins }: AdoptedPolicy, wanted: PolicyKind): boolean {
  return kind === wanted || twins.length > 0;
}

/** What the table says of a region and a policy; silence only counts where a document of the region exists. */
export function adoptionState(policy: AdoptedPolicy, region: AdoptingRegion): AdoptionState {
  if (policy.regions.has(region.key)) return 'adopted';
  return region.hasDocument ? 'not_mentioned' : 'no_document';
}

/**
 * The regions that can be compared: those with a document of their own, or, where fewer than two have one, all.
 */
export function comparableRegions({ regions }: AdoptionTable): readonly AdoptingRegion[] {
  const documented = regions.filter(({ hasDocument }) => hasDocument);
  return documented.length >= 2 ? documented : regions;
}
