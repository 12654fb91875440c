import { type AdoptedPolicy, type AdoptionTable, readAdoptions } from '../../analyse/adoption.ts';
import { type SharedPolicies, sharedPolicies } from '../../analyse/shared.ts';
import type { EvidenceRow } from '../../build/evidence.ts';
import { BYTE_ORDER_MARK, csvRow } from '../../export/csv.ts';
import { findRegion } from '../../inspect/find-adopted.ts';
import { firstEvidence } from '../../inspect/first-evidence.ts';
import { openGraph } from '../../inspect/open-build.ts';
import { quoteLine } from '../quotation.ts';
import { type PolicyCommandOptions, rollUpOf } from '../rollup-options.ts';
import { type Column, formatTable, furtherLine } from '../table.ts';
import { print, terminalWidth } from '../terminal.ts';
import { KIND_NAMES, percent } from '../wording.ts';

/** Prints what regions share in policies and slogans, what each has alone, and how similar they are. */
export async function run(names: readonly string[], options: PolicyCommandOptions): Promise<void> {
  const graph = openGraph(options.graph);
  const table = readAdoptions(graph, { rollUp: rollUpOf(options) });
  const regions = names.map((name) => findRegion(graph, table, name).key);
  const { kind, least, limit } = options;
  const answer = sharedPolicies(table, { regions, least, ...(kind ? { kind } : {}) });
  const whole = options.json || options.csv;
  const shown = whole ? answer : shortened(answer, limit);
  const quoted = whole || options.quotes ? edgesOf(shown, regions, whole === true) : [];
  const evidence = await firstEvidence(options.graph, quoted);
  if (options.json) process.stdout.write(`${JSON.stringify(toJson(answer, table, regions, evidence))}\n`);
  else if (options.csv) process.stdout.write(toCsv(answer, table, regions, evidence));
  else print(toText(answer, shown, table, regions, evidence));
}

/** Only as many policies as are printed, so that no sentence is sought in vain. */
function shortened(answer: SharedPolicies, limit: number): SharedPolicies {
  return {
    ...answer,
    common: answer.common.slice(0, limit),
    partial: answer.partial.slice(0, limit),
    alone: new Map([...answer.alone].map(([key, policies]) => [key, policies.slice(0, limit)])),
  };
}

/** A policy's adoptions by the chosen regions, or by all. */
function adoptionsOf(
  policy: AdoptedPolicy,
  regions: readonly string[],
): [string, { edge: string; count: number; firstYear: number | null; lastYear: number | null }][] {
  return [...policy.regions]
    .filter(([key]) => regions.length === 0 || regions.includes(key))
    .map(([key, { edges, edge, count, firstYear, lastYear }]) => [key, { edge: edges[0] ?? edge, count, firstYear, lastYear }]);
}

function edgesOf({ common, partial, alone, namesakes }: SharedPolicies, regions: readonly string[], whole: boolean): string[] {
  const apart = whole ? namesakes.flatMap(({ senses }) => senses) : [];
  return [...common, ...partial, ...[...alone.values()].flat(), ...apart].flatMap((policy) =>
    adoptionsOf(policy, regions).map(([, { edge }]) => edge),
  );
}

function toText(
  answer: SharedPolicies,
  shown: SharedPolicies,
  table: AdoptionTable,
  regions: readonly string[],
  evidence: ReadonlyMap<string, EvidenceRow>,
): string {
  const name = nameIn(table);
  const lines: string[] = [];
  const section = (title: string, policies: readonly AdoptedPolicy[], all: readonly AdoptedPolicy[]) => {
    if (all.length === 0) return;
    lines.push(`${title} (${all.length})`, ...policyLines(policies, regions, name, evidence));
    if (policies.length < all.length) lines.push(`  ${furtherLine(all.length - policies.length)}`);
    lines.push('');
  };
  const names = regions.map(name).join('、');
  if (regions.length > 1) section(`${names} 共有 | shared by all`, shown.common, answer.common);
  const partly =
    regions.length > 1
      ? '部分共有 | shared by some'
      : regions.length === 1
        ? `${names} 与其他地区共有 | shared with others`
        : '各地共有 | shared';
  section(partly, shown.partial, answer.partial);
  if (regions.length > 0) {
    for (const [key, policies] of shown.alone) section(`${name(key)} 独有 | alone`, policies, answer.alone.get(key) ?? []);
  }
  lines.push(...namesakeLines(answer, regions, name));
  lines.push(...pairLines(answer, name, regions.length > 0 ? Number.POSITIVE_INFINITY : 20));
  return lines.length > 0 ? `${lines.join('\n')}\n` : '没有地区实施的政策或提法 | no region carries out any policy or slogan\n';
}

