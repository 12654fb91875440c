import { describe, expect, it } from 'vitest';
import { recognizeEvents } from '../../src/recognize/events.ts';
import { namesBy, seenBy } from './see.ts';

describe('recognizeEvents', () => {
  it.each([
    ['举办第三届甲河文化旅游节。', ['甲河文化旅游节']],
    ['成功举办甲河国际马拉松。', ['甲河国际马拉松']],
    ['甲河苹果节盛大开幕。', ['甲河苹果节']],
    ['举办甲河苹果节、乙岭梨花节。', ['乙岭梨花节', '甲河苹果节']],
  ])('sees what is held under a name of its own: %s', (text, names) => expect(namesBy(recognizeEvents, text)).toEqual(names));

  it.each(['举办大型文化节20场。', '春节期间市场稳定。', '抓好各个环节。', '举办各类文化节。'])(
    'does not see a class of them: %s',
    (text) => {
      expect(namesBy(recognizeEvents, text)).toEqual([]);
    },
  );

  it('begins behind the verb and the ordinal, and keeps the ordinal in another form', () => {
    const text = '承办首届甲河音乐节。';
    const [event] = seenBy(recognizeEvents, text);
    expect(text.slice(event?.start, event?.end)).toBe('甲河音乐节');
    expect(event?.aliases).toContain('首届甲河音乐节');
  });
});
