import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../model/graph.ts';
import type { NodeKind, Relation } from '../model/schema.ts';

/** Classes of the kinds: of schema.org and W3C's ORG and PROV where they fit, else our own. */
const CLASSES: Readonly<Record<NodeKind, readonly string[]>> = {
  region: ['schema:AdministrativeArea'],
  project: ['schema:Project'],
  company: ['schema:Corporation', 'org:FormalOrganization'],
  organization: ['schema:Organization', 'org:Organization'],
  policy: ['zhengmai:Policy', 'skos:Concept'],
  slogan: ['zhengmai:Slogan', 'skos:Concept'],
  honor: ['zhengmai:Honor'],
  brand: ['schema:Brand'],
  document: ['schema:Report', 'prov:Entity'],
};

/** Properties of the relations. */
const PROPERTIES: Readonly<Record<Relation, string>> = {
  part_of: 'schema:containedInPlace',
  about: 'schema:about',
  mentions: 'schema:mentions',
  located_in: 'schema:location',
  operates_in: 'schema:areaServed',
  participates_in: 'zhengmai:participatesIn',
  implements: 'zhengmai:implements',
  awarded: 'zhengmai:awarded',
  from: 'zhengmai:from',
  includes: 'skos:narrower',
  partner_of: 'zhengmai:partnerOf',
  related_to: 'skos:related',
};

const term = (id: string, type?: string): string | object => (type ? { '@id': id, '@type': type } : id);
const list = (id: string, type?: string): object => ({ '@id': id, '@container': '@set', ...(type ? { '@type': type } : {}) });

/** The context, also published as `docs/context.jsonld`: what every key of the file means. */
export const CONTEXT = {
  zhengmai: 'urn:zhengmai:ontology:',
  schema: 'https://schema.org/',
  org: 'http://www.w3.org/ns/org#',
  prov: 'http://www.w3.org/ns/prov#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  label: term('schema:name'),
  aliases: list('schema:alternateName'),
  mentions: term('zhengmai:mentions', 'xsd:integer'),
  documents: term('zhengmai:documents', 'xsd:integer'),
  years: list('zhengmai:year', 'xsd:integer'),
  claims: list('zhengmai:claim'),
  community: term('zhengmai:community', 'xsd:integer'),
  level: term('zhengmai:level'),
  code: term('schema:identifier'),
  status: term('zhengmai:status'),
  investment: term('zhengmai:investment'),
  investmentYuan: term('zhengmai:investmentYuan', 'xsd:double'),
  sector: term('zhengmai:sector'),
  cluster: term('zhengmai:cluster'),
  expansion: list('zhengmai:expansion'),
  firstYear: term('zhengmai:firstYear', 'xsd:integer'),
  title: term('schema:headline'),
  date: term('schema:datePublished'),
  publisher: term('schema:publisher'),
  path: term('zhengmai:path'),
  subject: term('rdf:subject', '@id'),
  predicate: term('rdf:predicate', '@id'),
  object: term('rdf:object', '@id'),
  weight: term('zhengmai:weight', 'xsd:double'),
  evidence: term('zhengmai:evidence', 'xsd:integer'),
  reasons: list('zhengmai:reason'),
} as const;

/** Node attributes that the file holds: what isn't said by an edge, and isn't about drawing. */
const NODE_KEYS = [
  'label',
  'aliases',
  'mentions',
  'documents',
  'years',
  'claims',
  'community',
  'level',
  'code',
  'status',
  'investment',
  'investmentYuan',
  'sector',
  'cluster',
  'expansion',
  'firstYear',
  'title',
  'date',
  'publisher',
  'path',
] as const satisfies readonly (keyof NodeAttributes & keyof typeof CONTEXT)[];

const EDGE_KEYS = ['weight', 'years', 'claims', 'evidence', 'status', 'reasons'] as const satisfies readonly (keyof EdgeAttributes &
  keyof typeof CONTEXT)[];

/**
 * JSON-LD 1.1: a resource for every node with its edges as properties, and for every edge a statement (`rdf:Statement`) that
 * holds what JSON-LD can't say of a property: weight, years, evidence.
 */
export function* jsonLd(graph: KnowledgeGraph): Generator<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[`;
  let separator = '\n';
  for (const { node, attributes } of graph.nodeEntries()) {
    const resource: Record<string, unknown> = { '@id': iri(node), '@type': CLASSES[attributes.kind], ...present(attributes, NODE_KEYS) };
    graph.forEachOutEdge(node, (_, { relation }, __, target) => {
      const property = PROPERTIES[relation];
      const targets = (resource[property] ?? []) as object[];
      targets.push({ '@id': iri(target) });
      resource[property] = targets;
    });
    yield `${separator}${JSON.stringify(resource)}`;
    separator = ',\n';
  }
  for (const { edge, source, target, attributes } of graph.edgeEntries()) {
    const statement = {
      '@id': iri(edge),
      '@type': 'rdf:Statement',
      subject: iri(source),
      predicate: PROPERTIES[attributes.relation],
      object: iri(target),
      ...present(attributes, EDGE_KEYS),
    };
    yield `${separator}${JSON.stringify(statement)}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** A name for a node or edge that holds no character which IRIs don't have. */
function iri(key: string): string {
  return `urn:zhengmai:${encodeURIComponent(key.toWellFormed()).replaceAll('%3A', ':')}`;
}

function present<A, K extends keyof A>(attributes: A, keys: readonly K[]): Partial<Pick<A, K>> {
  const held: Partial<Pick<A, K>> = {};
  for (const key of keys) {
    const value = attributes[key];
    if (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)) held[key] = value;
  }
  return held;
}
