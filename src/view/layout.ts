/**
 * The viewer's data folder: which files it holds and how they are named. Both sides import this page: the server and the
 * site writer, which make the files from a build, and the pages in the browser, which ask for them by relative address.
 */
import type { DocumentRow } from '../build/documents.ts';
import type { EvidenceRow } from '../build/evidence.ts';
import { FNV_BASIS, mixBits, withUnit } from '../hash.ts';
import type { EdgeAttributes, NodeAttributes } from '../model/graph.ts';
import type { NodeKind } from '../model/schema.ts';

/** Folder of the data, beside the viewer's index.html. */
export const DATA_FOLDER = 'data';

/** Outputs of a build that the viewer asks for under their own names. All but the graph may be missing. */
export const PLAIN_FILES = ['graph.json', 'indicators.csv', 'indicator_panel.csv', 'clusters.json'] as const;

/** What `documents.json` holds for each document; the text and its mentions are files of their own. */
export type DocumentSummary = Pick<
  DocumentRow,
  'id' | 'path' | 'title' | 'date' | 'year' | 'publisher' | 'region' | 'genre' | 'warnings' | 'counts'
>;

/** What `documents/<name>.json` holds under a document's id. */
export interface DocumentPassages {
  /** Source text, where the build holds it. */
  readonly text?: string;
  readonly sections: DocumentRow['sections'];
  /** What cleaning left out of the text. */
  readonly dropped: DocumentRow['dropped'];
  /** Rows of nodes, in the order of the text. */
  readonly rows: readonly EvidenceRow[];
}

/** A sentence that can be searched, with the nodes that it names. */
export interface SearchableSentence {
  readonly doc: string;
  readonly sentence: string;
  readonly nodes: readonly string[];
}

/** `manifest.json`: what this data folder holds. */
export interface Manifest {
  readonly format: 1;
  /** How many characters of a key's hash name its evidence file. */
  readonly evidencePrefix: number;
  /** Which of `PLAIN_FILES` exist. */
  readonly files: readonly string[];
  /** Whether `sentences.json` exists; a large build has too many sentences to search in a browser. */
  readonly sentences: boolean;
  /** Null where graph.json is the whole graph. */
  readonly large: LargeGraph | null;
}

/** A graph that is too large for a browser: graph.json is its strongest part, the rest is loaded around the nodes asked for. */
export interface LargeGraph {
  readonly nodes: number;
  readonly edges: number;
  /** Nodes of each kind. */
  readonly kinds: Readonly<Partial<Record<NodeKind, number>>>;
  /** How many characters of a hash name the file of a node's surroundings, and the file of names. */
  readonly prefix: number;
}

/** A node as graph.json has it. */
interface NodeEntry {
  readonly key: string;
  readonly attributes: NodeAttributes;
}

/** What `nodes/<prefix>.json` holds: nodes with their edges and what these lead to, as graph.json has them. */
export interface Neighbourhood {
  readonly nodes: readonly NodeEntry[];
  readonly edges: readonly {
    readonly key: string;
    readonly source: string;
    readonly target: string;
    readonly attributes: EdgeAttributes;
  }[];
}

/** What `names/<prefix>.json` holds: nodes with a name that has a pair of characters, or is as a whole, of such a hash. */
export interface Names {
  readonly nodes: readonly NodeEntry[];
}

/** Eight hexadecimal digits that are the same everywhere for the same string: FNV-1a, mixed as in MurmurHash3. */
export function hashName(key: string): string {
  let hash = FNV_BASIS;
  for (let i = 0; i < key.length; i++) hash = withUnit(hash, key.charCodeAt(i));
  return mixBits(hash).toString(16).padStart(8, '0');
}

type HashedFolder = 'evidence' | 'nodes' | 'names';

/** Number of the bucket, of 16 to the power of `prefix`, that a key belongs to. */
export function bucketOf(key: string, prefix: number): number {
  return prefix === 0 ? 0 : Number.parseInt(hashName(key).slice(0, prefix), 16);
}

function bucketFile(folder: HashedFolder, bucket: number, prefix: number): string {
  return `${folder}/${prefix === 0 ? 'all' : bucket.toString(16).padStart(prefix, '0')}.json`;
}

/** Every file of such a folder. */
export function folderFiles(folder: HashedFolder, prefix: number): string[] {
  return Array.from({ length: 16 ** prefix }, (_, bucket) => bucketFile(folder, bucket, prefix));
}

/** The bucket that a file of such a folder holds; null for any other name. */
export function fileBucket(folder: HashedFolder, name: string, prefix: number): number | null {
  const digits = /\/([0-9a-f]{1,4}|all)\.json$/.exec(name)?.[1];
  const bucket = prefix === 0 ? 0 : Number.parseInt(digits ?? '', 16);
  return digits !== undefined && name === bucketFile(folder, bucket, prefix) ? bucket : null;
}

/** The file, in the data folder, that holds the evidence of a node or an edge: `evidence/a3.json`. */
export function evidenceFile(key: string, prefix: number): string {
  return bucketFile('evidence', bucketOf(key, prefix), prefix);
}

/** The file, in the data folder of a large build, that holds a node and its edges: `nodes/0f3a.json`. */
export function nodeFile(key: string, prefix: number): string {
  return bucketFile('nodes', bucketOf(key, prefix), prefix);
}

/** The file, in the data folder of a large build, that holds nodes by a pair of characters or a whole name: `names/a3.json`. */
export function nameFile(text: string, prefix: number): string {
  return bucketFile('names', bucketOf(text, prefix), prefix);
}

/** The file, in the data folder, that holds a document's passages: `documents/0f3a99c1.json`. */
export function documentFile(id: string): string {
  return `documents/${hashName(id)}.json`;
}
