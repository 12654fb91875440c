/**
 * Groups the words of a folder of reports by what stands before and after them (src/recognize/scoring/data/word_clusters.tsv).
 *
 *   npx tsx scripts/cluster-words.ts DIR [--clusters N] [--without STEM]… [--write]
 *
 * The scorer learns from few annotated documents; a word that none of them holds is known by its cluster. Words are kept
 * that stand in several documents, so that nothing of a single one is written.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { clean } from '../src/clean/clean.ts';
import { clusterKey } from '../src/recognize/scoring/clusters.ts';
import { tagWords } from '../src/segment/words.ts';

const MIN_COUNT = 6;
const MIN_DOCUMENTS = 3;
const ITERATIONS = 12;
/** Both edges of a line or clause. */
const EDGE = 0;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { clusters: { type: 'string' }, without: { type: 'string', multiple: true }, write: { type: 'boolean' } },
});
const [folder] = positionals;
if (!folder) throw new Error('usage: npx tsx scripts/cluster-words.ts DIR');
const K = Number(values.clusters ?? 128);

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.txt') && !(values.without ?? []).some((stem) => name.includes(stem)))
  .sort();
const documents = files.map((name) => {
  const { text } = clean(readFileSync(join(folder, name), 'utf8'), 'text');
  const words = tagWords(text);
  return Array.from({ length: words.count }, (_, w) => clusterKey(text.slice(words.starts[w], words.starts[w + 1])));
});

const counts = new Map<string, number>();
const spread = new Map<string, number>();
for (const words of documents) {
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of new Set(words)) spread.set(word, (spread.get(word) ?? 0) + 1);
}
const vocabulary = [...counts.keys()]
  .filter((word) => word !== '' && (counts.get(word) as number) >= MIN_COUNT && (spread.get(word) as number) >= MIN_DOCUMENTS)
  .sort((a, b) => (counts.get(b) as number) - (counts.get(a) as number) || (a < b ? -1 : 1));
const ids = new Map(vocabulary.map((word, i) => [word, i + 1]));
const V = vocabulary.length + 1;
process.stderr.write(`${documents.length} documents, ${vocabulary.length} words\n`);

/** Bigrams by word: neighbours and counts, on both sides. */
const after: Map<number, number>[] = Array.from({ length: V }, () => new Map());
const before: Map<number, number>[] = Array.from({ length: V }, () => new Map());
for (const words of documents) {
  let last = EDGE;
  for (const word of words) {
    // Rare words are one class with edges: they tell nothing of their neighbours.
    const id = ids.get(word) ?? EDGE;
    if (last !== EDGE || id !== EDGE) {
      (after[last] as Map<number, number>).set(id, ((after[last] as Map<number, number>).get(id) ?? 0) + 1);
      (before[id] as Map<number, number>).set(last, ((before[id] as Map<number, number>).get(last) ?? 0) + 1);
    }
    last = id;
  }
}

/**
 * The exchange algorithm (S. Martin, J. Liermann, H. Ney, "Algorithms for bigram and trigram word clustering", Speech
 * Communication 24, 1998): a word moves to the cluster that makes the class bigrams most likely, until few do.
 */
const C = K + 1; // cluster 0 is the edge's own
const clusterOf = new Int32Array(V);
for (let v = 1; v < V; v++) clusterOf[v] = 1 + ((v - 1) % K);
const pair = new Float64Array(C * C);
const left = new Float64Array(C);
const right = new Float64Array(C);
for (let v = 0; v < V; v++)
  for (const [u, n] of after[v] as Map<number, number>) {
    const [a, b] = [clusterOf[v] as number, clusterOf[u] as number];
    pair[a * C + b] = (pair[a * C + b] as number) + n;
    left[a] = (left[a] as number) + n;
    right[b] = (right[b] as number) + n;
  }
const h = (n: number): number => (n > 0 ? n * Math.log(n) : 0);

const outOf = new Float64Array(C);
const into = new Float64Array(C);
for (let iteration = 0; iteration < ITERATIONS; iteration++) {
  let moved = 0;
  for (let v = 1; v < V; v++) {
    outOf.fill(0);
    into.fill(0);
    let self = 0;
    let [sumOut, sumIn] = [0, 0];
    for (const [u, n] of after[v] as Map<number, number>) {
      sumOut += n;
      if (u === v) self += n;
      else outOf[clusterOf[u] as number] = (outOf[clusterOf[u] as number] as number) + n;
    }
    for (const [u, n] of before[v] as Map<number, number>) {
      sumIn += n;
      if (u !== v) into[clusterOf[u] as number] = (into[clusterOf[u] as number] as number) + n;
    }
    const from = clusterOf[v] as number;
    const change = (c: number, sign: number): void => {
      for (let d = 0; d < C; d++) {
        if (outOf[d]) pair[c * C + d] = (pair[c * C + d] as number) + sign * (outOf[d] as number);
        if (into[d]) pair[d * C + c] = (pair[d * C + c] as number) + sign * (into[d] as number);
      }
      pair[c * C + c] = (pair[c * C + c] as number) + sign * self;
      left[c] = (left[c] as number) + sign * sumOut;
      right[c] = (right[c] as number) + sign * sumIn;
    };
    change(from, -1);
    let best = from;
    let bestGain = Number.NEGATIVE_INFINITY;
    for (let c = 1; c < C; c++) {
      let gain = 0;
      for (let d = 0; d < C; d++) {
        if (d === c) continue;
        const [o, i] = [outOf[d] as number, into[d] as number];
        if (o) gain += h((pair[c * C + d] as number) + o) - h(pair[c * C + d] as number);
        if (i) gain += h((pair[d * C + c] as number) + i) - h(pair[d * C + c] as number);
      }
      const own = pair[c * C + c] as number;
      gain += h(own + (outOf[c] as number) + (into[c] as number) + self) - h(own);
      gain -= h((left[c] as number) + sumOut) - h(left[c] as number) + h((right[c] as number) + sumIn) - h(right[c] as number);
      if (gain > bestGain + 1e-9) {
        bestGain = gain;
        best = c;
      }
    }
    change(best, 1);
    clusterOf[v] = best;
    if (best !== from) moved++;
  }
  process.stderr.write(`iteration ${iteration + 1}: ${moved} moved\n`);
  if (moved < V / 500) break;
}

const members: string[][] = Array.from({ length: C }, () => []);
vocabulary.forEach((word, i) => {
  (members[clusterOf[i + 1] as number] as string[]).push(word);
});
const clusters = members.filter((list) => list.length > 0);
for (const list of clusters) process.stdout.write(`${list.slice(0, 16).join(' ')}\n`);
if (values.write) {
  const rows = clusters.flatMap((list, c) => list.map((word) => `${word}\t${c}`)).sort();
  writeFileSync(
    new URL('../src/recognize/scoring/data/word_clusters.tsv', import.meta.url),
    `# Words that stand in several government reports, grouped by what stands before and after them; made by\n# scripts/cluster-words.ts, not by hand. The numbers only tell groups apart.\nword\tcluster\n${rows.join('\n')}\n`,
  );
}
