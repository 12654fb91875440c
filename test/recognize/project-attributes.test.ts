import { describe, expect, it } from 'vitest';
import { readContext } from '../../src/extract.ts';
import type { Claim } from '../../src/model/schema.ts';
import { firstVerb, governanceOf, investmentOf, startsWithVerb } from '../../src/recognize/project-attributes.ts';

/** What governs a name in one sentence. */
function governs(text: string, name: string, claim: Claim = 'done') {
  const { context } = readContext({ id: 'a', path: 'a.txt', text, format: 'text' });
  const start = context.text.indexOf(name);
  return governanceOf(context, start, start + name.length, 0, context.text.length, claim);
}

describe('governanceOf', () => {
  it.each([
    ['石峡水库建成投用。', 'operating'],
    ['石峡水库全部建成投产。', 'operating'],
    ['石峡水库全面竣工。', 'completed'],
    ['石峡水库主体完工。', 'building'],
    ['石峡水库完成投资2亿元。', 'building'],
    ['石峡水库完成初步设计。', 'planned'],
    ['石峡水库前期工作进展顺利。', 'planned'],
    ['石峡水库开工建设。', 'started'],
    ['加快建设石峡水库。', 'building'],
    ['建成石峡水库。', 'completed'],
    ['开工建设石峡水库。', 'started'],
    ['谋划石峡水库。', 'planned'],
    ['启动石峡水库建设。', 'started'],
    ['设立石峡水库。', 'completed'],
    ['新开通石峡水库。', 'operating'],
    ['投资2亿元的石峡水库，已竣工投产。', 'operating'],
    ['石峡水库等12个重点项目加快推进。', 'building'],
    ['石峡水库基本完工。', 'building'],
    ['石峡水库全面完成并投入使用。', 'operating'],
    ['石峡水库一年内顺利投产。', 'operating'],
    ['石峡水库落地开工。', 'started'],
    ['新建石峡水库。', 'completed'],
    ['依托石峡水库发展旅游。', 'operating'],
  ])('tells what has been reached: %s', (text, status) => {
    expect(governs(text, '石峡水库')).toMatchObject({ status, ahead: false });
  });

  it.each([
    ['建成石峡水库。', 'building'],
    ['开工建设石峡水库。', 'planned'],
    ['新建石峡水库。', 'planned'],
    ['加快建设石峡水库。', 'building'],
    ['推动石峡水库满负荷运行。', 'operating'],
    ['发挥石峡水库作用。', 'operating'],
    ['打造石峡水库。', 'planned'],
    ['加大对石峡水库的投入。', 'building'],
  ])('tells what is meant where the text looks ahead: %s', (text, status) => {
    expect(governs(text, '石峡水库', 'planned')).toMatchObject({ status, ahead: true });
  });

  it('takes a wish for a plan even where the text looks back', () => {
    expect(governs('确保石峡水库年内开工建设。', '石峡水库')).toMatchObject({ status: 'planned', ahead: true });
  });

  it('knows the verb before a long list, past the verbs inside its names', () => {
    const text = '完成南街扩建、北街改造、石峡水库。';
    const { context } = readContext({ id: 'a', path: 'a.txt', text, format: 'text' });
    const start = text.indexOf('南街');
    expect(governanceOf(context, start, text.indexOf('。'), 0, text.length, 'done').status).toBe('completed');
  });

  it('does not reach across a clause', () => {
    expect(governs('青山煤矿建成投产，石峡水库蓄水正常。', '石峡水库').status).toBeNull();
    expect(governs('道路全线贯通。石峡水库。', '石峡水库').status).toBeNull();
  });

  it('tells firm verbs from those of any work, and what stands beside the name', () => {
    expect(governs('石峡水库开工建设。', '石峡水库')).toMatchObject({ position: 'after', firm: true, adjacent: true });
    expect(governs('支持石峡水库。', '石峡水库')).toMatchObject({ position: 'before', firm: false, adjacent: true });
  });
});

describe('startsWithVerb, firstVerb', () => {
  it.each(['建成投用', '开工建设', '全线贯通'])('%s is a verb of undertakings', (after) => expect(startsWithVerb(after)).toBe(true));
  it.each(['服务水平', '的建设', '周边'])('%s is none', (after) => expect(startsWithVerb(after)).toBe(false));
  it('finds where the verb of a list begins', () => {
    expect(firstVerb('长河大桥建成通车')).toBe(4);
    expect(firstVerb('长河大桥')).toBe(4);
  });
});

describe('investmentOf', () => {
  /** The amount of `name`, one of a list that is `list` long from its first words to its last. */
  const of = (text: string, name: string, list = name) => {
    const start = text.indexOf(name);
    const first = text.indexOf(list);
    const place = { start: first, end: first + list.length };
    return investmentOf(text, { start, end: start + name.length, floor: 0, list: place, alone: list === name });
  };
  const own = (written: string) => ({ written, shared: false });
  const together = (written: string) => ({ written, shared: true });

  it.each([
    ['总投资12.6亿元的石峡水库开工', '12.6亿元'],
    ['近3亿元的石峡水库开工', '近3亿元'],
    ['投资6万元，完成石峡水库', '6万元'],
    ['投入1088万元建成石峡水库', '1088万元'],
    ['总投资5亿元的“石峡水库”开工', '5亿元'],
    ['总投资5亿元的省市重点项目石峡水库开工', '5亿元'],
    ['总投资60亿元、占地1500亩、库容5万方的石峡水库开工', '60亿元'],
    ['石峡水库总投资5亿元', '5亿元'],
    ['石峡水库，计划总投资5亿元', '5亿元'],
    ['石峡水库（总投资5亿元）', '5亿元'],
  ])('reads %s', (text, amount) => expect(of(text, '石峡水库')).toEqual(own(amount)));

  it.each([
    ['完成投资3亿元，石峡水库开工'],
    ['引进民间投资3亿元，建成石峡水库'],
    ['全年财政收入3亿元，石峡水库开工'],
    ['石峡水库完成投资3亿元'],
    ['总投资60亿元、占地1500亩，石峡水库开工'],
    ['财政收入60亿元、增长5%的石峡镇修建石峡水库'],
  ])('leaves other amounts: %s', (text) => expect(of(text, '石峡水库')).toBeNull());

  it.each([
    ['投资9亿元的石峡水库、青山煤矿开工', '石峡水库、青山煤矿'],
    ['投资9亿元建成石峡水库、青山煤矿', '石峡水库、青山煤矿'],
    ['石峡水库、青山煤矿总投资9亿元', '石峡水库、青山煤矿'],
  ])('says that one amount is of several: %s', (text, list) => {
    expect(of(text, '石峡水库', list)).toEqual(together('9亿元'));
    expect(of(text, '青山煤矿', list)).toEqual(together('9亿元'));
  });

  it('gives each of a list its own where it has one', () => {
    const text = '投资9亿元的石峡水库、3亿元的青山煤矿和长河大桥开工';
    const list = '石峡水库、3亿元的青山煤矿和长河大桥';
    expect(of(text, '石峡水库', list)).toEqual(own('9亿元'));
    expect(of(text, '青山煤矿', list)).toEqual(together('3亿元'));
    expect(of(text, '长河大桥', list)).toEqual(together('3亿元'));
  });

  it('does not carry an amount over a name that stands alone', () => expect(of('投资9亿元的石峡水库带动青山煤矿', '青山煤矿')).toBeNull());
});
