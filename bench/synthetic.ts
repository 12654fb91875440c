import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../src/analyse/random.ts';
import type { Text } from './measure.ts';

/** Characters that names are made of: those of the texts' own place names would make too few names. */
const SYLLABLES = [...'安平永兴华新丰宁乐康泰和顺德清明长广通源龙凤金玉山河林川海阳东西南北'];

/**
 * Writes a corpus of reports: the paragraphs of some texts recombined, with other numbers, and with other characters where a
 * name begins that a head noun ends (…县, …园, …公司). The same seed gives the same files.
 */
export function writeCorpus(folder: string, sources: readonly Text[], documents: number, seed = 8): void {
  mkdirSync(folder, { recursive: true });
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const paragraphs = sources.flatMap(({ text }) => text.split(/\r?\n/).filter((line) => line.length > 40));
  const lengths = sources.map(({ text }) => text.length);
  for (let n = 0; n < documents; n++) {
    const place = `${pick(SYLLABLES)}${pick(SYLLABLES)}`;
    const lines = [`${2010 + (n % 16)}年${place}县政府工作报告`];
    for (let length = pick(lengths); length > 0; ) {
      const line = altered(pick(paragraphs), random, pick);
      lines.push(line);
      length -= line.length;
    }
    writeFileSync(join(folder, `${String(n).padStart(6, '0')}.txt`), lines.join('\n'));
  }
}

function altered(line: string, random: () => number, pick: <T>(list: readonly T[]) => T): string {
  return line
    .replace(/\d{2,}(?:\.\d+)?(?!年)/g, (digits) => digits.replace(/\d/g, (d, at) => (at === 0 ? d : String(Math.floor(random() * 10)))))
    .replace(/[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff]{0,4}(?:公司|集团|产业园|项目|水库|公路|医院|学校))/g, (name) =>
      random() < 0.5 ? name : `${pick(SYLLABLES)}${pick(SYLLABLES)}`,
    );
}
