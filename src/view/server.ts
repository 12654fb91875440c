import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative, sep } from 'node:path';
import { ZhengmaiError } from '../errors.ts';
import { DATA_FOLDER } from './layout.ts';
import { viewerPages } from './site.ts';
import { SiteData, type SiteDataOptions } from './site-data.ts';

/** What is served, and where. */
export interface ServeOptions {
  /** Folder of a build. */
  readonly build: string;
  /** Port to listen on; without one, a free one. */
  readonly port?: number;
  /** Address to listen on; without one, this machine only. */
  readonly host?: string;
  readonly data?: SiteDataOptions;
}

/** A running server. */
export interface ViewerServer {
  /** Address of the viewer: http://127.0.0.1:51234/ */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const HEADERS = {
  // The same policy stands in index.html for sites that another server publishes; frame-ancestors only counts here.
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

const LOOPBACK = '127.0.0.1';

/**
 * Serves the viewer over a build. It answers for the viewer's own files and the build's data, and for nothing else.
 *
 * @throws DataError if there is no build or no viewer; ZhengmaiError if the port can't be had
 */
export async function serveViewer(options: ServeOptions): Promise<ViewerServer> {
  const host = options.host ?? LOOPBACK;
  const data = new SiteData(options.build, options.data);
  await data.prepare();
  const pages = listPages(viewerPages());
  const server = createServer((request, response) => {
    answer(request, pages, data, host === LOOPBACK).then(
      ({ status, type, body }) => send(request, response, status, type, body),
      (error: unknown) => send(request, response, 500, 'text/plain; charset=utf-8', error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const place = `${host}:${options.port ?? 0}`;
      const reason = error.code === 'EADDRINUSE' ? 'the port is taken' : error.message;
      reject(new ZhengmaiError(`cannot listen on ${place}: ${reason}; choose another with --port, or none for a free one`));
    });
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => data.close().then(resolve));
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer | string;
}

/** Addresses of the viewer's files. Only these are ever read, so that no address can lead out of the folder. */
function listPages(folder: string): Map<string, string> {
  const pages = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    pages.set(`/${relative(folder, file).split(sep).join('/')}`, file);
  }
  const index = pages.get('/index.html');
  if (index) pages.set('/', index);
  return pages;
}

async function answer(request: IncomingMessage, pages: Map<string, string>, data: SiteData, loopback: boolean): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'only GET and HEAD are answered');
  // Another site's name that resolves to this machine must not read the build through a visitor's browser.
  if (loopback && !/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? '')) return refuse(403, 'not this host');
  let path: string;
  try {
    path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/s, ''));
  } catch {
    return refuse(400, 'not an address');
  }
  const page = pages.get(path);
  const body = page
    ? await readFile(page)
    : path.startsWith(`/${DATA_FOLDER}/`)
      ? await data.read(path.slice(DATA_FOLDER.length + 2))
      : null;
  return body ? { status: 200, type: TYPES[extname(page ?? path)] ?? 'application/octet-stream', body } : refuse(404, 'no such file');
}

function refuse(status: number, reason: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: reason };
}

function send(request: IncomingMessage, response: ServerResponse, status: number, type: string, body: Buffer | string): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
