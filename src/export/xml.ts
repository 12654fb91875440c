const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
/** Finds texts that may need more than to be copied: most don't, and this is the quicker test. */
const SUSPECT = /[&<>"'\u0000-\u001f\u007f-\u009f\u2028\ud800-\udfff\ufffe\uffff]/;
const SPECIAL = /[&<>"'\u0000-\u001f\u007f-\u009f\u2028\ufffe\uffff]|\p{Surrogate}/gu;
/** XML has these, but some readers take them for line breaks, and its authors advise against them. */
const REFERENCED = /[\u007f-\u009f\u2028]/;

/**
 * A text as XML, for content and attributes: markup and line breaks escaped, and every character that XML doesn't have
 * (control characters, lone surrogates, U+FFFE and U+FFFF) replaced by U+FFFD.
 */
export function escapeXml(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(SPECIAL, (c) => MARKUP[c] ?? (REFERENCED.test(c) ? `&#${c.charCodeAt(0)};` : '\uFFFD'));
}
