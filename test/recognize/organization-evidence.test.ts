import { describe, expect, it } from 'vitest';
import { isBuilt } from '../../src/recognize/organization-evidence.ts';

describe('isBuilt', () => {
  it.each([
    ['新建', ''],
    ['新建图书馆、', '等'],
    ['推进', '建设项目'],
    ['完成', '主体竣工'],
  ])('takes what is built for a house: %s … %s', (before, after) => expect(isBuilt(before, after)).toBe(true));

  it.each([
    ['成立', ''],
    ['', '改扩建'],
    ['新建学校，成立', ''],
    ['推进', '改革'],
    ['', '接诊患者'],
  ])('takes what is founded, enlarged or acts for an institution: %s … %s', (before, after) => expect(isBuilt(before, after)).toBe(false));
});
