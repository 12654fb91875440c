import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../src/gazetteer/gazetteer.ts';
import { mentions, names } from './regions/mentions.ts';

const gazetteer = loadGazetteer();

describe('deixis', () => {
  it.each(['全市经济增长', '我县荣获称号', '全省上下', '本区居民'])('%s names nothing', (text) => {
    expect(names(text, '静宁县')).toEqual([]);
  });
});

describe('any text', () => {
  const counties = gazetteer
    .below('region:')
    .filter((d) => d.level === 'county' && d.name.length > 3 && gazetteer.byName(d.name).length === 1);
  const piece = fc.oneof(
    fc.constantFrom(...counties.map((d) => d.name)),
    fc.constantFrom('的', '、', '和', '，', '。', '\n', '推进', '建设', '项目', '高新区', '村', '镇', '一级公路', '至', '县', '“', '（'),
    fc.string({ unit: fc.constantFrom('山', '城', '县', '市', '平', '安', '西', '宁', '海', '南'), maxLength: 6 }),
  );

  it('has mentions whose span is what they say', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom('庆阳市', '甘肃省', '静宁县', '北京市', null), (pieces, home) => {
        const text = pieces.join('');
        for (const m of mentions(text, home)) {
          expect(m.end).toBeGreaterThan(m.start);
          expect(m.end).toBeLessThanOrEqual(text.length);
          if (m.level !== 'zone') expect(text.slice(m.start, m.end)).toBe(m.surface);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds every county by its full name between punctuation marks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...counties), ({ name, key }) => {
        expect(mentions(`本次活动，${name}，均已完成。`, '甘肃省').map((m) => m.regionKey)).toContain(key);
      }),
      { numRuns: 300 },
    );
  });
});
