import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';

/** Says that a page shows the strongest part of a large graph; nothing where the graph is there as a whole. */
export function Strongest() {
  const t = useText();
  const { manifest, overview } = useDataset();
  if (!manifest.large) return null;
  return <p className="quiet strongest">{t.large.strongest(t.number(overview.order), t.number(manifest.large.nodes))}</p>;
}
