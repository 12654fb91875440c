import type { KnowledgeGraph } from '../../src/model/graph.ts';

/** Angle between two points that follow one another in a sunflower's head, which fills a disc evenly. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Places every node with its region: the regions that documents are about stand on a circle in the order of their division
 * codes, so that neighbours in the hierarchy are neighbours on the page, each with what is tied to it around it. What
 * several of them share stands between them, in the middle of its regions.
 *
 * @returns x, y, x, y … in the order of the graph's nodes
 */
export function regionLayout(graph: KnowledgeGraph): Float64Array {
  const homes = homeRegions(graph);
  const angle = new Map(homes.map((name, i) => [name, (2 * Math.PI * i) / Math.max(1, homes.length) + Math.PI / 2]));
  const groups = new Map<string, string[]>();
  graph.forEachNode((key, node) => {
    const named = node.kind === 'region' && angle.has(node.label) ? [node.label] : node.regions.filter((name) => angle.has(name));
    const group = [...new Set(named)].sort().join('|');
    const members = groups.get(group);
    if (members) members.push(key);
    else groups.set(group, [key]);
  });
  const radius = Math.sqrt(graph.order) * Math.max(3, homes.length / 2);
  const places = new Map<string, [number, number]>();
  for (const [group, members] of groups) {
    const names = group === '' ? [] : group.split('|');
    const x = mean(names.map((name) => radius * Math.cos(angle.get(name) as number)));
    const y = mean(names.map((name) => radius * Math.sin(angle.get(name) as number)));
    // The region itself stands in the middle of its disc, then the most mentioned.
    const rank = (key: string) => (names[0] === graph.getNodeAttribute(key, 'label') ? Number.POSITIVE_INFINITY : graph.degree(key));
    members.sort((a, b) => Number(rank(b) > rank(a)) - Number(rank(a) > rank(b)) || (a < b ? -1 : 1));
    // Names without a home region lie outside, below the circle.
    const centre: [number, number] = names.length === 0 ? [0, -1.9 * radius] : [x, y];
    members.forEach((key, i) => {
      const distance = 1.6 * Math.sqrt(i);
      places.set(key, [centre[0] + distance * Math.cos(i * GOLDEN_ANGLE), centre[1] + distance * Math.sin(i * GOLDEN_ANGLE)]);
    });
  }
  return Float64Array.from(graph.nodes().flatMap((key) => places.get(key) ?? [0, 0]));
}

/** Names of the regions that documents are about, in the order of their codes, then of their names. */
function homeRegions(graph: KnowledgeGraph): string[] {
  const homes = new Map<string, string>();
  graph.forEachEdge((_, { relation }, __, target) => {
    if (relation !== 'about') return;
    const { label, code } = graph.getNodeAttributes(target);
    homes.set(label, code ?? '9');
  });
  return [...homes].sort(([a, m], [b, n]) => (m < n ? -1 : m > n ? 1 : a < b ? -1 : 1)).map(([name]) => name);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
