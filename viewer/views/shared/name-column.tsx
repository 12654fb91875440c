import { collatorOf } from '../../locale/collator.ts';
import type { Locale } from '../../locale/index.ts';
import type { Column } from '../../tables/DataTable.tsx';
import { NodeLink } from '../../widgets/NodeLink.tsx';

/** The column that names the policy of a row and leads to its node. */
export const nameColumn = (t: Locale): Column<{ readonly key: string; readonly label: string }> => {
  const names = collatorOf(t);
  return {
    id: 'name',
    title: t.shared.name,
    heads: true,
    cell: ({ key, label }) => <NodeLink node={key}>{label}</NodeLink>,
    compare: (a, b) => names.compare(a.label, b.label),
  };
};
