import type { Claim } from '../model/schema.ts';
import type { Section, Sentence } from '../model/types.ts';
import { codesOf } from '../vocabulary/characters.ts';
import { readTable } from '../vocabulary/table.ts';
import { LIST_NUMBERS, NUMERALS } from './list-numbers.ts';
import { turnAhead } from './tense.ts';

/** What a heading announces: a part that looks back or ahead, or the notes at the end. */
type Announced = Claim | 'notes';

let headingRules: { pattern: RegExp; claim: Announced }[] | undefined;
const claimOfHeading = (heading: string): Announced | null => {
  headingRules ??= readTable('vocabulary/data/section_headings.tsv', ['pattern', 'claim']).map((row) => ({
    pattern: new RegExp(row.pattern, 'u'),
    claim: row.claim as Announced,
  }));
  return headingRules.find((rule) => rule.pattern.test(heading))?.claim ?? null;
};

const NUMBERED = new RegExp(`^(?:${LIST_NUMBERS.spoken}|第?${NUMERALS}部分|${NUMERALS}，)`);
const SUBNUMBERED = new RegExp(`^（${NUMERALS}）`);
/** 2022年工作回顾, 二〇二二年工作回顾, 过去五年的工作: a heading without a number. */
const YEAR_HEADING =
  /^(?:关于)?(?:20\d\d|19\d\d|二[〇○零][〇○零一二三四五六七八九]{2}|今|过去|今后|未来).{0,24}(?:回顾|任务|安排|重点|工作|打算|目标|总结|情况)$/;
const MAX_HEADING = 60;
const ENDS_PROSE = /[。；！，]$/;

interface Heading {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly level: 1 | 2;
}

/** Where a paragraph is a heading, or begins with one because a line break was lost. */
function headingOf(text: string, start: number, end: number): Heading | null {
  const paragraph = text.slice(start, end);
  const short = paragraph.length <= MAX_HEADING && !ENDS_PROSE.test(paragraph);
  if (NUMBERED.test(paragraph) || SUBNUMBERED.test(paragraph)) {
    const level = NUMBERED.test(paragraph) ? 1 : 2;
    if (short) return { start, end, text: paragraph, level };
    // “（一）深化改革。全面推进…”: the first sentence is the heading.
    const stop = paragraph.slice(0, MAX_HEADING).indexOf('。');
    if (stop > 0) return { start, end: start + stop + 1, text: paragraph.slice(0, stop), level };
  }
  if (short && paragraph.length >= 2) {
    if (YEAR_HEADING.test(paragraph)) return { start, end, text: paragraph, level: 1 };
    if (paragraph.length <= 30 && !/[，；。]/.test(paragraph)) return { start, end, text: paragraph, level: 2 };
  }
  return null;
}

/** Headings that stand inside a paragraph because all line breaks were lost. */
const INLINE_HEADING = new RegExp(
  `(?<=[。！；”）])${LIST_NUMBERS.spoken}[^。，；]{4,30}?(?:回顾|工作|任务|安排|建设|要求|目标|打算)(?=[^。，；]{0,4})`,
  'gu',
);

/** A paragraph this long may have lost its line breaks. */
const LOST_BREAKS = 400;

/** A paragraph that turns an article from what was done to what is to come. */
const TURNS_AHEAD = /^(?:.{0,12})(?:今后[一三五几]?年?|未来[一三五几]?年?|下一步|下半年|接下来|新的一年|展望未来)/u;
/** What reports of work to a congress say of themselves. */
const REPORT = /政府工作报告|各位代表|向大会报告|代表大会第/;
/** A paragraph that states what a plan is to reach: 经济社会发展主要预期目标是：…, 围绕上述目标，…. */
const STATES_GOALS =
  /^[^，。；]{0,24}(?:(?:预期|主要|奋斗|总体)目标(?:任务)?(?:是|为|：)|工作的?总体(?:要求|思路)(?:是|：)|(?:实现|围绕|完成)(?:上述|以上|这些)目标)/u;

