import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyBelow, keyOfCode, loadGazetteer } from '../../src/gazetteer/gazetteer.ts';

const gazetteer = loadGazetteer();
const counties = gazetteer.below('region:').filter((d) => d.level === 'county');

describe('the gazetteer', () => {
  it('holds all provinces, prefectures, counties and townships, without the pseudo-units of the statistical code', () => {
    const all = gazetteer.below('region:');
    const count = (level: string) => all.filter((d) => d.level === level).length;
    expect(count('province')).toBe(34);
    expect(count('prefecture')).toBeGreaterThan(330);
    expect(count('county')).toBeGreaterThan(2800);
    expect(count('township')).toBeGreaterThan(38_000);
    expect(all.filter((d) => /^(?:市辖区|县)$|直辖县/.test(d.name))).toEqual([]);
  });

  it.each([
    ['朝阳', ['朝阳市', '朝阳区', '朝阳县', '朝阳区']],
    ['西峰', ['西峰区']],
    ['恩施州', ['恩施土家族苗族自治州']],
    ['内蒙古', ['内蒙古自治区']],
    ['科左后旗', ['科尔沁左翼后旗']],
    ['雄安', ['雄安新区']],
    ['没有这个地方', []],
  ])('knows who is called %s', (name, expected) => {
    expect(
      gazetteer
        .byName(name)
        .map((d) => d.name)
        .sort(),
    ).toEqual([...expected].sort());
  });

  it('puts those first whose full name it is', () => {
    expect(gazetteer.byName('日喀则市').map((d) => d.name)).toEqual(['日喀则市', '桑珠孜区']);
  });

  it.each([
    ['region:621002', ['region:6210', 'region:62']],
    ['region:110105001', ['region:110105', 'region:11']],
    ['region:441900003', ['region:4419', 'region:44']],
    ['region:13/雄安新区', ['region:13']],
    ['region:621002101/某村', ['region:621002101', 'region:621002', 'region:6210', 'region:62']],
    ['region:62', []],
  ])('leads from %s up', (key, ancestors) => {
    expect(gazetteer.ancestors(key)).toEqual(ancestors);
  });

  it.each([
    ['region:130608', 2003, '清苑县'],
    ['region:130608', 2015, '清苑区'],
    ['region:130608', null, '清苑区'],
    ['region:4206', 2009, '襄樊市'],
    ['region:4206', 2010, '襄阳市'],
    ['region:533401', 2000, '中甸县'],
    ['region:533401', 2010, '香格里拉县'],
    ['region:533401', 2020, '香格里拉市'],
    ['region:6210', 1990, '庆阳地区'],
  ])('knows the name of %s in %s', (key, year, name) => {
    expect(gazetteer.nameAt(key, year)).toBe(name);
  });

  it('finds both names of a renamed division under one key', () => {
    expect(gazetteer.byName('徐水县').map((d) => d.key)).toEqual(gazetteer.byName('徐水区').map((d) => d.key));
    expect(gazetteer.byName('襄樊').map((d) => d.name)).toEqual(['襄阳市']);
  });

  it.each([
    ['region:130608', ['清苑县', '清苑区'], '清苑区'],
    ['region:130608', ['清苑县'], '清苑县'],
    ['region:533401', ['中甸县', '香格里拉县'], '香格里拉县'],
    ['region:130608', ['徐水县'], undefined],
  ])('knows the newest of the names of %s: %j', (key, given, newest) => {
    expect(gazetteer.newestName(key, new Set(given))).toBe(newest);
  });

  it('gives no former short name to whom it would be taken for somebody else', () => {
    expect(gazetteer.byName('绍兴').map((d) => d.name)).toEqual(['绍兴市']);
  });

  it('gives every county by its full name, with a chain that ends in a province', () => {
    fc.assert(
      fc.property(fc.constantFrom(...counties), (county) => {
        expect(gazetteer.byName(county.name)).toContainEqual(county);
        expect(gazetteer.byKey(county.key)).toEqual(county);
        expect(gazetteer.byKey(gazetteer.ancestors(county.key).at(-1) as string)?.level).toBe('province');
        expect(gazetteer.forms(county.key)[0]).toBe(county.name);
      }),
    );
  });

  it('makes keys', () => {
    expect(keyBelow(keyOfCode('6210'), '经开区')).toBe('region:6210/经开区');
  });
});
