import { useCallback, useEffect, useRef, useState } from 'react';
import { DATA_FOLDER } from '../../src/view/layout.ts';
import { useDataset } from '../data/context.ts';
import type { Request, Response } from './messages.ts';
import { searchName } from './search-name.ts';

/** What was found for which text; null before anything was asked. */
export interface SearchResult {
  readonly text: string;
  readonly names: Response['names'];
  readonly sentences: Response['sentences'];
}

/** Search in a worker, which starts when `prepare` is first called: readers who never search don't pay for it. */
export function useSearch(): { result: SearchResult | null; prepare: () => void; search: (text: string) => void } {
  const { overview: graph, manifest } = useDataset();
  const [result, setResult] = useState<SearchResult | null>(null);
  const worker = useRef<Worker | null>(null);
  const asked = useRef({ id: 0, text: '' });

  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );

  const prepare = useCallback(() => {
    if (worker.current) return;
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    started.addEventListener('message', ({ data }: MessageEvent<Response>) => {
      if (data.id === asked.current.id) setResult({ text: asked.current.text, names: data.names, sentences: data.sentences });
    });
    const names = graph.mapNodes(searchName);
    const data = new URL(`./${DATA_FOLDER}/`, document.baseURI).href;
    const sentences = manifest.sentences ? `${data}sentences.json` : null;
    const further = manifest.large && { data, prefix: manifest.large.prefix };
    started.postMessage({ type: 'index', names, sentences, further } satisfies Request);
  }, [graph, manifest]);

  const search = useCallback(
    (text: string) => {
      asked.current = { id: asked.current.id + 1, text };
      if (text.trim() === '') {
        setResult(null);
        return;
      }
      prepare();
      worker.current?.postMessage({ type: 'query', id: asked.current.id, text } satisfies Request);
    },
    [prepare],
  );

  return { result, prepare, search };
}
