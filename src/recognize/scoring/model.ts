import { DataError } from '../../errors.ts';
import type { EntityKind } from '../../model/schema.ts';
import { ENTITY_KINDS } from '../../model/schema.ts';
import { readData } from '../../vocabulary/table.ts';
import { atomOf } from './atoms.ts';
import { TEMPLATES, type Template, WHOLE_TEMPLATES } from './features.ts';

const FILE = 'recognize/scoring/data/weights.tsv';
/** Template and argument of the rows that hold no weight but the least score of a mention that counts. */
export const THRESHOLD = 'threshold';

/** Weights of a linear model per kind, by hashed feature: open addressing, so that one look-up touches one cache line. */
export class Weights {
  #keys = new Int32Array(1 << 12);
  #values = new Float32Array(1 << 12);
  #mask = (1 << 12) - 1;
  #count = 0;

  add(key: number, value: number): void {
    if (this.#count * 2 >= this.#keys.length) this.#grow();
    const slot = this.#slot(key);
    if (this.#keys[slot] !== key) this.#count++;
    this.#keys[slot] = key;
    this.#values[slot] = value;
  }

  /** The weight of a feature, 0 for one that was never seen. */
  get(key: number): number {
    const slot = this.#slot(key);
    return this.#keys[slot] === key ? (this.#values[slot] as number) : 0;
  }

  #slot(key: number): number {
    let slot = key & this.#mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Int32Array(keys.length * 2);
    this.#values = new Float32Array(keys.length * 2);
    this.#mask = this.#keys.length - 1;
    this.#count = 0;
    for (let i = 0; i < keys.length; i++) if (keys[i] !== 0) this.add(keys[i] as number, values[i] as number);
  }
}

/** A feature of a kind as one number, never 0. */
export function featureKey(kind: number, template: number, a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(template * 16 + kind + 1, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash ^ b, 0xc2b2ae35);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0x27d4eb2f);
  return (hash ^ (hash >>> 16)) | 0 || 1;
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
    else weights.add(featureKey(kind, template, atomOf(raw, a, b - 1), atomOf(raw, b, c - 1)), weight);
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
