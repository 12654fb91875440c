import { readPhrases } from '../../vocabulary/phrases.ts';
import { CLAUSE_MARKS } from '../clauses.ts';
import { expandPair, splitNames } from './coordination.ts';
import { beginsNoun, type Name, type NameContext, readName, readNoun, readTail, type Tail } from './names.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { indicatorVocabulary } from './vocabulary.ts';

const PHRASES = readPhrases('vocabulary/data/indicator_contexts.tsv', ['facility', 'makes', 'flow', 'measure', 'owner']);

/** A statistic of one sentence before region, period and type are known. */
export interface Draft {
  start: number;
  end: number;
  name: string;
  value: number;
  unit: string;
  change: string | null;
  /** Offset of the number. */
  at: number;
  readonly quantity: Quantity;
}

const HARD = new RegExp(`[${CLAUSE_MARKS}]`);
const JOINT = /^(?:、|，|和|与|及|以及|，?和)?$/;
const CONJUNCTION = /^(?:、|和|与|及|以及|并|，)/;
const MAX_LIST = 30;
/** 财政收入再上新台阶,达到…: no longer than this is what a clause says of a name whose value follows. */
const MAX_PREDICATE = 8;
const MAX_NAME = 34;
const MEASURE_OF_PROJECT = new RegExp(`(?:${PHRASES.facility})$`);
const MAKES = new RegExp(`(?:${PHRASES.makes})$`);
const ATTRIBUTED: ReadonlySet<string> = new Set(['power', 'weight', 'volume', 'area', 'length']);
/** Behind a percentage, what makes it a growth. */
const GROWS_BEHIND = /^的?(?:年均|高速|快速|较快)?(?:增长|增速|增幅)/;
const FLOW = new RegExp(`^(?:${PHRASES.flow})+`);
/** A verb, or the name it became part of, that says that things came to others. */
const ADDED = /^(?:年内|全年|力争|累计)*(?:新增|净增)/;
const ADDED_NAME = /新增|净增|^(?:新|建成|改造|完成)/;
const MEASURE_NAME = new RegExp(`(?:${PHRASES.measure})$`);
/** Too vague alone, and told by their verb: 下达资金, 签约项目. */
const TOLD_BY_VERB = /^(?:项目|资金|企业|贷款)$/;
const MONEY_OWNERS = new RegExp(`(?:${PHRASES.owner})$`);

/** Reads the statistics of one sentence. */
export function readSentence(ctx: NameContext, start: number, end: number): Draft[] {
  return new SentenceReader(ctx, start, end).read();
}

class SentenceReader {
  readonly #ctx: NameContext;
  readonly #start: number;
  readonly #end: number;
  readonly #quantities: readonly Quantity[];
  readonly #drafts: Draft[] = [];
  /** The rows that the last 分别 made: the next 分别增长 is about them. */
  #group: Draft[] = [];
  /** The name before an old value: 由182公里增加到546公里. */
  #carried: Name | null = null;
  /** End of the old value: 由1条182公里 has two. */
  #fromEnd = -1;
  /** Nothing before this belongs to the next name. */
  #floor: number;

  constructor(ctx: NameContext, start: number, end: number) {
    this.#ctx = ctx;
    this.#start = start;
    this.#end = end;
    this.#floor = start;
    this.#quantities = findQuantities(ctx.text, start, end).filter((q) => !q.attributive);
  }

