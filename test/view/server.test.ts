import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveViewer, type ViewerServer } from '../../src/view/index.ts';
import { writeGeneratedBuild } from '../viewer/generated-build.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhengmai-server-'));
const build = join(folder, 'build');
let server: ViewerServer;
let port: number;

beforeAll(async () => {
  writeGeneratedBuild(build, { nodes: 60, edges: 120, documents: 2 });
  writeFileSync(join(folder, 'secret.json'), '{}');
  writeFileSync(join(build, 'secret.json'), '{}');
  server = await serveViewer({ build, data: { cache: join(folder, 'cache') } });
  port = Number(new URL(server.url).port);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks with the path exactly as given, which fetch would tidy. */
function ask(
  path: string,
  options: { method?: string; host?: string } = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: '127.0.0.1', path, method: options.method ?? 'GET', headers: options.host ? { host: options.host } : {} },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          body += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    asked.on('error', reject).end();
  });
}

describe('what it serves', () => {
  test.each(['/', '/index.html', '/data/manifest.json', '/data/documents.json', '/data/graph.json', '/data/sentences.json'])(
    '%s',
    async (path) => {
      const { status, headers } = await ask(path);
      expect(status).toBe(200);
      expect(headers['content-security-policy']).toMatch(
        /default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'/,
      );
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );

  test.each([
    '/../secret.json',
    '/data/../../secret.json',
    '/data/..%2f..%2fsecret.json',
    '/data/%2e%2e/%2e%2e/secret.json',
    '/data/..\\..\\secret.json',
    '/data/....//secret.json',
    '/data/secret.json',
    '/data/evidence.jsonl',
    '/data//etc/passwd',
    '//etc/passwd',
    '/data/evidence/../../secret.json',
    '/data/documents/%00.json',
    '/data/constructor',
    '/package.json',
  ])('not %s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).toBe('no such file');
  });

  test('not a malformed address, nor anything but reading', async () => {
    expect((await ask('/%ff')).status).toBe(400);
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  test('not another name that leads to this machine', async () => {
    expect((await ask('/data/graph.json', { host: 'evil.example' })).status).toBe(403);
    expect((await ask('/data/graph.json', { host: `localhost:${port}` })).status).toBe(200);
  });
});

test('listens on the loopback address only', async () => {
  expect(server.url).toBe(`http://127.0.0.1:${port}/`);
  const others = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
  );
  for (const { address } of others) {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: address, port, timeout: 2000 });
      socket
        .on('connect', () => resolve(true))
        .on('error', () => resolve(false))
        .on('timeout', () => resolve(false));
      socket.on('close', () => socket.destroy());
    });
    expect(reached, address).toBe(false);
  }
});

test('a port that is taken, and a folder without a build, are errors with a remedy', async () => {
  await expect(serveViewer({ build, port, data: { cache: join(folder, 'cache') } })).rejects.toThrow(
    /the port is taken; choose another with --port/,
  );
  await expect(serveViewer({ build: folder })).rejects.toThrow(/no build in .*: graph\.json is missing; run zhengmai build/);
});
