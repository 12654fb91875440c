import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { NODE_KINDS, type NodeKind, SECTORS } from '../../src/model/schema.ts';
import type { Coloring } from './query.ts';

/** Colours of the present theme for what is drawn on a canvas; the values are those of the style sheet. */
export interface Palette {
  readonly kinds: Readonly<Record<NodeKind, string>>;
  readonly groups: readonly string[];
  readonly other: string;
  readonly paper: string;
  readonly ink: string;
  readonly edge: string;
  readonly edgeStrong: string;
  readonly accent: string;
}

/** How many groups have a colour of their own; the others share one. */
const GROUP_COLORS = 9;

/** Reads the palette from the style sheet, as the browser resolves it for the theme. */
export function readPalette(): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const resolve = (name: string) => {
    probe.style.color = `var(--${name})`;
    return hex(getComputedStyle(probe).color);
  };
  const palette: Palette = {
    kinds: Object.fromEntries(NODE_KINDS.map((kind) => [kind, resolve(`kind-${kind}`)])) as Record<NodeKind, string>,
    groups: Array.from({ length: GROUP_COLORS }, (_, i) => resolve(`group-${i}`)),
    other: resolve('group-other'),
    paper: resolve('paper'),
    ink: resolve('ink'),
    edge: resolve('edge'),
    edgeStrong: resolve('edge-strong'),
    accent: resolve('accent'),
  };
  probe.remove();
  return palette;
}

function hex(color: string): string {
  const parts = color.match(/[\d.]+/g) ?? ['0', '0', '0'];
  return `#${parts
    .slice(0, 3)
    .map((part) => Math.round(Number(part)).toString(16).padStart(2, '0'))
    .join('')}`;
}

/** The groups that have a colour, largest first, and the group of a node; null where nodes are coloured by kind. */
export interface Grouping {
  readonly groups: readonly string[];
  readonly of: (key: string) => string | null;
}

/** How nodes are grouped by a colouring. Ties go by name, so that the same graph has the same colours. */
export function groupingOf(graph: KnowledgeGraph, coloring: Coloring): Grouping | null {
  if (coloring === 'kind') return null;
  const of = (key: string): string | null => {
    const node = graph.getNodeAttributes(key);
    if (coloring === 'community') return String(node.community);
    if (coloring === 'sector') return node.sector ?? null;
    return node.kind === 'region' && node.documents > 0 ? (node.regions[0] ?? node.label) : (node.regions[0] ?? null);
  };
  const counts = new Map<string, number>();
  graph.forEachNode((key) => {
    const group = of(key);
    if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1);
  });
  const known: readonly string[] = SECTORS;
  const order = [...counts].sort(([a, m], [b, n]) => n - m || known.indexOf(a) - known.indexOf(b) || (a < b ? -1 : 1));
  return { groups: order.slice(0, GROUP_COLORS).map(([group]) => group), of };
}

/** The colour of every node. */
export function colorNodes(graph: KnowledgeGraph, grouping: Grouping | null, palette: Palette): (key: string) => string {
  if (!grouping) return (key) => palette.kinds[graph.getNodeAttribute(key, 'kind')];
  const colors = new Map(grouping.groups.map((group, i) => [group, palette.groups[i] ?? palette.other]));
  return (key) => colors.get(grouping.of(key) ?? '') ?? palette.other;
}
