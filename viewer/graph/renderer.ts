import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import type { CameraState, EdgeDisplayData, NodeDisplayData } from 'sigma/types';
import type { EdgeAttributes, KnowledgeGraph, NodeAttributes } from '../../src/model/graph.ts';
import type { Palette } from './colors.ts';
import { type Label, type PlacedLabel, placeLabels } from './labels.ts';
import type { GraphPart } from './part.ts';

/** How the graph is to look. */
export interface Scene {
  readonly part: GraphPart;
  readonly palette: Palette;
  readonly color: (key: string) => string;
  /** Radius of a node in pixels, before the zoom. */
  readonly size: (key: string) => number;
  readonly selectedNode: string | null;
  readonly selectedEdge: string | null;
}

interface Focus {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export interface RendererEvents {
  onNode: (key: string) => void;
  onEdge: (key: string) => void;
  onStage: () => void;
  onCamera: (state: CameraState) => void;
}

const FONT =
  "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Noto Sans SC Variable', sans-serif";

/** More names than this can't be read at once, on any screen. */
const MOST_LABELS = 160;
/** Pixels of the view for each name when all of the graph is in it; fewer as one zooms in. */
const LABEL_ROOM = 12_000;
/** How much of the graph the veil hides when something stands out. */
const VEIL = 0.82;
const FEW_EDGES = 80;
/** Nodes drawn smaller than this, in pixels, are named only when one zooms in. */
const NAMED_RADIUS = 3.2;

/** Above this many edges, finding the one under the pointer costs more than it gives; the panel lists them all. */
const CLICKABLE_EDGES = 20_000;

/** Draws the graph in an element, with names that don't pile up. */
export class GraphRenderer {
  readonly #sigma: Sigma<NodeAttributes, EdgeAttributes>;
  readonly #graph: KnowledgeGraph;
  readonly #names: CanvasRenderingContext2D;
  readonly #widths = new Map<string, number>();
  #scene: Scene;
  #hovered: string | null = null;
  /** What stands out: the hovered or selected node or edge and what it is linked to; null if all is equal. */
  #focus: Focus | null = null;
  /** Shown nodes, the most important first. */
  #order: string[] = [];
  #placed: PlacedLabel[] = [];
  #destroyed = false;

