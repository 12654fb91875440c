import type { ReactNode } from 'react';

interface Props {
  /** What the mark says, for a pointer's tip and a screen reader. */
  readonly title: string;
  /** Whether its value is wanted and not yet reached: drawn hollow. */
  readonly target: boolean;
  readonly href?: string;
  readonly children: ReactNode;
}

/** A value in a chart; with an address, a link to where it stands. */
export function Mark({ title, target, href, children }: Props) {
  const mark = (
    <g className={target ? 'point target' : 'point'}>
      {children}
      <title>{title}</title>
    </g>
  );
  return href ? (
    <a href={href} aria-label={title}>
      {mark}
    </a>
  ) : (
    mark
  );
}
