import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract.ts';

/** With whom a text about 静宁县 states a cooperation, and in which words. */
function partners(text: string): string[] {
  const record = extract({ id: 'a', path: 'a.txt', text, given: { region: '静宁县' } });
  return record.relations
    .filter(({ relation }) => relation === 'partner_of')
    .map(({ source, target, start, end }) => {
      expect(record.entities[source]?.name).toBe('静宁县');
      return `${record.entities[target]?.name}: ${text.slice(start, end)}`;
    });
}

describe('partners', () => {
  it.each([
    ['named in a sentence of standing cooperation', '深化与天津市东西部协作。', ['天津市: 天津市东西部协作']],
    ['the other side of an agreement', '与西宁市签署合作协议。', ['西宁市: 西宁市签署']],
    ['in a compound of two characters', '深化津甘协作。', ['天津市: 津甘协作']],
  ])('are %s', (_, text, expected) => expect(partners(text)).toEqual(expected));

  it.each([
    ['another sentence', '天津市领导来访。深化东西部协作。'],
    ['a region that is only visited', '赴天津市考察学习。'],
    ['a region above or below', '与平凉市签署责任书，八里镇结对帮扶。'],
  ])('are none for %s', (_, text) => expect(partners(text)).toEqual([]));
});
