import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { readReason } from '../locale/reason.ts';
import { NodeLink } from '../widgets/NodeLink.tsx';
import { Evidence } from './Evidence.tsx';

/** An edge: what it ties together, and the sentences that show it. */
export function EdgeDetails({ edge }: { edge: string }) {
  const t = useText();
  const { graph } = useDataset();
  const { relation, weight, years, status, reasons = [] } = graph.getEdgeAttributes(edge);
  const [source, target] = graph.extremities(edge);
  const words = [source, target].flatMap((key) => {
    const { label, aliases } = graph.getNodeAttributes(key);
    return [label, ...aliases];
  });
  return (
    <>
      <header className="panel-header">
        <p className="panel-kind">{t.relations[relation].name}</p>
        <h2 className="panel-title panel-edge">
          <NodeLink node={source} />
          <span className="panel-edge-relation">
            {t.relations[relation].name} <span aria-hidden="true">↓</span>
          </span>
          <NodeLink node={target} />
        </h2>
      </header>
      <dl className="facts">
        <div>
          <dt>{t.panel.weight}</dt>
          <dd>{t.number(weight)}</dd>
        </div>
        {years.length > 0 && (
          <div>
            <dt>{t.panel.years}</dt>
            <dd>{years.map((year) => t.panel.year(year)).join(t.separator)}</dd>
          </div>
        )}
        {reasons.length > 0 && (
          <div>
            <dt>{t.panel.reasons}</dt>
            <dd>
              <ul>
                {reasons.map((reason) => (
                  <li key={reason}>{readReason(reason, t)}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {status === 'applied' && (
          <div>
            <dt>{t.panel.status}</dt>
            <dd>{t.panel.applied}</dd>
          </div>
        )}
      </dl>
      <Evidence targets={[edge]} words={words} title={t.panel.evidence} />
    </>
  );
}
