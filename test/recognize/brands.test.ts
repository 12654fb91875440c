import { describe, expect, it } from 'vitest';
import { recognizeBrands } from '../../src/recognize/brands.ts';
import { namesBy, seenBy } from './see.ts';

describe('recognizeBrands', () => {
  it.each([
    ['the vocabulary', '静宁苹果走进进博会。', ['进博会', '静宁苹果']],
    ['produce where the sentence speaks of brands', '庄浪土豆品牌知名度提升。', ['庄浪土豆']],
    ['produce of several places in a list', '庄浪土豆、华亭核桃走俏。', ['华亭核桃', '庄浪土豆']],
    ['a quoted name before 品牌', '打造“梯田人家”旅游品牌。', ['梯田人家']],
    ['every name of a chain before 品牌', '培育“梯田人家”“成纪味道”等农产品品牌。', ['成纪味道', '梯田人家']],
    ['a name that is made known', '叫响“成纪故里”。', ['成纪故里']],
    ['an offer', '推出“葫芦河畔”精品旅游线路。', ['葫芦河畔']],
    ['an activity with a province in its name', '优化“陇货出海”活动。', ['陇货出海']],
    ['goods of a province', '做优湘菜、湘茶、湘瓷。', ['湘瓷', '湘茶', '湘菜']],
    ['members of a list of brands', '培育静宁烧鸡、庄浪土豆等区域公用品牌。', ['庄浪土豆', '静宁烧鸡']],
    ['an event without its ordinal', '举办第三届成纪文化旅游节。', ['成纪文化旅游节']],
    ['two events over 暨', '举办首届“梯田之声”音乐节暨第二届静宁苹果节。', ['梯田之声音乐节', '静宁苹果节']],
    ['an event in which a place stands before the ordinal', '承办全省第五届药膳大赛。', ['全省药膳大赛']],
  ])('sees %s', (_, text, names) => {
    expect(namesBy(recognizeBrands, text)).toEqual([...names].sort());
  });

  it.each([
    ['a crop', '种植庄浪土豆5万亩。'],
    ['a market', '庄浪县中药材批发市场开市。'],
    ['a building that a brand gave its name', '开工建设静宁苹果交易中心。'],
    ['a class of events', '举办各类文化节20场。'],
    ['a class of activities', '举办系列剪纸文化活动，开展一次招商推介活动。'],
    ['an ordinary word that ends as an event does', '抓好各个环节，春节期间市场稳定。'],
    ['a way of working', '擦亮“成纪经验”做法，推广“三变”模式。'],
    ['a campaign', '开展“项目建设年”活动。'],
    ['single dictionary words before 品牌', '做优奶酪、马铃薯等区域品牌。'],
  ])('does not see %s', (_, text) => {
    expect(namesBy(recognizeBrands, text)).toEqual([]);
  });

  it('keeps the ordinal of an event as another form', () => {
    const [event] = seenBy(recognizeBrands, '承办全省第五届药膳大赛。');
    expect(event?.aliases).toEqual(expect.arrayContaining(['药膳大赛', '第五届药膳大赛', '全省第五届药膳大赛']));
  });
});