function policyLines(
  policies: readonly AdoptedPolicy[],
  regions: readonly string[],
  name: (key: string) => string,
  evidence: ReadonlyMap<string, EvidenceRow>,
): string[] {
  const adoption = (key: string) => (policy: AdoptedPolicy) => {
    const found = policy.regions.get(key);
    return found ? `${found.count} 句 ${found.firstYear ?? ''}`.trim() : '—';
  };
  const columns: Column<AdoptedPolicy>[] = [
    { title: '名称 name', value: ({ label }) => label, most: 40 },
    { title: '类别 kind', value: ({ kind }) => KIND_NAMES[kind] },
    ...(regions.length > 1
      ? regions.map((key): Column<AdoptedPolicy> => ({ title: name(key), value: adoption(key) }))
      : [
          { title: '地区 regions', value: (policy: AdoptedPolicy) => policy.regions.size },
          { title: '句数 sentences', value: (policy: AdoptedPolicy) => policy.count },
          { title: '最早 first', value: (policy: AdoptedPolicy) => policy.firstYear },
        ]),
  ];
  const [head, ...rows] = formatTable(columns, policies);
  if (head === undefined) return [];
  const width = terminalWidth();
  return [
    `  ${head}`,
    ...rows.flatMap((row, index) => {
      const quoted = adoptionsOf(policies[index] as AdoptedPolicy, regions).flatMap(([key, { edge }]) => {
        const found = evidence.get(edge);
        return found ? [`      ${name(key)} ${quoteLine(found, width - 16)}`] : [];
      });
      // Of many regions, the sentence of the first one stands for all.
      return [`  ${row}`, ...(regions.length > 0 ? quoted : quoted.slice(0, 1))];
    }),
  ];
}

/** Names that a line each tells apart; so many, or all that chosen regions have. */
const MOST_NAMESAKES = 12;
/** Parts that a line names of what a region means. */
const NAMED_PARTS = 2;

function namesakeLines({ namesakes }: SharedPolicies, regions: readonly string[], name: (key: string) => string): string[] {
  if (namesakes.length === 0) return [];
  const meant = ({ regions: having, sense }: AdoptedPolicy) => {
    const labels = [...having.keys()].filter((key) => regions.length < 2 || regions.includes(key)).map(name);
    const parts = (sense ?? []).slice(0, NAMED_PARTS).join('、');
    return `${labels.join('、')}${parts ? `：${parts}${(sense ?? []).length > NAMED_PARTS ? '…' : ''}` : ''}`;
  };
  const shown = regions.length > 1 ? namesakes : namesakes.slice(0, MOST_NAMESAKES);
  const rows = formatTable(
    [
      { title: '名称 name', value: (one) => one.name },
      { title: '各地所指 what each means', value: ({ senses }) => senses.map(meant).join(' | '), most: 120 },
    ],
    shown,
  );
  const rest = namesakes.length - shown.length;
  return [
    `名同而所指不同或不明，不计为共有或独有 | one name for different things, or perhaps so: counted neither as shared nor as alone (${namesakes.length})`,
    ...rows.map((row) => `  ${row}`),
    ...(rest > 0 ? [`  … 另有 ${rest} 项，见 --json | more in --json`] : []),
    '',
  ];
}

