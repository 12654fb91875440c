/**
 * Rewrites the output of every command that README.md and docs/ show, from a build of the seeds, and the list of licences.
 *
 *   npx tsx scripts/refresh-docs.ts [--check]
 *
 * A `console` block begins with `$ npx zhengmai …`, perhaps `| head -n N`; what follows is what the command prints.
 * With --check nothing is written, and the exit code says whether anything is out of date.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { licenceTable } from './licences.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const BLOCK = /```console\n\$ npx zhengmai ([^\n|]+?)(?: \| head -n (\d+))?\n[\s\S]*?```/g;

const LICENCES = /<!-- licences -->\n[\s\S]*?<!-- \/licences -->/;

/** The documents that show commands, relative to the checkout. */
export function documents(): string[] {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return ['README.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)].sort();
}

/** A document with every command's output as it is now, and the licences of the lock file. */
export function refreshed(markdown: string, run: (args: readonly string[]) => string): string {
  const listed = markdown.replace(LICENCES, () => `<!-- licences -->\n${licenceTable()}\n<!-- /licences -->`);
  return listed.replace(BLOCK, (_, command: string, lines?: string) => {
    const all = run(command.trim().split(/\s+/)).trimEnd().split('\n');
    const shown = lines ? all.slice(0, Number(lines)) : all;
    return `\`\`\`console\n$ npx zhengmai ${command}${lines ? ` | head -n ${lines}` : ''}\n${shown.map((line) => line.trimEnd()).join('\n')}\n\`\`\``;
  });
}

/** Runs the command line on a build of the seeds in a folder of its own. */
export function runnerOnSeeds(): { run: (args: readonly string[]) => string; close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'zhengmai-docs-'));
  symlinkSync(join(root, 'seeds'), join(folder, 'seeds'));
  const run = (args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', join(root, 'node_modules/tsx/dist/esm/index.mjs'), join(root, 'src/cli/main.ts'), ...args],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, COLUMNS: '100', NO_COLOR: '1' },
      },
    );
    if (status !== 0) throw new Error(`zhengmai ${args.join(' ')} exited with ${status}: ${stderr}`);
    return stdout;
  };
  run(['build', 'seeds', '-o', 'graph-out']);
  return { run, close: () => rmSync(folder, { recursive: true, force: true }) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { run, close } = runnerOnSeeds();
  for (const name of documents()) {
    const file = join(root, name);
    const before = readFileSync(file, 'utf8');
    const after = refreshed(before, run);
    if (before === after) continue;
    if (process.argv.includes('--check')) {
      process.stderr.write(`${name} shows output that is out of date; run npm run docs\n`);
      process.exitCode = 1;
    } else writeFileSync(file, after);
  }
  close();
}
