import { ReadError, UsageError } from '../../errors.ts';
import type { Given } from '../../model/types.ts';
import type { Columns, FoundDocument } from './format.ts';

/** Names under which tables of documents carry each value, the first that a table has counts. */
export const DEFAULT_COLUMNS: Columns = {
  id: ['id', '编号', '序号', 'doc', 'docid'],
  text: ['text', 'content', 'body', '正文', '内容', '全文', '文本', '报告全文', '报告内容'],
  title: ['title', '标题', '题目', '报告标题'],
  date: ['date', '日期', '发布日期', '发布时间', '时间'],
  region: ['region', '地区', '区域', '行政区'],
  publisher: ['publisher', 'source', '来源', '发布机构', '媒体'],
  path: ['path', '路径'],
};

/**
 * Reads how the command line names columns.
 *
 * @throws UsageError for an unknown value
 * @example parseColumns('text=正文,title=篇名') → the defaults with those two replaced
 */
export function parseColumns(list: string): Columns {
  const columns: Record<string, readonly string[]> = { ...DEFAULT_COLUMNS };
  for (const pair of list.split(',').filter(Boolean)) {
    const [value = '', name = ''] = pair.split('=').map((s) => s.trim());
    if (!Object.hasOwn(DEFAULT_COLUMNS, value) || !name) {
      throw new UsageError(`unknown column: ${pair}; give ${Object.keys(DEFAULT_COLUMNS).join(', ')} as in text=正文,title=标题`);
    }
    columns[value] = [name];
  }
  return columns as unknown as Columns;
}

/**
 * Turns a row of a table into a document.
 *
 * @param place path and row number, for messages
 * @throws ReadError where the row has no text
 */
export function documentOfRow(
  row: Readonly<Record<string, unknown>>,
  columns: Columns,
  place: string,
): Pick<FoundDocument, 'name' | 'absolute' | 'path' | 'text' | 'given'> {
  const value = (names: readonly string[]): string => {
    const held = names.map((name) => row[name]).find((v) => v !== undefined && v !== null && v !== '');
    return typeof held === 'string' ? held : typeof held === 'number' ? String(held) : '';
  };
  const text = value(columns.text);
  if (!text.trim()) {
    throw new ReadError(
      place,
      `no text under ${columns.text.join(', ')}; it has ${Object.keys(row).slice(0, 8).join(', ')}`,
      'name the column with --columns text=…',
    );
  }
  const given: Record<string, string> = {};
  for (const key of ['title', 'date', 'region', 'publisher'] as const) {
    const told = value(columns[key]).trim();
    if (told) given[key] = told;
  }
  const id = value(columns.id).trim();
  const path = value(columns.path).trim();
  return {
    name: id,
    ...(id ? { absolute: true } : {}),
    ...(path ? { path } : {}),
    text,
    ...(Object.keys(given).length ? { given: given as Given } : {}),
  };
}
