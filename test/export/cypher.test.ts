import { describe, expect, it } from 'vitest';
import { cypher } from '../../src/export/cypher.ts';
import { HOSTILE, hostileGraph, plainGraph } from './graphs.ts';

const written = [...cypher(plainGraph())].join('');

/** The strings of a text as Neo4j 5 reads them: unicode escapes are resolved inside strings. */
function stringsOf(text: string): string[] {
  return [...text.matchAll(/'((?:[^'\\]|\\.)*)'/gs)].map(([, body]) =>
    (body as string).replace(/\\(?:u([0-9a-f]{4})|(.))/gs, (_, code: string, c: string) =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : c,
    ),
  );
}

/** The same as Neo4j 4 reads it: unicode escapes everywhere are resolved first. */
function resolveUnicode(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

describe('Cypher', () => {
  it('merges nodes by key under the label of their kind, with typed properties', () => {
    expect(written).toMatch(
      /\{key: 'slogan:六稳', properties: \{.*years: \[2020, 2021\].*label: '六稳', expansion: \['稳就业', '稳金融'\]/,
    );
    expect(written).toContain('] AS row MERGE (n:Entity {key: row.key}) SET n:Slogan SET n += row.properties;');
  });

  it('merges relationships of the relation’s type between them', () => {
    expect(written).toContain("source: 'region:1', target: 'slogan:六稳', properties: {weight: 3");
    expect(written).toContain('MERGE (a)-[r:IMPLEMENTS {key: row.key}]->(b)');
  });

  it('writes no property that is absent or empty', () => {
    expect(written).not.toMatch(/: (?:undefined|null|''|\[\])/);
  });

  it.each([
    ['Neo4j 5', (text: string) => text],
    ['Neo4j 4', resolveUnicode],
  ])('gives texts back as they were in %s', (_, read) => {
    const strings = new Set(stringsOf(read([...cypher(hostileGraph())].join(''))));
    for (const text of HOSTILE.filter((t) => t !== '')) expect(strings).toContain(text.toWellFormed());
  });
});
