import { createRequire } from 'node:module';
import type { Words } from '../model/types.ts';

type Tagger = (text: string) => { word: string; tag: string }[];
let tagger: Tagger | undefined;

/** nodejieba, loaded at the first use: its dictionary takes most of a second that `--help` need not pay for. */
function loadTagger(): Tagger {
  if (!tagger) {
    const jieba = createRequire(import.meta.url)('nodejieba') as { tag: Tagger };
    tagger = (text) => jieba.tag(text);
  }
  return tagger;
}

/**
 * Cuts and tags a text with nodejieba.
 *
 * @param text clean text
 * @returns words with their offsets; together they cover the text without a gap
 */
export function tagWords(text: string): Words {
  const tag = loadTagger();
  const ends: number[] = [];
  const tags: string[] = [];
  let at = 0;
  for (const line of text.toWellFormed().split('\n')) {
    if (at > 0) {
      ends.push(at);
      tags.push('x');
    }
    if (line) {
      for (const { word, tag: t } of tag(line)) {
        at += word.length;
        ends.push(at);
        tags.push(t);
      }
    }
    at += 1;
  }
  const starts = new Int32Array(ends.length + 1);
  starts.set(ends, 1);
  return { count: ends.length, starts, tags };
}

/** Index of the word that holds the character at `offset`. */
export function wordAt(words: Words, offset: number): number {
  let low = 0;
  let high = words.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((words.starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether a word begins (or ends) at `offset`. */
export function isBoundary(words: Words, offset: number): boolean {
  return offset >= (words.starts[words.count] as number) || words.starts[wordAt(words, offset)] === offset;
}
