import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { changeParams, useRoute } from '../state/use-route.ts';

/** A column: its title, its cells, and how it is sorted. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Ascending order; without it, the table can't be sorted by the column. */
  readonly compare?: (a: Row, b: Row) => number;
  /** Numbers stand at the right and are first sorted from the greatest. */
  readonly numeric?: boolean;
  /** Whether the cells name their rows. */
  readonly heads?: boolean;
  /** What stands at the top instead of the title, such as a button. */
  readonly header?: ReactNode;
  readonly className?: (row: Row) => string;
}

interface Props<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  /** Parameter of the address that holds the order, and the order without it: a column's id, `-` before it for descending. */
  readonly sortParam?: string;
  readonly sort?: string;
  /** Whether the table scrolls in the box around it or with the page. */
  readonly within: 'box' | 'page';
  readonly className?: string;
  readonly testId?: string;
}

/** So many rows are in the page at once; of longer tables, those in sight. */
const WHOLE = 120;
const ROW_HEIGHT = 39;

/** A table to sort, of any length: the browser holds the rows in sight, assistive technology is told of all. */
export function DataTable<Row>({
  caption,
  rows,
  columns,
  rowId,
  sortParam = 'sort',
  sort = '',
  within,
  className = '',
  testId,
}: Props<Row>) {
  const { params } = useRoute();
  const order = params.get(sortParam) ?? sort;
  const sorted = useMemo(() => sortRows(rows, columns, order), [rows, columns, order]);
  const choose = ({ id, numeric = false }: Column<Row>) => {
    const [up, down] = [id, `-${id}`];
    const next = order === up ? down : order === down ? up : numeric ? down : up;
    changeParams({ [sortParam]: next === sort ? null : next });
  };
  const Body = within === 'page' ? PageBody : BoxBody;
  return (
    <div className="table-frame">
      <table className={`table ${className}`} data-testid={testId} aria-rowcount={rows.length + 1}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => {
              const direction = order === column.id ? 'ascending' : order === `-${column.id}` ? 'descending' : undefined;
              return (
                <th
                  key={column.id}
                  scope="col"
                  data-column={column.id}
                  className={column.numeric ? 'number' : undefined}
                  aria-sort={direction}
                >
                  {column.header ??
                    (column.compare ? (
                      <button type="button" onClick={() => choose(column)}>
                        {column.title}
                      </button>
                    ) : (
                      column.title
                    ))}
                </th>
              );
            })}
          </tr>
        </thead>
        <Body rows={sorted} columns={columns} rowId={rowId} />
      </table>
    </div>
  );
}

interface BodyProps<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
}

function BoxBody<Row>(props: BodyProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const virtualizer = useVirtualizer({
    count: props.rows.length,
    getScrollElement: () => body.current?.closest('[data-scrolls]') ?? null,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  return <Rows {...props} body={body} virtualizer={virtualizer} />;
}

function PageBody<Row>(props: BodyProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setMargin] = useState(0);
  useLayoutEffect(() => setMargin((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  const virtualizer = useWindowVirtualizer({ count: props.rows.length, estimateSize: () => ROW_HEIGHT, overscan: 12, scrollMargin });
  return <Rows {...props} body={body} virtualizer={virtualizer} />;
}

interface RowsProps<Row, Scroll extends Element | Window, Item extends Element> extends BodyProps<Row> {
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly virtualizer: Virtualizer<Scroll, Item>;
}

function Rows<Row, Scroll extends Element | Window, Item extends Element>(props: RowsProps<Row, Scroll, Item>) {
  const { rows, columns, rowId, body, virtualizer } = props;
  const items = rows.length <= WHOLE ? null : virtualizer.getVirtualItems();
  const shown = items ? items.map(({ index }) => index) : rows.map((_, index) => index);
  const margin = virtualizer.options.scrollMargin;
  const above = (items?.[0]?.start ?? margin) - margin;
  const below = items ? virtualizer.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin) : 0;
  // The style sheet keeps the room of the rows that are not in the page.
  const room = { '--above': `${above}px`, '--below': `${below}px` } as CSSProperties;
  return (
    <tbody ref={body} style={room} data-part={items ? 'true' : undefined}>
      {shown.map((index) => {
        const row = rows[index] as Row;
        return (
          <tr
            key={rowId(row)}
            aria-rowindex={index + 2}
            data-index={index}
            ref={items ? (element) => virtualizer.measureElement(element as Item | null) : undefined}
          >
            {columns.map((column) =>
              column.heads ? (
                <th key={column.id} scope="row" data-column={column.id}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.id} data-column={column.id} className={column.className?.(row) ?? (column.numeric ? 'number' : undefined)}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        );
      })}
    </tbody>
  );
}

function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: string): readonly Row[] {
  const down = order.startsWith('-');
  const compare = columns.find(({ id }) => id === order.slice(down ? 1 : 0))?.compare;
  if (!compare) return rows;
  return rows.toSorted(down ? (a, b) => compare(b, a) : compare);
}
