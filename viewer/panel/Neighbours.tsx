import { useMemo, useState } from 'react';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { RELATIONS, type Relation } from '../../src/model/schema.ts';
import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';
import { selectEdge } from '../state/selection.ts';
import { hrefWith } from '../state/use-route.ts';
import { NodeLink } from '../widgets/NodeLink.tsx';

/** Edges of one relation in one direction, seen from a node. */
interface Group {
  readonly relation: Relation;
  readonly direction: 'out' | 'in';
  readonly links: readonly { readonly edge: string; readonly other: string }[];
}

/** So many neighbours of a relation are listed before the reader asks for all. */
const FIRST = 8;

/** A node's neighbours by relation, strongest first, each with a way to the evidence of the link. */
export function Neighbours({ node }: { node: string }) {
  const t = useText();
  const { graph } = useDataset();
  const groups = useMemo(() => groupLinks(graph, node), [graph, node]);
  if (groups.length === 0) return null;
  return (
    <section className="panel-section" aria-label={t.panel.links}>
      {groups.map((group) => (
        <NeighbourGroup key={`${group.relation} ${group.direction}`} group={group} />
      ))}
    </section>
  );
}

function NeighbourGroup({ group: { relation, direction, links } }: { group: Group }) {
  const t = useText();
  const { graph } = useDataset();
  const [all, setAll] = useState(false);
  const shown = all ? links : links.slice(0, FIRST);
  return (
    <div className="neighbours" data-relation={relation}>
      <h3>
        {t.relations[relation][direction]} <span className="count">{t.number(links.length)}</span>
      </h3>
      <ul>
        {shown.map(({ edge, other }) => {
          const { evidence, years, status } = graph.getEdgeAttributes(edge);
          return (
            <li key={edge}>
              <NodeLink node={other} />
              <span className="neighbour-note">
                {status === 'applied' && <em>{t.panel.applied}</em>}
                {relation === 'implements' && years.length > 0 && <span>{Math.min(...years)}</span>}
                {evidence > 0 && (
                  <a className="evidence-link" href={hrefWith(selectEdge(edge))}>
                    {t.panel.showEvidence(t.number(evidence))}
                    <span className="visually-hidden">{t.panel.ofLinkTo(graph.getNodeAttribute(other, 'label'))}</span>
                  </a>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {links.length > FIRST && !all && (
        <button type="button" className="more" onClick={() => setAll(true)}>
          {t.panel.showAll(t.number(links.length))}
        </button>
      )}
    </div>
  );
}

function groupLinks(graph: KnowledgeGraph, node: string): Group[] {
  const groups = new Map<string, { edge: string; other: string }[]>();
  const put = (relation: Relation, direction: string, edge: string, other: string) => {
    const key = `${relation} ${direction}`;
    const links = groups.get(key);
    if (links) links.push({ edge, other });
    else groups.set(key, [{ edge, other }]);
  };
  graph.forEachOutEdge(node, (edge, { relation }, _, target) => put(relation, 'out', edge, target));
  graph.forEachInEdge(node, (edge, { relation }, source) => {
    // Which documents name it, the evidence below says with their sentences.
    if (relation !== 'mentions') put(relation, symmetric(relation) ? 'out' : 'in', edge, source);
  });
  const order = Object.keys(RELATIONS) as Relation[];
  const rank = (relation: Relation) => (relation === 'implements' ? -1 : order.indexOf(relation));
  return [...groups]
    .map(([key, links]): Group => {
      const [relation, direction] = key.split(' ') as [Relation, 'out' | 'in'];
      const weight = (edge: string) => graph.getEdgeAttribute(edge, 'weight');
      return { relation, direction, links: links.sort((a, b) => weight(b.edge) - weight(a.edge) || (a.other < b.other ? -1 : 1)) };
    })
    .sort((a, b) => rank(a.relation) - rank(b.relation));
}

/** Relations that say the same read from either end. */
function symmetric(relation: Relation): boolean {
  return relation === 'partner_of' || relation === 'related_to';
}
