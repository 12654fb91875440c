import { readPhrases } from '../../vocabulary/phrases.ts';

const PHRASES = readPhrases('vocabulary/data/definition_contexts.tsv', ['defines']);

/** What makes another word of 即 and 指 where it follows them: 即将, 即时, 即墨, 指导, 指数. */
export const NOT_ANOTHER_WORD = '(?![导定数挥示标出引享将可使便时刻日墨])';

/** What stands between a name and what it means, as the source of an expression: 即, 是指, 包括. */
export const DEFINES = `(?:${PHRASES.defines})${NOT_ANOTHER_WORD}`;
