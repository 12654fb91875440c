import { describe, expect, it } from 'vitest';
import { expandPair } from '../../../src/recognize/indicators/coordination.ts';

describe('expandPair', () => {
  it.each([
    ['城乡居民人均可支配收入', ['城镇居民人均可支配收入', '农村居民人均可支配收入']],
    ['进出口总额', ['进口总额', '出口总额']],
    ['存贷款余额', ['存款余额', '贷款余额']],
  ])('%s stands for two', (name, both) => expect(expandPair(name)).toEqual(both));

  it.each(['地区生产总值', '出口总额', '城镇居民人均可支配收入'])('%s stands for one thing', (name) => {
    expect(expandPair(name)).toBeNull();
  });
});
