import { adoptionOf, rollUpOf } from '../data/adoption.ts';
import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { selectNode } from '../state/selection.ts';
import { hrefWith, useRoute } from '../state/use-route.ts';
import { Evidence } from './Evidence.tsx';
import { CompareLink } from './NodeActions.tsx';
import { PanelHeader } from './PanelHeader.tsx';

/** In what words regions carry out a policy or slogan, region by region. */
export function QuoteDetails({ policy, regions }: { policy: string; regions: readonly string[] }) {
  const t = useText();
  const { graph } = useDataset();
  const { view, params } = useRoute();
  const table = adoptionOf(graph, rollUpOf(params));
  const { kind, label, aliases } = graph.getNodeAttributes(policy);
  const rows = table.policies.filter(({ key, twins }) => key === policy || twins.includes(policy));
  /** What most of the regions mean, where the name stands for several things. */
  const adopted = rows.find((row) => regions.some((key) => row.regions.has(key))) ?? rows[0];
  const summary = adopted && t.panel.implementedBy(adopted.regions.size, adopted.firstYear);
  return (
    <>
      <PanelHeader kind={kind} label={label} {...(summary ? { summary } : {})}>
        <p className="actions">
          <a className="button" href={hrefWith(selectNode(policy))}>
            {t.panel.allOf(label)}
          </a>
          {view !== 'shared' && <CompareLink policy={policy} regions={regions} />}
        </p>
      </PanelHeader>
      {regions.map((key) => {
        const region = table.regions.find((one) => one.key === key);
        const name = region?.label ?? key;
        const adoption = rows.find((row) => row.regions.has(key))?.regions.get(key);
        if (adoption) return <Evidence key={key} targets={adoption.edges} words={[label, ...aliases]} title={name} />;
        return (
          <section key={key} className="panel-section">
            <h3>{name}</h3>
            <p className="quiet">{region?.hasDocument ? t.shared.notMentioned : t.shared.noDocument}</p>
          </section>
        );
      })}
    </>
  );
}
