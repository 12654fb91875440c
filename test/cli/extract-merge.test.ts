import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesIn } from '../setup/outputs.ts';
import { command, zhengmai } from './run.ts';

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'zhengmai-extract-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const text = (county: string) => `${county}政府工作报告\n一、过去一年工作回顾\n全县严格落实“四个不摘”要求，推进“放管服”改革。\n`;
const line = (value: unknown) => `${JSON.stringify(value)}\n`;
const parsed = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((row) => JSON.parse(row));
const idsOf = (out: string) => parsed(out).map((row) => row.id ?? row.document.id);

describe('zhengmai extract', { timeout: 120_000 }, () => {
  const counties = ['静宁县', '泾川县', '庄浪县', '垣曲县'];
  const documents = counties.map((county, i) => ({ id: `d${i}`, text: text(county), date: `202${i}-01-01`, path: `${county}.txt` }));

  it('writes a record for every line, in their order, and an error for each bad one, which ends it with 1', async () => {
    const input = Buffer.concat([
      Buffer.from(documents.slice(0, 2).map(line).join('')),
      Buffer.from('{"id": "half\n\n'),
      Buffer.from([0x7b, 0xff, 0x0a]),
      Buffer.from(line({ text: text('静宁县') }) + line({ id: 'x', text: 'This one is in another language.' })),
      Buffer.from(documents.slice(2).map(line).join('')),
    ]);
    const { code, out, err } = await zhengmai(['extract', '--jobs', '2'], { input });
    expect(code).toBe(1);
    expect(idsOf(out)).toEqual(['d0', 'd1', '-:3', '-:5', '-:6', 'x', 'd2', 'd3']);
    const rows = parsed(out);
    expect(rows[0]).toMatchObject({ document: { region: '静宁县', date: '2020-01-01', path: '静宁县.txt' }, text: documents[0]?.text });
    expect(rows[2]).toEqual({ id: '-:3', path: '-:3', error: expect.stringMatching(/no JSON object; /) });
    expect(rows[3].error).toMatch(/no UTF-8; /);
    expect(rows[4].error).toMatch(/no id; /);
    expect(rows[5]).toEqual({ id: 'x', path: 'x', error: expect.stringMatching(/not Chinese/) });
    expect(err.split('\n').filter(Boolean)).toEqual(
      rows.filter(({ error }) => error).map(({ path, error }) => `zhengmai: ${path}: ${error}`),
    );
  });

  it('writes the same records in any order when the order is nobody’s concern', async () => {
    const { code, out } = await zhengmai(['extract', '--jobs', '2', '--unordered'], { input: documents.map(line).join('') });
    expect(code).toBe(0);
    expect(idsOf(out).toSorted()).toEqual(['d0', 'd1', 'd2', 'd3']);
  });

  it('answers each line before the next is written, as a program behind a pipe may wait for', async () => {
    const [node, ...args] = command(['extract', '--jobs', '1']) as [string, ...string[]];
    const child = spawn(node, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const document of documents.slice(0, 2)) {
      child.stdin.write(line(document));
      expect(JSON.parse((await answers.next()).value as string).document.id).toBe(document.id);
    }
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.each([
    ['an unknown region', ['extract', SEEDS, '--region', '没有县'], /unknown region: 没有县/],
    ['no such path', ['extract', 'no-such-folder'], /no such file or folder/],
  ])('ends with 2 for %s', async (_, args, message) => {
    const { code, err } = await zhengmai(args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('zhengmai merge', { timeout: 120_000 }, () => {
  it('makes of parts that several processes extracted the bytes of one build', async () => {
    const names = readdirSync(SEEDS);
    const parts = await Promise.all(
      [names.slice(0, 2), names.slice(2)].map(async (group, i) => {
        const { code, out } = await zhengmai(['extract', ...group.map((name) => join(SEEDS, name)), '--jobs', '1']);
        expect(code).toBe(0);
        writeFileSync(join(root, `part-${i}.jsonl`), out);
        return join(root, `part-${i}.jsonl`);
      }),
    );
    const one = await zhengmai(['build', SEEDS, '-o', join(root, 'one')]);
    expect([one.code, one.err]).toEqual([0, '']);
    const merged = await zhengmai(['merge', ...parts.toReversed(), '-o', join(root, 'merged')]);
    expect([merged.code, merged.err]).toEqual([0, '']);
    expect(merged.out).toBe(one.out.replaceAll(join(root, 'one'), join(root, 'merged')));
    expect(bytesIn(join(root, 'merged'))).toEqual(bytesIn(join(root, 'one')));
    const piped = await zhengmai(['merge', '-', '-o', join(root, 'piped'), '--json'], {
      input: parts.map((part) => readFileSync(part, 'utf8')).join(''),
    });
    expect(JSON.parse(piped.out)).toMatchObject({ documents: names.length });
    expect(bytesIn(join(root, 'piped'))).toEqual(bytesIn(join(root, 'one')));
  });

  it('ends with 1 and names the line where a part holds no record', async () => {
    writeFileSync(join(root, 'bad.jsonl'), '{"document":{}}\n');
    const { code, err } = await zhengmai(['merge', join(root, 'bad.jsonl'), '-o', join(root, 'none')]);
    expect(code).toBe(1);
    expect(err).toMatch(/bad\.jsonl:1: document\.id: /);
  });

  it('ends with 2 without parts', async () => {
    expect((await zhengmai(['merge'])).code).toBe(2);
  });
});
