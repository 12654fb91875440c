import { type Claim, STATUSES, type Status } from '../model/schema.ts';
import type { HeadMatch } from './heads.ts';
import {
  clauseFrom,
  longestFirst,
  type StatusVerb,
  statusVerbs,
  type VerbsAround,
  verbsAround,
  wordsBehindComma,
} from './project-verbs.ts';

/** Words that turn what is said into what is meant to be. */
const MEANT =
  /(?:确保|力争|争取|力促|(?<![一二两三五])年内|年底|年末|月底|明年|来年|下半年|(?<!即)将|适时|着手|拟|计划|早(?=日|落地|开工|建成|投产|投用))/;
/** Words right before a verb that make it a fact, in a plan too. */
const FACT = /已经?(?:全部|基本|陆续|相继|顺利|正式)?$/;
/** What stands between the words that announce a list and the list: 重点建设三大基地，即 | A、B. */
const ANNOUNCED = /^(?:即|指|是指|分别[是为]|包括|[①（(\d）)]*)$/;
/** Between a verb at the head of a list and the names: 新建、 | 改建A. */
const JOINS_VERBS = /^[、和及]$/;
/** The number of an item: 10、 | 完成A. */
const NUMBER = /^(?:\d+|[一二三四五六七八九十]+)、/;
/** The name of a street may begin with a verb: 建设 | 路. */
const NAMES_PLACE = /^[大路街巷村镇乡区]/;
/** What may follow a verb that says something of the names before its clause; words that it has for its object may not. */
const SAYS_ALL = /^(?:$|[，、（并和及与了\d])/;
/** The works of a list behind the word for what has become of them. */
const WORKS = /^的?(?:[省市县区]|国家|重点|重大|大)*(?:项目|工程)/;
const NOT_YET = /[拟待将未可]$/;

/** What a text says of how far an undertaking has got. */
export interface ToldStatus {
  readonly status: Status;
  /** Whether the status is what is meant to be, not what is. */
  readonly ahead: boolean;
}

/** Where names stand: the beginning and the end of their list, the bounds of its sentence, and whether its section looks ahead. */
export interface StatusPlace {
  readonly start: number;
  readonly end: number;
  readonly floor: number;
  readonly ceiling: number;
  readonly claim: Claim;
}

/**
 * The status that a text tells of the names of a list: by the verb that governs them, and by the word for the works that they
 * are (A、B等前期项目); null where neither says. In a plan, what is to be completed is being built, what is to be begun is
 * planned.
 *
 * @example statusAt('建成东岭大桥。', { start: 2, end: 6, floor: 0, ceiling: 7, claim: 'planned' }) // building, ahead
 */
export function statusAt(text: string, place: StatusPlace): ToldStatus | null {
  const verb = byVerb(text, place);
  const works = worksOf(text, place);
  const ahead = verb?.ahead ?? place.claim === 'planned';
  const status =
    works && (verb === null || verb.status === null || verb.status === 'building')
      ? ahead
        ? works.ahead
        : works.done
      : (verb?.status ?? null);
  return status ? { status, ahead } : null;
}

/** What the word for a list's works says of them: A、B等 | 续建 | 项目. */
function worksOf(text: string, { start, end, ceiling }: StatusPlace): StatusVerb | null {
  const etc = text.lastIndexOf('等', end);
  if (etc <= start) return null;
  const words = clauseFrom(text, etc + 1, Math.min(ceiling, end + 12));
  const hit = statusVerbs()
    .of.find(words)
    .find((one) => WORKS.test(words.slice(one.end)) && !NOT_YET.test(words.slice(0, one.start)));
  return hit?.head ?? null;
}

interface VerbStatus {
  readonly status: Status | null;
  readonly ahead: boolean;
}

function byVerb(text: string, place: StatusPlace): VerbStatus | null {
  const around = verbsAround(text, place, statusVerbs());
  const { own, clause, before, after, strong } = around;
  const meant = place.claim === 'planned' || MEANT.test(own + clause);
  if (after && strong) return predicate(around, after, meant && !FACT.test(clause.slice(0, after.start)));
  const step = clause === '' ? stepInside(text, place) : undefined;
  if (step) return told(step.head, meant);
  const first = before ?? headVerb(text, place);
  if (first) return told(first.head, meant && !(before && isFact(own, before)));
  if (after) return told(after.head, meant);
  return clause === '' ? fromBeside(text, place, own, meant) : null;
}

/** Where nothing of the names' clause governs them: what their list says last, the next clause, the words that announce the list. */
function fromBeside(text: string, place: StatusPlace, own: string, meant: boolean): VerbStatus | null {
  const { start, end, ceiling, claim } = place;
  const last = longestFirst(statusVerbs().after.find(lastWords(text, start, end)));
  if (last) return told(last.head, meant);
  if (text[end] === '，') {
    const next = wordsBehindComma(text, end, ceiling);
    const later = longestFirst(statusVerbs().after.find(next));
    if (later && (SAYS_ALL.test(next.slice(later.end)) || runs(later.head))) {
      return told(later.head, claim === 'planned' || MEANT.test(next.slice(0, later.start)));
    }
  }
  return announced(text, place, own, meant);
}

