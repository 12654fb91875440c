import type { Words } from '../model/types.ts';
import { wordAt } from '../segment/words.ts';
import type { Context, EntityMention } from './context.ts';
import { isEtcetera, type Piece, piecesBefore } from './coordination.ts';
import { bare } from './marks.ts';
import { otherForms } from './policy-forms.ts';
import { type HeadedPhrase, isEmptyModifier } from './policy-heads.ts';

/** A、B等 | 12项 | 专项 | 行动: what may stand between 等 and the head; the group is the head's own modifier. */
const ETC = /等(?:\d+|[一二三四五六七八九十两几多]+)?[大个项条]?([\u4e00-\u9fff]{0,6})$/;
/** How far before its head 等 may stand. */
const ETC_REACH = 14;
/** Marks that no item begins with: they close what stands before it. */
const CLOSING = /^[”》）]/;
const MAX_ITEM = 16;
/** How many words before its end the first item of a list may begin. */
const MAX_WORDS = 8;
/** Lists of this many items or more are told alike. */
const MANY = 4;

/** A list whose items may share a head. */
interface SharingList {
  readonly head: HeadedPhrase;
  readonly items: readonly Piece[];
  readonly joined: 'etc' | 'list';
  /** What stands between 等 and the head. */
  readonly modifier: string;
}

/**
 * Policies that lack the head noun at the end of their list, offered as tentative: each item with the head as its name. Where
 * the first item begins is not known, so every word is offered.
 *
 * @example 统筹推进A、B等提升行动 → A提升行动, B提升行动; A、B专项行动 → A专项行动
 */
export function policiesSharingHeads(context: Context, phrases: readonly HeadedPhrase[]): EntityMention[] {
  const { text, words } = context;
  const mentions: EntityMention[] = [];
  for (const phrase of phrases) {
    const list = listBefore(context, phrase);
    for (const piece of list.items) {
      const starts = piece.first ? wordStarts(text, words, piece) : [piece.start];
      for (const start of starts) {
        const offered = offer(text, list, piece, start);
        if (offered) mentions.push(offered);
      }
    }
  }
  return mentions;
}

/** The items before a head that have none of their own: all before 等, else all but the last, which the head ends. */
function listBefore(context: Context, head: HeadedPhrase): SharingList {
  const { text } = context;
  const { floor } = head;
  const before = text.slice(Math.max(floor, head.start - ETC_REACH), head.start);
  const etc = ETC.exec(before);
  if (etc && isEtcetera(before, etc.index)) {
    const own = etc[1] as string;
    // 等重点 | 行动: an empty word is no part of each name.
    const modifier = own !== '' && isEmptyModifier(context, head.start - own.length, head.start) ? '' : own;
    return { head, items: piecesBefore(text, head.start - etc[0].length, floor), joined: 'etc', modifier };
  }
  return { head, items: piecesBefore(text, head.end, floor).slice(1), joined: 'list', modifier: '' };
}

/** Where the words of a piece begin, from the last on; behind an opening mark, where one begins a word. */
function wordStarts(text: string, words: Words, { start, end }: Piece): number[] {
  const starts: number[] = [];
  for (let w = wordAt(words, end - 1), n = 0; w >= 0 && n < MAX_WORDS; w--, n++) {
    const at = words.starts[w] as number;
    if (at < start) break;
    starts.push(text[at] === '“' ? at + 1 : at);
  }
  return starts;
}

function offer(text: string, { head, items, joined, modifier }: SharingList, { end, first }: Piece, start: number): EntityMention | null {
  const own = text.slice(start, end);
  const noun = head.head.head;
  if (own.length < 2 || own.length > MAX_ITEM || CLOSING.test(own) || own.endsWith(noun)) return null;
  return {
    kind: 'policy',
    start,
    end,
    name: bare(own + modifier + noun),
    aliases: otherForms(own + modifier + noun, head.head, [], [bare(own), bare(own + noun)]),
    rule: `shared head ${joined}`,
    features: [
      `shares ${noun}`,
      `${joined} ${head.head.kind} ${head.head.strength}`,
      first ? 'first item' : 'later item',
      ...(modifier ? ['head modified'] : []),
      ...(own.includes('“') ? ['quoted'] : []),
      `of ${Math.min(MANY, items.length)}`,
    ],
    tentative: true,
  };
}
