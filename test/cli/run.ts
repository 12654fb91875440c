import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How a run of the command line ended. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  /** Limits of the shell that starts it, such as `-f 100`. */
  readonly limit?: string;
}

/** The program and arguments that run `zhengmai` as the package ships it: the sources as they are now, compiled. */
export function command(args: readonly string[]): string[] {
  compiled ??= compile();
  return [process.execPath, join(compiled, 'dist', 'cli', 'main.js'), ...args];
}

/** The same from its sources, for what must have the same rules version as this process: its files are hashed. */
export function commandFromSources(args: readonly string[]): string[] {
  return [process.execPath, '--import', import.meta.resolve('tsx'), join(ROOT, 'src', 'cli', 'main.ts'), ...args];
}

let compiled: string | undefined;

/** A folder laid out as that of the installed package. Once for all test files of a process: compiling costs less than one run from the sources. */
function compile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhengmai-compiled-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['-p', join(ROOT, 'tsconfig.build.json'), '--declaration', 'false', '--outDir', join(folder, 'dist')];
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the sources do not compile: ${stdout}`);
  for (const name of ['node_modules', 'package.json', 'src']) symlinkSync(join(ROOT, name), join(folder, name));
  return folder;
}

/** Runs `zhengmai` in a process of its own, as a user would. */
export async function zhengmai(args: readonly string[], { input, cwd, limit }: RunOptions = {}): Promise<Run> {
  const node = command(args);
  const [program, ...rest] = (limit ? ['bash', '-c', `ulimit ${limit}; exec "$@"`, 'bash', ...node] : node) as [string, ...string[]];
  const child = spawn(program, rest, {
    ...(cwd ? { cwd } : {}),
    env: { ...process.env, NO_COLOR: '1', ZHENGMAI_CACHE: cacheFolder },
  });
  const pieces: Record<'out' | 'err', string> = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    pieces.out += piece;
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    pieces.err += piece;
  });
  // A program that ends before it has read everything closes the pipe.
  child.stdin.on('error', () => {});
  child.stdin.end(input ?? '');
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  return { code, ...pieces };
}

/** Starts `zhengmai` and reads what it prints line by line, until it is stopped. */
export function start(args: readonly string[]): { line: () => Promise<string>; stop: () => Promise<void> } {
  const [program, ...rest] = command(args) as [string, ...string[]];
  const child = spawn(program, rest, {
    env: { ...process.env, ZHENGMAI_CACHE: cacheFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    line: async () => (await lines.next()).value as string,
    stop: async () => {
      child.kill('SIGINT');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** Kept for all runs of a test file, so that the same documents are extracted once. */
const cacheFolder = mkdtempSync(join(tmpdir(), 'zhengmai-cache-'));
