import type { Claim } from '../model/schema.ts';
import type { Words } from '../model/types.ts';
import { spanKey } from '../segment/offsets.ts';
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
import { type Governance, governanceOf } from './project-attributes.ts';
import { type Candidate, isAction } from './project-features.ts';
import { projectName } from './project-names.ts';
import { startsWithVerb } from './project-verbs.ts';
import type { Recognized } from './registry.ts';

/** What may follow a head noun and still belong to the name. */
const RIGHT_TAIL =
  /(?:（[一二三四五六七八九十](?:、[一二三四五六七八九十])*期）|[一二三四五六七八九十](?:、[一二三四五六七八九十])*期|（[\u4e00-\u9fffA-Za-z]{1,8}）|[东西南北中]段|(?<=[速铁路道管线网渠河]|工程|项目)(?!先行|主体|全部)[\u4e00-\u9fff]{2,4}段(?=[、，。；和]|等|全|建|开|顺|正|加))*(?:(?:建设)?(?:项目|工程))?/y;
const AFTER_NAME = /^(?:[、，。；：！？\n]|项目|工程|建设|[一二三四五六七八九十]期|新校区|等|主体|前期|[东西南北中]段|全线|周边|“|（)/;
const MAX_NAME = 40;

/** A candidate with the rule that offers it, and what its attributes depend on: the sentence, other names. */
export interface Offer {
  readonly candidate: Candidate;
  readonly rule: string;
  readonly clause: Clause;
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
    const ofSentence = new SentenceOffers(context, overlapping, names, clause);
    ofSentence.add(anchors, closers);
    for (const offer of ofSentence.offers) offers.push(offer);
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

/** The bounds of a sentence, and whether its section looks ahead. */
interface Clause {
  readonly floor: number;
  readonly ceiling: number;
  readonly claim: Claim;
}

/** The offers of one sentence. Alternatives of one list ask the same again and again: what they ask is told once. */
class SentenceOffers {
  readonly offers: Offer[] = [];
  readonly #context: Context;
  readonly #overlapping: Overlaps;
  readonly #names: NameSpans;
  readonly #clause: Clause;
  readonly #identities = new Map<number, Identity>();
  readonly #governances = new Map<number, Governance>();
  readonly #firstStarts = new Map<Piece, number>();

  constructor(context: Context, overlapping: Overlaps, names: NameSpans, clause: Clause) {
    this.#context = context;
    this.#overlapping = overlapping;
    this.#names = names;
    this.#clause = clause;
  }

