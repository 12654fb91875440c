import type { Genre } from '../model/schema.ts';
import type { CleanText, Source } from '../model/types.ts';
import { LIST_NUMBERS } from '../segment/list-numbers.ts';
import { datesIn, parseDate } from './dates.ts';

/** What the text itself tells of its title, date, publisher and genre. */
export interface Description {
  readonly title: string;
  /** ISO date as precise as known, else empty. */
  readonly date: string;
  readonly year: number | null;
  readonly publisher: string;
  readonly genre: Genre;
}

const WORK_REPORT = /工作报告/;
const NOTICE = /^(?:关于.{2,40}的?(?:通知|通报|公告|意见|决定|批复)|.{2,30}(?:通知|通报|公告))$/;
/** A congress: what is said before it is a work report. */
const MEETING = /第?[一二三四五六七八九十]+届(?:人民代表大会|人大)(?:常委会)?第?[一二三四五六七八九十]+次会议/;
/** A report whose opening words were lost begins with what was done. */
const LOOKS_BACK = /^[一二三]、.{0,20}(?:工作|政府工作)(?:的)?(?:简要)?回顾$/;
/** A page's own copy of the opening. */
const SUMMARY = /^内容摘要[:：]/;
const MAX_CAPTION = 80;
/** At least so much of a report looks back. */
const MIN_LOOK_BACK = 3000;
const HEAD_PARAGRAPHS = 24;

/**
 * Reads title, date, publisher and genre off a document's first lines, its page captions and its last lines.
 *
 * @param source the text as read: captions that cleaning dropped still tell date and publisher
 */
export function describe(source: Source, clean: CleanText): Description {
  const paragraphs = clean.text.split('\n').filter((p) => !SUMMARY.test(p));
  const prose = paragraphs.findIndex((p) => p.length > 60 && p.includes('。'));
  const head = paragraphs.slice(0, Math.max(1, Math.min(prose < 0 ? HEAD_PARAGRAPHS : prose, HEAD_PARAGRAPHS)));
  const found = source.given?.title ?? findTitle(head, source.text, clean);
  const spoken = findSpokenDate(head);
  const given = parseDate(source.given?.date ?? '');
  const date = given ?? (spoken || findPageDate(source.text) || (parseDate(source.given?.published ?? '') ?? ''));
  const genre: Genre =
    WORK_REPORT.test(found) ||
    head.some((line) => MEETING.test(line)) ||
    LOOKS_BACK.test(paragraphs[0] ?? '') ||
    /^各位(?:代表|委员)|\n各位(?:代表|委员)/.test(clean.text.slice(0, 3000)) ||
    /我代表.{0,20}(?:政府|大会).{0,12}报告(?:政府)?工作|作(?:政府)?工作报告|向大会报告/.test(clean.text.slice(0, 3000))
      ? 'work_report'
      : NOTICE.test(found)
        ? 'notice'
        : 'article';
  const title = genre === 'work_report' && !WORK_REPORT.test(found) ? '政府工作报告' : found;
  const told = yearOfText(title, clean.text);
  const year = yearOf(date, told, genre === 'work_report' && date !== '' && date !== spoken && date !== given);
  const publisher = source.given?.publisher ?? findPublisher(source.text, head);
  return { title, date, year, publisher, genre };
}

/** The year of the date, unless it only is the page's and the report itself tells an earlier one. */
function yearOf(date: string, told: number | null, ofPage: boolean): number | null {
  if (!date) return told;
  const year = Number(date.slice(0, 4));
  return ofPage && told && year > told ? told : year;
}

const NO_TITLE = new RegExp(`^各位|^[（(]|^${LIST_NUMBERS.spoken}|^来源|会议上|第\\d+版|。$|^关键词`);

