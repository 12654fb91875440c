import type { Claim } from '../model/schema.ts';
import type { Words } from '../model/types.ts';
import { isBoundary, wordAt } from '../segment/words.ts';
import { type Chunk, chunkBefore } from './chunk.ts';
import type { Context, EntityMention } from './context.ts';
import {
  type Closer,
  chunkOf,
  closerOf,
  jointLength,
  type Piece,
  piecesAfter,
  piecesBefore,
  sharedPart,
  startsOf,
} from './coordination.ts';
import { type HeadMatch, headEndingAt, type ProjectHead, projectHeadsIn } from './heads.ts';
import { type Identity, identityOf, type NameSpans, nameSpans } from './identity.ts';
import { type Governance, governanceOf, startsWithVerb } from './project-attributes.ts';
import { type Candidate, isAction } from './project-features.ts';
import { projectName } from './project-names.ts';
import type { Recognized } from './registry.ts';

/** What may follow a head noun and still belong to the name. */
const RIGHT_TAIL =
  /(?:（[一二三四五六七八九十](?:、[一二三四五六七八九十])*期）|[一二三四五六七八九十](?:、[一二三四五六七八九十])*期|（[\u4e00-\u9fffA-Za-z]{1,8}）|[东西南北中]段|(?<=[速铁路道管线网渠河]|工程|项目)(?!先行|主体|全部)[\u4e00-\u9fff]{2,4}段(?=[、，。；和]|等|全|建|开|顺|正|加))*(?:(?:建设)?(?:项目|工程))?/y;
const AFTER_NAME = /^(?:[、，。；：！？\n]|项目|工程|建设|[一二三四五六七八九十]期|新校区|等|主体|前期|[东西南北中]段|全线|周边|“|（)/;
const MAX_NAME = 40;

/** A candidate with the rule that offers it, and what an amount before it depends on: the sentence's start, other names. */
export interface Offer {
  readonly candidate: Candidate;
  readonly rule: string;
  readonly floor: number;
  /** Whether an amount that its clause states may be that of other names too. */
  readonly sharesAmount: boolean;
}

/**
 * Every name of a text that may be a project's: what ends with a head noun, and the items of lists, each with every place
 * where it may begin. Names that share a place are alternatives.
 */
export function offersIn(context: Context, before: Recognized): Offer[] {
  const { text, sentences, sections } = context;
  const names = nameSpans(before);
  const heads = projectHeadsIn(context);
  const overlapping = overlapsOf(before, text.length);
  const offers: Offer[] = [];
  let next = 0;
  for (const sentence of sentences) {
    const anchors: Anchor[] = [];
    for (; next < heads.length && (heads[next] as HeadMatch<ProjectHead>).start < sentence.end; next++) {
      const head = heads[next] as HeadMatch<ProjectHead>;
      if (head.start < sentence.start || !endsName(context, head, heads[next + 1])) continue;
      // 庆城, 香港: a region's name ends in no head.
      if (head.end - head.start === 1 && names.inRegion(head.start)) continue;
      const chunk = chunkBefore(text, context.words, head, sentence.start, names.startCovering);
      anchors.push({ head, chunk, closer: closerOf(context, head, chunk, sentence.start) });
    }
    const closers = [...anchors.flatMap(({ closer }) => closer ?? []), ...openClosers(text, sentence, anchors)];
    if (anchors.length === 0 && closers.length === 0) continue;
    const clause = { floor: sentence.start, ceiling: sentence.end, claim: sections[sentence.section]?.claim ?? 'done' };
    for (const offer of offersOf(context, overlapping, names, anchors, closers, clause)) offers.push(offer);
  }
  return offers;
}

interface Anchor {
  readonly head: HeadMatch<ProjectHead>;
  readonly chunk: Chunk;
  readonly closer: Closer | null;
}

