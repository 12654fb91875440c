import { packEnclose, packSiblings } from 'd3-hierarchy';
import { ancestorsOf } from '../../src/analyse/hierarchy.ts';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import type { Places } from './scene.ts';

interface Circle {
  x: number;
  y: number;
  r: number;
}

/** Nodes that stand around one region, and the regions inside it that have nodes of their own. */
interface Area {
  readonly nodes: string[];
  readonly parts: Map<string, string[]>;
}

/** Radius of a node's own circle, and the room around a group of nodes. */
const NODE = 1;
const ROOM = 1.6;

/**
 * Places every node with its region: the regions that documents are about stand in a ring in the order of their division
 * codes, so that neighbours in the hierarchy are neighbours on the page. Around each lies what is tied to it, what is tied
 * to one of its subdivisions in a circle of its own. What several of them share stands in the middle of its regions.
 *
 * @param nodes keys of the nodes to place; a region that documents are about and that is not among them is as if it were not there
 */
export function regionLayout(graph: KnowledgeGraph, nodes: ReadonlySet<string>): Places {
  const homes = homeRegions(graph).filter((home) => nodes.has(home));
  const homeOf = homeFinder(graph, new Set(homes));
  const areas = new Map(homes.map((home): [string, Area] => [home, { nodes: [home], parts: new Map() }]));
  const shared = new Map<string, string[]>();
  const elsewhere: string[] = [];
  const put = <K>(map: Map<K, string[]>, at: K, key: string) => map.set(at, [...(map.get(at) ?? []), key]);
  for (const key of byLinks(graph, nodes)) {
    const ties = tiesOf(graph, key);
    const found = new Set([...ties].flatMap((region) => homeOf(region) ?? []));
    const [home] = found;
    const area = home === undefined ? undefined : areas.get(home);
    if (key === home) continue;
    if (!area) elsewhere.push(key);
    else if (found.size > 1) put(shared, [...found].sort().join('\n'), key);
    else {
      const inside = [...ties].filter((region) => region !== home && homeOf(region) === home);
      if (inside.length === 1) put(area.parts, inside[0] as string, key);
      else area.nodes.push(key);
    }
  }
  const places = new Map<string, { x: number; y: number }>();
  const centres = placeRing(areas, shared, places);
  placeBeside(elsewhere, centres, places);
  return places;
}

/** Puts the areas in a ring and what they share inside it. */
function placeRing(
  areas: ReadonlyMap<string, Area>,
  shared: ReadonlyMap<string, string[]>,
  places: Map<string, { x: number; y: number }>,
): Map<string, Circle> {
  const packed = [...areas].map(([home, area]) => ({ home, ...packArea(area) }));
  const around = packed.reduce((sum, { r }) => sum + 2 * r + ROOM, 0);
  const middle = Math.sqrt([...shared.values()].reduce((sum, keys) => sum + keys.length, 0)) * 1.9 * NODE;
  const largest = Math.max(0, ...packed.map(({ r }) => r));
  const radius = packed.length < 2 ? 0 : Math.max(around / (2 * Math.PI), largest + middle) * 1.05;
  const centres = new Map<string, Circle>();
  let walked = 0;
  for (const { home, r, inside } of packed) {
    const angle = Math.PI / 2 - (2 * Math.PI * (walked + r)) / Math.max(1, around);
    walked += 2 * r + ROOM;
    const centre = { x: radius * Math.cos(angle), y: radius * Math.sin(angle), r };
    centres.set(home, centre);
    for (const [key, x, y] of inside) places.set(key, { x: centre.x + x, y: centre.y + y });
  }
  placeShared(shared, centres, places);
  return centres;
}

