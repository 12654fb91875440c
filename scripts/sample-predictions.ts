/**
 * Draws entities of a build at random, each with a sentence that names it, to be judged by reading.
 *
 *   npx tsx scripts/sample-predictions.ts GRAPH_DIR [--per-kind 25] [--seed 1] [--kind KIND]…
 *
 * Prints tab-separated rows: kind, name, region, the sentence with the words marked, document. The same build and seed
 * draw the same rows.
 */
import { parseArgs } from 'node:util';
import { seededRandom } from '../src/analyse/random.ts';
import { openGraph, readEvidence } from '../src/index.ts';
import { ENTITY_KINDS } from '../src/model/schema.ts';
import { shuffle } from './shuffle.ts';

const AROUND = 40;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'per-kind': { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string', multiple: true },
  },
});
const folder = positionals[0] ?? 'graph-out';
const graph = openGraph(folder);
const random = seededRandom(Number(values.seed));
const drawn = new Set(
  (values.kind ?? ENTITY_KINDS).flatMap((asked) => {
    const keys = graph.filterNodes((_, { kind }) => kind === asked).sort();
    return shuffle(keys, random).slice(0, Number(values['per-kind']));
  }),
);

const shown = new Set<string>();
for await (const { node = '', text, sentence, doc } of readEvidence(folder, (row) => row.node !== undefined && drawn.has(row.node))) {
  if (shown.has(node)) continue;
  shown.add(node);
  const { kind, label, regions } = graph.getNodeAttributes(node);
  const at = sentence.indexOf(text);
  const marked = `${sentence.slice(Math.max(0, at - AROUND), at)}【${text}】${sentence.slice(at + text.length, at + text.length + AROUND)}`;
  process.stdout.write(`${[kind, label, regions.join('、'), marked.replace(/\s+/g, ' '), doc].join('\t')}\n`);
}
