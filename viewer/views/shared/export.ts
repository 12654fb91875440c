import type { AdoptedPolicy, AdoptingRegion } from '../../../src/analyse/adoption.ts';
import type { Comparison } from '../../../src/analyse/similarity.ts';
import type { Dataset } from '../../data/model.ts';
import { loadEvidence } from '../../data/use-resource.ts';
import type { Locale } from '../../locale/index.ts';
import { passagesOf } from '../../panel/passages.ts';
import { downloadTable } from '../../widgets/download.ts';

/** Hands the reader the matrix as shown: counts, and where there is none, why. */
export function exportMatrix(policies: readonly AdoptedPolicy[], regions: readonly AdoptingRegion[], t: Locale): void {
  const head = [t.shared.name, t.shared.kinds, t.shared.total, t.shared.count, t.shared.first, ...regions.map(({ label }) => label)];
  const rows = policies.map((policy) => [
    policy.label,
    t.kinds[policy.kind],
    policy.regions.size,
    policy.count,
    policy.firstYear,
    ...regions.map(({ key, hasDocument }) => policy.regions.get(key)?.count ?? (hasDocument ? t.shared.notMentioned : t.shared.noDocument)),
  ]);
  downloadTable('zhengmai-shared.csv', [head, ...rows]);
}

interface Context extends Pick<Dataset, 'documents' | 'manifest'> {
  readonly name: (region: string) => string;
  readonly t: Locale;
}

/** Hands the reader what compared regions share and have alone, one row for every sentence, ready to be quoted. */
export async function exportComparison(compared: Comparison, regions: readonly string[], context: Context): Promise<void> {
  const { documents, manifest, name, t } = context;
  const groups: [string, readonly AdoptedPolicy[]][] = [
    [t.shared.common, compared.common],
    [t.shared.partial, compared.partial],
    [t.shared.namesakes, compared.namesakes.flatMap(({ senses }) => senses)],
    ...[...compared.alone].map(([key, policies]): [string, readonly AdoptedPolicy[]] => [t.shared.alone(name(key)), policies]),
  ];
  const rows: (string | number | null)[][] = [];
  for (const [group, policies] of groups) {
    for (const policy of policies) {
      for (const region of regions) {
        const evidence = await Promise.all((policy.regions.get(region)?.edges ?? []).map((edge) => loadEvidence(edge, manifest)));
        for (const { first } of passagesOf(evidence.flat(), documents)) {
          const { title, publisher, date } = documents.get(first.doc) ?? { title: first.doc, publisher: '', date: '' };
          rows.push([
            group,
            policy.label,
            t.kinds[policy.kind],
            name(region),
            first.sentence,
            t.claims[first.claim],
            publisher,
            title,
            date,
          ]);
        }
      }
    }
  }
  const { name: policy, kinds, region, sentence, claim } = t.shared;
  const head = [t.shared.compare, policy, kinds, region, sentence, claim, t.panel.publisher, t.panel.title, t.panel.date];
  downloadTable('zhengmai-comparison.csv', [head, ...rows]);
}