/** Whether the verb before names is told as a fact: 已 | 建成X, and where no other verb is about them 开工建设 | 的X. */
const isFact = (own: string, verb: HeadMatch<StatusVerb>): boolean =>
  FACT.test(own.slice(0, verb.start)) ||
  (own.slice(verb.end) === '的' && !MEANT.test(own) && statusVerbs().before.find(own.slice(0, verb.start)).length === 0);

const told = (verb: StatusVerb, ahead: boolean): VerbStatus => ({ status: ahead ? verb.ahead : verb.done, ahead });

/** Whether a verb tells that something runs, whenever it is said, and may say as what: 被认定为市级园区. */
const runs = ({ done, ahead }: StatusVerb): boolean => done === 'operating' && ahead === 'operating';

/** Whether a verb tells a step of preparation: what goes on with it is still prepared (前期工作 | 稳步推进). */
const prepares = ({ done, ahead }: StatusVerb): boolean => done === 'planned' && ahead === 'planned';

/**
 * What the verb after names says with those that go on with it: 全面完成并 | 投入使用. A step of preparation that begins before it
 * or follows at once is what is meant: 前期工作 | 取得积极进展, 启动 | 可研.
 */
function predicate({ clause, hits }: VerbsAround, verb: HeadMatch<StatusVerb>, ahead: boolean): VerbStatus {
  const step = hits.find(({ head, start, end }) => prepares(head) && (start === verb.end || (start < verb.start && end > verb.start)));
  if (step && !prepares(verb.head)) return { status: 'planned', ahead };
  const others = hits.filter((hit) => joins(clause, verb, hit)).map((hit) => (ahead ? hit.head.ahead : hit.head.done));
  const further = prepares(verb.head) ? others.filter((status) => status !== 'building') : others;
  return { status: furthest(told(verb.head, ahead).status, further), ahead };
}

/** Whether a verb goes on where another ends: 全面完成并 | 投入使用. */
const joins = (clause: string, first: { end: number }, next: { start: number }): boolean =>
  next.start >= first.end && /^(?:并|且|并且|、|和|及|或)?(?:已|正式|全部|顺利|陆续|相继)?$/.test(clause.slice(first.end, next.start));

function furthest(status: Status | null, others: readonly (Status | null)[]): Status | null {
  const order = (s: Status | null): number => (s === null ? -1 : STATUSES.indexOf(s));
  return others.reduce((best, other) => (order(other) > order(best) ? other : best), status);
}

/** The verb that a list's first words are: 新建、改建 | A、B. */
function headVerb(text: string, { start, end }: StatusPlace): HeadMatch<StatusVerb> | undefined {
  const lead = NUMBER.exec(text.slice(start, end))?.[0].length ?? 0;
  const words = text.slice(start + lead, Math.min(end, start + lead + 10));
  let last: HeadMatch<StatusVerb> | undefined;
  for (const hit of statusVerbs().before.find(words)) {
    const joined = last
      ? hit.start === last.start || hit.start === last.end || JOINS_VERBS.test(words.slice(last.end, hit.start))
      : hit.start === 0;
    if (joined) last = hit;
  }
  return last && !NAMES_PLACE.test(words.slice(last.end)) ? last : undefined;
}

/** What a list says of itself behind its last 等: A、B等 | 扩能续建. */
const lastWords = (text: string, start: number, end: number): string => {
  const etc = text.lastIndexOf('等', end);
  return etc > start ? text.slice(etc + 1, end) : '';
};

/** The step of preparation that a list's last item holds: A、B | 创建5A级景区; one that names hold too (规划展览馆) is not faint. */
function stepInside(text: string, { start, end }: StatusPlace): HeadMatch<StatusVerb> | undefined {
  const item = /(?<=[、和及与])[^、和及与]+$/.exec(text.slice(start, end))?.[0] ?? '';
  return statusVerbs()
    .after.find(item)
    .find((hit) => hit.start >= 2 && hit.head.force === 'faint' && prepares(hit.head));
}

/** The verb of the words that announce a list: 重点建设三大基地，即 | A、B. */
function announced(text: string, { start, floor }: StatusPlace, own: string, meant: boolean): VerbStatus | null {
  const mark = start - own.length - 1;
  if (!ANNOUNCED.test(own) || !'，：'.includes(text[mark] ?? ' ') || mark <= floor) return null;
  const clause = /[^，；。！：\n]*$/.exec(text.slice(floor, mark))?.[0] ?? '';
  const verb = statusVerbs().before.find(clause).at(-1);
  return verb ? told(verb.head, meant) : null;
}
