import { useMemo } from 'react';
import { POLICY_KINDS } from '../../../src/analyse/adoption.ts';
import { compareDiffusions, type Diffusion, diffusion } from '../../../src/analyse/diffusion.ts';
import { TimeChart } from '../../charts/TimeChart.tsx';
import { adoptionOf, rollUpOf } from '../../data/adoption.ts';
import { useDataset } from '../../data/context.ts';
import { adopters, useGrowth } from '../../data/growth.ts';
import { useText } from '../../locale/index.ts';
import { formatList, parseList } from '../../state/route.ts';
import { changeParams, useRoute } from '../../state/use-route.ts';
import { Filter } from '../../widgets/Filter.tsx';
import { Notice } from '../../widgets/Notice.tsx';
import { Strongest } from '../../widgets/Strongest.tsx';
import { Waiting } from '../../widgets/Waiting.tsx';
import { PageHead } from '../PageHead.tsx';
import { PolicyFilters } from '../shared/PolicyFilters.tsx';
import { Spread } from './Spread.tsx';
import { YearTable } from './YearTable.tsx';

/** Curves that can be told apart. */
const MOST_CURVES = 9;
const CURVES_AT_FIRST = 6;

/** The node of a row: a name that stands for several things has several. */
const nodeOf = (id: string): string => id.split('#', 1)[0] ?? id;

/** When which region first carries out what, and how many do by a year. */
export default function TimelineView() {
  const t = useText();
  const { graph, overview } = useDataset();
  const { params } = useRoute();
  const rollUp = rollUpOf(params);
  const table = adoptionOf(overview, rollUp);
  const all = useMemo(() => diffusion(table).sort(compareDiffusions), [table]);
  const kind = POLICY_KINDS.find((name) => name === params.get('kind')) ?? '';
  const query = (params.get('q') ?? '').trim();
  const least = Number(params.get('least')) || (all.some(({ steps }) => steps.length > 1) ? 2 : 1);
  const rows = useMemo(
    () =>
      all.filter(
        ({ key, label, kind: own, steps }) =>
          (kind === '' || own === kind) &&
          steps.length >= least &&
          [label, ...overview.getNodeAttribute(key, 'aliases')].some((name) => name.includes(query)),
      ),
    [all, overview, kind, least, query],
  );
  const asked = params.get('p');
  const growth = useGrowth(parseList(asked).slice(0, MOST_CURVES).map(nodeOf), adopters);
  const charted = useMemo(() => {
    if (asked === undefined) return all.slice(0, CURVES_AT_FIRST);
    const ids = parseList(asked).slice(0, MOST_CURVES);
    const known = graph === overview ? all : diffusion(adoptionOf(graph, rollUp));
    return ids.flatMap((id) => known.find((one) => one.id === id) ?? []);
  }, [all, asked, graph, overview, rollUp]);

  if (all.length === 0) return <Notice title={t.timeline.empty.title} text={t.timeline.empty.text} />;

  const toggle = (id: string) => {
    const ids = charted.map((one) => one.id);
    const next = ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id].slice(-MOST_CURVES);
    changeParams({ p: formatList(next) || 'none' });
  };
  return (
    <div className="page">
      <PageHead title={t.timeline.title} lead={t.timeline.lead} />
      <section aria-label={t.timeline.adoption}>
        <div className="table-head">
          <h2 className="section-title">{t.timeline.adoption}</h2>
          {asked !== undefined && (
            <button type="button" className="link-button" onClick={() => changeParams({ p: null })}>
              {t.timeline.mostShared}
            </button>
          )}
        </div>
        <Waiting for={growth}>
          {() => (
            <>
              {charted.length === 0 ? <p className="quiet">{t.timeline.nothingCharted}</p> : <Curves charted={charted} />}
              {charted.length === 1 && charted[0] && <Spread spread={charted[0]} />}
            </>
          )}
        </Waiting>
      </section>
      <section aria-label={t.timeline.first}>
        <h2 className="section-title">{t.timeline.first}</h2>
        <p className="quiet">{t.timeline.noteYears}</p>
        <Strongest />
        <div className="controls timeline-controls">
          <Filter value={params.get('q') ?? ''} label={t.timeline.filter} onChange={(q) => changeParams({ q }, { replace: true })} />
          <PolicyFilters kind={kind} least={least} />
        </div>
        {rows.length === 0 ? (
          <p className="quiet">{t.shared.nomatch}</p>
        ) : (
          <YearTable rows={rows} charted={charted.map(({ id }) => id)} onToggle={toggle} />
        )}
      </section>
    </div>
  );
}

function Curves({ charted }: { charted: readonly Diffusion[] }) {
  const t = useText();
  return (
    <TimeChart
      label={t.timeline.adoption}
      format={(value) => (Number.isInteger(value) ? t.number(value) : '')}
      steps
      zero
      series={charted.map(({ id, label, curve }, i) => ({
        id,
        label,
        color: i,
        points: curve
          .filter(({ joined }) => joined > 0)
          .map(({ year, total }) => ({
            id: String(year),
            start: year,
            end: year + 1,
            value: total,
            target: false,
            title: t.timeline.point(label, year, total),
          })),
      }))}
    />
  );
}