  read(): Draft[] {
    for (let i = 0; i < this.#quantities.length; i++) {
      const q = this.#quantities[i] as Quantity;
      const begin = this.#clauseStart(q.start);
      const tail = readTail(this.#ctx, begin.wide, q.start);
      const grouped = tail.group ? this.#groupFrom(i) : [q];
      if (tail.group) this.#distribute(grouped, begin.wide, tail);
      else this.#single(q, tail.headEnd <= begin.narrow || tail.each ? begin.wide : begin.narrow, tail, this.#quantities[i + 1]);
      i += grouped.length - 1;
      this.#floor = Math.max(this.#floor, (grouped.at(-1) as Quantity).tail);
    }
    return this.#drafts;
  }

  /** Where the clause of a number begins: `wide` takes a list before it along (甲、乙12座), `narrow` only its last part. */
  #clauseStart(at: number): { wide: number; narrow: number } {
    const { text } = this.#ctx;
    const { words } = indicatorVocabulary();
    let i = at;
    let lastComma = -1;
    let depth = 0;
    for (; i > this.#floor; i--) {
      const c = text[i - 1] as string;
      if (c === '）') depth++;
      else if (c === '（') {
        if (depth === 0) break;
        depth--;
      }
      if (depth > 0) continue;
      if (HARD.test(c)) break;
      if (c === '、' && lastComma < 0) lastComma = i;
    }
    let from = i;
    // After a quantity, what the next name shares begins behind the conjunction.
    const joint = i === this.#floor && i > this.#start ? CONJUNCTION.exec(text.slice(i, at)) : null;
    if (joint) from = i + joint[0].length;
    if (lastComma < 0 || lastComma <= from) return { wide: from, narrow: from };
    const afterQuantity = i === this.#floor && i > this.#start && !joint;
    const startsVerb = words.cut.startingAt(text, lastComma, at) !== '';
    const narrow = afterQuantity || startsVerb || at - from > MAX_LIST ? lastComma : from;
    return { wide: afterQuantity ? lastComma : from, narrow };
  }

  #groupFrom(index: number): Quantity[] {
    const first = this.#quantities[index] as Quantity;
    const group = [first];
    for (let i = index + 1; i < this.#quantities.length; i++) {
      const next = this.#quantities[i] as Quantity;
      const before = group.at(-1) as Quantity;
      if (!JOINT.test(this.#ctx.text.slice(before.tail, next.start))) break;
      group.push(next);
    }
    return group;
  }

  /** 甲、乙分别达到1亿元、2亿元: the values go to the names in order. */
  #distribute(quantities: readonly Quantity[], begin: number, tail: Tail): void {
    if (tail.versus) return;
    const { text } = this.#ctx;
    let names = tail.headEnd > begin ? splitNames(this.#ctx, begin, tail.headEnd) : [];
    if (names.length === 1 && quantities.length === 2) names = expandPair(names[0] as string) ?? names;
    if (names.length === 0 && tail.growth) {
      const group = this.#group.length === quantities.length ? this.#group : this.#lastOf(quantities);
      for (const [k, draft] of group.entries()) this.#attach(draft, quantities[k] as Quantity, tail, quantities[0]);
      return;
    }
    if (names.length !== quantities.length) return;
    const words = tail.growth ? changeWords(text.slice(tail.change, (quantities[0] as Quantity).start)) : '';
    const made: Draft[] = [];
    quantities.forEach((q, k) => {
      const draft = this.#add(names[k] as string, begin, q, tail.growth ? words + text.slice(q.start, q.tail) : null);
      if (draft) made.push(draft);
    });
    this.#group = made;
  }

  /** The last values of the sentence, where the changes are of their units: 游客9万人次，收入2亿元，分别增长1万人次、1亿元. */
  #lastOf(quantities: readonly Quantity[]): Draft[] {
    const last = this.#drafts.slice(-quantities.length);
    const fits = (draft: Draft, q: Quantity): boolean => draft.change === null && (q.kind === 'ratio' || q.base === draft.quantity.base);
    return last.length === quantities.length && last.every((draft, k) => fits(draft, quantities[k] as Quantity)) ? last : [];
  }

