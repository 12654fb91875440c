import { useMemo } from 'react';
import type { Cluster, Shared } from '../../../src/analyse/clusters/clusters.ts';
import { STATUSES } from '../../../src/model/schema.ts';
import { useDataset } from '../../data/context.ts';
import { useGrowth } from '../../data/growth.ts';
import { collatorOf } from '../../locale/collator.ts';
import { useText } from '../../locale/index.ts';
import { readReason } from '../../locale/reason.ts';
import { hrefOf } from '../../state/use-route.ts';
import { type Column, DataTable } from '../../tables/DataTable.tsx';
import { NodeLink } from '../../widgets/NodeLink.tsx';

/** A cluster: what it is, why its projects belong together, and the projects. */
export function ClusterDetails({ cluster }: { cluster: Cluster }) {
  const t = useText();
  const { id, name, members, regions, companies, sector, investmentYuan, invested, stability, cohesion, reasons } = cluster;
  const facts: [string, string][] = [
    [t.regions.projects, t.number(members.length)],
    [t.panel.sector, t.sectors[sector]],
    [t.clusters.invested, investmentYuan === null ? t.clusters.notStated : t.clusters.amount(t.yuan(investmentYuan), t.number(invested))],
    [t.clusters.cohesion, t.percent(cohesion)],
    [t.clusters.stability, t.percent(stability)],
  ];
  return (
    <article className="split-main cluster" data-testid="cluster">
      <h2 className="section-title">{name}</h2>
      <p className="actions">
        <a className="button" href={hrefOf('graph', { cluster: id })}>
          {t.panel.showInGraph}
        </a>
      </p>
      <dl className="figures">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="cluster-columns">
        <section>
          <h3>{t.clusters.reasons}</h3>
          <ul className="reasons">
            {reasons.map(({ reason, pairs }) => (
              <li key={reason}>
                <span>{readReason(reason, t)}</span>
                <meter min="0" max={reasons[0]?.pairs ?? 1} value={pairs} aria-hidden="true" />
                <span className="count">{t.clusters.pairs(pairs)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <SharedList title={t.regions.title} shared={regions} />
          <SharedList title={t.regions.companies} shared={companies} />
        </section>
      </div>
      <section>
        <h3>{t.regions.projects}</h3>
        <Members cluster={cluster} />
      </section>
    </article>
  );
}

function SharedList({ title, shared }: { title: string; shared: readonly Shared[] }) {
  const t = useText();
  if (shared.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="shared-list">
        {shared.map(({ key, count }) => (
          <li key={key}>
            <NodeLink node={key} /> <span className="count">{t.number(count)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Members({ cluster: { members } }: { cluster: Cluster }) {
  const t = useText();
  const { graph } = useDataset();
  useGrowth(members);
  const known = useMemo(() => members.filter((key) => graph.hasNode(key)), [graph, members]);
  const columns = useMemo((): Column<string>[] => {
    const names = collatorOf(t);
    const of = (key: string) => graph.getNodeAttributes(key);
    const rank = (key: string) => {
      const { status } = of(key);
      return status ? STATUSES.indexOf(status) : -1;
    };
    return [
      {
        id: 'name',
        title: t.list.name,
        heads: true,
        cell: (key) => <NodeLink node={key} />,
        compare: (a, b) => names.compare(of(a).label, of(b).label),
      },
      {
        id: 'regions',
        title: t.panel.regions,
        cell: (key) => of(key).regions.join(t.separator),
        compare: (a, b) => names.compare(of(a).regions.join(), of(b).regions.join()),
      },
      {
        id: 'status',
        title: t.panel.status,
        cell: (key) => {
          const { status } = of(key);
          return status ? t.statuses[status] : '';
        },
        compare: (a, b) => rank(a) - rank(b),
      },
      {
        id: 'investment',
        title: t.panel.investment,
        numeric: true,
        cell: (key) => of(key).investment ?? '',
        compare: (a, b) => (of(a).investmentYuan ?? 0) - (of(b).investmentYuan ?? 0),
      },
      { id: 'years', title: t.list.years, cell: (key) => of(key).years.join(t.separator) },
    ];
  }, [t, graph]);
  return (
    <DataTable
      caption={t.regions.projects}
      rows={known}
      columns={columns}
      rowId={(key) => key}
      sortParam="order"
      within="page"
      testId="cluster-members"
    />
  );
}
