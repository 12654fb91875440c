/**
 * Characters brought to one form, so that a rule is written once: Chinese punctuation full-width, digits and letters
 * half-width, every kind of quotation mark as “ and ”. One character always becomes one character or none; offsets stay exact.
 */

const PUNCTUATION: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '(': '（', ')': '）' };
const OTHER_FORMS: Readonly<Record<string, string>> = {
  '~': '～',
  '．': '.',
  '﹒': '·',
  '•': '·',
  '・': '·',
  '‧': '·',
  '％': '%',
  '＋': '+',
};
const DROPPED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]/;

/** What becomes of a character: most are replaced by one fixed character, themselves as a rule; the others look around. */
const FIXED = 0;
const SPACE = 1;
const DROP = 2;
const STRAIGHT_QUOTE = 3;
const OPENING_QUOTE = 4;
const CLOSING_QUOTE = 5;
const DASH = 6;
const PUNCTUATION_MARK = 7;

const classes = new Uint8Array(65536);
const forms = new Uint16Array(65536);
for (let code = 0; code < 65536; code++) {
  const c = String.fromCharCode(code);
  forms[code] = /[０-９Ａ-Ｚａ-ｚ]/.test(c) ? code - 0xfee0 : code;
  if (/[\s\u00a0\u3000]/.test(c)) classes[code] = SPACE;
  else if (DROPPED.test(c)) classes[code] = DROP;
}
const assign = (characters: string, kind: number): void => {
  for (const c of characters) classes[c.charCodeAt(0)] = kind;
};
assign('"＂', STRAIGHT_QUOTE);
assign('“「『〝‘❝', OPENING_QUOTE);
assign('”」』〞’❞', CLOSING_QUOTE);
assign('–—―－─━‐‑-', DASH);
assign(Object.keys(PUNCTUATION).join(''), PUNCTUATION_MARK);
for (const [from, to] of Object.entries({ ...PUNCTUATION, ...OTHER_FORMS })) forms[from.charCodeAt(0)] = to.charCodeAt(0);

const code = (c: string): number => c.charCodeAt(0);
const NEWLINE = 10;
const BLANK = 32;
const HYPHEN = code('-');
const LONG_DASH = code('—');
const OPEN = code('“');
const CLOSE = code('”');
const COMMA = code(',');
const COLON = code(':');
const APOSTROPHE = code('’');

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isLatin = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 97 && c <= 122);

/** Collects the clean text together with the source offset of each of its characters. */
export class Collector {
  #codes = new Uint16Array(4096);
  #offsets = new Int32Array(4096);
  #length = 0;
  #quoteOpen = false;
  /** Where the next paragraph begins; -1 inside one. */
  #break = -1;
  readonly #simplify: ((character: string) => string) | null;

  /** @param simplify brings traditional characters to simplified ones, one to one */
  constructor(simplify: ((character: string) => string) | null = null) {
    this.#simplify = simplify;
  }

  /** Lets the next character begin a new paragraph. */
  breakParagraph(offset: number): void {
    this.#quoteOpen = false;
    if (this.#length > 0 && this.#break < 0) this.#break = offset;
  }

  /** Adds `source.slice(start, end)`, normalised, without line breaks. */
  add(source: string, start: number, end: number): void {
    let gap = false;
    for (let i = start; i < end; i++) {
      const raw = source.charCodeAt(i);
      let c = forms[raw] as number;
      const kind = classes[raw] as number;
      if (kind === FIXED) {
        // A space means something only between two Latin words.
        if (gap && isLatin(c) && isLatin(this.#last())) this.#push(BLANK, i - 1);
        gap = false;
        this.#push(this.#simplify ? code(this.#simplify(String.fromCharCode(c))) : c, i);
        continue;
      }
      if (kind === DROP) continue;
      if (kind === SPACE) {
        gap = true;
        continue;
      }
      gap = false;
      const previous = this.#last();
      const inWord = isDigit(previous) || isLatin(previous);
      switch (kind) {
        case STRAIGHT_QUOTE:
          c = this.#quoteOpen ? CLOSE : OPEN;
          this.#quoteOpen = !this.#quoteOpen;
          break;
        case OPENING_QUOTE:
          c = OPEN;
          this.#quoteOpen = true;
          break;
        case CLOSING_QUOTE:
          // An apostrophe inside a Latin word is no quotation mark.
          if (raw === APOSTROPHE && inWord && !this.#quoteOpen) continue;
          c = CLOSE;
          this.#quoteOpen = false;
          break;
        case DASH:
          c = inWord || (raw === HYPHEN && previous !== NEWLINE && previous !== LONG_DASH && previous !== 0) ? HYPHEN : LONG_DASH;
          break;
        case PUNCTUATION_MARK:
          if ((raw === COMMA || raw === COLON) && isDigit(previous) && isDigit(forms[source.charCodeAt(i + 1)] ?? 0)) {
            if (raw === COMMA) continue;
            c = COLON;
          }
          break;
      }
      this.#push(c, i);
    }
  }

  finish(sourceLength: number): { text: string; offsets: Int32Array } {
    const offsets = new Int32Array(this.#length + 1);
    offsets.set(this.#offsets.subarray(0, this.#length));
    offsets[this.#length] = this.#length ? (this.#offsets[this.#length - 1] as number) + 1 : sourceLength;
    return { text: Buffer.from(this.#codes.buffer, 0, this.#length * 2).toString('utf16le'), offsets };
  }

  /** The character before the next one; 0 at the beginning of the text. */
  #last(): number {
    return this.#break >= 0 ? NEWLINE : this.#length > 0 ? (this.#codes[this.#length - 1] as number) : 0;
  }

  #push(c: number, offset: number): void {
    if (this.#length + 2 > this.#codes.length) this.#grow();
    if (this.#break >= 0) {
      this.#codes[this.#length] = NEWLINE;
      this.#offsets[this.#length++] = this.#break;
      this.#break = -1;
    }
    this.#codes[this.#length] = c;
    this.#offsets[this.#length++] = offset;
  }

  #grow(): void {
    const codes = new Uint16Array(this.#codes.length * 2);
    codes.set(this.#codes);
    this.#codes = codes;
    const offsets = new Int32Array(codes.length);
    offsets.set(this.#offsets);
    this.#offsets = offsets;
  }
}
