import { describe, expect, it } from 'vitest';
import { codeOfCharacter, provinceCharacters } from '../../src/gazetteer/abbreviations.ts';
import { keyOfCode, loadGazetteer } from '../../src/gazetteer/gazetteer.ts';

describe('codeOfCharacter', () => {
  it.each([
    ['沪', '上海市'],
    ['陇', '甘肃省'],
    ['疆', '新疆维吾尔自治区'],
    ['甬', '宁波市'],
  ])('%s stands for %s', (character, name) => {
    expect(loadGazetteer().byKey(keyOfCode(codeOfCharacter(character) as string))?.name).toBe(name);
  });

  it('gives none for a character that stands for nothing', () => expect(codeOfCharacter('的')).toBeUndefined());
});

describe('provinceCharacters', () => {
  it('holds every province, and no city', () => {
    const codes = new Set([...provinceCharacters()].map((character) => codeOfCharacter(character)));
    const provinces = loadGazetteer()
      .below('region:')
      .filter((division) => division.level === 'province');
    expect(codes).toEqual(new Set(provinces.map(({ code }) => code)));
  });

  it('leaves out what is also something else where that is asked', () => {
    expect(provinceCharacters(['word'])).not.toMatch(/[云港]/);
    expect(provinceCharacters(['word'])).toMatch(/新/);
    expect(provinceCharacters(['word', 'quality'])).not.toMatch(/[云新]/);
    expect(provinceCharacters(['word', 'quality'])).toMatch(/川/);
  });
});
