import { useMemo } from 'react';
import type { AdoptedPolicy, AdoptionTable } from '../../../src/analyse/adoption.ts';
import { type Comparison as Compared, compareRegions } from '../../../src/analyse/similarity.ts';
import { useDataset } from '../../data/context.ts';
import type { Resource } from '../../data/use-resource.ts';
import { useText } from '../../locale/index.ts';
import { formatList } from '../../state/route.ts';
import { selectQuotes } from '../../state/selection.ts';
import { hrefWith, useRoute } from '../../state/use-route.ts';
import { ChipFilter } from '../../widgets/ChipFilter.tsx';
import { More } from '../../widgets/More.tsx';
import { NodeLink } from '../../widgets/NodeLink.tsx';
import { Select } from '../../widgets/Select.tsx';
import { useMore } from '../../widgets/use-more.ts';
import { Waiting } from '../../widgets/Waiting.tsx';
import { exportComparison } from './export.ts';

interface Props {
  readonly table: AdoptionTable;
  readonly chosen: readonly string[];
  /** Whether all that the chosen regions carry out is there. */
  readonly waiting: Resource<null>;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Regions side by side: what they share, what each has alone, how similar they are. */
export function Comparison({ table, chosen, waiting, onChange }: Props) {
  const t = useText();
  const documented = table.regions.filter(({ key, hasDocument }) => hasDocument || chosen.includes(key));
  const others = table.regions.filter(({ key, hasDocument }) => !hasDocument && !chosen.includes(key));
  return (
    <section className="comparison" aria-label={t.shared.compare}>
      <h2 className="section-title">{t.shared.compare}</h2>
      <p className="quiet">{t.shared.compareHint}</p>
      <div className="comparison-choice">
        <ChipFilter
          label={t.shared.compare}
          options={documented.map(({ key, label }) => [key, label])}
          chosen={chosen}
          onChange={onChange}
        />
        {others.length > 0 && (
          <Select
            label={t.shared.addRegion}
            value=""
            options={[['', t.shared.chooseRegion], ...others.map(({ key, label }) => [key, label] as const)]}
            onChange={(key) => key !== '' && onChange([...chosen, key])}
          />
        )}
      </div>
      {chosen.length > 1 && <Waiting for={waiting}>{() => <Result table={table} chosen={chosen} />}</Waiting>}
    </section>
  );
}

function Result({ table, chosen }: { table: AdoptionTable; chosen: readonly string[] }) {
  const t = useText();
  const { documents, manifest } = useDataset();
  const compared = useMemo(() => compareRegions(table, chosen), [table, chosen]);
  const name = (key: string) => table.regions.find((region) => region.key === key)?.label ?? key;
  const sides = [...compared.alone];
  return (
    <div className="comparison-result" data-testid="comparison">
      <div className="comparison-head">
        {compared.pairs.length === 1 ? (
          <Pairs compared={compared} name={name} />
        ) : (
          <p>{t.shared.together(chosen.length, compared.common.length)}</p>
        )}
        <button
          type="button"
          className="button"
          onClick={() => exportComparison(compared, chosen, { documents, manifest, name, t })}
          title={t.shared.exportQuotesHint}
        >
          {t.shared.exportQuotes}
        </button>
      </div>
      <div className="comparison-columns">
        <PolicyList title={t.shared.common} hint={t.shared.rarestFirst} policies={compared.common} regions={chosen} />
        {compared.partial.length > 0 && <PolicyList title={t.shared.partial} policies={compared.partial} regions={chosen} />}
        {compared.namesakes.length > 0 && (
          <PolicyList
            title={t.shared.namesakes}
            hint={t.shared.namesakesHint}
            policies={compared.namesakes.flatMap(({ senses }) => senses)}
            regions={chosen}
          />
        )}
        {sides.map(([key, policies]) => (
          <PolicyList key={key} title={t.shared.alone(name(key))} policies={policies} regions={[key]} />
        ))}
      </div>
      {compared.pairs.length > 1 && (
        <section className="comparison-pairs">
          <h3>{t.shared.pairs}</h3>
          <Pairs compared={compared} name={name} />
        </section>
      )}
    </div>
  );
}

function Pairs({ compared, name }: { compared: Compared; name: (key: string) => string }) {
  const t = useText();
  return (
    <ul className={compared.pairs.length > 1 ? 'similarities similarities-many' : 'similarities'}>
      {compared.pairs.map(({ a, b, shared, jaccard, weighted }) => {
        const words = t.shared.pair(name(a), name(b), shared, t.percent(jaccard), t.percent(weighted));
        return (
          <li key={`${a} ${b}`} title={t.shared.similarityHint}>
            {compared.pairs.length === 1 ? words : <a href={hrefWith({ with: formatList([a, b]) })}>{words}</a>}
          </li>
        );
      })}
    </ul>
  );
}

const FIRST = 20;

interface ListProps {
  readonly title: string;
  readonly hint?: string;
  readonly policies: readonly AdoptedPolicy[];
  /** Regions whose sentences a policy opens. */
  readonly regions: readonly string[];
}

function PolicyList({ title, hint, policies, regions }: ListProps) {
  const t = useText();
  useRoute();
  const { shown, rest, more } = useMore(policies, FIRST, policies);
  return (
    <section className="policy-list">
      <h3>
        {title} <span className="count">{t.number(policies.length)}</span>
      </h3>
      {hint && policies.length > 1 && <p className="quiet hint">{hint}</p>}
      {policies.length === 0 && <p className="quiet">{t.shared.none}</p>}
      <ul>
        {shown.map((policy) => {
          const count = regions.reduce((sum, key) => sum + (policy.regions.get(key)?.count ?? 0), 0);
          return (
            <li key={policy.id}>
              <NodeLink node={policy.key} changes={selectQuotes(policy.key, regions)}>
                {policy.label}
              </NodeLink>
              <a className="quote-link" href={hrefWith(selectQuotes(policy.key, regions))}>
                {t.shared.sentences(count)}
                <span className="visually-hidden">{t.shared.ofPolicy(policy.label)}</span>
              </a>
            </li>
          );
        })}
      </ul>
      <More rest={rest} step={FIRST} onMore={more} text={t.shared.more} />
    </section>
  );
}
