/**
 * Draws projects with their sector, for judging by reading: is the sector right?
 *
 * Usage: npx tsx scripts/sample-projects.ts BUILD [number] [seed] > projects.tsv
 */
import { parseArgs } from 'node:util';
import { seededRandom } from '../src/analyse/random.ts';
import { openGraph, readEvidence } from '../src/index.ts';
import { shuffle } from './shuffle.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [folder = 'graph-out', number = '150', seed = '1'] = positionals;
const graph = openGraph(folder);
const keys = graph.filterNodes((_, { kind }) => kind === 'project').sort();
const drawn = shuffle(keys, seededRandom(Number(seed))).slice(0, Number(number));
const wanted = new Set(drawn);
const sentences = new Map<string, string>();
for await (const { node, sentence } of readEvidence(folder, (row) => row.node !== undefined && wanted.has(row.node))) {
  if (!sentences.has(node as string)) sentences.set(node as string, sentence);
}
process.stdout.write('number\tproject\tsector\tstatus\tregions\tsentence\n');
drawn.forEach((key, index) => {
  const { label, sector, status, regions } = graph.getNodeAttributes(key);
  const cells = [index + 1, label, sector ?? '', status ?? '', regions.join('、'), sentences.get(key) ?? ''];
  process.stdout.write(`${cells.join('\t')}\n`);
});
