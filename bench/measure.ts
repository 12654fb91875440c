import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document of a folder that benchmarks read. */
export interface Text {
  readonly id: string;
  readonly text: string;
  readonly bytes: number;
}

/** The plain texts of a folder, by name. */
export function readTexts(folder: string): Text[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { id: name, text, bytes: Buffer.byteLength(text) };
    });
}

/** The texts again and again until they are so many bytes. */
export function repeat(texts: readonly Text[], bytes: number): Text[] {
  const repeated: Text[] = [];
  for (let sum = 0, i = 0; sum < bytes; i++) {
    const text = texts[i % texts.length] as Text;
    repeated.push(text);
    sum += text.bytes;
  }
  return repeated;
}

/** What some work cost, in seconds. */
export interface Cost {
  /** Of all threads of this process, the collector's included: what a machine that is busy with other things changes least. */
  readonly processor: number;
  readonly clock: number;
}

/** Does some work once and tells what it cost. */
export async function costOf(work: () => unknown): Promise<Cost> {
  const clock = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { processor: (user + system) / 1e6, clock: (performance.now() - clock) / 1000 };
}

/** A duration as a table shows it: two digits below ten seconds, one above. */
export const seconds = (n: number): string => `${n.toFixed(n < 10 ? 2 : 1)} s`;

/** Writes a table of rows in columns. */
export function print(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] as number)).join('  '));
  process.stdout.write(`${title}\n${lines.map((line) => `  ${line.trimEnd()}\n`).join('')}\n`);
}
