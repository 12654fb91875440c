import type { EvidenceRow } from '../build/evidence.ts';
import { clip, displayWidth } from './table.ts';

/** Cells before the words that are quoted for: enough to see what is done with them. */
const BEFORE = 24;

/** A sentence on one line of a terminal: the words in 【】 with what stands around them, and where it is. */
export function quoteLine({ sentence, text, doc, start, end }: EvidenceRow, cells: number): string {
  const place = ` (${doc}, ${start}–${end})`;
  const at = sentence.indexOf(text);
  const room = Math.max(20, cells - displayWidth(place));
  if (at < 0) return clip(sentence, room) + place;
  let from = at;
  while (from > 0 && displayWidth(sentence.slice(from - 1, at)) <= BEFORE) from--;
  const marked = `${from > 0 ? '…' : ''}${sentence.slice(from, at)}【${text}】${sentence.slice(at + text.length)}`;
  return clip(marked, room) + place;
}