/**
 * Divides a clean text into sections by its headings and tells whether each looks back or ahead. What stands before the
 * first heading that looks ahead, or a text without one, turns ahead where its words do.
 *
 * @param text clean text, one paragraph per line
 * @returns sections that cover the text in order; the first has an empty heading where prose precedes every heading
 */
export function findSections(text: string): Section[] {
  const sections: { heading: string; claim: Claim; start: number; end: number }[] = [];
  let claim: Claim = 'done';
  let open: (typeof sections)[number] = { heading: '', claim, start: 0, end: 0 };
  const begin = (start: number, heading: string) => {
    open.end = start;
    if (open.end > open.start) sections.push(open);
    open = { heading, claim, start, end: start };
  };
  let at = 0;
  let notes = text.length;
  for (const paragraph of text.split('\n')) {
    const end = at + paragraph.length;
    const heading = headingOf(text, at, end);
    if (heading) {
      const told = claimOfHeading(heading.text);
      // A sub-heading speaks for itself only where it is explicit; otherwise it belongs to the part that it stands in.
      if (told === 'notes') notes = Math.min(notes, at);
      else if (told && (heading.level === 1 || /回顾|回眸|今后|未来|展望/.test(heading.text))) claim = told;
      begin(at, heading.text);
    }
    if (paragraph.length > LOST_BREAKS) {
      for (const match of paragraph.matchAll(INLINE_HEADING)) {
        const told = claimOfHeading(match[0]);
        if (!told || told === 'notes') continue;
        claim = told;
        begin(at + match.index, match[0]);
      }
    }
    if (claim === 'done' && !heading && (TURNS_AHEAD.test(paragraph) || STATES_GOALS.test(paragraph))) {
      claim = 'planned';
      begin(at, open.heading);
    }
    at = end + 1;
  }
  begin(text.length, '');
  const ahead = sections.find((section) => section.claim === 'planned')?.start ?? notes;
  const turn = turnAhead(text.slice(0, ahead), REPORT.test(text) ? 'report' : 'other');
  return turn < 0 ? sections : sections.flatMap((section) => turned(section, turn, ahead));
}

/** A section that looks back until `turn`, and ahead from there to `end`. */
function turned(section: Section, turn: number, end: number): Section[] {
  if (section.end <= turn || section.start >= end) return [section];
  if (section.start >= turn) return [{ ...section, claim: 'planned' }];
  return [
    { ...section, end: turn },
    { ...section, start: turn, claim: 'planned' },
  ];
}

const SENTENCE_END = codesOf('。！？');
const TELLING = codesOf('\n（）。！？');
const MAX_BRACKET = 80;
const TRAILING = /[”）。！？]/;

/**
 * Splits a clean text into sentences: at 。！？ with the closing marks that follow, and at the end of a paragraph.
 *
 * @returns sentences in order, each with the section and paragraph that it stands in
 */
export function findSentences(text: string, sections: readonly Section[]): Sentence[] {
  const sentences: Sentence[] = [];
  let section = 0;
  let paragraph = 0;
  let start = 0;
  let bracket = -1;
  const close = (end: number) => {
    if (end > start) {
      while (section + 1 < sections.length && (sections[section + 1] as Section).start <= start) section++;
      sentences.push({ start, end, section, paragraph });
    }
    start = end;
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!TELLING.has(code)) continue;
    const c = text[i] as string;
    if (c === '\n') {
      close(i);
      start = i + 1;
      paragraph++;
      bracket = -1;
    } else if (c === '（') bracket = i;
    else if (c === '）') bracket = -1;
    // A full stop inside a bracket ends no sentence, unless the bracket was never closed.
    else if (SENTENCE_END.has(code) && (bracket < 0 || i - bracket > MAX_BRACKET)) {
      let end = i + 1;
      while (end < text.length && TRAILING.test(text[end] as string)) end++;
      close(end);
      i = end - 1;
    } else if (section + 1 < sections.length && (sections[section + 1] as Section).start === i && i > start) close(i);
  }
  close(text.length);
  return sentences;
}
