import type { Span } from '../model/types.ts';
import { wordAt } from '../segment/words.ts';
import type { Context, LexiconMatch } from './context.ts';
import { type GovernorClass, governorClass, type PolicyHead, policyHeads } from './policy-heads.ts';

/** The name of a policy as it stands in a text, and what stands around it. */
export interface PolicyName extends Span {
  /** The verb that the policy is the object of, empty where none stands before it. */
  readonly governor: string;
  /** Whether the policy is its clause's subject and what follows says that it is carried out. */
  readonly subject: boolean;
  /** A number with a classifier stands before it (12项制度). */
  readonly quantified: boolean;
  /** Items to the left that share the head (A、B等专项行动), in the order of the text; the head's own words are not among them. */
  readonly items: readonly Span[];
  /** How the items are joined to the head: by 等, by a number (六大工程), as parts of a list, or all in marks. */
  readonly joined: 'etc' | 'count' | 'list' | 'quoted' | null;
  /** Where the head's own words begin, the number of a count included. */
  readonly ownStart: number;
}

const STOP = /[，。；：！？\n…[\]【】]/;
const BULLET =
  /^(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、|\d+[.、）]|[一二三四五六七八九十]+是(?:要)?|第[一二三四五六七八九十]+[，、]|[●■◆○·]+)/;
const CLASSIFIER = /^[个项件批类种轮套份部次场名家户处座届]$/;
const NUMBER = /^(?:\d[\d.,]*|[一二三四五六七八九十百千两几数多]+)$/;
const COUNT = /(?:[一二三四五六七八九十两]{1,2}|(?<!\d)\d{1,2})(?:大|项|个)$/;
const ORDINAL = /^第[一二三四五六七八九十百\d]+/;
const CONJUNCTION = /^(?:和|与|及|以及|同)$/;
const DATE =
  /^(?:今年|去年|明年|前年|全年|当前|目前|近年|近年来|上半年|下半年|年初|年底|年内|一季度|期间|时期|以来|同时|其中|\d+[年月日]|月|日)$/;
/** What follows a policy that is its clause's subject. */
const PREDICATE =
  /^(?:等)?(?:工作|任务)?(?:[深扎全有稳加持顺圆]|基本|落地|落实|获批|取得|有效|制定|出台|印发|发布|实施|启动|推进|完成|建立|形成|走在|进一步|不断|更加|日益|逐步|正式|成效|初见|已|成功|如期|率先|运行|见效|铺开|惠及|通过|名列|排名|位居|得到|良好|纵深|得以|健全|完善|建成|强力|蓬勃|广泛|高效|平稳|破题|获得|富有|再|推广|复制)/;
/** Verbs that issue a document: its name begins after them, whatever verbs it holds. */
const ISSUING =
  /(?:出台|制定|制订|印发|颁布|编制|审议通过|审议|发布|公布|起草|拟定|修订|颁发|下发|研究)(?:制定|出台|实施|完成|形成|印发|完善|了|并|下发|落实)*/g;
const DOCUMENT_TAIL = /(?:规划|方案|意见|办法|条例|规定|措施|政策|计划|纲要|细则|条)(?:等)?(?:、|和|与|及|以及)(?=[^、]*$)/;

/** Verbs that make one noun with a head right behind them and an object before them (产业 | 推进机制). */
const COMPOUNDING = /(?:推进|推广|落实|执行|实施|推行|促进|调度|引导|发布|服务|启动|督促|办理|兑现|纳入|用好)$/;
/** 用足用好, which the tagger divides otherwise. */
const USED = /(?:用[好足活]){1,2}$/;
/** Verbs whose object is a policy wherever they stand. */
const TAKES_POLICY = /(?:实施|开展|推行|落实|出台|建立|健全|完善|制定|启动|执行|印发|组织|深化|贯彻|构建)/;
const HASTENING = /^(?:加快|加速|进一步)$/;
const QUANTITY = /^(?:各项|各类|各级|一批|系列|多项|多个|若干|全部|其他|有关|相关|首批|首个|我们|大家|尤其|同时|包括|随着|为了|上述)$/;
/** What a conjunction joins to a policy and is none (重点改革任务和三年行动方案). */
const ENDS_ELSE = /(?:任务|举措|要求|部署|目标|项目|平台|基金|精神)$/;
const MAX_OWN = 34;
const MAX_DOCUMENT = 60;
const MAX_LIST = 160;
const MAX_QUOTE = 44;
const MIN_ITEM = 3;

