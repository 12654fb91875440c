import { useMemo } from 'react';
import { Bars } from '../../charts/Bars.tsx';
import { compareTimes, type Measure, measuresOf, type Statistic, useStatistics } from '../../data/indicators.ts';
import { useText } from '../../locale/index.ts';
import { formatList } from '../../state/route.ts';
import { hrefOf } from '../../state/use-route.ts';
import { useMore } from '../../widgets/use-more.ts';
import { Waiting } from '../../widgets/Waiting.tsx';

const FIRST = 8;
/** Bars that a small chart holds. */
const MOST_BARS = 6;

/** A region's statistics as small charts, those first that other regions state as well. */
export function IndicatorCharts({ region }: { region: string }) {
  const statistics = useStatistics();
  return <Waiting for={statistics}>{(rows) => <Charts rows={rows} region={region} />}</Waiting>;
}

function Charts({ rows, region }: { rows: readonly Statistic[]; region: string }) {
  const t = useText();
  const measures = useMemo(
    () =>
      measuresOf(rows)
        .filter(({ regions }) => regions.has(region))
        .map((measure) => ({ ...measure, rows: measure.rows.filter((row) => row.region === region && row.time !== null) }))
        .filter((measure) => measure.rows.length > 0),
    [rows, region],
  );
  const { shown, rest, more } = useMore(measures, FIRST, measures);
  if (measures.length === 0) return null;
  return (
    <section className="region-indicators" aria-label={t.regions.indicators}>
      <h2 className="section-title">
        {t.regions.indicators} <span className="count">{t.number(measures.length)}</span>
      </h2>
      <ul className="indicator-grid">
        {shown.map((measure) => (
          <li key={`${measure.indicator} ${measure.unit}`}>
            <IndicatorCard measure={measure} region={region} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className="more" onClick={more}>
          {t.shared.more(t.number(Math.min(rest, FIRST)))}
        </button>
      )}
    </section>
  );
}

function IndicatorCard({ measure: { indicator, unit, rows }, region }: { measure: Measure; region: string }) {
  const t = useText();
  const latest = rows.toSorted(compareTimes).slice(0, MOST_BARS).reverse();
  const change = latest.findLast((row) => row.change !== null)?.change;
  const values = latest.map(({ id, period, value, type, doc, start }) => ({
    id: String(id),
    label: period,
    value,
    target: type === 'target',
    title: t.indicators.point(region, period, `${t.number(value)}${unit}`, t.indicators[type]),
    href: hrefOf('documents', { doc, at: String(start) }),
  }));
  const [only] = values;
  return (
    <figure className="indicator-card">
      <figcaption>
        <a href={hrefOf('indicators', { i: indicator, unit, region: formatList([region]) })}>{indicator}</a> <small>{unit}</small>
      </figcaption>
      {values.length === 1 && only ? (
        <a className="indicator-value" href={only.href} title={only.title}>
          <strong>{t.number(only.value)}</strong>
          <span>
            {only.label} {only.target && t.indicators.target}
          </span>
        </a>
      ) : (
        <Bars label={t.indicators.chart(indicator, unit)} format={(value) => t.number(value)} bars={values} />
      )}
      {change && <p className="quiet">{change}</p>}
    </figure>
  );
}
