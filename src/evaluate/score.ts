import type { SerializedGraph } from 'graphology-types';
import { ENTITY_KINDS, type EntityKind } from '../model/schema.ts';
import type { Span } from '../model/types.ts';
import { matchKey } from '../vocabulary/normal-form.ts';

/** One entity that an annotator wrote down. */
export interface GoldEntity {
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly regions?: readonly string[];
  readonly optional?: boolean;
  readonly status?: string | null;
  readonly investment?: string | null;
  readonly sector?: string | null;
  readonly sectorAlt?: string | null;
  readonly expansion?: readonly string[];
  /** Words of the document that hold it. */
  readonly quote?: string;
}

interface GoldIndicator {
  readonly region: string;
  readonly indicator: string;
  readonly value: number;
  readonly unit?: string | null;
  readonly type?: string;
}

/** A document as an annotator sees it. */
export interface GoldDocument {
  readonly doc: string;
  readonly region: string;
  readonly entities: readonly GoldEntity[];
  readonly indicators?: readonly GoldIndicator[];
}

/** Precision, recall and F1 (0 to 1) with the counts that they are made of. */
export interface Ratio {
  readonly tp: number;
  readonly predicted: number;
  readonly gold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How many of the values that the gold file gives are right. */
export interface Share {
  readonly n: number;
  readonly right: number;
  /** `name: gold | got` of every other. */
  readonly wrong: readonly string[];
}

interface KindScore extends Ratio {
  /** Predicted names that no gold entity has. */
  readonly spurious: readonly string[];
  readonly missed: readonly string[];
}

/** How right a graph is about one document, or several pooled. */
export interface Score {
  readonly doc: string;
  readonly core: Ratio;
  readonly all: Ratio;
  readonly kinds: Readonly<Record<EntityKind, KindScore>>;
  readonly link: { readonly n: number; readonly f1: number; readonly wrong: readonly string[] };
  readonly status: Share;
  readonly investment: Share;
  readonly sector: Share;
  readonly expansion: Share;
  readonly indicators: {
    readonly gold: number;
    readonly found: number;
    readonly withRegion: number;
    readonly missed: readonly string[];
    readonly wrongRegion: readonly string[];
  };
  readonly evidence: { readonly spans: number; readonly exact: number; readonly entities: number; readonly withEvidence: number };
}

/** The kinds that most is asked of: their figure together is the core. */
export const CORE_KINDS: readonly EntityKind[] = ['project', 'company', 'policy', 'slogan'];

interface Predicted {
  readonly key: string;
  readonly kind: EntityKind;
  readonly label: string;
  readonly names: ReadonlySet<string>;
  readonly links: Set<string>;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What a build of one document alone offers to be scored. */
export interface Scored {
  readonly graph: SerializedGraph;
  readonly evidence: readonly (Span & { readonly node?: string; readonly text: string })[];
  readonly indicators: readonly {
    readonly region: string;
    readonly indicator: string;
    readonly value: number;
    readonly unit: string;
    readonly type: string;
  }[];
  readonly source: string;
}

const namesOf = (label: string, aliases: readonly string[] = []): Set<string> => new Set([label, ...aliases].map(matchKey).filter(Boolean));

const ratio = (tp: number, predicted: number, gold: number): Ratio => {
  const precision = predicted ? tp / predicted : 0;
  const recall = gold ? tp / gold : 0;
  return { tp, predicted, gold, precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 };
};

/** Adds up counts of several kinds, or of one in several documents. */
const pool = (ratios: readonly Ratio[]): Ratio => {
  const sum = (of: (r: Ratio) => number) => ratios.reduce((s, r) => s + of(r), 0);
  return ratio(
    sum((r) => r.tp),
    sum((r) => r.predicted),
    sum((r) => r.gold),
  );
};

interface Match {
  readonly gold: GoldEntity;
  readonly predicted: Predicted;
}

/** The share of gold values of one attribute that the graph has. */
function scoreAttribute(
  matched: readonly Match[],
  wanted: (gold: GoldEntity) => unknown,
  got: (predicted: Predicted) => unknown,
  right: (match: Match) => boolean,
): Share {
  const rows = matched.filter(({ gold }) => wanted(gold));
  const wrong = rows.filter((match) => !right(match));
  return {
    n: rows.length,
    right: rows.length - wrong.length,
    wrong: wrong.map(({ gold, predicted }) => `${gold.name}: ${shown(wanted(gold))} | ${shown(got(predicted))}`),
  };
}

const shown = (value: unknown): string => (Array.isArray(value) ? value.join('、') : String(value ?? '')) || '(none)';

/**
 * Scores the graph of one document against its gold file: strict names, each kind its own. The rules are those of the
 * annotation guideline: names compare without punctuation, an optional entity costs nothing either way, a second
 * prediction of a matched entity is spurious, a region that is only somebody's parent counts for nothing.
 */
export function score(build: Scored, gold: GoldDocument): Score {
  const { predicted, mentioned, ancestors } = readGraph(build.graph);
  const byKey = new Map(predicted.map((p) => [p.key, p]));
  const matched: Match[] = [];
  const kinds = perKind((kind) =>
    scoreKind(
      predicted.filter((p) => p.kind === kind && (kind !== 'region' || mentioned.size === 0 || mentioned.has(p.key))),
      gold.entities.filter((g) => g.kind === kind),
      matched,
    ),
  );

  const projects = matched.filter(({ gold: g }) => g.kind === 'project');
  const amount = (s: unknown) => matchKey(String(s ?? '')).replace(/^(总)?投资(额)?/, '');
  const named = new Set(build.evidence.map((row) => row.node));
  const entities = predicted.filter((p) => p.kind !== 'region' || mentioned.has(p.key));
  return {
    doc: gold.doc,
    core: pool(CORE_KINDS.map((k) => kinds[k])),
    all: pool(ENTITY_KINDS.map((k) => kinds[k])),
    kinds,
    link: scoreLinks(matched, byKey, ancestors),
    status: scoreAttribute(
      projects,
      (g) => g.status,
      (p) => p.attributes.status,
      ({ gold: g, predicted: p }) => p.attributes.status === g.status,
    ),
    investment: scoreAttribute(
      projects,
      (g) => g.investment,
      (p) => p.attributes.investment,
      ({ gold: g, predicted: p }) => Boolean(p.attributes.investment) && amount(p.attributes.investment) === amount(g.investment),
    ),
    sector: scoreAttribute(
      projects,
      (g) => g.sector,
      (p) => p.attributes.sector,
      ({ gold: g, predicted: p }) => p.attributes.sector === g.sector || p.attributes.sector === g.sectorAlt,
    ),
    expansion: scoreAttribute(
      matched,
      (g) => (g.expansion?.length ? g.expansion : null),
      (p) => p.attributes.expansion,
      ({ gold: g, predicted: p }) => {
        const got = new Set(((p.attributes.expansion as string[] | undefined) ?? []).map(matchKey));
        return (g.expansion ?? []).every((part) => got.has(matchKey(part)));
      },
    ),
    indicators: scoreIndicators(build, gold.indicators ?? []),
    evidence: {
      spans: build.evidence.length,
      exact: build.evidence.filter((row) => build.source.slice(row.start, row.end) === row.text).length,
      entities: entities.length,
      withEvidence: entities.filter((p) => named.has(p.key)).length,
    },
  };
}

function readGraph(graph: SerializedGraph): { predicted: Predicted[]; mentioned: Set<string>; ancestors: (key: string) => Set<string> } {
  const predicted: Predicted[] = [];
  for (const node of graph.nodes) {
    const attributes = node.attributes ?? {};
    const kind = attributes.kind as EntityKind;
    if (!ENTITY_KINDS.includes(kind)) continue;
    const label = attributes.label as string;
    predicted.push({ key: node.key, kind, label, names: namesOf(label, attributes.aliases as string[]), links: new Set(), attributes });
  }
  const byKey = new Map(predicted.map((p) => [p.key, p]));
  const parents = new Map<string, string[]>();
  const mentioned = new Set<string>();
  for (const { source, target, attributes } of graph.edges) {
    if (attributes?.relation === 'mentions') mentioned.add(target);
    const a = byKey.get(source);
    const b = byKey.get(target);
    if (!a || !b) continue;
    if (a.kind === 'region' && b.kind === 'region') {
      if (attributes?.relation === 'part_of') parents.set(a.key, [...(parents.get(a.key) ?? []), b.key]);
    } else if (a.kind === 'region') b.links.add(a.key);
    else if (b.kind === 'region') a.links.add(b.key);
  }
  const ancestors = (key: string, seen = new Set<string>()): Set<string> => {
    for (const parent of parents.get(key) ?? []) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      ancestors(parent, seen);
    }
    return seen;
  };
  return { predicted, mentioned, ancestors };
}

function scoreKind(predicted: readonly Predicted[], gold: readonly GoldEntity[], matched: Match[]): KindScore {
  const used = new Set<Predicted>();
  const missed: string[] = [];
  let tp = 0;
  let optional = 0;
  for (const g of gold) {
    const names = namesOf(g.name, g.aliases);
    const free = predicted.filter((p) => !used.has(p));
    const hit = free.find((p) => p.names.has(matchKey(g.name))) ?? free.find((p) => [...p.names].some((n) => names.has(n)));
    if (!hit) {
      if (!g.optional) missed.push(g.name);
      continue;
    }
    used.add(hit);
    matched.push({ gold: g, predicted: hit });
    if (g.optional) optional++;
    else tp++;
  }
  const spurious = predicted.filter((p) => !used.has(p)).map((p) => p.label);
  return { ...ratio(tp, predicted.length - optional, gold.filter((g) => !g.optional).length), spurious, missed };
}

function scoreLinks(
  matched: readonly Match[],
  byKey: ReadonlyMap<string, Predicted>,
  ancestors: (key: string) => Set<string>,
): Score['link'] {
  const wrong: string[] = [];
  let sum = 0;
  let n = 0;
  for (const { gold, predicted } of matched) {
    if (gold.kind === 'region' || !gold.regions?.length) continue;
    const wanted = gold.regions.map(matchKey);
    const hit = [...predicted.links].filter((key) => wanted.some((name) => byKey.get(key)?.names.has(name)));
    const above = new Set(hit.flatMap((key) => [...ancestors(key)]));
    const counted = [...predicted.links].filter((key) => hit.includes(key) || !above.has(key));
    const precision = counted.length ? hit.length / counted.length : 0;
    const recall = Math.min(1, hit.length / wanted.length);
    const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
    sum += f1;
    n++;
    if (f1 < 1)
      wrong.push(
        `${gold.kind} ${gold.name}: ${gold.regions.join('、')} | ${counted.map((key) => byKey.get(key)?.label).join('、') || '(none)'}`,
      );
  }
  return { n, f1: n ? sum / n : 0, wrong };
}

function scoreIndicators(build: Scored, gold: readonly GoldIndicator[]): Score['indicators'] {
  const missed: string[] = [];
  const wrongRegion: string[] = [];
  let found = 0;
  for (const g of gold) {
    const name = matchKey(g.indicator);
    const hit = build.indicators.some((row) => {
      const own = matchKey(row.indicator);
      return (
        row.value === g.value &&
        (own.includes(name) || name.includes(own)) &&
        matchKey(row.unit) === matchKey(g.unit ?? '') &&
        (!g.type || row.type === g.type)
      );
    });
    if (!hit) {
      missed.push(`${g.indicator} ${g.value}${g.unit ?? ''} ${g.type ?? ''}`);
      continue;
    }
    found++;
    const same = build.indicators.filter((row) => row.value === g.value);
    if (!same.some((row) => matchKey(row.region) === matchKey(g.region)))
      wrongRegion.push(`${g.indicator} ${g.value}${g.unit ?? ''}: ${g.region} | ${same.map((row) => row.region).join('、')}`);
  }
  return { gold: gold.length, found, withRegion: found - wrongRegion.length, missed, wrongRegion };
}

function perKind<V>(of: (kind: EntityKind) => V): Record<EntityKind, V> {
  const record: Partial<Record<EntityKind, V>> = {};
  for (const kind of ENTITY_KINDS) record[kind] = of(kind);
  return record as Record<EntityKind, V>;
}

/** The score of several documents together: counts added up, every entity counting once per document. */
export function poolScores(scores: readonly Score[], name: string): Score {
  const sum = (of: (s: Score) => number) => scores.reduce((total, s) => total + of(s), 0);
  const list = (of: (s: Score) => readonly string[]) => scores.flatMap((s) => of(s).map((line) => `${s.doc}: ${line}`));
  const share = (of: (s: Score) => Share): Share => ({
    n: sum((s) => of(s).n),
    right: sum((s) => of(s).right),
    wrong: list((s) => of(s).wrong),
  });
  const links = sum((s) => s.link.n);
  return {
    doc: name,
    core: pool(scores.map((s) => s.core)),
    all: pool(scores.map((s) => s.all)),
    kinds: perKind((kind) => ({
      ...pool(scores.map((s) => s.kinds[kind])),
      spurious: list((s) => s.kinds[kind].spurious),
      missed: list((s) => s.kinds[kind].missed),
    })),
    link: { n: links, f1: links ? sum((s) => s.link.f1 * s.link.n) / links : 0, wrong: list((s) => s.link.wrong) },
    status: share((s) => s.status),
    investment: share((s) => s.investment),
    sector: share((s) => s.sector),
    expansion: share((s) => s.expansion),
    indicators: {
      gold: sum((s) => s.indicators.gold),
      found: sum((s) => s.indicators.found),
      withRegion: sum((s) => s.indicators.withRegion),
      missed: list((s) => s.indicators.missed),
      wrongRegion: list((s) => s.indicators.wrongRegion),
    },
    evidence: {
      spans: sum((s) => s.evidence.spans),
      exact: sum((s) => s.evidence.exact),
      entities: sum((s) => s.evidence.entities),
      withEvidence: sum((s) => s.evidence.withEvidence),
    },
  };
}
