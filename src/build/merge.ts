import { DataError } from '../errors.ts';
import { type Claim, type EntityKind, type Relation, SECTORS, type Sector, STATUSES, type Status } from '../model/schema.ts';
import type { DocumentMeta, DocumentRecord, Entity } from '../model/types.ts';
import { openFormula } from '../resolve/formulas.ts';
import { claimBits, claimsOfBits } from './claims.ts';
import { EdgeTable } from './edge-table.ts';
import { compareCodePoints } from './order.ts';
import { PackedMap } from './packed-map.ts';
import { readStatements, type Statements } from './passages.ts';
import { compareFullness, type Told } from './senses.ts';
import { sharedNumbers, unitedNumbers } from './shared-lists.ts';

/**
 * What many documents say together, as counts, sets and maxima: adding and merging give the same result in any order
 * and any grouping, so that shards of a corpus can be counted apart.
 */
export interface Corpus {
  /** By document id. */
  readonly documents: Map<string, DocumentTotals>;
  /** By entity key. */
  entities: PackedMap<EntityTotals>;
  /** As often as documents state them. */
  edges: EdgeTable;
}

/** Relations that a document states once, however often it repeats them. */
const PER_DOCUMENT: ReadonlySet<Relation> = new Set(['part_of', 'about']);

export interface DocumentTotals {
  readonly meta: DocumentMeta;
  /** Passages that name an entity. */
  readonly mentions: number;
}

/** A value as a document of that date states it. */
interface Dated<V> {
  /** The least of all numbers where it is unknown. */
  readonly year: number;
  readonly date: string;
  readonly value: V;
}

/** What the records together say of an entity. */
export interface EntityTotals {
  readonly kind: EntityKind;
  /** Canonical names with the number of passages behind each. */
  readonly names: Counts<string>;
  /** Each once. */
  readonly aliases: readonly string[];
  readonly mentions: number;
  /** How many documents name it. */
  readonly documents: number;
  /** Ascending. */
  readonly years: readonly number[];
  /** In the order of the schema. */
  readonly claims: readonly Claim[];
  readonly sectors: Counts<Sector>;
  readonly status: Dated<Status> | null;
  readonly investment: Dated<{ written: string; yuan: number | null }> | null;
  readonly expansion: readonly string[];
  /** Of a formula that each region may fill as it likes: what the documents of each say that it consists of. */
  readonly told: Told;
  readonly region: Dated<{ level: string; code: string }> | null;
}

/** How often each of a few values occurs. */
export type Counts<V> = readonly (readonly [value: V, count: number])[];

/** No documents. */
export function emptyCorpus(): Corpus {
  return { documents: new Map(), entities: new PackedMap(), edges: new EdgeTable() };
}

/**
 * Adds what one document says; changes and returns `corpus`.
 *
 * @throws DataError for a second document with the same id, or a record that contradicts itself
 */
export function addRecord(corpus: Corpus, record: DocumentRecord, statements: Statements = readStatements(record)): Corpus {
  return mergeCorpora(corpus, corpusOf(record, statements));
}

/**
 * Adds everything in `other` to `corpus`, which it changes and returns; `other` is left alone.
 *
 * @throws DataError where both hold a document of the same id
 */
export function mergeCorpora(corpus: Corpus, other: Corpus): Corpus {
  for (const [id, totals] of other.documents) {
    if (corpus.documents.has(id)) throw new DataError(`two documents have the id ${id}; give each its own`);
    corpus.documents.set(id, totals);
  }
  for (const [key, totals] of other.entities) {
    const known = corpus.entities.get(key);
    corpus.entities.set(key, known ? mergedEntities(known, totals) : totals);
  }
  corpus.edges.addAll(other.edges);
  return corpus;
}

/** What one document says. */
export function corpusOf(record: DocumentRecord, { mentions, edges }: Statements): Corpus {
  const corpus = emptyCorpus();
  const { document, sentences } = record;
  const yearsOf = (passages: readonly { sentence: number }[]): readonly number[] =>
    sharedNumbers(passages.flatMap(({ sentence }) => sentences[sentence]?.year ?? document.year ?? []));
  const claimsOf = (passages: readonly { sentence: number }[]): readonly Claim[] =>
    claimsOfBits(claimBits(passages.flatMap(({ sentence }) => sentences[sentence]?.claim ?? [])));

  let total = 0;
  for (const passages of mentions.values()) total += passages.length;
  corpus.documents.set(document.id, { meta: document, mentions: total });

  const named = new Map<string, number>();
  for (const { entity } of record.mentions) {
    const { key, name } = record.entities[entity] as Entity;
    const form = `${key}\n${name}`;
    named.set(form, (named.get(form) ?? 0) + 1);
  }
  for (const entity of record.entities) {
    const totals = entityTotals(entity, document, named.get(`${entity.key}\n${entity.name}`) ?? 0);
    const known = corpus.entities.get(entity.key);
    corpus.entities.set(entity.key, known ? mergedEntities(known, totals) : totals);
  }
  const { regionKey } = document;
  if (regionKey !== null && !corpus.entities.has(regionKey)) {
    const region = { kind: 'region' as const, key: regionKey, name: document.region || regionKey, aliases: [], attributes: {} };
    corpus.entities.set(regionKey, entityTotals(region, document, 0));
  }
  for (const [key, passages] of mentions) {
    const totals = corpus.entities.get(key) as EntityTotals;
    corpus.entities.set(key, {
      ...totals,
      mentions: passages.length,
      documents: 1,
      years: unitedNumbers(totals.years, yearsOf(passages)),
      claims: unitedClaims(totals.claims, claimsOf(passages)),
    });
  }

  for (const { source, relation, target, passages, applied } of edges.values()) {
    const sentencesBehind = new Set(passages.map((p) => p.sentence)).size;
    const stated = yearsOf(passages);
    const years = relation === 'about' && document.year !== null ? unitedNumbers(stated, sharedNumbers([document.year])) : stated;
    corpus.edges.add({
      source,
      relation,
      target,
      weight: relation === 'mentions' ? passages.length : PER_DOCUMENT.has(relation) ? 1 : sentencesBehind,
      years,
      claims: claimsOf(passages),
      evidence: passages.length,
      conferred: !applied,
    });
  }
  return corpus;
}

