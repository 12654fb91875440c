import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where redis-server is: on the PATH, or installed from Debian where this process may do that. Where CI asks for every test,
 * a missing one is an error.
 */
export function findRedis(): string | null {
  const found = () => spawnSync('sh', ['-c', 'command -v redis-server'], { encoding: 'utf8' }).stdout.trim() || null;
  if (found() === null && process.getuid?.() === 0 && spawnSync('sh', ['-c', 'command -v apt-get']).status === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'], { env });
  }
  const server = found();
  if (server === null && process.env.CI === 'true') throw new Error('no redis-server on the PATH; apt-get install redis-server');
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

/** A running server. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Ends it at once and starts it again with what it had written. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A server of its own, with an append-only file. */
export async function startRedis(program: string, options: readonly string[] = []): Promise<RedisServer> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'zhengmai-redis-'));
  const listening = options.includes('--tls-port') ? ['--port', '0'] : ['--port', `${port}`];
  const run = async (): Promise<ChildProcess> => {
    const args = [...listening, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes', '--dir', dir];
    const child = spawn(program, [...args, ...options.map((option) => (option === 'PORT' ? `${port}` : option))], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let log = '';
    for await (const piece of child.stdout) {
      log += piece;
      if (/Ready to accept connections/.test(log)) break;
    }
    child.stdout.resume();
    return child;
  };
  let child = await run();
  const end = async (): Promise<void> => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    restart: async () => {
      await end();
      child = await run();
    },
    stop: end,
  };
}

/** A key and a certificate for localhost, which signs itself. */
export function selfSigned(): { key: string; cert: string } {
  const dir = mkdtempSync(join(tmpdir(), 'zhengmai-tls-'));
  const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...names], {
    stdio: 'ignore',
  });
  return { key, cert };
}
