import { expect, it } from 'vitest';
import { COLOR, oneLine, printable } from '../../src/cli/terminal.ts';

it.each([
  ['a title of the window', '静宁\u001b]0;x\u0007县', '静宁\\u001b]0;x\\u0007县'],
  ['the beginning of the line', '静宁县\r平凉市', '静宁县\\u000d平凉市'],
  ['the one-byte form of an escape', '\u009b2J', '\\u009b2J'],
  ['writing from right to left', 'gnp.\u202Etxt', 'gnp.\\u202etxt'],
])('shows instead of doing: %s', (_, text, shown) => expect(printable(text)).toBe(shown));

it('lets text, line breaks, tabs and our own colours through', () => {
  const text = `第一行\n第二行\t𠀀 ${COLOR[0]}四个不摘${COLOR[1]}`;
  expect(printable(text)).toBe(text);
});

it('keeps a name on one line', () => expect(oneLine('甲\n乙\u0000.txt')).toBe('甲\\n乙\\u0000.txt'));
