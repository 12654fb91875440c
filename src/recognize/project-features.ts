import { wordAt } from '../segment/words.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import type { Context } from './context.ts';
import type { Closer, Start } from './coordination.ts';
import { type HeadMatch, headEndingAt, type ProjectHead } from './heads.ts';
import type { Identity } from './identity.ts';
import { label } from './labels.ts';
import type { Governance } from './project-attributes.ts';
import type { ProjectName } from './project-names.ts';
import { startsWithVerb } from './project-verbs.ts';
import { boundsNames } from './word-traits.ts';

const PHRASES = readPhrases('vocabulary/data/project_contexts.tsv', ['action', 'area', 'rank', 'title', 'counted', 'system']);

/** One name of a list, as the text writes it. */
interface Item {
  readonly start: number;
  readonly end: number;
  /** The head noun that the item itself ends with. */
  readonly head: HeadMatch<ProjectHead> | null;
  /** What the item shares with the list's last item and has to be given back: 东岭、西川[煤矿]. */
  readonly shared: string;
}

/** A name that may be a project's, with what speaks for it and against it. */
export interface Candidate {
  readonly item: Item;
  /** End of the name with its tail. */
  readonly end: number;
  readonly name: ProjectName;
  readonly tells: Identity;
  /** Why the name may begin where it does. */
  readonly by: Start['by'];
  readonly list: { readonly size: number; readonly closer: Closer | null; readonly start: number; readonly end: number };
  readonly governance: Governance;
  /** A number with a classifier stands before it. */
  readonly quantified: boolean;
  readonly overlaps: 'policy' | 'honor' | 'slogan' | 'organization' | 'company' | 'brand' | 'region' | null;
  readonly claim: string;
  /** How many of the list's other items are identified, and how many have a head. */
  readonly siblings: { readonly identified: number; readonly headed: number };
}

const ACTION = new RegExp(`(?:${PHRASES.action})$`);
const AREA = new RegExp(`(?:${PHRASES.area})$`);
const SYSTEM = new RegExp(`(?:${PHRASES.system})$`);
const INSTITUTION = /^(?:health|education)$/;
const RANK = new RegExp(`^(?:${PHRASES.rank})`);
const TITLE_VERB = new RegExp(`(?:${PHRASES.title})$`);
const COUNT_AFTER = new RegExp(
  `^(?:达到?|共|约|近|超过?|累计)?[\\d.]+[多余]?(?:万|亿|千|百)?(?:${PHRASES.counted})|^[一二三四五六七八九十两几百]+(?:个|项|处|座|条|所|家)`,
);

/** What a character right before a name says of it. */
const LEFT_EDGES: ReadonlyMap<string, string> = new Map([
  ...[...'，。；：！？\n'].map((c): [string, string] => [c, 'mark']),
  ['、', 'comma'],
  ...[...'和与及'].map((c): [string, string] => [c, 'joint']),
  ['的', 'of'],
  ['“', 'quote'],
]);

/** What a character right behind a name says of it. */
const RIGHT_EDGES: ReadonlyMap<string, string> = new Map([
  ...[...'，。；：！？\n'].map((c): [string, string] => [c, 'mark']),
  ['、', 'comma'],
  ['等', 'etc'],
  ...[...'和与及'].map((c): [string, string] => [c, 'joint']),
  ['的', 'of'],
]);

const bucket = (n: number): string =>
  n <= 0 ? '0' : n === 1 ? '1' : n === 2 ? '2' : n <= 4 ? '3-4' : n <= 8 ? '5-8' : n <= 14 ? '9-14' : '15+';

/** Whether a head says what is done to something (改造, 扩建), and not what the thing is. */
export const isAction = (head: string): boolean => ACTION.test(head);

