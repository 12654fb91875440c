import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import type { CameraState, EdgeDisplayData, NodeDisplayData } from 'sigma/types';
import type { KnowledgeGraph } from '../../src/model/graph.ts';
import type { PlacedLabel } from './labels.ts';
import { Overlay, type Place } from './overlay.ts';
import { edgeWidth, type Focus, focusOf, type Scene } from './scene.ts';

/** What is called when a reader does something on the drawn graph. */
export interface RendererEvents {
  onNode: (key: string) => void;
  onEdge: (key: string) => void;
  onStage: () => void;
  onCamera: (state: CameraState) => void;
}

/** So many nodes are drawn larger than links and mentions would make them. */
const FEW_NODES = 80;
/** Width of the thinnest line, in pixels. */
const THIN = 1.1;
/** How near to a line a click counts for it, in pixels. */
const REACH = 4;
/** Where nodes have their full size, and what is narrow, in pixels. */
const FULL_SIZE = 700;
const NARROW = 500;
/** Above this many edges, finding the one under the pointer costs more than it gives; the panel lists them all. */
const CLICKABLE_EDGES = 20_000;

/** Draws the graph in an element, with names that don't pile up. */
export class GraphRenderer {
  readonly #sigma: Sigma<Point, Line>;
  readonly #graph: KnowledgeGraph;
  readonly #overlay: Overlay;
  #scene: Scene;
  #hovered: string | null = null;
  /** Shown nodes, the most important first. */
  #order: string[] = [];
  #focus: Focus | null = null;
  #destroyed = false;
  /** Nodes are smaller where there is less room for them. */
  #scale = 1;
  /** Least radius: where there are few, each is plain to see. */
  #least = 0;
  /** Colour of lines: many are drawn fainter, or they would hide the nodes. */
  #line = '';

