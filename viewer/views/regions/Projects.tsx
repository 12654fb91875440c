import { useMemo } from 'react';
import { STATUSES } from '../../../src/model/schema.ts';
import { useDataset } from '../../data/context.ts';
import { groupBy } from '../../data/group.ts';
import { useText } from '../../locale/index.ts';
import { NodeLink } from '../../widgets/NodeLink.tsx';
import { LinkList } from './LinkList.tsx';
import type { RegionProfile } from './profile.ts';

/** A region's projects by how far they are, the largest amounts first. */
export function Projects({ profile }: { profile: RegionProfile }) {
  const t = useText();
  const { graph } = useDataset();
  const { projects, investmentYuan, invested } = profile;
  const groups = useMemo(() => {
    const amount = (key: string) => graph.getNodeAttribute(key, 'investmentYuan') ?? 0;
    const byStatus = groupBy(projects, (key) => graph.getNodeAttribute(key, 'status') ?? 'unknown');
    return [...STATUSES, 'unknown' as const].map((status) => ({
      status,
      keys: (byStatus.get(status) ?? []).toSorted((a, b) => amount(b) - amount(a)),
    }));
  }, [graph, projects]);
  if (projects.length === 0) return null;
  return (
    <section className="projects" aria-label={t.regions.projects}>
      <h2 className="section-title">
        {t.regions.projects} <span className="count">{t.number(projects.length)}</span>
      </h2>
      {invested > 0 && <p className="quiet">{t.regions.invested(t.number(invested), t.yuan(investmentYuan))}</p>}
      {groups.map(({ status, keys }) => (
        <LinkList
          key={status}
          title={status === 'unknown' ? t.regions.noStatus : t.statuses[status]}
          items={keys}
          item={(key) => {
            const { sector, investment } = graph.getNodeAttributes(key);
            return {
              key,
              name: <NodeLink node={key} />,
              note: (
                <>
                  {sector && <span>{t.sectors[sector]}</span>}
                  {investment && <strong>{investment}</strong>}
                </>
              ),
            };
          }}
        />
      ))}
    </section>
  );
}
