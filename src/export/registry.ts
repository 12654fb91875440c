/** Formats in which a graph, or a part of it, can be had. Nothing here needs Node: the viewer offers the same. */
import type { KnowledgeGraph } from '../model/graph.ts';
import { cypher } from './cypher.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { graphJson } from './json.ts';
import { jsonLd } from './json-ld.ts';
import { neo4jNodes, neo4jRelationships } from './neo4j-tables.ts';
import { edgeTable, nodeTable } from './tables.ts';

/** One format. */
export interface ExportFormat {
  readonly id: string;
  /** Ending of its files. */
  readonly extension: string;
  /** Internet media type. */
  readonly type: string;
  readonly zh: string;
  readonly en: string;
  /** Its files: the first takes the name that was asked for, the others that name with their own before the ending. */
  readonly files: readonly ExportFile[];
}

interface ExportFile {
  readonly name: string;
  /** Pieces of the file, made as they are read. */
  readonly content: (graph: KnowledgeGraph) => Iterable<string>;
}

/** Every format, in the order in which they are offered. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    id: 'gexf',
    extension: 'gexf',
    type: 'application/gexf+xml',
    zh: 'Gephi',
    en: 'Gephi (GEXF 1.3)',
    files: [{ name: 'graph', content: gexf }],
  },
  {
    id: 'graphml',
    extension: 'graphml',
    type: 'application/graphml+xml',
    zh: 'networkx、igraph、yEd',
    en: 'networkx, igraph, yEd (GraphML)',
    files: [{ name: 'graph', content: graphml }],
  },
  {
    id: 'json',
    extension: 'json',
    type: 'application/json',
    zh: 'graphology JSON',
    en: 'graphology JSON',
    files: [{ name: 'graph', content: graphJson }],
  },
  {
    id: 'csv',
    extension: 'csv',
    type: 'text/csv',
    zh: '边表与节点表（Excel、Gephi）',
    en: 'tables of edges and nodes (spreadsheets, Gephi)',
    files: [
      { name: 'edges', content: edgeTable },
      { name: 'nodes', content: nodeTable },
    ],
  },
  {
    id: 'cypher',
    extension: 'cypher',
    type: 'application/x-cypher-query',
    zh: 'Neo4j 语句',
    en: 'statements for Neo4j',
    files: [{ name: 'graph', content: cypher }],
  },
  {
    id: 'neo4j',
    extension: 'csv',
    type: 'text/csv',
    zh: 'neo4j-admin 导入表',
    en: 'tables for neo4j-admin import',
    files: [
      { name: 'relationships', content: neo4jRelationships },
      { name: 'nodes', content: neo4jNodes },
    ],
  },
  {
    id: 'jsonld',
    extension: 'jsonld',
    type: 'application/ld+json',
    zh: 'JSON-LD（schema.org）',
    en: 'JSON-LD (schema.org)',
    files: [{ name: 'graph', content: jsonLd }],
  },
];
