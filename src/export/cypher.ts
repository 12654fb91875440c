import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../model/graph.ts';
import { NODE_KINDS, RELATIONS, type Relation } from '../model/schema.ts';

/** Rows of one statement: large enough to be quick, small enough for one transaction. */
const BATCH = 500;

type Value = string | number | readonly (string | number)[];

/**
 * Cypher statements that make the graph in Neo4j. Running them again changes nothing: nodes and relationships are merged by
 * their keys. Kinds become labels (`:Entity:Project`), relations relationship types (`LOCATED_IN`), lists stay lists.
 */
export function* cypher(graph: KnowledgeGraph): Generator<string> {
  yield 'CREATE CONSTRAINT zhengmai_key IF NOT EXISTS FOR (n:Entity) REQUIRE n.key IS UNIQUE;\n';
  for (const kind of NODE_KINDS) {
    const nodes = graph.filterNodes((_, node) => node.kind === kind);
    for (const batch of batches(nodes)) {
      yield 'UNWIND [\n';
      yield* rows(batch, (key) => ({ key, properties: nodeProperties(graph.getNodeAttributes(key)) }));
      yield `\n] AS row MERGE (n:Entity {key: row.key}) SET n:${labelOf(kind)} SET n += row.properties;\n`;
    }
  }
  for (const relation of Object.keys(RELATIONS) as Relation[]) {
    const edges = graph.filterEdges((_, edge) => edge.relation === relation);
    for (const batch of batches(edges)) {
      yield 'UNWIND [\n';
      yield* rows(batch, (key) => ({
        key,
        source: graph.source(key),
        target: graph.target(key),
        properties: edgeProperties(graph.getEdgeAttributes(key)),
      }));
      yield '\n] AS row MATCH (a:Entity {key: row.source}), (b:Entity {key: row.target})';
      yield ` MERGE (a)-[r:${typeOf(relation)} {key: row.key}]->(b) SET r += row.properties;\n`;
    }
  }
}

/** Label of a kind in Neo4j: Project. */
export function labelOf(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

/** Type of a relation in Neo4j: LOCATED_IN. */
export function typeOf(relation: string): string {
  return relation.toUpperCase();
}

/** A property holds no lists of lists: which regions mean the same by a name stays with graph.json. */
function nodeProperties({ kind: _, senses: __, ...properties }: NodeAttributes): Record<string, Value | undefined> {
  return properties;
}

function edgeProperties({ relation: _, ...properties }: EdgeAttributes): Record<string, Value | undefined> {
  return properties;
}

function* batches(keys: readonly string[]): Generator<string[]> {
  for (let i = 0; i < keys.length; i += BATCH) yield keys.slice(i, i + BATCH);
}

function* rows(
  keys: readonly string[],
  rowOf: (key: string) => Record<string, string | Record<string, Value | undefined>>,
): Generator<string> {
  for (const [i, key] of keys.entries()) yield `${i ? ',\n' : ''}${map(rowOf(key))}`;
}

function map(values: Readonly<Record<string, Value | Record<string, Value | undefined> | undefined>>): string {
  const entries = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return [];
    return `${name}: ${typeof value === 'object' && !Array.isArray(value) ? map(value as Record<string, Value>) : literal(value as Value)}`;
  });
  return `{${entries.join(', ')}}`;
}

function literal(value: Value): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${escapeCypher(value)}'`;
  return `[${value.map(literal).join(', ')}]`;
}

const SPECIAL = /[\\'"\u0000-\u001f\u007f]|\p{Surrogate}/u;

/**
 * Neo4j 4 resolves `\\uXXXX` before it reads strings, and Neo4j 5 while it does: a u behind a backslash is written as its
 * own code, which both read alike.
 */
function escapeCypher(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll('\\', '\\\\')
    .replaceAll('\\u', '\\\\u0075')
    .replace(/['"]/g, '\\$&')
    .replace(/[\u0000-\u001f\u007f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
