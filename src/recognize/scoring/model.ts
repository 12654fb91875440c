import { DataError } from '../../errors.ts';
import type { EntityKind } from '../../model/schema.ts';
import { ENTITY_KINDS } from '../../model/schema.ts';
import { readData } from '../../vocabulary/table.ts';
import { atomOf } from './atoms.ts';
import { TEMPLATES, type Template, WHOLE_TEMPLATES } from './features.ts';

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
  /** Three numbers of a slot: template, a, b; a template is one more than it is, for 0 says that the slot is empty. */
  #keys = new Int32Array(3 << 12);
  #rows = new Int32Array(1 << 12);
  #mask = (1 << 12) - 1;
  #size = KINDS;
  #values = new Float32Array(KINDS << 11);

  /** `KINDS` weights from each row on; row 0 is that of features without any weight. */
  get values(): Float32Array {
    return this.#values;
  }

  set(template: number, a: number, b: number, kind: number, value: number): void {
    let slot = this.#slot(template, a, b);
    if (this.#rows[slot] === 0) {
      if (this.#size === this.#values.length) {
        this.#grow();
        slot = this.#slot(template, a, b);
      }
      this.#keys.set([template + 1, a, b], slot * 3);
      this.#rows[slot] = this.#size;
      this.#size += KINDS;
    }
    this.#values[(this.#rows[slot] as number) + kind] = value;
  }

  /** Where the row of a feature begins in `values`, 0 for one that no kind has a weight for. */
  rowOf(template: number, a: number, b: number): number {
    return this.#rows[this.#slot(template, a, b)] as number;
  }

  #slot(template: number, a: number, b: number): number {
    const keys = this.#keys;
    let slot = hashOf(template, a, b) & this.#mask;
    for (;;) {
      const at = slot * 3;
      if (keys[at] === 0 || (keys[at + 1] === a && keys[at + 2] === b && keys[at] === template + 1)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  #grow(): void {
    const [keys, rows, values] = [this.#keys, this.#rows, this.#values];
    this.#keys = new Int32Array(keys.length * 2);
    this.#rows = new Int32Array(rows.length * 2);
    this.#mask = this.#rows.length - 1;
    this.#values = new Float32Array(values.length * 2);
    this.#values.set(values);
    for (let i = 0; i < rows.length; i++) {
      if (rows[i] === 0) continue;
      const key = keys.subarray(i * 3, i * 3 + 3);
      const slot = this.#slot((key[0] as number) - 1, key[1] as number, key[2] as number);
      this.#keys.set(key, slot * 3);
      this.#rows[slot] = rows[i] as number;
    }
  }
}

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
  /** By kind, the most that a span as a whole can add to what its beginning, its end and its words say, where no rule saw it. */
  readonly reach: ReadonlyMap<EntityKind, number>;
}

let shared: Model | undefined;

const HEADER = 'kind\ttemplate\ta\tb\tweight';

/** The trained weights, read once. Each row names its feature, so that a decision can be explained. */
export function loadModel(): Model {
  shared ??= readModel(readData(FILE));
  return shared;
}

/** Read by hand: `readTable` makes an object of each of 60,000 rows, which start-up can't afford. */
function readModel(raw: string): Model {
  const weights = new Weights();
  const thresholds = new Map<EntityKind, number>();
  const best = new Map<EntityKind, Map<Template, number[]>>(ENTITY_KINDS.map((kind) => [kind, new Map()]));
  let headed = false;
  // Rows of one kind and template stand together.
  let group = '';
  let kind = -1;
  let template = -1;
  let strongest: number[] | null = null;
  for (let at = 0, end = 0; at < raw.length; at = end + 1) {
    end = raw.indexOf('\n', at);
    if (end < 0) end = raw.length;
    if (end === at || raw[at] === '#') continue;
    if (!headed) {
      const header = raw.slice(at, end).trimEnd();
      if (header !== HEADER) throw new DataError(`src/${FILE}: its header is ${header}; it must be ${HEADER}`);
      headed = true;
      continue;
    }
    if (group === '' || !raw.startsWith(group, at)) {
      const [kindName, templateName] = raw.slice(at, end).split('\t') as [EntityKind, Template | typeof THRESHOLD];
      kind = ENTITY_KINDS.indexOf(kindName);
      if (kind < 0) throw new DataError(`src/${FILE}: unknown kind: ${kindName}; one of ${ENTITY_KINDS.join(', ')}`);
      group = `${kindName}\t${templateName}\t`;
      strongest = null;
      if (templateName === THRESHOLD) template = -1;
      else {
        template = TEMPLATES.indexOf(templateName);
        if (template < 0) throw new DataError(`src/${FILE}: unknown template: ${templateName}; one of ${TEMPLATES.join(', ')}`);
        if (Object.hasOwn(WHOLE_TEMPLATES, templateName)) {
          const ofKind = best.get(kindName) as Map<Template, number[]>;
          strongest = ofKind.get(templateName) ?? [];
          ofKind.set(templateName, strongest);
        }
      }
    }
    const a = at + group.length;
    const b = raw.indexOf('\t', a) + 1;
    const c = raw.indexOf('\t', b) + 1;
    if (b === 0 || c === 0 || c > end) throw new DataError(`src/${FILE}: ${raw.slice(at, end)}: fewer than five cells; check its tabs`);
    const weight = Number(raw.slice(c, end));
    if (template < 0) thresholds.set(ENTITY_KINDS[kind] as EntityKind, weight);
    else weights.set(template, atomOf(raw, a, b - 1), atomOf(raw, b, c - 1), kind, weight);
    if (weight > 0) strongest?.push(weight);
  }
  return { weights, thresholds, reach: new Map([...best].map(([name, templates]) => [name, reachOf(templates)])) };
}

function reachOf(templates: ReadonlyMap<Template, readonly number[]>): number {
  let sum = 0;
  for (const [template, weights] of templates) {
    const strongest = weights.toSorted((a, b) => b - a).slice(0, WHOLE_TEMPLATES[template]);
    for (const weight of strongest) sum += weight;
  }
  return sum;
}