interface Reading {
  readonly start: number;
  readonly stop: 'stop' | 'governor' | 'list' | 'conjunction' | 'etc' | 'count' | 'quoted' | 'quantity';
  /** The word that stopped the reading. */
  readonly word: string;
}

/**
 * Reads the name of a policy leftwards from its head noun.
 *
 * Unlike a noun chunk a policy's name may hold verbs (清理拖欠企业账款专项行动): it reaches back to the verb that governs it, a
 * stop, or another policy that a conjunction joins to it.
 *
 * @param head span of the head noun
 * @param floor offset that the name can't begin before
 * @param coveredFrom start of a recognised name that covers an offset, -1 where none does
 */
export function readPolicyName(
  context: Context,
  head: Span & { head: PolicyHead },
  floor: number,
  coveredFrom: (offset: number) => number,
): PolicyName {
  const { text } = context;
  const clauseStart = clauseBefore(text, head.start, floor);
  const subject = PREDICATE.test(text.slice(head.end, head.end + 8));
  const none = { subject, quantified: false, items: [], joined: null } as const;
  if (head.head.kind === 'document') {
    const issued = issuedFrom(text, clauseStart, head.start);
    if (issued && head.end - issued.start <= MAX_DOCUMENT && !/等|[》”]、/.test(text.slice(issued.start, head.start))) {
      return { ...none, start: issued.start, end: head.end, governor: issued.verb, ownStart: issued.start };
    }
  }
  const own = quotedWith(text, head, clauseStart);
  const reader = new Reader(context, head, own, clauseStart, coveredFrom, subject);
  let reading: Reading = own < head.start && text[own - 1] === '”' ? { start: own, stop: 'stop', word: '' } : reader.read(own);
  let ownStart = reading.start;
  // A conjunction joins a list's last item, another policy, or two halves of one name.
  while (reading.stop === 'conjunction' || (reading.stop === 'list' && head.start - ownStart < 1)) {
    const joint = reading.start - reading.word.length;
    if (joint <= clauseStart) {
      reading = { ...reading, stop: 'stop' };
      break;
    }
    if (reader.endsPolicy(joint) || ENDS_ELSE.test(text.slice(clauseStart, joint))) {
      reading = { ...reading, stop: 'governor', word: reader.clauseGovernor(joint) || reading.word };
      break;
    }
    if (reading.stop === 'list') break;
    const quoted = text[reading.start] === '“';
    const bothQuoted = text[joint - 1] === '”' && quoted;
    const further = reader.read(joint);
    if (bothQuoted || further.stop === 'list') {
      reading = { start: reading.start, stop: bothQuoted ? 'quoted' : 'list', word: reading.word };
      break;
    }
    // 全面建成小康社会和“十三五”规划: what begins with marks is a whole name.
    if (quoted) {
      reading = { ...reading, stop: 'governor', word: reader.clauseGovernor(joint) };
      break;
    }
    reading = further;
    ownStart = further.start;
  }
  if (reading.stop === 'list' && reader.endsPolicy(reading.start - 1)) {
    reading = { ...reading, stop: 'governor', word: reader.clauseGovernor(reading.start - 1) || reading.word };
  }
  if (reading.stop === 'quantity') return { ...none, start: ownStart, end: head.end, governor: reading.word, quantified: true, ownStart };
  if (reading.stop === 'list' || reading.stop === 'etc' || reading.stop === 'count' || reading.stop === 'quoted') {
    const list = reader.items(reading);
    const joined =
      list.counted || reading.stop === 'count' ? 'count' : reading.stop === 'etc' ? 'etc' : reading.stop === 'quoted' ? 'quoted' : 'list';
    // 四项“区域评估”: the number only counts them.
    if (joined === 'count' && list.items.length === 0 && !reading.word.endsWith('大') && text[ownStart - 1] !== '“') {
      return {
        ...none,
        start: ownStart + reading.word.length,
        end: head.end,
        governor: list.governor,
        quantified: true,
        ownStart: ownStart + reading.word.length,
      };
    }
    if (joined === 'count' && list.items.length === 1 && !list.etc) {
      const only = list.items[0] as Span;
      return { ...none, start: only.start, end: head.end, governor: list.governor, ownStart: only.start };
    }
    const short = joined === 'list' && list.items.some((item) => item.end - item.start < MIN_ITEM);
    if (list.items.length > 0 && !short) {
      return {
        start: (list.items[0] as Span).start,
        end: head.end,
        governor: list.governor,
        subject,
        quantified: false,
        items: list.items,
        joined,
        ownStart,
      };
    }
    // 管理、评价、使用激励制度改革: the short parts belong to one name.
    if (short) ownStart = (list.items[0] as Span).start;
    return { ...none, start: ownStart, end: head.end, governor: list.governor, ownStart };
  }
  return { ...none, start: ownStart, end: head.end, governor: reading.stop === 'governor' ? reading.word : '', ownStart };
}

