/**
 * Trains the decision on the sector of a project (src/recognize/sector-model.ts) on annotated documents and writes its weights.
 *
 *   npx tsx scripts/train-sectors.ts GOLD_DIR… [--texts DIR]… [--hold-out STEM]… [--folds N] [--misses] [--write]
 *
 * Prints what the rules alone and what the decision get right, by cross-validation over regions: projects of a region are
 * judged by a model that saw no document of it. With --write the model of all documents (less those held out) goes to
 * src/recognize/scoring/data/sector_weights.tsv.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { seededRandom } from '../src/analyse/random.ts';
import { type GoldPair, readGold } from '../src/evaluate/gold.ts';
import type { GoldEntity } from '../src/evaluate/score.ts';
import { readContext } from '../src/extract.ts';
import { SECTORS, type Sector } from '../src/model/schema.ts';
import type { Context } from '../src/recognize/context.ts';
import { placeAt, sectorFeatures } from '../src/recognize/sector-features.ts';
import { isSure, sectorAt, weighSector } from '../src/recognize/sector-model.ts';
import { namedSector } from '../src/recognize/sectors.ts';
import { shuffle } from './shuffle.ts';

const EPOCHS = 12;
/** Weights are averaged from this epoch on. */
const AVERAGED_FROM = 4;
const RATE = 0.1;
const PENALTY = 0.03;
/** A feature of fewer regions' documents tells of them, not of the language. */
const MIN_REGIONS = 3;
const MIN_WEIGHT = 0.1;
/** How much of a project whose annotator would take another sector too belongs to that one. */
const OTHER_SHARE = 0.3;
/** As much of a quote as is looked for: the text may have been cleaned further on. */
const QUOTE_START = 10;
/** How far beyond the beginning of its quote a name may stand. */
const QUOTED = 250;

interface Row {
  readonly region: string;
  readonly name: string;
  readonly sector: Sector;
  readonly alternative: Sector | null;
  readonly features: readonly string[];
  readonly byName: Sector;
  /** What is decided without weights; null where they decide. */
  readonly sure: Sector | null;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    texts: { type: 'string', multiple: true },
    'hold-out': { type: 'string', multiple: true },
    folds: { type: 'string' },
    misses: { type: 'boolean' },
    write: { type: 'boolean' },
  },
});
const held = new Set(values['hold-out'] ?? []);
const stem = ({ gold }: GoldPair): string => gold.doc.replace(/\.[^.]+$/, '');
const pairs = positionals.flatMap((folder) => readGold(folder, values.texts ?? [], []).filter((pair) => !held.has(stem(pair))));

/** Where the text has a project: one of its names soon after its quote begins, else the beginning of the quote. */
function placeOf(text: string, { name, aliases, quote }: GoldEntity): { start: number; end: number } | null {
  const from = quote ? text.indexOf(quote.slice(0, QUOTE_START)) : 0;
  if (from < 0) return null;
  for (const form of [name, ...(aliases ?? [])].sort((a, b) => b.length - a.length)) {
    const start = text.indexOf(form, from);
    if (start >= 0 && (!quote || start < from + QUOTED)) return { start, end: start + form.length };
  }
  return quote ? { start: from, end: from + Math.min(name.length, quote.length) } : null;
}

function rowOf(context: Context, region: string, project: GoldEntity): Row | null {
  const place = placeOf(context.text, project);
  if (!place || !project.sector) return null;
  const { name } = project;
  const told = namedSector(name);
  return {
    region,
    name,
    sector: project.sector as Sector,
    alternative: (project.sectorAlt as Sector | undefined) ?? null,
    features: sectorFeatures(name, told, placeAt(context, place.start, place.end)),
    byName: told.sector,
    sure: isSure(told.ground) ? sectorAt(context, place.start, place.end, name) : null,
  };
}

const rows = pairs.flatMap((pair) => {
  const { context } = readContext({ id: stem(pair), path: pair.gold.doc, text: pair.text });
  return pair.gold.entities.filter((e) => e.kind === 'project').flatMap((e) => rowOf(context, pair.gold.region ?? stem(pair), e) ?? []);
});

