import { useMemo } from 'react';
import { pairsOf } from '../../../src/analyse/similarity.ts';
import { adoptionOf } from '../../data/adoption.ts';
import { useDataset } from '../../data/context.ts';
import { useText } from '../../locale/index.ts';
import { formatList } from '../../state/route.ts';
import { hrefOf } from '../../state/use-route.ts';
import { LinkList } from './LinkList.tsx';

/** Regions that carry out much of the same, rare things counting most; a link compares them. */
export function SimilarRegions({ region }: { region: string }) {
  const t = useText();
  const { overview: graph } = useDataset();
  const table = adoptionOf(graph, 'documents');
  const similar = useMemo(
    () =>
      pairsOf(table, region)
        .filter(({ shared }) => shared > 0)
        .map((pair) => ({ ...pair, key: pair.a === region ? pair.b : pair.a })),
    [table, region],
  );
  return (
    <LinkList
      title={t.regions.similar}
      items={similar}
      item={({ key, shared, weighted }) => ({
        key,
        name: <a href={hrefOf('shared', { with: formatList([region, key]) })}>{graph.getNodeAttribute(key, 'label')}</a>,
        note: (
          <>
            <span>{t.regions.sharedCount(t.number(shared))}</span>
            <span title={t.shared.similarityHint}>{t.percent(weighted)}</span>
          </>
        ),
      })}
    />
  );
}
