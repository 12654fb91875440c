import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_KINDS } from '../../src/model/schema.ts';
import { equivalentForms, withoutRegionPrefix } from '../../src/resolve/names.ts';
import { matchKey } from '../../src/vocabulary/normal-form.ts';

describe('equivalentForms', () => {
  it.each([
    ['project', '石峡水库项目', '石峡水库'],
    ['project', '石峡水库二期工程', '石峡水库'],
    ['project', '石峡水库一、二期', '石峡水库'],
    ['company', '东岭集团', '东岭'],
    ['company', '东岭矿业有限责任公司', '东岭矿业'],
    ['policy', '乡村建设行动', '乡村建设'],
    ['policy', '第七次全国人口普查', '第七次人口普查'],
    ['honor', '全国文明城市称号', '全国文明城市'],
  ] as const)('%s %s is also %s', (kind, name, form) => {
    expect(equivalentForms(kind, name)).toContain(form);
  });

  it.each([
    ['project', '东岭项目', '东岭'],
    ['company', '东岭矿业', '东岭'],
    ['region', '静宁县', '宁县'],
  ] as const)('%s %s is not %s', (kind, name, form) => {
    expect(equivalentForms(kind, name)).not.toContain(form);
  });

  it('begin with the name’s own key, hold no key twice and no empty one, whatever the name', () => {
    const names = fc.array(fc.constantFrom('石', '峡', '水库', '项目', '工程', '一期', '集团', '“', '行动', ' '), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.constantFrom(...ENTITY_KINDS), names, (kind, parts) => {
        const name = parts.join('');
        const forms = equivalentForms(kind, name);
        expect(new Set(forms).size).toBe(forms.length);
        expect(forms).not.toContain('');
        if (matchKey(name)) expect(forms[0]).toBe(matchKey(name));
        expect(equivalentForms(kind, `“${name}”`)[0]).toBe(forms[0]);
      }),
    );
  });
});

describe('withoutRegionPrefix', () => {
  const forms = ['静宁县', '静宁', '县'];
  it('takes the region’s name off', () => {
    expect(withoutRegionPrefix('静宁县中医医院', forms)).toBe('中医医院');
    expect(withoutRegionPrefix('静宁中医医院', forms)).toBe('中医医院');
    expect(withoutRegionPrefix('县中医医院', forms)).toBe('中医医院');
  });
  it.each(['静宁苹果', '庄浪县中医医院', '静宁县'])('leaves %s', (name) => {
    expect(withoutRegionPrefix(name, forms)).toBeNull();
  });
});
