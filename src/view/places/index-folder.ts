import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { defaultCacheFolder } from '../../cache/record-cache.ts';
import type { LargeGraph } from '../layout.ts';
import { EVIDENCE_FILE_BYTES, prefixFor, sizeOf } from '../rows.ts';
import { GraphPlaces } from './graph.ts';
import { writeNames, writeNeighbourhoods } from './neighbourhoods.ts';
import { type OverviewSize, writeOverview } from './overview.ts';
import type { Range } from './ranges.ts';
import { readDocumentPlaces, writeEvidencePlaces } from './rows.ts';

/** How the index of a build is made, and where it is kept. */
export interface IndexOptions {
  /** Largest graph.json that a browser is given as a whole, in bytes. */
  readonly wholeBytes?: number;
  /** What of a larger one it is given at first. */
  readonly overview?: OverviewSize;
  /** Folder for indexes; by default the user's cache. */
  readonly cache?: string;
  /** Told while an index is made: a share from 0 to 1. */
  readonly onIndex?: (share: number) => void;
}

/** A graph of some forty thousand nodes, which a browser loads in a few seconds. */
const WHOLE_BYTES = 48 * 1024 * 1024;
const OVERVIEW: OverviewSize = { documents: 10_000, nodes: 8000, edges: 60_000 };
/** Nodes in one file of neighbourhoods, and names in one of names, on average. */
const NODES_PER_FILE = 32;

/** What an index holds beside its files. */
export interface IndexHead {
  /** Changes when an index is written otherwise than before. */
  readonly format: 1;
  /** Folder of the build, and what changes when the build does. */
  readonly build: string;
  readonly stamp: string;
  /** Null where the graph is given as a whole. */
  readonly large: LargeGraph | null;
  readonly evidencePrefix: number;
  /** Where each document's row is in documents.jsonl, and its rows in evidence.jsonl, by id. */
  readonly documents: Readonly<Record<string, { readonly row: Range; readonly evidence: Range | null }>>;
}

/** The files of an index; those of the graph only where it is large. `head.json` is written last: without it there is no index. */
export const INDEX = {
  head: 'head.json',
  documents: 'documents.json',
  evidence: 'evidence.ranges',
  overview: 'overview.json',
  nodes: 'nodes.ranges',
  edges: 'edges.ranges',
  names: 'names.ranges',
} as const;

/** What changes when a build does. */
export function stampOf(build: string): string {
  return ['graph.json', 'evidence.jsonl', 'documents.jsonl']
    .map((name) => {
      const stat = statSync(join(build, name), { throwIfNoEntry: false });
      return stat ? `${stat.size} ${stat.mtimeMs} ${stat.ino}` : '';
    })
    .join('\n');
}

/**
 * The folder of a build's index, made unless there is one already. It stands in the cache, not in the build: there is nothing
 * in a build but its outputs.
 *
 * @throws DataError where a file of the build is damaged
 */
export async function openIndex(build: string, options: IndexOptions = {}): Promise<{ readonly folder: string; readonly head: IndexHead }> {
  const stamp = `${stampOf(build)}\n${options.wholeBytes ?? ''} ${JSON.stringify(options.overview ?? '')}`;
  const path = realpathSync(build);
  const root = writableFolder(options.cache ?? join(defaultCacheFolder(), 'views'));
  const folder = join(root, createHash('sha256').update(path).digest('hex').slice(0, 16));
  const known = readHead(folder);
  if (known?.format === 1 && known.build === path && known.stamp === stamp) return { folder, head: known };
  removeOrphans(root);
  return { folder, head: await writeIndex({ build: path, stamp }, folder, options) };
}

function readHead(folder: string): IndexHead | null {
  try {
    return JSON.parse(readFileSync(join(folder, INDEX.head), 'utf8')) as IndexHead;
  } catch {
    return null;
  }
}

/** Removes the indexes of builds that are gone. */
function removeOrphans(root: string): void {
  for (const name of readdirSync(root)) {
    const head = readHead(join(root, name));
    if (head && !existsSync(head.build)) rmSync(join(root, name), { recursive: true, force: true });
  }
}

function writableFolder(wanted: string): string {
  try {
    mkdirSync(wanted, { recursive: true });
    rmSync(mkdtempSync(join(wanted, '.try-')), { recursive: true });
    return wanted;
  } catch {
    const own = mkdtempSync(join(tmpdir(), 'zhengmai-views-'));
    process.once('exit', () => rmSync(own, { recursive: true, force: true }));
    return own;
  }
}

/** Reads a build once, a line at a time, and writes where everything is in it; of the build only numbers and names are kept in memory. */
async function writeIndex(
  { build, stamp }: Pick<IndexHead, 'build' | 'stamp'>,
  folder: string,
  { wholeBytes = WHOLE_BYTES, overview = OVERVIEW, onIndex = () => undefined }: IndexOptions,
): Promise<IndexHead> {
  const unfinished = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    const [graph, evidence, documents] = [join(build, 'graph.json'), join(build, 'evidence.jsonl'), join(build, 'documents.jsonl')];
    const isLarge = sizeOf(graph) > wholeBytes;
    const sizes = [isLarge ? sizeOf(graph) : 0, sizeOf(evidence), sizeOf(documents)];
    const progress = stepsOf(sizes, onIndex);
    const large = isLarge ? await writeGraph(graph, unfinished, overview, progress(0)) : null;
    const evidencePrefix = prefixFor(sizeOf(evidence) / EVIDENCE_FILE_BYTES);
    const passages = await writeEvidencePlaces(evidence, join(unfinished, INDEX.evidence), evidencePrefix, progress(1));
    const { summaries, places } = await readDocumentPlaces(documents, progress(2));
    writeFileSync(join(unfinished, INDEX.documents), JSON.stringify(summaries));
    const byId = Object.fromEntries(Array.from(places, ([id, row]) => [id, { row, evidence: passages.get(id) ?? null }]));
    const head: IndexHead = { format: 1, build, stamp, large, evidencePrefix, documents: byId };
    writeFileSync(join(unfinished, INDEX.head), JSON.stringify(head));
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
    return head;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    onIndex(1);
  }
}

async function writeGraph(path: string, folder: string, size: OverviewSize, onPlace: (bytes: number) => void): Promise<LargeGraph> {
  const graph = await GraphPlaces.read(path, onPlace);
  const prefix = prefixFor(graph.keys.length / NODES_PER_FILE);
  writeOverview(path, join(folder, INDEX.overview), graph, size);
  writeNeighbourhoods({ nodes: join(folder, INDEX.nodes), edges: join(folder, INDEX.edges) }, graph, prefix);
  writeNames(join(folder, INDEX.names), graph, prefix);
  return { nodes: graph.keys.length, edges: graph.edgeCount, kinds: graph.kinds(), prefix };
}

/** For each of several files, what is to be told how far it is read. */
function stepsOf(sizes: readonly number[], onProgress: (share: number) => void): (file: number) => (bytes: number) => void {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let told = -1;
  return (file) => {
    const before = sizes.slice(0, file).reduce((sum, size) => sum + size, 0);
    return (bytes) => {
      const share = (before + bytes) / total;
      if (share < told + 0.01) return;
      told = share;
      onProgress(share);
    };
  };
}
