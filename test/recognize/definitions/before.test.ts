import { describe, expect, it } from 'vitest';
import { expansionOf } from '../see.ts';

const parts = (text: string, name: string) => expansionOf(text, 'slogan', name);

describe('in the list before the name', () => {
  it.each([
    ['苹果、肉牛、中药材三大主导产业稳步发展。', '三大主导产业', ['苹果', '肉牛', '中药材']],
    ['统筹推进老城、新区、园区、景区“三区一城”发展。', '三区一城', ['老城', '新区', '园区', '景区']],
    ['产量、质量连续三年实现“双提升”。', '双提升', ['产量', '质量']],
    ['探索以“包地、包苗、包销”为主要内容的“三包”办法。', '三包', ['包地', '包苗', '包销']],
  ])('%s', (text, name, expected) => expect(parts(text, name)).toEqual(expected));

  it('is no list where the name is an item itself', () => {
    expect(parts('坚持科学发展、绿色发展、“双增”。', '双增')).toEqual([]);
  });
});
