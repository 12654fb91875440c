import { DataError } from '../../errors.ts';
import type { EntityKind } from '../../model/schema.ts';
import { ENTITY_KINDS } from '../../model/schema.ts';
import { twice } from '../../typed-arrays.ts';
import { readDataBytes } from '../../vocabulary/table.ts';
import { atom, atomOfBytes } from './atoms.ts';
import { atomsOfPair, CONSTANTS, characterAtom, NONE } from './features.ts';
import { EDGE_TEMPLATES, SURROUNDING_TEMPLATES, TEMPLATES, type Template, type Uses } from './templates.ts';

const FILE = 'recognize/scoring/data/weights.tsv';
/** Template and argument of the rows that hold no weight but the least score of a mention that counts. */
export const THRESHOLD = 'threshold';

/** How many weights a row has: one for each kind. */
export const KINDS = ENTITY_KINDS.length;

/**
 * Weights of one linear model per kind, by feature: a template with two atoms. What kinds have in common they ask together:
 * a feature has one row with a weight for each kind, found by open addressing, so that one look-up serves all of them.
 */
export class Weights {
  /** Four numbers of a slot: template, a, b and the row; a row of 0 says that the slot is empty. */
  #slots: Int32Array;
  #mask: number;
  /** One bit for each of many hashes: most features that are asked have no weight, and few of these get past it. */
  #seen: Int32Array;
  #size = KINDS;
  #values: Float32Array;
  /** By template: the rows of labels. */
  readonly #labels: Map<string, number>[] = [];
  /** By template and constant: one more than the row, 0 where it was not asked yet. */
  readonly #constants = new Int32Array(TEMPLATES.length * CONSTANTS.length);
  /** The same by template, and first and second number of a pair; and by template and code of a character. */
  readonly #pairs: Int32Array[] = [];
  readonly #characters: Int32Array[] = [];

  /** @param expected how many features there may be: more make it grow */
  constructor(expected = 0) {
    const bits = Math.max(12, 33 - Math.clz32(expected));
    this.#slots = new Int32Array(4 << bits);
    this.#mask = (1 << bits) - 1;
    this.#seen = new Int32Array(1 << bits);
    this.#values = new Float32Array(KINDS << (bits - 1));
  }

  /** `KINDS` weights from each row on; row 0 is that of features without any weight. */
  get values(): Float32Array {
    return this.#values;
  }

