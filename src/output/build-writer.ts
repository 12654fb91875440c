import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readAdoptions } from '../analyse/adoption.ts';
import type { Clustering } from '../analyse/clusters/clusters.ts';
import { type Analysis, analyse } from '../analyse/index.ts';
import { PanelCollector } from '../analyse/indicators/collector.ts';
import type { LayoutOptions } from '../analyse/layout.ts';
import { clusterProjects } from '../analyse/projects.ts';
import { textToCut } from '../analyse/related/features.ts';
import type { CutText } from '../analyse/related/name-words.ts';
import { ProjectPassages } from '../analyse/related/passages.ts';
import { failureRow } from '../build/documents.ts';
import type { EvidenceRow } from '../build/evidence.ts';
import { GraphBuilder } from '../build/index.ts';
import { compareCodePoints } from '../build/order.ts';
import type { BuiltGraph } from '../model/graph.ts';
import type { DocumentRecord, Failure } from '../model/types.ts';
import { tagWords } from '../segment/words.ts';
import { EDGE_PARTS, endWithEdges } from './edge-parts.ts';
import { FileWriter, writeFile } from './file-writer.ts';
import { Foresight } from './foresight.ts';
import { type GraphThread, startGraphThread } from './graph-thread.ts';
import { FirstPlaces } from './places.ts';
import { readme } from './readme.ts';
import { DOCUMENT_OUTPUTS, EVIDENCE_FILE, OUTPUT_FILES, RESULT_OUTPUTS } from './registry.ts';
import { type Replacement, replaceFolder, writeError } from './replace-folder.ts';
import type { BuildResult, DocumentSummary, UnplacedResult } from './result.ts';
import { PLACED_RELATION, type WrittenDocument, type WrittenRow, writeRow } from './written-document.ts';
import { WrittenRows } from './written-rows.ts';

/** A file that only a build's folder has. */
const MARK = 'graph.json';
const README = 'README.md';
/** Of fewer, what is made for outputs finds room beside each other. */
const FEW_NODES = 50_000;

/** How a build is written. */
export interface WriteOptions extends LayoutOptions {
  /** Cuts the names of projects into words, line by line; by default the segmenter. */
  readonly cut?: (text: string) => CutText | Promise<CutText>;
  /** What is known of documents already. */
  readonly foresight?: Foresight;
  /** A document was worked out for this build, under the keys that its entities have now. */
  readonly onWritten?: (record: DocumentRecord, written: WrittenDocument) => void;
}

type Passages = ProjectPassages<EvidenceRow, Uint8Array, number>;

/** What is kept of every document. */
interface Collectors {
  readonly builder: GraphBuilder;
  readonly passages: Passages;
  readonly panel: PanelCollector;
  readonly places: FirstPlaces<number>;
  readonly rows: WrittenRows;
}

/** A folder that is going to hold a new build; until that is finished, it keeps its old content. */
export class BuildWriter {
  readonly #target: string;
  readonly #replacement: Replacement;

  /** @throws UsageError for a folder with other content; ZhengmaiError while another process writes there */
  constructor(target: string) {
    this.#target = target;
    try {
      this.#replacement = replaceFolder(target, OUTPUT_FILES, MARK);
    } catch (error) {
      throw writeError(target, error);
    }
  }

  /** Where temporary files may be put; they must be gone before the end. */
  get folder(): string {
    return this.#replacement.folder;
  }