  #single(q: Quantity, begin: number, tail: Tail, next: Quantity | undefined): void {
    const { text } = this.#ctx;
    const { words } = indicatorVocabulary();
    const head =
      tail.headEnd > begin ? readName(this.#ctx, begin, tail.headEnd) : { start: tail.headEnd, end: tail.headEnd, name: '', verb: '' };
    if (tail.from || (this.#carried && q.start === this.#fromEnd)) {
      this.#carried = tail.from ? head : this.#carried;
      this.#fromEnd = q.tail;
      return;
    }
    if (tail.versus && !tail.growth) return;
    if (tail.each && head.name) {
      const names = splitNames(this.#ctx, begin, tail.headEnd);
      if (names.length > 1 && names.every((n) => words.head.endingAt(n, n.length))) {
        this.#group = [];
        for (const name of names) this.#add(name, begin, q, tail.growth ? text.slice(tail.change, q.tail) : null);
        return;
      }
    }
    if (tail.growth) {
      this.#change(q, head, tail);
      return;
    }
    // 保持40%以上增长: the number is the growth's.
    const grows = q.kind === 'ratio' && head.name !== '' ? GROWS_BEHIND.exec(text.slice(q.tail)) : null;
    if (grows) {
      const end = q.tail + grows[0].length;
      this.#add(head.name, head.start, q, text.slice(q.start, end), end);
      return;
    }
    const carried = this.#carried;
    this.#carried = null;
    if (!head.name && !head.verb && carried?.name) {
      this.#add(carried.name, carried.start, q, null);
      return;
    }
    this.#level(q, head, tail, next);
  }

  /** 增长4%: of the value before it, or of the name before it. */
  #change(q: Quantity, head: Name, tail: Tail): void {
    const { text } = this.#ctx;
    const last = this.#drafts.at(-1);
    if (!head.name) {
      const kindOfChange = q.kind === 'ratio' || q.kind === 'points' || q.kind === 'times' || q.base === last?.quantity.base;
      const noun = q.kind === 'count' || q.kind === 'person' ? this.#nounAfter(q) : null;
      // 增加2800个学位 counts what was added; 增加36天 after a level is its change.
      if (noun && /(?:增加|减少|扩大|压减)$/.test(text.slice(tail.change, q.start))) this.#add(noun.name, tail.change, q, null, noun.end);
      else if (last && kindOfChange && last.change === null && !head.verb) this.#attach(last, q, tail);
      else if (head.verb && kindOfChange) this.#add(head.verb, head.start, q, text.slice(tail.change, q.tail));
      return;
    }
    this.#add(head.name, head.start, q, text.slice(tail.change, q.tail));
  }

  #level(q: Quantity, head: Name, tail: Tail, next: Quantity | undefined): void {
    const { text } = this.#ctx;
    const { words } = indicatorVocabulary();
    const counter = q.kind === 'count' || q.kind === 'person';
    const last = this.#drafts.at(-1);
    const touching = last !== undefined && last.quantity.tail === q.start;
    // 交办的836件信访件, 甲、乙等359亩土地: what stands before is no name of what is counted.
    const clauseVerb = /[的等]/.test(text[tail.headEnd - 1] ?? '') && tail.headEnd === q.start;
    const attributed = ATTRIBUTED.has(q.kind) && head.name !== '' && !tail.attain;
    if (attributed && this.#nounAfter(q)) return;
    if (counter || (!head.name && (head.verb || (tail.attain && ATTRIBUTED.has(q.kind))))) {
      const noun = this.#nounAfter(q);
      if (noun && (counter || (!MEASURE_OF_PROJECT.test(noun.name) && !/投资$/.test(head.verb))) && (!head.name || counter)) {
        // 17个产业增加值增长5%: the counter counts the owners of the statistic that follows.
        if (MEASURE_NAME.test(noun.name) || (/^(?:体系|方面|环节|有关方面)$/.test(noun.name) && !head.name)) return;
        const bare = head.name || clauseVerb ? '' : head.verb;
        const verb = TOLD_BY_VERB.test(noun.name) && words.action.has(bare) ? bare : keptVerb(bare);
        if (this.#add(verb + noun.name, head.name ? q.start : head.start, q, null, noun.end)) {
          this.#floor = noun.end < (next?.start ?? this.#end) && CONJUNCTION.test(text.slice(noun.end)) ? noun.end : q.tail;
        }
        return;
      }
    }
    if (clauseVerb) return;
    if (head.name) {
      this.#add(this.#added(this.#completed(this.#told(head, q), q), head, q), head.start, q, null);
      return;
    }
    if (touching) {
      this.#add((last as Draft).name, (last as Draft).start, q, null);
      return;
    }
    const subject = tail.attain && !head.verb ? this.#subjectBefore(tail.headEnd) : null;
    if (subject) {
      this.#add(subject.name, subject.start, q, null);
      return;
    }
    if (!last) return;
    if (head.verb && last.quantity.base === q.base) {
      const noun = last.name.replace(FLOW, '');
      if (words.suffix.has(head.verb)) this.#add(noun + head.verb, head.start, q, null);
      else if (words.prefix.has(head.verb)) this.#add(head.verb + noun, head.start, q, null);
      return;
    }
    const pair = expandPair(last.name);
    if (pair && !head.verb && last.quantity.unit === q.unit && /^[、和与]/.test(text.slice(last.quantity.tail, q.start))) {
      last.name = pair[0];
      this.#add(pair[1], last.start, q, null);
      return;
    }
    if (!(tail.attain || tail.reach) || head.verb) return;
    const between = text.slice(last.quantity.tail, tail.headEnd);
    if (!/^[，、]?$/.test(between)) return;
    const stock = last.name.replace(FLOW, '').replace(/(?:新增|净增)$/, '') || last.name;
    const grew = last.change !== null && last.quantity.kind === 'ratio' && q.kind !== 'ratio';
    if (grew || (last.quantity.base === q.base && (tail.attain || stock !== last.name))) this.#add(stock, tail.headEnd, q, null);
  }

  /** A name that is too vague alone keeps its verb (下达资金), or stands as the part of what was counted before (其中企业). */
  #told(head: Name, q: Quantity): string {
    const { words } = indicatorVocabulary();
    if (head.name === '投资' && /完成(?:了)?$/.test(head.verb)) return '完成投资';
    if (!words.vague.has(head.name)) return head.name;
    const last = this.#drafts.at(-1);
    const amongst = /其中(?:，|：)?$/.test(this.#ctx.text.slice(Math.max(this.#start, head.start - 3), head.start));
    if (amongst && last && last.quantity.base === q.base) return `${last.name}其中${head.name}`;
    return TOLD_BY_VERB.test(head.name) && words.action.has(head.verb) ? head.verb + head.name : head.name;
  }

  /** What was newly counted is no stock: 新增高新技术企业7家、科技型中小企业20家 are both 新增. */
  #added(name: string, head: Name, q: Quantity): string {
    if (q.kind !== 'count' || ADDED_NAME.test(name)) return name;
    const last = this.#drafts.at(-1);
    const listed =
      last?.quantity.kind === 'count' && ADDED.test(last.name) && this.#ctx.text.slice(last.quantity.tail, head.start) === '、';
    return ADDED.test(head.verb) || listed ? `新增${name}` : name;
  }

