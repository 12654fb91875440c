import type { ReactNode } from 'react';
import type { NodeKind } from '../../src/model/schema.ts';
import { useText } from '../locale/index.ts';
import { KindDot } from '../widgets/KindDot.tsx';

interface Props {
  readonly kind: NodeKind;
  readonly label: string;
  readonly summary?: string;
  /** What can be done with the node. */
  readonly children: ReactNode;
}

/** The head of a panel about a node: its kind, its name, a line that sums up what is known of it. */
export function PanelHeader({ kind, label, summary, children }: Props) {
  const t = useText();
  return (
    <header className="panel-header">
      <p className="panel-kind">
        <KindDot kind={kind} />
        {t.kinds[kind]}
      </p>
      <h2 className="panel-title">{label}</h2>
      {summary !== undefined && <p className="panel-summary">{summary}</p>}
      {children}
    </header>
  );
}
