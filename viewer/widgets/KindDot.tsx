import type { NodeKind } from '../../src/model/schema.ts';

/** The colour of a kind, as a dot. The kind's name stands beside it wherever the colour alone would have to tell. */
export function KindDot({ kind }: { kind: NodeKind }) {
  return <span className={`dot kind-${kind}`} aria-hidden="true" />;
}
