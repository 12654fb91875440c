import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { OUTPUT_FILES } from '../../src/output/registry.ts';
import { start, zhengmai } from './run.ts';

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));
const seeds = readdirSync(SEEDS).map((name) => join(SEEDS, name));
const root = mkdtempSync(join(tmpdir(), 'zhengmai-build-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const read = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
const out = (name: string) => join(root, name);
const hidden = () => readdirSync(root).filter((name) => name.startsWith('.'));
const REPORT =
  '平凉市政府工作报告\n2021年1月26日\n一、2020年工作回顾\n平凉市严格落实“四个不摘”要求，推进“放管服”改革。\n静宁县建成苹果交易中心。\n';

describe('zhengmai build', { timeout: 120_000 }, () => {
  it('builds the seeds into every output, and says so', async () => {
    const { code, out: said, err } = await zhengmai(['build', SEEDS, '-o', out('seeds')]);
    expect([code, err]).toEqual([0, '']);
    expect(said).toContain('文件 documents 5');
    expect(readdirSync(out('seeds')).sort()).toEqual([...OUTPUT_FILES, 'README.md'].sort());
    expect(hidden()).toEqual([]);
  });

  it('writes the same bytes for the files in reverse order, in two threads, without the cache', async () => {
    const { code } = await zhengmai(['build', ...seeds.toReversed(), '-o', out('reverse'), '--jobs', '2', '--no-cache']);
    expect(code).toBe(0);
    expect(read(out('reverse'))).toEqual(read(out('seeds')));
  });

  it('prints a summary as JSON', async () => {
    const { code, out: said } = await zhengmai(['build', seeds[0] as string, '-o', out('json'), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ documents: 1, unread: [], copies: [], kinds: { document: 1 } });
  });

  it('reads a document from standard input, with what the caller knows', async () => {
    const { code } = await zhengmai(['build', '-', '-o', out('stdin'), '--region', '静宁县', '--date', '2022-03-04', '--title', '题目'], {
      input: REPORT,
    });
    expect(code).toBe(0);
    const [row] = readFileSync(join(out('stdin'), 'documents.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(row).toMatchObject({ id: 'stdin', region: '静宁县', date: '2022-03-04', title: '题目', text: REPORT });
  });

  it('reads globs', async () => {
    const { code, out: said } = await zhengmai(['build', join(SEEDS, 'l*.txt'), '-o', out('glob'), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ documents: 2 });
  });

  it('builds the rest where documents can’t be read, names them with reason and remedy, and ends with 1', async () => {
    const folder = out('mixed');
    mkdirSync(folder);
    writeFileSync(join(folder, 'good.txt'), REPORT);
    writeFileSync(join(folder, 'copy.txt'), REPORT);
    writeFileSync(join(folder, 'empty.txt'), '');
    writeFileSync(join(folder, 'binary.txt'), Buffer.from([0, 1, 2, 3]));
    const { code, out: said, err } = await zhengmai(['build', folder, '-o', out('rest')]);
    expect(code).toBe(1);
    expect(err).toMatch(/^zhengmai: binary\.txt: .+; .+$/m);
    expect(err).toMatch(/^zhengmai: empty\.txt: .+; .+$/m);
    expect(said).toContain('文件 documents 1');
    const rows = readFileSync(join(out('rest'), 'documents.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(rows.map(({ path }) => path).sort()).toEqual(['binary.txt', 'copy.txt', 'empty.txt', 'good.txt']);
    const strict = await zhengmai(['build', folder, '-o', out('strict'), '--strict']);
    expect(strict.code).toBe(1);
    expect(readdirSync(root)).not.toContain('strict');
  });

  it('lists what cleaning dropped when asked', async () => {
    const { err } = await zhengmai(['build', '-', '-o', out('verbose'), '--verbose'], { input: REPORT.replace('推进', '推进&nbsp;') });
    expect(err).toMatch(/^-: 平凉市[\s\S]*&nbsp;/);
  });

  it.each([
    ['no such path', ['build', 'no-such-folder'], /no such file or folder: no-such-folder/],
    ['an unknown option', ['build', '--fast'], /unknown option '--fast'/],
    ['an unknown region', ['build', SEEDS, '--region', '没有县', '-o', 'x'], /unknown region: 没有县/],
    ['a date that is none', ['build', SEEDS, '--date', '2021-02-30'], /not a date: 2021-02-30/],
    ['a port that is none', ['view', '-p', '99999'], /'-p, --port <n>' argument '99999' is invalid\. Give a number from 1 to 65535/],
    ['no number', ['build', SEEDS, '--jobs', 'many'], /'-j, --jobs <n>' argument 'many' is invalid\. Give a whole number, 1 or more/],
  ])('ends with 2 for %s', async (_, args, message) => {
    const { code, err } = await zhengmai(args, { cwd: root });
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('does nothing where nothing has changed, and builds again where a document or an output has', async () => {
    const [folder, target] = [out('growing'), out('grown')];
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), REPORT);
    const build = async () => (await zhengmai(['build', folder, '-o', target, '--jobs', '1'])).out.split(' ')[0];
    expect([await build(), await build()]).toEqual(['已写出', '没有变化']);
    const before = read(target);
    writeFileSync(join(target, 'nodes.csv'), '');
    expect(await build()).toBe('已写出');
    expect(read(target)).toEqual(before);
    writeFileSync(join(folder, 'b.txt'), REPORT.replaceAll('平凉市', '庆阳市').replace('放管服', '河长制'));
    expect(await build()).toBe('已写出');
    expect(readFileSync(join(target, 'nodes.csv'), 'utf8')).toContain('庆阳市');
  });

  it('writes for a changed document among others what a build from nothing writes', async () => {
    const [folder, target, cache] = [out('changing'), out('changed'), out('cache')];
    mkdirSync(folder);
    const changed = join(folder, 'b.txt');
    writeFileSync(join(folder, 'a.txt'), `${REPORT}平凉市一家企业获评国家级绿色工厂。\n`);
    writeFileSync(changed, `${REPORT.replaceAll('平凉市', '庆阳市')}庆阳市一家企业获评国家绿色工厂。\n`);
    const build = (...options: string[]) => zhengmai(['build', folder, '--jobs', '1', ...options]);
    await build('-o', target, '--cache', cache);
    writeFileSync(changed, `${readFileSync(changed, 'utf8')}庆阳市新建东山光伏产业园，推进“放管服”改革。\n`);
    await build('-o', target, '--cache', cache);
    await build('-o', out('anew'), '--no-cache');
    expect(read(target)).toEqual(read(out('anew')));
    expect(readFileSync(join(target, 'nodes.csv'), 'utf8')).toContain('东山光伏产业园');
  });

  it('builds again whenever documents change while it watches', async () => {
    const folder = out('watched');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), REPORT);
    const watching = start(['build', folder, '-o', out('watch'), '--watch', '--json']);
    try {
      expect(JSON.parse(await watching.line())).toMatchObject({ documents: 1 });
      writeFileSync(join(folder, 'b.txt'), REPORT.replaceAll('平凉市', '庆阳市').replace('放管服', '河长制'));
      expect(JSON.parse(await watching.line())).toMatchObject({ documents: 2 });
    } finally {
      await watching.stop();
    }
  });

  it('leaves a folder alone that holds other files', async () => {
    const folder = out('thesis');
    mkdirSync(folder);
    writeFileSync(join(folder, 'chapter.docx'), 'text');
    const { code, err } = await zhengmai(['build', '-', '-o', folder], { input: REPORT });
    expect(code).toBe(2);
    expect(err).toContain('chapter.docx');
    expect(readdirSync(folder)).toEqual(['chapter.docx']);
  });

  it('leaves the old build where the disk takes no more', async () => {
    const before = read(out('seeds'));
    const { code, err } = await zhengmai(['build', seeds[0] as string, '-o', out('seeds')], { limit: '-f 100' });
    expect(code).toBe(1);
    expect(err).toMatch(/cannot write .*seeds: .*; .*untouched/);
    expect(read(out('seeds'))).toEqual(before);
    expect(hidden()).toEqual([]);
  });

  it('says what to do where a file stands in the way', async () => {
    const { code, err } = await zhengmai(['build', '-', '-o', join(seeds[0] as string, 'graph-out')], { input: REPORT });
    expect(code).toBe(1);
    expect(err).toMatch(/a file stands in the way; name another folder/);
  });

  it('lets one build at a time into a folder', async () => {
    const runs = await Promise.all([1, 2].map(() => zhengmai(['build', seeds[0] as string, '-o', out('both'), '--no-cache'])));
    expect(runs.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(runs.find(({ code }) => code === 1)?.err).toMatch(/is being written by process \d+/);
    expect(readdirSync(out('both')).sort()).toEqual([...OUTPUT_FILES, 'README.md'].sort());
    expect(hidden()).toEqual([]);
  });

  it('leaves nothing behind when it is stopped', async () => {
    const building = start(['build', ...seeds, '-o', out('stopped'), '--no-cache']);
    await expect.poll(hidden, { timeout: 60_000 }).toContain('.stopped.next');
    await building.stop();
    expect(readdirSync(root).filter((name) => name.includes('stopped'))).toEqual([]);
  });
});
