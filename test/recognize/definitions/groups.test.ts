import { describe, expect, it } from 'vitest';
import { countedTerms, groupedParts, headedParts, pairedParts } from '../../../src/recognize/definitions/groups.ts';

describe('groups that a definition defines one by one', () => {
  it.each([
    ['all parts, where each has as many as it says', '“两园”即东园、西园；“一带”即沿河带。', '两园一带', ['东园', '西园', '沿河带']],
    ['one for each group otherwise', '“一区”指老城；“三边”指铁路边、公路边和河边。', '一区三边', ['老城', '铁路边、公路边和河边']],
    ['one for each digit', '“1”即一个水库；“3”即东渠、西渠、南渠。', '1+3', ['一个水库', '东渠、西渠、南渠']],
    [
      'what each is called, where that is told in its turn',
      '“1”即建一个中心：面积2亩；“2”即修两条渠：长5公里。',
      '12',
      ['建一个中心', '修两条渠'],
    ],
    ['behind a comma too', '两补，补水、补苗；一提升，提升果品质量。', '两补一提升', ['补水', '补苗', '提升果品质量']],
    [
      'in marks, as many as the name counts',
      '“东”即修渠，引水入园；“西”即育苗，建棚补栽。',
      '两个办法',
      ['修渠，引水入园', '育苗，建棚补栽'],
    ],
    ['without what the last says of all', '“千”即千户种果；“万”即万亩连片，带动农民增收。', '千万工程', ['千户种果', '万亩连片']],
  ])('%s', (_, body, name, expected) => expect(groupedParts(body, name)).toEqual(expected));

  it('are none where nothing is defined', () => expect(groupedParts('东园、西园和沿河带。', '两园一带')).toEqual([]));
});

it('lists the counted terms besides its own', () => {
  expect(countedTerms('“三重”即重水、重林；“四抓”即抓苗。').map(({ term }) => term)).toEqual(['三重', '四抓']);
  expect(countedTerms('水渠即灌渠。')).toEqual([]);
});

it('takes heads that are told in their turn', () => {
  expect(headedParts('办好两件要事，即修渠、育苗；打好三场硬仗，即治沙。', '二三')).toEqual(['办好两件要事', '打好三场硬仗']);
  expect(headedParts('修渠、育苗、治沙。', '二三')).toEqual([]);
});

it('pairs what a name counts alike', () => {
  expect(pairedParts('补水、增产，补苗、增收', '两补两增')).toEqual(['补水、增产', '补苗、增收']);
  expect(pairedParts('补水、补苗、增产、增收', '两补两增')).toEqual([]);
});
