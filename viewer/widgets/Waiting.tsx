import type { ReactNode } from 'react';
import type { Resource } from '../data/use-resource.ts';
import { useText } from '../locale/index.ts';

/** What is loaded on demand: a word while it comes, its failure in words, and then what is made of it. */
export function Waiting<T>({ for: resource, children }: { for: Resource<T>; children: (value: T) => ReactNode }) {
  const t = useText();
  if (resource.state === 'loading') {
    return (
      <p className="quiet" role="status">
        {t.load.waiting}
      </p>
    );
  }
  if (resource.state === 'failed') return <p role="alert">{t.load.failed(resource.error.message)}</p>;
  return children(resource.value);
}
