import { type AdoptedPolicy, comparableRegions, namesakesAmong } from '../../analyse/adoption.ts';
import type { ReportPart } from './index.ts';
import { plain, table } from './markdown.ts';

const MOST = 30;
const NAMED_REGIONS = 6;
const NAMED_SEVERAL = 20;

/** The policies and slogans that most regions carry out, each region with the first sentence. */
export const shared: ReportPart = {
  heading: '共有的政策与提法 | Policies and slogans that most regions share',
  lines: ({ adoptions, places }, notes) => {
    const labels = new Map(comparableRegions(adoptions).map(({ key, label }) => [key, label]));
    const having = ({ regions }: AdoptedPolicy) => [...regions].filter(([key]) => labels.has(key));
    const policies = adoptions.policies
      .map((policy) => ({ policy, number: having(policy).length }))
      .filter(({ number }) => number > 1)
      .sort((a, b) => b.number - a.number)
      .slice(0, MOST);
    const several = namesakesAmong(adoptions.policies, new Set(labels.keys())).map(({ name }) => plain(name));
    const named = several.slice(0, NAMED_SEVERAL).join('、') + (several.length > NAMED_SEVERAL ? ' …' : '');
    const rows = table(
      ['名称 name', '类别 kind', '地区 regions', '句子 sentences', '最早 first year', '何处 where'],
      policies.map(({ policy, number }) => {
        const { label, kind, count, firstYear } = policy;
        const first = having(policy)
          .sort(([, a], [, b]) => (a.firstYear ?? 9999) - (b.firstYear ?? 9999))
          .slice(0, NAMED_REGIONS);
        const named = first.map(([key, { edges }]) => `${plain(labels.get(key) ?? key)}${notes.cite(places.of(edges[0] ?? ''))}`);
        const where = named.join('、') + (number > named.length ? ' …' : '');
        return [plain(label), kind, number, count, firstYear ?? '', where];
      }),
    );
    if (several.length === 0) return rows;
    return [
      ...rows,
      '',
      `名同而所指不同或不明，不计为共有或独有 | one name for different things, or perhaps so: counted neither as shared nor as alone (${several.length}): ${named}`,
    ];
  },
};
