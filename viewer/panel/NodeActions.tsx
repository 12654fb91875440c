import { adoptionOf, rollUpOf } from '../data/adoption.ts';
import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { formatList, parseList } from '../state/route.ts';
import { changeParams, hrefOf, useRoute } from '../state/use-route.ts';

/** What can be done with a node: see only its surroundings, go to its page, find a path to another. */
export function NodeActions({ node }: { node: string }) {
  const t = useText();
  const { graph, overview } = useDataset();
  const { view, params } = useRoute();
  const { kind } = graph.getNodeAttributes(node);
  const isPolicy = kind === 'policy' || kind === 'slogan';
  if (view !== 'graph') {
    return (
      <p className="actions">
        <a className="button" href={hrefOf('graph', overview.hasNode(node) ? { node } : { node, ego: node })}>
          {t.panel.showInGraph}
        </a>
        {kind === 'region' && view !== 'regions' && <RegionLink node={node} />}
        {isPolicy && view !== 'shared' && <CompareLink policy={node} />}
      </p>
    );
  }
  const ego = parseList(params.get('ego'));
  const start = params.get('start');
  return (
    <p className="actions">
      {!ego.includes(node) && (
        <button type="button" className="button" onClick={() => changeParams({ ego: formatList([...ego, node]), path: null })}>
          {ego.length > 0 ? t.panel.addEgo : t.panel.ego}
        </button>
      )}
      {start === undefined || start === node ? (
        <button
          type="button"
          className="button"
          aria-pressed={start === node}
          onClick={() => changeParams({ start: start === node ? null : node })}
        >
          {t.panel.pathFrom}
        </button>
      ) : (
        <button type="button" className="button" onClick={() => changeParams({ path: formatList([start, node]), start: null, ego: null })}>
          {t.panel.pathTo}
        </button>
      )}
      {kind === 'region' && <RegionLink node={node} />}
      {isPolicy && <CompareLink policy={node} />}
    </p>
  );
}

/** More regions than this nobody compares side by side. */
const MOST_COMPARED = 8;

/** From a policy or slogan to what else the regions share that carry it out; where they are many, to its row of the matrix. */
export function CompareLink({ policy, regions }: { policy: string; regions?: readonly string[] }) {
  const t = useText();
  const { graph } = useDataset();
  const { params } = useRoute();
  const table = adoptionOf(graph, rollUpOf(params));
  const adopted = table.policies.find(({ key, twins }) => key === policy || twins.includes(policy));
  const all = table.regions.filter(({ key, hasDocument }) => hasDocument && adopted?.regions.has(key)).map(({ key }) => key);
  const compared = regions ?? all;
  if (adopted === undefined || compared.length < 2) return null;
  const many = compared.length > MOST_COMPARED;
  return (
    <a className="button" href={hrefOf('shared', many ? { q: adopted.label } : { with: formatList(compared), node: policy })}>
      {many ? t.panel.inMatrix : t.panel.compareRegions(compared.length)}
    </a>
  );
}

function RegionLink({ node }: { node: string }) {
  const t = useText();
  return (
    <a className="button" href={hrefOf('regions', { region: node })}>
      {t.panel.regionPage}
    </a>
  );
}
