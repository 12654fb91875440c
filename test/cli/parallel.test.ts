import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { bytesIn } from '../setup/outputs.ts';
import { command, zhengmai } from './run.ts';

const root = mkdtempSync(join(tmpdir(), 'zhengmai-parallel-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const COUNTIES = ['静宁县', '泾川县', '庄浪县', '垣曲县'];
const documents = COUNTIES.map((county, i) => ({
  id: `${i}`,
  text: `${county}政府工作报告\n${county}落实“四个不摘”，推进“放管服”改革。\n`,
}));
const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** The recipes of docs/scale.md, with the sources in the place of the installed program. */
const RECIPES = has('parallel')
  ? 'parallel --will-cite --pipe -N 2 "$ZHENGMAI extract --jobs 1" < documents.jsonl > records.jsonl'
  : 'split -l 2 documents.jsonl part- && ls part-* | xargs -P 2 -I {} sh -c "$ZHENGMAI extract --jobs 1 < {} > {}.records" && cat *.records > records.jsonl';

it('extracts in as many processes as GNU parallel or xargs starts, and merges to the bytes of one build', async () => {
  writeFileSync(join(root, 'documents.jsonl'), documents.map((document) => `${JSON.stringify(document)}\n`).join(''));
  const env = {
    ...process.env,
    ZHENGMAI: command([])
      .map((word) => `'${word}'`)
      .join(' '),
  };
  const { status, stderr } = spawnSync('sh', ['-c', RECIPES], { cwd: root, env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  expect((await zhengmai(['merge', 'records.jsonl', '-o', 'merged'], { cwd: root })).code).toBe(0);
  expect((await zhengmai(['build', 'documents.jsonl', '-o', 'one'], { cwd: root })).code).toBe(0);
  expect(bytesIn(join(root, 'merged'))).toEqual(bytesIn(join(root, 'one')));
}, 120_000);
