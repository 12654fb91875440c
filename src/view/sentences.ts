import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { EvidenceRow } from '../build/evidence.ts';
import type { SearchableSentence } from './layout.ts';
import { parse } from './rows.ts';

/**
 * Every sentence of evidence.jsonl that names a node, with the nodes that it names.
 *
 * @throws DataError where a line is damaged
 */
export async function searchableSentences(path: string): Promise<SearchableSentence[]> {
  const sentences = new Map<string, { doc: string; sentence: string; nodes: Set<string> }>();
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line === '') continue;
    const row = parse<EvidenceRow>(line, `${path}:${number}`);
    if (row.node === undefined) continue;
    const key = `${row.doc}\n${row.sentence}`;
    const entry = sentences.get(key) ?? { doc: row.doc, sentence: row.sentence, nodes: new Set<string>() };
    entry.nodes.add(row.node);
    sentences.set(key, entry);
  }
  return [...sentences.values()].map(({ doc, sentence, nodes }) => ({ doc, sentence, nodes: [...nodes] }));
}