  /**
   * Merges the records into one graph, analyses it, writes all outputs and puts them in the place of the old ones. Of every
   * document only what the graph needs is kept in memory.
   *
   * @param records by id; in the place of one may stand what was worked out of it before
   * @param failures documents that couldn't be read
   * @param copies documents that say what another says
   * @throws DataError for a damaged record; ZhengmaiError where the disk is full or may not be written. The old build stays.
   */
  async write(
    records: Iterable<DocumentRecord | WrittenDocument>,
    failures: readonly Failure[] = [],
    copies: readonly Failure[] = [],
    { cut = tagWords, foresight = new Foresight(new Map()), onWritten = () => {}, ...options }: WriteOptions = {},
  ): Promise<BuildResult> {
    const rows = new WrittenRows(join(this.folder, EVIDENCE_FILE));
    const ended = new AbortController();
    let thread: GraphThread | undefined;
    try {
      const builder = new GraphBuilder();
      const passages: Passages = new ProjectPassages(rows);
      const panel = new PanelCollector();
      const places = new FirstPlaces(PLACED_RELATION, rows);
      const written = inOrder(records, byId([...failures, ...copies]), (record) => {
        const found = foresight.take(record);
        onWritten(record, found);
        return found;
      });
      const read = this.#writeDocuments({ builder, passages, panel, places, rows }, written);
      const graph = builder.graph();
      const { clustering, related, analysing } = this.#relate(graph, passages, await cut(textToCut(graph)), () =>
        analyse(graph, {
          ...options,
          place: (nodes, shown = {}) => {
            thread = startGraphThread(nodes, graph.edges, this.folder, shown, ended.signal);
            return thread.placement;
          },
        }),
      );
      const made = lastMade(graph.order < FEW_NODES ? 2 : 1, { panel: () => panel.panel(graph), adoptions: () => readAdoptions(graph) });
      const unplaced: UnplacedResult = {
        ...read,
        evidence: read.evidence + related,
        graph,
        clustering,
        get panel() {
          return made('panel');
        },
        get adoptions() {
          return made('adoptions');
        },
        places,
        firstPassage: (project) => passages.firstRowOf(project),
        failures: byId(failures),
        copies: byId(copies),
      };
      for (const output of RESULT_OUTPUTS) if (!output.placed) this.#writeFile(output.file, output.content(unplaced));
      const result: BuildResult = Object.assign(unplaced, { analysis: await analysing });
      for (const output of RESULT_OUTPUTS) if (output.placed) this.#writeFile(output.file, output.content(result));
      endWithEdges(graph.edges, this.folder, (await thread?.edges) ?? false);
      rows.close();
      if (!existsSync(join(this.#target, README))) writeFile(join(this.folder, README), [readme()]);
      this.#replacement.commit();
      return result;
    } catch (error) {
      ended.abort();
      rows.close();
      this.abandon();
      throw writeError(this.#target, error);
    }
  }

  /** Leaves the old build as it is. */
  abandon(): void {
    this.#replacement.abandon();
  }

  /**
   * Relates and clusters projects; what that takes is gone afterwards, as it would not be from a function that waits. The graph
   * is analysed as soon as it has all its edges: its places are found while everything else goes on.
   */
  #relate(
    graph: BuiltGraph,
    passages: Passages,
    words: CutText,
    analyseGraph: () => Promise<Analysis>,
  ): { clustering: Clustering; related: number; analysing: Promise<Analysis> } {
    let analysing: Promise<Analysis> | undefined;
    const { clustering, evidence } = clusterProjects(graph, passages, {
      cut: () => words,
      onRelated: () => {
        analysing = analyseGraph();
        // Until someone waits for it, its failure is nobody's.
        analysing.catch(() => {});
      },
    });
    return { clustering, related: this.#appendEvidence(evidence), analysing: analysing as Promise<Analysis> };
  }

  #writeFile(name: string, pieces: Iterable<string>): void {
    writeFile(join(this.folder, name), pieces, EDGE_PARTS.some(({ file }) => file === name) ? 'unfinished' : 'create');
  }

  /** Writes rows after those of the documents, and tells how many there are. */
  #appendEvidence(rows: Iterable<Uint8Array>): number {
    const writer = new FileWriter(join(this.folder, EVIDENCE_FILE), 'append');
    let count = 0;
    try {
      for (const line of rows) {
        writer.writeBytes(line);
        count++;
      }
    } finally {
      writer.close();
    }
    return count;
  }

  #writeDocuments(
    { builder, passages, panel, places, rows }: Collectors,
    written: Iterable<WrittenDocument | WrittenRow>,
  ): Pick<BuildResult, 'documents' | 'evidence' | 'indicators'> {
    const documents: DocumentSummary[] = [];
    let evidence = 0;
    let indicators = 0;
    const files = DOCUMENT_OUTPUTS.map((output) => ({ ...output, writer: new FileWriter(join(this.folder, output.file)) }));
    try {
      for (const { head, writer } of files) writer.write(head);
      for (const document of written) {
        const { summary, parts } = document;
        documents.push(summary);
        for (const [i, { chunks, starts }] of parts.entries()) {
          const { file, writer } = files[i] as (typeof files)[number];
          if (file === EVIDENCE_FILE) {
            rows.written(starts, writer.position);
            evidence += starts.length - 1;
          }
          for (const chunk of chunks) writer.writeBytes(chunk);
        }
        if (!('corpus' in document)) continue;
        builder.addPrepared(document);
        passages.addAll(document.passages, (row) => row);
        places.addAll(document.places, (row) => row);
        panel.add(summary.id, summary.date || String(summary.year ?? ''), document.indicators);
        indicators += document.indicators.length;
      }
    } finally {
      for (const { writer } of files) writer.close();
    }
    return { documents, evidence, indicators };
  }
}

/**
 * Makes things when they are asked for, and keeps the last ones only: of many documents, two of them would not find room beside
 * each other.
 *
 * @param most how many are kept
 */
function lastMade<T extends object>(
  most: number,
  makers: { readonly [Name in keyof T]: () => T[Name] },
): <Name extends keyof T>(name: Name) => T[Name] {
  const made = new Map<keyof T, T[keyof T]>();
  return (name) => {
    if (!made.has(name)) {
      // What was made before goes first.
      if (made.size === most) made.delete(made.keys().next().value as keyof T);
      made.set(name, makers[name]());
    }
    return made.get(name) as T[typeof name];
  };
}

function byId(failures: readonly Failure[]): Failure[] {
  return failures.toSorted((a, b) => compareCodePoints(a.id, b.id));
}

/**
 * What every document adds, by id; one that isn't in the graph adds its row. Both are given by id.
 *
 * @param write works out what a record adds
 */
function* inOrder(
  records: Iterable<DocumentRecord | WrittenDocument>,
  unread: readonly Failure[],
  write: (record: DocumentRecord) => WrittenDocument,
): Generator<WrittenDocument | WrittenRow> {
  let next = 0;
  const rowsBefore = function* (id: string | null): Generator<WrittenRow> {
    for (; next < unread.length; next++) {
      const failure = unread[next] as Failure;
      if (id !== null && compareCodePoints(failure.id, id) > 0) return;
      yield writeRow({ document: failureRow(failure), evidence: [], indicators: [] });
    }
  };
  for (const found of records) {
    yield* rowsBefore('parts' in found ? found.summary.id : found.document.id);
    yield 'parts' in found ? found : write(found);
  }
  yield* rowsBefore(null);
}
