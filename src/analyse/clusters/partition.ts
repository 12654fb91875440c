import { seededRandom } from '../random.ts';
import type { Relations } from '../related/relate.ts';
import { communitiesOf } from './louvain.ts';
import { inducedNetwork, type Network, networkOf } from './network.ts';

/** Groups of projects, by index; members ascending, groups by their first member. A project may be in none. */
export type Partition = readonly (readonly number[])[];

/** A cluster is to be read by a person: what is larger is split. */
const LARGEST = 60;
/** Share of the pairs of a cluster that must be related on their own, not only by way of others. */
const COHESION = 0.75;
/** A group that loses more of its members by trimming is split instead. */
const KEPT = 0.7;
/** Below this strength, nobody could say why two projects are in one cluster. */
const NAMEABLE = 0.3;
/** Resolutions at which a group is looked at again: the higher, the smaller the parts (J. Reichardt, S. Bornholdt, 2006). */
const RESOLUTIONS = [1, 1.5, 2.5, 4, 7] as const;
/** Pairs looked at in a large group, and between two. */
const SAMPLE = 1500;
const SAMPLE_ACROSS = 200;
/** Groups with less of their pairs found related are not looked at for merging. */
const TIED = 0.02;

/** Related pairs as a network, made once for partitions in several orders. */
export function tiesOf({ pairs }: Pick<Relations, 'pairs'>): Network {
  let last = -1;
  for (const { b } of pairs) last = Math.max(last, b);
  return networkOf(last + 1, pairs);
}

/**
 * Groups related projects: Louvain communities, split again as long as they are too large or hold together only by way of
 * others, and without the members that most of the others have nothing to do with.
 *
 * @param seed of the order in which projects are looked at
 */
export function partition({ pairs, strength }: Pick<Relations, 'pairs' | 'strength'>, ties: Network, seed: number): Partition {
  const random = seededRandom(seed);
  const groups: number[][] = [];
  const everyone = Array.from(ties.loops, (_, member) => member);
  const pending = split(ties, everyone, 1, random).map((members) => ({ members, level: 0 }));
  while (pending.length > 0) {
    const { members, level } = pending.pop() as (typeof pending)[number];
    if (members.length < 2) continue;
    // A few loose members are no reason to part the others.
    const { kept, left, cohesion: held } = trim(members, strength);
    const whole = kept.length <= LARGEST && kept.length >= members.length * KEPT && held >= COHESION;
    const parts = whole ? null : splitFurther(ties, members, level, random);
    if (parts) {
      pending.push(...parts);
      continue;
    }
    if (kept.length >= 2) groups.push(kept);
    if (kept.length > 0 && left.length > 0) pending.push({ members: left, level });
  }
  const byFirst = (x: readonly number[], y: readonly number[]) => (x[0] as number) - (y[0] as number);
  return merge(groups.sort(byFirst), pairs, strength, seed).sort(byFirst);
}

/**
 * Unites groups that belong together as much as the members of one do: Louvain may part what a list or a part ties more
 * closely, such as the mines of one region from those of another. The most densely tied groups first.
 */
function merge(
  groups: readonly (readonly number[])[],
  pairs: Relations['pairs'],
  strength: Relations['strength'],
  seed: number,
): number[][] {
  const members = groups.map((group) => [...group]);
  const owner = new Map(members.flatMap((group, number) => group.map((member) => [member, number] as const)));
  // Groups only grow: two that did not belong together are looked at again when one has.
  const refused = new Map<number, number>();
  for (;;) {
    const ties = new Map<number, number>();
    for (const { a, b } of pairs) {
      const [x, y] = [owner.get(a), owner.get(b)];
      if (x === undefined || y === undefined || x === y) continue;
      const tie = Math.min(x, y) * members.length + Math.max(x, y);
      ties.set(tie, (ties.get(tie) ?? 0) + 1);
    }
    const ranked = [...ties].map(([tie, count]) => {
      const [x, y] = [Math.floor(tie / members.length), tie % members.length];
      return { x, y, density: count / ((members[x] as number[]).length * (members[y] as number[]).length) };
    });
    ranked.sort((p, q) => q.density - p.density || p.x - q.x || p.y - q.y);
    const changed = new Set<number>();
    for (const { x, y, density } of ranked) {
      if (density < TIED) break;
      if (changed.has(x) || changed.has(y)) continue;
      const [a, b] = [members[x] as number[], members[y] as number[]];
      const tie = x * members.length + y;
      if (a.length + b.length > LARGEST || refused.get(tie) === a.length + b.length) continue;
      if (across(a, b, strength, seed) < COHESION) {
        refused.set(tie, a.length + b.length);
        continue;
      }
      members[x] = [...a, ...b].sort((p, q) => p - q);
      members[y] = [];
      for (const member of b) owner.set(member, x);
      changed.add(x).add(y);
    }
    if (changed.size === 0) return members.filter((group) => group.length > 0);
  }
}

