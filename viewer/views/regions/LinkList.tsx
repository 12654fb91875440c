import type { ReactNode } from 'react';
import { useText } from '../../locale/index.ts';
import { More } from '../../widgets/More.tsx';
import { useMore } from '../../widgets/use-more.ts';

interface Item {
  readonly key: string;
  readonly name: ReactNode;
  readonly note?: ReactNode;
}

const FIRST = 12;

/** A titled list, the first of it at once; nothing where there is nothing. */
export function LinkList<T>({ title, items, item }: { title: string; items: readonly T[]; item: (item: T) => Item }) {
  const t = useText();
  const { shown, rest, more } = useMore(items, FIRST, items);
  if (items.length === 0) return null;
  return (
    <section className="link-list" aria-label={title}>
      <h2>
        {title} <span className="count">{t.number(items.length)}</span>
      </h2>
      <ul>
        {shown.map(item).map(({ key, name, note }) => (
          <li key={key}>
            {name}
            {note && <span className="neighbour-note">{note}</span>}
          </li>
        ))}
      </ul>
      <More rest={rest} step={FIRST} onMore={more} text={t.shared.more} />
    </section>
  );
}
