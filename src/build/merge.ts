import { DataError } from '../errors.ts';
import { type Claim, type EntityKind, type Relation, SECTORS, type Sector, STATUSES, type Status } from '../model/schema.ts';
import type { DocumentMeta, DocumentRecord, Entity } from '../model/types.ts';
import { compareCodePoints } from './order.ts';
import { readStatements, type Statements } from './passages.ts';

/**
 * What many documents say together, as counts, sets and maxima: adding and merging give the same result in any order
 * and any grouping, so that shards of a corpus can be counted apart.
 */
export interface Corpus {
  /** By document id. */
  readonly documents: Map<string, DocumentTotals>;
  /** By entity key. */
  readonly entities: Map<string, EntityTotals>;
  /** By edge key. */
  readonly edges: Map<string, EdgeTotals>;
}

/** Relations that a document states once, however often it repeats them. */
const PER_DOCUMENT: ReadonlySet<Relation> = new Set(['part_of', 'about']);

interface DocumentTotals {
  readonly meta: DocumentMeta;
  /** Passages that name an entity. */
  readonly mentions: number;
}

/** A value as a document of that date states it. */
interface Dated<V> {
  readonly year: number;
  readonly date: string;
  readonly value: V;
}

export interface EntityTotals {
  readonly kind: EntityKind;
  /** Canonical names with the number of passages behind each. */
  readonly names: Map<string, number>;
  readonly aliases: Set<string>;
  mentions: number;
  /** How many documents name it. */
  documents: number;
  readonly years: Set<number>;
  readonly claims: Set<Claim>;
  readonly sectors: Map<Sector, number>;
  status: Dated<Status> | null;
  investment: Dated<{ written: string; yuan: number | null }> | null;
  expansion: readonly string[];
  region: Dated<{ level: string; code: string }> | null;
}

interface EdgeTotals {
  readonly source: string;
  readonly relation: Relation;
  readonly target: string;
  /** Times for `mentions`, sentences for all others. */
  weight: number;
  readonly years: Set<number>;
  readonly claims: Set<Claim>;
  /** Rows of evidence. */
  evidence: number;
  /** Documents that state it beyond an application. */
  conferred: number;
}

/** No documents. */
export function emptyCorpus(): Corpus {
  return { documents: new Map(), entities: new Map(), edges: new Map() };
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
    if (known) mergeEntities(known, totals);
    else corpus.entities.set(key, copyEntity(totals));
  }
  for (const [key, totals] of other.edges) {
    const known = corpus.edges.get(key);
    if (!known) corpus.edges.set(key, { ...totals, years: new Set(totals.years), claims: new Set(totals.claims) });
    else {
      known.weight += totals.weight;
      known.evidence += totals.evidence;
      known.conferred += totals.conferred;
      addAll(known.years, totals.years);
      addAll(known.claims, totals.claims);
    }
  }
  return corpus;
}

function corpusOf(record: DocumentRecord, { mentions, edges }: Statements): Corpus {
  const corpus = emptyCorpus();
  const { document, sentences } = record;
  const yearsOf = (passages: readonly { sentence: number }[]): Set<number> => {
    const years = new Set<number>();
    for (const { sentence } of passages) {
      const year = sentences[sentence]?.year ?? document.year;
      if (year !== null) years.add(year);
    }
    return years;
  };
  const claimsOf = (passages: readonly { sentence: number }[]): Set<Claim> =>
    new Set(passages.flatMap(({ sentence }) => sentences[sentence]?.claim ?? []));

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
    if (known) mergeEntities(known, totals);
    else corpus.entities.set(entity.key, totals);
  }
  const { regionKey } = document;
  if (regionKey !== null && !corpus.entities.has(regionKey)) {
    const region = { kind: 'region' as const, key: regionKey, name: document.region || regionKey, aliases: [], attributes: {} };
    corpus.entities.set(regionKey, entityTotals(region, document, 0));
  }
  for (const [key, passages] of mentions) {
    const totals = corpus.entities.get(key) as EntityTotals;
    totals.mentions = passages.length;
    totals.documents = 1;
    addAll(totals.years, yearsOf(passages));
    addAll(totals.claims, claimsOf(passages));
  }

  for (const { key, source, relation, target, passages, applied } of edges.values()) {
    const sentencesBehind = new Set(passages.map((p) => p.sentence)).size;
    const years = yearsOf(passages);
    if (relation === 'about' && document.year !== null) years.add(document.year);
    corpus.edges.set(key, {
      source,
      relation,
      target,
      weight: relation === 'mentions' ? passages.length : PER_DOCUMENT.has(relation) ? 1 : sentencesBehind,
      years,
      claims: claimsOf(passages),
      evidence: passages.length,
      conferred: applied ? 0 : 1,
    });
  }
  return corpus;
}

