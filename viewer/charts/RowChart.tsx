import { Mark } from './Mark.tsx';
import { linearScale } from './scale.ts';
import { useWidth } from './use-width.ts';

interface RowPoint {
  readonly id: string;
  readonly value: number;
  readonly target: boolean;
  /** Written beside the point: its year. */
  readonly note: string;
  readonly title: string;
  readonly href?: string;
}

/** A row of the chart: a region with its values. */
export interface ChartRow {
  readonly id: string;
  readonly label: string;
  readonly points: readonly RowPoint[];
}

const ROW = 34;
/** Of a few points in a row all are named, if they stand clear of the last one. */
const NAMED = 3;
const CLEAR = 60;
const TOP = 24;

/** Values of several rows on one axis: who has more, at a glance. */
export function RowChart({ label, rows, format }: { label: string; rows: readonly ChartRow[]; format: (value: number) => string }) {
  const [frame, width] = useWidth<HTMLElement>();
  const left = width < 480 ? 84 : 132;
  const right = Math.max(left + 60, width - 64);
  const height = TOP + rows.length * ROW + 8;
  const x = linearScale(
    rows.flatMap(({ points }) => points.map(({ value }) => value)),
    left,
    right,
    true,
    width < 480 ? 2 : 4,
  );
  return (
    <figure className="chart" ref={frame} aria-label={label}>
      {width > 0 && (
        <svg width={width} height={height} aria-label={label}>
          {x.ticks.map((tick) => (
            <g key={tick} className="axis">
              <line x1={x(tick)} x2={x(tick)} y1={TOP - 6} y2={height} />
              <text x={x(tick)} y={TOP - 12} textAnchor="middle">
                {format(tick)}
              </text>
            </g>
          ))}
          {rows.map((row, i) => (
            <Row key={row.id} row={row} x={x} y={TOP + (i + 0.5) * ROW} left={left} format={format} />
          ))}
        </svg>
      )}
    </figure>
  );
}

function Row({
  row,
  x,
  y,
  left,
  format,
}: {
  row: ChartRow;
  x: (value: number) => number;
  y: number;
  left: number;
  format: (value: number) => string;
}) {
  const zero = x(0);
  const most = row.points.reduce((a, b) => (b.value > a.value ? b : a));
  return (
    <g className="group-0">
      <text className="row-name" x={left - 10} y={y} dy="0.35em" textAnchor="end">
        {row.label}
      </text>
      <line className="row-line" x1={zero} x2={x(most.value)} y1={y} y2={y} />
      {row.points.map((point) => (
        <Mark key={point.id} {...point}>
          <circle cx={x(point.value)} cy={y} r="5" />
        </Mark>
      ))}
      {row.points.length <= NAMED &&
        row.points
          .filter((point) => point !== most && x(most.value) - x(point.value) > CLEAR)
          .map((point) => (
            <text key={point.id} className="axis-text" x={x(point.value)} y={y - 9} textAnchor="middle">
              {format(point.value)} <tspan className="faint">{point.note}</tspan>
            </text>
          ))}
      <text className="axis-text" x={x(most.value) + 11} y={y} dy="0.35em">
        {format(most.value)} <tspan className="faint">{most.note}</tspan>
      </text>
    </g>
  );
}
