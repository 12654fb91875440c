/**
 * Draws pairs of projects that one cluster holds, for judging by reading: can a reader name why the two belong together?
 *
 * Every pair of two members of one cluster is equally likely, so that large clusters, where it is hardest, count most. The
 * same build, number and seed give the same pairs.
 *
 * Usage: npx tsx scripts/sample-cluster-pairs.ts BUILD [number] [seed] > pairs.tsv
 */
import { parseArgs } from 'node:util';
import { seededRandom } from '../src/analyse/random.ts';
import { openClusters, openGraph, readEvidence } from '../src/index.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [folder = 'graph-out', number = '100', seed = '1'] = positionals;
const graph = openGraph(folder);
const { clusters } = openClusters(folder);
const pairsOf = (size: number) => (size * (size - 1)) / 2;
const total = clusters.reduce((sum, { members }) => sum + pairsOf(members.length), 0);
const random = seededRandom(Number(seed));
const drawn = new Map<string, { a: string; b: string; cluster: string }>();
while (drawn.size < Math.min(Number(number), total)) {
  let at = Math.floor(random() * total);
  for (const { name, members } of clusters) {
    if (at >= pairsOf(members.length)) {
      at -= pairsOf(members.length);
      continue;
    }
    let first = 0;
    while (at >= members.length - 1 - first) at -= members.length - 1 - first++;
    const [a, b] = [members[first] as string, members[first + 1 + at] as string];
    drawn.set(`${a}\n${b}`, { a, b, cluster: name });
    break;
  }
}
const wanted = new Set([...drawn.values()].flatMap(({ a, b }) => [a, b]));
const sentences = new Map<string, string>();
for await (const { node, sentence } of readEvidence(folder, (row) => row.node !== undefined && wanted.has(row.node))) {
  if (!sentences.has(node as string)) sentences.set(node as string, sentence);
}
const describe = (key: string) => {
  const { label, regions, sector } = graph.getNodeAttributes(key);
  return [label, regions.join('、'), sector ?? '', sentences.get(key) ?? ''];
};
const head = ['pair', 'a', 'a regions', 'a sector', 'a sentence', 'b', 'b regions', 'b sector', 'b sentence', 'cluster', 'edge reasons'];
process.stdout.write(`${head.join('\t')}\n`);
[...drawn.values()].forEach(({ a, b, cluster }, index) => {
  const edge = [`${a}|related_to|${b}`, `${b}|related_to|${a}`].find((key) => graph.hasEdge(key));
  const reasons = edge ? (graph.getEdgeAttribute(edge, 'reasons') ?? []).join('、') : '';
  process.stdout.write(`${[index + 1, ...describe(a), ...describe(b), cluster, reasons].join('\t')}\n`);
});
