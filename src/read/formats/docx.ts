import { ReadError } from '../../errors.ts';
import type { Format } from './format.ts';
import { checkArchive } from './zip.ts';

/** A Word document (docx): the text of its paragraphs, one per line. */
export const docx: Format = {
  id: 'docx',
  extensions: ['.docx'],
  async *read(file, { limits }) {
    const bytes = Buffer.from(await file.bytes());
    // mammoth unpacks whatever it is given: sizes are checked first.
    await checkArchive(bytes, file.path, limits);
    const mammoth = (await import('mammoth')).default;
    let text: string;
    try {
      text = (await mammoth.extractRawText({ buffer: bytes })).value;
    } catch {
      throw new ReadError(
        file.path,
        'the Word document is damaged, encrypted or of the old .doc kind',
        'open it in Word or LibreOffice and save it as .docx',
      );
    }
    text = text.replace(/\n{2,}/g, '\n').trim();
    if (!text) throw new ReadError(file.path, 'the Word document holds no text', 'check that its text is no picture');
    yield { name: '', format: 'docx', encoding: 'utf-16', text };
  },
};
