import { Mark } from './Mark.tsx';
import { linearScale } from './scale.ts';
import { spread } from './spread.ts';
import { useWidth } from './use-width.ts';

/** A value of a time, or of a span of years. */
export interface TimePoint {
  readonly id: string;
  /** Years, as decimals. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Whether it is wanted and not yet reached: drawn hollow. */
  readonly target: boolean;
  /** What it says, for a pointer's tip and a screen reader. */
  readonly title: string;
  readonly href?: string;
}

interface TimeSeries {
  readonly id: string;
  readonly label: string;
  /** Which of the group colours; null for the common grey. */
  readonly color: number | null;
  readonly points: readonly TimePoint[];
}

interface Props {
  readonly label: string;
  readonly series: readonly TimeSeries[];
  readonly format: (value: number) => string;
  /** Steps hold their value until the next point, as counts do. */
  readonly steps?: boolean;
  readonly zero?: boolean;
  readonly height?: number;
}

const MARGIN = { top: 14, bottom: 26, left: 58 };
const LINE = 17;
/** Characters of a name at the end of its line, and the room that one takes. */
const NAME = { wide: 12, narrow: 6, width: 13.5 };

/** Values over the years, one line per series, its name at its end. The table beside a chart has the same values. */
export function TimeChart({ label, series, format, steps = false, zero = false, height = 300 }: Props) {
  const [frame, width] = useWidth<HTMLElement>();
  const points = series.flatMap((one) => one.points);
  const middle = ({ start, end }: TimePoint) => (steps ? start : (start + end) / 2);
  const first = Math.floor(Math.min(...points.map(({ start }) => start)));
  const last = Math.ceil(Math.max(...points.map(({ start, end }) => (steps ? start + 1 : end))));
  const named = series.filter(({ color }) => color !== null);
  const most = width < 560 ? NAME.narrow : NAME.wide;
  const longest = Math.max(0, ...named.map((one) => Math.min(most, one.label.length)));
  const right = Math.max(MARGIN.left + 40, width - 16 - longest * NAME.width);
  const x = (year: number) => MARGIN.left + ((year - first) / Math.max(1, last - first)) * (right - MARGIN.left);
  const y = linearScale(
    points.map(({ value }) => value),
    height - MARGIN.bottom,
    MARGIN.top,
    zero,
  );
  const every = Math.max(1, Math.ceil(((last - first) * 44) / Math.max(1, right - MARGIN.left)));
  const years = Array.from({ length: last - first }, (_, i) => first + i).filter((_, i) => i % every === 0);
  const ends = named.map((one) => one.points.reduce((a, b) => (middle(b) >= middle(a) ? b : a)));
  const heights = spread(
    ends.map(({ value }) => y(value)),
    LINE,
    MARGIN.top,
    height - MARGIN.bottom,
  );
  return (
    <figure className="chart" ref={frame} aria-label={label}>
      {width > 0 && (
        <svg width={width} height={height} aria-label={label}>
          {y.ticks.map((tick) => (
            <g key={tick} className="axis">
              <line x1={MARGIN.left} x2={right} y1={y(tick)} y2={y(tick)} />
              <text x={MARGIN.left - 8} y={y(tick)} dy="0.35em" textAnchor="end">
                {format(tick)}
              </text>
            </g>
          ))}
          {years.map((year) => (
            <text key={year} className="axis-text" x={x(steps ? year : year + 0.5)} y={height - 6} textAnchor="middle">
              {year}
            </text>
          ))}
          {series.map((one, i) => {
            // Counts often agree: side by side, each line is seen.
            const aside = steps ? -2.5 * (series.length - 1 - i) : 0;
            return <Series key={one.id} series={one} x={x} y={(value) => y(value) + aside} middle={middle} steps={steps} end={x(last)} />;
          })}
          {named.map((one, i) => (
            <text key={one.id} className={`series-name ${colorClass(one)}`} x={right + 10} y={heights[i]} dy="0.35em">
              {one.label.length > most ? `${one.label.slice(0, most - 1)}…` : one.label}
              <title>{one.label}</title>
            </text>
          ))}
        </svg>
      )}
    </figure>
  );
}

interface SeriesProps {
  readonly series: TimeSeries;
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
  readonly middle: (point: TimePoint) => number;
  readonly steps: boolean;
  readonly end: number;
}

function Series({ series, x, y, middle, steps, end }: SeriesProps) {
  const sorted = series.points.toSorted((a, b) => middle(a) - middle(b));
  const line = sorted.filter(({ start, end: to }) => to - start <= 1);
  const path = line.map((point, i) => {
    const [px, py] = [x(middle(point)).toFixed(1), y(point.value).toFixed(1)];
    if (i === 0) return `M${px},${py}`;
    return steps ? `H${px}V${py}` : `L${px},${py}`;
  });
  return (
    <g className={colorClass(series)}>
      {line.length > (steps ? 0 : 1) && <path className="series-line" d={path.join('') + (steps ? `H${end.toFixed(1)}` : '')} />}
      {sorted.map((point) => (
        <Mark key={point.id} {...point}>
          {point.end - point.start > 1 && <line x1={x(point.start) + 4} x2={x(point.end) - 4} y1={y(point.value)} y2={y(point.value)} />}
          <circle cx={x(middle(point))} cy={y(point.value)} r="4.5" />
        </Mark>
      ))}
    </g>
  );
}

function colorClass({ color }: { color: number | null }): string {
  return color === null ? 'group-other' : `group-${color}`;
}
