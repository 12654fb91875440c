import type { Locale } from './index.ts';

/** Why two projects are related, in words: `company:海螺水泥` → 同一企业：海螺水泥. */
export function readReason(reason: string, t: Locale): string {
  const [kind = '', ...rest] = reason.split(':');
  const value = rest.join(':');
  const word = t.reasons[kind as keyof Locale['reasons']];
  if (!word) return reason;
  return word(kind === 'sector' ? (t.sectors[value as keyof Locale['sectors']] ?? value) : value);
}