  /** A name that says nothing alone takes what was counted before it along: 总投资 → 新签约项目总投资. */
  #completed(name: string, q: Quantity): string {
    const { words, names } = indicatorVocabulary();
    const last = this.#drafts.at(-1);
    if (!last) return name;
    const owner = last.name.replace(/^(?:实施|谋划|储备|签订)+/, '');
    const sown = /^(.{2,6}?)(?:播种|种植)面积$/.exec(last.name)?.[1];
    if (sown && /^(?:总产量|产量|总产|单产|平均亩产)$/.test(name)) return sown.replace(FLOW, '') + name;
    if (words.generic.has(name)) return owner.replace(FLOW, '') + name;
    if (words.money.has(name) && q.kind === 'money' && last.quantity.kind === 'count' && MONEY_OWNERS.test(owner)) {
      const short = owner.replace(/项目$/, '') + name;
      return names.has(short) ? short : owner + name;
    }
    return name;
  }

  /** 财政收入再上台阶,达到6亿元: the clause before has no value of its own and begins with a known name. */
  #subjectBefore(end: number): Name | null {
    const { names } = indicatorVocabulary();
    const { text } = this.#ctx;
    if (text[end - 1] !== '，') return null;
    let from = end - 1;
    while (from > this.#floor && !HARD.test(text[from - 1] as string)) from--;
    if (from <= this.#floor && from > this.#start) return null;
    const lead = readName(this.#ctx, from, end - 1);
    const known = names.startingAt(text, lead.start, end - 1);
    return known.length >= 4 && end - 1 - lead.start - known.length <= MAX_PREDICATE
      ? { start: lead.start, end: lead.start + known.length, name: known, verb: '' }
      : null;
  }

  #nounAfter(q: Quantity): { name: string; end: number } | null {
    const { text } = this.#ctx;
    if (!beginsNoun(text, q.tail) || this.#quantities.some((other) => other.start === q.tail)) return null;
    const noun = readNoun(this.#ctx, q.tail, this.#end);
    // Of 518个村群众的出行问题 nobody can tell what is counted, unless a verb of making governs it: 建成7个…的重点镇.
    if (noun.modified && !MAKES.test(text.slice(Math.max(this.#start, q.start - 3), q.start))) return null;
    return /[\u4e00-\u9fff]{2}/.test(noun.name) && !/\d(?:年|月|日)/.test(noun.name) ? { name: noun.name, end: noun.end } : null;
  }

  /** Gives a value its change: the words before the first of the changes, then this one's number. */
  #attach(draft: Draft, q: Quantity, tail: Tail, first: Quantity = q): void {
    const { text } = this.#ctx;
    draft.change = changeWords(text.slice(tail.change, first.start)) + text.slice(q.start, q.tail);
    draft.end = Math.max(draft.end, q.tail);
  }

  #add(name: string, start: number, q: Quantity, change: string | null, end = q.tail): Draft | null {
    if (!isName(name, q)) return null;
    if (q.range && change === null && q.kind !== 'ratio') return null;
    const begin = Math.min(start, q.start);
    const draft: Draft = { start: begin, end: Math.max(end, q.tail), name, value: q.value, unit: q.unit, change, at: q.start, quantity: q };
    this.#drafts.push(draft);
    return draft;
  }
}

const changeWords = (raw: string): string => raw.replace(/分别|，/g, '');

/** The verb of 建成8个精品镇 stays with the noun; 实施, 完成 and the like fall away. */
function keptVerb(verb: string): string {
  const { words } = indicatorVocabulary();
  return words.action.has(verb) && (!words.light.has(verb) || /^(?:新建|建成|新增)$/.test(verb)) ? verb : '';
}

const TIME_KINDS = new Set(['time']);

/** Whether a phrase can be the name of a statistic of this kind of unit. */
function isName(name: string, q: Quantity): boolean {
  const { words, names } = indicatorVocabulary();
  if (name.length < 2 || name.length > MAX_NAME || !(/[\u4e00-\u9fff]/.test(name) || names.has(name)) || HARD.test(name)) return false;
  if (words.drop.has(name) || words.stop.has(name) || words.vague.has(name)) return false;
  if (/级$|之一$|\d[^，]*元?的|^(?:对(?!口|外|[俄美日韩欧])|向|为)|[一二两三四五六七八九十]个$/.test(name)) return false;
  if (/^(?:[的了着之]|过(?![江境街路渡夜]))|[的了着之]$/.test(name)) return false;
  const drop = words.drop.endingAt(name, name.length);
  if (drop.length >= 2 && !names.endingAt(name, name.length)) return false;
  if (TIME_KINDS.has(q.kind) && !words.time.endingAt(name, name.length) && !/天数|天气|时间|时限|周期/.test(name)) return false;
  if (q.kind === 'score' && !/(?:分|评分|得分|成绩|指数|系数|满意度)$/.test(name)) return false;
  return true;
}
