import { RowChart } from '../../charts/RowChart.tsx';
import { TimeChart } from '../../charts/TimeChart.tsx';
import { groupBy } from '../../data/group.ts';
import type { Measure, Statistic } from '../../data/indicators.ts';
import { type Locale, useText } from '../../locale/index.ts';
import { hrefOf } from '../../state/use-route.ts';

/** So many regions have a colour of their own. */
const COLORED = 9;

/** A measure over the years where a region states it for several; else region beside region. */
export function MeasureChart({ measure: { indicator, unit }, rows }: { measure: Measure; rows: readonly Statistic[] }) {
  const t = useText();
  const timed = rows.filter(({ time, value }) => time !== null && Number.isFinite(value));
  const byRegion = groupBy(timed, ({ region }) => region);
  if (byRegion.size === 0) return <p className="quiet">{t.indicators.noPeriods}</p>;
  const label = t.indicators.chart(indicator, unit);
  const format = (value: number) => t.number(value);
  const overYears = [...byRegion.values()].some((own) => new Set(own.map(({ time }) => time?.end)).size > 2);
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
            points: own.map((row) => ({
              ...pointOf(row, t),
              start: row.time?.start ?? 0,
              end: row.time?.end ?? 0,
            })),
          }))}
        />
      ) : (
        <RowChart
          label={label}
          format={format}
          rows={[...byRegion]
            .map(([region, own]) => ({ id: region, label: region, points: own.map((row) => ({ ...pointOf(row, t), note: row.period })) }))
            .sort((a, b) => greatest(b.points) - greatest(a.points))}
        />
      )}
      {timed.some(({ type }) => type === 'target') && (
        <p className="chart-key">
          <svg width="12" height="12" aria-hidden="true" className="group-0">
            <g className="point">
              <circle cx="6" cy="6" r="4.5" />
            </g>
          </svg>
          {t.indicators.actual}
          <svg width="12" height="12" aria-hidden="true" className="group-0">
            <g className="point target">
              <circle cx="6" cy="6" r="4.5" />
            </g>
          </svg>
          {t.indicators.target}
        </p>
      )}
    </>
  );
}

function pointOf(row: Statistic, t: Locale) {
  const { id, region, period, value, unit, type, doc, start } = row;
  return {
    id: String(id),
    value,
    target: type === 'target',
    title: t.indicators.point(region, period, `${t.number(value)}${unit}`, t.indicators[type]),
    href: hrefOf('documents', { doc, at: String(start) }),
  };
}

function greatest(points: readonly { value: number }[]): number {
  return Math.max(...points.map(({ value }) => value));
}