/** Share of the pairs between two groups, of all or of a sample, that are related on their own. */
function across(a: readonly number[], b: readonly number[], strength: Relations['strength'], seed: number): number {
  const all = a.length * b.length;
  const random = seededRandom(seed);
  let related = 0;
  const looked = Math.min(all, SAMPLE_ACROSS);
  for (let n = 0; n < looked; n++) {
    const pair = all <= SAMPLE_ACROSS ? n : Math.floor(random() * all);
    if (strength(a[Math.floor(pair / b.length)] as number, b[pair % b.length] as number) >= NAMEABLE) related++;
  }
  return related / looked;
}

/** Parts of a group at the first resolution that parts it; null where none does. */
function splitFurther(
  ties: Network,
  members: readonly number[],
  level: number,
  random: () => number,
): { members: number[]; level: number }[] | null {
  const inner = inducedNetwork(ties, members);
  for (let next = level; next < RESOLUTIONS.length; next++) {
    const parts = split(inner, members, RESOLUTIONS[next] as number, random);
    if (parts.length > 1) return parts.map((part) => ({ members: part, level: next }));
  }
  return null;
}

/** Communities of some members, which the network numbers by their places; members ascending, by their first member. */
function split(network: Network, members: readonly number[], resolution: number, random: () => number): number[][] {
  const groups: number[][] = [];
  communitiesOf(network, resolution, random).forEach((group, place) => {
    const member = members[place] as number;
    if (groups[group]) groups[group].push(member);
    else groups[group] = [member];
  });
  return groups;
}

/** Share of pairs, of all or of a sample, that are related on their own; 1 for less than two members. */
export function cohesion(members: readonly number[], strength: Relations['strength'], seed: number): number {
  const count = members.length;
  const all = (count * (count - 1)) / 2;
  if (all === 0) return 1;
  let related = 0;
  if (all <= SAMPLE) {
    for (let i = 0; i < count; i++)
      for (let j = i + 1; j < count; j++) if (strength(members[i] as number, members[j] as number) >= NAMEABLE) related++;
    return related / all;
  }
  const random = seededRandom(seed);
  for (let n = 0; n < SAMPLE; n++) {
    const i = Math.floor(random() * count);
    const j = (i + 1 + Math.floor(random() * (count - 1))) % count;
    if (strength(members[i] as number, members[j] as number) >= NAMEABLE) related++;
  }
  return related / SAMPLE;
}

interface Trimmed {
  readonly kept: number[];
  readonly left: number[];
  /** Share of the pairs of those kept that are related on their own; 0 where nobody looked. */
  readonly cohesion: number;
}

/** Leaves out, one by one and the loosest first, members that are related to less than half of the others. */
function trim(members: readonly number[], strength: Relations['strength']): Trimmed {
  const count = members.length;
  // What is much too large is split before anyone looks at all its pairs.
  if (count > 2 * LARGEST) return { kept: [...members], left: [], cohesion: 0 };
  const related = new Uint8Array(count * count);
  const counts = new Uint32Array(count);
  let pairs = 0;
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      if (strength(members[i] as number, members[j] as number) < NAMEABLE) continue;
      related[i * count + j] = related[j * count + i] = 1;
      counts[i] = (counts[i] as number) + 1;
      counts[j] = (counts[j] as number) + 1;
      pairs++;
    }
  }
  const kept = members.map((_, place) => place);
  const left: number[] = [];
  for (;;) {
    let loosest = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (const [position, place] of kept.entries()) {
      if ((counts[place] as number) < fewest) [loosest, fewest] = [position, counts[place] as number];
    }
    if (kept.length < 2 || fewest >= (kept.length - 1) / 2) break;
    const [gone] = kept.splice(loosest, 1) as [number];
    left.push(gone);
    pairs -= fewest;
    for (const place of kept) counts[place] = (counts[place] as number) - (related[gone * count + place] as number);
  }
  const all = (kept.length * (kept.length - 1)) / 2;
  const memberAt = (place: number) => members[place] as number;
  return { kept: kept.map(memberAt), left: left.sort((a, b) => a - b).map(memberAt), cohesion: all === 0 ? 1 : pairs / all };
}
