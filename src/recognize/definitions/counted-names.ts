import type { Span } from '../../model/types.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';
import type { Context, EntityMention } from '../context.ts';
import { listBefore } from './before.ts';
import { countsOf } from './counts.ts';
import { split } from './parts.ts';

const PHRASES = readPhrases('vocabulary/data/count_contexts.tsv', ['gathered']);

/** A counted name that brackets spell out, or that closes a list: 三种意识（A、B、C）; A、B、C三大片区. */
export function countedNames(context: Context): (Span & { expansion: readonly string[] })[] {
  const { text } = context;
  const found: (Span & { expansion: readonly string[] })[] = [];
  for (const match of text.matchAll(/[一二三四五六七八九十](?:大|个|种|项|类|条)[\u4e00-\u9fff]{2,8}?(?=（[^）]{4,120}）)/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const close = text.indexOf('）', span.end);
    const parts = split(text.slice(span.end + 1, close), countsOf(match[0]));
    if (countsOf(match[0]).includes(parts.length)) found.push({ ...span, expansion: parts });
  }
  for (const match of text.matchAll(COUNTED)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const mention: EntityMention = { kind: 'slogan', ...span, name: match[0], rule: 'count' };
    const parts = listBefore(context, mention, countsOf(match[0]));
    if (parts.length > 1) found.push({ ...span, expansion: parts });
  }
  return found;
}

const COUNTED = new RegExp(
  `(?<=[\\u4e00-\\u9fff”）])[二三四五六七八九十](?:大|张)(?:[\\u4e00-\\u9fff]{0,6}?)(?:${PHRASES.gathered})(?![园区链带内者名集])`,
  'g',
);
