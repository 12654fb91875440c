import { identified } from '../build/identity.ts';
import { type DocumentOutput, type PreparedDocument, prepareDocument } from '../build/index.ts';
import type { DocumentRecord } from '../model/types.ts';
import { type Encoded, encode } from './encoded.ts';
import { DOCUMENT_OUTPUTS } from './registry.ts';

/** All that a document adds to a build, with its part of every output in `DOCUMENT_OUTPUTS`. */
export interface WrittenDocument extends PreparedDocument {
  readonly parts: readonly Encoded[];
}

/** Works out what a document adds, under the keys that its entities have. */
export function writeDocument(record: DocumentRecord): WrittenDocument {
  const prepared = prepareDocument(record);
  return { ...prepared, parts: partsOf(prepared.output) };
}

/** The parts of a document, by `DOCUMENT_OUTPUTS`. */
export function partsOf(output: DocumentOutput): Encoded[] {
  return DOCUMENT_OUTPUTS.map(({ part }) => encode(part(output)));
}

/**
 * What documents add to a build, worked out while others are still being extracted. Which of their entities are those of other
 * documents is known only when all are there; until then it is taken to be what it was in the last build. Where that proves
 * wrong for a document, it is worked out again.
 */
export class Foresight {
  /** The keys that stood for others. */
  readonly #expected: ReadonlyMap<string, string>;
  readonly #waiting: DocumentRecord[] = [];
  readonly #written = new Map<string, WrittenDocument>();
  #ended = false;

  constructor(expected: ReadonlyMap<string, string>) {
    this.#expected = expected;
  }

  /** A document that there will be time for. */
  add(record: DocumentRecord): void {
    if (this.#expected.size > 0) this.#waiting.push(record);
  }

  /** Works on one document after the other, in the time that is left between other things, until `end`. */
  async begin(): Promise<void> {
    while (!this.#ended) {
      const record = this.#waiting.pop();
      if (record) this.#foresee(record);
      await new Promise((resume) => setTimeout(resume, record ? 0 : IDLE));
    }
  }

  #foresee(record: DocumentRecord): void {
    try {
      this.#written.set(record.document.id, writeDocument(identified(record, this.#expected)));
    } catch {
      // Whoever takes it will be told why it can't be.
    }
  }

  end(): void {
    this.#ended = true;
  }

  /** What a document adds; it is told once. */
  take(record: DocumentRecord): WrittenDocument {
    const { id } = record.document;
    const known = this.#written.get(id);
    this.#written.delete(id);
    return known && isSame(known.record, record) ? known : writeDocument(record);
  }
}

/** Milliseconds. */
const IDLE = 20;

/** Whether two records are one, and their entities have the same keys. */
function isSame(a: DocumentRecord, b: DocumentRecord): boolean {
  // Entities alone are made anew where keys give way to others.
  if (a.mentions !== b.mentions || a.entities.length !== b.entities.length) return false;
  return a.entities.every(({ key }, i) => key === b.entities[i]?.key);
}