/** Lists that 等 closes and a verb follows, without a word of what they list: A、B等顺利开工. */
function openClosers(text: string, { start, end }: { start: number; end: number }, anchors: readonly Anchor[]): Closer[] {
  const closers: Closer[] = [];
  for (let at = text.indexOf('等', start); at >= 0 && at < end; at = text.indexOf('等', at + 1)) {
    if (anchors.some(({ closer }) => closer?.at === at) || !startsWithVerb(text.slice(at + 1, at + 9))) continue;
    closers.push({ at, phrase: { start: at + 1, end: at + 1 }, head: null, counted: false });
  }
  return closers;
}

interface Clause {
  readonly floor: number;
  readonly ceiling: number;
  readonly claim: Claim;
}

function offersOf(
  context: Context,
  overlapping: Overlaps,
  names: NameSpans,
  anchors: readonly Anchor[],
  closers: readonly Closer[],
  clause: Clause,
): Offer[] {
  const { text, words } = context;
  const offers: Offer[] = [];
  const closed = new Map<number, { closer: Closer; pieces: readonly Piece[] }>();
  for (const closer of closers) {
    const pieces = piecesBefore(text, closer.at, clause.floor);
    for (const piece of pieces) closed.set(piece.end, { closer, pieces });
  }
  // Alternatives of one list ask the same again and again.
  const identities = new Map<number, Identity>();
  const identityAt = (start: number, end: number): Identity =>
    remember(identities, start, end, () => identityOf(context, start, end, names));
  const governances = new Map<number, Governance>();
  const governanceAt = (start: number, end: number): Governance =>
    remember(governances, start, end, () => governanceOf(context, start, end, clause.floor, clause.ceiling, clause.claim));
  const firstStarts = new Map<Piece, number>();
  const firstStartOf = (piece: Piece): number => {
    let known = firstStarts.get(piece);
    if (known === undefined) {
      known = chunkOf(context, piece, lastWordStart(words, piece), clause.floor, names).start;
      firstStarts.set(piece, known);
    }
    return known;
  };
  const offer = (piece: Piece, end: number, shared: string, list: ListPlace, headStart: number, prefix = ''): void => {
    if (piece.end - piece.start < 2) return;
    const { closer, pieces } = list;
    const first = pieces.at(-1) as Piece;
    const firstStart = firstStartOf(first);
    const following = closer ? [] : piecesAfter(text, end, clause.ceiling);
    const listEnd = closer ? closer.phrase.end : (following.at(-1)?.end ?? end);
    const siblings = [...pieces.filter((p) => p !== piece), ...following];
    const identifiedSiblings = siblings.filter((p) => identified(identityAt(p.start, p.end))).length;
    const headedSiblings = siblings.filter((p) => (headEndingAt(context, p.end)?.head.strength ?? 'generic') !== 'generic').length;
    const alone = pieces.length === 1 && shared === '' && !(end < text.length && '、和及与'.includes(text[end] as string));
    for (const { start, by, chunk } of startsOf(context, piece, headStart, clause.floor, names)) {
      const listStart = piece.first ? beforeJoint(context, Math.min(start, chunk.start), piece, clause.floor, names) : firstStart;
      const name = projectName(prefix + text.slice(start, end) + shared);
      if (name.stem.length < 2 || name.name.length > MAX_NAME) continue;
      const item = { start, end: piece.end, head: headEndingAt(context, piece.end), shared };
      offers.push({
        candidate: {
          item,
          end,
          name,
          by,
          tells: identityAt(start, Math.max(start, item.head?.start ?? piece.end)),
          list: { size: siblings.length + 1, closer, start: listStart },
          governance: governanceAt(listStart, listEnd),
          quantified: chunk.quantified && by === 'chunk',
          overlaps: overlapping(start, end),
          claim: clause.claim,
          siblings: { identified: identifiedSiblings, headed: headedSiblings },
        },
        rule: closer ? 'closed list' : shared ? 'coordination' : `head:${name.head?.strength ?? 'generic'}`,
        floor: clause.floor,
        sharesAmount: !alone || (start > 0 && '和及与、'.includes(text[start - 1] as string)),
      });
    }
  };
  for (const closer of closers) {
    const pieces = piecesBefore(text, closer.at, clause.floor);
    for (const piece of pieces) {
      if (piece.end - piece.start < 2 || ownHead(context, firstStartOf(piece), piece)) continue;
      const from = piece.first ? '' : routeBeginning(text, pieces.at(-1) as Piece, piece, clause.floor, context, names);
      offer(piece, piece.end, text.slice(closer.phrase.start, closer.phrase.end), { closer, pieces }, lastWordStart(words, piece), from);
    }
  }
  for (const { head, closer } of anchors) {
    if (closer) continue;
    const pieces = piecesBefore(text, head.end, clause.floor);
    const [own, ...others] = pieces as [Piece, ...Piece[]];
    const tail = tailAt(text, head.end);
    const end = head.end + (isBoundary(words, head.end + tail.length) ? tail.length : 0);
    const list = closed.get(end) ?? closed.get(head.end) ?? { closer: null, pieces };
    const from = own.first ? '' : routeBeginning(text, pieces.at(-1) as Piece, { ...own, end: head.start }, clause.floor, context, names);
    offer(own, end, '', list, head.start, from);
    // The parts right before it that lack the head.
    const last = chunkOf(context, own, head.start, clause.floor, names);
    for (const piece of withJoints(text, own, last, others).flatMap((p) => splitAtJoint(text, p))) {
      if (piece.end - piece.start < 2) continue;
      const partStart = firstStartOf(piece);
      const headed = ownHead(context, partStart, piece);
      // A、B扩建: what is done to B is done to A; otherwise a part with a head is a name of its own, and ends the parts.
      if (headed && !(isAction(head.head.head) && !isAction(headed.head.head))) break;
      const shared = headed
        ? text.slice(head.start, head.end)
        : sharedPart(context, { start: partStart, end: piece.end }, { start: last.start, end: head.end }, head, names);
      if (shared !== null)
        offer(
          piece,
          piece.end,
          shared + text.slice(head.end, end),
          { closer: null, pieces },
          lastWordStart(words, piece),
          piece.first ? '' : routeBeginning(text, pieces.at(-1) as Piece, piece, clause.floor, context, names),
        );
    }
  }
  return offers;
}

