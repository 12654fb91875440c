import { expect, it } from 'vitest';
import { stretches, withoutPurpose } from '../../../src/recognize/definitions/stretches.ts';

const words = (sentence: string, name: string) => stretches(sentence, name).map((stretch) => stretch.words);

it.each([
  ['全县开展“护水、护林”行动', '护水、护林'],
  ['2019年，县委提出护水、护林', '护水、护林'],
  ['主要包括护水、护林', '护水、护林'],
  ['护水、护林，带动农民增收', '护水、护林'],
  ['部署开展护水、护林“两护”', '部署开展护水、护林'],
])('%s: %s may be the list', (sentence, expected) => expect(words(sentence, '两护')).toContain(expected));

it('is sure of what a frame says', () => {
  const sure = (sentence: string) => stretches(sentence, '三园').filter((stretch) => stretch.sure);
  expect(sure('以果园、菜园、药园为重点的工程').map((stretch) => stretch.words)).toEqual(['果园、菜园、药园']);
  expect(sure('以果园、菜园、药园为重点深化改革')).toEqual([]);
});

it('parts marked names in a row', () => {
  expect(stretches('出台《果园办法》《水渠办法》', '双十条').find(({ items }) => items)?.items).toEqual(['《果园办法》', '《水渠办法》']);
});

it('leaves out what a list is for', () => {
  expect(withoutPurpose('修渠、育苗，带动增收，为振兴添力')).toBe('修渠、育苗');
  expect(withoutPurpose('修渠，育苗')).toBe('修渠，育苗');
});
