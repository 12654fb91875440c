/**
 * Trains the scorer of mentions (src/recognize/scoring) on annotated documents and writes its weights.
 *
 *   npx tsx scripts/train-scorer.ts GOLD_DIR… [--texts DIR]… [--hold-out STEM]… [--write]
 *
 * Prints, by kind, what cross-validation over documents gives: every document is scored by a model that saw all the
 * others. With --write the model of all documents (less those held out) goes to src/recognize/scoring/data/weights.tsv.
 * The documents themselves stay where they are: what is written is weights of features, none of them longer than a word.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { seededRandom } from '../src/analyse/random.ts';
import { type GoldPair, readGold } from '../src/evaluate/gold.ts';
import { CORE_KINDS } from '../src/evaluate/score.ts';
import { readContext } from '../src/extract.ts';
import type { EntityKind } from '../src/model/schema.ts';
import type { Context } from '../src/recognize/context.ts';
import { DESCRIBERS, recognizeByRules } from '../src/recognize/registry.ts';
import { recordAtoms } from '../src/recognize/scoring/atoms.ts';
import { bareName, type Candidate, SCORED_KINDS } from '../src/recognize/scoring/candidates.ts';
import { DocumentView } from '../src/recognize/scoring/document-view.ts';
import { AtomSink, type FeatureSink } from '../src/recognize/scoring/features.ts';
import { THRESHOLD } from '../src/recognize/scoring/model.ts';
import { forEachCandidate } from '../src/recognize/scoring/score.ts';
import { LEAST, type Look, SecondLook } from '../src/recognize/scoring/second-look.ts';
import { withoutOverlaps } from '../src/recognize/scoring/select.ts';
import { TEMPLATES } from '../src/recognize/scoring/templates.ts';
import { matchKey } from '../src/vocabulary/normal-form.ts';
import { shuffle } from './shuffle.ts';

/** How much a missed mention weighs against a false one, and an optional mention against a required one. */
const POSITIVE = 1.5;
const OPTIONAL = 0.3;
/** How much a document of the first folder weighs against one of the others, which were annotated by fewer readers, in what is learned. */
const FIRST = 5;
const EPOCHS = 10;
/** How many seeded orders of the examples are learned from, each from the beginning. */
const ORDERS = 3;
/** Weights are averaged from this epoch on. */
const AVERAGED_FROM = 3;
const RATE = 0.05;
const PENALTY = 0.004;
/** A feature that stands in fewer candidates tells of one document, not of the language. */
const MIN_COUNT = 3;
const MIN_WEIGHT = 0.05;
/**
 * How often what rules and vocabularies say of a candidate is left out: some of the documents are those that rules were
 * written for, where they are surer than elsewhere (N. Srivastava et al., "Dropout", JMLR 15, 2014).
 */
const DROPOUT = 0.3;
const DROPPED: ReadonlySet<string> = new Set(['rule', 'rule feature', 'vocabulary']);

interface Example {
  readonly document: number;
  readonly candidate: Candidate;
  /** Ids of features. */
  readonly features: Int32Array;
  /** What was known before these features: the score of the first look in the second, 0 in the first. */
  readonly base: number;
  /** Normalised names of each mention that choosing it would yield. */
  readonly names: readonly (readonly string[])[];
  readonly label: 0 | 1;
  readonly optional: boolean;
}

interface Feature {
  readonly template: number;
  readonly a: number;
  readonly b: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    texts: { type: 'string', multiple: true },
    'hold-out': { type: 'string', multiple: true },
    write: { type: 'boolean' },
    folds: { type: 'string' },
    'by-document': { type: 'boolean' },
  },
});
const atoms = recordAtoms();
const held = new Set(values['hold-out'] ?? []);
const stem = ({ gold }: GoldPair): string => gold.doc.replace(/\.[^.]+$/, '');
const folders = positionals.map((folder) => readGold(folder, values.texts ?? [], []).filter((pair) => !held.has(stem(pair))));
const pairs = folders.flat();

/** How many documents the first folder has; they come first. */
const firstCount = folders[0]?.length ?? 0;
const isOfFirst = (document: number): boolean => document < firstCount;

