import { useMemo } from 'react';
import type { Cluster } from '../../../src/analyse/clusters/clusters.ts';
import { SECTORS } from '../../../src/model/schema.ts';
import { useClustering } from '../../data/use-resource.ts';
import { useText } from '../../locale/index.ts';
import { changeParams, hrefWith, useRoute } from '../../state/use-route.ts';
import { Filter } from '../../widgets/Filter.tsx';
import { Notice } from '../../widgets/Notice.tsx';
import { Select } from '../../widgets/Select.tsx';
import { Waiting } from '../../widgets/Waiting.tsx';
import { PageHead } from '../PageHead.tsx';
import { ClusterDetails } from './ClusterDetails.tsx';

/** The clusters of related projects, and the one of the address in full. */
export default function ClustersView() {
  const t = useText();
  const clustering = useClustering();
  return (
    <div className="page">
      <Waiting for={clustering}>
        {(value) =>
          value === null || value.clusters.length === 0 ? (
            <Notice title={t.clusters.empty.title} text={t.clusters.empty.text} />
          ) : (
            <>
              <PageHead title={t.clusters.title} lead={t.clusters.lead}>
                <p>{t.clusters.summary(t.number(value.clusters.length), t.number(value.clustered), t.number(value.projects))}</p>
              </PageHead>
              <Clusters clusters={value.clusters} />
            </>
          )
        }
      </Waiting>
    </div>
  );
}

const SORTS = ['members', 'investment', 'spread'] as const;

function Clusters({ clusters }: { clusters: readonly Cluster[] }) {
  const t = useText();
  const { params } = useRoute();
  const query = (params.get('q') ?? '').trim();
  const sector = SECTORS.find((name) => name === params.get('sector')) ?? '';
  const sort = SORTS.find((name) => name === params.get('sort')) ?? 'members';
  const found = useMemo(() => {
    const holds = ({ name, labels, regions, companies }: Cluster) =>
      [name, ...labels, ...[...regions, ...companies].map(({ label }) => label)].some((text) => text.includes(query));
    const measure = (cluster: Cluster) =>
      sort === 'investment' ? (cluster.investmentYuan ?? 0) : sort === 'spread' ? cluster.regions.length : cluster.members.length;
    return clusters
      .filter((cluster) => (sector === '' || cluster.sector === sector) && holds(cluster))
      .toSorted((a, b) => measure(b) - measure(a));
  }, [clusters, query, sector, sort]);
  const sectors = new Set(clusters.map((cluster) => cluster.sector));
  const asked = params.get('cluster');
  const current = clusters.find(({ id }) => id === asked) ?? found[0];
  return (
    <div className="split">
      <div className="split-list">
        <div className="split-controls">
          <Filter value={params.get('q') ?? ''} label={t.clusters.filter} onChange={(q) => changeParams({ q }, { replace: true })} />
          <Select
            label={t.panel.sector}
            value={sector}
            options={[['', t.filters.any], ...SECTORS.filter((name) => sectors.has(name)).map((name) => [name, t.sectors[name]] as const)]}
            onChange={(value) => changeParams({ sector: value })}
          />
          <Select
            label={t.clusters.sort}
            value={sort}
            options={SORTS.map((name) => [name, t.clusters.sorts[name]])}
            onChange={(value) => changeParams({ sort: value === 'members' ? null : value })}
          />
        </div>
        <nav aria-label={t.clusters.title}>
          {found.length === 0 && <p className="quiet">{t.clusters.nomatch}</p>}
          <ul>
            {found.map((cluster) => (
              <li key={cluster.id}>
                <a
                  className="split-link"
                  href={hrefWith({ cluster: cluster.id })}
                  aria-current={cluster.id === current?.id ? 'true' : undefined}
                >
                  <span>{cluster.name}</span>
                  <span className="count">{t.number(cluster.members.length)}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {current && <ClusterDetails cluster={current} key={current.id} />}
    </div>
  );
}
