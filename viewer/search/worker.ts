import type { SearchableSentence } from '../../src/view/layout.ts';
import type { Request, Response } from './messages.ts';
import { fold, NameSearch } from './names.ts';

/** Most hits that anyone reads before typing another letter. */
const NAMES = 12;
const SENTENCES = 6;

let names: NameSearch | undefined;
let sentences: Promise<readonly (SearchableSentence & { folded: string })[]> = Promise.resolve([]);

self.addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  if (data.type === 'index') {
    names = new NameSearch(data.names);
    if (data.sentences) sentences = load(data.sentences);
    return;
  }
  const found = names?.find(data.text, NAMES) ?? [];
  const text = fold(data.text);
  const all = text.length > 1 && !/^[a-z]+$/.test(text) ? await sentences : [];
  const response: Response = {
    id: data.id,
    names: found,
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
