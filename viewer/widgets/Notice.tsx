import type { ReactNode } from 'react';

/** A page or a part of one that has nothing to show: what is so, and what to do. */
export function Notice({ title, text, children, alert = false }: { title: string; text: string; children?: ReactNode; alert?: boolean }) {
  return (
    <div className="notice" role={alert ? 'alert' : undefined}>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  );
}
