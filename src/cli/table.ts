/** Characters that a terminal draws two cells wide (Unicode Standard Annex 11: wide and full-width). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
/** Characters that take no cell of their own: combining marks, joiners, control characters. */
const EMPTY = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
const ELLIPSIS = '…';
const GAP = '  ';

/** Cells that a text takes on a terminal: 2 for 平, 1 for a. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : EMPTY.test(character) ? 0 : 1;
  return width;
}

/** A text that takes at most so many cells; what was cut off shows as an ellipsis. */
export function clip(text: string, cells: number): string {
  if (displayWidth(text) <= cells) return text;
  let shown = '';
  let width = 1;
  for (const character of text) {
    width += displayWidth(character);
    if (width > cells) break;
    shown += character;
  }
  return shown + ELLIPSIS;
}

/** A column of a table on a terminal. */
export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number | null | undefined;
  /** Most cells; without it, as many as the widest value takes. */
  readonly most?: number;
}

/**
 * A table for a terminal, columns aligned by the cells that Chinese characters take, numbers to the right.
 *
 * @returns lines, the titles first; none without rows
 */
export function formatTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) =>
    columns.map(({ value, most }) => {
      const cell = value(row);
      const text = typeof cell === 'number' ? String(cell) : (cell ?? '').replace(/[\p{Cc}\s]+/gu, ' ');
      return most === undefined ? text : clip(text, most);
    }),
  );
  const right = columns.map(({ value }) => rows.every((row) => typeof (value(row) ?? 0) === 'number'));
  const widths = columns.map(({ title }, i) => Math.max(displayWidth(title), ...cells.map((line) => displayWidth(line[i] as string))));
  const format = (line: readonly string[]) =>
    line
      .map((text, i) => {
        const padding = ' '.repeat((widths[i] as number) - displayWidth(text));
        return right[i] ? padding + text : text + padding;
      })
      .join(GAP)
      .trimEnd();
  return [columns.map(({ title }) => title), ...cells].map(format);
}

/** The line under a list that was cut off, with how to see the rest. */
export function furtherLine(count: number): string {
  return `… 另有 ${count} 项，用 -n 列出 | ${count} more, list them with -n`;
}
