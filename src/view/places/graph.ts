import { DataError } from '../../errors.ts';
import type { EdgeAttributes, NodeAttributes } from '../../model/graph.ts';
import { NODE_KINDS, type NodeKind, RELATIONS, type Relation } from '../../model/schema.ts';
import { parse } from '../rows.ts';
import { scanLines } from './lines.ts';
import { Numbers } from './numbers.ts';
import { type Range, RangeList } from './ranges.ts';

const RELATION_NAMES = Object.keys(RELATIONS) as Relation[];
const KEY = Buffer.from('{"key":');
const COMMA = 0x2c;

interface GraphRow {
  readonly key: string;
  readonly source?: string;
  readonly target?: string;
  readonly attributes: unknown;
}

/** A graph without what its nodes and edges say: numbers by their place in graph.json, and where they stand in it. */
export class GraphPlaces {
  readonly keys: string[] = [];
  /** Name and aliases of each node. */
  readonly forms: string[][] = [];
  /** Edges of each node that documents state: neither similarity nor that a document names it. */
  readonly links = new Numbers();
  readonly mentions = new Numbers();
  readonly #kinds = new Numbers();
  readonly #nodes = new RangeList();
  readonly sources = new Numbers();
  readonly targets = new Numbers();
  readonly #relations = new Numbers();
  readonly #edges = new RangeList();

  /**
   * Reads where everything is, a line at a time.
   *
   * @param onPlace told how many bytes are read
   * @throws DataError where a line is damaged, or the file is not as `zhengmai build` writes it
   */
  static async read(path: string, onPlace: (bytes: number) => void): Promise<GraphPlaces> {
    const graph = new GraphPlaces();
    const indexes = new Map<string, number>();
    let number = 0;
    await scanLines(path, (line, start) => {
      number++;
      onPlace(start);
      if (!line.subarray(0, KEY.length).equals(KEY)) return;
      const length = line[line.length - 1] === COMMA ? line.length - 1 : line.length;
      const row = parse<GraphRow>(line.toString('utf8', 0, length), `${path}:${number}`);
      if (row.source === undefined || row.target === undefined) {
        indexes.set(row.key, graph.keys.length);
        graph.#addNode(row.key, row.attributes as NodeAttributes, { start, length });
        return;
      }
      const [source, target] = [indexes.get(row.source), indexes.get(row.target)];
      if (source === undefined || target === undefined) {
        throw new DataError(`${path}:${number}: an edge to an unknown node; run zhengmai build again`);
      }
      graph.#addEdge(source, target, row.attributes as EdgeAttributes, { start, length });
    });
    if (graph.keys.length === 0) {
      throw new DataError(`${path}: too large to be read as a whole, and not a node or an edge per line as zhengmai build writes it`);
    }
    return graph;
  }

  #addNode(key: string, { kind, label, aliases, mentions }: NodeAttributes, place: Range): void {
    this.keys.push(key);
    this.forms.push([label, ...aliases]);
    this.links.push(0);
    this.mentions.push(mentions);
    this.#kinds.push(NODE_KINDS.indexOf(kind));
    this.#nodes.push(place);
  }

  #addEdge(source: number, target: number, { relation }: EdgeAttributes, place: Range): void {
    this.sources.push(source);
    this.targets.push(target);
    this.#relations.push(RELATION_NAMES.indexOf(relation));
    this.#edges.push(place);
    if (relation === 'mentions' || relation === 'related_to') return;
    this.links.add(source, 1);
    this.links.add(target, 1);
  }

  get edgeCount(): number {
    return this.sources.length;
  }

  kindOf(node: number): NodeKind {
    return NODE_KINDS[this.#kinds.at(node)] as NodeKind;
  }

  relationOf(edge: number): Relation {
    return RELATION_NAMES[this.#relations.at(edge)] as Relation;
  }

  placeOfNode(node: number): Range {
    return this.#nodes.at(node);
  }

  placeOfEdge(edge: number): Range {
    return this.#edges.at(edge);
  }

  /** Nodes of each kind. */
  kinds(): Partial<Record<NodeKind, number>> {
    const counts: Partial<Record<NodeKind, number>> = {};
    for (let node = 0; node < this.keys.length; node++) counts[this.kindOf(node)] = (counts[this.kindOf(node)] ?? 0) + 1;
    return counts;
  }

  /** All nodes, those with most links first; of equals, those that documents name more often. */
  strongestFirst(): number[] {
    return Array.from(this.keys, (_, i) => i).sort(
      (a, b) => this.links.at(b) - this.links.at(a) || this.mentions.at(b) - this.mentions.at(a) || a - b,
    );
  }
}
