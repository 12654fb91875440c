import { ReadError } from '../../errors.ts';
import { decode } from '../decode.ts';
import type { Format } from './format.ts';

/** `<meta charset=gb2312>` and `<meta http-equiv=… content="text/html; charset=gb2312">` stand within the first bytes. */
const DECLARED = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})/i;
const HEAD_BYTES = 4096;

/** A web page as saved from a site: its main text, without navigation and recommendations. Nothing in it is executed. */
export const html: Format = {
  id: 'html',
  extensions: ['.html', '.htm', '.xhtml', '.shtml'],
  async *read(file) {
    const bytes = await file.bytes();
    const declared = DECLARED.exec(Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1'))?.[1];
    const { text, encoding } = decode(bytes, file.path, declared);
    // What reads pages takes a while to load, and most documents are none.
    const { textOfPage } = await import('./page.ts');
    const page = textOfPage(text);
    if (page.text === '') throw new ReadError(file.path, 'the page holds no text', 'save the page with its text, not only its frame');
    yield { name: '', format: 'html', encoding, text: page.text, ...(page.given ? { given: page.given } : {}) };
  },
};
