import { useMemo } from 'react';
import { compareRegions } from '../../../src/analyse/similarity.ts';
import { adoptionOf } from '../../data/adoption.ts';
import { useDataset } from '../../data/context.ts';
import { useText } from '../../locale/index.ts';
import { formatList } from '../../state/route.ts';
import { hrefOf } from '../../state/use-route.ts';
import { LinkList } from './LinkList.tsx';

/** Regions that carry out much of the same, rare things counting most; a link compares them. */
export function SimilarRegions({ region }: { region: string }) {
  const t = useText();
  const { graph } = useDataset();
  const table = adoptionOf(graph, 'documents');
  const similar = useMemo(
    () =>
      table.regions
        .filter(({ key, hasDocument }) => hasDocument && key !== region)
        .flatMap(({ key, label }) => compareRegions(table, [region, key]).pairs.map((pair) => ({ key, label, ...pair })))
        .filter(({ shared }) => shared > 0)
        .sort((a, b) => b.weighted - a.weighted || (a.key < b.key ? -1 : 1)),
    [table, region],
  );
  return (
    <LinkList
      title={t.regions.similar}
      items={similar}
      item={({ key, label, shared, jaccard }) => ({
        key,
        name: <a href={hrefOf('shared', { with: formatList([region, key]) })}>{label}</a>,
        note: (
          <>
            <span>{t.regions.sharedCount(t.number(shared))}</span>
            <span title={t.shared.similarityHint}>{t.percent(jaccard)}</span>
          </>
        ),
      })}
    />
  );
}