/** Groups of shared nodes, each as near to the middle of its regions as the groups placed before it leave room. */
function placeShared(
  shared: ReadonlyMap<string, string[]>,
  centres: ReadonlyMap<string, Circle>,
  places: Map<string, { x: number; y: number }>,
): void {
  const taken: Circle[] = [];
  for (const [homes, keys] of [...shared].sort(([a, m], [b, n]) => n.length - m.length || (a < b ? -1 : 1))) {
    const points = homes.split('\n').flatMap((home) => centres.get(home) ?? []);
    const wanted = { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
    const circles = packSiblings(keys.map(() => ({ x: 0, y: 0, r: 1.25 * NODE })));
    const group = nearestFree(wanted, packEnclose(circles).r + ROOM, taken);
    taken.push(group);
    keys.forEach((key, i) => {
      const circle = circles[i] as Circle;
      places.set(key, { x: group.x + circle.x, y: group.y + circle.y });
    });
  }
}

/** The circle of a radius nearest to a point that lies on no other, looked for along a spiral. */
function nearestFree({ x, y }: { x: number; y: number }, r: number, taken: readonly Circle[]): Circle {
  const golden = Math.PI * (3 - Math.sqrt(5));
  for (let step = 0; ; step++) {
    const reach = 0.8 * Math.sqrt(step);
    const circle = { x: x + reach * Math.cos(step * golden), y: y + reach * Math.sin(step * golden), r };
    if (taken.every((other) => Math.hypot(other.x - circle.x, other.y - circle.y) >= other.r + r)) return circle;
  }
}

/** What has no region of a document lies below all that has, in a disc. */
function placeBeside(keys: readonly string[], centres: ReadonlyMap<string, Circle>, places: Map<string, { x: number; y: number }>): void {
  const circles = packSiblings(keys.map(() => ({ x: 0, y: 0, r: NODE })));
  const own = circles.length > 0 ? packEnclose(circles).r : 0;
  const bottom = Math.min(0, ...[...centres.values()].map(({ y, r }) => y - r));
  const left = Math.min(0, ...[...centres.values()].map(({ x, r }) => x - r));
  keys.forEach((key, i) => {
    const circle = circles[i] as Circle;
    places.set(key, { x: left + own + circle.x, y: bottom + own / 2 + circle.y });
  });
}

/** An area as a circle: its region in the middle, its nodes around it, its parts as circles among them. */
function packArea({ nodes, parts }: Area): { r: number; inside: [string, number, number][] } {
  const discs = [...parts].map(([region, keys]) => packDisc([region, ...keys.filter((key) => key !== region)]));
  const own = packDisc(nodes);
  const circles = [own, ...discs].map((disc) => ({ ...disc, x: 0, y: 0, r: disc.r + ROOM }));
  packSiblings(circles);
  const whole = packEnclose(circles);
  return {
    r: whole.r,
    inside: circles.flatMap((disc) =>
      disc.inside.map(([key, x, y]): [string, number, number] => [key, disc.x - whole.x + x, disc.y - whole.y + y]),
    ),
  };
}

/** Nodes in a disc, the first in the middle with room around it. */
function packDisc(keys: readonly string[]): { r: number; inside: [string, number, number][] } {
  const circles = packSiblings(keys.map((_, i) => ({ x: 0, y: 0, r: i === 0 ? 3.6 * NODE : NODE })));
  const whole = packEnclose(circles);
  return {
    r: whole.r,
    inside: keys.map((key, i): [string, number, number] => {
      const { x, y } = circles[i] as Circle;
      return [key, x - whole.x, y - whole.y];
    }),
  };
}

/** Keys of the regions that documents are about, in the order of their codes, then of their keys. */
function homeRegions(graph: KnowledgeGraph): string[] {
  const homes = new Map<string, string>();
  graph.forEachEdge((_, { relation }, __, target) => {
    if (relation === 'about') homes.set(target, graph.getNodeAttribute(target, 'code') ?? '9');
  });
  return [...homes].sort(([a, m], [b, n]) => (m < n ? -1 : m > n ? 1 : a < b ? -1 : 1)).map(([key]) => key);
}

/** Finds the nearest region, from a region itself upwards, that a document is about. */
function homeFinder(graph: KnowledgeGraph, homes: ReadonlySet<string>): (region: string) => string | null {
  const known = new Map<string, string | null>();
  return (region) => {
    let home = known.get(region);
    if (home === undefined) {
      home = [region, ...ancestorsOf(graph, region)].find((key) => homes.has(key)) ?? null;
      known.set(region, home);
    }
    return home;
  };
}

/** The regions that a node is tied to; of a region, itself. */
function tiesOf(graph: KnowledgeGraph, key: string): Set<string> {
  if (graph.getNodeAttribute(key, 'kind') === 'region') return new Set([key]);
  return new Set(graph.filterNeighbors(key, (_, { kind }) => kind === 'region'));
}

/** Keys, the most linked first. */
function byLinks(graph: KnowledgeGraph, nodes: ReadonlySet<string>): string[] {
  return [...nodes].sort((a, b) => graph.degree(b) - graph.degree(a) || (a < b ? -1 : 1));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
