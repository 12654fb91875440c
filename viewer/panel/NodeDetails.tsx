import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { KindDot } from '../widgets/KindDot.tsx';
import { Evidence } from './Evidence.tsx';
import { Facts } from './Facts.tsx';
import { Neighbours } from './Neighbours.tsx';
import { NodeActions } from './NodeActions.tsx';

/** A node: what it is, what it is linked to, and the sentences that name it. */
export function NodeDetails({ node }: { node: string }) {
  const t = useText();
  const { graph } = useDataset();
  const { kind, label, aliases, firstYear } = graph.getNodeAttributes(node);
  const words = [label, ...aliases];
  const regions = new Set(graph.mapInEdges(node, (_, { relation }, source) => (relation === 'implements' ? source : '')).filter(Boolean));
  return (
    <>
      <header className="panel-header">
        <p className="panel-kind">
          <KindDot kind={kind} />
          {t.kinds[kind]}
        </p>
        <h2 className="panel-title">{label}</h2>
        {regions.size > 0 && <p className="panel-summary">{t.panel.implementedBy(regions.size, firstYear ?? null)}</p>}
        <NodeActions node={node} />
      </header>
      <Facts node={node} />
      <Neighbours node={node} />
      <Evidence targets={[node]} words={words} title={t.panel.evidence} />
    </>
  );
}
