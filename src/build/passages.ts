import { DataError } from '../errors.ts';
import { type NodeKind, RELATIONS, type Relation } from '../model/schema.ts';
import type { DocumentRecord, Entity } from '../model/types.ts';
import { compareCodePoints } from './order.ts';

/** A place in a document that names a node or shows an edge; offsets are into the source text. */
export interface Passage {
  /** Key of the node, or of the edge. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Index into the record's `sentences`. */
  readonly sentence: number;
}

/** An edge that one document states, with its passages; without any it is knowledge of the gazetteer or of the reader. */
interface StatedEdge {
  readonly key: string;
  readonly source: string;
  readonly relation: Relation;
  readonly target: string;
  readonly passages: readonly Passage[];
  /** Whether every passage only says that an honor is being applied for. */
  readonly applied: boolean;
}

/** What one document says, by the keys of the graph. */
export interface Statements {
  /** Passages of every entity that the text names, each once, in the order of the text. */
  readonly mentions: ReadonlyMap<string, readonly Passage[]>;
  readonly edges: ReadonlyMap<string, StatedEdge>;
}

/** Key of a document's node. */
export function documentKey(id: string): string {
  return `document:${id}`;
}

/** Key of an edge: `source|relation|target`. */
export function edgeKey(source: string, relation: Relation, target: string): string {
  return `${escapeBars(source)}|${relation}|${escapeBars(target)}`;
}

/** A key as it stands in the key of an edge: a bar is doubled, so that no two edges share a key. */
export function escapeBars(key: string): string {
  return key.includes('|') ? key.replaceAll('|', '||') : key;
}

/**
 * Brings a record's mentions and relations from its own indexes to the keys of the graph: repeated passages once, edges
 * between two names of one thing left out, `mentions` and `about` edges and the chain of regions added.
 *
 * @throws DataError where a record refers to an entity or sentence that it doesn't have, or relates kinds that can't be
 */
export function readStatements(record: DocumentRecord): Statements {
  const { document, entities, sentences } = record;
  const home = documentKey(document.id);
  checkEntities(record);
  const mentions = new Map<string, Map<string, Passage>>();
  const drafts = new Map<string, Draft>();

  const place = (start: number, end: number, sentence: number, what: string): void => {
    if (!(start < end) || start < 0 || end > record.text.length || !sentences[sentence]) {
      throw new DataError(
        `document ${document.id}: ${what} at ${start}–${end} in sentence ${sentence} lies outside the text; extract it again`,
      );
    }
  };
  const draft = (source: string, relation: Relation, target: string): Draft => {
    const key = edgeKey(source, relation, target);
    let edge = drafts.get(key);
    if (!edge) {
      edge = { key, source, relation, target, passages: new Map(), applied: true };
      drafts.set(key, edge);
    }
    return edge;
  };

  for (const { entity, start, end, sentence } of record.mentions) {
    const named = entityAt(record, entity);
    place(start, end, sentence, `a mention of ${named.name}`);
    addPassage(getOrAdd(mentions, named.key), { key: named.key, start, end, sentence });
    const edge = draft(home, 'mentions', named.key);
    addPassage(edge.passages, { key: edge.key, start, end, sentence });
  }

  for (const { relation, source, target, start, end, sentence, status } of record.relations) {
    const from = source === -1 ? { key: home, kind: 'document' as const } : entityAt(record, source);
    const to = entityAt(record, target);
    checkKinds(document.id, relation, from.kind, to.kind);
    if (from.key === to.key) continue;
    const edge = draft(from.key, relation, to.key);
    // What the gazetteer knows has no place in the text.
    if (start === 0 && end === 0) continue;
    place(start, end, sentence, `${relation}`);
    if (status !== 'applied') edge.applied = false;
    addPassage(edge.passages, { key: edge.key, start, end, sentence });
  }

  const present = new Set(entities.map((e) => e.key));
  for (const { key, attributes } of entities) {
    const above = attributes.ancestors?.find((ancestor) => present.has(ancestor) && ancestor !== key);
    if (above === undefined) continue;
    // The gazetteer knows it; the text calls for it by naming the region, or one below it.
    const edge = draft(key, 'part_of', above);
    const below = entities.filter((e) => e.attributes.ancestors?.includes(key)).map((e) => e.key);
    const first = [key, ...below].map((k) => sortPassages(mentions.get(k)?.values() ?? [])[0]).find((p) => p !== undefined);
    if (edge.passages.size === 0 && first) addPassage(edge.passages, { ...first, key: edge.key });
  }

  const { regionKey } = document;
  if (regionKey !== null) {
    const about = draft(home, 'about', regionKey);
    const first = sortPassages(mentions.get(regionKey)?.values() ?? [])[0];
    if (about.passages.size === 0 && first) addPassage(about.passages, { ...first, key: about.key });
  }

  return {
    mentions: new Map([...mentions].map(([key, passages]) => [key, sortPassages(passages.values())])),
    edges: new Map(
      [...drafts].map(([key, { passages, applied, ...edge }]) => [
        key,
        { ...edge, passages: sortPassages(passages.values()), applied: applied && passages.size > 0 && edge.relation === 'awarded' },
      ]),
    ),
  };
}

interface Draft {
  readonly key: string;
  readonly source: string;
  readonly relation: Relation;
  readonly target: string;
  readonly passages: Map<string, Passage>;
  applied: boolean;
}

/** The order of evidence: by place in the text, then by key. */
export function comparePassages(a: Passage, b: Passage): number {
  return a.start - b.start || a.end - b.end || compareCodePoints(a.key, b.key);
}

function sortPassages(passages: Iterable<Passage>): Passage[] {
  return [...passages].sort(comparePassages);
}

/** One place counts once; of two sentences that claim it, the earlier. */
function addPassage(passages: Map<string, Passage>, passage: Passage): void {
  const place = `${passage.start}-${passage.end}`;
  const known = passages.get(place);
  if (!known || passage.sentence < known.sentence) passages.set(place, passage);
}

function getOrAdd(map: Map<string, Map<string, Passage>>, key: string): Map<string, Passage> {
  let value = map.get(key);
  if (!value) {
    value = new Map();
    map.set(key, value);
  }
  return value;
}

function entityAt({ document, entities }: DocumentRecord, index: number): Entity {
  const entity = entities[index];
  if (!entity) throw new DataError(`document ${document.id}: no entity ${index} among ${entities.length}; extract it again`);
  return entity;
}

function checkEntities({ document, entities }: DocumentRecord): void {
  for (const { key, kind, name } of entities) {
    if (!key.startsWith(`${kind}:`))
      throw new DataError(`document ${document.id}: the key of ${kind} ${name} is ${key}; it must begin with ${kind}:`);
  }
}

function checkKinds(id: string, relation: Relation, source: NodeKind, target: NodeKind): void {
  if (!Object.hasOwn(RELATIONS, relation)) {
    throw new DataError(`document ${id}: unknown relation: ${relation}; known are ${Object.keys(RELATIONS).join(', ')}`);
  }
  const type = RELATIONS[relation];
  const allowed = (kinds: readonly NodeKind[], kind: NodeKind) => kinds.includes(kind);
  if (!allowed(type.source, source) || !allowed(type.target, target)) {
    throw new DataError(
      `document ${id}: ${source} ${relation} ${target} can't be; it leads from ${type.source.join(' or ')} to ${type.target.join(' or ')}`,
    );
  }
}
