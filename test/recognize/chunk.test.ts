import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterLeadingVerbs, chunkBefore } from '../../src/recognize/chunk.ts';
import { tagWords } from '../../src/segment/words.ts';

const nothing = (): number => -1;

/** The chunk that ends with the last occurrence of a head noun. */
function chunk(text: string, head: string) {
  const start = text.lastIndexOf(head);
  const found = chunkBefore(text, tagWords(text), { start, end: start + head.length }, 0, nothing);
  return { ...found, name: text.slice(found.start, found.end) };
}

describe('chunkBefore', () => {
  it.each([
    ['a governing verb', '加快建设石峡水库', '水库', '石峡水库'],
    ['a verb and an adverb', '全力推进青山煤矿', '煤矿', '青山煤矿'],
    ['a set phrase that a verb begins', '深入开展柳河综合治理', '综合治理', '柳河综合治理'],
    ['a particle', '总投资九亿元的青山煤矿', '煤矿', '青山煤矿'],
    ['a punctuation mark', '道路通车，青山煤矿投产', '煤矿', '青山煤矿'],
    ['a comma of enumeration', '石峡水库、青山煤矿', '煤矿', '青山煤矿'],
    ['a pointer at the region', '全市现代农业产业园', '产业园', '现代农业产业园'],
  ])('is bounded by %s', (_, text, head, name) => {
    expect(chunk(text, head).name).toBe(name);
  });

  it.each([
    ['a nominal verb behind a noun', '推进老城片区改造项目', '项目', '老城片区改造项目'],
    ['a verb that no name begins with', '建成储能电站', '电站', '储能电站'],
    ['an unknown verb behind a place', '加快青山堡调蓄引水', '引水', '青山堡调蓄引水'],
    ['a capacity', '建成年产30万吨甲醇项目', '项目', '年产30万吨甲醇项目'],
    ['a voltage', '开工建设750千伏输变电工程', '工程', '750千伏输变电工程'],
    ['a quotation', '推进“双碳”产业园', '产业园', '“双碳”产业园'],
    ['a bracket', '加快西宁（兰州）铁路', '铁路', '西宁（兰州）铁路'],
    ['the 至 of a route', '开工建设靖远至会宁公路', '公路', '靖远至会宁公路'],
    ['a phase', '加快青山煤矿二期工程', '工程', '青山煤矿二期工程'],
    ['a numeral that counts nothing', '推进八四村棚户区改造', '棚户区改造', '八四村棚户区改造'],
    ['the number of a road', '完成省道227项目', '项目', '省道227项目'],
  ])('reads over %s', (_, text, head, name) => {
    expect(chunk(text, head).name).toBe(name);
  });

  it.each([
    ['22个检测实验室', '实验室', true],
    ['改造三座污水处理厂', '污水处理厂', true],
    ['建成四个项目', '项目', true],
    ['建成150万吨淀粉项目', '项目', false],
    ['建成青山煤矿', '煤矿', false],
  ])('tells counted things from named ones: %s', (text, head, quantified) => {
    expect(chunk(text, head).quantified).toBe(quantified);
  });

  it('takes a recognised name whole', () => {
    const text = '加快推进华北精密院产业基地';
    const start = text.indexOf('华北');
    const found = chunkBefore(text, tagWords(text), { start: text.indexOf('产业基地'), end: text.length }, 0, (at) =>
      at >= start && at < start + 5 ? start : -1,
    );
    expect(text.slice(found.start, found.end)).toBe('华北精密院产业基地');
  });

  it('never begins before the floor nor behind the head, whatever the text', () => {
    const piece = fc.constantFrom(
      '建设',
      '石峡',
      '水库',
      '、',
      '和',
      '30',
      '万吨',
      '的',
      '“',
      '”',
      '（',
      '）',
      '加快',
      '一期',
      '至',
      '个',
      '\n',
      '煤矿',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(10), (pieces, floor) => {
        const text = `${pieces.join('')}水库`;
        const head = { start: text.length - 2, end: text.length };
        const from = Math.min(floor, head.start);
        const found = chunkBefore(text, tagWords(text), head, from, nothing);
        expect(found.start).toBeGreaterThanOrEqual(from);
        expect(found.start).toBeLessThanOrEqual(head.start);
        expect(found.edge).toBeLessThanOrEqual(found.start);
        expect(found.end).toBe(text.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('afterLeadingVerbs', () => {
  it('leaves verbs that might govern the name', () => {
    const text = '服务建设百万吨示范区';
    expect(text.slice(afterLeadingVerbs(text, tagWords(text), 0, text.length - 3))).toBe('百万吨示范区');
  });
  it('leaves nothing where a noun comes first', () => {
    const text = '石峡水库';
    expect(afterLeadingVerbs(text, tagWords(text), 0, 2)).toBe(0);
  });
});
