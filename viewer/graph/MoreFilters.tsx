import { useMemo, useState } from 'react';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { CLAIMS, RELATIONS, type Relation, SECTORS, STATUSES } from '../../src/model/schema.ts';
import { useDataset } from '../data/context.ts';
import { useClustering } from '../data/use-resource.ts';
import { useText } from '../locale/index.ts';
import { formatList } from '../state/route.ts';
import { changeParams, useRoute } from '../state/use-route.ts';
import { Select } from '../widgets/Select.tsx';
import type { GraphQuery } from './query.ts';

/** Parameters of the filters below: with one of them set, they are open at first. */
const MORE = ['region', 'from', 'to', 'weight', 'claim', 'cluster', 'norel', 'sector', 'status'];

/** Filters by region, years, strength, relation, sector and status. */
export function MoreFilters({ query }: { query: GraphQuery }) {
  const t = useText();
  const { params } = useRoute();
  const { graph } = useDataset();
  const present = useMemo(() => summarize(graph), [graph]);
  const years = present.years.map((year): [string, string] => [String(year), String(year)]);
  const [opened, setOpened] = useState(() => MORE.some((name) => params.has(name)));
  const toggle = <T extends string>(param: string, chosen: ReadonlySet<T>, value: T) => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    changeParams({ [param]: formatList(next) });
  };
  return (
    <details className="more-filters" open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t.filters.more}</summary>
      <Select
        label={t.filters.region}
        value={query.region ?? ''}
        options={[['', t.filters.anyRegion], ...present.regions]}
        onChange={(region) => changeParams({ region })}
      />
      <div className="field-pair">
        <Select
          label={`${t.filters.years} ${t.filters.from}`}
          value={query.from === null ? '' : String(query.from)}
          options={[['', t.filters.any], ...years]}
          onChange={(from) => changeParams({ from })}
        />
        <Select
          label={`${t.filters.years} ${t.filters.to}`}
          value={query.to === null ? '' : String(query.to)}
          options={[['', t.filters.any], ...years]}
          onChange={(to) => changeParams({ to })}
        />
      </div>
      <Select
        label={t.filters.weight}
        value={String(query.minWeight)}
        options={[1, 2, 3, 5, 10, 20].map((weight) => [String(weight), t.panel.times(t.number(weight))])}
        onChange={(weight) => changeParams({ weight: weight === '1' ? null : weight })}
      />
      <Select
        label={t.filters.claim}
        value={query.claim ?? ''}
        options={[['', t.filters.any], ...CLAIMS.map((claim) => [claim, t.claims[claim]] as const)]}
        onChange={(claim) => changeParams({ claim })}
      />
      {opened && <ClusterFilter chosen={query.cluster ?? ''} />}
      <Checks
        legend={t.filters.relations}
        options={present.relations.map((relation) => [relation, t.relations[relation].name])}
        isChecked={(relation) => !query.hiddenRelations.has(relation)}
        onToggle={(relation) => toggle('norel', query.hiddenRelations, relation)}
      />
      <Checks
        legend={t.filters.sector}
        options={SECTORS.filter((sector) => present.sectors.has(sector)).map((sector) => [sector, t.sectors[sector]])}
        isChecked={(sector) => query.sectors.has(sector)}
        onToggle={(sector) => toggle('sector', query.sectors, sector)}
      />
      <Checks
        legend={t.filters.status}
        options={STATUSES.filter((status) => present.statuses.has(status)).map((status) => [status, t.statuses[status]])}
        isChecked={(status) => query.statuses.has(status)}
        onToggle={(status) => toggle('status', query.statuses, status)}
      />
    </details>
  );
}

/** The names of clusters are loaded when someone looks for them. */
function ClusterFilter({ chosen }: { chosen: string }) {
  const t = useText();
  const clustering = useClustering();
  const clusters = clustering.state === 'ready' ? (clustering.value?.clusters ?? []) : [];
  if (clusters.length === 0) return null;
  return (
    <Select
      label={t.panel.cluster}
      value={chosen}
      options={[['', t.filters.any], ...clusters.map(({ id, name }) => [id, name] as const)]}
      onChange={(cluster) => changeParams({ cluster })}
    />
  );
}

function Checks<T extends string>({
  legend,
  options,
  isChecked,
  onToggle,
}: {
  legend: string;
  options: readonly (readonly [T, string])[];
  isChecked: (value: T) => boolean;
  onToggle: (value: T) => void;
}) {
  if (options.length === 0) return null;
  return (
    <fieldset className="checks">
      <legend>{legend}</legend>
      {options.map(([value, text]) => (
        <label key={value}>
          <input type="checkbox" checked={isChecked(value)} onChange={() => onToggle(value)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

/** What there is to choose from in a graph. */
function summarize(graph: KnowledgeGraph) {
  const years = new Set<number>();
  const sectors = new Set<string>();
  const statuses = new Set<string>();
  const regions: { key: string; label: string; mentions: number }[] = [];
  graph.forEachNode((key, { kind, label, years: own, sector, status, mentions }) => {
    for (const year of own) years.add(year);
    if (sector) sectors.add(sector);
    if (status) statuses.add(status);
    if (kind === 'region') regions.push({ key, label, mentions });
  });
  const used = new Set(graph.mapEdges((_, { relation }) => relation));
  return {
    years: [...years].sort((a, b) => a - b),
    sectors,
    statuses,
    regions: regions
      .sort((a, b) => b.mentions - a.mentions || (a.label < b.label ? -1 : 1))
      .map(({ key, label }): [string, string] => [key, label]),
    relations: (Object.keys(RELATIONS) as Relation[]).filter((relation) => used.has(relation)),
  };
}
