import { isOfKind, readAdoptions } from '../../analyse/adoption.ts';
import {
  type AdoptionStep,
  type CurvePoint,
  compareDiffusions,
  type Diffusion,
  diffusion,
  firstYearWritten,
  OLDEST_NOTE,
} from '../../analyse/diffusion.ts';
import type { EvidenceRow } from '../../build/evidence.ts';
import { BYTE_ORDER_MARK, csvRow } from '../../export/csv.ts';
import { findPolicies } from '../../inspect/find-adopted.ts';
import { firstEvidence } from '../../inspect/first-evidence.ts';
import { openGraph } from '../../inspect/open-build.ts';
import { quoteLine } from '../quotation.ts';
import { type PolicyCommandOptions, rollUpOf } from '../rollup-options.ts';
import { formatTable, furtherLine } from '../table.ts';
import { print, terminalWidth } from '../terminal.ts';
import { DIRECTION_NAMES, KIND_NAMES, LEVEL_NAMES } from '../wording.ts';

/** Prints how policies and slogans spread: those that are named, step by step; else the most telling ones, a line each. */
export async function run(names: readonly string[], options: PolicyCommandOptions): Promise<void> {
  const graph = openGraph(options.graph);
  const table = readAdoptions(graph, { rollUp: rollUpOf(options) });
  const asked = names.length > 0 ? [...new Set(names.flatMap((name) => findPolicies(graph, table, name)))] : table.policies;
  const kept = asked.filter((policy) => options.kind === undefined || isOfKind(policy, options.kind));
  const found = diffusion(table, kept);
  const spread = names.length > 0 ? found : found.filter(({ steps }) => steps.length >= options.least).sort(compareDiffusions);
  const label = new Map(table.regions.map((region) => [region.key, region.label]));
  const nameOf = (key: string) => label.get(key) ?? key;
  if (options.json) process.stdout.write(`${JSON.stringify(spread)}\n`);
  else if (options.csv) process.stdout.write(toCsv(spread));
  else if (names.length === 0) print(toOverview(spread, options.limit));
  else {
    const edges = options.quotes ? spread.flatMap(({ steps }) => steps.map(({ edge }) => edge)) : [];
    const evidence = await firstEvidence(options.graph, edges);
    print(spread.length > 0 ? spread.map((one) => toSteps(one, nameOf, evidence)).join('\n') : '没有年份 | no years known\n');
  }
}

function toOverview(spread: readonly Diffusion[], limit: number): string {
  if (spread.length === 0) return '没有足够多地区采用的政策或提法 | nothing that enough regions have; ask for fewer with --least\n';
  const firsts = ({ steps, firstYear }: Diffusion) => {
    const first = steps.filter((step) => step.firstYear === firstYear).map(({ label }) => label);
    return first.length > 2 ? `${first.slice(0, 2).join('、')}等${first.length}地` : first.join('、');
  };
  const lines = formatTable(
    [
      { title: '名称 name', value: ({ label }) => label, most: 36 },
      { title: '类别 kind', value: ({ kind }) => KIND_NAMES[kind] },
      { title: '地区 regions', value: ({ steps }) => steps.length },
      { title: '首年 first', value: firstYearWritten },
      { title: '最早见于 first seen in', value: firsts },
      { title: '过半 half by', value: ({ halfYear }) => halfYear },
      { title: '自上 above', value: ({ directions }) => directions.above },
      { title: '自旁 side', value: ({ directions }) => directions.side },
      { title: '自下 below', value: ({ directions }) => directions.below },
      { title: '不明 unclear', value: ({ directions }) => directions.unclear },
      { title: '不再提 dropped', value: ({ dropped }) => dropped.length },
    ],
    spread.slice(0, limit),
  );
  if (limit < spread.length) lines.push(furtherLine(spread.length - limit));
  lines.push(OLDEST_NOTE);
  return `${lines.join('\n')}\n`;
}

function toSteps(one: Diffusion, nameOf: (key: string) => string, evidence: ReadonlyMap<string, EvidenceRow>): string {
  const { label, kind, steps, undated, halfYear, curve, dropped } = one;
  const [head, ...rows] = formatTable<AdoptionStep>(
    [
      { title: '首年 first', value: (step) => `${step.sinceOldest ? '≤' : ''}${step.firstYear}` },
      { title: '地区 region', value: (step) => step.label },
      { title: '级别 level', value: ({ level }) => (level ? LEVEL_NAMES[level] : '') },
      { title: '来向 direction', value: ({ direction }) => DIRECTION_NAMES[direction] },
      { title: '句数 sentences', value: ({ count }) => count },
      { title: '末年 last', value: ({ lastYear }) => lastYear },
      { title: '其后未提 silent', value: ({ silentYears }) => silentYears.join('、') },
    ],
    steps,
  );
  const width = terminalWidth();
  return [
    `${label} (${KIND_NAMES[kind]}): ${steps.length} 地区 regions, 首年 first ${firstYearWritten(one)}, 过半 half by ${halfYear}, 不再提 dropped ${dropped.length}`,
    `  ${head}`,
    ...rows.flatMap((row, index) => {
      const quoted = evidence.get((steps[index] as AdoptionStep).edge);
      return [`  ${row}`, ...(quoted ? [`      ${quoteLine(quoted, width - 8)}`] : [])];
    }),
    ...(undated.length > 0 ? [`  年份不明 undated: ${undated.map(nameOf).join('、')}`] : []),
    '  累计 cumulative',
    ...curveLines(curve).map((line) => `  ${line}`),
    `  ${OLDEST_NOTE}`,
    '',
  ].join('\n');
}

/** Cells of the longest bar. */
const BAR = 40;

function curveLines(curve: readonly CurvePoint[]): string[] {
  const most = Math.max(1, ...curve.map(({ total }) => total));
  return formatTable(
    [
      { title: '年 year', value: ({ year }) => String(year) },
      { title: '新增 new', value: ({ joined }) => joined },
      { title: '累计 total', value: ({ total }) => total },
      { title: '有文件 documented', value: ({ documented }) => documented },
      { title: '提及 mentioning', value: ({ mentioning }) => mentioning },
      { title: '', value: ({ total }) => '█'.repeat(Math.round((BAR * total) / most)) },
    ],
    curve,
  );
}

const CSV_COLUMNS = [
  'policy',
  'kind',
  'order',
  'region',
  'level',
  'first_year',
  'since_oldest',
  'direction',
  'count',
  'last_year',
  'silent_years',
  'edge',
] as const;

function toCsv(spread: readonly Diffusion[]): string {
  return [
    BYTE_ORDER_MARK + csvRow(CSV_COLUMNS),
    ...spread.flatMap(({ label, kind, steps }) =>
      steps.map((step, index) =>
        csvRow([
          label,
          kind,
          index + 1,
          step.label,
          step.level,
          step.firstYear,
          step.sinceOldest ? 'yes' : 'no',
          step.direction,
          step.count,
          step.lastYear,
          step.silentYears.join('|'),
          step.edge,
        ]),
      ),
    ),
  ].join('');
}