  /** Gives a feature a weight for one kind. */
  set(template: number, a: number, b: number, kind: number, value: number): void {
    if (this.#size === this.#values.length) this.#grow();
    const row = this.#put(template, a, b, this.#size);
    if (row === this.#size) this.#size += KINDS;
    this.#values[row + kind] = value;
  }

  /** Where the row of a feature begins in `values`, 0 for one that no kind has a weight for. */
  rowOf(template: number, a: number, b: number): number {
    const hash = hashOf(template, a, b);
    const bit = hash >>> 5;
    if (((this.#seen[bit & this.#mask] as number) & (1 << (hash & 31))) === 0) return 0;
    return this.#slots[this.#slot(hash, template, a, b) + 3] as number;
  }

  /** The row of a template's constant. */
  rowOfConstant(template: number, constant: number): number {
    const at = template * CONSTANTS.length + constant;
    const known = this.#constants[at] as number;
    if (known !== 0) return known - 1;
    const row = this.rowOf(template, CONSTANTS[constant] as number, NONE);
    this.#constants[at] = row + 1;
    return row;
  }

  /** The row of a template's pair of numbers. */
  rowOfPair(template: number, a: number, b: number): number {
    const known = b < MAX_SECOND ? this.#pairs[template]?.[a * MAX_SECOND + b] : 0;
    if (known) return known - 1;
    const row = this.rowOf(template, ...atomsOfPair(template, a, b));
    if (a < MAX_FIRST && b < MAX_SECOND) {
      let rows = this.#pairs[template] ?? new Int32Array(MAX_SECOND << 4);
      while (a * MAX_SECOND + b >= rows.length) rows = twice(rows);
      rows[a * MAX_SECOND + b] = row + 1;
      this.#pairs[template] = rows;
    }
    return row;
  }

  /** The row of a template's character. */
  rowOfCharacter(template: number, code: number): number {
    let rows = this.#characters[template];
    if (!rows) {
      rows = new Int32Array(1 << 16);
      this.#characters[template] = rows;
    }
    const known = rows[code] as number;
    if (known !== 0) return known - 1;
    const row = this.rowOf(template, characterAtom(code), NONE);
    rows[code] = row + 1;
    return row;
  }

  /** The row of a template's label: of a rule or another of the few strings that are asked again and again. */
  rowOfLabel(template: number, label: string): number {
    let rows = this.#labels[template];
    if (!rows) {
      rows = new Map();
      this.#labels[template] = rows;
    }
    let row = rows.get(label);
    if (row === undefined) {
      row = this.rowOf(template, atom(label), NONE);
      if (rows.size < MAX_LABELS) rows.set(label, row);
    }
    return row;
  }

  /** The row of a feature, which gets this one where it has none. */
  #put(template: number, a: number, b: number, row: number): number {
    const hash = hashOf(template, a, b);
    const slots = this.#slots;
    const at = this.#slot(hash, template, a, b);
    const known = slots[at + 3] as number;
    if (known !== 0) return known;
    slots[at] = template;
    slots[at + 1] = a;
    slots[at + 2] = b;
    slots[at + 3] = row;
    const word = (hash >>> 5) & this.#mask;
    this.#seen[word] = (this.#seen[word] as number) | (1 << (hash & 31));
    return row;
  }

  #slot(hash: number, template: number, a: number, b: number): number {
    const slots = this.#slots;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = slot << 2;
      if (slots[at + 3] === 0 || (slots[at + 1] === a && slots[at + 2] === b && slots[at] === template)) return at;
    }
  }

  #grow(): void {
    const [slots, values] = [this.#slots, this.#values];
    this.#slots = new Int32Array(slots.length * 2);
    this.#mask = this.#mask * 2 + 1;
    this.#seen = new Int32Array(this.#mask + 1);
    this.#values = new Float32Array(values.length * 2);
    this.#values.set(values);
    for (let at = 0; at < slots.length; at += 4)
      if (slots[at + 3] !== 0) this.#put(slots[at] as number, slots[at + 1] as number, slots[at + 2] as number, slots[at + 3] as number);
  }
}

/** Labels are words that the code and its tables make: were they ever more, remembering them would be no use. */
const MAX_LABELS = 1 << 14;
/** Pairs of greater numbers are looked up by their atoms: a table of all words with all tags would be too large. */
const MAX_FIRST = 1 << 12;
const MAX_SECOND = 1 << 8;

/** The three numbers of a feature mixed after the manner of MurmurHash3's finalizer (A. Appleby). */
function hashOf(template: number, a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash ^ b, 0xc2b2ae35);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0x27d4eb2f);
  return hash ^ (hash >>> 16);
}

/** The model that ships with this package: weights and, by kind, the least log-odds of a mention that counts. */
export interface Model {
  readonly weights: Weights;
  readonly thresholds: ReadonlyMap<EntityKind, number>;
  /** By kind, the most that these can add to what else a span says, where no rule saw it. */
  readonly most: ReadonlyMap<EntityKind, { readonly edges: number; readonly surroundings: number }>;
}

let shared: Model | undefined;

const HEADER = 'kind\ttemplate\ta\tb\tweight';

/**
 * The trained weights, read once. Each row names its feature, so that a decision can be explained.
 *
 * @throws {DataError} where the file has another header, an unknown kind or template, or a row of fewer than five cells
 */
export function loadModel(): Model {
  shared ??= readModel(readDataBytes(FILE));
  return shared;
}

/** Rows are some 40 characters long, and a feature has a row for each of one or two kinds. */
const BYTES_PER_FEATURE = 70;

/** Which weights a stretch of rows holds. */
interface Group {
  /** What every row of it begins with. */
  readonly lead: Uint8Array;
  /** Number of the kind, and of the template: -1 for the threshold. */
  readonly kind: number;
  readonly template: number;
  /** The weights above 0 that a template of edges or surroundings has, null for others. */
  readonly strongest: number[] | null;
}

/** What the templates of edges and surroundings can add, by kind. */
type Strongest = ReadonlyMap<EntityKind, Map<Template, number[]>>;

/** A greater number of digits may lose some. */
const MOST_DIGITS = 1e12;

const [TAB, LINE_END, COMMENT, MINUS, POINT, ZERO] = [...Buffer.from('\t\n#-.0')] as [number, number, number, number, number, number];