const features: Feature[] = [];
const featureIds = new Map<string, number>();
const examples = new Map<EntityKind, Example[]>(SCORED_KINDS.map((kind) => [kind, []]));
const required = pairs.map(
  ({ gold }) => new Map(SCORED_KINDS.map((kind) => [kind, gold.entities.filter((e) => e.kind === kind && !e.optional)])),
);
/** By document and kind: the gold entity behind each name, required ones first. */
const owners = pairs.map(({ gold }) => {
  const byKind = new Map<EntityKind, Map<string, { id: string; optional: boolean }>>(SCORED_KINDS.map((kind) => [kind, new Map()]));
  for (const optional of [false, true]) {
    for (const entity of gold.entities) {
      if (Boolean(entity.optional) !== optional) continue;
      const names = byKind.get(entity.kind);
      for (const name of [entity.name, ...(entity.aliases ?? [])])
        if (names && !names.has(matchKey(name))) names.set(matchKey(name), { id: entity.name, optional });
    }
  }
  return byKind;
});

function ownerOf(document: number, kind: EntityKind, keys: readonly string[]): { id: string; optional: boolean } | undefined {
  const names = owners[document]?.get(kind);
  return keys.map((key) => names?.get(key)).find((owner) => owner !== undefined);
}

/** The names that a candidate which no rule saw would be known by. */
function namesOf(kind: EntityKind, context: Context, { start, end }: Candidate): string[] {
  const name = bareName(context.text, start, end);
  return [name, ...(DESCRIBERS[kind]?.(context, start, end, name).aliases ?? [])].map(matchKey);
}

/** Notes the ids of features of a kind. */
function collector(kind: EntityKind, ids: number[]): FeatureSink {
  return new (class extends AtomSink {
    add(template: number, a: number, b: number): void {
      const name = `${kind} ${template} ${a} ${b}`;
      let id = featureIds.get(name);
      if (id === undefined) {
        id = features.length;
        featureIds.set(name, id);
        features.push({ template, a, b });
      }
      ids.push(id);
    }
  })();
}

const texts: string[] = [];
pairs.forEach((pair, document) => {
  const { context, regionMentions } = readContext({ id: stem(pair), path: pair.gold.doc, text: pair.text });
  texts.push(context.text);
  const view = new DocumentView(context, regionMentions, recognizeByRules(context, regionMentions));
  forEachCandidate(view, (kind, candidate, describe) => {
    const ids: number[] = [];
    describe(collector(kind, ids));
    const names =
      candidate.seen.length > 0
        ? candidate.seen.slice(0, 1).map((m) => [m.name, ...(m.canonical ? [m.canonical] : []), ...(m.aliases ?? [])].map(matchKey))
        : [namesOf(kind, context, candidate)];
    const hits = names.map((keys) => ownerOf(document, kind, keys)).filter((hit) => hit !== undefined);
    (examples.get(kind) as Example[]).push({
      document,
      candidate,
      features: Int32Array.from(ids),
      base: 0,
      names,
      label: hits.length > 0 ? 1 : 0,
      optional: hits.length > 0 && hits.every((hit) => hit.optional),
    });
  });
});

const droppedTemplates = TEMPLATES.map((name) => DROPPED.has(name));
const isDropped = (feature: number): boolean => droppedTemplates[(features[feature] as Feature).template] as boolean;

/**
 * Logistic regression by AdaGrad (J. Duchi et al., JMLR 12, 2011) with an L2 penalty on active features; the weights of the
 * later epochs of several seeded orders are averaged, so that what one order happens to teach last weighs less.
 */
function train(rows: readonly Example[]): Float64Array {
  const counts = new Int32Array(features.length);
  for (const row of rows) for (const f of row.features) counts[f] = (counts[f] as number) + 1;
  const known = counts.map((n) => (n >= MIN_COUNT ? 1 : 0));
  const sums = new Float64Array(features.length);
  for (let seed = 1; seed <= ORDERS; seed++) trainInOrder(rows, known, seededRandom(seed), sums);
  return sums.map((sum) => sum / (ORDERS * (EPOCHS - AVERAGED_FROM + 1)));
}

/** Adds the weights after each later epoch to `sums`. */
function trainInOrder(rows: readonly Example[], known: Int32Array, random: () => number, sums: Float64Array): void {
  const weights = new Float64Array(features.length);
  const gradients = new Float64Array(features.length);
  const order = rows.map((_, i) => i);
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    for (const i of shuffle(order, random)) {
      const row = rows[i] as Example;
      const weight = (row.label === 0 ? 1 : row.optional ? OPTIONAL : POSITIVE) * (isOfFirst(row.document) ? FIRST : 1);
      const drop = random() < DROPOUT;
      const gradient = (1 / (1 + Math.exp(-scoreOf(row, weights, drop))) - row.label) * weight;
      for (const f of row.features) {
        if (!known[f] || (drop && isDropped(f))) continue;
        const g = gradient + PENALTY * (weights[f] as number);
        gradients[f] = (gradients[f] as number) + g * g;
        weights[f] = (weights[f] as number) - (RATE * g) / Math.sqrt((gradients[f] as number) + 1e-6);
      }
    }
    if (epoch >= AVERAGED_FROM) for (let f = 0; f < sums.length; f++) sums[f] = (sums[f] as number) + (weights[f] as number);
  }
}

