import { useMemo } from 'react';
import type { AdoptingRegion } from '../../../src/analyse/adoption.ts';
import { adoptionOf } from '../../data/adoption.ts';
import { useDataset } from '../../data/context.ts';
import { collatorOf } from '../../locale/collator.ts';
import { useText } from '../../locale/index.ts';
import { changeParams, hrefOf, useRoute } from '../../state/use-route.ts';
import { type Column, DataTable } from '../../tables/DataTable.tsx';
import { Filter } from '../../widgets/Filter.tsx';
import { More } from '../../widgets/More.tsx';
import { Notice } from '../../widgets/Notice.tsx';
import { Strongest } from '../../widgets/Strongest.tsx';
import { useMore } from '../../widgets/use-more.ts';
import { PageHead } from '../PageHead.tsx';
import { profileOf, type RegionProfile } from './profile.ts';

/** Cards at first; making one takes a look at everything that is tied to the region. */
const CARDS = 48;

interface Row {
  readonly key: string;
  readonly label: string;
  readonly above: string;
  readonly level: string;
  readonly mentions: number;
}

/** Regions with documents as cards, and all that the documents name as a table. */
export function RegionIndex() {
  const t = useText();
  const { overview: graph } = useDataset();
  const { params } = useRoute();
  const query = (params.get('q') ?? '').trim();
  const table = adoptionOf(graph, 'documents');
  const documented = table.regions.filter(({ hasDocument, label }) => hasDocument && label.includes(query));
  const { shown, rest, more } = useMore(documented, CARDS, query);
  const rows = useMemo(() => {
    const found: Row[] = [];
    graph.forEachNode((key, { kind, label, level, mentions }) => {
      if (kind !== 'region' || !label.includes(query)) return;
      const parent = graph.findOutEdge(key, (_, { relation }) => relation === 'part_of');
      const above = parent === undefined ? '' : graph.getNodeAttribute(graph.target(parent), 'label');
      found.push({ key, label, above, level: level ? t.levels[level] : '', mentions });
    });
    return found;
  }, [graph, query, t]);
  const columns = useMemo((): Column<Row>[] => {
    const names = collatorOf(t);
    return [
      {
        id: 'name',
        title: t.list.name,
        heads: true,
        cell: ({ key, label }) => <a href={hrefOf('regions', { region: key })}>{label}</a>,
        compare: (a, b) => names.compare(a.label, b.label),
      },
      { id: 'level', title: t.panel.level, cell: ({ level }) => level, compare: (a, b) => names.compare(a.level, b.level) },
      { id: 'above', title: t.relations.part_of.out, cell: ({ above }) => above, compare: (a, b) => names.compare(a.above, b.above) },
      {
        id: 'mentions',
        title: t.list.mentions,
        numeric: true,
        cell: ({ mentions }) => t.number(mentions),
        compare: (a, b) => a.mentions - b.mentions,
      },
    ];
  }, [t]);
  return (
    <div className="page">
      <PageHead title={t.regions.title} lead={t.regions.lead} />
      <div className="controls">
        <Filter value={params.get('q') ?? ''} label={t.regions.filter} onChange={(q) => changeParams({ q }, { replace: true })} />
      </div>
      {rows.length === 0 && <Notice title={t.regions.empty.title} text={query === '' ? t.regions.empty.text : t.regions.nomatch} />}
      {documented.length > 0 && (
        <ul className="cards region-cards">
          {shown.map((region) => (
            <RegionCard key={region.key} region={region} profile={profileOf(graph, table, region.key, true)} />
          ))}
        </ul>
      )}
      <More rest={rest} step={CARDS} onMore={more} text={t.regions.more} />
      {rows.length > 0 && (
        <section aria-label={t.regions.all}>
          <h2 className="section-title">
            {t.regions.all} <span className="count">{t.number(rows.length)}</span>
          </h2>
          <Strongest />
          <DataTable
            caption={t.regions.all}
            rows={rows}
            columns={columns}
            rowId={({ key }) => key}
            sort="-mentions"
            within="page"
            testId="region-table"
          />
        </section>
      )}
    </div>
  );
}

function RegionCard({ region, profile }: { region: AdoptingRegion; profile: RegionProfile }) {
  const t = useText();
  const { overview: graph } = useDataset();
  const counts: [string, number][] = [
    [t.regions.policies, profile.policies.length],
    [t.regions.projects, profile.projects.length],
    [t.regions.companies, profile.companies.length],
    [t.regions.honors, profile.honors.length],
  ];
  return (
    <li className="card">
      <h2>
        <a href={hrefOf('regions', { region: region.key })}>{region.label}</a>
      </h2>
      <p className="quiet">
        {[
          profile.ancestors
            .toReversed()
            .map((key) => graph.getNodeAttribute(key, 'label'))
            .join(' › '),
          region.documentYears.map((year) => t.panel.year(year)).join(t.separator),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <dl className="card-counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{t.number(count)}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
