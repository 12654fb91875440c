import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadError, UsageError } from '../../src/errors.ts';
import type { Source } from '../../src/model/types.ts';
import { type ReadOptions, readDocuments } from '../../src/read/documents.ts';
import { parseColumns } from '../../src/read/formats/columns.ts';
import { listInputs } from '../../src/read/inputs.ts';
import { DEFAULT_LIMITS } from '../../src/read/limits.ts';
import { encodeLegacy, makeDocx, makePdf, makeZip } from './make.ts';

const report = ['长河县政府工作报告', '过去一年，我县坚持稳中求进，完成固定资产投资四十三亿元。', '新的一年，我们将加快建设长河水库。'];
const prose = report.join('\n');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhengmai-read-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
/** Writes files into a folder of their own. */
function filesOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = join(folder, String(count++));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}

async function readAll(path: string, options?: ReadOptions): Promise<(Source | ReadError)[]> {
  const { inputs, failures } = listInputs([path]);
  const all: (Source | ReadError)[] = [...failures];
  for (const input of inputs) for await (const found of readDocuments(input, options)) all.push(found);
  return all;
}

/** What one file holds. */
async function readFileOf(name: string, content: string | Uint8Array, options?: ReadOptions): Promise<(Source | ReadError)[]> {
  return readAll(join(filesOf({ [name]: content }), name), options);
}

const page = `<!doctype html><html><head><meta charset="utf-8"><title>${report[0]}</title><script>alert(1)</script></head><body>
<nav><a href="/">首页</a><a href="/zwgk">政务公开</a><a href="/bsfw">办事服务</a></nav>
<div class="article"><h1>${report[0]}</h1>${Array.from({ length: 12 }, (_, i) => `<p>第${i}段。${report[1]}${report[2]}</p>`).join('')}</div>
<div class="sidebar"><ul><li><a href="/a">推荐阅读之一</a></li><li><a href="/b">推荐阅读之二</a></li></ul></div></body></html>`;

