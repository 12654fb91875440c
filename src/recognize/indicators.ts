import type { Indicator, Section, Sentence, Words } from '../model/types.ts';
import type { NameContext } from './indicators/names.ts';
import { periodReader, sectionPeriods, typeOf } from './indicators/period.ts';
import { readSentence } from './indicators/sentence.ts';

export { canonicalIndicator, comparableIndicator } from './indicators/vocabulary.ts';

/** A statistic with clean-text offsets. */
export type IndicatorMention = Omit<Indicator, 'sentence'>;

/** What statistics are read from. */
export interface IndicatorInput {
  /** Clean text. */
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly sections: readonly Section[];
  /** Without them, single characters count as parts of longer words. */
  readonly words?: Words;
  /** The region that a passage is about; null where none is known. */
  readonly regionAt: (start: number, end: number) => { readonly key: string; readonly name: string } | null;
  /** The year that the document speaks in. */
  readonly year: number | null;
}

const SUFFIX = /(?:特别行政区|[^自]*?自治[区州县旗]|新区|林区|省|市|县|区|镇|乡|街道)$/;

/**
 * Recognises the statistics that a text states: every number with a unit whose name the sentence tells.
 *
 * @returns one row per value in the order of the text; `value` in `unit` as written, `change` as written or null;
 * region and key are empty where `regionAt` knows none
 * @example 固定资产投资完成73.4亿元,同比增长32.5% → {indicator: 固定资产投资, value: 73.4, unit: 亿元, change: 同比增长32.5%}
 */
export function recognizeIndicators(input: IndicatorInput): IndicatorMention[] {
  const { text, sections, year } = input;
  const periods = sectionPeriods(sections, text, year);
  const context: NameContext = {
    text,
    words: input.words,
    regionForms: (offset) => formsOf(input.regionAt(offset, offset + 1)?.name ?? ''),
  };
  const rows: IndicatorMention[] = [];
  for (const sentence of input.sentences) {
    const drafts = readSentence(context, sentence.start, sentence.end);
    if (drafts.length === 0) continue;
    const section = sections[sentence.section];
    const claim = section?.claim ?? 'done';
    const periodAt = periodReader(text, sentence.start, sentence.end, year, periods[sentence.section] ?? '');
    for (const draft of drafts) {
      const region = input.regionAt(draft.at, draft.end);
      const period = periodAt(draft.at);
      rows.push({
        start: draft.start,
        end: draft.end,
        regionKey: region?.key ?? '',
        region: region?.name ?? '',
        indicator: draft.name,
        value: draft.value,
        unit: draft.unit,
        change: draft.change,
        period,
        type: typeOf(claim, text.slice(sentence.start, draft.at), period, year),
      });
    }
  }
  return rows;
}

/** A region's full name and the short ones that texts use: 清苑县, 清苑; 郑东新区, 新区. */
function formsOf(name: string): string[] {
  if (!name) return [];
  const short = name.replace(SUFFIX, '');
  const zone = /(?:新区|高新区|经开区|开发区)$/.exec(name)?.[0];
  return [name, ...(short.length >= 2 && short !== name ? [short] : []), ...(zone && zone !== name ? [zone] : [])];
}
