import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract.ts';

/** What each entity includes by its definition in the text, by name. */
function included(text: string): string[] {
  const record = extract({ id: 'test', path: 'test.txt', text, format: 'text', given: { region: '静宁县' } });
  return record.relations
    .filter((r) => r.relation === 'includes')
    .map((r) => `${record.entities[r.source]?.name} → ${record.entities[r.target]?.name}`);
}

describe('linkExpansions', () => {
  it('ties a counted policy to its parts, head noun or not', () => {
    const links = included('静宁县坚决打好污染防治、精准脱贫、防范化解重大风险三大攻坚战。');
    expect(links).toContain('三大攻坚战 → 污染防治攻坚战');
  });

  it('ties each pair once, however often the text defines it', () => {
    const text = '静宁县打好污染防治、精准脱贫、防范化解重大风险三大攻坚战。继续打好污染防治、精准脱贫、防范化解重大风险三大攻坚战。';
    const links = included(text).filter((link) => link === '三大攻坚战 → 污染防治攻坚战');
    expect(new Set(links).size).toBe(links.length);
  });

  it('ties nothing where the text defines nothing', () => {
    expect(included('静宁县坚决打好三大攻坚战。')).toEqual([]);
  });
});
