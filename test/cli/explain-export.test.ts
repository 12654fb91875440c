import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../src/export/registry.ts';
import { command, zhengmai } from './run.ts';

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'zhengmai-explain-'));
const graph = join(root, 'graph-out');
beforeAll(async () => {
  expect((await zhengmai(['build', SEEDS, '-o', graph])).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('zhengmai explain', { timeout: 60_000 }, () => {
  it('shows a node with its neighbours and every sentence, its words marked', async () => {
    const { code, out } = await zhengmai(['explain', '四个不摘', '-g', graph]);
    expect(code).toBe(0);
    expect(out).toMatch(/^四个不摘 \(slogan, slogan:四个不摘\)/);
    expect(out).toMatch(/← implements 实施 \(\d+\): .*庆阳市/);
    expect(out).toContain('“【四个不摘】”');
  });

  it('finds a node by an alias and by its key', async () => {
    for (const name of ['《四个不摘》', 'slogan:四个不摘'])
      expect((await zhengmai(['explain', name, '-g', graph])).out).toMatch(/^四个不摘/);
  });

  it('shows the edge between two nodes, in either order', async () => {
    for (const ends of [
      ['四个不摘', '庆阳市'],
      ['庆阳市', '四个不摘'],
    ]) {
      const { code, out } = await zhengmai(['explain', ...ends, '-g', graph, '--json']);
      expect(code).toBe(0);
      const { edges } = JSON.parse(out);
      expect(edges).toHaveLength(1);
      expect(edges[0].attributes).toMatchObject({ relation: 'implements', evidence: edges[0].evidence.length });
      expect(edges[0].evidence.every(({ text }: { text: string }) => text.length > 0)).toBe(true);
    }
  });

  it('lists candidates for a name that nothing has, and for one without an edge', async () => {
    const unknown = await zhengmai(['explain', '不摘', '-g', graph]);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toMatch(/no node is named 不摘; did you mean:\n {2}slogan:四个不摘/);
    const apart = await zhengmai(['explain', '兰州市', '垣曲县', '-g', graph]);
    expect([apart.code, apart.err]).toEqual([2, expect.stringContaining('no edge between 兰州市 and 垣曲县')]);
  });

  it('says where there is no build, or a damaged one', async () => {
    const none = await zhengmai(['explain', '四个不摘', '-g', join(root, 'none')]);
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('run zhengmai build')]);
    const damaged = mkdtempSync(join(root, 'damaged-'));
    writeFileSync(join(damaged, 'graph.json'), '{"nodes": [');
    const broken = await zhengmai(['explain', '四个不摘', '-g', damaged]);
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('not a graph')]);
  });
});

describe('zhengmai export', { timeout: 60_000 }, () => {
  it('offers the formats of the registry', async () => {
    const { code, out } = await zhengmai(['export', '--help']);
    expect(code).toBe(0);
    for (const { id } of EXPORT_FORMATS) expect(out).toContain(`"${id}"`);
  });

  it('writes the file that was asked for, and what belongs to it beside it', async () => {
    const { code, out } = await zhengmai([
      'export',
      '-f',
      'csv',
      '-g',
      graph,
      '-o',
      join(root, 'x', 'coal.csv'),
      '--kind',
      'project',
      '--json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out).nodes).toBeGreaterThan(0);
    expect(readdirSync(join(root, 'x')).sort()).toEqual(['coal.csv', 'coal.nodes.csv']);
    expect(readFileSync(join(root, 'x', 'coal.nodes.csv'), 'utf8')).toMatch(/^\uFEFFId,Label,/);
  });

  it('writes to standard output, and the whole graph as the build has it', async () => {
    const { code, out } = await zhengmai(['export', '-f', 'gexf', '-g', graph]);
    expect(code).toBe(0);
    expect(out).toBe(readFileSync(join(graph, 'graph.gexf'), 'utf8'));
  });

  it.runIf(existsSync('/dev/full'))('says when what reads it can take no more', () => {
    const [program, ...args] = command(['export', '-f', 'gexf', '-g', graph]) as [string, ...string[]];
    const { status, stderr } = spawnSync(program, args, { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'], encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^zhengmai: cannot write to standard output: ENOSPC.*\n$/)]);
  });

  it('writes the part that filters ask for', async () => {
    const part = async (...filters: string[]) => {
      const { code, out, err } = await zhengmai(['export', '-f', 'json', '-g', graph, ...filters]);
      expect([code, err]).toEqual([0, '']);
      return JSON.parse(out) as { nodes: { key: string; attributes: { kind: string; label: string } }[]; edges: unknown[] };
    };
    const ego = await part('--ego', '四个不摘', '--relation', 'implements');
    expect(ego.nodes.map(({ attributes }) => attributes.kind)).toContain('region');
    expect(ego.nodes.every(({ attributes }) => ['region', 'slogan'].includes(attributes.kind))).toBe(true);
    const place = await part('--region', '垣曲县', '--kind', 'project', 'region', '--claim', 'planned', '--years', '2021-');
    expect(place.nodes.map(({ attributes }) => attributes.label)).not.toContain('庆阳市');
    expect(place.nodes.length).toBeGreaterThan(5);
  });

  it.each([
    ['an unknown format', ['-f', 'xls'], /Allowed choices are gexf/],
    ['several files without a name', ['-f', 'csv'], /name the first with -o/],
  ])('ends with 2 for %s', async (_, args, message) => {
    const { code, err } = await zhengmai(['export', '-g', graph, ...args]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
