import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { WordCache } from '../../src/cache/word-cache.ts';
import { tagWords } from '../../src/segment/words.ts';

const root = mkdtempSync(join(tmpdir(), 'zhengmai-words-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const TEXT = ['抽水蓄能电站', '', '  县污水处理厂二期', '抽水蓄能电站', '高速公路'].join('\n');

/** Cuts as the segmenter does, and notes what it was given. */
function noting() {
  const given: string[] = [];
  const cut = (text: string) => {
    given.push(text);
    return tagWords(text);
  };
  return { given, cut };
}

describe('WordCache', () => {
  it('gives the words of the segmenter, whether it has met the lines or not', async () => {
    const { count, starts, tags } = tagWords(TEXT);
    const { given, cut } = noting();
    for (let time = 0; time < 2; time++) {
      const words = await new WordCache(root, 'a').cut(TEXT, cut);
      expect({ ...words, starts: Array.from(words.starts) }).toEqual({ count, starts: Array.from(starts), tags });
    }
    expect(given).toEqual(['抽水蓄能电站\n  县污水处理厂二期\n高速公路']);
  });

  it('cuts only the lines that are new, and anew for another version', async () => {
    const { given, cut } = noting();
    await new WordCache(root, 'a').cut(`${TEXT}\n光伏电站`, cut);
    await new WordCache(root, 'b').cut('光伏电站', cut);
    expect(given).toEqual(['光伏电站', '光伏电站']);
  });

  it('does without a cache that is damaged or can’t be written', async () => {
    writeFileSync(join(root, 'a', 'words.json'), '{"光伏');
    const { given, cut } = noting();
    await new WordCache(root, 'a').cut('光伏电站', cut);
    await new WordCache(join(root, 'a', 'words.json'), 'c').cut('光伏电站', cut);
    expect(given).toHaveLength(2);
    const words = await new WordCache(root, 'a').cut('', cut);
    expect(words.count).toBe(0);
  });
});
