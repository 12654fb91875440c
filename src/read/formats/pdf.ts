import { constants, inflateSync } from 'node:zlib';
import { ReadError } from '../../errors.ts';
import { formatSize, type Limits, unpackedBytes } from '../limits.ts';
import type { Format } from './format.ts';

/** A PDF with a text layer: the text of its pages in order, a line of the page per line. */
export const pdf: Format = {
  id: 'pdf',
  extensions: ['.pdf'],
  magic: [0x25, 0x50, 0x44, 0x46, 0x2d],
  async *read(file, { limits }) {
    const bytes = await file.bytes();
    checkStreams(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), file.path, limits);
    // Loaded at the first PDF: it is two megabytes of code.
    const { extractText, getDocumentProxy } = await import('unpdf');
    let pages: string[];
    try {
      const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, isEvalSupported: false });
      pages = (await extractText(document, { mergePages: false })).text;
      await document.destroy();
    } catch (cause) {
      const encrypted = cause instanceof Error && cause.name === 'PasswordException';
      if (encrypted) throw new ReadError(file.path, 'the PDF is encrypted', 'save a copy without a password');
      throw new ReadError(file.path, 'the PDF is damaged or cut off', 'open it in a PDF reader and save it again');
    }
    const text = pages
      .map((page) => page.trim())
      .filter(Boolean)
      .join('\n');
    if (!text) throw new ReadError(file.path, 'the PDF holds pictures of pages and no text', 'run text recognition (OCR) on it first');
    yield { name: '', format: 'pdf', encoding: 'utf-16', text };
  },
};

/** Deflate makes data at most so many times shorter. */
const MAX_RATIO = 1032;

/**
 * Checks that no compressed stream of a PDF unpacks to more than the limits allow: the reader of the text would unpack it
 * whole. Streams too short to do so, those of every ordinary PDF, are not looked into.
 *
 * @throws ReadError where one does
 */
function checkStreams(bytes: Buffer, path: string, limits: Limits): void {
  const limit = unpackedBytes(limits);
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at)) {
    const start = at + (bytes[at + 6] === 13 ? 8 : 7);
    const found = bytes.indexOf('endstream', start);
    const end = found < 0 ? bytes.length : found;
    at = end + 'endstream'.length;
    if ((end - start) * MAX_RATIO <= limit) continue;
    try {
      inflateSync(bytes.subarray(start, end), { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      // What is no deflated data is the reader's to judge.
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        throw new ReadError(path, `a part of it unpacks to over ${formatSize(limit)}`, 'check it, or raise --max-size');
    }
  }
}
