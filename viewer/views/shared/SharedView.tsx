import { useMemo } from 'react';
import {
  type AdoptedPolicy,
  type AdoptingRegion,
  type AdoptionTable,
  comparableRegions,
  isOfKind,
  POLICY_KINDS,
  ROLL_UPS,
} from '../../../src/analyse/adoption.ts';
import { adoptionOf, rollUpOf } from '../../data/adoption.ts';
import { useDataset } from '../../data/context.ts';
import { subdivisions, useGrowth } from '../../data/growth.ts';
import { useText } from '../../locale/index.ts';
import { formatList, parseList } from '../../state/route.ts';
import { changeParams, useRoute } from '../../state/use-route.ts';
import { Filter } from '../../widgets/Filter.tsx';
import { Notice } from '../../widgets/Notice.tsx';
import { Select } from '../../widgets/Select.tsx';
import { Strongest } from '../../widgets/Strongest.tsx';
import { PageHead } from '../PageHead.tsx';
import { Comparison } from './Comparison.tsx';
import { exportMatrix } from './export.ts';
import { Matrix } from './Matrix.tsx';
import { PolicyFilters } from './PolicyFilters.tsx';

/** Which regions have a column. */
const COLUMN_CHOICES = ['documents', 'all', 'compared'] as const;
type ColumnChoice = (typeof COLUMN_CHOICES)[number];

/** More columns than this nobody reads; the regions to be compared always have theirs. */
const MOST_COLUMNS = 80;

/** Regions by policies and slogans: who carries out what, since when, in how many sentences. */
export default function SharedView() {
  const t = useText();
  const { graph, overview } = useDataset();
  const { params } = useRoute();
  const rollUp = rollUpOf(params);
  // Of a large graph, the matrix is of its strongest part, in which no link is lacking; what is compared is complete.
  const table = adoptionOf(overview, rollUp);
  const asked = params.get('with');
  const growth = useGrowth(parseList(asked), subdivisions);
  const compared = adoptionOf(graph, rollUp);
  const chosen = useMemo(() => parseList(asked).filter((key) => compared.regions.some((region) => region.key === key)), [asked, compared]);
  const kind = POLICY_KINDS.find((name) => name === params.get('kind')) ?? '';
  const filter = params.get('q') ?? '';
  const choice = COLUMN_CHOICES.find((name) => name === params.get('columns')) ?? 'documents';
  const columns = useMemo(() => columnsOf(table, choice, chosen), [table, choice, chosen]);
  const adopters = useMemo(() => countAdopters(table, choice, columns), [table, choice, columns]);
  const least = Number(params.get('least')) || (table.policies.some((policy) => adopters(policy) > 1) ? 2 : 1);
  const policies = useMemo(
    () =>
      table.policies.filter(
        (policy) =>
          (kind === '' || isOfKind(policy, kind)) &&
          adopters(policy) >= least &&
          [policy.label, ...policy.aliases].some((name) => name.includes(filter.trim())),
      ),
    [table, kind, filter, least, adopters],
  );

  if (table.policies.length === 0) return <Notice title={t.shared.empty.title} text={t.shared.empty.text} />;

  const choose = (next: readonly string[]) => changeParams({ with: formatList(next) });
  return (
    <div className="page">
      <PageHead title={t.shared.title} lead={t.shared.lead} />
      <Comparison table={compared} chosen={chosen} waiting={growth} onChange={choose} />
      <section aria-label={t.shared.matrix}>
        <div className="controls">
          <Filter value={filter} label={t.shared.filter} onChange={(q) => changeParams({ q }, { replace: true })} />
          <PolicyFilters kind={kind} least={least} />
          <Select
            label={t.shared.columns}
            value={choice}
            options={COLUMN_CHOICES.map((name) => [name, t.shared.columnChoices[name]])}
            onChange={(value) => changeParams({ columns: value === 'documents' ? null : value })}
          />
          <Select
            label={t.shared.rollUp}
            value={rollUp}
            options={ROLL_UPS.map((name) => [name, t.shared.rollUps[name]])}
            onChange={(value) => changeParams({ roll: value === 'documents' ? null : value })}
          />
        </div>
        <Strongest />
        <Matrix
          policies={policies}
          columns={columns}
          chosen={chosen}
          onToggle={(key) => choose(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key])}
          onExport={() => exportMatrix(policies, columns, t)}
        />
      </section>
    </div>
  );
}

/** Counts the regions that have a policy: among those with documents, as `zhengmai shared` does, unless others are asked for. */
function countAdopters(table: AdoptionTable, choice: ColumnChoice, columns: readonly AdoptingRegion[]): (policy: AdoptedPolicy) => number {
  if (choice === 'all') return ({ regions }) => regions.size;
  const counted = choice === 'compared' ? columns : comparableRegions(table);
  return ({ regions }) => counted.filter(({ key }) => regions.has(key)).length;
}

function columnsOf(table: AdoptionTable, choice: ColumnChoice, chosen: readonly string[]): AdoptingRegion[] {
  const picked = new Set(chosen);
  if (choice === 'compared' && picked.size > 0) return table.regions.filter(({ key }) => picked.has(key));
  const counts = new Map<string, number>();
  for (const { regions } of table.policies) for (const key of regions.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const documented = table.regions.filter(({ hasDocument }) => hasDocument);
  const candidates = choice === 'all' || documented.length === 0 ? table.regions : documented;
  const busiest = candidates
    .toSorted((a, b) => Number(b.hasDocument) - Number(a.hasDocument) || (counts.get(b.key) ?? 0) - (counts.get(a.key) ?? 0))
    .slice(0, MOST_COLUMNS);
  const shown = new Set([...busiest.map(({ key }) => key), ...picked]);
  return table.regions.filter(({ key }) => shown.has(key));
}
