import { describe, expect, it } from 'vitest';
import { csvRow } from '../../src/export/csv.ts';
import { neo4jNodes, neo4jRelationships } from '../../src/export/neo4j-tables.ts';
import { edgeTable, nodeTable } from '../../src/export/tables.ts';
import { hostileGraph, plainGraph } from './graphs.ts';
import { parseCsv } from './parsers.ts';

const rowsOf = (pieces: Iterable<string>): Record<string, string>[] => {
  const text = [...pieces].join('');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [head, ...rows] = parseCsv(text.slice(1), '\r\n') as [string[], ...string[][]];
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] as string])));
};

describe('csvRow', () => {
  it.each([
    [['甲县', 1.5, null, undefined, ''], '甲县,1.5,,,\r\n'],
    [['a,b', '"引"', '一\n二'], '"a,b","""引""","一\n二"\r\n'],
    [['=1+1', '+税', '-县', '@x', '\t=1', ' =1'], "'=1+1,'+税,'-县,'@x,'\t=1,' =1\r\n"],
    [['-5.1%', '+3', -4, '-1,000'], '-5.1%,+3,-4,"-1,000"\r\n'],
  ])('writes %j', (cells, expected) => {
    expect(csvRow(cells)).toBe(expected);
  });
});

describe('tables for spreadsheets and Gephi', () => {
  it('have Gephi’s column names', () => {
    const [node] = rowsOf(nodeTable(plainGraph())) as [Record<string, string>];
    const [edge] = rowsOf(edgeTable(plainGraph())) as [Record<string, string>];
    expect(Object.keys(node).slice(0, 2)).toEqual(['Id', 'Label']);
    expect(Object.keys(edge).slice(0, 7)).toEqual(['Source', 'Target', 'Type', 'Id', 'Label', 'Kind', 'Weight']);
    expect(edge).toMatchObject({ Source: 'region:1', Target: 'region:0', Type: 'Directed', Kind: 'part_of', Weight: '1' });
  });

  it('have a row for every node and edge, lists in one cell', () => {
    const graph = plainGraph();
    expect(rowsOf(nodeTable(graph)).map(({ Id }) => Id)).toEqual(graph.nodes());
    expect(rowsOf(edgeTable(graph)).map(({ Id }) => Id)).toEqual(graph.edges());
    expect(rowsOf(nodeTable(graph)).find(({ Id }) => Id === 'slogan:六稳')).toMatchObject({
      expansion: '稳就业|稳金融',
      years: '2020|2021',
    });
  });

  it('hold no formula, whatever the texts are', () => {
    for (const row of [...rowsOf(nodeTable(hostileGraph())), ...rowsOf(edgeTable(hostileGraph()))]) {
      for (const cell of Object.values(row)) if (/^\s*[=+\-@]/.test(cell)) expect(cell).toMatch(/^[+-]?[\d.]+%?$/);
    }
  });
});

describe('tables for neo4j-admin', () => {
  it('have its headers, labels and types', () => {
    const [head, region] = parseCsv([...neo4jNodes(plainGraph())].join(''), '\n') as [string[], string[]];
    expect(head.slice(0, 3)).toEqual(['key:ID', ':LABEL', 'label']);
    expect(head).toContain('years:int[]');
    expect(region.slice(0, 3)).toEqual(['region:1', 'Entity;Region', '甲县']);
    expect(region[head.indexOf('years:int[]')]).toBe('2020;2021');
    const [edges, first] = parseCsv([...neo4jRelationships(plainGraph())].join(''), '\n') as [string[], string[]];
    expect(edges.slice(0, 4)).toEqual([':START_ID', ':END_ID', ':TYPE', 'key']);
    expect(first.slice(0, 3)).toEqual(['region:1', 'region:0', 'PART_OF']);
  });

  it('keep every cell on one line and every list whole', () => {
    const rows = parseCsv([...neo4jNodes(hostileGraph())].join(''), '\n') as [string[], ...string[][]];
    for (const row of rows) for (const cell of row) expect(cell).not.toMatch(/[\r\n]/);
    const at = rows[0].indexOf('aliases:string[]');
    for (const row of rows.slice(1)) expect(row[at]?.split(';')).toHaveLength(2);
  });
});