  /** Offers the names that heads end, and the items of lists that something closes. */
  add(anchors: readonly Anchor[], closers: readonly Closer[]): void {
    const { text } = this.#context;
    const closed = new Map<number, ListPlace>();
    for (const closer of closers) {
      const list = { closer, pieces: piecesBefore(text, closer.at, this.#clause.floor) };
      for (const piece of list.pieces) closed.set(piece.end, list);
    }
    for (const closer of closers) this.#addClosed(closer);
    for (const { head, closer } of anchors) if (!closer) this.#addHeaded(head, closed, anchors);
  }

  /** The items of a list that 等 or a count closes. */
  #addClosed(closer: Closer): void {
    const { text, words } = this.#context;
    const pieces = piecesBefore(text, closer.at, this.#clause.floor);
    for (const piece of pieces) {
      if (piece.end - piece.start < 2 || ownHead(this.#context, this.#firstStartOf(piece), piece)) continue;
      const shared = text.slice(closer.phrase.start, closer.phrase.end);
      this.#offer(piece, piece.end, shared, { closer, pieces }, lastWordStart(words, piece), this.#routeBeginning(pieces, piece));
    }
  }

  /** The name that a head ends, and the parts right before it that lack the head. */
  #addHeaded(head: HeadMatch<ProjectHead>, closed: ReadonlyMap<number, ListPlace>, anchors: readonly Anchor[]): void {
    const [context, names, { floor }] = [this.#context, this.#names, this.#clause];
    const { text, words } = context;
    const pieces = piecesBefore(text, head.end, floor);
    const [own, ...others] = pieces as [Piece, ...Piece[]];
    const tail = tailAt(text, head.end);
    const end = head.end + (isBoundary(words, head.end + tail.length) ? tail.length : 0);
    const list = closed.get(end) ?? closed.get(head.end) ?? { closer: null, pieces };
    this.#offer(own, end, '', list, head.start, this.#routeBeginning(pieces, own, head.start));
    if (isModifier(context, end) && anchors.some((later) => later.head.start >= end && !STOP.test(text.slice(end, later.head.end)))) return;
    const last = chunkOf(context, own, head.start, floor, names);
    for (const piece of withJoints(text, own, last, others).flatMap((p) => splitAtJoint(text, p))) {
      if (piece.end - piece.start < 2) continue;
      const partStart = this.#firstStartOf(piece);
      const headed = ownHead(context, partStart, piece);
      // A、B扩建: what is done to B is done to A; otherwise a part with a head is a name of its own, and ends the parts.
      if (headed && !(isAction(head.head.head) && !isAction(headed.head.head))) break;
      const shared = headed
        ? text.slice(head.start, head.end)
        : sharedPart(context, { start: partStart, end: piece.end }, { start: last.start, end: head.end }, head, names);
      if (shared === null) continue;
      const from = this.#routeBeginning(pieces, piece);
      this.#offer(piece, piece.end, shared + text.slice(head.end, end), { closer: null, pieces }, lastWordStart(words, piece), from);
    }
  }

  #offer(piece: Piece, end: number, shared: string, { closer, pieces }: ListPlace, headStart: number, prefix: string): void {
    if (piece.end - piece.start < 2) return;
    const [context, names, { floor, ceiling, claim }] = [this.#context, this.#names, this.#clause];
    const { text } = context;
    const firstStart = this.#firstStartOf(pieces.at(-1) as Piece);
    const following = closer ? [] : piecesAfter(text, end, ceiling);
    const listEnd = closer ? closer.phrase.end : (following.at(-1)?.end ?? end);
    const siblings = { identified: 0, headed: 0 };
    let size = 1;
    for (const list of [pieces, following]) {
      for (const sibling of list) {
        if (sibling === piece) continue;
        size++;
        if (identified(this.#identityAt(sibling.start, sibling.end))) siblings.identified++;
        if ((headEndingAt(context, sibling.end)?.head.strength ?? 'generic') !== 'generic') siblings.headed++;
      }
    }
    const alone = pieces.length === 1 && shared === '' && !(end < text.length && '、和及与'.includes(text[end] as string));
    for (const { start, by, chunk } of startsOf(context, piece, headStart, floor, names)) {
      const listStart = piece.first ? beforeJoint(context, Math.min(start, chunk.start), piece, floor, names) : firstStart;
      const name = projectName(prefix + text.slice(start, end) + shared);
      if (name.stem.length < 2 || name.name.length > MAX_NAME) continue;
      const item = { start, end: piece.end, head: headEndingAt(context, piece.end), shared };
      this.offers.push({
        candidate: {
          item,
          end,
          name,
          by,
          tells: this.#identityAt(start, Math.max(start, item.head?.start ?? piece.end)),
          list: { size, closer, start: listStart, end: listEnd },
          governance: this.#governanceAt(listStart, listEnd),
          quantified: chunk.quantified && by === 'chunk',
          overlaps: this.#overlapping(start, end),
          claim,
          siblings,
        },
        rule: closer ? 'closed list' : shared ? 'coordination' : `head:${name.head?.strength ?? 'generic'}`,
        clause: this.#clause,
        sharesAmount: !alone || (start > 0 && '和及与、'.includes(text[start - 1] as string)),
      });
    }
  }

  #identityAt(start: number, end: number): Identity {
    const key = spanKey(start, end);
    let told = this.#identities.get(key);
    if (told === undefined) {
      told = identityOf(this.#context, start, end, this.#names);
      this.#identities.set(key, told);
    }
    return told;
  }

  #governanceAt(start: number, end: number): Governance {
    const key = spanKey(start, end);
    let told = this.#governances.get(key);
    if (told === undefined) {
      const { floor, ceiling } = this.#clause;
      told = governanceOf(this.#context, start, end, floor, ceiling);
      this.#governances.set(key, told);
    }
    return told;
  }

  /** Where a piece's name begins, read from its last word. */
  #firstStartOf(piece: Piece): number {
    let known = this.#firstStarts.get(piece);
    if (known === undefined) {
      known = chunkOf(this.#context, piece, lastWordStart(this.#context.words, piece), this.#clause.floor, this.#names).start;
      this.#firstStarts.set(piece, known);
    }
    return known;
  }

  #routeBeginning(pieces: readonly Piece[], piece: Piece, end = piece.end): string {
    if (piece.first) return '';
    const { text } = this.#context;
    return routeBeginning(text, pieces.at(-1) as Piece, { ...piece, end }, this.#clause.floor, this.#context, this.#names);
  }
}

/** What parts the names of a sentence. */
const STOP = /[、，。；：]/;
/** A noun or a verb used as one. */
const NOUN = /^(?:n|vn)/;

/**
 * Whether what ends at an offset modifies the noun behind it, so that it is no head for the parts before it: 绿化、医院 | 改革示范项目;
 * but for what is done to all of them (东岭、西川水库 | 扩建).
 */
function isModifier(context: Context, end: number): boolean {
  const { text, words } = context;
  const w = wordAt(words, end);
  if (words.starts[w] !== end || !NOUN.test(words.tags[w] as string) || AFTER_NAME.test(text.slice(end, end + 4))) return false;
  const behind = headEndingAt(context, words.starts[w + 1] as number);
  return !(behind && isAction(behind.head.head));
}

/** Where a list begins whose last name a conjunction joins to it: 完成 | 规划展馆和 | 北岸中心路. */
function beforeJoint(context: Context, start: number, piece: Piece, floor: number, names: NameSpans): number {
  const joint = jointLength(context.text, piece.start, start);
  if (joint === 0 || start - joint - piece.start < 2) return start;
  const left = { start: piece.start, end: start - joint, first: true };
  return chunkOf(context, left, lastWordStart(context.words, left), floor, names).start;
}

/** What the routes of a list begin with that only its first names: 东岭至 | 西川、北河、南山; empty where it names no route. */
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
    !/至/.test(text.slice(piece.start, piece.end)) &&
    // 东岭至西川、东岭绕城 | 公路: no road leads from a place to itself.
    !text.startsWith((route[1] as string).slice(0, -1), piece.start)
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

/** The head that a piece itself ends with; one character in a short piece (东城) is no head. */
function ownHead(context: Context, start: number, piece: Piece): HeadMatch<ProjectHead> | null {
  const head = headEndingAt(context, piece.end);
  return head && head.start > start && (head.end - head.start > 1 || piece.end - start > 3) ? head : null;
}

const identified = (tells: Identity): boolean => tells !== null && tells !== 'level';

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
