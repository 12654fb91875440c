/**
 * Extraction on one core beside segmentation alone, in one run: `npx tsx bench/extraction.ts [megabytes] [folder]`.
 * By default the five seeds repeated to 20 MB.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { extract } from '../src/extract.ts';
import { costOf, print, readTexts, repeat, seconds } from './measure.ts';

const megabytes = Number(process.argv[2] ?? 20);
const folder = process.argv[3] ?? join(import.meta.dirname, '..', 'seeds');
const nodejieba = createRequire(import.meta.url)('nodejieba') as { tag: (text: string) => unknown };

const texts = readTexts(folder);
const sample = repeat(texts, megabytes * 1e6);
const size = sample.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
// Dictionaries and vocabularies are loaded, and the rules compiled, before anything is measured.
for (const { id, text } of texts) extract({ id, path: id, text });

const tag = await costOf(() => {
  for (const { text } of sample) nodejieba.tag(text);
});
const whole = await costOf(() => {
  for (const { id, text } of sample) extract({ id, path: id, text });
});
const row = (name: string, { processor, clock }: typeof tag): string[] => [
  name,
  seconds(processor),
  seconds(clock),
  `${(size / processor).toFixed(2)} MB/s`,
  `${(processor / tag.processor).toFixed(2)}×`,
];
print(`Extraction of ${size.toFixed(1)} MB`, [
  ['', 'processor', 'clock', 'per processor', 'of tagging'],
  row('nodejieba.tag', tag),
  row('extract', whole),
]);