/** Multinomial logistic regression by AdaGrad (J. Duchi et al., JMLR 12, 2011) in a seeded order, with an L1 penalty on active features (J. Duchi, Y. Singer, JMLR 10, 2009), so that few weights remain; those of the later epochs are averaged. */
function train(examples: readonly Row[]): Map<string, Float64Array> {
  const regions = new Map<string, Set<string>>();
  for (const { features, region } of examples) {
    for (const feature of features) regions.set(feature, (regions.get(feature) ?? new Set()).add(region));
  }
  const known = [...regions.keys()].filter((f) => (regions.get(f)?.size ?? 0) >= MIN_REGIONS).sort();
  const zero = (): Map<string, Float64Array> => new Map(known.map((feature) => [feature, new Float64Array(SECTORS.length)]));
  const [weights, gradients, sums] = [zero(), zero(), zero()];
  const order = examples.map((_, i) => i);
  const random = seededRandom(1);
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    for (const i of shuffle(order, random)) step(examples[i] as Row, weights, gradients);
    if (epoch < AVERAGED_FROM) continue;
    for (const [feature, row] of weights) {
      const sum = sums.get(feature) as Float64Array;
      for (let s = 0; s < row.length; s++) sum[s] = (sum[s] as number) + (row[s] as number) / (EPOCHS - AVERAGED_FROM + 1);
    }
  }
  return new Map([...sums].map(([feature, row]) => [feature, row.map((w) => (Math.abs(w) < MIN_WEIGHT ? 0 : Math.round(w * 100) / 100))]));
}

function step({ features, sector, alternative }: Row, weights: Map<string, Float64Array>, gradients: Map<string, Float64Array>): void {
  const active = features.flatMap((feature) => weights.get(feature) ?? []);
  const squares = features.flatMap((feature) => gradients.get(feature) ?? []);
  const scores = SECTORS.map((_, s) => active.reduce((sum, row) => sum + (row[s] as number), 0));
  const most = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - most));
  const whole = parts.reduce((a, b) => a + b, 0);
  SECTORS.forEach((other, s) => {
    const share = alternative ? (other === sector ? 1 - OTHER_SHARE : other === alternative ? OTHER_SHARE : 0) : Number(other === sector);
    const gradient = (parts[s] as number) / whole - share;
    active.forEach((row, i) => {
      const square = squares[i] as Float64Array;
      square[s] = (square[s] as number) + gradient * gradient;
      const rate = RATE / Math.sqrt((square[s] as number) + 1e-6);
      const moved = (row[s] as number) - rate * gradient;
      row[s] = Math.sign(moved) * Math.max(0, Math.abs(moved) - rate * PENALTY);
    });
  });
}

const write = (line: string): void => void process.stdout.write(`${line}\n`);
const isRight = ({ sector, alternative }: Row, said: Sector): boolean => said === sector || said === alternative;
const regions = [...new Set(rows.map(({ region }) => region))].sort();
const folds = Number(values.folds ?? 8);
let right = 0;
let byRules = 0;
let weighed = 0;
let weighedRight = 0;
let weighedByRules = 0;
for (let fold = 0; fold < folds; fold++) {
  const inFold = new Set(regions.filter((_, i) => i % folds === fold));
  const weights = train(rows.filter(({ region, sure }) => !inFold.has(region) && sure === null));
  for (const row of rows.filter(({ region }) => inFold.has(region))) {
    const said = row.sure ?? weighSector(row.features, weights);
    byRules += Number(isRight(row, row.byName));
    right += Number(isRight(row, said));
    if (row.sure === null) {
      weighed++;
      weighedRight += Number(isRight(row, said));
      weighedByRules += Number(isRight(row, row.byName));
    }
    if (values.misses && !isRight(row, said))
      write([row.sector, row.alternative ?? '', said, row.sure ? 'sure' : '', row.byName, row.name].join('\t'));
  }
}
const percent = (n: number, of: number): string => `${((100 * n) / of).toFixed(1)} % (${n} of ${of})`;
write(`${pairs.length} documents of ${regions.length} regions, ${folds} folds`);
write(`by the name alone ${percent(byRules, rows.length)}; decided ${percent(right, rows.length)}`);
write(`where weights decide: by the name alone ${percent(weighedByRules, weighed)}; decided ${percent(weighedRight, weighed)}`);

if (values.write) {
  const lines = [...train(rows.filter(({ sure }) => sure === null))].flatMap(([feature, row]) =>
    SECTORS.flatMap((sector, s) => (row[s] === 0 ? [] : [`${feature}\t${sector}\t${row[s]}`])),
  );
  const header = `# Weights of the linear model that decides on the sector of a project where its name alone is not clear; made by
# scripts/train-sectors.ts, not by hand. A row is a feature (see sector-features.ts) and what it adds to a sector.
feature\tsector\tweight`;
  const file = new URL('../src/recognize/scoring/data/sector_weights.tsv', import.meta.url);
  writeFileSync(file, `${header}\n${lines.sort((x, y) => (x < y ? -1 : x > y ? 1 : 0)).join('\n')}\n`);
  write(`wrote ${lines.length} weights`);
}