/** Where the marks open that close right behind the head (“共同成长计划”): what stands in them is one. */
function quotedWith(text: string, head: Span, clauseStart: number): number {
  if (text[head.end] !== '”') return head.start;
  const open = text.lastIndexOf('“', head.start);
  const counts = /^[一二三四五六七八九十两\d]+[大项个]/.test(text.slice(open + 1, head.start));
  return open >= clauseStart && !counts && !text.slice(open, head.start).includes('”') ? open : head.start;
}

/** Whether no name reaches across the character: a stop, a dash of two. */
function isStop(text: string, at: number): boolean {
  const c = text[at] as string;
  return STOP.test(c) || (c === '—' && (text[at - 1] === '—' || text[at + 1] === '—'));
}

/** Where the clause that holds an offset begins, its bullet left out. */
function clauseBefore(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && !isStop(text, start - 1)) {
    // A stop inside marks ends no clause (“强化甲，推动乙”专项行动).
    const open = text[start - 1] === '”' ? text.lastIndexOf('“', start - 1) : -1;
    start = open >= floor && start - open <= MAX_QUOTE ? open : start - 1;
  }
  const bullet = BULLET.exec(text.slice(start, at));
  return bullet ? start + bullet[0].length : start;
}

/** Where a document's title begins: after the verb that issues it, or after the conjunction that joins it to another. */
function issuedFrom(text: string, clauseStart: number, headStart: number): { start: number; verb: string } | null {
  const clause = text.slice(clauseStart, headStart);
  for (const match of clause.matchAll(ISSUING)) {
    const end = match.index + match[0].length;
    if (clause.length - end < 2) continue;
    const joined = DOCUMENT_TAIL.exec(clause.slice(end));
    const offset = joined ? joined.index + joined[0].length : 0;
    const start = end + offset;
    const pointed =
      /^(?:好|起|了)?(?:我[省市县区州]|全[省市县区州]|本[省市县区州]|新的|一批|一系列|系列|相关)?/.exec(clause.slice(start))?.[0].length ??
      0;
    return { start: clauseStart + start + pointed, verb: match[0] };
  }
  return null;
}

/** Reads the words of one clause leftwards, item by item. */
class Reader {
  readonly #context: Context;
  readonly #head: Span & { head: PolicyHead };
  /** Where the head's own words begin: it, or the marks that it stands in. */
  readonly #own: number;
  readonly #clauseStart: number;
  readonly #coveredFrom: (offset: number) => number;
  readonly #subject: boolean;
  readonly #policies: readonly LexiconMatch[];

  constructor(
    context: Context,
    head: Span & { head: PolicyHead },
    own: number,
    clauseStart: number,
    coveredFrom: (offset: number) => number,
    subject: boolean,
  ) {
    this.#context = context;
    this.#head = head;
    this.#own = own;
    this.#clauseStart = clauseStart;
    this.#coveredFrom = coveredFrom;
    this.#subject = subject;
    this.#policies = context.matches.filter((m) => m.entry.list === 'policy' && m.start >= clauseStart && m.end <= head.start);
  }

