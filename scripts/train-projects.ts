/**
 * Trains the model that accepts or rejects candidates of projects: logistic regression with an L2 penalty, fitted by
 * full-batch gradient descent from zero, so that the same gold files give the same weights.
 *
 *   npx tsx scripts/train-projects.ts GOLD_DIR… [--texts DIR]… [--write]
 *
 * Prints the F1 of every document with a model that never saw it, and the weights that matter; `--write` puts the model
 * fitted on all documents into src/recognize/data/project_model.tsv. Nothing of the texts enters the model: its
 * features are the classes of words and places that src/recognize/project-features.ts names.
 */
import { writeFileSync } from 'node:fs';
import { clean as cleanText } from '../src/clean/clean.ts';
import { describe } from '../src/describe/metadata.ts';
import { readGold } from '../src/evaluate/gold.ts';
import { documentRegion } from '../src/gazetteer/document-region.ts';
import { loadGazetteer } from '../src/gazetteer/gazetteer.ts';
import { type Context, findMatches, findQuotations } from '../src/recognize/context.ts';
import { featuresOf } from '../src/recognize/project-features.ts';
import { projectAliases } from '../src/recognize/project-names.ts';
import { candidatesIn } from '../src/recognize/projects.ts';
import { recognizeRegions } from '../src/recognize/regions.ts';
import { BEFORE_PROJECTS, recognize } from '../src/recognize/registry.ts';
import { findSections, findSentences } from '../src/segment/structure.ts';
import { tagWords } from '../src/segment/words.ts';
import { loadLexicon } from '../src/vocabulary/lexicon.ts';
import { matchKey } from '../src/vocabulary/normal-form.ts';

