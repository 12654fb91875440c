import { type EdgeExplanation, explainEdge, explainNode, type Neighbour, type NodeExplanation } from '../../inspect/explain.ts';
import { RELATIONS } from '../../model/schema.ts';
import { formatEvidence } from '../evidence-text.ts';
import { print } from '../terminal.ts';

/** What `zhengmai explain` is given besides its nodes. */
export interface ExplainOptions {
  readonly graph: string;
  readonly limit: number;
  readonly json?: boolean;
}

/** Prints a node, or the edges between two, with every sentence behind it. */
export async function run(name: string, other: string | undefined, { graph, limit, json }: ExplainOptions): Promise<void> {
  if (other === undefined) {
    const explanation = await explainNode(graph, name);
    if (json) process.stdout.write(`${JSON.stringify(explanation)}\n`);
    else print(formatNode(explanation, limit));
  } else {
    const explanation = await explainEdge(graph, name, other);
    if (json) process.stdout.write(`${JSON.stringify(explanation)}\n`);
    else print(formatEdges(explanation, limit));
  }
}

/** Attributes that only say where and how the node is drawn. */
const DRAWN: ReadonlySet<string> = new Set(['kind', 'label', 'x', 'y', 'size', 'color', 'community']);

function formatNode({ node, attributes, neighbours, evidence }: NodeExplanation, limit: number): string {
  const { kind, label } = attributes;
  const facts = Object.entries(attributes).filter(
    ([name, value]) => !DRAWN.has(name) && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  const relations = new Map<string, Neighbour[]>();
  for (const neighbour of neighbours) {
    const title = `${neighbour.outgoing ? '→' : '←'} ${neighbour.relation} ${RELATIONS[neighbour.relation].zh}`;
    relations.set(title, [...(relations.get(title) ?? []), neighbour]);
  }
  return [
    `${label} (${kind}, ${node})\n`,
    ...facts.map(([name, value]) => `  ${name}: ${Array.isArray(value) ? value.join('、') : value}\n`),
    ...[...relations].map(([title, ends]) => formatRelation(title, ends, limit)),
    evidence.length ? `出处 evidence\n${formatEvidence(evidence, limit)}` : '',
  ].join('');
}

function formatRelation(title: string, ends: readonly Neighbour[], limit: number): string {
  const names = ends.slice(0, limit).map(({ label, weight }) => (weight > 1 ? `${label} ×${weight}` : label));
  return `${title} (${ends.length}): ${names.join('、')}${ends.length > limit ? '…' : ''}\n`;
}

function formatEdges({ edges }: EdgeExplanation, limit: number): string {
  return edges
    .map(({ source, target, attributes, evidence }) => {
      const { relation, weight, years, status, reasons } = attributes;
      const facts = [`weight ${weight}`, years.join('、'), status, reasons?.join('、')].filter(Boolean).join(', ');
      return `${source} ${relation} ${RELATIONS[relation].zh} ${target} (${facts})\n${formatEvidence(evidence, limit)}`;
    })
    .join('');
}
