import { describe, expect, it } from 'vitest';
import { readContext } from '../../src/extract.ts';
import { recognizePlaceSlogans } from '../../src/recognize/place-slogans.ts';

/** The local 提法 of a text about 静宁县. */
function slogans(text: string): string[] {
  const { context, regionMentions } = readContext({ id: 'a', path: 'a.txt', text, given: { region: '静宁县' } });
  return recognizePlaceSlogans(context, { regions: regionMentions, mentions: [] }).map(({ name }) => name);
}

describe('recognizePlaceSlogans', () => {
  it.each([
    ['建设平安静宁。', '平安静宁'],
    ['推广静宁模式。', '静宁模式'],
    ['建设幸福美好新静宁。', '幸福美好新静宁'],
    ['谱写中国式现代化静宁新篇章。', '中国式现代化静宁新篇章'],
    ['建设网络强国。', '网络强国'],
  ])('sees what is made of a place: %s', (text, name) => expect(slogans(text)).toContain(name));

  it.each(['推进静宁建设。', '静宁苹果走俏。', '建设静宁机场。', '前往静宁调研。'])('does not see a place alone: %s', (text) => {
    expect(slogans(text)).toEqual([]);
  });
});