/** Where a list begins whose last name a conjunction joins to it: 完成 | 规划展馆和 | 北岸中心路. */
function beforeJoint(context: Context, start: number, piece: Piece, floor: number, names: NameSpans): number {
  const joint = jointLength(context.text, piece.start, start);
  if (joint === 0 || start - joint - piece.start < 2) return start;
  const left = { start: piece.start, end: start - joint, first: true };
  return chunkOf(context, left, lastWordStart(context.words, left), floor, names).start;
}

/** What the routes of a list begin with that only its first names: 静宁至 | 庄浪、泾川、灵台; empty where it names no route. */
function routeBeginning(text: string, first: Piece, piece: Piece, floor: number, context: Context, names: NameSpans): string {
  if (!text.slice(first.start, first.end).includes('至')) return '';
  const { start } = chunkOf(context, first, lastWordStart(context.words, first), floor, names);
  const route = /^(.{2,8}?至)(.{2,8})$/.exec(text.slice(start, first.end));
  const place = (from: number, end: number): boolean => names.inRegion(from) || /[角洲湾岛港]$/.test(text.slice(from, end));
  const second = first.end - (route?.[2]?.length ?? 0);
  return route &&
    names.inRegion(first.end - 1) &&
    place(second, first.end) &&
    place(piece.start, piece.end) &&
    !/至/.test(text.slice(piece.start, piece.end))
    ? (route[1] as string)
    : '';
}

function tailAt(text: string, at: number): string {
  RIGHT_TAIL.lastIndex = at;
  return RIGHT_TAIL.exec(text)?.[0] ?? '';
}

interface ListPlace {
  readonly closer: Closer | null;
  readonly pieces: readonly Piece[];
}

