import { BYTE_ORDER_MARK, type Cell, csvRow } from '../../src/export/csv.ts';

/** Hands a file to the reader under a name. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** Hands a table to the reader, as a spreadsheet opens it. */
export function downloadTable(name: string, rows: readonly (readonly Cell[])[]): void {
  download(name, new Blob([BYTE_ORDER_MARK, ...rows.map(csvRow)], { type: 'text/csv' }));
}
