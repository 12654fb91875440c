import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { extract } from '../../extract.ts';
import type { Source } from '../../model/types.ts';

/** Reads one JSON document per line and writes one record per line; a bad line is an error record, not the end. */
export async function run(paths: readonly string[]): Promise<void> {
  const inputs = paths.length ? paths : ['-'];
  let failed = false;
  for (const path of inputs) {
    const lines = createInterface({ input: path === '-' ? process.stdin : createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
    let number = 0;
    for await (const line of lines) {
      number++;
      if (!line.trim()) continue;
      let out: string;
      try {
        out = JSON.stringify(extract(parseDocument(line)));
      } catch (error) {
        failed = true;
        const reason = error instanceof Error ? error.message : String(error);
        process.stderr.write(`zhengmai: ${path}:${number}: ${reason}\n`);
        out = JSON.stringify({ error: reason, line: number });
      }
      if (!process.stdout.write(`${out}\n`)) await new Promise((resume) => process.stdout.once('drain', resume));
    }
  }
  if (failed) process.exitCode = 1;
}

/** An input record `{id, text, title?, date?, region?, path?}`. */
function parseDocument(line: string): Source {
  const value = JSON.parse(line) as Record<string, unknown>;
  if (typeof value !== 'object' || value === null) throw new TypeError('not an object; give {"id": …, "text": …}');
  const { id, text, title, date, region, path } = value;
  if (typeof id !== 'string' || id === '') throw new TypeError('no id; give {"id": …, "text": …}');
  if (typeof text !== 'string') throw new TypeError(`no text in document ${id}; give {"id": …, "text": …}`);
  const given = Object.fromEntries(Object.entries({ title, date, region }).filter(([, v]) => typeof v === 'string')) as Source['given'];
  return { id, path: typeof path === 'string' ? path : id, text, given };
}
