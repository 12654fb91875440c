import { pinyin } from 'pinyin-pro';
import { fold, pairsOf } from '../../src/view/fold.ts';
import type { SearchName } from './search-name.ts';

interface Entry {
  readonly name: SearchName;
  /** Name and aliases as compared. */
  readonly forms: readonly string[];
  /** Readings in Latin letters, each as the places where a syllable starts: 六稳 → liuwen, wen. */
  readonly spelled: readonly string[];
  readonly initials: readonly string[];
}

/** Finds nodes by any part of a name or an alias, by pinyin from any syllable on, and by initials. */
export class NameSearch {
  readonly #entries: Entry[];
  readonly #keys: Set<string>;

  constructor(names: readonly SearchName[]) {
    this.#keys = new Set(names.map(({ key }) => key));
    this.#entries = names.map((name) => {
      const readings = [...new Set([name.label, ...name.aliases].flatMap(readingsOf).map((syllables) => syllables.join(' ')))];
      const syllables = readings.map((reading) => reading.split(' '));
      return {
        name,
        forms: formsOf(name),
        spelled: [...new Set(syllables.flatMap(tails))],
        initials: [...new Set(syllables.flatMap((reading) => tails(reading.map((syllable) => syllable[0] ?? ''))))],
      };
    });
  }

  /** Adds names that are found by their characters only. Those of nodes that are known already are left out. */
  add(names: readonly SearchName[]): void {
    for (const name of names) {
      if (this.#keys.has(name.key)) continue;
      this.#keys.add(name.key);
      this.#entries.push({ name, forms: formsOf(name), spelled: [], initials: [] });
    }
  }

  /** The best hits, best first. */
  find(query: string, limit: number): SearchName[] {
    const text = fold(query);
    if (text === '') return [];
    const letters = /^[a-z\d' ]+$/.test(text) ? text.replace(/[' ]/g, '') : null;
    const hits: { entry: Entry; score: number }[] = [];
    for (const entry of this.#entries) {
      const score = Math.max(formScore(entry, text), letters ? letterScore(entry, letters) : 0);
      if (score > 0) hits.push({ entry, score });
    }
    return (hits.length > 0 ? hits : this.#similar(text))
      .sort((a, b) => b.score - a.score || b.entry.name.weight - a.entry.name.weight || (a.entry.name.key < b.entry.name.key ? -1 : 1))
      .slice(0, limit)
      .map(({ entry }) => entry.name);
  }

  /** Where no name holds the query: those with most of its pairs of characters. */
  #similar(text: string): { entry: Entry; score: number }[] {
    const asked = pairsOf(text);
    if (asked.size === 0) return [];
    return this.#entries
      .map((entry) => ({ entry, score: Math.max(...entry.forms.map((form) => dice(asked, pairsOf(form)))) }))
      .filter(({ score }) => score >= 0.34);
  }
}

function formsOf({ label, aliases }: SearchName): string[] {
  return [label, ...aliases].map(fold);
}

function formScore({ forms }: Entry, text: string): number {
  let best = 0;
  forms.forEach((form, i) => {
    const own = i === 0 ? 0 : -5;
    if (form === text) best = Math.max(best, 100 + own);
    else if (form.startsWith(text)) best = Math.max(best, 80 + own - form.length / 100);
    else if (form.includes(text)) best = Math.max(best, 60 + own - form.length / 100);
  });
  return best;
}

function letterScore({ spelled, initials }: Entry, letters: string): number {
  if (spelled[0] === letters || initials[0] === letters) return 90;
  if (spelled[0]?.startsWith(letters)) return 70;
  if (initials[0]?.startsWith(letters)) return 65;
  if (spelled.some((tail) => tail.startsWith(letters))) return 50;
  if (letters.length > 1 && initials.some((tail) => tail.startsWith(letters))) return 40;
  return 0;
}

/**
 * Readings of a name in syllables: as a whole, and as what precedes a region's ending and the rest. The dictionary reads
 * 重庆市长安区 as the mayor (市长) of 安区 unless the parts are read apart.
 */
function readingsOf(name: string): string[][] {
  const whole = read(name);
  const parts = name.split(/(?<=.[省市州县区旗镇乡])(?=..)/u).flatMap(read);
  return [whole, parts];
}

function read(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((syllable) => fold(syllable))
    .filter(Boolean);
}

function tails(syllables: readonly string[]): string[] {
  return syllables.map((_, i) => syllables.slice(i).join(''));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common++;
  return (2 * common) / (a.size + b.size);
}
