import type { KnowledgeGraph } from '../../src/model/graph.ts';
import { type Label, type PlacedLabel, placeLabels } from './labels.ts';
import { edgeWidth, type Focus, type Scene } from './scene.ts';

const FONT =
  "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Noto Sans SC Variable', sans-serif";

/** More names than this can't be read at once, on any screen. */
const MOST_LABELS = 160;
/** Pixels of the view for each name when all of the graph is in it; fewer as one zooms in. */
const LABEL_ROOM = 12_000;
/** Nodes drawn smaller than this, in pixels, are named only when one zooms in. */
const NAMED_RADIUS = 3.2;
/** How much of the graph the veil hides when something stands out. */
const VEIL = 0.82;
/** Many lines from one node would be a blot: they are drawn fainter. */
const FEW_EDGES = 80;

/** Where a node is drawn, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** What the overlay shows beside the scene. */
interface View {
  readonly focus: Focus | null;
  readonly hovered: string | null;
  /** Shown nodes, the most important first. */
  readonly order: readonly string[];
  /** Of the camera: 1 shows all, less is nearer. */
  readonly ratio: number;
}

/**
 * A canvas over the drawn graph: names that don't pile up and, where something stands out, a veil over the rest with it drawn
 * above. The graph below stays as it is, so that pointing at something costs the same in a graph of any size.
 */
export class Overlay {
  readonly #context: CanvasRenderingContext2D;
  readonly #graph: KnowledgeGraph;
  readonly #position: (key: string) => Place | null;
  readonly #widths = new Map<string, number>();
  #size = { width: 0, height: 0 };
  #placed: PlacedLabel[] = [];

  constructor(canvas: HTMLCanvasElement, graph: KnowledgeGraph, position: (key: string) => Place | null) {
    this.#context = canvas.getContext('2d') as CanvasRenderingContext2D;
    this.#graph = graph;
    this.#position = position;
  }

  /** Names on the canvas at present, most important first. */
  get placed(): readonly PlacedLabel[] {
    return this.#placed;
  }

  resize({ width, height }: { width: number; height: number }): void {
    const ratio = window.devicePixelRatio || 1;
    const { canvas } = this.#context;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#size = { width, height };
  }

  draw(scene: Scene, view: View): void {
    const { width, height } = this.#size;
    this.#context.clearRect(0, 0, width, height);
    if (view.focus) this.#drawFocus(scene, view.focus);
    this.#drawNames(scene, view);
    this.#drawRings(scene, view);
  }

  #drawNames(scene: Scene, view: View): void {
    const context = this.#context;
    const { width, height } = this.#size;
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
    const few = Math.round((width * height) / LABEL_ROOM / Math.min(1, view.ratio));
    this.#placed = placeLabels(this.#labels(scene, view), width, height, Math.min(MOST_LABELS, Math.max(20, few)), measure);
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3.5;
    context.strokeStyle = scene.palette.paper;
    // The most important is drawn last, so that its halo is whole.
    for (const { text, size, weight, left, middle, color } of this.#placed.toReversed()) {
      context.font = `${weight} ${size}px ${FONT}`;
      context.strokeText(text, left, middle);
      context.fillStyle = color;
      context.fillText(text, left, middle);
    }
  }

  /** Veils the graph and draws what stands out on the veil. */
  #drawFocus({ palette, color, selectedEdge, selectedNode }: Scene, { nodes, edges }: Focus): void {
    const context = this.#context;
    const { width, height } = this.#size;
    context.globalAlpha = VEIL;
    context.fillStyle = palette.paper;
    context.fillRect(0, 0, width, height);
    context.globalAlpha = 1;
    const [strength, scale] = edges.size > FEW_EDGES ? [0.45, 0.7] : [1, 1];
    for (const edge of edges) {
      const [from, to] = this.#graph.extremities(edge).map((key) => this.#position(key));
      if (!from || !to) continue;
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.globalAlpha = strength;
      context.lineWidth = scale * (edgeWidth(this.#graph, edge) + (edge === selectedEdge ? 2 : 0.5));
      context.strokeStyle = edge === selectedEdge ? palette.accent : palette.edgeStrong;
      context.stroke();
    }
    context.globalAlpha = 1;
    for (const key of nodes) {
      const place = this.#position(key);
      if (!place) continue;
      context.beginPath();
      context.arc(place.x, place.y, place.radius * (key === selectedNode ? 1.35 : 1), 0, 2 * Math.PI);
      context.fillStyle = color(key);
      context.fill();
    }
  }

  /** Marks the selected and the hovered node by more than a colour. */
  #drawRings({ palette, selectedNode, part }: Scene, { hovered }: View): void {
    const context = this.#context;
    for (const key of new Set([selectedNode, hovered])) {
      if (key === null || !part.nodes.has(key)) continue;
      const place = this.#position(key);
      if (!place) continue;
      context.beginPath();
      context.arc(place.x, place.y, place.radius + 3, 0, 2 * Math.PI);
      context.strokeStyle = key === selectedNode ? palette.accent : palette.ink;
      context.lineWidth = 2;
      context.stroke();
    }
  }

  *#labels({ selectedNode, palette, part }: Scene, { focus, hovered, order, ratio }: View): Generator<Label> {
    const first = [hovered, selectedNode].filter((key) => key !== null);
    const longest = ratio > 0.5 ? 12 : 20;
    // A few nodes are all named; of many, those that are large in the view.
    const least = focus || part.nodes.size <= MOST_LABELS ? 0 : NAMED_RADIUS;
    const seen = new Set<string>();
    const near = focus ? order.filter((key) => focus.nodes.has(key)) : [];
    // With something in focus, only what it is linked to is named: the rest is background.
    for (const key of focus ? [...first, ...near] : [...first, ...order]) {
      if (seen.has(key) || !part.nodes.has(key)) continue;
      seen.add(key);
      const place = this.#position(key);
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
