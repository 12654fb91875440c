import { useMemo } from 'react';
import { useDataset } from '../../data/context.ts';
import { type Cell, type Measure, measuresOf, type Statistic, usePanel, useStatistics } from '../../data/indicators.ts';
import { useText } from '../../locale/index.ts';
import { formatList, parseList } from '../../state/route.ts';
import { changeParams, hrefWith, useRoute } from '../../state/use-route.ts';
import { ChipFilter } from '../../widgets/ChipFilter.tsx';
import { Filter } from '../../widgets/Filter.tsx';
import { Notice } from '../../widgets/Notice.tsx';
import { Waiting } from '../../widgets/Waiting.tsx';
import { PageHead } from '../PageHead.tsx';
import { CellTable } from './CellTable.tsx';
import { MeasureChart } from './MeasureChart.tsx';
import { StatisticTable } from './StatisticTable.tsx';

/** The value of `i` in the address for all that the documents state, as they state it. */
const ALL = '*';

/** The statistics that documents state: one that compares as a chart over regions and years, or all as they are stated. */
export default function IndicatorsView() {
  const t = useText();
  const panel = usePanel();
  return (
    <div className="page">
      <PageHead title={t.indicators.title} lead={t.indicators.lead} />
      <Waiting for={panel}>{(cells) => <Indicators cells={cells} />}</Waiting>
    </div>
  );
}

function Indicators({ cells }: { cells: readonly Cell[] }) {
  const t = useText();
  const { params } = useRoute();
  const measures = useMemo(() => measuresOf(cells), [cells]);
  const asked = params.get('i');
  const fits = ({ indicator, measure, unit }: Measure) =>
    indicator === asked && (params.get('m') ?? measure) === measure && (params.get('unit') ?? unit) === unit;
  const all = asked === ALL || measures.length === 0;
  const current = all ? undefined : asked === undefined ? measures[0] : measures.find(fits);
  return (
    <div className="split">
      <MeasureList measures={measures} current={current} all={all} />
      {all ? <Everything /> : current ? <MeasurePage measure={current} /> : <p className="quiet">{t.indicators.nomatch}</p>}
    </div>
  );
}

function MeasurePage({ measure }: { measure: Measure }) {
  const t = useText();
  const name = t.indicators.name(measure);
  return (
    <section className="split-main" aria-label={name}>
      <h2 className="section-title">{name}</h2>
      <WithinRegions rows={measure.cells}>
        {(cells) => (
          <>
            <MeasureChart measure={measure} cells={cells} />
            <CellTable cells={cells} />
          </>
        )}
      </WithinRegions>
    </section>
  );
}

/** Every figure as its document states it. */
function Everything() {
  const t = useText();
  const statistics = useStatistics();
  const { manifest } = useDataset();
  const tooLarge = manifest.large !== null && !manifest.files.includes('indicators.csv');
  return (
    <section className="split-main" aria-label={t.indicators.all}>
      <h2 className="section-title">{t.indicators.all}</h2>
      <Waiting for={statistics}>
        {(rows: readonly Statistic[]) =>
          rows.length === 0 ? (
            <Notice title={t.indicators.empty.title} text={tooLarge ? t.indicators.tooLarge : t.indicators.empty.text} />
          ) : (
            <WithinRegions rows={rows}>{(shown) => <StatisticTable rows={shown} />}</WithinRegions>
          )
        }
      </Waiting>
    </section>
  );
}

/** Rows of chosen regions; without a choice, of all. */
function WithinRegions<Row extends { readonly region: string }>({
  rows,
  children,
}: {
  rows: readonly Row[];
  children: (rows: readonly Row[]) => React.ReactNode;
}) {
  const t = useText();
  const { params } = useRoute();
  const regions = useMemo(() => regionsOf(rows), [rows]);
  const asked = params.get('region');
  const chosen = useMemo(() => parseList(asked).filter((region) => regions.includes(region)), [asked, regions]);
  const shown = useMemo(() => (chosen.length > 0 ? rows.filter(({ region }) => chosen.includes(region)) : rows), [rows, chosen]);
  return (
    <>
      {regions.length > 1 && (
        <ChipFilter
          label={t.indicators.region}
          options={regions.map((region) => [region, region])}
          chosen={chosen}
          onChange={(next) => changeParams({ region: formatList(next) })}
        />
      )}
      {children(shown)}
    </>
  );
}

/** The measures to choose from: those that most regions state first, since they can be compared. */
function MeasureList({ measures, current, all }: { measures: readonly Measure[]; current: Measure | undefined; all: boolean }) {
  const t = useText();
  const { params } = useRoute();
  const query = params.get('q') ?? '';
  const found = measures.filter(({ indicator }) => indicator.includes(query.trim()));
  return (
    <nav className="split-list" aria-label={t.indicators.indicator}>
      <Filter value={query} label={t.indicators.filter} onChange={(q) => changeParams({ q }, { replace: true })} />
      <ul>
        {found.map((measure) => {
          const { indicator, measure: kind, unit } = measure;
          return (
            <li key={`${indicator}\n${kind}\n${unit}`}>
              <a
                className="split-link"
                href={hrefWith({ i: indicator, m: kind, unit, region: null, sort: null })}
                aria-current={measure === current ? 'true' : undefined}
              >
                <span>{t.indicators.name(measure)}</span>
                <span className="count">{t.indicators.regionCount(measure.regions.size)}</span>
              </a>
            </li>
          );
        })}
        <li>
          <a
            className="split-link"
            href={hrefWith({ i: ALL, m: null, unit: null, region: null, sort: null })}
            aria-current={all ? 'true' : undefined}
          >
            <span>{t.indicators.all}</span>
          </a>
        </li>
      </ul>
      {found.length === 0 && <p className="quiet">{t.indicators.nomatch}</p>}
    </nav>
  );
}

/** Regions with most rows first. */
function regionsOf(rows: readonly { readonly region: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { region } of rows) counts.set(region, (counts.get(region) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([region]) => region);
}
