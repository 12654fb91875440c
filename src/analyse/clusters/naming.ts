import { compareCodePoints } from '../../build/order.ts';
import { StringTable } from '../../build/string-table.ts';
import { twice } from '../../typed-arrays.ts';
import type { ProjectFeatures } from '../related/features.ts';
import type { Rarity } from '../related/rarity.ts';

/** Longest phrase of a name, in words. */
const LONGEST_PHRASE = 4;
/** A second phrase is added where the first leaves out more of the members than this. */
const UNNAMED = 0.3;

/** A phrase that fewer of the members have doesn't name them all; alone it must be that of more than half. */
const LEAST = 0.4;
const ALONE = 0.5;
/** A single character that ends names of natural features and works, which cutting into words may have cut off: 金沙 | 河. */
const NAME_END = /^[河湖江溪沟渠山岭路街桥线站楼港岛塔寺村镇网]/;
/** A phrase below this tells nothing: half of the members, and one project in thirty elsewhere. */
const TELLING = 1;

/** A phrase of project names with the share of a cluster's members whose names have it. */
export interface Phrase {
  readonly text: string;
  readonly share: number;
}

/**
 * Finds the phrases that set a cluster's names apart: those of many of its members and of few other projects (class-based
 * tf-idf: M. Grootendorst, BERTopic, 2022), of equally telling ones the longest.
 */
export class PhraseFinder {
  /** Phrases by number, with how many names have each. */
  readonly #phrases = new StringTable();
  #counts = new Uint32Array(64);

  readonly #rarity: Rarity;

  /** @param projects all projects, of clusters or not */
  constructor(projects: Iterable<ProjectFeatures>, rarity: Rarity) {
    this.#rarity = rarity;
    for (const project of projects) {
      for (const phrase of phrasesOf(project)) {
        const number = this.#phrases.numberOf(phrase);
        if (number >= this.#counts.length) this.#counts = twice(this.#counts);
        this.#counts[number] = (this.#counts[number] as number) + 1;
      }
    }
  }

  /** One phrase, or two where one leaves too many members unnamed; none where no two members share a word. */
  find(members: readonly ProjectFeatures[]): Phrase[] {
    const first = this.#best(members, members);
    if (!first) return [];
    const rest = members.filter((member) => !phrasesOf(member).has(first.text));
    if (rest.length <= members.length * UNNAMED) return [whole(first, members)];
    const second = this.#best(rest, rest, first.text);
    if (second) return [whole(first, members), whole(second, rest)];
    return first.share > ALONE ? [whole(first, members)] : [];
  }

  #best(unnamed: readonly ProjectFeatures[], members: readonly ProjectFeatures[], not = ''): Phrase | null {
    const counts = new Map<string, number>();
    for (const member of unnamed) for (const phrase of phrasesOf(member)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    const least = Math.max(2, members.length * LEAST);
    let best: { text: string; count: number; score: number } | null = null;
    for (const [text, count] of counts) {
      if (count < least || not.includes(text) || text.length < 2) continue;
      const idf = Math.log(1 + this.#rarity.total / (this.#counts[this.#phrases.find(text)] ?? 1));
      const score = (count / members.length) * idf * this.#rarity.purity(text);
      if (score < TELLING) continue;
      if (!best || better({ text, count, score }, best)) best = { text, count, score };
    }
    return best && { text: best.text, share: best.count / members.length };
  }
}

/** A phrase with the character that ends it in every name that has it: 金沙 of 金沙河治理, 金沙河整治 → 金沙河. */
function whole({ text, share }: Phrase, members: readonly ProjectFeatures[]): Phrase {
  const behind = members.flatMap(({ label }) => (label.includes(text) ? label.slice(label.indexOf(text) + text.length) : []));
  const next = NAME_END.exec(behind[0] ?? '')?.[0];
  return { text: next && behind.every((words) => words.startsWith(next)) ? text + next : text, share };
}

type Scored = { readonly text: string; readonly count: number; readonly score: number };

function better(a: Scored, b: Scored): boolean {
  const difference = a.score - b.score;
  if (Math.abs(difference) > 1e-9) return difference > 0;
  const longer = a.text.length - b.text.length;
  return longer === 0 ? compareCodePoints(a.text, b.text) < 0 : longer > 0;
}

/** Every run of up to four words that stand side by side in a project's name, each once. */
function phrasesOf({ words, runs }: ProjectFeatures): Set<string> {
  const phrases = new Set<string>();
  for (const [from, to] of runs) {
    for (let i = from; i < to; i++) {
      for (let j = i + 1; j <= Math.min(to, i + LONGEST_PHRASE); j++) phrases.add(words.slice(i, j).join(''));
    }
  }
  return phrases;
}
