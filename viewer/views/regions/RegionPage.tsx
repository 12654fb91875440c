import { useMemo } from 'react';
import { withSubregions } from '../../../src/export/filter.ts';
import { adoptionOf } from '../../data/adoption.ts';
import { useDataset } from '../../data/context.ts';
import { MOST_NODES } from '../../data/growth.ts';
import { useText } from '../../locale/index.ts';
import { selectQuotes } from '../../state/selection.ts';
import { changeParams, hrefOf, hrefWith, useRoute } from '../../state/use-route.ts';
import { NodeLink } from '../../widgets/NodeLink.tsx';
import { PageHead } from '../PageHead.tsx';
import { IndicatorCharts } from './IndicatorCharts.tsx';
import { LinkList } from './LinkList.tsx';
import { Projects } from './Projects.tsx';
import { profileOf } from './profile.ts';
import { SimilarRegions } from './SimilarRegions.tsx';

/** What the documents say of a region, on one page. */
export function RegionPage({ region }: { region: string }) {
  const t = useText();
  const { graph, documents, manifest } = useDataset();
  const { params } = useRoute();
  const whole = params.get('parts') !== 'no';
  const table = adoptionOf(graph, whole ? 'documents' : 'none');
  const profile = useMemo(() => profileOf(graph, table, region, whole), [graph, table, region, whole]);
  const { node } = profile;
  return (
    <article className="page region-page">
      <p className="crumb">
        <a href={hrefOf('regions')}>{t.regions.all}</a>
        {profile.ancestors.toReversed().map((key) => (
          <span key={key}>
            <span aria-hidden="true">› </span>
            <a href={hrefOf('regions', { region: key })}>{graph.getNodeAttribute(key, 'label')}</a>
          </span>
        ))}
      </p>
      <PageHead title={node.label}>
        <p>{[node.level && t.levels[node.level], node.code && `${t.panel.code} ${node.code}`].filter(Boolean).join(' · ')}</p>
        {profile.documents.length === 0 && <p>{t.regions.withoutDocument}</p>}
        {whole && manifest.large && withSubregions(graph, [region]).size > MOST_NODES && <p>{t.large.someParts(t.number(MOST_NODES))}</p>}
        <p className="actions">
          <a className="button" href={hrefOf('graph', { region, node: region })}>
            {t.panel.showInGraph}
          </a>
          <a className="button" href={hrefOf('shared', { with: region })}>
            {t.regions.compare}
          </a>
          {profile.parts.length > 0 && (
            <label className="check-field">
              <input type="checkbox" checked={whole} onChange={() => changeParams({ parts: whole ? 'no' : null })} />
              {t.filters.withParts}
            </label>
          )}
        </p>
      </PageHead>
      <IndicatorCharts region={node.label} />
      <div className="region-columns">
        <div>
          <LinkList
            title={t.regions.policies}
            items={profile.policies}
            item={(policy) => {
              const adoption = policy.regions.get(region);
              return {
                key: policy.id,
                name: <NodeLink node={policy.key} changes={selectQuotes(policy.key, [region])} />,
                note: (
                  <>
                    {adoption?.firstYear != null && <span>{t.regions.firstSeen(adoption.firstYear)}</span>}
                    <a href={hrefWith(selectQuotes(policy.key, [region]))}>
                      {t.shared.sentences(adoption?.count ?? 0)}
                      <span className="visually-hidden">{t.shared.ofPolicy(policy.label)}</span>
                    </a>
                  </>
                ),
              };
            }}
          />
          <Projects profile={profile} />
        </div>
        <div>
          <LinkList
            title={t.regions.documents}
            items={profile.documents}
            item={(id) => ({
              key: id,
              name: <a href={hrefOf('documents', { doc: id })}>{documents.get(id)?.title || id}</a>,
              note: documents.get(id)?.date,
            })}
          />
          <SimilarRegions region={region} />
          {(['partners', 'honors', 'brands', 'companies', 'organizations', 'parts'] as const).map((name) => (
            <LinkList
              key={name}
              title={t.regions[name]}
              items={profile[name]}
              item={(key) => {
                const { kind, label } = graph.getNodeAttributes(key);
                return {
                  key,
                  name: kind === 'region' ? <a href={hrefOf('regions', { region: key })}>{label}</a> : <NodeLink node={key} />,
                  note: t.panel.times(t.number(profile.times.get(key) ?? 0)),
                };
              }}
            />
          ))}
        </div>
      </div>
    </article>
  );
}
