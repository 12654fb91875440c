import { normalizeCharacters } from './normal-form.ts';
import { listCell, oneOf, readTable } from './table.ts';

/** The vocabularies of whole names. Head nouns and suffixes are other tables, read by the rules that use them. */
const LEXICON_LISTS = ['policy', 'slogan', 'company', 'organization', 'honor', 'brand'] as const;
type LexiconList = (typeof LEXICON_LISTS)[number];

const USES = ['free', 'quoted', 'context'] as const;

/** A name of the vocabulary. */
export interface LexiconEntry {
  readonly list: LexiconList;
  /** Normal form of the name. */
  readonly name: string;
  readonly variants: readonly string[];
  /** `free`: counts wherever it stands; otherwise it needs what its list demands (quotation marks, context). */
  readonly use: (typeof USES)[number];
  readonly year: number | null;
  readonly expansion: readonly string[];
}

const FILES: Readonly<Record<LexiconList, string>> = {
  policy: 'policies.tsv',
  slogan: 'slogans.tsv',
  company: 'companies.tsv',
  organization: 'organizations.tsv',
  honor: 'honors.tsv',
  brand: 'brands.tsv',
};

/** All vocabularies of names, with the patterns that one automaton finds. */
export class Lexicon {
  readonly entries: readonly LexiconEntry[];
  readonly patterns: readonly string[];
  readonly #entriesOfPattern: readonly LexiconEntry[][];

  constructor(entries: readonly LexiconEntry[]) {
    this.entries = entries;
    const byPattern = new Map<string, LexiconEntry[]>();
    for (const entry of entries) {
      for (const form of new Set([entry.name, ...entry.variants].map(patternOf))) {
        if (form.length < 2) continue;
        const list = byPattern.get(form);
        if (list) list.push(entry);
        else byPattern.set(form, [entry]);
      }
    }
    this.patterns = [...byPattern.keys()];
    this.#entriesOfPattern = [...byPattern.values()];
  }

  /** The entries that a pattern stands for: a name may be in two lists. */
  entriesOf(pattern: number): readonly LexiconEntry[] {
    return this.#entriesOfPattern[pattern] ?? [];
  }
}

/** A name as it is matched: characters in one form, without the marks that one writing has and another hasn't. */
const patternOf = (name: string): string => normalizeCharacters(name).replace(/[“”《》、，·\s]/g, '');

let shared: Lexicon | undefined;

/** The vocabularies of this package, read once. */
export function loadLexicon(): Lexicon {
  shared ??= new Lexicon(
    LEXICON_LISTS.flatMap((list) =>
      readTable(`vocabulary/data/${FILES[list]}`, ['name', 'variants']).flatMap((raw): LexiconEntry[] => {
        const row = raw as Record<string, string>;
        const entry = {
          list,
          name: row.name as string,
          variants: listCell(row.variants ?? ''),
          use: oneOf(USES, row.use || 'free', `${FILES[list]}: use of ${row.name}`),
          year: row.year ? Number(row.year) : null,
          expansion: listCell(row.expansion ?? ''),
        };
        // Short forms that are ordinary words too are an entry of their own, which needs a context.
        const short = listCell(row.short ?? '');
        return short.length ? [entry, { ...entry, variants: short, use: 'context' }] : [entry];
      }),
    ),
  );
  return shared;
}