describe('readDocuments', () => {
  it.each<[string, string, () => string | Uint8Array | Promise<Uint8Array>]>([
    ['text', 'a.txt', () => prose],
    ['markdown', 'a.md', () => prose],
    ['pdf', 'a.pdf', () => makePdf(report)],
    ['docx', 'a.docx', () => makeDocx(report)],
    ['text', 'no-ending', () => prose],
    ['docx', 'named-wrongly.txt.docx', () => makeDocx(report)],
    ['pdf', 'named-wrongly.txt', () => makePdf(report)],
  ])('reads %s from %s', async (format, name, make) => {
    const [source, ...more] = await readFileOf(name, await make());
    expect(more).toEqual([]);
    expect(source).toMatchObject({ format, text: prose, path: name });
  });

  it('takes the main text out of a page, and nothing around it', async () => {
    const [source] = (await readFileOf('a.html', page)) as [Source];
    expect(source.text).toContain(report[0]);
    expect(source.text).toContain(`第11段。${report[1]}`);
    expect(source.text).not.toMatch(/首页|推荐阅读|alert/);
    expect(source.text.split('\n').length).toBeGreaterThanOrEqual(12);
  });

  it('reads a page nested as deeply as nobody writes one', async () => {
    const depth = 20_000;
    const [source] = (await readFileOf('deep.html', `<html><body>${'<div>'.repeat(depth)}${prose}${'</div>'.repeat(depth)}`)) as [Source];
    expect(source.text.replace(/\s/g, '')).toBe(prose.replace(/\s/g, ''));
  });

  it('believes the encoding that a page declares', async () => {
    const [source] = (await readFileOf('a.htm', encodeLegacy(page.replace('utf-8', 'gb2312'), 'gb18030'))) as [Source];
    expect(source).toMatchObject({ format: 'html', encoding: 'gb18030' });
    expect(source.text).toContain(report[1]);
  });

  it('reads one document per line of JSON Lines, and goes on after a bad line', async () => {
    const lines = [
      JSON.stringify({ id: 'b-2021', text: prose, title: '标题', date: '2021-02-01', region: '长河县' }),
      '{"id": "x"',
      '{"id":"y"}',
      JSON.stringify({ content: prose }),
    ];
    const found = await readFileOf('all.jsonl', lines.join('\r\n'));
    expect(found[0]).toMatchObject({ id: 'b-2021', format: 'jsonl', given: { title: '标题', date: '2021-02-01', region: '长河县' } });
    expect(found[1]).toBeInstanceOf(ReadError);
    expect(String(found[1])).toContain('all.jsonl:2');
    expect(String(found[2])).toMatch(/all\.jsonl:3: no text under text, content/);
    expect(found[3]).toMatchObject({ id: 'all/000004', path: 'all.jsonl/000004' });
  });

  it.each(['utf-8', 'gb18030'])('goes on after a line without end, whatever character the first look at it cuts: %s', async (encoding) => {
    for (let lead = 0; lead < 4; lead++) {
      const lines = `{"id":"${'a'.repeat(lead + 1)}","text":"${'县'.repeat(100_000)}"}\n{"id":"b","text":"${report[1]}"}\n`;
      const bytes = encoding === 'utf-8' ? lines : encodeLegacy(lines, 'gb18030');
      const found = await readFileOf('all.jsonl', bytes, { limits: { ...DEFAULT_LIMITS, documentBytes: 50_000 } });
      expect(found[0]).toMatchObject({ reason: expect.stringContaining('a line over the limit') });
      expect(found[1]).toMatchObject({ id: 'b', text: report[1] });
    }
  });

  it('takes a line that gives an id for the same document in whichever file it stands', async () => {
    const lines = [
      { id: 'a', text: prose },
      { id: 'b', text: prose, path: 'reports/b.html' },
      { id: 'c', text: 'English' },
    ];
    const content = lines.map((row) => JSON.stringify(row)).join('\n');
    const found = await readFileOf('one.jsonl', content);
    expect(found.map((f) => f.path)).toEqual(['a', 'reports/b.html', 'c']);
    expect(await readFileOf('other.jsonl', content)).toEqual(found);
  });

  it.each([
    ['commas', 'a.csv', `标题,正文,编号\r\n"他说""好"", 是的","${prose}",7\r\n`],
    ['tabs', 'a.tsv', `标题\t正文\t编号\n他说"好", 是的\t${report[1]}\t7\n`],
  ])('reads a table of documents with %s', async (_, name, content) => {
    const [source] = await readFileOf(name, content);
    expect(source).toMatchObject({ id: '7', given: { title: '他说"好", 是的' } });
    expect((source as Source).text).toContain(report[1]);
  });

  it('reads a table that Excel saved in GBK, with columns named by the user', async () => {
    const content = encodeLegacy(`篇名,报告\n长河县报告,"${report[1]}"\n`, 'gb18030');
    const [source] = await readFileOf('a.csv', content, { columns: parseColumns('text=报告,title=篇名') });
    expect(source).toMatchObject({ text: report[1], given: { title: '长河县报告' } });
  });

  it.each([
    ['JSON Lines', '{"id":"7","text":"长河县完成投资四十三亿元。"}\n', undefined],
    ['commas', 'id,正文\n7,长河县完成投资四十三亿元。\n', undefined],
    ['tabs', '\uFEFFid\t正文\n7\t长河县完成投资四十三亿元。\n', 'text=正文'],
    ['a column that the user names', 'id,报告\n7,长河县完成投资四十三亿元。\n', 'text=报告'],
  ])('knows a table without a name by its beginning: %s', async (_, content, columns) => {
    const found = await readFileOf('table', content, columns ? { columns: parseColumns(columns) } : {});
    expect(found).toMatchObject([{ id: '7', text: '长河县完成投资四十三亿元。' }]);
  });

  it.each([`{长河县}\n${prose}`, `text\n${prose}`, `内容，提要\n${prose}`])(
    'takes a text that only looks like a table for a text',
    async (content) => {
      expect(await readFileOf('text', content)).toMatchObject([{ format: 'text', text: content }]);
    },
  );

  it('reads an archive of everything, names in GBK included', async () => {
    const inner = await makeZip({ 'deep.txt': prose });
    const archive = await makeZip({
      'b/a.txt': prose,
      'c.docx': await makeDocx(report),
      'inner.zip': inner,
      'logo.png': 'x',
      '__MACOSX/a.txt': 'x',
    });
    const found = (await readFileOf('all.zip', archive)) as Source[];
    expect(found.map((s) => s.id)).toEqual(['all/b/a', 'all/c', 'all/inner/deep']);
    expect(found.every((s) => s.text === prose)).toBe(true);
  });

  it.each<[string, string, () => string | Uint8Array | Promise<string | Uint8Array>, RegExp]>([
    ['an empty file', 'a.txt', () => '', /empty/],
    ['white space', 'a.txt', () => ' \n\n ', /empty/],
    ['a binary file', 'a.txt', () => Buffer.alloc(100), /binary/],
    ['a cut-off PDF', 'a.pdf', () => makePdf(report).subarray(0, 300), /damaged|no text/],
    ['a PDF that is none', 'a.pdf', () => prose, /no pdf file/],
    ['a cut-off Word document', 'a.docx', async () => (await makeDocx(report)).subarray(0, 400), /damaged/],
    ['an old Word document', 'a.doc', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /old kind/],
    ['an archive without documents', 'a.zip', () => makeZip({ 'a.png': 'x' }), /no document/],
    ['another language', 'a.txt', () => 'The county completed investments of 4.3 billion yuan. '.repeat(5), /not Chinese/],
    ['a page without text', 'a.html', () => '<html><body><script>var a = 1;</script></body></html>', /no text/],
    ['a table without a text column', 'a.csv', () => 'a,b\n1,2\n', /no text under/],
    ['an unclosed quotation mark in a table', 'a.csv', () => 'id,text\n1,"abc\n', /no CSV after row/],
  ])('says what is wrong with %s', async (_, name, make, message) => {
    const found = await readFileOf(name, await make());
    expect(found).toHaveLength(1);
    expect(found[0]).toBeInstanceOf(ReadError);
    expect((found[0] as ReadError).message).toMatch(message);
    expect((found[0] as ReadError).path).toContain(name);
    expect((found[0] as ReadError).remedy).not.toBe('');
  });

  it('refuses what would fill the memory', async () => {
    const limits = { ...DEFAULT_LIMITS, documentBytes: 2000, archiveBytes: 50_000 };
    const bomb = await makeZip({ 'a.txt': '长'.repeat(30_000) });
    expect(String((await readFileOf('bomb.zip', bomb, { limits }))[0])).toMatch(/unpacks to over/);
    const streamOf = (length: number) =>
      Buffer.concat([Buffer.from('%PDF-1.4\nstream\r\n'), deflateSync(Buffer.alloc(length)), Buffer.from('\nendstream')]);
    expect(String((await readFileOf('bomb.pdf', streamOf(1_000_000), { limits }))[0])).toMatch(/a part of it unpacks to over/);
    expect(String((await readFileOf('small.pdf', streamOf(1000), { limits }))[0])).toMatch(/damaged/);
    const large = await makeZip({ 'a.txt': '长'.repeat(1000), 'b.txt': prose });
    const found = await readFileOf('large.zip', large, { limits });
    expect(String(found[0])).toMatch(/over the limit of 2000 bytes/);
    expect(found[1]).toMatchObject({ id: 'large/b' });
    expect(String((await readFileOf('a.txt', '长'.repeat(1000), { limits }))[0])).toMatch(/over the limit/);
    expect(
      String((await readFileOf('a.jsonl', `{"text":"${'长'.repeat(3000)}"}\n{"text":"${prose.replaceAll('\n', '')}"}`, { limits }))[0]),
    ).toMatch(/line over/);
    let nested = await makeZip({ 'a.txt': prose });
    for (let i = 0; i < 4; i++) nested = await makeZip({ 'a.zip': nested });
    expect(String((await readFileOf('nested.zip', nested))[0])).toMatch(/archives deep/);
  });
});

