import type { ReactNode } from 'react';
import { useDataset } from '../data/context.ts';
import type { Changes } from '../state/route.ts';
import { selectNode } from '../state/selection.ts';
import { hrefWith, useRoute } from '../state/use-route.ts';
import { KindDot } from './KindDot.tsx';

interface Props {
  readonly node: string;
  readonly children?: ReactNode;
  /** What the link changes in the address; by default, it selects the node. */
  readonly changes?: Changes;
}

/** A node's name with the colour of its kind: a link that opens it in the panel of the present view. */
export function NodeLink({ node, children, changes = selectNode(node) }: Props) {
  const { graph } = useDataset();
  const { params } = useRoute();
  if (!graph.hasNode(node)) return <span>{children ?? node}</span>;
  const { kind, label } = graph.getNodeAttributes(node);
  const current = Object.entries(changes).every(([name, value]) => (params.get(name) ?? null) === value);
  return (
    <a className="node-link" href={hrefWith(changes)} aria-current={current ? 'true' : undefined}>
      <KindDot kind={kind} />
      <span className="node-link-name">{children ?? label}</span>
    </a>
  );
}