interface Row {
  readonly features: readonly string[];
  /** 1 a project, 0 none, null where annotators may differ. */
  readonly label: 1 | 0 | null;
  readonly gold: number;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

interface Sheet {
  readonly doc: string;
  readonly rows: readonly Row[];
  readonly wanted: ReadonlySet<number>;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const PENALTY = 1;
const STEPS = 400;

function contextOf(text: string, region: string): { context: Context; before: Parameters<typeof candidatesIn>[1] } {
  const gazetteer = loadGazetteer();
  const source = { id: 'gold', path: 'gold', text };
  const clean = cleanText(text);
  const sections = findSections(clean.text);
  const sentences = findSentences(clean.text, sections);
  const words = tagWords(clean.text);
  const description = describe(source, clean);
  const home = documentRegion(description.title, clean.text, gazetteer) ?? gazetteer.byName(region)[0] ?? null;
  const { year } = description;
  const matches = findMatches(clean.text, words, loadLexicon());
  const quotations = findQuotations(clean.text);
  const context: Context = { text: clean.text, words, sentences, sections, quotations, matches, home: home?.key ?? null, year };
  const regions = recognizeRegions({ text: clean.text, words, sentences, home: home?.key ?? null, year });
  const mentions = recognize(context, regions, BEFORE_PROJECTS);
  return { context, before: { regions, mentions } };
}

function sheetsOf(folder: string, texts: readonly string[], only: readonly string[]): Sheet[] {
  return readGold(folder, texts, only).map(({ gold, text }) => {
    const { context, before } = contextOf(text, gold.region);
    const projects = gold.entities.filter((e) => e.kind === 'project');
    const names = projects.map((e) => new Set([e.name, ...(e.aliases ?? [])].map(matchKey)));
    const rows = candidatesIn(context, before).map(({ candidate }): Row => {
      const forms = [candidate.name.name, ...projectAliases(candidate.name)].map(matchKey);
      const index = names.findIndex((set) => forms.some((form) => set.has(form)));
      const label = index < 0 ? 0 : projects[index]?.optional ? null : 1;
      return {
        features: featuresOf(context, candidate),
        label,
        gold: index,
        name: matchKey(candidate.name.stem),
        start: candidate.item.start,
        end: candidate.end,
      };
    });
    const wanted = new Set(projects.flatMap((e, i) => (e.optional ? [] : [i])));
    return { doc: gold.doc, rows, wanted };
  });
}

type Weights = Map<string, number>;
const score = (weights: Weights, features: readonly string[]): number =>
  features.reduce((sum, f) => sum + (weights.get(f) ?? 0), weights.get('bias') ?? 0);

function train(sheets: readonly Sheet[]): Weights {
  const rows = sheets.flatMap((s) => s.rows).filter((r) => r.label !== null);
  const seen = new Map<string, number>();
  for (const row of rows) for (const f of row.features) seen.set(f, (seen.get(f) ?? 0) + 1);
  const names = [...seen]
    .filter(([, n]) => n >= 4)
    .map(([f]) => f)
    .sort();
  const index = new Map(names.map((f, i) => [f, i + 1]));
  const data = rows.map((r) => [0, ...r.features.flatMap((f) => index.get(f) ?? [])]);
  const w = new Float64Array(names.length + 1);
  const rate = 4 / rows.length;
  const velocity = new Float64Array(w.length);
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(w.length);
    data.forEach((active, i) => {
      let z = 0;
      for (const a of active) z += w[a] as number;
      const error = (rows[i] as Row).label! - 1 / (1 + Math.exp(-z));
      for (const a of active) gradient[a] = (gradient[a] as number) + error;
    });
    for (let i = 0; i < w.length; i++) {
      const pull = i === 0 ? 0 : PENALTY * (w[i] as number);
      velocity[i] = 0.9 * (velocity[i] as number) + rate * ((gradient[i] as number) - pull);
      w[i] = (w[i] as number) + (velocity[i] as number);
    }
  }
  return new Map([['bias', w[0] as number], ...names.map((f, i): [string, number] => [f, w[i + 1] as number])]);
}

/** Entities right, predicted and wanted: candidates that share a gold entity or a name count once. */
function count(sheet: Sheet, weights: Weights, threshold: number): [number, number, number] {
  const accepted = sheet.rows
    .filter((r) => score(weights, r.features) > threshold)
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Row[] = [];
  for (const row of accepted)
    if (!kept.some((k) => k.start < row.end && row.start < k.end && (k.start !== row.start || k.end !== row.end))) kept.push(row);
  const right = new Set(kept.filter((r) => sheet.wanted.has(r.gold)).map((r) => r.gold));
  const wrong = new Set(kept.filter((r) => r.gold < 0).map((r) => r.name));
  return [right.size, right.size + wrong.size, sheet.wanted.size];
}

const f1 = ([tp, predicted, wanted]: readonly number[]): number => (2 * (tp as number)) / ((predicted as number) + (wanted as number));
const add = (a: readonly number[], b: readonly number[]): [number, number, number] =>
  [0, 1, 2].map((i) => (a[i] as number) + (b[i] as number)) as [number, number, number];

const values = (flag: string): string[] => process.argv.flatMap((a, i) => (a === flag ? [process.argv[i + 1] as string] : []));
const texts = values('--texts');
const folders = process.argv.slice(2).filter((a, i, all) => !a.startsWith('--') && !all[i - 1]?.startsWith('--'));
const skip = values('--skip');
const sheets = folders.flatMap((folder) => sheetsOf(folder, texts, []).filter((s) => !skip.some((name) => s.doc.includes(name))));

for (const threshold of [-0.6, -0.3, 0, 0.3]) {
  let pooled: [number, number, number] = [0, 0, 0];
  const lines: string[] = [];
  for (const sheet of sheets) {
    const counted = count(sheet, train(sheets.filter((s) => s !== sheet)), threshold);
    pooled = add(pooled, counted);
    lines.push(`${sheet.doc} ${f1(counted).toFixed(3)} (${counted.join('/')})`);
  }
  if (threshold === 0) print(lines.join('\n'));
  print(
    `threshold ${threshold}: left-out P ${(pooled[0] / pooled[1]).toFixed(3)} R ${(pooled[0] / pooled[2]).toFixed(3)} F1 ${f1(pooled).toFixed(3)}`,
  );
}
const reach = sheets.reduce<[number, number, number]>(
  (sum, s) => add(sum, [new Set(s.rows.filter((r) => s.wanted.has(r.gold)).map((r) => r.gold)).size, 0, s.wanted.size]),
  [0, 0, 0],
);
print(`candidates reach ${reach[0]} of ${reach[2]}`);
const weights = train(sheets);
const trained = sheets.map((s) => count(s, weights, 0)).reduce<[number, number, number]>(add, [0, 0, 0]);
print(`on its own documents F1 ${f1(trained).toFixed(3)}`);
if (process.argv.includes('--write')) {
  const lines = [...weights].filter(([, w]) => Math.abs(w) >= 0.01).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(
    new URL('../src/vocabulary/data/project_model.tsv', import.meta.url),
    `# Weights of the logistic model that accepts candidates of projects (scripts/train-projects.ts makes this file). A candidate
# whose features' weights and the bias add up to more than nothing is taken for a project's name.
feature\tweight
${lines.map(([f, w]) => `${f}\t${w.toFixed(3)}`).join('\n')}
`,
  );
}
if (process.argv.includes('--weights'))
  print(
    [...weights]
      .sort((a, b) => b[1] - a[1])
      .map(([f, w]) => `${f} ${w.toFixed(2)}`)
      .join('\n'),
  );