/** Read by hand, byte by byte: `readTable` makes an object of each of 260,000 rows, which start-up can't afford. */
function readModel(raw: Buffer): Model {
  const weights = new Weights(raw.length / BYTES_PER_FEATURE);
  const thresholds = new Map<EntityKind, number>();
  const strongest: Strongest = new Map(ENTITY_KINDS.map((kind) => [kind, new Map()]));
  let headed = false;
  // Rows of one kind and template stand together.
  let group: Group | null = null;
  for (let at = 0, end = 0; at < raw.length; at = end + 1) {
    end = nextOf(LINE_END, raw, at);
    if (end === at || raw[at] === COMMENT) continue;
    if (!headed) {
      checkHeader(raw.toString('utf8', at, end).trimEnd());
      headed = true;
      continue;
    }
    if (!group || !stands(group.lead, raw, at)) group = readGroup(raw.toString('utf8', at, end), strongest);
    const a = at + group.lead.length;
    const b = nextOf(TAB, raw, a) + 1;
    const c = nextOf(TAB, raw, b) + 1;
    if (c > end) throw new DataError(`src/${FILE}: ${raw.toString('utf8', at, end)}: fewer than five cells; check its tabs`);
    const weight = numberAt(raw, c, end);
    if (group.template < 0) thresholds.set(ENTITY_KINDS[group.kind] as EntityKind, weight);
    else weights.set(group.template, atomOfBytes(raw, a, b - 1), atomOfBytes(raw, b, c - 1), group.kind, weight);
    if (weight > 0) group.strongest?.push(weight);
  }
  const most = [...strongest].map(
    ([kind, ofKind]) => [kind, { edges: mostOf(EDGE_TEMPLATES, ofKind), surroundings: mostOf(SURROUNDING_TEMPLATES, ofKind) }] as const,
  );
  return { weights, thresholds, most: new Map(most) };
}

/** Where a byte stands next, the length where it doesn't: for a few bytes a loop is faster than asking the buffer. */
function nextOf(byte: number, raw: Uint8Array, from: number): number {
  let at = from;
  while (at < raw.length && raw[at] !== byte) at++;
  return at;
}

/** Whether some bytes stand at a place. */
function stands(bytes: Uint8Array, raw: Uint8Array, at: number): boolean {
  for (let i = 0; i < bytes.length; i++) if (raw[at + i] !== bytes[i]) return false;
  return true;
}

/** The number that bytes tell, as `Number` reads it: a few digits make it exactly, whatever else stands there is left to that. */
function numberAt(raw: Buffer, start: number, end: number): number {
  const negative = raw[start] === MINUS;
  let digits = 0;
  let scale = 0;
  for (let at = negative ? start + 1 : start; at < end; at++) {
    const digit = (raw[at] as number) - ZERO;
    if (raw[at] === POINT && scale === 0) scale = 1;
    else if (digit >= 0 && digit <= 9 && digits < MOST_DIGITS) {
      digits = 10 * digits + digit;
      scale *= 10;
    } else return Number(raw.toString('latin1', start, end));
  }
  const size = scale > 0 ? digits / scale : digits;
  return negative ? -size : size;
}

function checkHeader(header: string): void {
  if (header !== HEADER) throw new DataError(`src/${FILE}: its header is ${header}; it must be ${HEADER}`);
}

/** The group that a row begins. */
function readGroup(row: string, strongest: Strongest): Group {
  const [kind, template] = row.split('\t') as [EntityKind, Template | typeof THRESHOLD];
  const lead = Buffer.from(`${kind}\t${template}\t`);
  const ofKind = strongest.get(kind);
  if (!ofKind) throw new DataError(`src/${FILE}: unknown kind: ${kind}; one of ${ENTITY_KINDS.join(', ')}`);
  const group = { lead, kind: ENTITY_KINDS.indexOf(kind), template: -1, strongest: null };
  if (template === THRESHOLD) return group;
  const number = TEMPLATES.indexOf(template);
  if (number < 0) throw new DataError(`src/${FILE}: unknown template: ${template}; one of ${TEMPLATES.join(', ')}`);
  if (!(template in EDGE_TEMPLATES || template in SURROUNDING_TEMPLATES)) return { ...group, template: number };
  const weights = ofKind.get(template) ?? [];
  ofKind.set(template, weights);
  return { ...group, template: number, strongest: weights };
}

/** The most that some templates can say together. */
function mostOf(uses: Uses, weightsOf: ReadonlyMap<Template, readonly number[]>): number {
  let sum = 0;
  for (const [template, times] of Object.entries(uses) as [Template, number][]) {
    const strongest = (weightsOf.get(template) ?? []).toSorted((a, b) => b - a).slice(0, times);
    for (const weight of strongest) sum += weight;
  }
  return sum;
}
