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
  if (view !== 'graph') {
    return (
      <p className="actions">
        <a className="button" href={hrefOf('graph', overview.hasNode(node) ? { node } : { node, ego: node })}>
          {t.panel.showInGraph}
        </a>
        {kind === 'region' && view !== 'regions' && <RegionLink node={node} />}
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
    </p>
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
