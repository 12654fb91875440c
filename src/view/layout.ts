/**
 * The viewer's data folder: which files it holds and how they are named. Both sides import this page: the server and the
 * site writer, which make the files from a build, and the pages in the browser, which ask for them by relative address.
 */
import type { DocumentRow } from '../build/documents.ts';
import type { EvidenceRow } from '../build/evidence.ts';

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
}

/** Eight hexadecimal digits that are the same everywhere for the same string: FNV-1a, mixed as in MurmurHash3. */
export function hashName(key: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

/** The file, in the data folder, that holds the evidence of a node or an edge: `evidence/a3.json`. */
export function evidenceFile(key: string, prefix: number): string {
  return `evidence/${prefix === 0 ? 'all' : hashName(key).slice(0, prefix)}.json`;
}

/** The file, in the data folder, that holds a document's passages: `documents/0f3a99c1.json`. */
export function documentFile(id: string): string {
  return `documents/${hashName(id)}.json`;
}