function entityTotals({ kind, name, aliases, attributes }: Entity, document: DocumentMeta, count: number): EntityTotals {
  const dated = <V>(value: V): Dated<V> => ({ year: document.year ?? Number.NEGATIVE_INFINITY, date: document.date, value });
  const { status, investment, investmentYuan, sector, expansion, level, code } = attributes;
  return {
    kind,
    names: new Map([[name, count]]),
    aliases: new Set(aliases),
    mentions: 0,
    documents: 0,
    years: new Set(),
    claims: new Set(),
    sectors: new Map(sector && sector !== 'other' ? [[sector, 1]] : []),
    status: status ? dated(status) : null,
    investment: investment ? dated({ written: investment, yuan: investmentYuan ?? null }) : null,
    expansion: expansion ?? [],
    region: level || code ? dated({ level: level ?? '', code: code ?? '' }) : null,
  };
}

function copyEntity(totals: EntityTotals): EntityTotals {
  return {
    ...totals,
    names: new Map(totals.names),
    aliases: new Set(totals.aliases),
    years: new Set(totals.years),
    claims: new Set(totals.claims),
    sectors: new Map(totals.sectors),
  };
}

function mergeEntities(into: EntityTotals, from: EntityTotals): void {
  addCounts(into.names, from.names);
  addCounts(into.sectors, from.sectors);
  addAll(into.aliases, from.aliases);
  addAll(into.years, from.years);
  addAll(into.claims, from.claims);
  into.mentions += from.mentions;
  into.documents += from.documents;
  into.status = latest(into.status, from.status, (a, b) => STATUSES.indexOf(a) - STATUSES.indexOf(b));
  into.investment = latest(
    into.investment,
    from.investment,
    (a, b) => (a.yuan ?? -1) - (b.yuan ?? -1) || compareCodePoints(b.written, a.written),
  );
  into.region = latest(into.region, from.region, (a, b) => compareCodePoints(a.level, b.level) || compareCodePoints(a.code, b.code));
  if (compareExpansions(from.expansion, into.expansion) > 0) into.expansion = from.expansion;
}

/** The value of the latest document; of two equally late ones, the greater in `compare`. */
function latest<V>(a: Dated<V> | null, b: Dated<V> | null, compare: (a: V, b: V) => number): Dated<V> | null {
  if (!a || !b) return a ?? b;
  const order = (a.year === b.year ? 0 : a.year - b.year) || compareCodePoints(a.date, b.date) || compare(a.value, b.value);
  return order >= 0 ? a : b;
}

/** A definition with more parts is the fuller one. */
function compareExpansions(a: readonly string[], b: readonly string[]): number {
  return a.length - b.length || compareCodePoints(b.join('\n'), a.join('\n'));
}

/** The name that most passages use; of equally frequent ones the shortest, then the first by code point. */
export function commonestName(names: ReadonlyMap<string, number>): string {
  let best: [string, number] = ['', -1];
  for (const [name, count] of names) {
    const order = count - best[1] || best[0].length - name.length || compareCodePoints(best[0], name);
    if (best[1] < 0 || order > 0) best = [name, count];
  }
  return best[0];
}

/** The sector that most documents tell; of equally frequent ones the first in the schema's order; `other` without any. */
export function commonestSector(sectors: ReadonlyMap<Sector, number>): Sector {
  let best: Sector = 'other';
  for (const sector of SECTORS) {
    if ((sectors.get(sector) ?? 0) > (sectors.get(best) ?? 0)) best = sector;
  }
  return best;
}

function addCounts<K>(into: Map<K, number>, from: ReadonlyMap<K, number>): void {
  for (const [key, count] of from) into.set(key, (into.get(key) ?? 0) + count);
}

function addAll<V>(into: Set<V>, from: Iterable<V>): void {
  for (const value of from) into.add(value);
}
