import { useMemo } from 'react';
import { type AdoptedPolicy, adoptionOf } from '../../data/adoption.ts';
import { useDataset } from '../../data/context.ts';
import { type Locale, useText } from '../../locale/index.ts';
import { formatList, parseList } from '../../state/route.ts';
import { changeParams, useRoute } from '../../state/use-route.ts';
import { download, toCsv } from '../../widgets/download.ts';
import { Notice } from '../../widgets/Notice.tsx';
import { Select } from '../../widgets/Select.tsx';
import { PageHead } from '../PageHead.tsx';
import { Comparison } from './Comparison.tsx';
import { Matrix } from './Matrix.tsx';

const SORTS = ['regions', 'count', 'first', 'name'] as const;
type Sort = (typeof SORTS)[number];

/** More columns than this can't be compared at a glance; which regions are shown can be chosen. */
const COLUMNS = 14;

/** Regions by policies and slogans: who carries out what, since when, in how many sentences. */
export default function SharedView() {
  const t = useText();
  const { graph } = useDataset();
  const { params } = useRoute();
  const table = adoptionOf(graph);
  const chosen = parseList(params.get('with')).filter((key) => table.regions.some((region) => region.key === key));
  const kind = params.get('kind') ?? '';
  const filter = params.get('q') ?? '';
  const sort = SORTS.find((name) => name === params.get('sort')) ?? 'regions';
  const least = Number(params.get('least') ?? (table.policies.some(({ regions }) => regions.size > 1) ? 2 : 1));
  const policies = useMemo(
    () =>
      table.policies
        .filter((policy) => (kind === '' || policy.kind === kind) && policy.regions.size >= least)
        .filter(({ label, aliases }) => [label, ...aliases].some((name) => name.includes(filter.trim())))
        .sort(order(sort, t)),
    [table, kind, filter, sort, least, t],
  );
  const columns = useMemo(() => {
    const adopted = (key: string) => table.policies.filter(({ regions }) => regions.has(key)).length;
    const busiest = new Set(
      [...table.regions]
        .sort((a, b) => Number(b.hasDocument) - Number(a.hasDocument) || adopted(b.key) - adopted(a.key))
        .slice(0, COLUMNS)
        .map(({ key }) => key),
    );
    return table.regions.filter(({ key }) => busiest.has(key) || chosen.includes(key));
  }, [table, chosen]);

  if (table.policies.length === 0) return <Notice title={t.shared.empty.title} text={t.shared.empty.text} />;

  const toggle = (key: string) =>
    changeParams({ with: formatList(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key]) });
  const exportTable = () => {
    const cell = (policy: AdoptedPolicy, { key, hasDocument }: (typeof columns)[number]) =>
      policy.regions.get(key)?.count ?? (hasDocument ? t.shared.notMentioned : t.shared.noDocument);
    const rows = policies.map((policy) => [
      policy.label,
      t.kinds[policy.kind],
      policy.firstYear,
      ...columns.map((region) => cell(policy, region)),
    ]);
    const csv = toCsv([[t.views.shared, t.list.kind, t.panel.firstYear, ...columns.map(({ label }) => label)], ...rows]);
    download('zhengmai-shared.csv', new Blob([csv], { type: 'text/csv' }));
  };

  return (
    <div className="page">
      <PageHead title={t.shared.title} lead={t.shared.lead} />
      <div className="controls">
        <input
          type="search"
          className="text-input"
          value={filter}
          placeholder={t.shared.filter}
          aria-label={t.shared.filter}
          onChange={(event) => changeParams({ q: event.target.value }, { replace: true })}
        />
        <Select
          label={t.shared.kinds}
          value={kind}
          options={[
            ['', t.shared.both],
            ['policy', t.kinds.policy],
            ['slogan', t.kinds.slogan],
          ]}
          onChange={(value) => changeParams({ kind: value })}
        />
        <Select
          label={t.shared.minRegions}
          value={String(least)}
          options={[...new Set([1, 2, 3, 4, 5, least])].sort((a, b) => a - b).map((count) => [String(count), String(count)])}
          onChange={(value) => changeParams({ least: value })}
        />
        <Select
          label={t.shared.sort}
          value={sort}
          options={SORTS.map((name) => [name, t.shared.sorts[name]])}
          onChange={(value) => changeParams({ sort: value === 'regions' ? null : value })}
        />
        <button type="button" className="button" onClick={exportTable}>
          {t.shared.exportCsv}
        </button>
      </div>
      <Comparison table={table} chosen={chosen} onToggle={toggle} />
      {policies.length === 0 ? (
        <p className="quiet">{t.shared.nomatch}</p>
      ) : (
        <Matrix policies={policies} columns={columns} chosen={chosen} onToggle={toggle} />
      )}
    </div>
  );
}

function order(sort: Sort, t: Locale): (a: AdoptedPolicy, b: AdoptedPolicy) => number {
  const names = new Intl.Collator(t.htmlLanguage === 'en' ? 'en' : 'zh-CN-u-co-pinyin');
  const byName = (a: AdoptedPolicy, b: AdoptedPolicy) => names.compare(a.label, b.label);
  if (sort === 'name') return byName;
  if (sort === 'count') return (a, b) => b.count - a.count || byName(a, b);
  if (sort === 'first') return (a, b) => (a.firstYear ?? 9999) - (b.firstYear ?? 9999) || byName(a, b);
  return (a, b) => b.regions.size - a.regions.size || b.count - a.count || byName(a, b);
}
