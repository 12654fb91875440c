import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteLine } from '../../src/cli/quotation.ts';
import { clip, displayWidth, formatTable } from '../../src/cli/table.ts';

describe('displayWidth', () => {
  it.each([
    ['平凉', 4],
    ['GDP', 3],
    ['“十四五”规划', 12],
    ['（一）', 6],
    ['é', 1],
    ['𠀀', 2],
    ['', 0],
  ])('%s takes %i cells', (text, cells) => {
    expect(displayWidth(text)).toBe(cells);
  });
});

describe('clip', () => {
  it('never takes more cells than it may, and leaves alone what fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('平', 'a', '，', '一') }), fc.integer({ min: 1, max: 12 }), (text, cells) => {
        expect(displayWidth(clip(text, cells))).toBeLessThanOrEqual(cells);
        if (displayWidth(text) <= cells) expect(clip(text, cells)).toBe(text);
      }),
    );
  });
});

describe('formatTable', () => {
  it('aligns by cells, numbers to the right', () => {
    const lines = formatTable(
      [
        { title: '地区', value: (row: { name: string; n: number }) => row.name },
        { title: '数', value: ({ n }) => n },
        { title: '名', value: ({ name }) => name, most: 5 },
      ],
      [
        { name: '平凉市', n: 5 },
        { name: 'ab', n: 120 },
      ],
    );
    expect(lines).toEqual(['地区     数  名', '平凉市    5  平凉…', 'ab      120  ab']);
  });

  it('keeps a cell on its line, and has no titles without rows', () => {
    expect(formatTable([{ title: 't', value: (row: string) => row }], ['a\nb\u001b[1m'])).toEqual(['t', 'a b [1m']);
    expect(formatTable([{ title: 't', value: (row: string) => row }], [])).toEqual([]);
  });
});

describe('quoteLine', () => {
  const row = { doc: 'd', start: 3, end: 5, section: '', year: 2021, claim: 'done' as const };

  it('shows the words with what stands around them', () => {
    expect(quoteLine({ ...row, text: '六稳', sentence: '扎实做好六稳工作。' }, 60)).toBe('扎实做好【六稳】工作。 (d, 3–5)');
  });

  it('cuts a long sentence on both sides', () => {
    const line = quoteLine({ ...row, text: '六稳', sentence: `${'前'.repeat(40)}六稳${'后'.repeat(90)}` }, 60);
    expect(line).toMatch(/^…前{12}【六稳】后+… \(d, 3–5\)$/);
    expect(displayWidth(line)).toBeLessThanOrEqual(60);
  });
});
