import { describe, expect, it } from 'vitest';
import { openFormula } from '../../src/resolve/formulas.ts';

describe('openFormula', () => {
  it.each([
    ['五个一', '五个一'],
    ['七个一工程', '七个一'],
    ['十大工程', '十大工程'],
    ['四个专项行动', '四个专项行动'],
    ['三化', '三化'],
    ['十百千', '十百千'],
    ['1+N', '1+N'],
    ['3+1', '3+1'],
    ['一体两翼', '一体两翼'],
    ['一条主线', '一条主线'],
    ['六大行动', '六大行动'],
  ])('takes a formula whose words don’t say what it counts: %s', (name, formula) => {
    expect(openFormula(name)).toBe(formula);
  });

  it.each([
    ['六稳', 'means the same everywhere'],
    ['四个意识', 'means the same everywhere'],
    ['三北', 'means the same everywhere'],
    ['双碳', 'means the same everywhere'],
    ['五个一工程', 'means the same everywhere'],
    ['三大攻坚战', 'means the same everywhere'],
    ['三深化三提升', 'says too much for chance'],
    ['千村示范、万村整治', 'says too much for chance'],
    ['一网通办', 'counts nothing'],
    ['一张网', 'counts nothing'],
    ['7+18+N', 'is a code of its own'],
    ['1530', 'is a code of its own'],
    ['河长制', 'has no numeral'],
    ['十四五规划', 'is a plan'],
  ])('leaves what isn’t: %s %s', (name) => {
    expect(openFormula(name)).toBeNull();
  });
});
