import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MultiDirectedGraph } from 'graphology';
import { afterAll, describe, expect, it } from 'vitest';
import type { EvidenceRow } from '../../src/build/evidence.ts';
import type { DocumentRecord } from '../../src/model/types.ts';
import { BuildWriter } from '../../src/output/build-writer.ts';
import { readme } from '../../src/output/readme.ts';
import { OUTPUT_FILES } from '../../src/output/registry.ts';
import { recordOf } from '../build/records.ts';

const root = mkdtempSync(join(tmpdir(), 'zhengmai-writer-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const record = (id: string, county: string, year: number): DocumentRecord =>
  recordOf({
    id,
    year,
    region: county,
    sentences: [`${county}落实四个不摘。`, { text: `加快建设${county}抽水蓄能电站。`, claim: 'planned' }],
    names: [
      { kind: 'region', name: county, attributes: { level: 'county' } },
      { kind: 'slogan', name: '四个不摘' },
      { kind: 'project', name: `${county}抽水蓄能电站`, attributes: { sector: 'energy', status: 'building' } },
    ],
    relations: [
      [county, 'implements', '四个不摘'],
      [`${county}抽水蓄能电站`, 'located_in', county],
    ],
  });
const RECORDS = [record('a', '甲县', 2020), record('b', '乙县', 2021), record('c', '丁县', 2022)];
const FAILURES = [
  { id: 'z.pdf', path: 'z.pdf', reason: 'encrypted; remove its password' },
  { id: 'aa.txt', path: 'aa.txt', reason: 'empty; fill it' },
];

const lines = <T>(folder: string, file: string): T[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

describe('BuildWriter', async () => {
  const folder = join(root, 'out');
  const result = await new BuildWriter(folder).write(RECORDS, FAILURES, [{ id: 'd', path: 'd.txt', reason: 'a copy of a, counted once' }]);

  it('writes every output of the registry and the README, and nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual([...OUTPUT_FILES, 'README.md'].sort());
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(readme());
  });

  it('lists all documents by id, with the reason of those that are left out', () => {
    const rows = lines<{ id: string; warnings: string[]; text?: string }>(folder, 'documents.jsonl');
    expect(rows.map(({ id }) => id)).toEqual(['a', 'aa.txt', 'b', 'c', 'd', 'z.pdf']);
    expect(rows[1]).toMatchObject({ warnings: ['empty; fill it'] });
    expect(rows[0]?.text).toBe(RECORDS[0]?.text);
  });

  it('writes a graph that graphology imports, with place, size and colour for every node', () => {
    const graph = MultiDirectedGraph.from(JSON.parse(readFileSync(join(folder, 'graph.json'), 'utf8')));
    expect(graph.order).toBe(result.graph.order);
    graph.forEachNode((_, node) => {
      expect([node.x, node.y, node.size, node.community].every(Number.isFinite)).toBe(true);
      expect(node.color).toMatch(/^#[0-9a-f]{6}$/);
    });
  });

  it('has evidence for every edge, those between related projects included, exact to the character', () => {
    const rows = lines<EvidenceRow>(folder, 'evidence.jsonl');
    expect(rows).toHaveLength(result.evidence);
    const texts = new Map(RECORDS.map(({ document, text }) => [document.id, text]));
    for (const { doc, start, end, text } of rows) expect(texts.get(doc)?.slice(start, end)).toBe(text);
    const shown = new Set(rows.map(({ edge }) => edge));
    const edges = [...result.graph.edgeEntries()];
    expect(edges.filter(({ edge }) => !shown.has(edge))).toEqual([]);
    expect(edges.filter(({ attributes }) => attributes.relation === 'related_to').length).toBeGreaterThan(0);
  });

  it('writes the same bytes again', async () => {
    const other = join(root, 'again');
    await new BuildWriter(other).write(RECORDS, FAILURES.toReversed(), [{ id: 'd', path: 'd.txt', reason: 'a copy of a, counted once' }]);
    for (const file of readdirSync(folder)) expect(readFileSync(join(other, file), 'utf8')).toBe(readFileSync(join(folder, file), 'utf8'));
  });

  it('tells in the report what is there, what is wrong, and what is shared', () => {
    const report = readFileSync(join(folder, 'report.md'), 'utf8');
    expect(report).toContain('| slogan | 1 |');
    expect(report).toContain('z.pdf: encrypted; remove its password');
    expect(report).toMatch(/\| 四个不摘 \|.*\b3\b/);
  });

  it('leaves the old build when a record is damaged, and lets the folder go', async () => {
    const before = readFileSync(join(folder, 'graph.json'), 'utf8');
    const damaged = { ...(RECORDS[0] as DocumentRecord), mentions: [{ entity: 0, start: 0, end: 9999, sentence: 0 }] };
    await expect(new BuildWriter(folder).write([damaged])).rejects.toThrow(/extract it again/);
    expect(readFileSync(join(folder, 'graph.json'), 'utf8')).toBe(before);
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('writes a build of nothing', async () => {
    const empty = join(root, 'empty');
    const { graph } = await new BuildWriter(empty).write([]);
    expect(graph.order).toBe(0);
    expect(readdirSync(empty).sort()).toEqual([...OUTPUT_FILES, 'README.md'].sort());
  });
});

it('the README that stands in the repository is the one that a build writes; vitest -u brings it up to date', async () => {
  await expect(readme()).toMatchFileSnapshot('../../graph-out/README.md');
});
