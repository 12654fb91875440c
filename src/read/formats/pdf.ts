import { ReadError } from '../../errors.ts';
import type { Format } from './format.ts';

/** A PDF with a text layer: the text of its pages in order, a line of the page per line. */
export const pdf: Format = {
  id: 'pdf',
  extensions: ['.pdf'],
  magic: [0x25, 0x50, 0x44, 0x46, 0x2d],
  async *read(file) {
    const bytes = await file.bytes();
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
