import { describe, expect, it } from 'vitest';
import { fromGlossary, isHeading, ownPart } from '../../../src/recognize/definitions/glossary.ts';
import { contextOf } from '../see.ts';

const GLOSSARY = `实施“双代”工程，抓好“三园联动”“两带”。
名词解释
[1]双代：即气代柴、电代柴。（见第2页）
两稳：
稳苗和稳水。
2.[“三园联动”模式]是指果园、药园、牧园联动。
〔3〕“两带”“三区”：沿河带、环城带，东区、西区、南区。
〔4〕“两创”和“两建”：“两创”即创优、创业；“两建”即建园、建渠。
〔5〕三重四抓：“三重”即重水、重林、重田；四抓，即抓苗、抓果、抓药、抓牧。
6.[五清两建]五清即清沟、清渠、清路、清院、清田；两建即建园、建棚。
7.“1+2”：“1”即一库；“2”即两渠。“2+1”：“2”即东园、西园；“1”即一馆。
`;

const told = (name: string) => {
  const context = contextOf(GLOSSARY);
  return fromGlossary(context, { kind: 'slogan', name, start: 2, end: 2 + name.length, rule: 'test' });
};

describe('what a glossary tells', () => {
  it.each([
    ['双代', ['气代柴', '电代柴']],
    ['双代工程', ['气代柴', '电代柴']],
    ['两稳', ['稳苗', '稳水']],
    ['三园联动', ['果园', '药园', '牧园']],
    ['两带', ['沿河带', '环城带']],
    ['三区', ['东区', '西区', '南区']],
    ['两建', ['建园', '建渠']],
    ['四抓', ['抓苗', '抓果', '抓药', '抓牧']],
    ['五清两建', ['清沟', '清渠', '清路', '清院', '清田', '建园', '建棚']],
    ['2+1', ['东园、西园', '一馆']],
    ['三重四抓', ['重水', '重林', '重田', '抓苗', '抓果', '抓药', '抓牧']],
  ])('%s', (name, expected) => expect(told(name)).toEqual(expected));

  it('is nothing for a name that it lacks', () => expect(told('三件要事')).toEqual([]));
});

it('knows the term that begins a paragraph', () => {
  const text = '抓好双代：改灶。\n[1]“双代”：改灶改炕。';
  expect(isHeading(text, text.lastIndexOf('双代'))).toBe(true);
  expect(isHeading('今年重点工作是，抓好双代：改灶。', 10)).toBe(false);
});

it('finds where a name stands again', () => {
  expect(ownPart('“果业”计划是指种果；“双增”计划是指增产增收。', '双增计划')).toBe('增产增收。');
  expect(ownPart('增产增收。', '双增')).toBeNull();
});
