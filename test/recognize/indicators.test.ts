import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalIndicator, type IndicatorMention, recognizeIndicators } from '../../src/recognize/indicators.ts';
import { findSections, findSentences } from '../../src/segment/structure.ts';
import { tagWords } from '../../src/segment/words.ts';
import { readTable } from '../../src/vocabulary/table.ts';

/** The statistics of a text about 静宁县 that speaks in 2024. */
function statistics(text: string, region = '静宁县'): IndicatorMention[] {
  const sections = findSections(text);
  const sentences = findSentences(text, sections);
  return recognizeIndicators({
    text,
    sections,
    sentences,
    words: tagWords(text),
    year: 2024,
    regionAt: () => ({ key: 'region:1', name: region }),
  });
}

/** A row as name, value with unit, and change. */
const brief = (text: string, region?: string): string[] =>
  statistics(text, region).map((row) => `${row.indicator} ${row.value}${row.unit}${row.change ? ` ${row.change}` : ''}`);

describe('recognizeIndicators', () => {
  it.each([
    ['a mean of a period', '城镇调查失业率平均为5.1%。', ['城镇调查失业率 5.1%']],
    ['how a growth went', '民间投资逆势增长2.7%。', ['民间投资 2.7% 增长2.7%']],
    ['a growth at comparable prices', '财政收入完成8亿元，可比增长6%。', ['财政收入 8亿元 增长6%']],
    ['a growth that is kept', '服务业营业收入继续保持20%以上增长。', ['服务业营业收入 20% 20%以上增长']],
    ['no distance from a mean', '森林覆盖率达到41%，超过全国平均水平0.3个百分点。', ['森林覆盖率 41%']],
    ['a name that begins like the end of a verb', '全年落实到位资金8亿元。', ['到位资金 8亿元']],
    ['no number of a version', '编制对外开放3.0方案，新增停车位300个。', ['新增停车位 300个']],
    ['no part of a name in quotation marks', '开展“培训+评价+就业”技能培训5万人次。', ['培训+评价+就业技能培训 5万人次']],
    ['what was added to a stock', '建设高标准农田2万亩。', ['建设高标准农田 2万亩']],
    ['no rest of what was counted before', '建成示范村12个，其余9个正在建设。', ['示范村 12个']],
    ['a level and its change', '固定资产投资完成73.4亿元，同比增长32.5%。', ['固定资产投资 73.4亿元 同比增长32.5%']],
    ['a change against another year', '旅游收入12亿元，比上年增长10%。', ['旅游收入 12亿元 比上年增长10%']],
    ['a change in days', '优良天数261天，较2020年增加36天。', ['优良天数 261天 较2020年增加36天']],
    ['a growth alone', '地区生产总值增长6%。', ['地区生产总值 6% 增长6%']],
    ['a name in Latin letters', 'GDP增长6%左右。', ['GDP 6% 增长6%左右']],
    ['a level behind a growth', '国企资产总额增长12%、达到23.2亿元。', ['国企资产总额 12% 增长12%', '国企资产总额 23.2亿元']],
    ['a stock behind a flow', '铁路运营里程新增17公里、突破70公里。', ['铁路运营里程新增 17公里', '铁路运营里程 70公里']],
    ['what was added along a list', '新增高新技术企业7家、科技型中小企业20家。', ['新增高新技术企业 7家', '新增科技型中小企业 20家']],
    ['a stock behind what was added', '新增养殖大户7家，养殖大户达到20家。', ['新增养殖大户 7家', '养殖大户 20家']],
    ['a new value behind an old one', '贫困人口由10.8万人下降到2.9万人。', ['贫困人口 2.9万人']],
    ['values of two years', '农民人均纯收入由2012年的3262元增长到2019年的9800元。', ['农民人均纯收入 9800元']],
    ['what a counter counts', '建成8个精品镇。', ['建成精品镇 8个']],
    ['an index without a unit', '全年空气综合指数4.80，下降8%。', ['空气综合指数 4.8 下降8%']],
    ['a part of what was counted', '经营主体达16万户，其中企业4万户。', ['经营主体 16万户', '经营主体其中企业 4万户']],
    ['an amount with the verb that tells it', '下达19个项目，下达资金17亿元。', ['下达项目 19个', '下达资金 17亿元']],
    ['what is given to somebody', '累计向企业发放贷款80亿元。', ['发放贷款 80亿元']],
    ['the total of what was counted', '新签约项目34个，总投资327亿元。', ['新签约项目 34个', '新签约项目总投资 327亿元']],
    ['the investment of projects', '30个重点产业项目完成投资18.7亿元。', ['重点产业项目 30个', '重点产业项目完成投资 18.7亿元']],
    ['the output of an area sown', '粮食播种面积83万亩、总产量7亿斤。', ['粮食播种面积 83万亩', '粮食总产量 7亿斤']],
    ['a noun behind two adjectives', '承办12项国际性和全国性赛事。', ['国际性和全国性赛事 12项']],
  ])('reads %s', (_, text, rows) => {
    expect(brief(text)).toEqual(rows);
  });

  it.each([
    ['values to names in order', '原油产量、加工量分别达到105万吨、35万吨。', ['原油产量 105万吨', '原油加工量 35万吨']],
    [
      'an end that both names hold',
      '新兴产业、高新技术产业增加值分别增长10%、8%。',
      ['新兴产业增加值 10% 增长10%', '高新技术产业增加值 8% 增长8%'],
    ],
    [
      'a pair of subjects',
      '城乡居民人均可支配收入分别增长6%和8%。',
      ['城镇居民人均可支配收入 6% 增长6%', '农村居民人均可支配收入 8% 增长8%'],
    ],
    [
      'a change before 分别',
      '事故起数、死亡人数比2020年分别下降65%、58%。',
      ['事故起数 65% 比2020年下降65%', '死亡人数 58% 比2020年下降58%'],
    ],
    [
      'changes to the values before',
      '接待游客21万人次，旅游收入12亿元，分别比上年增长6万人次、4亿元。',
      ['接待游客 21万人次 比上年增长6万人次', '旅游收入 12亿元 比上年增长4亿元'],
    ],
  ])('hands %s', (_, text, rows) => {
    expect(brief(text)).toEqual(rows);
  });

  it.each([
    ['which things are meant', '推进500万元以上项目建设。'],
    ['a specification', '建设110千伏变电站，创建4A级景区。'],
    ['a formula', '落实“3个100%”要求。'],
    ['a date', '2023年10月5日召开会议。'],
    ['something too vague', '完善3个体系，实现了两个100%。'],
    ['a distance to others', '增速高于全省平均水平2.3个百分点。'],
  ])('makes no statistic of %s', (_, text) => {
    expect(brief(text)).toEqual([]);
  });

  it('takes the region off the name, a zone’s also without its place', () => {
    expect(brief('静宁县粮食产量达到12万吨。')).toEqual(['粮食产量 12万吨']);
    expect(brief('新区北站货运量增长24%。', '兰州新区')).toEqual(['北站货运量 24% 增长24%']);
  });

  it('tells the period by the sentence, the heading, else the document', () => {
    const periods = (text: string): string[] => statistics(text).map(({ period }) => period);
    expect(periods('2019年，粮食产量12万吨。')).toEqual(['2019']);
    expect(periods('上半年，粮食产量12万吨。')).toEqual(['2024H1']);
    expect(periods('“十三五”期间，新建学校12所。')).toEqual(['2016-2020']);
    expect(periods('二〇二三年工作回顾\n粮食产量12万吨。')).toEqual(['2023']);
    // The year of a title says when a report was given.
    expect(periods('2024年静宁县政府工作报告\n各位代表：\n粮食产量12万吨。')).toEqual(['2023']);
  });

  it('takes no period from what something is measured against', () => {
    const periods = (text: string): string[] => statistics(text).map(({ period }) => period);
    expect(periods('2016年，生产总值完成36亿元，是2011年的1.4倍；财政收入完成3亿元。')).toEqual(['2016', '2016']);
    expect(periods('2020年，规模以上工业企业达到90家，比“十二五”末增加20家；财政收入完成3亿元。')).toEqual(['2020', '2020']);
    expect(periods('2020年，公路投资比“十二五”时期增长40%。')).toEqual(['2020']);
    // Of a year that is only told, what follows is.
    expect(periods('这是2019年的成绩：粮食产量12万吨。')).toEqual(['2019']);
  });

  it('tells what is aimed at from what was measured', () => {
    const types = (text: string): string[] => statistics(text).map(({ type }) => type);
    expect(types('一、2023年工作回顾\n粮食产量12万吨。')).toEqual(['actual']);
    expect(types('二、2024年工作任务\n粮食产量达到13万吨。')).toEqual(['target']);
    expect(types('二、2024年工作谋划\n粮食产量达到13万吨。')).toEqual(['target']);
  });

  it('says where each statistic stands and knows no region where none is known', () => {
    const text = '财政收入完成3亿元，增长5%。';
    const [row] = statistics(text);
    expect(text.slice(row?.start, row?.end)).toBe('财政收入完成3亿元，增长5%');
    const sections = findSections(text);
    const sentences = findSentences(text, sections);
    const [none] = recognizeIndicators({ text, sections, sentences, words: tagWords(text), year: null, regionAt: () => null });
    expect(none).toMatchObject({ region: '', regionKey: '', period: '' });
  });

  it('reads a value back whatever the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99999 }), fc.constantFrom('亿元', '万元', '万亩', '公里', '%'), (value, unit) => {
        const [row] = statistics(`粮食产业产值达到${value}${unit}。`);
        expect(row).toMatchObject({ value, unit });
      }),
      { numRuns: 30 },
    );
  });
});

