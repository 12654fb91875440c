const CHUNK = 1 << 18;
/** A UTF-16 unit takes no more bytes than this in UTF-8. */
const MOST_BYTES = 3;

/** Pieces of a text as UTF-8, one after the other. */
export interface Encoded {
  readonly chunks: readonly Uint8Array[];
  /** In bytes, of every piece and of what follows the last. */
  readonly starts: ArrayLike<number>;
}

/** Encodes pieces of a text as a file has them. */
export function encode(pieces: Iterable<string>): Encoded {
  const chunks: Uint8Array[] = [];
  const starts = [0];
  let chunk = Buffer.allocUnsafe(CHUNK);
  let filled = 0;
  let end = 0;
  for (const piece of pieces) {
    if (filled + MOST_BYTES * piece.length > chunk.length) {
      chunks.push(chunk.subarray(0, filled));
      chunk = Buffer.allocUnsafe(Math.max(CHUNK, MOST_BYTES * piece.length));
      filled = 0;
    }
    const bytes = chunk.write(piece, filled, 'utf8');
    filled += bytes;
    end += bytes;
    starts.push(end);
  }
  // A copy, without the room that is left.
  chunks.push(Buffer.from(chunk.subarray(0, filled)));
  return { chunks, starts };
}