function findTitle(head: readonly string[], sourceText: string, clean: CleanText): string {
  const candidates = head
    .map((line, index) => ({ line: stripTitle(line), index }))
    .filter(({ line }) => line.length >= 4 && line.length <= 60);
  let best = { line: '', score: -Infinity };
  for (const { line, index } of candidates) {
    if (NO_TITLE.test(line)) continue;
    let score = -index * 0.3;
    if (/工作报告$/.test(line)) score += line.length > 6 ? 8 : 3;
    if (/第.{1,6}次会议|代表|市长|县长|区长|省长|主席$/.test(line)) score -= 6;
    if (/^\d{4}年\d+月\d+日$/.test(line)) score -= 8;
    if (line.length >= 10) score += 1.5;
    if (/[：—]/.test(line) && line.length >= 10) score += 1;
    // A page repeats its title: as its heading, in its foot.
    if (line.length >= 8 && sourceText.indexOf(line) !== sourceText.lastIndexOf(line)) score += 2;
    if (score > best.score) best = { line, score };
  }
  if (best.line) return best.line;
  return clean.text.slice(0, 2000).includes('报告工作') ? '政府工作报告' : (head[0] ?? '').slice(0, 40);
}

/** A title without the date and the speaker that some pages append to it. */
function stripTitle(line: string): string {
  return line
    .replace(/（[^）]*(?:\d{4}年|\d日)[^）]*）$/, '')
    .replace(/(工作报告)\d{4}年.*$/, '$1')
    .replace(/^[—\s]+/, '')
    .trim();
}

/** The day on which a report was given: in a line of its own, in brackets behind the title, or before “在……会议上”. */
function findSpokenDate(head: readonly string[]): string {
  const spoken: string[] = [];
  for (const line of head) {
    for (const found of datesIn(line)) {
      if (found.date.length < 7) continue;
      const alone = line.replace(/[（）—\s]/g, '').length <= found.end - found.at + 4;
      if (alone || /^.{0,3}在?.{4,40}(?:会议|大会)/.test(line.slice(found.end)) || /（[^（]*$/.test(line.slice(0, found.at)))
        spoken.push(found.date);
    }
  }
  return spoken.reduce((a, b) => (b.length > a.length ? b : a), '');
}

/** The day that the captions of a page tell, or its foot. */
function findPageDate(sourceText: string): string {
  const captionsOf = (part: string) => {
    const lines = part.split('\n').filter((line) => line.trim().length <= MAX_CAPTION && !line.includes('。'));
    return datesIn(lines.join('\n')).filter((d) => d.date.length >= 10);
  };
  return captionsOf(sourceText.slice(0, 1500))[0]?.date ?? captionsOf(sourceText.slice(-600)).at(-1)?.date ?? '';
}

/** Without a date: the year after the one that the report looks back on, or the one in its title. */
function yearOfText(title: string, text: string): number | null {
  const inTitle = /((?:19|20)\d\d)年/.exec(title);
  if (inTitle) return Number(inTitle[1]);
  const ahead = /((?:19|20)\d\d)年(?:工作|主要|重点|政府工作|经济社会发展)[^。\n]{0,16}(?:任务|安排|打算|重点|目标|思路|要求|部署)/.exec(
    text,
  );
  if (ahead) return Number(ahead[1]);
  const back = /((?:19|20)\d\d)年(?:工作|政府工作)?的?(?:简要)?回顾/.exec(text);
  if (back) return Number(back[1]) + 1;
  // The latest year that the first part, which looks back, speaks of.
  const past = [
    ...text.slice(0, Math.max(MIN_LOOK_BACK, text.length / 3)).matchAll(/((?:19|20)\d\d)年，?[^，。]{0,12}(?:完成|达到|实现)/g),
  ].map((m) => Number(m[1]));
  return past.length ? Math.max(...past) + 1 : null;
}

function findPublisher(sourceText: string, head: readonly string[]): string {
  const top = sourceText.slice(0, 2500);
  const named = /(?:来源|信息来源|发布机构|稿源)[:：]\s*([^\s:：　|?&]{2,20})/.exec(top);
  if (named && /[\u4e00-\u9fff]{2}/.test(named[1] as string)) return named[1] as string;
  return head.find((line) => /^.{2,8}(?:日报|晚报|时报|新闻网|政府网)$/.test(line)) ?? '';
}
