import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runPipeline } from '../../src/pipeline.ts';
import { queueName } from '../../src/queue/batch.ts';
import { connect } from '../../src/queue/connection.ts';
import { createQueueExtractor } from '../../src/queue/coordinator.ts';
import { commandFromSources } from '../cli/run.ts';
import { bytesIn } from '../setup/outputs.ts';
import { findRedis, type RedisServer, selfSigned, startRedis } from './redis.ts';

const program = findRedis();
const root = mkdtempSync(join(tmpdir(), 'zhengmai-queue-'));
const documents = join(root, 'documents');
const deadly = join(root, 'deadly');
const MORTAL = fileURLToPath(new URL('./mortal-worker.ts', import.meta.url));

const COUNTIES = ['静宁县', '泾川县', '庄浪县', '垣曲县', '环县', '华池县', '合水县', '正宁县'];
const report = (county: string, words: string) =>
  `${county}人民政府工作报告\n一、过去一年工作回顾\n${county}${words}落实“四个不摘”要求，推进“放管服”改革，建成${county}苹果交易中心。\n`;

let count = 0;
const newFolder = () => join(root, `out-${++count}`);

const running: ChildProcess[] = [];
const kill = async (child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL') => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
};
async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
  const [node, ...rest] = args as [string, ...string[]];
  const child = spawn(node, rest, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  running.push(child);
  for await (const piece of child.stdout) if (/waiting for documents/.test(String(piece))) break;
  child.stdout.resume();
  return child;
}
const mortal = (url: string) => start([process.execPath, '--import', import.meta.resolve('tsx'), MORTAL, url]);
const until = async (what: () => Promise<boolean>) => {
  while (!(await what())) await new Promise((resume) => setTimeout(resume, 50));
};

