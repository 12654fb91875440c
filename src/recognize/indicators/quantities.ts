import { readPhrases } from '../../vocabulary/phrases.ts';
import { indicatorVocabulary, type UnitKind } from './vocabulary.ts';

const PHRASES = readPhrases('vocabulary/data/indicator_contexts.tsv', ['qualifier', 'index', 'stands_at', 'version']);

/** A number with its unit; offsets are clean-text offsets. */
export interface Quantity {
  readonly start: number;
  /** End of the unit. */
  readonly end: number;
  /** End of what qualifies the quantity: 左右, 以上. */
  readonly tail: number;
  readonly value: number;
  readonly unit: string;
  /** The unit without its magnitude: 万户 → 户. */
  readonly base: string;
  readonly kind: UnitKind;
  /** The number is the lower end of a range (5%-6%). */
  readonly range: boolean;
  /** Part of a name and no statistic: 500万元以上项目, 110千伏变电站. */
  readonly attributive: boolean;
}

const NUMBER = /\d+(?:\.\d+)?/g;
const MAGNITUDE = /^[多余几]?(万亿|千亿|百亿|千万|百万|十万|亿|万|千|百)?[多余]?/;
const RANGE = /^(?:%|‰)?(?:-|—|~|～|至|到)(?=\d)/;
/** 3.0方案: the number of a version. */
const VERSION = new RegExp(`^\\d\\.\\d(?:${PHRASES.version})`);
const QUALIFIER = new RegExp(`^(?:${PHRASES.qualifier})+`);
const ALTERNATIVE = /^（[户间套人台辆个栋头张条支]）/;
const PER = /^\/(?:[人户月年天日亩吨家度]|平方米|立方米|公里|平方公里|公斤|千瓦时)/;
/** What before a number says that it counts nothing: an ordinal, a code, a fraction, a sum, a date. */
const NO_COUNT_BEFORE = /[A-Za-z.第/+×#*∶:〔［[-]/;
const NO_COUNT_AFTER = /[A-Za-z/+×∶:〕］\]]/;
/** A formula in quotation marks at most this long (“3个100%”) is a name. */
const SHORT_QUOTATION = 14;

/**
 * Reads the quantities of one sentence, left to right.
 *
 * @returns quantities in order, specifications (110千伏, 4A级, 2020年) left out
 */
export function findQuantities(text: string, start: number, end: number): Quantity[] {
  const { units, kindOfUnit } = indicatorVocabulary();
  const found: Quantity[] = [];
  NUMBER.lastIndex = start;
  for (let match = NUMBER.exec(text); match && match.index < end; match = NUMBER.exec(text)) {
    const at = match.index;
    let numberEnd = at + match[0].length;
    const before = text[at - 1] ?? '';
    if (NO_COUNT_BEFORE.test(before) || (before === '前' && text[at - 2] !== '提' && text[at - 2] !== '目')) continue;
    if (VERSION.test(text.slice(at, at + 6))) continue;
    let range = RANGE.test(text.slice(numberEnd, numberEnd + 3));
    if (range) {
      NUMBER.lastIndex = numberEnd;
      const upper = NUMBER.exec(text);
      if (!upper) break;
      numberEnd = upper.index + upper[0].length;
      NUMBER.lastIndex = numberEnd;
    }
    const magnitude = MAGNITUDE.exec(text.slice(numberEnd, numberEnd + 5)) as RegExpExecArray;
    const plainAt = numberEnd + (/^[多余几]/.test(text.slice(numberEnd, numberEnd + 1)) ? 1 : 0);
    const plain = units.startingAt(text, plainAt, end);
    const magnified = magnitude[1] ? units.startingAt(text, numberEnd + magnitude[0].length, end) : '';
    let base = plain;
    let unitEnd = plainAt + plain.length;
    let unit = plain;
    if (
      magnified &&
      kindOfUnit.get(magnified) !== 'specification' &&
      (magnitude[0].length + magnified.length > unitEnd - numberEnd || !plain)
    ) {
      base = magnified;
      unitEnd = numberEnd + magnitude[0].length + magnified.length;
      unit = `${magnitude[1]}${magnified}`;
    }
    if (!base && !isIndex(text, at, numberEnd)) continue;
    const kind = base ? (kindOfUnit.get(base) as UnitKind) : 'score';
    if (kind === 'specification') continue;
    const alternative = ALTERNATIVE.exec(text.slice(unitEnd, unitEnd + 3))?.[0] ?? PER.exec(text.slice(unitEnd, unitEnd + 5))?.[0];
    if (alternative) {
      unit += alternative;
      unitEnd += alternative.length;
    }
    if (NO_COUNT_AFTER.test(text[unitEnd] ?? '') || isFormula(text, at, unitEnd)) continue;
    if (range && upperIsDate(text, at)) range = false;
    const qualifier = QUALIFIER.exec(text.slice(unitEnd, unitEnd + 4))?.[0] ?? '';
    const tail = unitEnd + qualifier.length;
    found.push({
      start: at,
      end: unitEnd,
      tail,
      value: Number(match[0]),
      unit,
      base,
      kind,
      range,
      attributive: isAttributive(text, kind, qualifier, tail),
    });
  }
  // 投资6亿元7公里的道路: what touches an attributive quantity is one too.
  return found.map((q, i) => {
    const next = found[i + 1];
    return next?.attributive && next.start === q.tail && q.kind !== 'count' ? { ...q, attributive: true } : q;
  });
}

/** 空气综合指数4.80，: an index has no unit. */
const isIndex = (text: string, start: number, end: number): boolean =>
  INDEX_BEFORE.test(text.slice(Math.max(0, start - 10), start)) && INDEX_AFTER.test(text.slice(end, end + 1));

const INDEX_BEFORE = new RegExp(`(?:${PHRASES.index})(?:${PHRASES.stands_at})?$`);
const INDEX_AFTER = /^[，。；、）\n]?$/;

const upperIsDate = (text: string, at: number): boolean => /(?:19|20)\d\d$/.test(text.slice(at, at + 4));

/** 500万元以上项目, 投资3亿元的项目: the quantity says which things are meant. */
function isAttributive(text: string, kind: UnitKind, qualifier: string, tail: number): boolean {
  const { words } = indicatorVocabulary();
  const next = text[tail] ?? '';
  if (next === '级' || next === '型') return true;
  // 出入车辆100%冲洗: all of them, no measured share.
  if (kind === 'ratio' && !qualifier && /[\u4e00-\u9fff]/.test(next) && !words.stop.startingAt(text, tail)) return true;
  if (next === '的') return kind !== 'count' && kind !== 'person';
  if (!/^(?:及?以上|以下|以内)/.test(qualifier) || !/[\u4e00-\u9fff“]/.test(next)) return false;
  return !words.stop.startingAt(text, tail) && !words.attain.startingAt(text, tail);
}

function isFormula(text: string, start: number, end: number): boolean {
  const open = text.lastIndexOf('“', start);
  if (open < 0 || start - open > SHORT_QUOTATION) return false;
  const close = text.indexOf('”', open);
  return close >= end && close - open - 1 <= SHORT_QUOTATION;
}
