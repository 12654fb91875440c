import { oneOf, readTable } from '../vocabulary/table.ts';

const ALSO = ['', 'word', 'quality'] as const;

/** A character that stands for a region. */
interface Abbreviation {
  /** Of a province two digits, of a city four. */
  readonly code: string;
  /** What else a province's character is: a part of many words, the quality of a product. */
  readonly also: (typeof ALSO)[number];
}

let table: ReadonlyMap<string, Abbreviation> | undefined;

function abbreviations(): ReadonlyMap<string, Abbreviation> {
  table ??= new Map(
    readTable('gazetteer/data/abbreviations.tsv', ['character', 'code', 'also']).map(({ character, code, also }) => [
      character,
      { code, also: oneOf(ALSO, also, `abbreviations.tsv: also of ${character}`) },
    ]),
  );
  return table;
}

/** The code of the region that a character stands for, undefined for others. */
export const codeOfCharacter = (character: string): string | undefined => abbreviations().get(character)?.code;

/**
 * The characters that stand for provinces, as what a class of an expression holds.
 *
 * @param except those that are also this are left out
 * @example new RegExp(`[${provinceCharacters()}]{2}协作`).test('闽宁协作') // true
 */
export function provinceCharacters(except: readonly Abbreviation['also'][] = []): string {
  return [...abbreviations()]
    .filter(([, { code, also }]) => code.length === 2 && !except.includes(also))
    .map(([character]) => character)
    .join('');
}