  constructor(container: HTMLElement, graph: KnowledgeGraph, scene: Scene, events: RendererEvents) {
    this.#graph = graph;
    this.#scene = scene;
    // Without a graph at first: it is taken in once, with the frame of what is shown.
    const empty: KnowledgeGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
    this.#sigma = new Sigma(empty, container, {
      renderLabels: false,
      allowInvalidContainer: true,
      enableEdgeEvents: graph.size <= CLICKABLE_EDGES,
      defaultDrawNodeHover: () => undefined,
      hideEdgesOnMove: graph.size > CLICKABLE_EDGES,
      minEdgeThickness: 1.7,
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      stagePadding: 48,
      zoomToSizeRatioFunction: (ratio) => ratio ** 0.6,
      nodeReducer: (key, { x, y }) => this.#node(key, x, y),
      edgeReducer: (key) => this.#edge(key),
    });
    const canvas = this.#sigma.createCanvas('names', { afterLayer: 'labels', style: { pointerEvents: 'none' } });
    this.#names = canvas.getContext('2d') as CanvasRenderingContext2D;
    this.#sigma.on('afterRender', () => this.#drawOver());
    this.#sigma.on('resize', () => this.#sizeNames());
    this.#sizeNames();
    this.#sigma.on('clickNode', ({ node }) => events.onNode(node));
    this.#sigma.on('clickEdge', ({ edge }) => events.onEdge(edge));
    this.#sigma.on('clickStage', () => events.onStage());
    this.#sigma.on('enterNode', ({ node }) => this.#hover(node));
    this.#sigma.on('leaveNode', () => this.#hover(null));
    this.#sigma.on('enterEdge', () => this.#point(true));
    this.#sigma.on('leaveEdge', () => this.#point(false));
    this.#sigma.getCamera().on('updated', (state) => events.onCamera(state));
    this.#arrange();
    this.#sigma.setCustomBBox(this.#extent());
    this.#sigma.setGraph(graph);
  }

  /** Shows the graph in another way; the camera stays. What is selected lies over the drawn graph, which need not be drawn again. */
  show(scene: Scene): void {
    if (this.#destroyed) return;
    const { part, palette, color, size } = this.#scene;
    const same = part === scene.part && palette === scene.palette && color === scene.color && size === scene.size;
    this.#scene = scene;
    if (same) {
      this.#refocus();
      this.#drawOver();
    } else {
      this.#arrange();
      this.refresh();
    }
  }

  /** Draws again after nodes have moved. What is shown fills the view, whatever lies outside. */
  refresh(): void {
    // Between the end of this renderer and the start of the next, an effect may still hold this one.
    if (this.#destroyed) return;
    this.#sigma.setCustomBBox(this.#extent());
    this.#sigma.refresh();
  }

  /** Fits the drawing to an element that has another size. */
  resize(width: number, height: number): void {
    const known = this.#sigma.getDimensions();
    if (Math.round(width) !== known.width || Math.round(height) !== known.height) this.#sigma.scheduleRender();
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
    return this.#placed;
  }

  /** Where a node is drawn, in pixels of the element, and its radius. */
  position(key: string): { x: number; y: number; radius: number } | null {
    const data = this.#sigma.getNodeDisplayData(key);
    if (!data) return null;
    return { ...this.#sigma.framedGraphToViewport(data), radius: this.#sigma.scaleSize(data.size) };
  }

  get sigma(): Sigma<NodeAttributes, EdgeAttributes> {
    return this.#sigma;
  }

  destroy(): void {
    this.#destroyed = true;
    this.#sigma.kill();
  }

  #node(key: string, x: number, y: number): Partial<NodeDisplayData> {
    const { part, color, size } = this.#scene;
    const shown = part.nodes.has(key);
    return { x, y, hidden: !shown, color: color(key), size: shown ? size(key) : 1, label: null };
  }

  #edge(key: string): Partial<EdgeDisplayData> {
    const { part, palette } = this.#scene;
    return { hidden: !part.edges.has(key), color: palette.edge, size: this.#width(key) };
  }

  #width(edge: string): number {
    return Math.min(4, 0.6 + Math.log2(Math.max(1, this.#graph.getEdgeAttribute(edge, 'weight'))) * 0.6);
  }

  #arrange(): void {
    const { part, size } = this.#scene;
    this.#order = [...part.nodes].sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
    this.#refocus();
  }

  #hover(key: string | null): void {
    this.#hovered = key;
    this.#point(key !== null);
    this.#refocus();
    this.#drawOver();
  }

  #point(over: boolean): void {
    this.#sigma.getContainer().style.cursor = over ? 'pointer' : '';
  }

  #refocus(): void {
    const { part, selectedNode, selectedEdge } = this.#scene;
    const centre = this.#hovered ?? selectedNode;
    const nodes = new Set<string>();
    const edges = new Set<string>();
    if (centre !== null && part.nodes.has(centre)) {
      nodes.add(centre);
      this.#graph.forEachEdge(centre, (edge, _, source, target) => {
        if (!part.edges.has(edge)) return;
        edges.add(edge);
        nodes.add(source).add(target);
      });
    } else if (selectedEdge !== null && this.#graph.hasEdge(selectedEdge)) {
      edges.add(selectedEdge);
      for (const end of this.#graph.extremities(selectedEdge)) nodes.add(end);
    }
    this.#focus = nodes.size > 0 ? { nodes, edges } : null;
  }

  #extent(): { x: [number, number]; y: [number, number] } | null {
    let [left, right, bottom, top] = [
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ];
    for (const key of this.#scene.part.nodes) {
      const { x, y } = this.#graph.getNodeAttributes(key);
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.min(bottom, y);
      top = Math.max(top, y);
    }
    if (left > right) return null;
    // One node alone still needs a frame to be the middle of.
    return left < right || bottom < top ? { x: [left, right], y: [bottom, top] } : { x: [left - 1, right + 1], y: [bottom - 1, top + 1] };
  }

  #sizeNames(): void {
    const ratio = window.devicePixelRatio || 1;
    const { width, height } = this.#sigma.getDimensions();
    const { canvas } = this.#names;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    this.#names.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** Draws what lies over the graph: what stands out, and names. */
  #drawOver(): void {
    const context = this.#names;
    const { width, height } = this.#sigma.getDimensions();
    context.clearRect(0, 0, width, height);
    if (this.#focus) this.#drawFocus(this.#focus, width, height);
    const measure = ({ text, size, weight }: Label) => {
      const id = `${weight} ${text}`;
      let unit = this.#widths.get(id);
      if (unit === undefined) {
        context.font = `${weight} 20px ${FONT}`;
        unit = context.measureText(text).width / 20;
        this.#widths.set(id, unit);
      }
      return unit * size;
    };
    const { ratio } = this.#sigma.getCamera();
    const few = (width * height) / LABEL_ROOM / Math.min(1, ratio);
    this.#placed = placeLabels(this.#labels(ratio), width, height, Math.min(MOST_LABELS, Math.max(20, Math.round(few))), measure);
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    context.strokeStyle = this.#scene.palette.paper;
    // The most important is drawn last, so that its halo is whole.
    for (const { text, size, weight, left, middle, color } of this.#placed.toReversed()) {
      context.font = `${weight} ${size}px ${FONT}`;
      context.strokeText(text, left, middle);
      context.fillStyle = color;
      context.fillText(text, left, middle);
    }
    this.#ring();
  }

  /** Veils the graph and draws what stands out on the veil. */
  #drawFocus({ nodes, edges }: Focus, width: number, height: number): void {
    const context = this.#names;
    const { palette, color, selectedEdge, selectedNode } = this.#scene;
    context.globalAlpha = VEIL;
    context.fillStyle = palette.paper;
    context.fillRect(0, 0, width, height);
    context.globalAlpha = 1;
    // Many lines from one node would be a blot.
    const [strength, scale] = edges.size > FEW_EDGES ? [0.45, 0.7] : [1, 1];
    for (const edge of edges) {
      const [from, to] = this.#graph.extremities(edge).map((key) => this.position(key));
      if (!from || !to) continue;
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.globalAlpha = strength;
      context.lineWidth = scale * (this.#width(edge) + (edge === selectedEdge ? 2 : 0.5));
      context.strokeStyle = edge === selectedEdge ? palette.accent : palette.edgeStrong;
      context.stroke();
    }
    context.globalAlpha = 1;
    for (const key of nodes) {
      const place = this.position(key);
      if (!place) continue;
      context.beginPath();
      context.arc(place.x, place.y, place.radius * (key === selectedNode ? 1.35 : 1), 0, 2 * Math.PI);
      context.fillStyle = color(key);
      context.fill();
    }
  }

  /** Marks the selected and the hovered node by more than a colour. */
  #ring(): void {
    const { palette, selectedNode, part } = this.#scene;
    for (const key of new Set([selectedNode, this.#hovered])) {
      if (key === null || !part.nodes.has(key)) continue;
      const place = this.position(key);
      if (!place) continue;
      this.#names.beginPath();
      this.#names.arc(place.x, place.y, place.radius + 3, 0, 2 * Math.PI);
      this.#names.strokeStyle = key === selectedNode ? palette.accent : palette.ink;
      this.#names.lineWidth = 2;
      this.#names.stroke();
    }
  }

  *#labels(ratio: number): Generator<Label> {
    const { selectedNode, palette, part } = this.#scene;
    const first = [this.#hovered, selectedNode].filter((key) => key !== null);
    const longest = ratio > 0.5 ? 12 : 20;
    // A few nodes are all named; of many, those that are large in the view.
    const least = this.#focus || part.nodes.size <= MOST_LABELS ? 0 : NAMED_RADIUS;
    const seen = new Set<string>();
    const near = this.#focus ? this.#order.filter((key) => this.#focus?.nodes.has(key)) : [];
    // With something in focus, only what it is linked to is named: the rest is background.
    for (const key of this.#focus ? [...first, ...near] : [...first, ...this.#order]) {
      if (seen.has(key) || !this.#scene.part.nodes.has(key)) continue;
      seen.add(key);
      const place = this.position(key);
      if (!place || place.radius < least) continue;
      const { label, kind } = this.#graph.getNodeAttributes(key);
      const central = first.includes(key);
      const size = central ? 15 : Math.max(11.5, Math.min(17, 9 + place.radius * 0.55));
      yield {
        text: shorten(label, central ? 40 : longest),
        ...place,
        size,
        weight: central || kind === 'region' ? 600 : 400,
        color: palette.ink,
      };
    }
  }
}

function shorten(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** A duration in milliseconds; almost none for readers who asked their system for less motion. */
function motion(duration: number): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : duration;
}
