import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUT_FILES } from '../../src/output/registry.ts';

/** What every output of a build holds, by name: two builds are the same where these are equal. */
export function bytesIn(folder: string): Record<string, string> {
  return Object.fromEntries([...OUTPUT_FILES].map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
