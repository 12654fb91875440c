import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sourceKey } from '../cache/record-cache.ts';
import { rulesVersion } from '../cache/version.ts';
import { SOURCE_FORMATS } from '../model/schema.ts';
import type { Failure, Source } from '../model/types.ts';

/** Documents that travel together: enough work that the way costs little, little enough that losing it costs little. */
export interface Batch {
  /** Tells the content: the same documents have the same id, whoever sends them. */
  readonly id: string;
  readonly documents: readonly Source[];
}

/** How much goes into one batch, whichever is reached first. */
export interface BatchLimits {
  readonly documents: number;
  readonly characters: number;
}

/** Enough work to be worth a message, little enough to be done again. */
export const BATCH_LIMITS: BatchLimits = { documents: 50, characters: 100_000 };

/** Machines with other rules have another queue: their records would be others. */
export function queueName(): string {
  return `zhengmai-${rulesVersion()}`;
}

const text = z.string();
const source = z.object({
  id: text.min(1),
  path: text,
  text,
  given: z
    .object({
      title: text.optional(),
      date: text.optional(),
      region: text.optional(),
      publisher: text.optional(),
      published: text.optional(),
    })
    .optional(),
  format: z.enum(SOURCE_FORMATS).optional(),
  encoding: text.optional(),
});
const batchData = z.object({ documents: z.array(source).min(1) });

/** @throws ZodError for anything but the documents of a batch */
export function readBatchData(data: unknown): readonly Source[] {
  return batchData.parse(data).documents;
}

/** Groups documents in the order in which they come; those that couldn't be read pass between the groups. */
export async function* inBatches(found: AsyncIterable<Source | Failure>, limits: BatchLimits): AsyncGenerator<Batch | Failure> {
  let group: Source[] = [];
  let characters = 0;
  for await (const document of found) {
    if ('reason' in document) {
      yield document;
      continue;
    }
    if (group.length > 0 && (group.length >= limits.documents || characters + document.text.length > limits.characters)) {
      yield batchOf(group);
      group = [];
      characters = 0;
    }
    group.push(document);
    characters += document.text.length;
  }
  if (group.length > 0) yield batchOf(group);
}

/** A batch named by its content: the same documents are the same batch, however often they are sent. */
export function batchOf(documents: readonly Source[]): Batch {
  const hash = createHash('sha256');
  for (const document of documents)
    hash
      .update(sourceKey(document))
      .update(document.encoding ?? '')
      .update('\0');
  return { id: hash.digest('hex'), documents };
}
