import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPipeline } from '../../src/pipeline.ts';
import { createQueueExtractor } from '../../src/queue/coordinator.ts';
import { commandFromSources } from '../cli/run.ts';
import { bytesIn } from '../setup/outputs.ts';
import { findRedis, type RedisServer, startRedis } from './redis.ts';

const program = findRedis();
const ip = (...args: string[]): boolean => spawnSync('ip', args, { stdio: 'ignore' }).status === 0;

/** The first three numbers of their addresses, of this process: those of a run that was killed may still be laid. */
const NET = `10.${128 + ((process.pid >> 8) & 127)}.${process.pid & 255}`;

/** Machines of a network of their own, as far as the kernel can play them: each sees this one by a cable, and nothing else. */
const SPACES = ['a', 'b'].map((letter, i) => ({
  name: `zm-${process.pid}-${letter}`,
  cable: `zm${process.pid}${letter}`,
  plug: `zp${process.pid}${letter}`,
  here: `${NET}.${4 * i + 1}`,
  there: `${NET}.${4 * i + 2}`,
}));

function layCable({ name, cable, plug, here, there }: (typeof SPACES)[number]): boolean {
  return (
    ip('netns', 'add', name) &&
    ip('link', 'add', cable, 'type', 'veth', 'peer', 'name', plug) &&
    ip('link', 'set', plug, 'netns', name) &&
    ip('addr', 'add', `${here}/30`, 'dev', cable) &&
    ip('link', 'set', cable, 'up') &&
    ip('netns', 'exec', name, 'ip', 'addr', 'add', `${there}/30`, 'dev', plug) &&
    ip('netns', 'exec', name, 'ip', 'link', 'set', plug, 'up')
  );
}

function removeSpaces(): void {
  for (const { name, cable } of SPACES) {
    ip('netns', 'del', name);
    ip('link', 'del', cable);
  }
}

/** Network namespaces are root's, and not every container has them. */
const possible = program !== null && process.platform === 'linux' && process.getuid?.() === 0 && SPACES.every(layCable);
if (!possible) removeSpaces();

describe.skipIf(!possible)('build --queue with workers on network namespaces of their own', { timeout: 180_000 }, () => {
  const root = mkdtempSync(join(tmpdir(), 'zhengmai-spaces-'));
  const documents = join(root, 'documents');
  const running: ChildProcess[] = [];
  let redis: RedisServer;
  beforeAll(async () => {
    mkdirSync(documents);
    for (const county of ['静宁县', '泾川县', '庄浪县', '垣曲县'])
      writeFileSync(join(documents, `${county}.txt`), `${county}人民政府工作报告\n一、过去一年工作回顾\n${county}推进“放管服”改革。\n`);
    redis = await startRedis(program as string, ['--bind', '0.0.0.0', '--protected-mode', 'no']);
  });
  afterAll(async () => {
    for (const child of running) {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    await redis.stop();
    removeSpaces();
    rmSync(root, { recursive: true, force: true });
  });

  it('gives the bytes of one machine', async () => {
    for (const { name, here } of SPACES) {
      const worker = commandFromSources(['worker', '--queue', `redis://${here}:${redis.port}`, '--jobs', '1']);
      const child = spawn('ip', ['netns', 'exec', name, ...worker], { stdio: ['ignore', 'pipe', 'inherit'] });
      running.push(child);
      for await (const piece of child.stdout) if (/waiting for documents/.test(String(piece))) break;
      child.stdout.resume();
    }
    const [alone, apart] = [join(root, 'alone'), join(root, 'apart')];
    await runPipeline([documents], alone, { jobs: 1 });
    await runPipeline([documents], apart, { extractor: () => createQueueExtractor(redis.url, { batchSize: 1 }) });
    expect(bytesIn(apart)).toEqual(bytesIn(alone));
  });
});
