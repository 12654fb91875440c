import { useDataset } from '../data/context.ts';
import { useClustering } from '../data/use-resource.ts';
import { type Locale, useText } from '../locale/index.ts';
import type { Changes } from '../state/route.ts';
import { changeParams, hrefOf } from '../state/use-route.ts';
import type { GraphPart } from './part.ts';
import type { GraphQuery } from './query.ts';

interface Filter {
  readonly text: string;
  readonly remove: Changes;
}

/** What limits the graph, in words, each with a way to remove it. */
export function ActiveFilters({ query, part }: { query: GraphQuery; part: GraphPart }) {
  const t = useText();
  const { graph } = useDataset();
  const name = (key: string) => (graph.hasNode(key) ? graph.getNodeAttribute(key, 'label') : key);
  const filters = filtersOf(query, t, name);
  const depth = query.ego.length > 0 && query.path === null;
  if (filters.length === 0 && !depth && query.path === null && query.cluster === null) return null;
  return (
    <div className="banner" role="status">
      {query.path && (
        <Chip
          text={
            part.path?.length
              ? t.filters.path(name(query.path[0]), name(query.path[1]))
              : t.filters.noPath(name(query.path[0]), name(query.path[1]))
          }
          remove={{ path: null }}
        />
      )}
      {depth && (
        <>
          <Chip text={t.filters.ego(query.ego.map(name).join(t.separator), query.depth)} remove={{ ego: null, depth: null }} />
          {query.depth > 1 && (
            <button
              type="button"
              className="button"
              onClick={() => changeParams({ depth: query.depth === 2 ? null : String(query.depth - 1) })}
            >
              {t.filters.narrower}
            </button>
          )}
          {query.depth < 4 && (
            <button type="button" className="button" onClick={() => changeParams({ depth: String(query.depth + 1) })}>
              {t.filters.wider}
            </button>
          )}
        </>
      )}
      {query.cluster !== null && <ClusterChip cluster={query.cluster} />}
      {filters.map(({ text, remove }) => (
        <Chip key={text} text={text} remove={remove} />
      ))}
    </div>
  );
}

function ClusterChip({ cluster }: { cluster: string }) {
  const t = useText();
  const clustering = useClustering();
  const found = clustering.state === 'ready' ? clustering.value?.clusters.find(({ id }) => id === cluster) : undefined;
  return (
    <>
      <Chip text={t.filters.named(t.panel.cluster, found?.name ?? cluster)} remove={{ cluster: null }} />
      {found && (
        <a className="button" href={hrefOf('clusters', { cluster })}>
          {t.filters.clusterPage}
        </a>
      )}
    </>
  );
}

function Chip({ text, remove }: Filter) {
  const t = useText();
  return (
    <span className="filter-chip">
      {text}
      <button type="button" aria-label={t.filters.removeOne(text)} title={t.filters.remove} onClick={() => changeParams(remove)}>
        <span aria-hidden="true">×</span>
      </button>
    </span>
  );
}

function filtersOf(query: GraphQuery, t: Locale, name: (key: string) => string): Filter[] {
  const { region, from, to, sectors, statuses, claim, community, minWeight, hiddenRelations } = query;
  const { filters, panel } = t;
  const list = (values: Iterable<string>) => [...values].join(t.separator);
  const all: (Filter | false)[] = [
    region !== null && { text: filters.named(filters.region, name(region)), remove: { region: null } },
    (from !== null || to !== null) && { text: filters.between(from, to), remove: { from: null, to: null } },
    sectors.size > 0 && { text: filters.named(panel.sector, list([...sectors].map((one) => t.sectors[one]))), remove: { sector: null } },
    statuses.size > 0 && { text: filters.named(panel.status, list([...statuses].map((one) => t.statuses[one]))), remove: { status: null } },
    claim !== null && { text: filters.named(filters.claim, t.claims[claim]), remove: { claim: null } },
    community !== null && { text: filters.named(filters.community, String(community)), remove: { community: null } },
    minWeight > 1 && { text: filters.named(filters.weight, t.panel.times(t.number(minWeight))), remove: { weight: null } },
    hiddenRelations.size > 0 && {
      text: filters.named(filters.without, list([...hiddenRelations].map((one) => t.relations[one].name))),
      remove: { norel: null },
    },
  ];
  return all.filter((filter) => filter !== false);
}
