import type { ReadError } from '../../errors.ts';
import type { SourceFormat } from '../../model/schema.ts';
import type { Given } from '../../model/types.ts';
import type { Limits } from '../limits.ts';

/** A file, or an entry of an archive, whose bytes are read only when a format asks for them. */
export interface RawFile {
  /** As the user knows it; names the file in messages. */
  readonly path: string;
  readonly bytes: () => Promise<Uint8Array>;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** One document that a file holds. */
export interface FoundDocument {
  /** Id within the file; empty where the file is the document. `absolute` where it is the document's own id everywhere. */
  readonly name: string;
  readonly absolute?: boolean;
  /** Where the document says itself that it comes from. */
  readonly path?: string;
  readonly text: string;
  readonly format: SourceFormat;
  readonly encoding: string;
  readonly given?: Given;
}

/** Which column or member of a table of documents holds what. */
export interface Columns {
  readonly id: readonly string[];
  readonly text: readonly string[];
  readonly title: readonly string[];
  readonly date: readonly string[];
  readonly region: readonly string[];
  readonly publisher: readonly string[];
  readonly path: readonly string[];
}

/** What a format is told besides the file. */
export interface FormatContext {
  readonly limits: Limits;
  readonly columns: Columns;
  /** How many archives this file stands in. */
  readonly depth: number;
  /** Whether a file of that name can hold documents. */
  readonly accepts: (name: string) => boolean;
  /** Reads a file that stands in another one, `depth` archives deep, by the format of its name and bytes. */
  readonly readNested: (file: RawFile, depth: number) => AsyncIterable<FoundDocument | ReadError>;
}

/** A way to read files. A document that can't be read is a `ReadError` among the others; one thrown ends the file. */
export interface Format {
  readonly id: SourceFormat;
  /** Endings of file names, lower case with their dot. */
  readonly extensions: readonly string[];
  /** Bytes that such a file begins with, where it has any: they tell more than its name. */
  readonly magic?: readonly number[];
  readonly read: (file: RawFile, context: FormatContext) => AsyncIterable<FoundDocument | ReadError>;
}
