import { ReadError } from '../errors.ts';
import type { Failure, Source } from '../model/types.ts';
import { type ReadOptions, readDocuments } from './documents.ts';
import type { Input } from './inputs.ts';

/**
 * Every document of some files, one after the other, and why there is none in the place of each that can't be read.
 *
 * @param onFile a file has been read; of how many
 */
export async function* readCorpus(
  inputs: readonly Input[],
  options: ReadOptions = {},
  onFile: (done: number, total: number) => void = () => {},
): AsyncGenerator<Source | Failure> {
  for (const [index, input] of inputs.entries()) {
    for await (const found of readDocuments(input, options)) yield found instanceof ReadError ? failureOf(found) : found;
    onFile(index + 1, inputs.length);
  }
}

/** A document that couldn't be read, as a build lists it. */
export function failureOf({ path, reason, remedy }: ReadError): Failure {
  return { id: path, path, reason: `${reason}; ${remedy}` };
}
