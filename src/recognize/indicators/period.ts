import type { Section } from '../../model/types.ts';
import { readPhrases } from '../../vocabulary/phrases.ts';

const PHRASES = readPhrases('vocabulary/data/indicator_contexts.tsv', ['reached']);

/** What the text says of time, left to right; `from` and `to` are years of the span. */
interface Cue {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, year: number | null) => string | null;
}

const PLAN_START: Readonly<Record<string, number>> = { 十一五: 2006, 十二五: 2011, 十三五: 2016, 十四五: 2021, 十五五: 2026 };
const NUMBER: Readonly<Record<string, number>> = { 两: 2, 三: 3, 四: 4, 五: 5, 十: 10 };
const DIGITS: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' };
const span = (from: number, to: number): string => `${from}-${to}`;
const relative = (word: string, year: number): number => (/[去上]年/.test(word) ? year - 1 : /[明来]年/.test(word) ? year + 1 : year);

/** Whether a year is where a growth set out, and nothing that follows is of it: 由2015年的45亿元增长到70亿元. */
const isStart = ({ input, index }: RegExpExecArray): boolean =>
  /[从由]$/.test(input.slice(0, index)) && /^[^，；。]{0,30}?(?:[增提升降减扩][^，；。]{0,3}(?:到|至|为)|达到?)/.test(input.slice(index));

/** Whether a year or span is what something is measured against, and nothing that follows is of it: 是2011年的1.4倍, 比“十二五”末增长. */
const isBase = ({ 0: said, input, index }: RegExpExecArray): boolean =>
  /[比较与同]“?$/.test(input.slice(0, index)) ||
  (/(?:是|为|相当于)$/.test(input.slice(0, index)) &&
    /^(?:同期|末|底)?的[\d一二两三四五六七八九几]/.test(input.slice(index + said.length)));

const CUES: readonly Cue[] = [
  {
    pattern: /(?<![比较到])((?:19|20)\d\d)(?:-|—|至|到)((?:19|20)\d\d)年/g,
    read: (m) => span(Number(m[1]), Number(m[2])),
  },
  {
    pattern: /“?(十[一二三四五]五)”?(?:规划)?(?:期间|时期|以来|五年|期末|末)/g,
    read: (m) => {
      if (isBase(m)) return null;
      const from = PLAN_START[m[1] as string] as number;
      return /末$/.test(m[0]) ? String(from + 4) : span(from, from + 4);
    },
  },
  {
    pattern: /(?<![比较])((?:19|20)\d\d年|今年|去年|上年|明年)?(?:的)?(上半年|下半年|前三季度|[一二三四]季度|\d{1,2}-\d{1,2}月)/g,
    read: (m, year) => {
      const of = m[1] ? (/^\d/.test(m[1]) ? Number(m[1].slice(0, 4)) : year === null ? null : relative(m[1], year)) : year;
      if (of === null) return null;
      const part = m[2] as string;
      if (part === '上半年') return `${of}H1`;
      if (part === '下半年') return `${of}H2`;
      if (part === '前三季度') return `${of}Q1-Q3`;
      const quarter = '一二三四'.indexOf(part[0] as string) + 1;
      if (quarter > 0) return `${of}Q${quarter}`;
      const [a, b] = part.replace('月', '').split('-') as [string, string];
      return `${of}-${a.padStart(2, '0')}/${of}-${b.padStart(2, '0')}`;
    },
  },
  {
    pattern: /(?:过去|近|这)(?:的)?([三四五十])年(?:来|间)?|([三四五十])年(?:来|间|期间|累计|共)/g,
    read: (m, year) => (year === null ? null : span(year - (NUMBER[(m[1] ?? m[2]) as string] as number), year - 1)),
  },
  {
    pattern: /(?:未来|今后)([三四五十])年/g,
    read: (m, year) => (year === null ? null : span(year, year + (NUMBER[m[1] as string] as number) - 1)),
  },
  {
    pattern: /(?<![比较与同]|[于如])((?:19|20)\d\d)年(?!期|\d{1,2}月\d)/g,
    read: (m) => (isStart(m) || isBase(m) ? null : (m[1] as string)),
  },
  {
    pattern: /(?<![比较与同])二[〇○零][〇○零一二三四五六七八九]{2}年/g,
    read: (m) => [...m[0].slice(0, 4)].map((d) => DIGITS[d] ?? '0').join(''),
  },
  {
    pattern: /(?<![比较与同])(去年|上年|今年|明年)(?!同期|相比)/g,
    read: (m, year) => (year === null ? null : String(relative(m[1] as string, year))),
  },
];

