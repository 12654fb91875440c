import { describe, expect, it } from 'vitest';
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