function scoreOf(row: Example, weights: Float64Array, drop = false): number {
  let sum = row.base;
  for (const f of row.features) if (!drop || !isDropped(f)) sum += weights[f] as number;
  return sum;
}

interface Counts {
  tp: number;
  predicted: number;
  gold: number;
}

/** What choosing at a threshold yields in one document, as the guideline counts. */
function count(rows: readonly { example: Example; score: number }[], kind: EntityKind, document: number, threshold: number): Counts {
  const chosen = withoutOverlaps(
    rows.map(({ example, score }) => ({ candidate: example.candidate, score, example })),
    threshold,
  ) as unknown as { example: Example }[];
  // Mentions that share a form become one entity; a second entity under an annotated name is as wrong as any other.
  const found = new Map<string, Set<string>[]>();
  const spurious = new Set<string>();
  for (const { example } of chosen) {
    for (const keys of example.names) {
      const owner = ownerOf(document, kind, keys);
      if (!owner) spurious.add(keys[0] as string);
      else if (!owner.optional) {
        const forms = found.get(owner.id) ?? [];
        const same = forms.find((known) => keys.some((key) => known.has(key)));
        if (same) for (const key of keys) same.add(key);
        else found.set(owner.id, [...forms, new Set(keys)]);
      }
    }
  }
  const entities = [...found.values()].reduce((sum, forms) => sum + forms.length, 0);
  return { tp: found.size, predicted: entities + spurious.size, gold: required[document]?.get(kind)?.length ?? 0 };
}

const folds = values.folds ? Number(values.folds) : pairs.length;

/** The log-odds of every example by a model that saw none of its document. */
function crossScore(all: readonly Example[]): Float64Array {
  const scores = new Float64Array(all.length);
  for (let fold = 0; fold < folds; fold++) {
    const weights = train(all.filter((e) => e.document % folds !== fold));
    all.forEach((example, i) => {
      if (example.document % folds === fold) scores[i] = scoreOf(example, weights);
    });
  }
  return scores;
}

/** The examples as the second look has them: what the first says of each, and of its neighbours. */
function lookAgain(): Map<EntityKind, Example[]> {
  const looks = pairs.map((): Look[] => []);
  const firsts = SCORED_KINDS.map((kind) => {
    const all = examples.get(kind) as Example[];
    const scores = crossScore(all);
    all.forEach(({ document, candidate }, i) => {
      looks[document]?.push({ kind, span: candidate, score: scores[i] as number });
    });
    return { kind, all, scores };
  });
  const seconds = looks.map((list, document) => new SecondLook(texts[document] as string, list));
  return new Map(
    firsts.map(({ kind, all, scores }) => [
      kind,
      all.map((example, i) => {
        const ids: number[] = [];
        const score = scores[i] as number;
        if (score >= LEAST) seconds[example.document]?.describe({ kind, span: example.candidate, score }, collector(kind, ids));
        return { ...example, base: score, features: Int32Array.from(ids) };
      }),
    ]),
  );
}

const f1 = ({ tp, predicted, gold }: Counts): number => (predicted + gold === 0 ? 0 : (2 * tp) / (predicted + gold));
const write = (line: string): void => void process.stdout.write(`${line}\n`);
const addUp = (all: readonly Counts[]): Counts => ({
  tp: all.reduce((sum, c) => sum + c.tp, 0),
  predicted: all.reduce((sum, c) => sum + c.predicted, 0),
  gold: all.reduce((sum, c) => sum + c.gold, 0),
});
const percent = (n: number): string => (100 * n).toFixed(1).padStart(5);
const TOLERANCE = 0.003;
const THRESHOLDS = Array.from({ length: 25 }, (_, i) => -1.5 + i * 0.125);
const rows: string[] = [];
/** For where the thresholds are set, the first folder weighs as much as all others together. */
const firstAgainstOthers = folders.length > 1 ? (pairs.length - firstCount) / firstCount : 1;
/** What the kinds of the core have in common, of each folder. */
const core: Counts[][] = folders.map(() => []);

