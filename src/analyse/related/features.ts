import { compareCodePoints, sortedStrings } from '../../build/order.ts';
import { PackedList, type ReadableList } from '../../build/packed-map.ts';
import { PairTable } from '../../build/pair-table.ts';
import { SharedLists } from '../../build/shared-lists.ts';
import type { ReadableGraph } from '../../model/graph.ts';
import type { RegionLevel, Sector } from '../../model/schema.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import { forEachEdgeOf } from '../edges.ts';
import { readHierarchy } from '../hierarchy.ts';
import { type Cut, readNames, textOfNames } from './name-words.ts';
import type { KnownPassages, MentionRow } from './passages.ts';

/** Everything by which a project may be related to another; lists are sorted and hold no value twice. */
export interface ProjectFeatures {
  readonly key: string;
  readonly label: string;
  /** The name without generic tails and phases, for telling parts. */
  readonly stem: string;
  /** `other` tells nothing. */
  readonly sector: Sector;
  /** Words that say what it is, in the order of the name. */
  readonly words: readonly string[];
  readonly runs: readonly (readonly [from: number, to: number])[];
  /** Keys of companies that build, invest in or run it. */
  readonly companies: readonly string[];
  /** Keys of the most specific regions where it stands. */
  readonly places: readonly string[];
  /** Keys of all regions where it stands, those above included. */
  readonly areas: readonly string[];
  /** Keys of policies and slogans named right beside it. */
  readonly programmes: readonly string[];
  /** Numbers of the sentences that name it. */
  readonly sentences: readonly number[];
}

/** What the projects of a graph have in common is read from here; indexes are into `projects`. */
export interface FeatureTable {
  /** In the order of their keys. */
  readonly projects: ReadableList<ProjectFeatures>;
  /** Projects that one enumeration lists side by side, by index, each pair once with the lower index first. */
  readonly coordinated: PairTable;
  /** Projects of which one stands in the other, with the index of that one. */
  readonly standing: ReadonlyMap<number, number>;
  /** Levels of the regions in `places`. */
  readonly levels: ReadonlyMap<string, RegionLevel | null>;
}

/** What the features of projects are read from. */
export interface FeatureInput {
  readonly graph: ReadableGraph;
  readonly passages: KnownPassages<MentionRow, unknown>;
  /** The segmenter's `tagWords`. */
  readonly cut: Cut;
}

/** A shorter one is an ordinary word. */
const SHORTEST_SLOGAN = 4;
const GENERIC_TAIL = new RegExp(`(?:${readPhrases('vocabulary/data/name_tails.tsv', ['project']).project})$`);
const PHASE = /(?:[（(]?[一二三四五六七八九十](?:、[一二三四五六七八九十])*期[）)]?)$/;

/** One number for a pair of indexes. */
export function pairNumber(a: number, b: number, count: number): number {
  return a < b ? a * count + b : b * count + a;
}

/** Reads the features of all projects of a graph. */
export function readFeatures({ graph, passages, cut }: FeatureInput): FeatureTable {
  const { keys, names, regionForms } = projectNames(graph);
  const index = new Map(keys.map((key, i) => [key, i]));
  const slogans = new Set<string>();
  graph.forEachNode((_, { kind, label }) => {
    if (kind === 'slogan' && label.length >= SHORTEST_SLOGAN) slogans.add(label);
  });
  const read = readNames(names, regionForms, cut, slogans);
  const ancestors = readHierarchy(graph);
  const placesOf = new Map<string, Set<string>>();
  const companiesOf = new Map<string, Set<string>>();
  forEachEdgeOf(graph, ['located_in', 'participates_in'], (source, target, { relation }) => {
    if (relation === 'located_in' && index.has(source)) placesOf.set(source, (placesOf.get(source) ?? new Set()).add(target));
    else if (relation === 'participates_in') companiesOf.set(target, (companiesOf.get(target) ?? new Set()).add(source));
  });
  const levels = new Map<string, RegionLevel | null>();
  const lists = new SharedLists<string>();
  const listOf = (values: Iterable<string>) => lists.of(sortedStrings(values));

  const projects = new PackedList<ProjectFeatures>();
  keys.forEach((key, i) => {
    const places = placesOf.get(key) ?? new Set<string>();
    const areas = new Set(places);
    for (const place of places) {
      levels.set(place, graph.getNodeAttribute(place, 'level') ?? null);
      for (const above of ancestors(place)) areas.add(above);
    }
    const specific = [...places].filter((place) => ![...places].some((other) => other !== place && ancestors(other).includes(place)));
    const label = names[i] as string;
    projects.push({
      key,
      label,
      stem: stemOf(label),
      sector: graph.getNodeAttribute(key, 'sector') ?? 'other',
      ...(read[i] as { words: readonly string[]; runs: readonly [number, number][] }),
      companies: listOf(companiesOf.get(key) ?? []),
      places: listOf(specific),
      areas: listOf(areas),
      programmes: listOf(passages.programmesOf(key)),
      sentences: passages.sentencesOf(key),
    });
  });
  const coordinated = new PairTable();
  for (const [a, b] of passages.coordinated) {
    const [i, j] = [index.get(a), index.get(b)];
    if (i !== undefined && j !== undefined) coordinated.numberOf(Math.min(i, j), Math.max(i, j));
  }
  const standing = new Map<number, number>();
  for (const [project, ground] of passages.standing) {
    const [i, j] = [index.get(project), index.get(ground)];
    if (i !== undefined && j !== undefined) standing.set(pairNumber(i, j, keys.length), j);
  }
  return { projects, coordinated, standing, levels };
}

interface ProjectNames {
  /** Of all projects, by code point. */
  readonly keys: readonly string[];
  readonly names: readonly string[];
  /** Names and short names of all regions. */
  readonly regionForms: ReadonlySet<string>;
}

function projectNames(graph: ReadableGraph): ProjectNames {
  const keys: string[] = [];
  const regionForms = new Set<string>();
  graph.forEachNode((key, { kind, label, aliases }) => {
    if (kind === 'project') keys.push(key);
    if (kind !== 'region') return;
    for (const form of [label, ...aliases]) if (form.length >= 2) regionForms.add(form);
  });
  keys.sort(compareCodePoints);
  return { keys, names: keys.map((key) => graph.getNodeAttribute(key, 'label')), regionForms };
}

/** What `readFeatures` has cut, for those who cut it beforehand. */
export function textToCut(graph: ReadableGraph): string {
  const { names, regionForms } = projectNames(graph);
  return textOfNames(names, regionForms);
}

/** A name without its generic tail and its phase: 光电产业园一期工程 → 光电产业园. */
function stemOf(name: string): string {
  const bare = name.replace(GENERIC_TAIL, '').replace(PHASE, '').replace(GENERIC_TAIL, '');
  return bare.length >= 2 ? bare : name;
}
