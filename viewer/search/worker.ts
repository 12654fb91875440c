import { fold, pairsOf } from '../../src/view/fold.ts';
import { type Names, nameFile, type SearchableSentence } from '../../src/view/layout.ts';
import type { FurtherNames, Request, Response } from './messages.ts';
import { NameSearch } from './names.ts';
import { searchName } from './search-name.ts';

/** Most hits that anyone reads before typing another letter. */
const NAMES = 12;
const SENTENCES = 6;
/** Of a long query, so many pairs of characters are looked up: a name that holds it has them all. */
const PAIRS = 6;

let names: NameSearch | undefined;
let further: FurtherNames | null = null;
let sentences: Promise<readonly (SearchableSentence & { folded: string })[]> = Promise.resolve([]);
/** Files of names that were asked for. */
const asked = new Map<string, Promise<void>>();

self.addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  if (data.type === 'index') {
    names = new NameSearch(data.names);
    further = data.further;
    if (data.sentences) sentences = load(data.sentences);
    return;
  }
  const text = fold(data.text);
  if (further) await addNames(text, further);
  const all = text.length > 1 && !/^[a-z]+$/.test(text) ? await sentences : [];
  const response: Response = {
    id: data.id,
    names: names?.find(data.text, NAMES) ?? [],
    sentences: all
      .filter(({ folded }) => folded.includes(text))
      .slice(0, SENTENCES)
      .map(({ doc, sentence, nodes }) => ({ doc, sentence, nodes })),
  };
  self.postMessage(response);
});

/** Sentences are a help beside the names: where they can't be had, names are found all the same. */
async function load(address: string): Promise<(SearchableSentence & { folded: string })[]> {
  try {
    const rows = (await (await fetch(address)).json()) as SearchableSentence[];
    return rows.map((row) => ({ ...row, folded: fold(row.sentence) }));
  } catch {
    return [];
  }
}

/** Adds nodes of a large graph whose names have pairs of characters of the query, or are the query. */
async function addNames(text: string, { data, prefix }: FurtherNames): Promise<void> {
  const pairs = [...pairsOf(text)];
  const step = Math.max(1, pairs.length / PAIRS);
  const some = Array.from({ length: Math.min(PAIRS, pairs.length) }, (_, i) => pairs[Math.floor(i * step)] as string);
  const files = new Set(pairs.length > 0 ? [...some, text].map((part) => nameFile(part, prefix)) : []);
  await Promise.all(
    Array.from(files, (file) => {
      const loaded = asked.get(file) ?? loadNames(`${data}${file}`).catch(() => void asked.delete(file));
      asked.set(file, loaded);
      return loaded;
    }),
  );
}

async function loadNames(address: string): Promise<void> {
  const { nodes } = (await (await fetch(address)).json()) as Names;
  names?.add(nodes.map(({ key, attributes }) => searchName(key, attributes)));
}
