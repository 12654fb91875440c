import type { ReactNode } from 'react';
import { useDataset } from '../data/context.ts';
import { hrefWith, useRoute } from '../state/use-route.ts';
import { KindDot } from './KindDot.tsx';

/** A link that opens a node in the panel of the present view. */
export function NodeLink({ node, children }: { node: string; children?: ReactNode }) {
  const { graph } = useDataset();
  const { params } = useRoute();
  if (!graph.hasNode(node)) return <span>{children ?? node}</span>;
  const { kind, label } = graph.getNodeAttributes(node);
  return (
    <a className="node-link" href={hrefWith({ node, edge: null })} aria-current={params.get('node') === node ? 'true' : undefined}>
      <KindDot kind={kind} />
      <span className="node-link-name">{children ?? label}</span>
    </a>
  );
}
