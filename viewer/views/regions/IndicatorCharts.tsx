import { useMemo } from 'react';
import { Bars } from '../../charts/Bars.tsx';
import { type Cell, compareTimes, type Measure, measuresOf, usePanel } from '../../data/indicators.ts';
import { useText } from '../../locale/index.ts';
import { formatList } from '../../state/route.ts';
import { hrefOf } from '../../state/use-route.ts';
import { More } from '../../widgets/More.tsx';
import { useMore } from '../../widgets/use-more.ts';
import { Waiting } from '../../widgets/Waiting.tsx';
import { pointsOf } from '../indicators/points.ts';

const FIRST = 8;
/** Bars that a small chart holds. */
const MOST_BARS = 6;

/** A region's statistics as small charts, those first that other regions state as well. */
export function IndicatorCharts({ region }: { region: string }) {
  const panel = usePanel();
  return <Waiting for={panel}>{(cells) => <Charts cells={cells} region={region} />}</Waiting>;
}

function Charts({ cells, region }: { cells: readonly Cell[]; region: string }) {
  const t = useText();
  const measures = useMemo(
    () =>
      measuresOf(cells)
        .filter(({ regions }) => regions.has(region))
        .map((measure) => ({ ...measure, cells: measure.cells.filter((cell) => cell.region === region && cell.time !== null) }))
        .filter((measure) => measure.cells.length > 0),
    [cells, region],
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
          <li key={`${measure.indicator} ${measure.measure} ${measure.unit}`}>
            <IndicatorCard measure={measure} region={region} />
          </li>
        ))}
      </ul>
      <More rest={rest} step={FIRST} onMore={more} text={t.shared.more} />
    </section>
  );
}

function IndicatorCard({ measure: own, region }: { measure: Measure; region: string }) {
  const t = useText();
  const { indicator, measure, unit, cells } = own;
  const points = cells
    .toSorted(compareTimes)
    .flatMap((cell) => pointsOf(cell, t).map((point) => ({ ...point, label: cell.period })))
    .slice(0, MOST_BARS)
    .reverse();
  const [only] = points;
  const format = (value: number) => t.quantity(value, unit === '%' ? '%' : '');
  return (
    <figure className="indicator-card">
      <figcaption>
        <a href={hrefOf('indicators', { i: indicator, m: measure, unit, region: formatList([region]) })}>{t.indicators.name(own)}</a>
      </figcaption>
      {points.length === 1 && only ? (
        <a className="indicator-value" href={only.href} title={only.title}>
          <strong>{t.quantity(only.value, unit)}</strong>
          <span>
            {only.label} {only.target && t.indicators.target}
          </span>
        </a>
      ) : (
        <Bars label={t.indicators.name(own)} format={format} bars={points} />
      )}
    </figure>
  );
}
