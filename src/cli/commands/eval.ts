import { buildGraph } from '../../build/index.ts';
import { readGold } from '../../evaluate/gold.ts';
import { formatMisses, formatScore } from '../../evaluate/report.ts';
import { poolScores, type Score, score } from '../../evaluate/score.ts';
import { extract } from '../../extract.ts';
import { print } from '../terminal.ts';

/** What `zhengmai eval` is given besides its folder. */
export interface EvalOptions {
  readonly texts?: readonly string[];
  readonly only?: readonly string[];
  readonly misses?: boolean;
  readonly json?: boolean;
}

/** Builds every annotated document alone and scores it, then all of them together. */
export async function run(goldFolder: string, { texts = [], only = [], misses, json }: EvalOptions): Promise<void> {
  const scores: Score[] = readGold(goldFolder, texts, only).map(({ gold, text }) => {
    const id = gold.doc.replace(/\.[^.]+$/, '');
    const { graph, evidence, indicators } = buildGraph([extract({ id, path: gold.doc, text })]);
    return score({ graph: graph.export(), evidence, indicators, source: text }, gold);
  });
  const pooled = poolScores(scores, `${scores.length} documents pooled`);
  if (json) {
    process.stdout.write(`${JSON.stringify({ documents: scores, pooled })}\n`);
    return;
  }
  for (const each of scores) {
    print(formatScore(each));
    if (misses) print(formatMisses(each));
    print('\n');
  }
  print(formatScore(pooled));
}
