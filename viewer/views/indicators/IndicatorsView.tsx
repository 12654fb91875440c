import { useMemo } from 'react';
import { compareTimes, type Measure, measuresOf, type Statistic, useStatistics } from '../../data/indicators.ts';
import { useText } from '../../locale/index.ts';
import { formatList, parseList } from '../../state/route.ts';
import { changeParams, hrefWith, useRoute } from '../../state/use-route.ts';
import { ChipFilter } from '../../widgets/ChipFilter.tsx';
import { Filter } from '../../widgets/Filter.tsx';
import { Notice } from '../../widgets/Notice.tsx';
import { Waiting } from '../../widgets/Waiting.tsx';
import { PageHead } from '../PageHead.tsx';
import { MeasureChart } from './MeasureChart.tsx';
import { StatisticTable } from './StatisticTable.tsx';

/** The value of `i` in the address for all indicators together. */
const ALL = '*';

/** The statistics that documents state: one indicator as a chart over regions and years, and the rows behind it. */
export default function IndicatorsView() {
  const t = useText();
  const statistics = useStatistics();
  return (
    <div className="page">
      <PageHead title={t.indicators.title} lead={t.indicators.lead} />
      <Waiting for={statistics}>
        {(rows) =>
          rows.length === 0 ? <Notice title={t.indicators.empty.title} text={t.indicators.empty.text} /> : <Indicators rows={rows} />
        }
      </Waiting>
    </div>
  );
}

function Indicators({ rows }: { rows: readonly Statistic[] }) {
  const t = useText();
  const { params } = useRoute();
  const measures = useMemo(() => measuresOf(rows), [rows]);
  const asked = params.get('i');
  const unit = params.get('unit');
  const measure =
    asked === ALL
      ? undefined
      : (measures.find(({ indicator, unit: own }) => indicator === asked && (unit === undefined || own === unit)) ??
        (asked === undefined ? measures[0] : undefined));
  const within = measure?.rows ?? (asked === ALL ? rows : []);
  const regions = useMemo(() => regionsOf(within), [within]);
  const chosen = parseList(params.get('region')).filter((region) => regions.includes(region));
  const shown = useMemo(() => {
    const picked = new Set(chosen);
    return (picked.size > 0 ? within.filter(({ region }) => picked.has(region)) : within).toSorted(compareTimes);
  }, [within, chosen]);
  return (
    <div className="split">
      <MeasureList measures={measures} current={measure} all={asked === ALL} total={rows.length} />
      <section className="split-main" aria-label={measure ? t.indicators.chart(measure.indicator, measure.unit) : t.indicators.all}>
        {measure && <h2 className="section-title">{t.indicators.chart(measure.indicator, measure.unit)}</h2>}
        {regions.length > 1 && (
          <ChipFilter
            label={t.indicators.region}
            options={regions.map((region) => [region, region])}
            chosen={chosen}
            onChange={(next) => changeParams({ region: formatList(next) })}
          />
        )}
        {measure && shown.length > 0 && <MeasureChart measure={measure} rows={shown} />}
        {shown.length === 0 ? (
          <p className="quiet">{t.indicators.nomatch}</p>
        ) : (
          <StatisticTable rows={shown} whole={measure === undefined} />
        )}
      </section>
    </div>
  );
}

/** The measures to choose from: those that most regions state first, since they can be compared. */
function MeasureList({ measures, current, all, total }: { measures: readonly Measure[]; current?: Measure; all: boolean; total: number }) {
  const t = useText();
  const { params } = useRoute();
  const query = params.get('q') ?? '';
  const found = measures.filter(({ indicator }) => indicator.includes(query.trim()));
  return (
    <nav className="split-list" aria-label={t.indicators.indicator}>
      <Filter value={query} label={t.indicators.filter} onChange={(q) => changeParams({ q }, { replace: true })} />
      <ul>
        <li>
          <a className="split-link" href={hrefWith({ i: ALL, unit: null, region: null })} aria-current={all ? 'true' : undefined}>
            <span>{t.indicators.all}</span>
            <span className="count">{t.number(total)}</span>
          </a>
        </li>
        {found.map((measure) => (
          <li key={`${measure.indicator}\n${measure.unit}`}>
            <a
              className="split-link"
              href={hrefWith({ i: measure.indicator, unit: measure.unit || null, region: null })}
              aria-current={measure === current ? 'true' : undefined}
            >
              <span>
                {measure.indicator} <small>{measure.unit}</small>
              </span>
              <span className="count">{t.indicators.regionCount(measure.regions.size)}</span>
            </a>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="quiet">{t.indicators.nomatch}</p>}
    </nav>
  );
}

/** Regions with most rows first. */
function regionsOf(rows: readonly Statistic[]): string[] {
  const counts = new Map<string, number>();
  for (const { region } of rows) counts.set(region, (counts.get(region) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([region]) => region);
}
