/**
 * Characters brought to one form, so that a rule is written once: Chinese punctuation full-width, digits and letters
 * half-width, every kind of quotation mark as “ and ”. One character always becomes one character or none; offsets stay exact.
 */

const PUNCTUATION: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
  '~': '～',
};
const OPENING = new Set(['“', '「', '『', '〝', '＂', '"', '‘', '❝']);
const CLOSING = new Set(['”', '」', '』', '〞', '’', '❞']);
const DASHES = new Set(['–', '—', '―', '－', '─', '━', '‐', '‑', '-']);
const DROPPED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]/;
const SPACE = /[\s\u00a0\u3000]/;
const WORD = /[A-Za-z0-9]/;
const DIGIT = /[0-9]/;

const halfWidth = (c: string): string => {
  const code = c.charCodeAt(0);
  return code >= 0xff10 && code <= 0xff5a && /[０-９Ａ-Ｚａ-ｚ]/.test(c) ? String.fromCharCode(code - 0xfee0) : c;
};

/** Collects the clean text together with the source offset of each of its characters. */
export class Collector {
  readonly #text: string[] = [];
  readonly #offsets: number[] = [];
  #quoteOpen = false;
  /** Where the next paragraph begins; -1 inside one. */
  #break = -1;
  readonly #simplify: ((character: string) => string) | null;

  /** @param simplify brings traditional characters to simplified ones, one to one */
  constructor(simplify: ((character: string) => string) | null = null) {
    this.#simplify = simplify;
  }

  get last(): string {
    return this.#break >= 0 ? '\n' : (this.#text.at(-1) ?? '');
  }

  /** Adds one character that was read at `offset`. */
  push(character: string, offset: number): void {
    if (this.#break >= 0) {
      this.#text.push('\n');
      this.#offsets.push(this.#break);
      this.#break = -1;
    }
    this.#text.push(character);
    this.#offsets.push(offset);
  }

  /** Lets the next character begin a new paragraph. */
  breakParagraph(offset: number): void {
    this.#quoteOpen = false;
    if (this.#text.length > 0 && this.#break < 0) this.#break = offset;
  }

  /** Adds `source.slice(start, end)`, normalised, without line breaks. */
  add(source: string, start: number, end: number): void {
    let gap = false;
    for (let i = start; i < end; i++) {
      const raw = source[i] as string;
      if (SPACE.test(raw)) {
        gap = true;
        continue;
      }
      if (DROPPED.test(raw)) continue;
      const previous = this.last;
      let c = halfWidth(raw);
      // A space means something only between two Latin words.
      if (gap && /[A-Za-z]/.test(previous) && /[A-Za-z]/.test(c)) this.push(' ', i - 1);
      gap = false;
      if (c === '"' || c === '＂') {
        c = this.#quoteOpen ? '”' : '“';
        this.#quoteOpen = !this.#quoteOpen;
      } else if (OPENING.has(c)) {
        c = '“';
        this.#quoteOpen = true;
      } else if (CLOSING.has(c)) {
        // An apostrophe inside a Latin word is no quotation mark.
        if (c === '’' && WORD.test(previous) && !this.#quoteOpen) continue;
        c = '”';
        this.#quoteOpen = false;
      } else if (DASHES.has(c)) {
        c = WORD.test(previous) || (c === '-' && !/[\n—]/.test(previous)) ? '-' : '—';
      } else if (c in PUNCTUATION) {
        const next = source[i + 1] ?? '';
        const inNumber = (c === ',' || c === ':') && DIGIT.test(previous) && DIGIT.test(halfWidth(next));
        if (!inNumber) c = PUNCTUATION[c] as string;
        else if (c === ',') continue;
      } else if (c === '．' || c === '。') {
        c = c === '．' ? '.' : c;
      } else if (c === '﹒' || c === '•' || c === '・' || c === '‧') {
        c = '·';
      } else if (c === '％') {
        c = '%';
      } else if (c === '＋') {
        c = '+';
      }
      this.push(this.#simplify ? this.#simplify(c) : c, i);
    }
  }

  finish(sourceLength: number): { text: string; offsets: Int32Array } {
    const offsets = new Int32Array(this.#offsets.length + 1);
    offsets.set(this.#offsets);
    offsets[this.#offsets.length] = this.#offsets.length ? (this.#offsets.at(-1) as number) + 1 : sourceLength;
    return { text: this.#text.join(''), offsets };
  }
}
