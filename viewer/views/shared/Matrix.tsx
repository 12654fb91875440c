import type { AdoptedPolicy, AdoptingRegion } from '../../data/adoption.ts';
import { useText } from '../../locale/index.ts';
import { hrefWith, useRoute } from '../../state/use-route.ts';
import { NodeLink } from '../../widgets/NodeLink.tsx';
import { useMore } from '../../widgets/use-more.ts';

const STEP = 60;

interface Props {
  readonly policies: readonly AdoptedPolicy[];
  readonly columns: readonly AdoptingRegion[];
  readonly chosen: readonly string[];
  readonly onToggle: (region: string) => void;
}

/** The matrix. A number opens its sentences; a dot says that the region's documents don't mention it; hatching, that it has none. */
export function Matrix({ policies, columns, chosen, onToggle }: Props) {
  const t = useText();
  const { params } = useRoute();
  const { shown, rest, more } = useMore(policies, STEP, policies);
  return (
    <>
      <div className="matrix-scroll">
        <table className="matrix" data-testid="matrix">
          <caption className="matrix-key">
            <span>{t.shared.rows(t.number(policies.length))}</span>
            <span>
              <span className="matrix-sample absent" aria-hidden="true">
                ·
              </span>
              {t.shared.notMentioned}
            </span>
            <span>
              <span className="matrix-sample undocumented" aria-hidden="true" />
              {t.shared.noDocument}
            </span>
          </caption>
          <thead>
            <tr>
              <td />
              {columns.map(({ key, label }) => (
                <th key={key} scope="col">
                  <button type="button" aria-pressed={chosen.includes(key)} onClick={() => onToggle(key)} title={t.shared.compare}>
                    {label}
                  </button>
                </th>
              ))}
              <th scope="col">{t.shared.total}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((policy) => (
              <tr key={policy.key}>
                <th scope="row">
                  <NodeLink node={policy.key} />
                </th>
                {columns.map((region) => (
                  <Cell key={region.key} policy={policy} region={region} selected={params.get('edge')} />
                ))}
                <td className="number">{policy.regions.size}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <button type="button" className="more" onClick={more}>
          {t.shared.more(t.number(Math.min(rest, STEP)))}
        </button>
      )}
    </>
  );
}

function Cell({ policy, region, selected }: { policy: AdoptedPolicy; region: AdoptingRegion; selected: string | undefined }) {
  const t = useText();
  const adoption = policy.regions.get(region.key);
  if (!adoption) {
    const text = region.hasDocument ? t.shared.notMentioned : t.shared.noDocument;
    return (
      <td className={region.hasDocument ? 'absent' : 'undocumented'} title={text}>
        <span aria-hidden="true">{region.hasDocument ? '·' : ''}</span>
        <span className="visually-hidden">{text}</span>
      </td>
    );
  }
  const { edge, count, firstYear } = adoption;
  const year = firstYear === null ? '' : String(firstYear);
  return (
    <td className={`adopted adopted-${Math.min(4, Math.ceil(Math.log2(count + 1)))}`}>
      <a
        href={hrefWith({ edge, node: null })}
        aria-label={t.shared.cell(region.label, policy.label, count, year)}
        aria-current={edge === selected ? 'true' : undefined}
      >
        <span className="matrix-count">{t.number(count)}</span>
        <span className="matrix-year">{year}</span>
      </a>
    </td>
  );
}
