import { describe, expect, it } from 'vitest';
import { regionNames } from '../../../src/analyse/indicators/collector.ts';
import { growthOf, indicatorPanel, type PanelOptions } from '../../../src/analyse/indicators/panel.ts';
import type { IndicatorRow } from '../../../src/build/indicators.ts';
import { GraphMaker } from '../graphs.ts';

const row = (over: Partial<IndicatorRow>): IndicatorRow => ({
  region: '甲县',
  indicator: '地区生产总值',
  value: 0,
  unit: '亿元',
  change: null,
  period: '2020',
  type: 'actual',
  doc: 'd',
  start: 0,
  end: 1,
  text: 't',
  ...over,
});

const panel = (rows: Partial<IndicatorRow>[], options?: PanelOptions) =>
  indicatorPanel(rows.map(row), options).map(({ actual, target, ...cell }) => ({ ...cell, actual: actual?.value, target: target?.value }));

describe('growthOf', () => {
  it.each([
    ['增长12.7%', 12.7],
    ['同比下降59.1%', -59.1],
    ['年均增长6%左右', 6],
    ['比上年减少3%', -3],
    ['较上年增10%以上', 10],
    ['提高1.2个百分点', null],
    ['基本持平', null],
  ])('%s is %s', (change, growth) => {
    expect(growthOf(change)).toBe(growth);
  });
});

