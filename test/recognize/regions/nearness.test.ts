import { expect, it } from 'vitest';
import { type Division, loadGazetteer } from '../../../src/gazetteer/gazetteer.ts';
import { nearnessTo } from '../../../src/recognize/regions/nearness.ts';

const gazetteer = loadGazetteer();
const division = (name: string): Division => gazetteer.byName(name)[0] as Division;
const near = nearnessTo(division('静宁县').key, gazetteer);

it('is nearest itself, then above and below, then beside, then in the same province', () => {
  const order = ['静宁县', '平凉市', '泾川县', '兰州市', '上海市'].map((name) => near.of(division(name)));
  expect(order).toEqual(order.toSorted((a, b) => b - a));
  expect(new Set(order).size).toBe(order.length);
  expect(order.at(-1)).toBe(0);
});

it('takes what is above, below or beside it for kin, and its province for the same', () => {
  expect(near.isKin(near.of(division('泾川县')))).toBe(true);
  expect(near.isKin(near.of(division('兰州市')))).toBe(false);
  expect(near.isSameProvince(near.of(division('兰州市')))).toBe(true);
  expect(near.isSameProvince(near.of(division('上海市')))).toBe(false);
});

it('gives the nearest of several, and 0 of none', () => {
  expect(near.nearest([division('上海市'), division('泾川县')])).toBe(near.of(division('泾川县')));
  expect(near.nearest([])).toBe(0);
});

it('finds everything equally far from an unknown region', () => {
  const nowhere = nearnessTo(null, gazetteer);
  expect([nowhere.of(division('静宁县')), nowhere.of(division('上海市'))]).toEqual([0, 0]);
});
