import { loadLexicon } from '../vocabulary/lexicon.ts';
import { matchKey } from '../vocabulary/normal-form.ts';
import { readPhrases } from '../vocabulary/phrases.ts';

/** Numerals that count a set; of 一 and 二 below. */
const NUMERALS = '两双三四五六七八九十百千万';
/** A numeral with its measure, which still lacks what is counted: 三大, 四个. */
const UNFINISHED = new RegExp(`^[一${NUMERALS}\\d]+(?:个|大|项|条|类|种)?(?:专项)?$`);

interface Rules {
  readonly tail: RegExp;
  readonly bare: RegExp;
  readonly layout: RegExp;
  readonly one: ReadonlySet<string>;
  readonly several: ReadonlySet<string>;
  /** Policies and slogans of the vocabulary. */
  readonly known: ReadonlySet<string>;
}

let rules: Rules | undefined;

function loadRules(): Rules {
  if (rules) return rules;
  const { counter, tail, layout, one, several } = readPhrases('vocabulary/data/formula_contexts.tsv', [
    'counter',
    'tail',
    'layout',
    'one',
    'several',
  ]);
  const known = new Set<string>();
  for (const { list, name, variants } of loadLexicon().entries) {
    if (list === 'policy' || list === 'slogan') for (const form of [name, ...variants]) known.add(matchKey(form));
  }
  // One is counted only as 一个目标, 一条主线: 一张网, 一对一 say what they are. Longer codes (7+18+N, 1530) are nobody else's.
  const counted = `(?![${NUMERALS}])\\p{Script=Han}`;
  const bare = `(?:(?:[${NUMERALS}]+|\\d{1,2})(?:${counter})?|一[个条])(?:(?:${counted}){0,2}|${tail})|\\d{1,2}[+＋](?:\\d{1,2}|[NX])`;
  rules = {
    tail: new RegExp(`(?:${tail})$`),
    bare: new RegExp(`^(?:${bare})$`, 'u'),
    layout: new RegExp(`^(?:[一二两双三四五六七八九十多](?:${layout})){2,}$`),
    one: new Set(one.split('|')),
    several: new Set(several.split('|')),
    known,
  };
  return rules;
}

/**
 * The numeral formula that a policy or slogan is, or is called after, if its words don't say what it counts and it isn't known
 * to mean the same everywhere: 五个一 of 五个一工程. Two places that have one need not carry out the same.
 *
 * @returns null for everything else: 六稳, which means one thing, 三深化三提升, which nobody would say by chance, 河长制
 * @example openFormula('五个一产业推进机制') → null, openFormula('三名工程') → '三名', openFormula('十大工程') → '十大工程'
 */
export function openFormula(name: string): string | null {
  if (!/^[一二两双三四五六七八九十百千万多\d]/.test(name)) return null;
  const { tail, bare, layout, one, several, known } = loadRules();
  const short = name.replace(tail, '');
  const stem = UNFINISHED.test(short) ? name : short;
  const isOne = (form: string) => one.has(form) || (known.has(matchKey(form)) && !several.has(form));
  if (layout.test(stem)) return stem;
  if (isOne(name) || isOne(stem)) return null;
  return bare.test(stem) || several.has(stem) ? stem : null;
}
