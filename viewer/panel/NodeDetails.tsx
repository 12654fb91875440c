import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { Evidence } from './Evidence.tsx';
import { Facts } from './Facts.tsx';
import { Neighbours } from './Neighbours.tsx';
import { NodeActions } from './NodeActions.tsx';
import { PanelHeader } from './PanelHeader.tsx';

/** A node: what it is, what it is linked to, and the sentences that name it. */
export function NodeDetails({ node }: { node: string }) {
  const t = useText();
  const { graph } = useDataset();
  const { kind, label, aliases, firstYear } = graph.getNodeAttributes(node);
  const words = [label, ...aliases];
  const regions = new Set(graph.mapInEdges(node, (_, { relation }, source) => (relation === 'implements' ? source : '')).filter(Boolean));
  const summary = regions.size > 0 ? t.panel.implementedBy(regions.size, firstYear ?? null) : null;
  return (
    <>
      <PanelHeader kind={kind} label={label} {...(summary ? { summary } : {})}>
        <NodeActions node={node} />
      </PanelHeader>
      <Facts node={node} />
      <Neighbours node={node} />
      <Evidence targets={[node]} words={words} title={t.panel.evidence} />
    </>
  );
}
