import { createRequire } from 'node:module';
import { ReadError } from '../errors.ts';

/** Text with the name of the encoding that it was in, as `TextDecoder` names it. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** So many bytes of a file tell its encoding. */
export const SAMPLE = 64 * 1024;
/** The encodings of Chinese texts besides Unicode; GB18030 holds GBK and GB2312. */
const LEGACY = ['gb18030', 'big5'] as const;
/** Characters of two bytes with a NUL among them are common in UTF-16, unheard of in any other text. */
const MAX_NULS = 0.001;
/** The commonest characters of Chinese prose, simplified and traditional: about a fifth of any text, under a hundredth of mojibake. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经建设发展全市县区省政府工作會國這個時來為們對發經動過說產種後學設區縣與業進',
);
const MIN_COMMON = 0.05;

const BOMS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Decodes a document's bytes: by its byte order mark, else as strict UTF-8, else in the encoding that it declares or
 * that its bytes look like. The byte order mark is removed, nothing else changes.
 *
 * @param declared an encoding that the document names itself (`<meta charset>`); believed only where the bytes are valid in it
 * @throws ReadError where the bytes are empty, binary, or valid in no encoding known here
 */
export function decode(bytes: Uint8Array, path: string, declared?: string): Decoded {
  if (bytes.length === 0) throw new ReadError(path, 'the file is empty', 'remove it or fill it');
  for (const [mark, encoding] of BOMS) {
    if (!mark.every((byte, i) => bytes[i] === byte)) continue;
    const text = strictly(bytes, encoding);
    if (text === null)
      throw new ReadError(path, `its byte order mark says ${encoding}, but its bytes are not valid ${encoding}`, 'save it again as UTF-8');
    return { text, encoding };
  }
  const sample = bytes.subarray(0, SAMPLE);
  const nuls = sample.includes(0) ? sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0) : 0;
  if (nuls > 0) {
    const guessed = nuls / sample.length > MAX_NULS ? utf16Of(bytes) : null;
    if (guessed) return guessed;
    if (nuls / sample.length > MAX_NULS || nuls > 8) throw new ReadError(path, 'the file is binary', 'give a text, HTML, PDF or Word file');
  }
  const text = strictly(bytes, 'utf-8');
  if (text !== null) return { text, encoding: 'utf-8' };
  for (const encoding of candidates(sample, declared)) {
    const legacy = strictly(bytes, encoding);
    if (legacy !== null && looksChinese(legacy)) return { text: legacy, encoding };
  }
  throw new ReadError(
    path,
    'its text is valid in no known encoding (UTF-8, UTF-16, GB18030, Big5)',
    'save it again as UTF-8; it may be cut off or damaged',
  );
}

/** The legacy encodings to try, the likeliest first. */
function candidates(sample: Uint8Array, declared: string | undefined): string[] {
  // Loaded for the few texts that are no UTF-8.
  const jschardet = createRequire(import.meta.url)('jschardet') as typeof import('jschardet');
  const guess = jschardet.detect(Buffer.from(sample)).encoding?.toLowerCase() ?? '';
  const ordered = [declared?.toLowerCase() ?? '', guess].map((name) =>
    /^gb|^hz|936/.test(name) ? 'gb18030' : /big5|950/.test(name) ? 'big5' : '',
  );
  return [...new Set([...ordered.filter(Boolean), ...LEGACY])];
}

/** UTF-16 without a byte order mark: ASCII line ends and digits have their NUL on one side only. */
function utf16Of(bytes: Uint8Array): Decoded | null {
  if (bytes.length % 2 !== 0) return null;
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const text = strictly(bytes, encoding);
    if (text !== null && !text.includes('\0') && looksChinese(text)) return { text, encoding };
  }
  return null;
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether a decoding made sense: the wrong one gives rare characters. */
function looksChinese(text: string): boolean {
  let han = 0;
  let common = 0;
  for (const character of text.slice(0, SAMPLE)) {
    if (character < '\u4e00' || character > '\u9fff') continue;
    han++;
    if (COMMON.has(character)) common++;
  }
  return han > 0 && common / han >= MIN_COMMON;
}
