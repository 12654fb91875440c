import { compareRegions } from '../../../src/analyse/similarity.ts';
import type { AdoptedPolicy, AdoptionTable } from '../../data/adoption.ts';
import { useText } from '../../locale/index.ts';
import { changeParams } from '../../state/use-route.ts';
import { NodeLink } from '../../widgets/NodeLink.tsx';

interface Props {
  readonly table: AdoptionTable;
  readonly chosen: readonly string[];
  readonly onToggle: (region: string) => void;
}

/** Regions side by side: what they share, what each has alone, how similar they are. */
export function Comparison({ table, chosen, onToggle }: Props) {
  const t = useText();
  const name = (key: string) => table.regions.find((region) => region.key === key)?.label ?? key;
  const { common, alone, pairs } = compareRegions(table, chosen);
  return (
    <section className="comparison" aria-label={t.shared.compare}>
      <div className="comparison-choice">
        <h2>{t.shared.compare}</h2>
        {table.regions.slice(0, 40).map(({ key, label }) => (
          <button key={key} type="button" className="button" aria-pressed={chosen.includes(key)} onClick={() => onToggle(key)}>
            {label}
          </button>
        ))}
        {chosen.length > 0 && (
          <button type="button" className="link-button" onClick={() => changeParams({ with: null })}>
            {t.shared.clear}
          </button>
        )}
      </div>
      {chosen.length < 2 ? (
        <p className="quiet">{t.shared.compareHint}</p>
      ) : (
        <div data-testid="comparison">
          <p className="similarities">
            {pairs.map(({ a, b, jaccard }) => (
              <span key={`${a} ${b}`} title={t.shared.similarityHint}>
                {name(a)} – {name(b)}
                {' · '}
                {t.shared.similarity} <strong>{Math.round(100 * jaccard)}%</strong>
              </span>
            ))}
          </p>
          <div className="comparison-columns">
            <PolicyList title={t.shared.common} policies={common} />
            {chosen.map((key) => (
              <PolicyList key={key} title={t.shared.alone(name(key))} policies={alone.get(key) ?? []} />
            ))}
          </div>
        </div>
      )}
    </section>
  );
}

function PolicyList({ title, policies }: { title: string; policies: readonly AdoptedPolicy[] }) {
  const t = useText();
  return (
    <section className="policy-list">
      <h3>
        {title} <span className="count">{t.number(policies.length)}</span>
      </h3>
      {policies.length === 0 && <p className="quiet">{t.shared.none}</p>}
      <ul>
        {policies.map(({ key }) => (
          <li key={key}>
            <NodeLink node={key} />
          </li>
        ))}
      </ul>
    </section>
  );
}
