const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** A text as XML: markup escaped, and characters that XML does not have left out. */
export function escapeXml(text: string): string {
  return [...text.replace(/\p{Surrogate}/gu, '\uFFFD')]
    .filter((c) => (c >= ' ' ? c !== '\uFFFE' && c !== '\uFFFF' : c === '\t' || c === '\n' || c === '\r'))
    .map((c) => ENTITIES[c] ?? c)
    .join('');
}
