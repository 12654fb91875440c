import { describe, expect, it } from 'vitest';
import { readContext } from '../../../src/extract.ts';
import { recognizeByRules } from '../../../src/recognize/registry.ts';
import { findCandidates, type SCORED_KINDS } from '../../../src/recognize/scoring/candidates.ts';
import { DocumentView } from '../../../src/recognize/scoring/document-view.ts';
import { text, viewOf } from './report.ts';

describe('findCandidates', () => {
  const found = findCandidates(viewOf(text));
  const names = (kind: (typeof SCORED_KINDS)[number]) =>
    (found.get(kind) ?? []).map(({ start, end }) => viewOf(text).context.text.slice(start, end));

  it('tries every word before a head noun as the beginning of a name, within its clause', () => {
    expect(names('project')).toContain('石峡水库');
    expect(names('project')).toContain('长河大桥、石峡水库');
    expect(names('project').some((name) => name.includes('，') || name.includes('过去'))).toBe(false);
  });

  it('takes what the rules saw, be they sure of it or not, with the mentions that saw it', () => {
    const { context, regionMentions } = readContext({ id: 'a', path: 'a.txt', text });
    for (const tentative of [true, false]) {
      const rules = recognizeByRules(context, regionMentions).map((m) => ({ ...m, tentative }));
      const candidates = findCandidates(new DocumentView(context, regionMentions, rules)).get('policy') ?? [];
      const seen = candidates.filter((c) => c.seen.length > 0).flatMap((c) => c.seen.map((m) => m.name));
      expect(seen).toContain('营商环境提升行动');
    }
  });

  it('tries no 提法 that is a meeting’s, a speech’s or a brand', () => {
    const candidates = (sentence: string, kind: (typeof SCORED_KINDS)[number]) =>
      (findCandidates(viewOf(sentence)).get(kind) ?? []).map(({ start, end }) => sentence.slice(start, end));
    const studied = '认真学习贯彻全县经济工作会议精神，弘扬长河精神。';
    expect(candidates(studied, 'slogan').filter((name) => name.endsWith('会议精神'))).toEqual([]);
    expect(candidates(studied, 'slogan')).toContain('长河精神');
    expect(candidates('打响“静宁制造”，振兴静宁制造。', 'slogan')).not.toContain('静宁制造');
    expect(candidates('打响“静宁制造”，振兴静宁制造。', 'slogan')).toContain('振兴静宁制造');
    expect(candidates('打响“静宁制造”，振兴静宁制造。', 'brand')).toContain('静宁制造');
  });

  it('tries whole quotations for kinds that are quoted, and for no other', () => {
    expect(names('slogan')).toContain('六稳');
    expect(names('policy')).toContain('六稳');
    expect(names('honor')).toContain('全国双拥模范县');
    expect(names('company')).not.toContain('六稳');
  });

  it('begins no name with the number of a list item', () => {
    const listed = '（一）建设河东产业基地。';
    const { context, regionMentions } = readContext({ id: 'a', path: 'a.txt', text: listed });
    const view = new DocumentView(context, regionMentions, []);
    expect(view.isWellFormed(0, listed.length - 1)).toBe(false);
    expect(view.isWellFormed(5, listed.length - 1)).toBe(true);
  });

  it('gives every span once, within the text', () => {
    for (const candidates of found.values()) {
      expect(new Set(candidates.map(({ start, end }) => `${start}-${end}`)).size).toBe(candidates.length);
      for (const { start, end, headStart } of candidates) expect(0 <= start && start < end && headStart <= end).toBe(true);
    }
  });
});
