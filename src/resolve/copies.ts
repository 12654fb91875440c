import { compareCodePoints } from '../build/order.ts';
import { FNV_BASIS, mixBits, withUnit } from '../hash.ts';

/** Characters in a row that are compared: long enough to be rare, short enough that one difference spoils few. */
const SHINGLE = 5;
/** Values of a fingerprint; the similarity that they estimate is right to within ±0.04. */
const BINS = 128;
/** Candidates share a band of this many values: of pairs 0.8 alike, one in 10⁵ shares none. */
const BAND = 4;
const MIN_SIMILARITY = 0.8;

/**
 * A fingerprint from which the similarity of two texts can be told: one-permutation MinHash over shingles of characters
 * (P. Li, A. B. Owen, C.-H. Zhang: One Permutation Hashing, NIPS 2012), empty bins filled from the next full one
 * (A. Shrivastava, P. Li: Densifying One Permutation Hashing, ICML 2014).
 *
 * @param text clean text; spaces, punctuation and line breaks don't count
 * @returns 128 unsigned integers of 32 bits; none for a text without a letter
 */
export function fingerprint(text: string): number[] {
  const bins = new Float64Array(BINS).fill(Number.POSITIVE_INFINITY);
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  const count = Math.max(1, letters.length - SHINGLE + 1);
  if (letters.length === 0) return [];
  for (let i = 0; i < count; i++) {
    let hash = FNV_BASIS;
    for (let j = i; j < i + SHINGLE && j < letters.length; j++) hash = withUnit(hash, letters.charCodeAt(j));
    hash = mixBits(hash);
    const bin = hash & (BINS - 1);
    const value = hash >>> 7;
    if (value < (bins[bin] as number)) bins[bin] = value;
  }
  return Array.from(bins, (value, bin) => (Number.isFinite(value) ? value : borrowed(bins, bin)));
}

/** The value of the next full bin, marked by its distance so that two texts agree only where both borrowed alike. */
function borrowed(bins: Float64Array, bin: number): number {
  let distance = 1;
  while (!Number.isFinite(bins[(bin + distance) % BINS])) distance++;
  return mixBits((bins[(bin + distance) % BINS] as number) + Math.imul(distance, 0x9e3779b1)) >>> 7;
}

/** The share of shingles that two texts have in common, of all that either has: estimated, from 0 to 1. */
export function similarity(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length === 0 || a.length !== b.length) return 0;
  let same = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) same++;
  return same / a.length;
}

/** A document as copies are told by. */
export interface Fingerprinted {
  readonly id: string;
  /** Whom the document is about; empty where that is unknown. */
  readonly region: string;
  /** Length of the text: of two copies the longer is the fuller. */
  readonly length: number;
  readonly fingerprint: ArrayLike<number>;
}

/**
 * Finds documents that are copies of others: the same text with small differences, about the same region as far as it is
 * known; one form that two counties filled in is two documents. The order of the documents doesn't matter.
 *
 * @returns for every copy the id of the document that stands for it: the longest, of equally long ones the first by id
 */
export function findCopies(documents: readonly Fingerprinted[]): Map<string, string> {
  const sorted = documents.toSorted((a, b) => b.length - a.length || compareCodePoints(a.id, b.id));
  const bands = new Map<string, number[]>();
  const original = new Map<string, string>();
  sorted.forEach((document, index) => {
    const keys = bandsOf(document.fingerprint);
    const candidates = new Set<number>();
    for (const key of keys) for (const earlier of bands.get(key) ?? []) candidates.add(earlier);
    for (const earlier of [...candidates].sort((a, b) => a - b)) {
      const other = sorted[earlier] as Fingerprinted;
      if (document.region && other.region && document.region !== other.region) continue;
      if (similarity(document.fingerprint, other.fingerprint) < MIN_SIMILARITY) continue;
      original.set(document.id, other.id);
      return;
    }
    // A copy is no candidate itself, so that every copy leads to a document that stays.
    for (const key of keys) {
      const band = bands.get(key);
      if (band) band.push(index);
      else bands.set(key, [index]);
    }
  });
  return original;
}

function bandsOf(values: ArrayLike<number>): string[] {
  const keys: string[] = [];
  for (let i = 0; i + BAND <= values.length; i += BAND) {
    let key = `${i}`;
    for (let j = i; j < i + BAND; j++) key += `,${values[j]}`;
    keys.push(key);
  }
  return keys;
}
