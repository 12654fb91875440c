import { describe, expect, it } from 'vitest';
import { formOf, isParallel } from '../../src/recognize/quoted.ts';
import { names } from './see.ts';

const slogans = (text: string, region?: string) => names(text, 'slogan', region);

describe('entries of the vocabulary', () => {
  it.each([
    ['坚持稳中求进工作总基调。', ['稳中求进工作总基调']],
    ['做好“六稳”工作，落实“六保”任务。', ['六稳工作', '六保任务']],
    ['坚持外防输入、内防反弹。', ['外防输入、内防反弹']],
    ['坚持外防输入内防反弹。', ['外防输入内防反弹']],
    // The bare name needs marks, a longer form doesn't.
    ['新增四上企业五户。', ['四上企业']],
    ['今年四上课程已开。', []],
    ['推进新型工业化。', ['新型工业化']],
    // It only modifies a place.
    ['建设新型工业化示范区。', []],
  ])('%s', (text, expected) => expect(slogans(text)).toEqual(expected));
});

describe('the form of an expression in marks', () => {
  it.each([
    ['四个不摘', 'numeral'],
    ['十查十看十补课', 'numeral'],
    ['一院一中心', 'numeral'],
    ['1+4+N', 'numeral'],
    ['2468', 'numeral'],
    ['1234发展思路', 'numeral'],
    ['搬得出、稳得住、能致富', 'formula'],
    ['山水相依·人文相亲', 'formula'],
    ['党建+果园', 'formula'],
    ['互联网+', 'formula'],
    ['静宁模式', 'pattern'],
    ['羊粪还田', 'other'],
    ['十四五', null],
    ['12345', null],
    ['5·12', null],
    ['快车道', null],
    ['人', null],
    ['我们走了很远。', null],
  ])('%s → %s', (words, form) => expect(formOf(words)).toBe(form));

  it('knows parallel parts by their length', () => {
    expect(isParallel(['山变绿', '水变清'])).toBe(true);
    expect(isParallel(['严', '细', '实'])).toBe(true);
    expect(isParallel(['绿', '水资源的统一调度和管理'])).toBe(false);
  });
});

describe('marks that set off no 提法', () => {
  it.each([
    '被授予“全省养蜂示范县”称号。',
    '荣获“国家级养蜂之乡”。',
    '打造“陇上蜜”区域公用品牌。',
    '农业产业驶入“快车道”。',
    '有效应对“山竹”台风。',
    '办好“蜂王杯”篮球赛。',
    '解决好“钱从哪里来”。',
    '通过节会“扩影响”。',
    '上线“陇蜂通”平台。',
    '坚决杜绝“拍脑袋”决策。',
    '把群众难事当成“分内事”。',
    '提升养蜂户的“幸福指数”。',
    '发布吉祥物“果果乐”。',
    '“蜂农云”平台注册用户一万户。',
    '班子成员“亲自招”。',
    '让数据“跑起来”。',
    '“818”项目开工。',
  ])('%s', (text) => expect(slogans(text)).toEqual([]));

  it('leaves the part in marks to the policy that it belongs to, unless it is used alone', () => {
    expect(slogans('实施“蜂进山塬”工程。')).toEqual([]);
    expect(slogans('实施“蜂进山塬”工程，让“蜂进山塬”家喻户晓。')).toEqual(['蜂进山塬']);
    expect(slogans('实施“一村十树”工程。')).toEqual(['一村十树']);
  });
});

describe('local 提法', () => {
  it.each([
    ['建设更高水平的平安静宁。', ['平安静宁']],
    ['加快智慧静宁建设。', ['智慧静宁']],
    ['推广静宁经验。', ['静宁经验']],
    ['打造幸福美好新静宁。', ['幸福美好新静宁']],
    ['谱写中国式现代化静宁新篇章。', ['中国式现代化静宁新篇章']],
    ['建设经济强县、美丽静宁。', ['经济强县、美丽静宁', '美丽静宁']],
    ['大力推进果业强县建设。', ['果业强县']],
    ['打造陇上苹果之都。', ['陇上苹果之都']],
    ['实行一园一策。', ['一园一策']],
    ['静宁县召开会议。', []],
  ])('%s', (text, expected) => expect(slogans(text)).toEqual(expected));

  it('says nothing of what marks set off as a brand', () => {
    expect(slogans('打响“静宁制造”品牌。')).toEqual([]);
  });
});

describe('counted names', () => {
  it('takes them with what they count', () => {
    expect(slogans('苹果、肉牛、中药材三大主导产业稳步发展。')).toEqual(['三大主导产业']);
    expect(slogans('树立三种意识（赶超意识、风险意识、实干意识）。')).toEqual(['三种意识']);
    expect(slogans('三大主导产业稳步发展。')).toEqual([]);
  });

  it('reads the entries of a glossary', () => {
    expect(slogans('名词解释\n1.两园一带：即苹果园、药材园和沿河产业带。')).toEqual(['两园一带']);
    expect(slogans('名词解释\n1.果业思路：即种好三片园、育好两类苗。三片园，即苹果园、梨园、桃园。')).toEqual(['三片园']);
    expect(slogans('重点建好三大园区，即苹果园区、药材园区、牧草园区。')).toEqual(['三大园区']);
    expect(slogans('三件大事，即将完成。')).toEqual([]);
    // Between square brackets, with what it means right behind them.
    expect(slogans('名词解释\n3.[两清三建]指清沟渠、清院落，建果园、建步道、建凉亭。')).toEqual(['两清三建']);
    expect(slogans('名词解释\n4.[三园共建]三园共建，是把果园、校园、家园连在一起建。')).toEqual(['三园共建']);
    expect(slogans('名词解释\n5.[果园]指种果树的园子。')).toEqual([]);
  });
});
