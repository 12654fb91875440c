import { createContext, use } from 'react';
import { en } from './en.ts';
import { type Locale, zh } from './zh.ts';

const LOCALES = { zh, en } as const;
export type Language = keyof typeof LOCALES;

/** The language that an address asks for; Chinese if none. */
export function languageOf(params: ReadonlyMap<string, string>): Language {
  return params.get('lang') === 'en' ? 'en' : 'zh';
}

/** The wording of a language. */
export function localeOf(language: Language): Locale {
  return LOCALES[language];
}

/** The wording that the components below use. */
export const LocaleContext = createContext<Locale>(zh);

/** The wording in the reader's language. */
export function useText(): Locale {
  return use(LocaleContext);
}

export type { Locale };