describe('the vocabulary of statistics', () => {
  it('names what compares across documents', () => {
    expect(canonicalIndicator('规上工业增加值')).toBe('规模以上工业增加值');
    expect(canonicalIndicator('天气')).toBeNull();
  });

  it.each([
    ['indicators.tsv', ['name']],
    ['indicator_words.tsv', ['word', 'role']],
    ['units.tsv', ['unit']],
  ])('%s is sorted, names nothing twice and gives a reason for each row', (file, keys) => {
    const rows = readTable(`vocabulary/data/${file}`, [...keys, 'reason']) as Record<string, string>[];
    const names = rows.map((row) => keys.map((key) => row[key]).join('\t'));
    expect(names).toEqual([...new Set(names)].sort());
    expect(rows.filter((row) => !row.reason)).toEqual([]);
  });
});

describe('the period of a growth from one year to another', () => {
  const periods = (text: string): string[] => statistics(text).map(({ period }) => period);

  it('is not the year that it set out from', () => {
    expect(periods('一、2023年工作回顾\n生产总值由2018年的45亿元增长到70亿元。')).toEqual(['2023']);
    expect(periods('一、2023年工作回顾\n过去五年，生产总值从2018年的45亿元提高到70亿元。')).toEqual(['2019-2023']);
    expect(periods('一、2023年工作回顾\n2018年生产总值达到45亿元。')).toEqual(['2018']);
    expect(periods('一、2023年工作回顾\n五年累计新建公路300公里。')).toEqual(['2019-2023']);
  });
});