  /** The word that ends at `at`, with its start and class. */
  #wordBefore(at: number): { from: number; word: string; tag: string } {
    const { text, words } = this.#context;
    const w = wordAt(words, at - 1);
    const from = Math.max(this.#clauseStart, words.starts[w] as number);
    return { from, word: text.slice(from, at), tag: words.tags[w] as string };
  }

  /** Reads from `right` leftwards to whatever stops the name. */
  read(right: number): Reading {
    const { text } = this.#context;
    let start = right;
    const limit = this.#head.end - (this.#head.head.kind === 'document' ? MAX_DOCUMENT : MAX_OWN);
    while (start > this.#clauseStart) {
      if (right === this.#head.start ? start < limit : right - start > MAX_OWN) break;
      const c = text[start - 1] as string;
      if (c === '”' && text[start] === '“' && start < right) return { start, stop: 'quoted', word: '' };
      if (c === '”' || c === '）' || (c === '》' && start === this.#head.start && this.#head.head.kind === 'document')) {
        const open = text.lastIndexOf(c === '”' ? '“' : c === '》' ? '《' : '（', start - 1);
        if (open < this.#clauseStart || start - open > MAX_QUOTE) return { start, stop: 'stop', word: '' };
        start = open;
        continue;
      }
      // “四大行动”: the count stands in the same marks.
      if (c === '“' && text[this.#head.end] === '”' && right === this.#head.start) {
        start -= 1;
        continue;
      }
      if (/[“《》（]/.test(c) || isStop(text, start - 1)) return { start, stop: 'stop', word: '' };
      if (c === '、') return { start, stop: 'list', word: c };
      const covered = this.#coveredFrom(start - 1);
      if (covered >= this.#clauseStart && covered < start) {
        start = covered;
        continue;
      }
      // A policy of the vocabulary is one word of another's name (全面深化改革 | 攻坚战).
      const known = this.#policies.find((m) => m.end === start && m.end - m.start >= 4 && m.use === 'free');
      if (known) {
        start = known.start;
        continue;
      }
      const { from, word, tag } = this.#wordBefore(start);
      if (CONJUNCTION.test(word)) {
        if (start === right) return { start, stop: 'stop', word };
        return { start, stop: 'conjunction', word };
      }
      if (word === '等') return { start, stop: 'etc', word };
      const used = USED.exec(text.slice(Math.max(this.#clauseStart, start - 4), start));
      if (used) return { start, stop: 'governor', word: used[0] };
      // 落实 | 好, 建立 | 起: what stands behind its verb.
      if (/^[好起了]$/.test(word) && from > this.#clauseStart && governorClass(this.#wordBefore(from).word)) {
        return { start, stop: 'governor', word: this.#wordBefore(from).word };
      }
      const cls = governorClass(word);
      if (cls === 'adverb' && !this.#belongs(cls, from, start, right)) return { start, stop: 'governor', word };
      const counted = this.#count(start);
      if (counted) return counted;
      if (ORDINAL.test(word) || word === '新一轮') {
        start = from;
        continue;
      }
      if (/^[\d.]+[万亿千百]?[个项件]$/.test(word)) return { start, stop: 'quantity', word };
      if (NUMBER.test(word) || (tag === 'm' && !/年/.test(word))) {
        const next = text[start] ?? '';
        if (CLASSIFIER.test(next)) return { start: start + 1, stop: 'quantity', word };
        start = from;
        continue;
      }
      if (/^(?:的|了|暨|乃至)$/.test(word) || DATE.test(word) || (/^[rpy]$/.test(tag) && word !== '自'))
        return { start, stop: 'governor', word };
      if (cls && !this.#belongs(cls, from, start, right)) return { start, stop: 'governor', word };
      start = from;
    }
    return { start, stop: 'stop', word: '' };
  }

  /** 六大工程, “四大行动”: a number that counts the items before it. */
  #count(start: number): Reading | null {
    const { text } = this.#context;
    if (this.#head.start - start > 8 || start <= this.#clauseStart) return null;
    // Read from the characters: the tagger hides numbers in unknown words.
    const count = COUNT.exec(text.slice(Math.max(this.#clauseStart, start - 4), start));
    return count ? { start: start - count[0].length, stop: 'count', word: count[0] } : null;
  }

  /** Whether a verb or adverb stands inside the name and doesn't govern it. */
  #belongs(cls: GovernorClass, from: number, to: number, right: number): boolean {
    const first = from <= this.#clauseStart;
    // 实施 | 城市片区更新提升行动: the verb right before the head, behind its own object and another governor.
    if (
      this.#head.head.kind !== 'document' &&
      this.#onlyVerbs(to, this.#head.start) &&
      !TAKES_POLICY.test(this.#context.text.slice(from, to))
    ) {
      const noun = this.#withoutVerbs(from);
      if (this.#nominalBefore(noun) && this.clauseGovernor(noun) !== '' && !this.#isRegion(noun)) return true;
    }
    if (cls === 'nominal') return this.#nominalBefore(from);
    // 项目推进年活动: a year is named after its verb.
    if (this.#context.text[to] === '年' && !first) return this.#nominalBefore(from);
    // 实施 | 有效投资专项行动: an adverb right before a noun describes it.
    if (cls === 'adverb' && !first && to - from === 2 && to < right && this.#describes(from, to)) return true;
    // An item of a list may open with its own verb, or end in one that is a noun there (政策 | 兑现).
    if (right < this.#own && cls !== 'adverb') {
      if (cls === 'opening' && this.#opensItem(from)) return true;
      if (to === right && this.#nominalBefore(from) && !this.#isRegion(from)) return true;
    }
    if (cls === 'opening') {
      if (this.#governedBefore(from)) return true;
      if (first) return this.#head.head.kind === 'campaign' || this.#head.head.kind === 'document' ? this.#subject : false;
      return this.#nominalBefore(from) || (this.#subject && this.#nominalBefore(this.#withoutAdverbs(from)));
    }
    if (first) return false;
    // 全面实施 | 跨境电商加快发展行动: behind its own subject and another governor.
    if (
      HASTENING.test(this.#context.text.slice(from, to)) &&
      this.#nominalBefore(from) &&
      this.clauseGovernor(from) !== '' &&
      !this.#isRegion(from)
    )
      return true;
    // 产业推进机制: the verb right before the head, behind its own object.
    if (to === this.#head.start && this.#head.head.kind !== 'document' && COMPOUNDING.test(this.#context.text.slice(from, to))) {
      return this.#nominalBefore(from) && !this.#isRegion(from);
    }
    return this.#subject && this.#nominalBefore(from) && !this.#isRegion(from);
  }

  /** Whether only verbs that may open a name stand between here and the stop before an item (、防范 | 化解). */
  #opensItem(at: number): boolean {
    let end = at;
    while (end > this.#clauseStart && this.#context.text[end - 1] !== '、') {
      const { from, word } = this.#wordBefore(end);
      if (governorClass(word) !== 'opening') return false;
      end = from;
    }
    return end > this.#clauseStart;
  }

  /** Whether an adverb stands behind a governing verb and before a noun. */
  #describes(from: number, to: number): boolean {
    const { text, words } = this.#context;
    const word = text.slice(from, to);
    if (QUANTITY.test(word) || governorClass(this.#wordBefore(from).word) !== 'governor') return false;
    const next = wordAt(words, to);
    return !governorClass(text.slice(to, words.starts[next + 1])) && /^(?:n|j|b|vn|l|i)/.test(words.tags[next] as string);
  }

  #isRegion(at: number): boolean {
    return this.#coveredFrom(at - 1) >= 0;
  }

  #withoutAdverbs(at: number): number {
    let end = at;
    while (end > this.#clauseStart) {
      const { from, word } = this.#wordBefore(end);
      if (governorClass(word) !== 'adverb') break;
      end = from;
    }
    return end;
  }

  #onlyVerbs(start: number, end: number): boolean {
    const { text, words } = this.#context;
    for (let w = wordAt(words, start); (words.starts[w] as number) < end; w++) {
      if (!governorClass(text.slice(words.starts[w], words.starts[w + 1]))) return false;
    }
    return true;
  }

  #withoutVerbs(at: number): number {
    let end = at;
    while (end > this.#clauseStart) {
      const { from, word } = this.#wordBefore(end);
      if (!governorClass(word) || TAKES_POLICY.test(word)) break;
      end = from;
    }
    return end;
  }

  #governedBefore(at: number): boolean {
    const end = this.#withoutAdverbs(at);
    if (end <= this.#clauseStart) return false;
    const { from, word } = this.#wordBefore(end);
    const cls = governorClass(word);
    return cls === 'governor' || (cls === 'opening' && this.#governedBefore(from));
  }

  #nominalBefore(at: number): boolean {
    if (at <= this.#clauseStart) return false;
    const { text } = this.#context;
    if (text[at - 1] === '”') return true;
    const { from, word, tag } = this.#wordBefore(at);
    const cls = governorClass(word);
    if (cls === 'opening' || cls === 'nominal' || CONJUNCTION.test(word)) return this.#nominalBefore(from);
    return !cls && /^(?:n|j|l|i|vn|v|an|ad|d|b|s|nz|ns|nr|nt|nrt|eng|x|m|q|z|f)$/.test(tag) && !STOP.test(word) && !/[、（“]/.test(word);
  }

  /** The verb that governs the list which ends at this place, empty where none does. */
  clauseGovernor(at: number): string {
    const { text, words } = this.#context;
    for (let w = wordAt(words, this.#clauseStart); w < words.count && (words.starts[w] as number) < at; w++) {
      const word = text.slice(Math.max(this.#clauseStart, words.starts[w] as number), words.starts[w + 1] as number);
      if (governorClass(word) === 'governor') return word;
    }
    return '';
  }

  /** Whether another policy ends at this place: a head noun, a name of the vocabulary, a title. */
  endsPolicy(at: number): boolean {
    const { text } = this.#context;
    if (text[at - 1] === '》') return true;
    const end = text[at - 1] === '”' ? at - 1 : at;
    if (this.#policies.some((m) => m.end === end || m.end === at)) return true;
    const from = Math.max(this.#clauseStart, end - 8);
    const tail = text.slice(from, end);
    return policyHeads()
      .find(tail)
      .some((m) => m.end === tail.length && m.start > 0 && m.head.kind !== 'works');
  }

  /** The items to the left of a list's joint, in the order of the text. */
  items(joint: Reading): { items: Span[]; governor: string; counted: boolean; etc: boolean } {
    const { text } = this.#context;
    const items: Span[] = [];
    let counted = false;
    let etc = joint.stop === 'etc';
    let at = joint.start - (joint.stop === 'count' ? 0 : joint.word.length);
    if (joint.stop === 'count') {
      if (text[at - 1] === '“') at--;
      if (text[at - 1] === '等') {
        at--;
        etc = true;
      }
      counted = true;
    }
    let governor = '';
    while (at > this.#clauseStart && joint.start - at < MAX_LIST) {
      if (this.endsPolicy(at) && !counted) {
        governor = this.clauseGovernor(at);
        break;
      }
      const reading = this.read(at);
      if (reading.start === at) {
        if (items.length === 0 && reading.stop === 'governor') governor = reading.word;
        break;
      }
      if (reading.stop === 'etc' || reading.stop === 'count') break;
      if (reading.stop === 'conjunction' && items.length > 0 && !this.#listed(reading.start - reading.word.length)) {
        // A和B、C: one item holds the conjunction.
        const further = this.read(reading.start - reading.word.length);
        items.unshift({ start: further.start, end: at });
        governor = further.word;
        if (further.stop !== 'list') break;
        at = further.start - 1;
        continue;
      }
      items.unshift({ start: reading.start, end: at });
      governor = reading.stop === 'governor' ? reading.word : '';
      if (reading.stop === 'list' || reading.stop === 'conjunction') at = reading.start - reading.word.length;
      else if (reading.stop === 'quoted') at = reading.start;
      else break;
    }
    return { items, governor, counted, etc };
  }

  /** Whether the words that end here are themselves preceded by an item of a list. */
  #listed(at: number): boolean {
    return this.read(at).stop === 'list';
  }
}