/** The rows of the weights that one look at the examples of a kind has a use for. */
function rowsOf(kind: EntityKind, look: readonly Example[], weights: Float64Array): string[] {
  return [...new Set(look.flatMap((e) => [...e.features]))].flatMap((id) => {
    const weight = weights[id] as number;
    const { template, a, b } = features[id] as Feature;
    return Math.abs(weight) < MIN_WEIGHT
      ? []
      : [[kind, TEMPLATES[template], atoms.get(a) ?? '', atoms.get(b) ?? '', weight.toFixed(2)].join('\t')];
  });
}

const again = lookAgain();
for (const kind of SCORED_KINDS) {
  const all = again.get(kind) as Example[];
  const scores = crossScore(all);
  const totals = THRESHOLDS.map((): Counts => ({ tp: 0, predicted: 0, gold: 0 }));
  const byDocument: Counts[][] = [];
  const reachable = new Set<string>();
  pairs.forEach((_, document) => {
    const scored = all.flatMap((example, i) => (example.document === document ? [{ example, score: scores[i] as number }] : []));
    for (const { example } of scored) {
      for (const keys of example.names) {
        const owner = ownerOf(document, kind, keys);
        if (owner && !owner.optional) reachable.add(`${document} ${owner.id}`);
      }
    }
    byDocument[document] = THRESHOLDS.map((threshold, t) => {
      const counts = count(scored, kind, document, threshold);
      const total = totals[t] as Counts;
      const weight = isOfFirst(document) ? firstAgainstOthers : 1;
      total.tp += weight * counts.tp;
      total.predicted += weight * counts.predicted;
      total.gold += weight * counts.gold;
      return counts;
    });
  });
  // Neighbours count too, so that one lucky threshold doesn't win.
  const smooth = totals.map((_, t) => [-1, 0, 1].reduce((sum, d) => sum + f1((totals[t + d] ?? totals[t]) as Counts), 0));
  // Of thresholds that are about as good the one in the middle, which another document would shift least.
  const good = smooth.map((sum) => sum >= Math.max(...smooth) - 3 * TOLERANCE);
  const best = Math.floor((good.indexOf(true) + good.lastIndexOf(true)) / 2);
  const total = addUp(byDocument.map((counts) => counts[best] as Counts));
  write(
    `${kind.padEnd(13)} P ${percent(total.tp / total.predicted)}  R ${percent(total.tp / total.gold)}  F1 ${percent(f1(total))}   (${total.tp} of ${total.predicted}, ${total.gold} gold; ${percent(reachable.size / total.gold)} reachable; threshold ${THRESHOLDS[best]})`,
  );
  if (values['by-document']) {
    pairs.forEach((pair, d) => {
      const counts = byDocument[d]?.[best] as Counts;
      write(`              ${stem(pair).padEnd(24)} ${percent(f1(counts))} (${counts.tp} of ${counts.predicted}, ${counts.gold} gold)`);
    });
  }
  let from = 0;
  const parts = folders.map((folder, i) => {
    const own = addUp(byDocument.slice(from, from + folder.length).map((counts) => counts[best] as Counts));
    from += folder.length;
    if (CORE_KINDS.includes(kind)) core[i]?.push(own);
    return `${positionals[i]} ${percent(f1(own))}`;
  });
  if (folders.length > 1) write(`              ${parts.join(', ')}`);
  rows.push([kind, THRESHOLD, '', '', String(THRESHOLDS[best])].join('\t'));
  if (values.write) for (const look of [examples.get(kind) as Example[], all]) rows.push(...rowsOf(kind, look, train(look)));
}
write(`core F1 ${percent(f1(addUp(core.flat())))} over ${pairs.length} documents`);
if (folders.length > 1) write(`              ${core.map((own, i) => `${positionals[i]} ${percent(f1(addUp(own)))}`).join(', ')}`);

if (values.write) {
  const header = `# Weights of the linear model that decides which candidates are mentions; made by scripts/train-scorer.ts, not by hand.
# A row is a feature of a kind, its template with up to two values (see features.ts), and what it adds to the log-odds.
kind\ttemplate\ta\tb\tweight`;
  const sorted = rows.sort((x, y) => (x < y ? -1 : x > y ? 1 : 0));
  writeFileSync(new URL('../src/recognize/scoring/data/weights.tsv', import.meta.url), `${header}\n${sorted.join('\n')}\n`);
  write(`wrote ${sorted.length} weights`);
}
