import { RowChart } from '../../charts/RowChart.tsx';
import { TimeChart } from '../../charts/TimeChart.tsx';
import { groupBy } from '../../data/group.ts';
import type { Cell, Measure } from '../../data/indicators.ts';
import { useText } from '../../locale/index.ts';
import { More } from '../../widgets/More.tsx';
import { useMore } from '../../widgets/use-more.ts';
import { pointsOf } from './points.ts';

/** So many regions can be told apart over time. */
const COLORED = 9;
/** From so many periods of one region on, values are drawn over time. */
const PERIODS = 3;

/** A measure over the years where a region states it for several; else region beside region. */
export function MeasureChart({ measure, cells }: { measure: Measure; cells: readonly Cell[] }) {
  const t = useText();
  const timed = cells.filter(({ time }) => time !== null);
  const byRegion = groupBy(timed, ({ region }) => region);
  if (byRegion.size === 0) return <p className="quiet">{t.indicators.noPeriods}</p>;
  const label = t.indicators.name(measure);
  const format = (value: number) => t.quantity(value, measure.unit === '%' ? '%' : '');
  const overYears =
    byRegion.size <= COLORED && [...byRegion.values()].some((own) => new Set(own.map(({ period }) => period)).size >= PERIODS);
  return (
    <>
      {overYears ? (
        <TimeChart
          label={label}
          format={format}
          series={[...byRegion].map(([region, own], i) => ({
            id: region,
            label: region,
            color: i,
            points: own.flatMap((cell) =>
              pointsOf(cell, t).map((point) => ({ ...point, start: cell.time?.start ?? 0, end: cell.time?.end ?? 0 })),
            ),
          }))}
        />
      ) : (
        <Rows label={label} format={format} byRegion={byRegion} />
      )}
      {timed.some(({ target }) => target !== null) && (
        <p className="chart-key">
          <Sample target={false} />
          {t.indicators.actual}
          <Sample target />
          {t.indicators.target}
        </p>
      )}
    </>
  );
}

/** So many regions are charted before the reader asks for more. */
const FIRST = 20;

/** Region beside region: all that each states, or, where they are many, the latest. */
function Rows({ label, format, byRegion }: { label: string; format: (value: number) => string; byRegion: Map<string, Cell[]> }) {
  const t = useText();
  const many = byRegion.size > COLORED;
  const rows = [...byRegion]
    .map(([region, own]) => {
      const points = own.flatMap((cell) => pointsOf(cell, t).map((point) => ({ ...point, note: cell.period, end: cell.time?.end ?? 0 })));
      return { id: region, label: region, points: many ? latestOf(points) : points };
    })
    .sort((a, b) => greatest(b.points) - greatest(a.points));
  const { shown, rest, more } = useMore(rows, FIRST, label);
  return (
    <>
      {many && <p className="quiet">{t.indicators.latest(COLORED)}</p>}
      <RowChart label={label} format={format} rows={shown} />
      <More rest={rest} step={FIRST} onMore={more} text={t.regions.more} />
    </>
  );
}

/** The last value that was reached and the last that was aimed at. */
function latestOf<Point extends { readonly target: boolean; readonly end: number }>(points: readonly Point[]): Point[] {
  return [false, true].flatMap((target) => {
    const own = points.filter((point) => point.target === target);
    return own.length > 0 ? [own.reduce((a, b) => (b.end > a.end ? b : a))] : [];
  });
}

function Sample({ target }: { target: boolean }) {
  return (
    <svg width="12" height="12" aria-hidden="true" className="group-0">
      <g className={target ? 'point target' : 'point'}>
        <circle cx="6" cy="6" r="4.5" />
      </g>
    </svg>
  );
}

function greatest(points: readonly { value: number }[]): number {
  return Math.max(...points.map(({ value }) => value));
}