const lastWordStart = (words: Words, piece: Piece): number => Math.max(piece.start, words.starts[wordAt(words, piece.end - 1)] as number);

/** The pieces before the last name, and what a conjunction joins to it: 庆阳一中、四中 | 和六中扩建. */
function withJoints(text: string, own: Piece, chunk: Chunk, others: readonly Piece[]): Piece[] {
  const joint = jointLength(text, own.start, chunk.edge);
  if (joint === 0) return [...others];
  const end = chunk.edge - joint;
  return end - own.start >= 2 ? [{ start: own.start, end, first: own.first }, ...others] : [...others];
}

/** A piece, and the two that a conjunction may make of it: 中国联通 | 与 | 京开能源. */
function splitAtJoint(text: string, piece: Piece): Piece[] {
  const joint = /^.{2,}?(以及|和|与)(?=.{2,})/.exec(text.slice(piece.start, piece.end));
  if (!joint) return [piece];
  const at = piece.start + joint[0].length;
  return [
    piece,
    { start: at, end: piece.end, first: false },
    { start: piece.start, end: at - (joint[1] as string).length, first: piece.first },
  ];
}

/** The head that a piece itself ends with; one character in a short piece (赤城) is no head. */
function ownHead(context: Context, start: number, piece: Piece): HeadMatch<ProjectHead> | null {
  const head = headEndingAt(context, piece.end);
  return head && head.start > start && (head.end - head.start > 1 || piece.end - start > 3) ? head : null;
}

const identified = (tells: Identity): boolean => tells !== null && tells !== 'level';

/** What a function says of a span, asked once. */
function remember<T>(known: Map<number, T>, start: number, end: number, tell: () => T): T {
  const key = start * SPAN + end;
  let told = known.get(key);
  if (told === undefined) {
    told = tell();
    known.set(key, told);
  }
  return told;
}

/** More than any text is long. */
const SPAN = 2 ** 26;

type Overlaps = (start: number, end: number) => Candidate['overlaps'];

/** Tells the kind of what was recognised before at the same place, the whole name long. */
function overlapsOf({ mentions, regions }: Recognized, textLength: number): Overlaps {
  // By character that they cover: what holds a whole name covers the character that it begins with.
  const byOffset: EntityMention[][] = new Array(textLength);
  for (const m of mentions) {
    if (m.tentative) continue;
    const last = m.kind === 'policy' || m.kind === 'honor' ? m.end : m.start + 1;
    const alone = [m];
    for (let i = m.start; i < last; i++) byOffset[i] = byOffset[i]?.concat(alone) ?? alone;
  }
  let length = 0;
  for (const { end } of regions) length = Math.max(length, end);
  const regionEnd = new Int32Array(length);
  for (const { start, end } of regions) for (let i = start; i < end; i++) regionEnd[i] = Math.max(regionEnd[i] as number, end);
  return (start, end) => {
    for (const m of byOffset[start] ?? NOTHING) {
      const within = (m.kind === 'policy' || m.kind === 'honor') && end <= m.end;
      if (within || (m.start === start && m.end === end)) return m.kind as Candidate['overlaps'];
    }
    return start < length && end <= (regionEnd[start] as number) ? 'region' : null;
  };
}

const NOTHING: readonly never[] = [];

/** Whether a name can end with this head: a word ends here, and no longer head goes on from it. */
function endsName(context: Context, head: HeadMatch<ProjectHead>, next: HeadMatch<ProjectHead> | undefined): boolean {
  const { text, words } = context;
  // A longer head goes on from here (引水 | 工程): that one makes the name.
  if (next && next.start <= head.end && next.end > head.end && next.end - head.end <= 6) return false;
  const after = text.slice(head.end, head.end + 8);
  if (/^[至—-]/.test(after)) return false;
  if (AFTER_NAME.test(after) || startsWithVerb(after)) return true;
  return isBoundary(words, head.end);
}