describe('indicatorPanel', () => {
  it('compares what was reached with what was aimed at, a year and a document later', () => {
    const cells = panel([
      { doc: '2020', period: '2020', type: 'target', value: 7, unit: '%', change: '增长7%' },
      { doc: '2021', period: '2020', value: 67.8, change: '增长4%' },
      { doc: '2021', period: '2019', value: 65 },
    ]);
    expect(cells).toEqual([
      expect.objectContaining({ measure: 'growth', unit: '%', period: '2020', actual: 4, target: 7, attained: -3 }),
      expect.objectContaining({ measure: 'level', unit: '元', period: '2019', actual: 6_500_000_000, previous: null, change: null }),
      expect.objectContaining({
        measure: 'level',
        unit: '元',
        period: '2020',
        actual: 6_780_000_000,
        previous: { period: '2019', value: 6_500_000_000 },
        change: 0.043077,
      }),
    ]);
  });

  it('takes for a stock only what a text tells as one, where additions have a name of their own', () => {
    const cells = panel([
      { indicator: '高标准农田', unit: '万亩', period: '2019', value: 30, text: '高标准农田达到30万亩' },
      { indicator: '高标准农田', unit: '万亩', period: '2020', value: 2, text: '高标准农田2万亩' },
      { indicator: '新建高标准农田', unit: '万亩', period: '2020', value: 2, text: '新建高标准农田2万亩' },
      { indicator: '高标准农田', unit: '万亩', period: '2021', value: 33, text: '高标准农田33万亩，增长10%', change: '增长10%' },
      { indicator: '粮食总产量', unit: '万吨', period: '2020', value: 9, text: '粮食总产量9万吨' },
      { indicator: '规模以上工业企业', unit: '家', period: '2020', value: 5, text: '规模以上工业企业5家' },
    ]);
    expect(cells.filter(({ measure }) => measure === 'level').map(({ indicator, period, change }) => [indicator, period, change])).toEqual([
      ['新建高标准农田', '2020', null],
      ['粮食总产量', '2020', null],
      ['高标准农田', '2019', null],
      ['高标准农田', '2021', 0.1],
    ]);
  });

  it('leaves out what is counted now of those that there are and now of those that were helped', () => {
    expect(panel([{ indicator: '贫困人口', unit: '人', value: 300, text: '300名贫困人口' }], { known: true })).toEqual([]);
    expect(panel([{ indicator: '贫困发生率', unit: '%', value: 0.3, text: '贫困发生率0.3%' }], { known: true })).toHaveLength(1);
  });

  it('takes the attainment of a level as a ratio, that of a share in points', () => {
    const [people, forest] = panel([
      { indicator: '城镇新增就业', value: 3.1, unit: '万人' },
      { indicator: '城镇新增就业', value: 30000, unit: '人', type: 'target' },
      { indicator: '森林覆盖率', value: 33.6, unit: '%' },
      { indicator: '森林覆盖率', value: 33, unit: '%', type: 'target' },
    ]);
    expect(people).toMatchObject({ indicator: '城镇新增就业', unit: '人', attained: 1.033333 });
    expect(forest).toMatchObject({ indicator: '森林覆盖率', measure: 'level', unit: '%', attained: 0.6 });
  });

  it('takes a bare percentage of an amount for its growth, not that of a share', () => {
    const cells = panel([
      { indicator: '一般公共预算收入', value: 6.5, unit: '%', type: 'target' },
      { indicator: '森林覆盖率', value: 33, unit: '%', type: 'target' },
    ]);
    expect(cells.map(({ indicator, measure }) => [indicator, measure])).toEqual([
      ['一般公共预算收入', 'growth'],
      ['森林覆盖率', 'level'],
    ]);
  });

  it('brings names to one form, and leaves out the unknown where asked', () => {
    const rows = [
      { indicator: 'GDP', value: 1 },
      { indicator: '养牛小区', value: 7, unit: '个' },
    ];
    expect(panel(rows).map(({ indicator }) => indicator)).toEqual(['养牛小区', '地区生产总值']);
    expect(panel(rows, { known: true }).map(({ indicator }) => indicator)).toEqual(['地区生产总值']);
  });

  it('lets a later document revise a value, not a later sentence of one', () => {
    const dateOf = (doc: string) => doc;
    const rows = [
      { doc: '2022', value: 105 },
      { doc: '2021', value: 100 },
      { doc: '2022', value: 7 },
    ];
    expect(panel(rows, { dateOf })).toEqual([expect.objectContaining({ actual: 10_500_000_000 })]);
  });

  it('joins the years of a region that was renamed', () => {
    const maker = new GraphMaker();
    maker.node('region', '清苑区', { aliases: ['清苑', '清苑县'] });
    const regionOf = regionNames(maker.graph);
    const cells = panel(
      [
        { region: '清苑县', period: '2014', value: 100 },
        { region: '清苑区', period: '2016', value: 120 },
      ],
      { regionOf },
    );
    expect(cells[1]).toMatchObject({ region: '清苑区', previous: { period: '2014', value: 1e10 }, change: 0.2 });
  });

  it('compares years with years, not with halves or spans', () => {
    const cells = panel([
      { period: '2019', value: 1 },
      { period: '2020H1', value: 2 },
      { period: '2016-2020', value: 3, text: '五年累计完成生产总值3亿元' },
      { period: '2021', value: 4 },
    ]);
    expect(cells.map(({ period, previous }) => [period, previous?.period ?? null])).toEqual([
      ['2016-2020', null],
      ['2019', null],
      ['2020H1', null],
      ['2021', '2019'],
    ]);
  });

  it('gives what a span reached to its last year, and what it made together to the span', () => {
    const periodOf = (over: Partial<IndicatorRow>) => panel([{ period: '2016-2020', value: 3, ...over }])[0]?.period;
    expect(periodOf({ text: '生产总值突破3亿元' })).toBe('2020');
    expect(periodOf({ indicator: '城镇化率', unit: '%', text: '城镇化率达到60%' })).toBe('2020');
    expect(periodOf({ indicator: '固定资产投资', text: '累计完成固定资产投资3亿元' })).toBe('2016-2020');
    expect(periodOf({ indicator: '农村公路', unit: '公里', text: '新建农村公路300公里' })).toBe('2016-2020');
  });

  it('has growth of one year, or of each of several, and none on another year', () => {
    const growth = (over: Partial<IndicatorRow>) => panel([{ value: 3, ...over }]).find(({ measure }) => measure === 'growth')?.actual;
    expect(growth({ change: '比2019年增长5%', text: '生产总值3亿元，比2019年增长5%' })).toBe(5);
    expect(growth({ change: '比2011年增长21.9%', text: '生产总值3亿元，比2011年增长21.9%' })).toBeUndefined();
    expect(growth({ change: '较“十三五”末增长35%', text: '较“十三五”末增长35%' })).toBeUndefined();
    expect(growth({ period: '2016-2020', change: '增长5%', text: '突破3亿元、年均增长5%' })).toBe(5);
    expect(growth({ period: '2016-2020', change: '增长35%', text: '生产总值增长35%' })).toBeUndefined();
  });

  it('compares nothing that could be of anybody, or that was summed up over years', () => {
    const rows: Partial<IndicatorRow>[] = [
      { indicator: '总投资', text: '总投资3亿元' },
      { indicator: '固定资产投资', text: '固定资产投资累计完成208亿元' },
      { indicator: '固定资产投资', text: '固定资产投资完成38亿元' },
    ];
    expect(panel(rows, { known: true }).map(({ actual, indicator }) => [indicator, actual])).toEqual([['固定资产投资', 0]]);
    expect(panel(rows).map(({ indicator }) => indicator)).toEqual(['固定资产投资', '总投资']);
  });

  it('takes no change for a level', () => {
    expect(panel([{ indicator: '汽车产量', unit: '倍', value: 5.1, text: '汽车产量增长5.1倍' }])).toEqual([]);
    expect(panel([{ indicator: '森林覆盖率', unit: '个百分点', value: 2, text: '森林覆盖率提高2个百分点' }])).toEqual([]);
  });

  it('compares a growth with that of the year before only', () => {
    const cells = panel([
      { period: '2010', value: 15, unit: '%', change: '增长15%' },
      { period: '2019', value: 6, unit: '%', change: '增长6%' },
      { period: '2020', value: 4, unit: '%', change: '增长4%' },
    ]);
    expect(cells.map(({ change }) => change)).toEqual([null, null, -2]);
  });

  it('keeps the words that state a value', () => {
    const [cell] = indicatorPanel([row({ doc: 'x', start: 5, end: 9, text: '生产总值', value: 1 })]);
    expect(cell?.actual).toEqual({ value: 1e8, doc: 'x', start: 5, end: 9, text: '生产总值' });
  });
});

describe('regionNames', () => {
  it('keeps a name that two regions have had', () => {
    const maker = new GraphMaker();
    maker.node('region', '甲区', { aliases: ['城关'] });
    maker.node('region', '乙区', { aliases: ['城关', '乙县'] });
    const regionOf = regionNames(maker.graph);
    expect([regionOf('城关'), regionOf('乙县'), regionOf('甲区'), regionOf('丙县')]).toEqual(['城关', '乙区', '甲区', '丙县']);
  });
});