function entityTotals({ kind, name, aliases, attributes }: Entity, document: DocumentMeta, count: number): EntityTotals {
  const dated = <V>(value: V): Dated<V> => ({ year: document.year ?? Number.MIN_SAFE_INTEGER, date: document.date, value });
  const { status, investment, investmentYuan, sector, expansion, level, code } = attributes;
  return {
    kind,
    names: [[name, count]],
    aliases: united([], aliases),
    mentions: 0,
    documents: 0,
    years: NO_YEARS,
    claims: claimsOfBits(0),
    sectors: sector && sector !== 'other' ? [[sector, 1]] : NO_SECTORS,
    status: status ? dated(status) : null,
    investment: investment ? dated({ written: investment, yuan: investmentYuan ?? null }) : null,
    expansion: expansion ?? [],
    told: isOpen(kind, name) && document.regionKey !== null ? [[document.regionKey, expansion ?? []]] : [],
    region: level || code ? dated({ level: level ?? '', code: code ?? '' }) : null,
  };
}

function isOpen(kind: EntityKind, name: string): boolean {
  return (kind === 'policy' || kind === 'slogan') && openFormula(name) !== null;
}

/** By region the fuller definition of two. */
export function mergedTold(a: Told, b: Told): Told {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const merged = new Map(a);
  for (const [region, parts] of b) {
    const known = merged.get(region);
    if (!known || compareFullness(parts, known) > 0) merged.set(region, parts);
  }
  return [...merged];
}

function mergedEntities(a: EntityTotals, b: EntityTotals): EntityTotals {
  return {
    kind: a.kind,
    names: addedCounts(a.names, b.names),
    aliases: united(a.aliases, b.aliases),
    mentions: a.mentions + b.mentions,
    documents: a.documents + b.documents,
    years: unitedNumbers(a.years, b.years),
    claims: unitedClaims(a.claims, b.claims),
    sectors: addedCounts(a.sectors, b.sectors),
    status: latest(a.status, b.status, (x, y) => STATUSES.indexOf(x) - STATUSES.indexOf(y)),
    investment: latest(a.investment, b.investment, (x, y) => (x.yuan ?? -1) - (y.yuan ?? -1) || compareCodePoints(y.written, x.written)),
    expansion: compareFullness(b.expansion, a.expansion) > 0 ? b.expansion : a.expansion,
    told: mergedTold(a.told, b.told),
    region: latest(a.region, b.region, (x, y) => compareCodePoints(x.level, y.level) || compareCodePoints(x.code, y.code)),
  };
}

/** The values of both lists, each once. */
function united(list: readonly string[], others: readonly string[]): readonly string[] {
  const further = others.filter((value, i) => !list.includes(value) && others.indexOf(value) === i);
  return further.length > 0 ? [...list, ...further] : list;
}

/** The value of the latest document; of two equally late ones, the greater in `compare`. */
function latest<V>(a: Dated<V> | null, b: Dated<V> | null, compare: (a: V, b: V) => number): Dated<V> | null {
  if (!a || !b) return a ?? b;
  const order = (a.year === b.year ? 0 : a.year - b.year) || compareCodePoints(a.date, b.date) || compare(a.value, b.value);
  return order >= 0 ? a : b;
}

/** The name that most passages use; of equally frequent ones the shortest, then the first by code point. */
export function commonestName(names: Counts<string>): string {
  let best: [string, number] = ['', -1];
  for (const [name, count] of names) {
    const order = count - best[1] || best[0].length - name.length || compareCodePoints(best[0], name);
    if (best[1] < 0 || order > 0) best = [name, count];
  }
  return best[0];
}

/** The sector that most documents tell; of equally frequent ones the first in the schema's order; `other` without any. */
export function commonestSector(sectors: Counts<Sector>): Sector {
  let best: readonly [Sector, number] = ['other', 0];
  for (const [sector, count] of sectors) {
    const order = count - best[1] || SECTORS.indexOf(best[0]) - SECTORS.indexOf(sector);
    if (order > 0) best = [sector, count];
  }
  return best[0];
}

function addedCounts<V>(counts: Counts<V>, others: Counts<V>): Counts<V> {
  let sums = counts;
  for (const [value, count] of others) {
    const at = sums.findIndex(([known]) => known === value);
    sums = at < 0 ? [...sums, [value, count]] : sums.with(at, [value, (sums[at] as readonly [V, number])[1] + count]);
  }
  return sums;
}

const NO_YEARS: readonly number[] = sharedNumbers([]);
const NO_SECTORS: Counts<Sector> = [];
function unitedClaims(a: readonly Claim[], b: readonly Claim[]): readonly Claim[] {
  return a === b ? a : claimsOfBits(claimBits(a) | claimBits(b));
}