  constructor(container: HTMLElement, graph: KnowledgeGraph, scene: Scene, events: RendererEvents) {
    this.#graph = graph;
    this.#scene = scene;
    this.#scale = scaleFor(container.clientWidth, container.clientHeight);
    // Without a graph at first: it is taken in once, with the frame of what is shown.
    this.#sigma = new Sigma<Point, Line>(new MultiDirectedGraph(), container, {
      renderLabels: false,
      allowInvalidContainer: true,
      defaultDrawNodeHover: () => undefined,
      minEdgeThickness: THIN,
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      stagePadding: container.clientWidth < NARROW ? 20 : 48,
      zoomToSizeRatioFunction: (ratio) => ratio ** 0.6,
      nodeReducer: (key, { x, y }) => ({ x, y, ...this.#node(key) }),
      edgeReducer: (key) => this.#edge(key),
    });
    const canvas = this.#sigma.createCanvas('names', { afterLayer: 'labels', style: { pointerEvents: 'none' } });
    this.#overlay = new Overlay(canvas, graph, (key) => this.position(key));
    this.#sigma.on('afterRender', () => this.#drawOver());
    this.#sigma.on('resize', () => this.#overlay.resize(this.#sigma.getDimensions()));
    this.#overlay.resize(this.#sigma.getDimensions());
    this.#sigma.on('clickNode', ({ node }) => events.onNode(node));
    this.#sigma.on('clickStage', ({ event }) => {
      const edge = this.#edgeAt(event);
      if (edge === null) events.onStage();
      else events.onEdge(edge);
    });
    this.#sigma.on('enterNode', ({ node }) => this.#hover(node));
    this.#sigma.on('leaveNode', () => this.#hover(null));
    this.#sigma.on('moveBody', ({ event }) => {
      if (this.#hovered === null) this.#point(this.#edgeAt(event) !== null);
    });
    this.#sigma.getCamera().on('updated', (state) => events.onCamera(state));
    this.#takeIn();
  }

  /** Shows the graph in another way; the camera stays. What is selected lies over the drawn graph, which need not be drawn again. */
  show(scene: Scene): void {
    // Between the end of this renderer and the start of the next, an effect may still hold this one.
    if (this.#destroyed) return;
    const { part, places, palette, color, size } = this.#scene;
    this.#scene = scene;
    if (part !== scene.part) this.#takeIn();
    else if (places !== scene.places) {
      this.#sigma.getGraph().updateEachNodeAttributes((key) => this.#place(key));
      this.#draw();
    } else if (palette !== scene.palette || color !== scene.color || size !== scene.size) this.#draw();
    else {
      this.#focus = focusOf(this.#graph, scene, this.#hovered);
      this.#drawOver();
    }
  }

  /** Fits the drawing to an element that has another size. */
  resize(width: number, height: number): void {
    const known = this.#sigma.getDimensions();
    const scale = scaleFor(width, height);
    if (Math.abs(scale - this.#scale) > 0.05) {
      this.#scale = scale;
      this.#draw();
    } else if (Math.round(width) !== known.width || Math.round(height) !== known.height) this.#sigma.scheduleRender();
  }

  /** Moves the camera to a node, near enough to read its neighbours. */
  centre(key: string): void {
    const place = this.#sigma.getNodeDisplayData(key);
    const camera = this.#sigma.getCamera();
    if (place) camera.animate({ x: place.x, y: place.y, ratio: Math.min(camera.ratio, 0.5) }, { duration: motion(400) });
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera();
    camera.animate({ ratio: camera.ratio / factor }, { duration: motion(200) });
  }

  fit(): void {
    this.#sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: motion(300) });
  }

  setCamera(state: { x: number; y: number; ratio: number }): void {
    this.#sigma.getCamera().setState(state);
  }

  /** Names on the canvas at present, most important first, and where their nodes are, in pixels. */
  placed(): readonly PlacedLabel[] {
    return this.#overlay.placed;
  }

  /** Where a node is drawn, in pixels of the element, and its radius. */
  position(key: string): Place | null {
    const data = this.#sigma.getNodeDisplayData(key);
    if (!data) return null;
    return { ...this.#sigma.framedGraphToViewport(data), radius: this.#sigma.scaleSize(data.size) };
  }

  get sigma(): Sigma<Point, Line> {
    return this.#sigma;
  }

  destroy(): void {
    this.#destroyed = true;
    this.#sigma.kill();
  }

  /** Gives Sigma what is shown, and nothing else: what is left out of a large graph costs nothing. */
  #takeIn(): void {
    const { part } = this.#scene;
    const drawn = new MultiDirectedGraph<Point, Line>();
    for (const key of part.nodes) drawn.addNode(key, this.#place(key));
    for (const key of part.edges) drawn.addDirectedEdgeWithKey(key, this.#graph.source(key), this.#graph.target(key));
    this.#prepare();
    this.#sigma.setGraph(drawn);
  }

  #draw(): void {
    this.#prepare();
    this.#sigma.refresh();
  }

  #prepare(): void {
    const { part, size, palette } = this.#scene;
    const few = part.nodes.size <= FEW_NODES;
    this.#least = few ? 4.5 : 0;
    this.#line = mix(palette.edge, palette.paper, part.edges.size > 10_000 ? 0.6 : part.edges.size > 3000 ? 0.3 : 0);
    this.#order = [...part.nodes].sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
    this.#focus = focusOf(this.#graph, this.#scene, this.#hovered);
    // A changed setting makes Sigma draw once more.
    const thickness = few ? 1.8 : THIN;
    const hides = part.edges.size > CLICKABLE_EDGES;
    if (this.#sigma.getSetting('minEdgeThickness') !== thickness) this.#sigma.setSetting('minEdgeThickness', thickness);
    if (this.#sigma.getSetting('hideEdgesOnMove') !== hides) this.#sigma.setSetting('hideEdgesOnMove', hides);
    this.#sigma.setCustomBBox(this.#extent());
  }

  #place(key: string): Point {
    const { x, y } = this.#scene.places?.get(key) ?? this.#graph.getNodeAttributes(key);
    return { x, y };
  }

  #node(key: string): Partial<NodeDisplayData> {
    const { color, size } = this.#scene;
    return { color: color(key), size: Math.max(size(key) * this.#scale, this.#least), label: null };
  }

  #edge(key: string): Partial<EdgeDisplayData> {
    return { color: this.#line, size: edgeWidth(this.#graph, key) };
  }

  #hover(key: string | null): void {
    this.#hovered = key;
    this.#point(key !== null);
    this.#focus = focusOf(this.#graph, this.#scene, this.#hovered);
    this.#drawOver();
  }

  #drawOver(): void {
    this.#overlay.draw(this.#scene, {
      focus: this.#focus,
      hovered: this.#hovered,
      order: this.#order,
      ratio: this.#sigma.getCamera().ratio,
    });
  }

  /** The edge that passes nearest to a place, if it passes near; thin lines need not be hit. */
  #edgeAt({ x, y }: { x: number; y: number }): string | null {
    const { part } = this.#scene;
    if (part.edges.size > CLICKABLE_EDGES) return null;
    const point = this.#sigma.viewportToFramedGraph({ x, y });
    const beside = this.#sigma.viewportToFramedGraph({ x: x + REACH, y });
    let nearest: string | null = null;
    let least = (beside.x - point.x) ** 2 + (beside.y - point.y) ** 2;
    for (const edge of part.edges) {
      const from = this.#sigma.getNodeDisplayData(this.#graph.source(edge));
      const to = this.#sigma.getNodeDisplayData(this.#graph.target(edge));
      if (!from || !to) continue;
      const distance = squaredDistance(point, from, to);
      if (distance < least) {
        nearest = edge;
        least = distance;
      }
    }
    return nearest;
  }

  #point(over: boolean): void {
    this.#sigma.getContainer().style.cursor = over ? 'pointer' : '';
  }

  #extent(): { x: [number, number]; y: [number, number] } | null {
    let [left, right, bottom, top] = [
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ];
    for (const key of this.#scene.part.nodes) {
      const { x, y } = this.#place(key);
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    }
    if (left > right) return null;
    // One node alone still needs a frame to be the middle of.
    return left < right || bottom < top ? { x: [left, right], y: [bottom, top] } : { x: [left - 1, right + 1], y: [bottom - 1, top + 1] };
  }
}

/** Nothing of an edge is kept where it is drawn: all is read by its key. */
type Line = Record<string, never>;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The square of the distance of a point from a line between two. */
function squaredDistance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
  return (point.x - from.x - along * dx) ** 2 + (point.y - from.y - along * dy) ** 2;
}

/** Of the size that nodes have in a window of 700 by 700 pixels or more. */
function scaleFor(width: number, height: number): number {
  return Math.max(0.45, Math.min(1, Math.min(width, height) / FULL_SIZE));
}

/** A colour between two, given as #rrggbb: `share` of the second. */
function mix(a: string, b: string, share: number): string {
  const channel = (color: string, i: number) => Number.parseInt(color.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mixed = [0, 1, 2].map((i) => Math.round(channel(a, i) * (1 - share) + channel(b, i) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** A duration in milliseconds; almost none for readers who asked their system for less motion. */
function motion(duration: number): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : duration;
}
