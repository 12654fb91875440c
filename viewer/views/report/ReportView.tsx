import { useMemo } from 'react';
import { comparableRegions } from '../../../src/analyse/adoption.ts';
import { sharedPolicies } from '../../../src/analyse/shared.ts';
import { NODE_KINDS, type NodeKind } from '../../../src/model/schema.ts';
import { adoptionOf } from '../../data/adoption.ts';
import { useDataset } from '../../data/context.ts';
import { countsOf } from '../../data/counts.ts';
import { useClustering } from '../../data/use-resource.ts';
import { useText } from '../../locale/index.ts';
import { formatList } from '../../state/route.ts';
import { selectQuotes } from '../../state/selection.ts';
import { hrefOf, hrefWith, useRoute } from '../../state/use-route.ts';
import { NodeLink } from '../../widgets/NodeLink.tsx';
import { Strongest } from '../../widgets/Strongest.tsx';
import { Waiting } from '../../widgets/Waiting.tsx';
import { PageHead } from '../PageHead.tsx';

const MOST_SHARED = 12;
const MOST_ALONE = 6;
const MOST_CLUSTERS = 10;
const MOST_PAIRS = 8;
/** Of more regions than this, nobody reads what each has alone, and comparing all pairs takes long. */
const MOST_REGIONS = 300;

/** What one wants to know first: what there is, what is shared, what each region has alone, the clusters, the warnings. */
export default function ReportView() {
  const t = useText();
  useRoute();
  const { overview } = useDataset();
  const few = comparableRegions(adoptionOf(overview, 'documents')).length <= MOST_REGIONS;
  return (
    <article className="page report">
      <PageHead title={t.report.title} lead={t.report.lead} />
      <Counts />
      <Strongest />
      <div className="report-columns">
        <Shared />
        {few && <Similar />}
        {few && <Alone />}
        <Clusters />
      </div>
      <Warnings />
    </article>
  );
}

function Counts() {
  const t = useText();
  const { graph, documents, manifest } = useDataset();
  const counts = useMemo(() => countsOf(manifest, graph), [manifest, graph]);
  const count = (kind: NodeKind) => counts.get(kind) ?? 0;
  const others = NODE_KINDS.filter((kind) => kind !== 'document');
  return (
    <section aria-label={t.report.counts}>
      <dl className="figures report-figures">
        <div>
          <dt>{t.kindsCounted.document}</dt>
          <dd>
            <a href={hrefOf('documents')}>{t.number(documents.size)}</a>
          </dd>
        </div>
        {NODE_KINDS.filter((kind) => kind !== 'document' && count(kind) > 0).map((kind) => (
          <div key={kind}>
            <dt>{t.kindsCounted[kind]}</dt>
            <dd>
              <a href={hrefOf('graph', { as: 'list', hide: formatList(['document', ...others.filter((other) => other !== kind)]) })}>
                {t.number(count(kind))}
              </a>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t.panel.links}</dt>
          <dd>{t.number(manifest.large?.edges ?? graph.size)}</dd>
        </div>
      </dl>
    </section>
  );
}

function Shared() {
  const t = useText();
  const { overview } = useDataset();
  const table = adoptionOf(overview, 'documents');
  const comparable = comparableRegions(table);
  const policies = table.policies
    .map((policy) => ({ policy, having: comparable.filter(({ key }) => policy.regions.has(key)) }))
    .filter(({ having }) => having.length > 1)
    .sort((a, b) => b.having.length - a.having.length)
    .slice(0, MOST_SHARED);
  if (policies.length === 0) return null;
  return (
    <section>
      <h2>{t.welcome.shared}</h2>
      <ol className="report-list">
        {policies.map(({ policy, having }) => {
          const quotes = selectQuotes(
            policy.key,
            having.map(({ key }) => key),
          );
          return (
            <li key={policy.id}>
              <NodeLink node={policy.key} changes={quotes}>
                {policy.label}
              </NodeLink>
              <span className="neighbour-note">
                {policy.firstYear !== null && <span>{t.regions.firstSeen(policy.firstYear)}</span>}
                <a href={hrefWith(quotes)}>
                  {t.report.regionsAndSentences(having.length, policy.count)}
                  <span className="visually-hidden">{t.shared.ofPolicy(policy.label)}</span>
                </a>
              </span>
            </li>
          );
        })}
      </ol>
      <p>
        <a href={hrefOf('shared')}>{t.welcome.compare}</a>
      </p>
    </section>
  );
}

function Similar() {
  const t = useText();
  const { overview } = useDataset();
  const table = adoptionOf(overview, 'documents');
  const { pairs } = sharedPolicies(table);
  const name = (key: string) => table.regions.find((region) => region.key === key)?.label ?? key;
  const found = pairs.filter(({ shared }) => shared > 0).slice(0, MOST_PAIRS);
  if (found.length === 0) return null;
  return (
    <section>
      <h2>{t.report.similar}</h2>
      <ol className="report-list">
        {found.map(({ a, b, shared, weighted }) => (
          <li key={`${a} ${b}`}>
            <a href={hrefOf('shared', { with: formatList([a, b]) })}>
              {name(a)} — {name(b)}
            </a>
            <span className="neighbour-note" title={t.shared.similarityHint}>
              <span>{t.regions.sharedCount(t.number(shared))}</span>
              <span>{t.percent(weighted)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Alone() {
  const t = useText();
  const { overview } = useDataset();
  const { alone, regions } = sharedPolicies(adoptionOf(overview, 'documents'));
  if (regions.length < 2) return null;
  return (
    <section className="report-wide">
      <h2>{t.report.alone}</h2>
      <dl className="report-alone">
        {regions.map(({ key, label }) => {
          const own = (alone.get(key) ?? []).toSorted((a, b) => (b.regions.get(key)?.count ?? 0) - (a.regions.get(key)?.count ?? 0));
          return (
            <div key={key}>
              <dt>
                <a href={hrefOf('regions', { region: key })}>{label}</a> <span className="count">{t.number(own.length)}</span>
              </dt>
              <dd>
                {own.slice(0, MOST_ALONE).map((policy) => (
                  <NodeLink key={policy.id} node={policy.key} changes={selectQuotes(policy.key, [key])} />
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function Clusters() {
  const t = useText();
  const clustering = useClustering();
  return (
    <Waiting for={clustering}>
      {(value) =>
        value !== null &&
        value.clusters.length > 0 && (
          <section className="report-wide">
            <h2>{t.clusters.title}</h2>
            <ol className="report-list report-two">
              {value.clusters.slice(0, MOST_CLUSTERS).map(({ id, name, members, investmentYuan }) => (
                <li key={id}>
                  <a href={hrefOf('clusters', { cluster: id })}>{name}</a>
                  <span className="neighbour-note">
                    {investmentYuan !== null && <span>{t.yuan(investmentYuan)}</span>}
                    <span>{t.report.projects(members.length)}</span>
                  </span>
                </li>
              ))}
            </ol>
          </section>
        )
      }
    </Waiting>
  );
}

function Warnings() {
  const t = useText();
  const { documents } = useDataset();
  const warned = [...documents.values()].filter(({ warnings }) => warnings.length > 0);
  return (
    <section>
      <h2>{t.report.warnings}</h2>
      {warned.length === 0 && <p className="quiet">{t.report.noWarnings}</p>}
      <ul>
        {warned.map(({ id, title, path, warnings }) => (
          <li key={id} className="warning">
            <a href={hrefOf('documents', { doc: id })}>{title || path}</a>
            <p>{warnings.join(t.separator)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
