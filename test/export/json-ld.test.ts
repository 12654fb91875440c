import { describe, expect, it } from 'vitest';
import { CONTEXT, jsonLd } from '../../src/export/json-ld.ts';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { hostileGraph, plainGraph } from './graphs.ts';

type Resource = Record<string, unknown> & { '@id': string };
const resourcesOf = (graph: KnowledgeGraph) => (JSON.parse([...jsonLd(graph)].join('')) as { '@graph': Resource[] })['@graph'];

describe('JSON-LD', () => {
  it('has the context that docs/context.jsonld publishes; vitest -u brings it up to date', async () => {
    await expect(`${JSON.stringify({ '@context': CONTEXT }, null, 2)}\n`).toMatchFileSnapshot('../../docs/context.jsonld');
  });

  it('uses no term that the context doesn’t explain', () => {
    const known = (name: string) => name.startsWith('@') || name in CONTEXT || (name.split(':')[0] as string) in CONTEXT;
    for (const resource of resourcesOf(plainGraph())) expect(Object.keys(resource).filter((name) => !known(name))).toEqual([]);
  });

  it('says what a node is and whom it is tied to', () => {
    const resources = new Map(resourcesOf(plainGraph()).map((resource) => [resource['@id'], resource]));
    const slogan = `urn:zhengmai:slogan:${encodeURIComponent('六稳')}`;
    expect(resources.get(slogan)).toMatchObject({
      '@type': ['zhengmai:Slogan', 'skos:Concept'],
      label: '六稳',
      expansion: ['稳就业', '稳金融'],
    });
    expect(resources.get('urn:zhengmai:region:1')).toMatchObject({
      '@type': ['schema:AdministrativeArea'],
      'schema:containedInPlace': [{ '@id': 'urn:zhengmai:region:0' }],
      'zhengmai:implements': [{ '@id': slogan }],
    });
  });

  it('has a statement for every edge, with its weight and years', () => {
    const graph = plainGraph();
    const statements = resourcesOf(graph).filter((resource) => resource['@type'] === 'rdf:Statement');
    expect(statements).toHaveLength(graph.size);
    expect(statements).toContainEqual(
      expect.objectContaining({
        subject: 'urn:zhengmai:region:1',
        predicate: 'zhengmai:implements',
        weight: 3,
        years: [2020, 2021],
        evidence: 3,
      }),
    );
  });

  it('names everything by a different IRI without characters that IRIs don’t have', () => {
    const ids = resourcesOf(hostileGraph()).map((resource) => resource['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^urn:zhengmai:[\w.~!*'()%:-]+$/);
  });
});