/** What speaks for a candidate and against it, in a few short words. */
export function featuresOf(context: Context, candidate: Candidate): string[] {
  const { text, words } = context;
  const { item, end, name, tells, list, governance, overlaps } = candidate;
  const { head, stem, tail } = name;
  const strength = head?.strength ?? (item.shared || list.closer ? 'listed' : 'none');
  const identity = tells ?? 'nothing';
  const sense = senseOf(name);
  const governed = governance.position === null ? 'free' : `${governance.position}-${governance.firm ? 'firm' : 'soft'}`;
  const rank = RANK.test(name.name);
  const before = text.slice(Math.max(0, item.start - 4), item.start).replace(/[“”]/g, '');
  const after = text.slice(end, end + 16);
  const closer = list.closer ? (list.closer.head?.strength ?? 'verb') : 'none';
  const features = [
    label('by', candidate.by),
    label('by+head', candidate.by, strength),
    label('head+identity', strength, identity),
    label('sense+governed', sense, governed),
    label('identity+governed', identity, governed),
    label('sense+identity', sense, identity),
    label('governed', governance.adjacent ? `${governed} adjacent` : governed),
    label('modifier', bucket(stem.length - (head ? Math.min(head.head.length, stem.length - 2, 4) : 0))),
    label('list', list.size === 1 ? 'one' : list.size === 2 ? 'two' : 'more', list.closer?.counted ? `${closer} counted` : closer),
    label('tail', tailKind(tail)),
  ];
  const left = text[item.start - 1] ?? '\n';
  const leftEdge = LEFT_EDGES.get(left) ?? 'word';
  const rightEdge = rightOf(context, end);
  features.push(
    label('left', leftEdge),
    label('right', rightEdge),
    label('edges', leftEdge, rightEdge),
    label('right+head', rightEdge, strength),
  );
  if (words.starts[wordAt(words, item.start)] !== item.start) features.push('cuts word');
  if (twoHeads(context, item.start, item.end)) features.push('two heads joined');
  if (list.size > 1) {
    const share = (n: number): string => (n === 0 ? 'none' : n === list.size - 1 ? 'all' : 'some');
    const { identified, headed } = candidate.siblings;
    features.push(
      label('siblings identified', share(identified)),
      label('siblings headed', share(headed)),
      label('siblings', share(identified), share(headed), closer, strength),
    );
  }
  if (TITLE_VERB.test(before)) features.push(rank ? 'title verb and rank' : 'title verb');
  else if (rank) features.push(label('rank+governed', governed));
  if (candidate.quantified || /一批|一系列|多个|各类|各级|所有|每/.test(before)) features.push('counted before');
  if (!list.closer && COUNT_AFTER.test(after)) features.push('counted after');
  if (overlaps) features.push(label('overlaps', overlaps, governed));
  if (text[item.start - 1] === '“' || text.slice(item.start, end - tail.length).endsWith('”'))
    features.push(`quoted+${tail ? 'tail' : 'whole'}`);
  if (/[和与及的]/.test(text.slice(item.start + 1, item.end - 1))) features.push('joint inside');
  if (boundsNames(stem.slice(0, 2)) || /^[和与及的了]/.test(stem)) features.push('begins with verb');
  return features;
}

const tailKind = (tail: string): string => {
  if (tail === '') return 'none';
  if (tail.endsWith('项目')) return 'project';
  if (tail.endsWith('工程')) return 'works';
  return tail.includes('期') ? 'phase' : tail.startsWith('（') ? 'bracket' : 'other';
};

/** What stands right behind a name. */
function rightOf({ text, words }: Context, end: number): string {
  const edge = RIGHT_EDGES.get(text[end] ?? '\n') ?? (text.startsWith('以及', end) ? 'joint' : undefined);
  if (edge !== undefined) return edge;
  if (startsWithVerb(text.slice(end, end + 10))) return 'verb';
  if (/[“”（）]/.test(text[end] as string)) return 'quote';
  const word = wordAt(words, end);
  if (words.starts[word] !== end) return 'cut word';
  const tag = words.tags[word] ?? 'x';
  if (boundsNames(text.slice(end, words.starts[word + 1]))) return 'bound';
  return tag.startsWith('n') || tag === 'j' || tag === 'l'
    ? 'noun'
    : tag === 'v' || tag === 'vn'
      ? 'verb word'
      : tag === 'm'
        ? 'number'
        : 'other';
}

const JOINTS = new Set('和与及');

/** Whether a conjunction joins two names with heads of their own: 东岭路南延 | 和 | 二街南延. */
function twoHeads(context: Context, start: number, end: number): boolean {
  for (let at = start + 3; end - at > 3; at++) {
    const head = JOINTS.has(context.text[at] as string) ? headEndingAt(context, at) : null;
    if (head && head.head.strength !== 'generic' && head.start > start) return true;
  }
  return false;
}

function senseOf({ head, stem }: ProjectName): string {
  if (head === null) return 'none';
  if (ACTION.test(stem)) return 'action';
  if (SYSTEM.test(stem)) return 'system';
  if (AREA.test(stem)) return 'area';
  return INSTITUTION.test(head.sector ?? '') ? 'institution' : 'thing';
}
