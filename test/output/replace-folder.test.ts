import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { UsageError, ZhengmaiError } from '../../src/errors.ts';
import { replaceFolder, restoreFolder } from '../../src/output/replace-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'zhengmai-replace-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const OURS = new Set(['graph.json', 'evidence.jsonl']);
let target = '';
let count = 0;
beforeEach(() => {
  target = join(root, `${++count}`, 'out');
});

function replace(content: string, folder = target): void {
  const replacement = replaceFolder(folder, OURS, 'graph.json');
  for (const name of OURS) writeFileSync(join(replacement.folder, name), content);
  replacement.commit();
}
const contents = () => [...OURS].map((name) => readFileSync(join(target, name), 'utf8'));
const beside = () => readdirSync(join(target, '..')).sort();

describe('replaceFolder', () => {
  it('makes the folder, and replaces what a build had put there', () => {
    replace('old');
    replace('new');
    expect(contents()).toEqual(['new', 'new']);
    expect(beside()).toEqual(['out']);
  });

  it('leaves the old content until the new is committed, and when it is abandoned', () => {
    replace('old');
    const replacement = replaceFolder(target, OURS, 'graph.json');
    writeFileSync(join(replacement.folder, 'graph.json'), 'half');
    expect(contents()).toEqual(['old', 'old']);
    replacement.abandon();
    replacement.abandon();
    expect(contents()).toEqual(['old', 'old']);
    expect(beside()).toEqual(['out']);
  });

  it('keeps other files of a build’s folder, and drops outputs that are no longer written', () => {
    replace('old');
    writeFileSync(join(target, 'notes.txt'), 'mine');
    mkdirSync(join(target, 'pictures'));
    writeFileSync(join(target, 'pictures', 'a.png'), 'p');
    const replacement = replaceFolder(target, OURS, 'graph.json');
    writeFileSync(join(replacement.folder, 'graph.json'), 'new');
    replacement.commit();
    expect(readdirSync(target).sort()).toEqual(['graph.json', 'notes.txt', 'pictures']);
    expect(readFileSync(join(target, 'pictures', 'a.png'), 'utf8')).toBe('p');
  });

  it('writes into a folder that holds a README alone, which it keeps', () => {
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'README.md'), 'what this is');
    replace('new');
    expect(readFileSync(join(target, 'README.md'), 'utf8')).toBe('what this is');
  });

  it('refuses a folder that is not a build’s', () => {
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'thesis.docx'), '');
    expect(() => replaceFolder(target, OURS, 'graph.json')).toThrow(UsageError);
    expect(() => replaceFolder(target, OURS, 'graph.json')).toThrow(/thesis\.docx/);
    expect(readdirSync(target)).toEqual(['thesis.docx']);
    expect(beside()).toEqual(['out']);
  });

  it('replaces what a link points to, and keeps the link', () => {
    replace('old');
    const link = join(target, '..', 'link');
    symlinkSync(target, link);
    replace('new', link);
    expect(contents()).toEqual(['new', 'new']);
    expect(beside()).toEqual(['link', 'out']);
  });

  it('lets one process at a time in', () => {
    const first = replaceFolder(target, OURS, 'graph.json');
    expect(() => replaceFolder(target, OURS, 'graph.json')).toThrow(ZhengmaiError);
    expect(() => replaceFolder(target, OURS, 'graph.json')).toThrow(new RegExp(`process ${process.pid}`));
    first.abandon();
    replaceFolder(target, OURS, 'graph.json').abandon();
  });

  it.each([
    ['has ended', JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() })],
    ['had this one’s number before a restart', JSON.stringify({ pid: process.pid, host: hostname() })],
    ['left it damaged', '{"pid":'],
  ])('takes over the lock of a process that %s, and what it left', (_, lock) => {
    replace('old');
    writeFileSync(join(target, '..', '.out.lock'), lock);
    mkdirSync(join(target, '..', '.out.next'));
    writeFileSync(join(target, '..', '.out.next', 'graph.json'), 'half');
    replace('new');
    expect(contents()).toEqual(['new', 'new']);
    expect(beside()).toEqual(['out']);
  });

  it('respects the lock of another machine, of which nothing can be known', () => {
    replace('old');
    writeFileSync(join(target, '..', '.out.lock'), JSON.stringify({ pid: 1, host: 'elsewhere' }));
    expect(() => replaceFolder(target, OURS, 'graph.json')).toThrow(/on elsewhere/);
  });
});

describe('restoreFolder', () => {
  it('brings the old content back where the machine stopped between the two renames', () => {
    replace('old');
    renameSync(target, join(target, '..', '.out.previous'));
    restoreFolder(target);
    expect(contents()).toEqual(['old', 'old']);
  });

  it('does nothing to a folder that is there, or was never', () => {
    restoreFolder(target);
    expect(existsSync(target)).toBe(false);
    replace('new');
    restoreFolder(target);
    expect(contents()).toEqual(['new', 'new']);
  });
});

describe('a process that replaces a folder again and again', () => {
  const script = fileURLToPath(new URL('./replace-forever.ts', import.meta.url));
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, target], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    return child;
  };

  it('leaves one whole content behind, whenever it is killed', { timeout: 120_000 }, async () => {
    const found = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const child = await start();
      // Moments spread over the writing, the swap and what follows.
      await new Promise((resume) => setTimeout(resume, (round * 7) % 40));
      child.kill('SIGKILL');
      await once(child, 'exit');
      restoreFolder(target);
      const [first, ...others] = readdirSync(target).map((name) => readFileSync(join(target, name), 'utf8'));
      expect(first).toMatch(/^(\d+\n)+$/);
      expect(new Set(others)).toEqual(new Set([first]));
      expect(others).toHaveLength(4);
      expect(new Set(first?.split('\n')).size).toBe(2);
      found.add(first as string);
    }
    expect(found.size).toBeGreaterThan(1);
  });
});
