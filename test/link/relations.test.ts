import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract.ts';
import { linkCompanies } from '../../src/link/relations.ts';
import type { EntityMention } from '../../src/recognize/context.ts';
import { resolveDocument } from '../../src/resolve/document.ts';

/** Whether 东岭集团 takes part in 石峡水库 as the text tells. */
function takesPart(text: string): boolean {
  const mention = (kind: 'company' | 'project', name: string): EntityMention => {
    const start = text.indexOf(name);
    return { kind, name, start, end: start + name.length, rule: 'test' };
  };
  const project = text.includes('东岭集团石峡水库') ? '东岭集团石峡水库' : '石峡水库';
  const links = linkCompanies(resolveDocument([mention('company', '东岭集团'), mention('project', project)], []), text);
  for (const link of links) expect(text.slice(link.start, link.end)).toContain('东岭集团');
  return links.length === 1 && links[0]?.relation === 'participates_in';
}

describe('linkCompanies', () => {
  it.each([
    '东岭集团石峡水库开工建设。',
    '东岭集团投资9亿元的石峡水库开工。',
    '东岭集团承建石峡水库。',
    '由东岭集团投资建设的石峡水库建成。',
    '石峡水库由东岭集团承建。',
    '石峡水库项目与东岭集团合作建设。',
  ])('ties an enterprise to what it builds, invests in or runs: %s', (text) => {
    expect(takesPart(text)).toBe(true);
  });

  it.each([
    '东岭集团上市，石峡水库开工建设。',
    '引进东岭集团。石峡水库建成。',
    '支持东岭集团做大做强，投资9亿元的石峡水库开工。',
    '石峡水库蓄水，东岭集团投产。',
  ])('ties nothing across a clause: %s', (text) => {
    expect(takesPart(text)).toBe(false);
  });
});

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
