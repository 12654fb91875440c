import { describe, expect, it } from 'vitest';
import { governanceOf, investmentOf } from '../../src/recognize/project-attributes.ts';

/** What governs a name in one sentence. */
function governs(text: string, name: string) {
  const start = text.indexOf(name);
  return governanceOf({ text }, start, start + name.length, 0, text.length);
}

describe('governanceOf', () => {
  it('tells firm verbs from those of any work, and what stands beside the name', () => {
    expect(governs('石峡水库开工建设。', '石峡水库')).toEqual({ position: 'after', firm: true, adjacent: true });
    expect(governs('支持石峡水库。', '石峡水库')).toEqual({ position: 'before', firm: false, adjacent: true });
    expect(governs('支持新的石峡水库。', '石峡水库')).toEqual({ position: 'before', firm: false, adjacent: false });
  });

  it('reads the clause behind a name that nothing governs', () => {
    expect(governs('石峡水库，已竣工投产。', '石峡水库')).toMatchObject({ position: 'after', firm: true });
    expect(governs('青山煤矿建成投产，石峡水库蓄水正常。', '石峡水库').position).toBeNull();
  });

  it('sees nothing in verbs that tell a status and no more', () => {
    expect(governs('健全石峡水库。', '石峡水库').position).toBeNull();
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
    ['近3亿元的石峡水库开工', '3亿元'],
    ['总投资超500亿元的石峡水库开工', '500亿元'],
    ['投资6万元，完成石峡水库', '6万元'],
    ['投入1088万元建成石峡水库', '1088万元'],
    ['总投资5亿元的“石峡水库”开工', '5亿元'],
    ['总投资5亿元的省市重点项目石峡水库开工', '5亿元'],
    ['总投资60亿元、占地1500亩、库容5万方的石峡水库开工', '60亿元'],
    ['石峡水库总投资5亿元', '5亿元'],
    ['石峡水库，计划总投资5亿元', '5亿元'],
    ['石峡水库（总投资5亿元）', '5亿元'],
    ['投资5亿元，石峡水库主体完工', '5亿元'],
    ['总投资5亿元，石峡水库主体完工', '5亿元'],
    ['石峡水库，总投资5亿元，占地90亩', '5亿元'],
    ['石峡水库项目\n占地90亩，建设大坝。\n总投资\n5亿元\n水利局', '5亿元'],
  ])('reads %s', (text, amount) => expect(of(text, '石峡水库')).toEqual(own(amount)));

  it.each([
    ['完成投资3亿元，石峡水库开工'],
    ['引进民间投资3亿元，建成石峡水库'],
    ['全年财政收入3亿元，石峡水库开工'],
    ['石峡水库完成投资3亿元'],
    ['石峡水库开工，投资3亿元建成青山煤矿'],
    ['石峡水库，投资3亿元建成青山煤矿'],
    ['完成水利投资3亿元，建成石峡水库'],
    ['争取资金3亿元，石峡水库竣工'],
    ['实施工程5项，总投资3亿元，石峡水库竣工'],
    ['一批项目建成了石峡水库\n占地90亩。\n总投资\n5亿元'],
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

  it('carries an amount over one more name, not over a verb', () => {
    const place = (text: string) => ({ start: text.indexOf('青'), end: text.indexOf('青') + 4 });
    const told = (text: string) => investmentOf(text, { ...place(text), floor: 0, list: place(text), alone: false });
    expect(told('投资9亿元的石峡水库和青山煤矿竣工')).toEqual(together('9亿元'));
    expect(told('投资9亿元的石峡水库建成投产、青山煤矿竣工')).toBeNull();
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
