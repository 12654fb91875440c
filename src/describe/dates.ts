/** Years that a document may be of. */
const MIN_YEAR = 1978;
const MAX_YEAR = 2100;

const iso = (y: string, m?: string, d?: string): string => [y, m?.padStart(2, '0'), d?.padStart(2, '0')].filter(Boolean).join('-');

const CHINESE_DIGITS = '〇一二三四五六七八九';
const chineseYear = (s: string): string => [...s.replace(/[零○Ｏ]/g, '〇')].map((c) => CHINESE_DIGITS.indexOf(c)).join('');

/** Every date in a text with its place, most precise form first at each place. */
export function datesIn(text: string): { at: number; end: number; date: string }[] {
  const found: { at: number; end: number; date: string }[] = [];
  for (const m of text.matchAll(/(?<!\d)((?:19|20)\d\d)[年./-](?:(\d{1,2})[月./-](?:(\d{1,2})日?)?)?/g)) {
    const [, y = '', mo, d] = m;
    if (Number(y) < MIN_YEAR || Number(y) > MAX_YEAR || Number(mo ?? 1) > 12 || Number(d ?? 1) > 31) continue;
    found.push({ at: m.index, end: m.index + m[0].length, date: iso(y, mo, d) });
  }
  for (const m of text.matchAll(
    /(二[〇零○Ｏ][〇零○Ｏ一二三四五六七八九]{2})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?)?/g,
  )) {
    found.push({
      at: m.index,
      end: m.index + m[0].length,
      date: iso(chineseYear(m[1] as string), chineseNumber(m[2]), chineseNumber(m[3])),
    });
  }
  return found.sort((a, b) => a.at - b.at);
}

function chineseNumber(s: string | undefined): string | undefined {
  if (!s) return undefined;
  const [tens, ones] = s.includes('十') ? s.split('十') : ['', s];
  const digit = (c: string | undefined) => (c ? CHINESE_DIGITS.indexOf(c) : 0);
  return String((s.includes('十') ? (tens ? digit(tens) : 1) * 10 : 0) + digit(ones));
}

/**
 * Reads a date that stands alone: 2021-01-26, 2021/1/26 10:30, 2021年1月26日, 二〇二一年一月二十六日, 20210126, 2021-01, 2021.
 *
 * @returns ISO form, as precise as the text; null where it is no date, or none of the calendar (2021-02-30)
 */
export function parseDate(text: string): string | null {
  const plain = text.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const [found] = datesIn(/^\d{4}$/.test(plain) ? `${plain}年` : /^\d{4}[-/.]\d{1,2}$/.test(plain) ? `${plain}-` : plain);
  if (found?.at !== 0 || !/^\s*$|^[T\s]\s*\d{1,2}[:：时]/.test(plain.slice(found.end))) return null;
  const [year, month = 1, day = 1] = found.date.split('-').map(Number);
  return month >= 1 && day >= 1 && new Date(Date.UTC(year as number, month - 1, day)).getUTCMonth() === month - 1 ? found.date : null;
}
