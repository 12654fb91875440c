import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeadTable, headEndingAt, loadProjectHeads } from '../../src/recognize/heads.ts';
import { readTable } from '../../src/vocabulary/table.ts';

describe('HeadTable', () => {
  it('gives the longest head at every end, in order', () => {
    const table = new HeadTable(['产业园', '园', '水库'], (w) => w);
    expect(table.find('石峡水库和产业园').map((m) => [m.head, m.start, m.end])).toEqual([
      ['水库', 2, 4],
      ['产业园', 5, 8],
    ]);
  });

  it('finds what a plain search finds', () => {
    const words = ['园', '产业园', '水库', '库', '水'];
    const table = new HeadTable(words, (w) => w);
    fc.assert(
      fc.property(fc.array(fc.constantFrom('园', '产', '业', '水', '库', '石'), { maxLength: 30 }), (characters) => {
        const text = characters.join('');
        const expected: string[] = [];
        for (let end = 1; end <= text.length; end++) {
          const here = words.filter((w) => text.slice(0, end).endsWith(w)).sort((a, b) => b.length - a.length);
          if (here[0]) expected.push(`${here[0]}@${end}`);
        }
        expect(table.find(text).map((m) => `${m.head}@${m.end}`)).toEqual(expected);
      }),
    );
  });
});

describe('HeadIndex', () => {
  it('gives for a stretch what its table finds in that stretch alone', () => {
    const table = new HeadTable(['园', '产业园', '水库', '库', '水'], (w) => w);
    const text = fc.array(fc.constantFrom('园', '产', '业', '水', '库', '石'), { maxLength: 30 }).map((c) => c.join(''));
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(30), (whole, a, b) => {
        const [start, end] = [Math.min(a, b), Math.min(Math.max(a, b), whole.length)];
        const alone = table.find(whole.slice(start, end)).map((m) => ({ ...m, start: m.start + start, end: m.end + start }));
        expect(table.index(whole).within(start, end)).toEqual(alone);
      }),
    );
  });
});

describe('headEndingAt', () => {
  it('gives the head of a name, null where none ends', () => {
    const context = { text: '石峡水库加固' };
    expect(headEndingAt(context, 4)?.head.head).toBe('水库');
    expect(headEndingAt(context, 2)).toBeNull();
  });
});

describe('project_heads.tsv', () => {
  it('has every head once, with a strength that is known', () => {
    const rows = readTable('vocabulary/data/project_heads.tsv', ['head', 'sector', 'strength', 'breadth', 'reason']);
    const heads = rows.map((r) => r.head);
    expect(new Set(heads).size).toBe(heads.length);
    expect([...heads].sort()).toEqual(heads);
    for (const row of rows) {
      expect(['strong', 'weak', 'generic', 'cue'], row.head).toContain(row.strength);
      expect(row.reason, row.head).not.toBe('');
    }
  });
  it('keeps cues out of the heads', () => {
    expect(loadProjectHeads().heads.find('苹果').length).toBe(0);
    expect(loadProjectHeads().cues.find('苹果').at(-1)?.head.sector).toBe('agriculture');
  });
});

describe('project_verbs.tsv', () => {
  it('has every verb once per position, sorted', () => {
    const rows = readTable('vocabulary/data/project_verbs.tsv', ['verb', 'position', 'force', 'reason']);
    const keys = rows.map((r) => `${r.verb} ${r.position}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const row of rows) {
      expect(['before', 'after', 'of'], row.verb).toContain(row.position);
      expect(['firm', 'soft', 'faint'], row.verb).toContain(row.force);
    }
  });
});
