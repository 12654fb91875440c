import type { ReactNode } from 'react';
import { useDataset } from '../data/context.ts';
import { useText } from '../locale/index.ts';

/** What is known of a node beside its links, as a list of names and values; only what is known is listed. */
export function Facts({ node }: { node: string }) {
  const t = useText();
  const { graph } = useDataset();
  const n = graph.getNodeAttributes(node);
  const years = n.years.length > 0 ? n.years.map((year) => t.panel.year(year)).join(t.separator) : '';
  const facts: [string, ReactNode][] = [
    [t.panel.aliases, n.aliases.filter((alias) => alias !== n.label).join(t.separator)],
    [t.panel.level, n.level ? t.levels[n.level] : ''],
    [t.panel.code, n.code],
    [t.panel.status, n.status ? t.statuses[n.status] : ''],
    [t.panel.investment, n.investment && n.investmentYuan === undefined ? t.panel.together(n.investment) : n.investment],
    [t.panel.sector, n.sector ? t.sectors[n.sector] : ''],
    [t.panel.expansion, n.expansion?.join(t.separator)],
    [t.panel.publisher, n.publisher],
    [t.panel.date, n.date],
    [t.panel.regions, n.kind === 'region' ? '' : (n.kind === 'document' ? [n.region ?? ''] : n.regions).filter(Boolean).join(t.separator)],
    [t.panel.years, n.kind === 'document' ? '' : years],
    [t.panel.mentions, n.mentions > 0 ? `${t.panel.times(t.number(n.mentions))} · ${t.panel.documents(t.number(n.documents))}` : ''],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
