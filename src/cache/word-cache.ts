import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CutText } from '../analyse/related/name-words.ts';
import { replaceFile } from '../output/file-writer.ts';
import { defaultCacheFolder } from './record-cache.ts';
import { rulesVersion } from './version.ts';

/** Lines of more corpora than this are not kept together. */
const MOST_LINES = 200_000;

/**
 * Keeps how the names of a build were cut into words, by the version of what cuts them: a build after a change need not load
 * jieba's dictionary for names that it has seen. A cache that can't be read or written costs time, never the build.
 */
export class WordCache {
  readonly #folder: string;

  constructor(root: string = defaultCacheFolder(), version: string = rulesVersion()) {
    this.#folder = join(root, version);
  }

  /**
   * Cuts a text line by line.
   *
   * @param cut cuts what was not cut before, with the same words for a line whatever lines are around it
   */
  async cut(text: string, cut: (text: string) => CutText | Promise<CutText>): Promise<CutText> {
    const known = this.#read();
    const lines = text.split('\n');
    const unknown = [...new Set(lines)].filter((line) => line !== '' && !known.has(line));
    if (unknown.length > 0) {
      const joined = unknown.join('\n');
      wordsByLine(joined, await cut(joined)).forEach((words, i) => {
        known.set(unknown[i] as string, words);
      });
      this.#write(known.size > MOST_LINES ? new Map(lines.map((line) => [line, known.get(line) ?? []])) : known);
    }
    return joinedWords(lines, known);
  }

  get #file(): string {
    return join(this.#folder, 'words.json');
  }

  #read(): Map<string, readonly Word[]> {
    try {
      return new Map(Object.entries(JSON.parse(readFileSync(this.#file, 'utf8')) as Record<string, readonly Word[]>));
    } catch {
      return new Map();
    }
  }

  #write(lines: ReadonlyMap<string, readonly Word[]>): void {
    try {
      mkdirSync(this.#folder, { recursive: true });
      replaceFile(this.#file, [JSON.stringify(Object.fromEntries(lines))]);
    } catch {
      // The next build cuts them again.
    }
  }
}

type Word = readonly [length: number, tag: string];

/** The words of every line; those of the breaks between lines are left out. */
function wordsByLine(text: string, { count, starts, tags }: CutText): Word[][] {
  const lines: Word[][] = [[]];
  for (let i = 0; i < count; i++) {
    const [start, end] = [starts[i] as number, starts[i + 1] as number];
    if (text[start] === '\n') lines.push([]);
    else lines.at(-1)?.push([end - start, tags[i] as string]);
  }
  return lines;
}

/** The words of lines one after the other, a word for every break between them. */
function joinedWords(lines: readonly string[], known: ReadonlyMap<string, readonly Word[]>): CutText {
  const starts: number[] = [0];
  const tags: string[] = [];
  const add = ([length, tag]: Word): void => {
    starts.push((starts.at(-1) as number) + length);
    tags.push(tag);
  };
  lines.forEach((line, i) => {
    if (i > 0) add([1, 'x']);
    for (const word of known.get(line) ?? []) add(word);
  });
  return { count: tags.length, starts, tags };
}
