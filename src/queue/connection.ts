import { Redis } from 'ioredis';
import { UsageError, ZhengmaiError } from '../errors.ts';

/** Milliseconds until a server that can't be reached at the start is given up; later ones are waited for. */
const PATIENCE = 8000;

/**
 * Connects to Redis: `redis://[user:password@]host[:port][/db]`, or `rediss://` for TLS, whose authority Node trusts
 * (NODE_EXTRA_CA_CERTS adds one). Where the address holds no password, REDISCLI_AUTH gives it, as redis-cli has it. A
 * connection that breaks later is made again, however long it takes.
 *
 * @throws UsageError for another address; ZhengmaiError where the server can't be reached or refuses the password
 */
export async function connect(address: string): Promise<Redis> {
  const url = parseAddress(address);
  const auth = process.env.REDISCLI_AUTH;
  let ready = false;
  let last = 'no answer';
  const redis = new Redis(url.href, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    connectTimeout: PATIENCE,
    ...(url.password === '' && auth ? { password: auth } : {}),
    retryStrategy: (times) => (ready ? Math.min(5000, 100 * 2 ** Math.min(times, 10)) : null),
  });
  redis.on('error', (error: Error) => {
    last = error.message || last;
  });
  try {
    await redis.connect();
    await redis.ping();
    ready = true;
    return redis;
  } catch (error) {
    redis.disconnect();
    const reason = error instanceof Error && !/closed/i.test(error.message) ? error.message : last;
    throw new ZhengmaiError(
      `cannot use Redis at ${shownAddress(url)}: ${reason}; start redis-server there, or check the address and password`,
    );
  }
}

/** An address for messages, without its password. */
export function shownAddress(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}`;
}

/** @throws UsageError for anything but redis:// and rediss:// */
export function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '')
    throw new UsageError('not the address of a Redis server; give redis://host:6379, or rediss:// for TLS');
  return url;
}
