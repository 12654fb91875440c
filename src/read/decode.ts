import { ReadError } from '../errors.ts';

/**
 * Decodes a document's bytes as strict UTF-8 and removes the byte order mark.
 *
 * @throws ReadError when the bytes are empty, binary or no UTF-8
 */
export function decode(bytes: Uint8Array, path: string): string {
  if (bytes.length === 0) throw new ReadError(path, 'the file is empty', 'remove it or fill it');
  if (bytes.subarray(0, 8192).includes(0)) throw new ReadError(path, 'the file is binary', 'give a text file in UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw new ReadError(path, 'the text is not valid UTF-8', 'convert it, e.g. iconv -f gb18030 -t utf-8');
  }
}
