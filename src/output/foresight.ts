import { identified } from '../build/identity.ts';
import type { KeptRecord } from '../build/record-store.ts';
import type { DocumentRecord } from '../model/types.ts';
import { type WrittenDocument, writeDocument } from './written-document.ts';

/**
 * What documents add to a build, worked out while others are still being extracted. Which of their entities are those of other
 * documents is known only when all are there; until then it is taken to be what it was in the last build. Where that proves
 * wrong for a document, it is worked out again.
 */
export class Foresight {
  /** The keys that stood for others. */
  readonly #expected: ReadonlyMap<string, string>;
  readonly #waiting: (() => void)[] = [];
  readonly #written = new Map<string, { readonly record: DocumentRecord; readonly written: WrittenDocument }>();
  #ended = false;

  constructor(expected: ReadonlyMap<string, string>) {
    this.#expected = expected;
  }

  /** A document that there will be time for. */
  add(record: DocumentRecord): void {
    if (this.#expected.size > 0) this.#waiting.push(() => this.#foresee(record));
  }

  /** A document that is kept, to be read while there is time. */
  addKept({ read }: Pick<KeptRecord<WrittenDocument>, 'read'>): void {
    this.#waiting.push(read);
  }

  /** Works on one document after the other, in the time that is left between other things, until `end`. */
  async begin(): Promise<void> {
    while (!this.#ended) {
      const next = this.#waiting.pop();
      next?.();
      await new Promise((resume) => setTimeout(resume, next ? 0 : IDLE));
    }
  }

  #foresee(record: DocumentRecord): void {
    try {
      const known = identified(record, this.#expected);
      this.#written.set(record.document.id, { record: known, written: writeDocument(known) });
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
    return known && isSame(known.record, record) ? known.written : writeDocument(record);
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