/** A period that holds from `at` on. */
interface Stated {
  readonly at: number;
  readonly end: number;
  readonly period: string;
}

/** The periods that `text.slice(start, end)` states, in order; where two cues overlap, the earlier in the table counts. */
function statedPeriods(text: string, start: number, end: number, year: number | null): Stated[] {
  const part = text.slice(start, end);
  const found: Stated[] = [];
  for (const cue of CUES) {
    for (const match of part.matchAll(cue.pattern)) {
      const at = start + match.index;
      const stop = at + match[0].length;
      if (found.some((f) => at < f.end && f.at < stop)) continue;
      const period = cue.read(match as RegExpExecArray, year);
      if (period) found.push({ at, end: stop, period });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

const TITLE = /(?:报告|公报|讲话|草案）?)$/;
const SPAN = /^\d{4}-\d{4}$/;

/**
 * The period that each section speaks of where a sentence says nothing: that of its heading, else that of the heading
 * before with the same claim (a sub-heading inherits), else the period that what was done names most often, else the
 * year before the document's; for what is planned, the document's year.
 *
 * @returns one period per section, empty where nothing tells it
 */
export function sectionPeriods(sections: readonly Section[], text: string, year: number | null): string[] {
  const inherited: Partial<Record<Section['claim'], string>> = {};
  const fallback = { done: mostNamed(sections, text, year), planned: year === null ? '' : String(year) };
  return sections.map((section) => {
    // The year of a title says when it was delivered, not what it looks back on.
    const own = TITLE.test(section.heading) ? undefined : statedPeriods(section.heading, 0, section.heading.length, year)[0]?.period;
    if (own) inherited[section.claim] = own;
    return inherited[section.claim] ?? fallback[section.claim];
  });
}

/** Of the document's year, its parts and the year before, the one that the sections that look back name most often. */
function mostNamed(sections: readonly Section[], text: string, year: number | null): string {
  if (year === null) return '';
  const counts = new Map<string, number>();
  for (const section of sections) {
    if (section.claim !== 'done') continue;
    const from = section.start + (TITLE.test(section.heading) ? section.heading.length : 0);
    for (const stated of statedPeriods(text, Math.min(from, section.end), section.end, year)) {
      const period: string = stated.period;
      const of = Number(period.slice(0, 4));
      if (!SPAN.test(period) && (of === year || of === year - 1)) counts.set(period, (counts.get(period) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? String(year - 1);
}

/** Tells the period of any place of one sentence. */
export function periodReader(text: string, start: number, end: number, year: number | null, otherwise: string): (offset: number) => string {
  const stated = statedPeriods(text, start, end, year);
  return (offset) => {
    let period = otherwise;
    for (const s of stated) {
      if (s.at > offset) break;
      period = s.period;
    }
    return period;
  };
}

const AIMS =
  /力争|预期|目标(?!任务(?:全面|圆满|超额)?完成)|计划(?:到|用|在)|确保|争取(?:到20|在20)|拟(?:建|投|新)|将(?:达到|建成|实现|新增)|到20\d\d年/;
const DONE = new RegExp(PHRASES.reached);
const AIM_VERBS = /力争|力促|确保|预期|争取/;

/** Whether a statistic was measured or is aimed at: the section's claim, unless the words before it say otherwise. */
export function typeOf(claim: Section['claim'], before: string, period: string, year: number | null): 'actual' | 'target' {
  const stated = /^\d{4}$/.test(period) ? Number(period) : null;
  if (SPAN.test(period) && year !== null && Number(period.slice(0, 4)) >= year) return 'target';
  if (claim === 'planned') {
    if (stated !== null && year !== null && stated < year) return 'actual';
    return DONE.test(before) && !AIM_VERBS.test(before) ? 'actual' : 'target';
  }
  if (stated !== null && year !== null && stated > year) return 'target';
  return AIMS.test(before) && !DONE.test(before) && stated !== null && year !== null && stated >= year ? 'target' : 'actual';
}