describe.skipIf(program === null)('build --queue and worker, on a real Redis', { timeout: 180_000 }, () => {
  let redis: RedisServer;
  let queue: Queue;
  let watching: Awaited<ReturnType<typeof connect>>;
  let alone: Record<string, string>;
  beforeAll(async () => {
    mkdirSync(documents);
    mkdirSync(deadly);
    for (const county of COUNTIES) {
      writeFileSync(join(documents, `${county}.txt`), report(county, '稳步'));
      writeFileSync(join(deadly, `${county}.txt`), report(county, county === '环县' ? '致命' : ''));
    }
    const out = newFolder();
    await runPipeline([documents], out, { jobs: 1 });
    alone = bytesIn(out);
    redis = await startRedis(program as string);
    watching = await connect(redis.url);
    queue = new Queue(queueName(), { connection: watching });
    queue.on('error', () => {});
  }, 180_000);
  afterEach(async () => {
    await Promise.all(running.splice(0).map((child) => kill(child)));
  });
  afterAll(async () => {
    await queue.close();
    watching.disconnect();
    await redis.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const build = (paths: readonly string[] = [documents], batchSize = 1) => {
    const out = newFolder();
    const done = runPipeline(paths, out, { extractor: () => createQueueExtractor(redis.url, { batchSize }) });
    return done.then((result) => ({ result, bytes: bytesIn(out) }));
  };
  const leftOver = async () => Object.values(await queue.getJobCounts()).reduce((sum, n) => sum + n, 0);

  it('gives the bytes of one machine with one, two and four workers, and leaves nothing behind', async () => {
    const worker = () => start(commandFromSources(['worker', '--queue', redis.url, '--jobs', '1']));
    await worker();
    expect((await build()).bytes).toEqual(alone);
    await worker();
    expect((await build()).bytes).toEqual(alone);
    await Promise.all([worker(), worker()]);
    expect((await build([documents], 2)).bytes).toEqual(alone);
    expect(await leftOver()).toBe(0);
  });

  describe('with a worker that is slow on one word, and that another word kills', () => {
    let lasting: ChildProcess;
    beforeAll(async () => {
      lasting = await mortal(redis.url);
      // It outlasts the tests that share it.
      running.splice(running.indexOf(lasting), 1);
    }, 180_000);
    afterAll(() => kill(lasting));

    it('gives them though a worker is killed in the middle of a batch and Redis ends and comes again', async () => {
      const first = await mortal(redis.url);
      const built = build();
      await until(async () => (await queue.getActiveCount()) > 0 && (await queue.getWaitingCount()) < COUNTIES.length);
      await kill(first);
      await redis.restart();
      expect((await built).bytes).toEqual(alone);
      expect(await leftOver()).toBe(0);
    });

    it('gives them when the one who asked is killed and asks again', async () => {
      const out = newFolder();
      const asked = commandFromSources(['build', documents, '-o', out, '--queue', redis.url, '--batch-size', '1', '--no-cache']);
      const first = spawn(asked[0] as string, asked.slice(1), { stdio: 'ignore' });
      await until(async () => (await queue.getActiveCount()) > 0);
      await kill(first);
      const second = spawn(asked[0] as string, asked.slice(1), { stdio: ['ignore', 'ignore', 'inherit'] });
      expect(await once(second, 'exit')).toEqual([0, null]);
      expect(bytesIn(out)).toEqual(alone);
      expect(await leftOver()).toBe(0);
    });

    it('sets a document aside that kills three workers, and completes the rest', async () => {
      const { result, bytes } = await build([deadly], 3);
      expect(result.failures).toEqual([
        { id: '环县', path: '环县.txt', reason: expect.stringMatching(/ended its worker 3 times: .*SIGKILL.*; leave it out/) },
      ]);
      expect(result.documents).toHaveLength(COUNTIES.length);
      expect(bytes['documents.jsonl']).toContain('静宁县苹果交易中心');
      expect(await leftOver()).toBe(0);
    });
  });

  it('takes back what a worker returns that is no record, and sets the documents aside', async () => {
    const { Worker } = await import('bullmq');
    const liar = new Worker(queueName(), async () => ['{"document":{"id":"other"}}'], {
      connection: { url: redis.url, maxRetriesPerRequest: null },
    });
    const { result } = await build([join(documents, '环县.txt')]);
    await liar.close();
    expect(result.failures[0]?.reason).toMatch(/what a worker returned for 环县\.txt: document\.path: /);
  });

  it('speaks TLS with a password, and says which server refuses which', async () => {
    const { key, cert } = selfSigned();
    const files = ['--tls-cert-file', cert, '--tls-key-file', key, '--tls-ca-cert-file', cert, '--tls-auth-clients', 'no'];
    const secure = await startRedis(program as string, ['--tls-port', 'PORT', ...files, '--requirepass', 'secret']);
    try {
      const url = `rediss://127.0.0.1:${secure.port}`;
      const env = { NODE_EXTRA_CA_CERTS: cert, REDISCLI_AUTH: 'secret' };
      await start(commandFromSources(['worker', '--queue', url, '--jobs', '1']), env);
      const out = newFolder();
      const [node, ...args] = commandFromSources([
        'build',
        documents,
        '-o',
        out,
        '--queue',
        url.replace('//', '//:secret@'),
        '--no-cache',
      ]) as [string];
      const asking = spawn(node, args, { stdio: 'ignore', env: { ...process.env, ...env, REDISCLI_AUTH: '' } });
      expect(await once(asking, 'exit')).toEqual([0, null]);
      expect(bytesIn(out)).toEqual(alone);
    } finally {
      await secure.stop();
    }
    const guarded = await startRedis(program as string, ['--requirepass', 'secret']);
    await expect(connect(guarded.url.replace('//', '//:wrong@'))).rejects.toThrow(
      /^cannot use Redis at redis:\/\/127\.0\.0\.1:\d+: WRONGPASS/,
    );
    await guarded.stop();
    await expect(connect(guarded.url)).rejects.toThrow(/ECONNREFUSED.*; start redis-server there/);
  });
});
