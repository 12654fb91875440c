/**
 * Extraction on one core beside segmentation alone, in one run, with the accuracy that goes with it:
 * `npx tsx bench/extraction.ts [megabytes] [folder] [--compiled]`. By default the five seeds repeated to 20 MB; a folder is
 * read once with 0, or as often as the megabytes ask for. With `--compiled` it is what the package ships that is measured (dist/,
 * as `npm run bench` has just made it): run from its sources, every function that is made costs its name too.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { buildGraph } from '../src/build/index.ts';
import { readGold } from '../src/evaluate/gold.ts';
import { poolScores, score } from '../src/evaluate/score.ts';
import { costOf, print, readTexts, repeat, seconds, type Text } from './measure.ts';

const root = join(import.meta.dirname, '..');
const seeds = join(root, 'seeds');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { compiled: { type: 'boolean' } } });
const folder = positionals[1] ?? seeds;
const megabytes = Number(positionals[0] ?? 20);
const { extract } = (await import(
  values.compiled ? join(root, 'dist', 'extract.js') : '../src/extract.ts'
)) as typeof import('../src/extract.ts');
const nodejieba = createRequire(import.meta.url)('nodejieba') as {
  tag: (text: string) => unknown;
  cut: (text: string, hmm: boolean) => unknown;
};
const rust = Jieba.withDict(dict);

const texts = readTexts(folder);
const sample = megabytes > 0 ? repeat(texts, megabytes * 1e6) : texts;
const size = sample.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
// Dictionaries and vocabularies are loaded, and the rules compiled, before anything is measured.
for (const { id, text } of readTexts(seeds)) extract({ id, path: id, text });
rust.tag('一');

const work: readonly (readonly [name: string, (text: Text) => unknown])[] = [
  ['nodejieba.tag', ({ text }) => nodejieba.tag(text)],
  ['nodejieba.cut', ({ text }) => nodejieba.cut(text, true)],
  ['@node-rs/jieba tag', ({ text }) => rust.tag(text, true)],
  ['@node-rs/jieba cut', ({ text }) => rust.cut(text, true)],
  ['extract', ({ id, text }) => extract({ id, path: id, text })],
];
const rows: string[][] = [];
let floor = Number.NaN;
for (const [name, run] of work) {
  const { processor, clock } = await costOf(() => sample.forEach(run));
  if (Number.isNaN(floor)) floor = processor;
  rows.push([name, seconds(processor), seconds(clock), `${(size / processor).toFixed(2)} MB/s`, `${(processor / floor).toFixed(2)}×`]);
}
print(`Extraction of ${size.toFixed(1)} MB${values.compiled ? ', compiled' : ''}`, [
  ['', 'processor', 'clock', 'per processor', 'of nodejieba.tag'],
  ...rows,
]);

// Speed says nothing without what it is bought with: the annotated seeds, by the same code in the same run.
const scores = readGold(join(root, 'test', 'gold'), [seeds], []).map(({ gold, text }) => {
  const { graph, evidence, indicators } = buildGraph([extract({ id: gold.doc, path: gold.doc, text })]);
  return score({ graph: graph.export(), evidence, indicators, source: text }, gold);
});
const { core, all, kinds } = poolScores(scores, 'pooled');
const percent = (share: number): string => (100 * share).toFixed(1);
const accuracy = Object.entries({ core, all, ...kinds });
print(`Accuracy on ${scores.length} annotated seeds, F1`, [accuracy.map(([name]) => name), accuracy.map(([, { f1 }]) => percent(f1))]);
