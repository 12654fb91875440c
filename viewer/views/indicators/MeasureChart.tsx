import { RowChart } from '../../charts/RowChart.tsx';
import { TimeChart } from '../../charts/TimeChart.tsx';
import { groupBy } from '../../data/group.ts';
import type { Cell, Measure } from '../../data/indicators.ts';
import { useText } from '../../locale/index.ts';
import { pointsOf } from './points.ts';

/** So many regions have a colour of their own. */
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
  const overYears = [...byRegion.values()].some((own) => new Set(own.map(({ period }) => period)).size >= PERIODS);
  return (
    <>
      {overYears ? (
        <TimeChart
          label={label}
          format={format}
          series={[...byRegion].map(([region, own], i) => ({
            id: region,
            label: region,
            color: i < COLORED ? i : null,
            points: own.flatMap((cell) =>
              pointsOf(cell, t).map((point) => ({ ...point, start: cell.time?.start ?? 0, end: cell.time?.end ?? 0 })),
            ),
          }))}
        />
      ) : (
        <RowChart
          label={label}
          format={format}
          rows={[...byRegion]
            .map(([region, own]) => ({
              id: region,
              label: region,
              points: own.flatMap((cell) => pointsOf(cell, t).map((point) => ({ ...point, note: cell.period }))),
            }))
            .sort((a, b) => greatest(b.points) - greatest(a.points))}
        />
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
