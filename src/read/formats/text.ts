import { decode } from '../decode.ts';
import type { Format } from './format.ts';

/** Plain text; also what a file without a known ending is taken for. */
export const text: Format = {
  id: 'text',
  extensions: ['.txt', '.text'],
  async *read(file) {
    yield { name: '', format: 'text', ...decode(await file.bytes(), file.path) };
  },
};

/** Markdown: the text as it is; cleaning leaves its marks out. */
export const markdown: Format = {
  id: 'markdown',
  extensions: ['.md', '.markdown'],
  async *read(file) {
    yield { name: '', format: 'markdown', ...decode(await file.bytes(), file.path) };
  },
};