function pairLines({ pairs }: SharedPolicies, name: (key: string) => string, most: number): string[] {
  if (pairs.length === 0) return [];
  const lines = formatTable(
    [
      { title: '地区 regions', value: ({ a, b }) => `${name(a)} – ${name(b)}` },
      { title: '共有 shared', value: ({ shared }) => shared },
      { title: '单方 alone', value: ({ onlyA, onlyB }) => `${onlyA} / ${onlyB}` },
      { title: 'Jaccard', value: ({ jaccard }) => percent(jaccard) },
      { title: '稀有加权 weighted', value: ({ weighted }) => percent(weighted) },
      {
        title: '最少见的共有项 rarest shared',
        value: ({ items }) =>
          items
            .slice(0, 6)
            .map(({ label }) => label)
            .join('、'),
        most: 60,
      },
    ],
    pairs.slice(0, most),
  );
  return ['相似度 | similarity', ...lines.map((line) => `  ${line}`)];
}

function toJson(
  answer: SharedPolicies,
  table: AdoptionTable,
  regions: readonly string[],
  evidence: ReadonlyMap<string, EvidenceRow>,
): unknown {
  const name = nameIn(table);
  const policies = (list: readonly AdoptedPolicy[]) =>
    list.map((policy) => ({
      id: policy.id,
      key: policy.key,
      label: policy.label,
      kind: policy.kind,
      count: policy.count,
      firstYear: policy.firstYear,
      regions: adoptionsOf(policy, regions).map(([key, adoption]) => ({
        key,
        label: name(key),
        ...adoption,
        evidence: evidence.get(adoption.edge) ?? null,
      })),
    }));
  return {
    regions: answer.regions.map(({ key, label, level, code, hasDocument, documentYears }) => ({
      key,
      label,
      level,
      code,
      hasDocument,
      documentYears,
    })),
    common: policies(answer.common),
    partial: policies(answer.partial),
    alone: Object.fromEntries([...answer.alone].map(([key, list]) => [key, policies(list)])),
    namesakes: answer.namesakes.map(({ name: label, senses }) => ({
      label,
      senses: policies(senses).map((policy, index) => ({ ...policy, expansion: senses[index]?.sense ?? [] })),
    })),
    pairs: answer.pairs.map(({ items, ...pair }) => ({ ...pair, items: items.map(({ id }) => id) })),
  };
}

const CSV_COLUMNS = [
  'scope',
  'policy',
  'kind',
  'region',
  'count',
  'first_year',
  'last_year',
  'doc',
  'start',
  'end',
  'text',
  'sentence',
] as const;

function toCsv(
  answer: SharedPolicies,
  table: AdoptionTable,
  regions: readonly string[],
  evidence: ReadonlyMap<string, EvidenceRow>,
): string {
  const name = nameIn(table);
  const rows = (scope: string, policies: readonly AdoptedPolicy[]) =>
    policies.flatMap((policy) =>
      adoptionsOf(policy, regions).map(([key, { edge, count, firstYear, lastYear }]) => {
        const row = evidence.get(edge);
        return csvRow([
          scope,
          policy.label,
          policy.kind,
          name(key),
          count,
          firstYear,
          lastYear,
          row?.doc,
          row?.start,
          row?.end,
          row?.text,
          row?.sentence,
        ]);
      }),
    );
  return [
    BYTE_ORDER_MARK + csvRow(CSV_COLUMNS),
    ...rows('common', answer.common),
    ...rows('partial', answer.partial),
    ...[...answer.alone.values()].flatMap((policies) => rows('alone', policies)),
    ...rows(
      'namesake',
      answer.namesakes.flatMap(({ senses }) => senses),
    ),
  ].join('');
}

function nameIn(table: AdoptionTable): (key: string) => string {
  const labels = new Map(table.regions.map(({ key, label }) => [key, label]));
  return (key) => labels.get(key) ?? key;
}
