import { describe, expect, it } from 'vitest';
import { readContext } from '../../src/extract.ts';
import { describeHonor, recognizeHonors } from '../../src/recognize/honors.ts';
import { namesBy, seenBy } from './see.ts';

describe('recognizeHonors', () => {
  it.each([
    ['a conferred title of a province', '庄浪县被命名为“甘肃园林县城”。', ['甘肃园林县城']],
    ['a title of the vocabulary', '巩固全国双拥模范城创建成果。', ['全国双拥模范城']],
    ['a title behind its rank, verbs inside', '镇上获评全国率先基本实现茶叶生产机械化示范县。', ['全国率先基本实现茶叶生产机械化示范县']],
    ['a list that shares its rank', '创建省级卫生城市、文明城市。', ['文明城市', '省级卫生城市']],
    ['ranks that share a head', '创建国家、省级民主法治示范村6个。', ['国家民主法治示范村', '省级民主法治示范村']],
    ['grades that share a head', '争创4个4A级、3个3A级景区。', ['3A级景区', '4A级景区']],
    ['two titles over a conjunction', '争创国家生态文明示范县及省级森林城市。', ['国家生态文明示范县', '省级森林城市']],
    ['awards in quotation marks', '烧鸡荣获“匠心传承奖”和“最佳口感奖”。', ['匠心传承奖', '最佳口感奖']],
    ['a title with a comma in quotation marks', '我县被授予“深化改革，提高质量先进单位”称号。', ['深化改革，提高质量先进单位']],
    ['sights with the grade they seek', '创建云崖寺、紫荆山4A级景区。', ['云崖寺4A级景区', '紫荆山4A级景区']],
    ['what a verb expressly confers', '工业园被认定为全省代表性园区，发展提速。', ['全省代表性园区']],
    ['one of a quoted number', '我市被确定为先进技术推广应用“百城”之一。', ['先进技术推广应用百城']],
    ['admission to a list', '两家企业入选工业互联网创新应用名单。', ['工业互联网创新应用名单']],
  ])('sees %s', (_, text, names) => {
    expect(namesBy(recognizeHonors, text)).toEqual([...names].sort());
  });

  it.each([
    ['a class of undertakings', '建设新型智慧城市，打造一批特色小镇。'],
    ['an aim that praises', '打造全国重要的能源示范基地。'],
    ['a place that goes by its title', '推进定西国家农业科技园区道路改造。'],
    ['the class of big firms', '引进世界500强企业3家。'],
    ['awards without a name', '获得两项国家级大奖。'],
    ['an aim of the whole world', '打造世界级高端产业集群。'],
  ])('does not see %s', (_, text) => {
    expect(namesBy(recognizeHonors, text)).toEqual([]);
  });

  it.each([
    ['静宁县获评国家卫生县城。', 'conferred'],
    ['成功创建国家卫生县城。', 'conferred'],
    ['积极创建国家卫生县城。', 'applied'],
    ['推进国家卫生县城创建。', 'applied'],
  ])('tells conferred from applied for: %s', (text, award) => {
    expect(seenBy(recognizeHonors, text)[0]?.attributes).toEqual({ award });
    const { context } = readContext({ id: 'text', path: 'text.txt', text, given: { region: '静宁县' } });
    const start = text.indexOf('国家卫生县城');
    expect(describeHonor(context, start, start + 6)).toEqual({ attributes: { award } });
  });

  it('knows a title without its batch and under both words of its rank', () => {
    const [title] = seenBy(recognizeHonors, '水泥公司晋级国家第五批绿色工厂。');
    expect(title).toMatchObject({ name: '国家第五批绿色工厂' });
    expect(title?.aliases).toEqual(expect.arrayContaining(['国家绿色工厂', '国家级绿色工厂']));
  });
});
