import { useMemo } from 'react';
import type { AdoptedPolicy, AdoptingRegion } from '../../../src/analyse/adoption.ts';
import { useText } from '../../locale/index.ts';
import { selectQuotes } from '../../state/selection.ts';
import { hrefWith, useRoute } from '../../state/use-route.ts';
import { type Column, DataTable } from '../../tables/DataTable.tsx';
import { nameColumn } from './name-column.tsx';

interface Props {
  readonly policies: readonly AdoptedPolicy[];
  readonly columns: readonly AdoptingRegion[];
  readonly chosen: readonly string[];
  readonly onToggle: (region: string) => void;
  readonly onExport: () => void;
}

/** From so many columns on, names stand upright above them. */
const MANY = 9;

/** The matrix. A number opens its sentences; a dot says that the region's documents don't mention it; hatching, that it has none. */
export function Matrix({ policies, columns: regions, chosen, onToggle, onExport }: Props) {
  const t = useText();
  const { params } = useRoute();
  const selected = params.get('quote');
  const columns = useMemo(
    (): Column<AdoptedPolicy>[] => [
      nameColumn(t),
      {
        id: 'regions',
        title: t.shared.total,
        numeric: true,
        cell: (policy) => t.number(policy.regions.size),
        compare: (a, b) => a.regions.size - b.regions.size,
      },
      { id: 'count', title: t.shared.count, numeric: true, cell: ({ count }) => t.number(count), compare: (a, b) => a.count - b.count },
      {
        id: 'first',
        title: t.shared.first,
        numeric: true,
        cell: ({ firstYear }) => firstYear ?? '',
        compare: (a, b) => (a.firstYear ?? 9999) - (b.firstYear ?? 9999),
      },
      ...regions.map(
        (region): Column<AdoptedPolicy> => ({
          id: region.key,
          title: region.label,
          header: (
            <button
              type="button"
              className="matrix-region"
              aria-pressed={chosen.includes(region.key)}
              onClick={() => onToggle(region.key)}
              title={t.shared.toggle(region.label)}
            >
              {region.label}
            </button>
          ),
          cell: (policy) => <Cell policy={policy} region={region} selected={selected} />,
          className: (policy) => {
            const adoption = policy.regions.get(region.key);
            if (adoption) return `adopted adopted-${Math.min(4, Math.ceil(Math.log2(adoption.count + 1)))}`;
            if (!region.hasDocument) return 'undocumented';
            return policy.sense === null ? 'absent' : '';
          },
        }),
      ),
    ],
    [t, regions, chosen, onToggle, selected],
  );
  return (
    <>
      <p className="table-head matrix-key">
        <span>{t.shared.rows(t.number(policies.length), t.number(regions.length))}</span>
        <span className="key-item">
          <span className="matrix-sample adopted-3" aria-hidden="true" />
          {t.shared.adopted}
        </span>
        <span className="key-item">
          <span className="matrix-sample absent" aria-hidden="true">
            ·
          </span>
          {t.shared.notMentioned}
        </span>
        <span className="key-item">
          <span className="matrix-sample undocumented" aria-hidden="true" />
          {t.shared.noDocument}
        </span>
        <button type="button" className="link-button" onClick={onExport}>
          {t.shared.exportCsv}
        </button>
      </p>
      {policies.length === 0 ? (
        <p className="quiet">{t.shared.nomatch}</p>
      ) : (
        <section className="matrix-scroll" data-scrolls aria-label={t.shared.matrix}>
          <DataTable
            caption={t.shared.lead}
            rows={policies}
            columns={columns}
            rowId={({ id }) => id}
            sort="-regions"
            within="box"
            className={regions.length > MANY ? 'matrix matrix-many' : 'matrix'}
            testId="matrix"
          />
        </section>
      )}
    </>
  );
}

function Cell({ policy, region, selected }: { policy: AdoptedPolicy; region: AdoptingRegion; selected: string | undefined }) {
  const t = useText();
  const adoption = policy.regions.get(region.key);
  if (!adoption) {
    const silent = region.hasDocument ? t.shared.notMentioned : t.shared.noDocument;
    // Of a name that stands for several things, a region without this one may have another.
    const text = policy.sense === null ? silent : t.shared.namesakes;
    return (
      <span title={text}>
        <span aria-hidden="true">{region.hasDocument && policy.sense === null ? '·' : ''}</span>
        <span className="visually-hidden">{text}</span>
      </span>
    );
  }
  const { count, firstYear } = adoption;
  const selection = selectQuotes(policy.key, [region.key]);
  return (
    <a
      href={hrefWith(selection)}
      title={t.shared.cell(region.label, policy.label, count, firstYear)}
      aria-current={selection.quote === selected ? 'true' : undefined}
    >
      <span className="matrix-count">{t.number(count)}</span>
      {firstYear !== null && <span className="matrix-year">{firstYear}</span>}
    </a>
  );
}
