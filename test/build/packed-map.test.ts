import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PackedList, PackedMap } from '../../src/build/packed-map.ts';

const keys = fc.constantFrom('甲', '乙', '__proto__', '\ud800', '');
const sets = fc.array(fc.tuple(keys, fc.record({ text: fc.string({ unit: 'binary', maxLength: 40 }), list: fc.array(fc.integer()) })), {
  maxLength: 60,
});

describe('PackedMap', () => {
  it.each([0, 2, 1000])('is a map, of which %i values are kept as they are', (few) => {
    fc.assert(
      fc.property(sets, (list) => {
        const map = new PackedMap<object>(few);
        const expected = new Map<string, object>();
        for (const [key, value] of list) {
          map.set(key, value);
          expected.set(key, value);
        }
        expect([...map]).toEqual([...expected]);
        expect([...map.keys()]).toEqual([...expected.keys()]);
        expect(map.size).toBe(expected.size);
        for (const [key, value] of expected) expect(map.get(key)).toEqual(value);
        expect(map.get('丙')).toBeUndefined();
        expect([map.has('丙'), map.has('甲')]).toEqual([false, expected.has('甲')]);
      }),
    );
  });

  it('holds values that grow, and long ones', () => {
    const map = new PackedMap<string[]>(0);
    for (let i = 0; i < 300; i++) for (const key of ['甲', '乙']) map.set(key, [...(map.get(key) ?? []), `${key}${i}`]);
    map.set('丙', ['长'.repeat(3_000_000)]);
    expect(map.get('甲')?.length).toBe(300);
    expect(map.get('乙')?.at(-1)).toBe('乙299');
    expect(map.get('丙')).toEqual(['长'.repeat(3_000_000)]);
  });
});

describe('PackedList', () => {
  it.each([0, 3, 10_000])('is a list, of which %i values are kept as they are', (few) => {
    const list = new PackedList<{ readonly text: string }>(few);
    const expected = Array.from({ length: 5000 }, (_, i) => ({ text: `第${i}项` }));
    for (const value of expected) list.push(value);
    expect([...list]).toEqual(expected);
    // Twice, and those whose places are the same in turn.
    for (const index of [0, 4096, 0, 4999, 4096]) expect(list.at(index)).toEqual(expected[index]);
    expect(list.length).toBe(5000);
    expect(list.at(5000)).toBeUndefined();
  });
});