it.runIf(process.platform === 'linux')('reads a pipe, as a shell makes one of a command', async () => {
  const pipe = join(filesOf({ 'a.txt': prose }), 'pipe');
  execFileSync('bash', ['-c', 'mkfifo "$1"', 'bash', pipe]);
  const [found] = await Promise.all([readAll(pipe), writeFile(pipe, prose)]);
  expect(found).toMatchObject([{ id: 'pipe', text: prose }]);
});

describe('listInputs', () => {
  it('finds every document below a folder, whatever their order, and leaves other files alone', async () => {
    const root = filesOf({
      'b.txt': prose,
      'a/c.html': page,
      'a/.hidden.txt': 'x',
      'a/~$lock.docx': 'x',
      'README.md': 'x',
      'pic.png': 'x',
    });
    expect(listInputs([root]).inputs.map(({ id, path }) => [id, path])).toEqual([
      ['a/c', 'a/c.html'],
      ['b', 'b.txt'],
    ]);
    expect(listInputs([join(root, 'b.txt'), root, join(root, 'b.txt')]).inputs).toHaveLength(2);
  });

  it('follows links once, and says which lead nowhere', () => {
    const root = filesOf({ 'a/b.txt': prose });
    symlinkSync(root, join(root, 'a', 'loop'));
    symlinkSync(join(root, 'gone'), join(root, 'gone.txt'));
    const { inputs, failures } = listInputs([root]);
    expect(inputs.map(({ path }) => path)).toEqual(['a/b.txt']);
    expect(failures.map((f) => f.message)).toEqual(['gone.txt: a link to nothing; remove it or mend it']);
  });

  it('tells apart two files of one stem, and names with a newline', () => {
    const root = filesOf({ 'a.txt': prose, 'a.md': prose, 'b\nc.txt': prose });
    expect(listInputs([root]).inputs.map(({ id }) => id)).toEqual(['a', 'a~2', 'b\nc']);
  });

  // Other systems have no such names.
  it.runIf(process.platform === 'linux')('says that a name is no UTF-8', () => {
    const root = filesOf({ 'a.txt': prose });
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xd6, 0xd0]), Buffer.from('.txt')]), prose);
    const { inputs, failures } = listInputs([root]);
    expect(inputs.map(({ path }) => path)).toEqual(['a.txt']);
    expect(failures.map((f) => f.message)).toEqual(['\uFFFD\uFFFD.txt: its name is no UTF-8; rename it']);
  });

  it('takes globs', () => {
    const root = filesOf({ '2020/a.txt': prose, '2021/a.txt': prose, '2021/b.md': prose });
    expect(listInputs([`${root}/*/a.txt`]).inputs.map(({ path }) => path)).toEqual(['2020/a.txt', '2021/a.txt']);
    expect(() => listInputs([`${root}/*.pdf`])).toThrow(/no documents match/);
  });

  it.each([['/no/such/folder'], ['not-there.txt']])('refuses %s', (path) => {
    expect(() => listInputs([path])).toThrow(UsageError);
  });

  it('refuses a folder without documents', () => {
    expect(() => listInputs([filesOf({ 'a.png': 'x' })])).toThrow(/no documents in/);
  });
});
