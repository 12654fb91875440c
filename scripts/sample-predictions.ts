/**
 * Draws entities of a build at random, each with a sentence that names it, to be judged by reading.
 *
 *   npx tsx scripts/sample-predictions.ts GRAPH_DIR [--per-kind 25] [--seed 1] [--kind KIND]…
 *
 * Prints tab-separated rows: kind, name, region, the sentence with the words marked, document. The same build and seed
 * draw the same rows.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { EvidenceRow } from '../src/build/evidence.ts';
import { ENTITY_KINDS } from '../src/model/schema.ts';

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
const graph = JSON.parse(readFileSync(join(folder, 'graph.json'), 'utf8')) as {
  nodes: { key: string; attributes: { kind: string; label: string; regions?: string[] } }[];
};

let state = Number(values.seed) | 1;
/** Lehmer's generator: the same numbers for the same seed everywhere. */
const random = (): number => {
  state = Number((BigInt(state) * 48271n) % 2147483647n);
  return state / 2147483647;
};

const drawn = new Map<string, { kind: string; label: string; regions: string }>();
for (const kind of values.kind ?? ENTITY_KINDS) {
  const nodes = graph.nodes.filter(({ attributes }) => attributes.kind === kind).sort((a, b) => (a.key < b.key ? -1 : 1));
  for (let n = Number(values['per-kind']); n > 0 && nodes.length > 0; n--) {
    const [node] = nodes.splice(Math.floor(random() * nodes.length), 1) as [(typeof nodes)[number]];
    drawn.set(node.key, { kind, label: node.attributes.label, regions: (node.attributes.regions ?? []).join('、') });
  }
}

const shown = new Set<string>();
for await (const line of createInterface({ input: createReadStream(join(folder, 'evidence.jsonl')) })) {
  const row = JSON.parse(line) as EvidenceRow;
  const node = row.node === undefined ? undefined : drawn.get(row.node);
  if (!node || shown.has(row.node as string)) continue;
  shown.add(row.node as string);
  const at = row.sentence.indexOf(row.text);
  const sentence = `${row.sentence.slice(Math.max(0, at - AROUND), at)}【${row.text}】${row.sentence.slice(at + row.text.length, at + row.text.length + AROUND)}`;
  process.stdout.write(`${[node.kind, node.label, node.regions, sentence.replace(/\s+/g, ' '), row.doc].join('\t')}\n`);
}
