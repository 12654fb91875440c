import type { Locale } from './index.ts';

/** The order of names in the reader's language: Chinese by pinyin in either, since that is how names are looked up. */
export function collatorOf(t: Locale): Intl.Collator {
  return new Intl.Collator(t.htmlLanguage === 'en' ? ['en', 'zh-CN-u-co-pinyin'] : 'zh-CN-u-co-pinyin', { numeric: true });
}
