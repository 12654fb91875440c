import { wordAt } from '../segment/words.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { clauseAfter, clauseBefore } from './clauses.ts';
import type { Context } from './context.ts';
import type { HeadMatch } from './heads.ts';
import { type Identity, identityOf, type NameSpans } from './identity.ts';
import {
  GROUP,
  LEVEL_WORD,
  makesClass,
  NATIONAL,
  type OrganizationClass,
  type OrganizationHead,
  organizationClasses,
} from './organization-words.ts';

const PHRASES = readPhrases('vocabulary/data/organization_contexts.tsv', ['builds', 'founds', 'born', 'acts', 'science', 'kinds']);

/** Names that only say the level are no organisation of their own. */
const LEVEL_ONLY =
  /^(?:省|市|县|区|州|旗|镇|乡|中共)?(?:省|市|县|区|州|旗)?(?:委|政府|人民政府|人大|政协|人大常委会|常委会|纪委|监委|委员会|党委)$/;
/** Verbs that make a building of what follows: it is a project, not yet an institution. */
const BUILDS = new RegExp(PHRASES.builds, 'g');
/** Verbs whose object is an institution that stands or is called into being. */
const FOUNDS = new RegExp(PHRASES.founds, 'g');
const BUILT_AFTER = /^(?:等)?(?:[^，。；：]{0,10}(?:建设|项目|工程)|(?:主体)?(?:完工|竣工|封顶|开工))/;
const ENLARGED_AFTER = /^[^，。；：]{0,12}(?:改扩建|扩建|迁建|改造|搬迁|改革)/;
const BORN_AFTER = new RegExp(`^[^，。；：]{0,28}?(?:${PHRASES.born})`);
const BORN_BEFORE = /(?:成立|组建|设立|组成|依托|发挥|引进)(?:了)?(?:[^，。；：！？]{0,40}[、和与及])?$/;
/** What only an institution does. */
const ACTS_AFTER = new RegExp(`^(?:${PHRASES.acts})`);
/** Kinds of research bodies that a level counts by the dozen: 省重点实验室. */
const SCIENCE = new RegExp(`(?:${PHRASES.science})$`);
/** What goes on with a longer name that an institution stands in. */
const NESTS_BEFORE = /^(?!等|[和与及的、]|建设|项目|工程|主体|[一二三]期|[投建开改扩迁竣完正])[\u4e00-\u9fff]/;
/** A clause that lists kinds of institutions: 图书馆、文化馆等公共文化设施. */
const KINDS_AFTER = new RegExp(`^[^，。；：]{0,20}等(?:${PHRASES.kinds})`);
const MAX_MODIFIER = 22;

/** What speaks for and against the name of an institution. */
export interface Evidence {
  /** What tells which institution is meant; null where the words make none. */
  readonly tells: Identity | 'national' | 'named' | 'bare' | 'founded' | null;
  readonly features: readonly string[];
}

/**
 * Weighs whether `start` to the end of the head names one institution: what identifies it, what makes a class of it,
 * and whether the clause founds it or only builds a house for it.
 */
export function weighInstitution(
  context: Context,
  start: number,
  match: HeadMatch<OrganizationHead>,
  floor: number,
  names: NameSpans,
  quantified: boolean,
): Evidence {
  const { text } = context;
  const name = text.slice(start, match.end).replace(/[“”]/g, '');
  const modifier = text.slice(start, match.start);
  const { strength } = match.head;
  const before = clauseBefore(text, start, floor);
  const after = clauseAfter(text, match.end);
  const cls = modifier === '' ? null : classOf(context, start, match.start);
  const founded = BORN_AFTER.test(after) || BORN_BEFORE.test(before) || (GROUP.test(name) && modifier.length >= 4);
  const identity = modifier === '' ? null : LEVEL_WORD.test(modifier) ? 'level' : identityOf(context, start, match.start, names);
  const placed = identity === 'place' || identity === 'enterprise' || identity === 'level';
  // The name of an institution inside a longer name (市医院|门诊楼) stands, whatever is built.
  const nested = placed && NESTS_BEFORE.test(text.slice(match.end, match.end + 2));
  const built = isBuilt(before, after);
  const acts = ACTS_AFTER.test(after);
  const facts = { strength, name, modifier, cls, founded, identity, placed, nested, built, acts, quantified, after, before };
  const features = [
    `strength:${strength}`,
    `tells:${identity}`,
    [strength, identity, cls, founded && 'founded', built && 'built', nested && 'nested'].filter(Boolean).join(' '),
    ...(cls ? [`class:${cls}`] : []),
    ...(founded ? ['founded'] : []),
    ...(built ? ['built'] : []),
    ...(nested ? ['nested'] : []),
    ...(acts ? ['acts'] : []),
    ...(quantified ? ['quantified'] : []),
    ...(KINDS_AFTER.test(after) ? ['kinds'] : []),
    ...(SCIENCE.test(name) ? ['science'] : []),
    ...(NATIONAL.test(name) ? ['national'] : []),
    ...(LEVEL_ONLY.test(name) ? ['level only'] : []),
  ];
  return { tells: tellsOf(context, match, facts), features };
}

interface Facts {
  readonly strength: OrganizationHead['strength'];
  readonly name: string;
  readonly modifier: string;
  readonly cls: OrganizationClass | null;
  readonly founded: boolean;
  readonly identity: Identity;
  readonly placed: boolean;
  readonly nested: boolean;
  readonly built: boolean;
  readonly acts: boolean;
  readonly quantified: boolean;
  readonly before: string;
  readonly after: string;
}

function tellsOf(context: Context, match: HeadMatch<OrganizationHead>, facts: Facts): Evidence['tells'] {
  const { strength, name, modifier, cls, founded, identity, placed, after } = facts;
  if (facts.quantified || strength === 'none' || modifier.endsWith('等') || modifier.length > MAX_MODIFIER || LEVEL_ONLY.test(name))
    return null;
  if (modifier === '') return strength === 'unique' && standsAlone(context, match, facts) ? 'bare' : null;
  if (cls === 'always' || (!founded && !facts.nested && facts.built)) return null;
  if (organizationClasses().has(modifier) || (modifier.length === 1 && SCIENCE.test(name))) return null;
  if (strength === 'born' || strength === 'weak') {
    const working = founded || (placed && facts.acts);
    return working && !after.startsWith('项目') && modifier.length >= 2 && identity !== 'number' ? (identity ?? 'founded') : null;
  }
  if (placed) return identity;
  if (cls === 'alone') return null;
  if (identity === 'quoted' || identity === 'unknown') return identity;
  if (NATIONAL.test(modifier) && modifier.length >= 4) return 'national';
  if (strength === 'named' && modifier.length >= 2 && identity !== 'number') return 'named';
  return founded && (modifier.length >= 4 || name.length >= 8) && identity !== 'number' ? 'founded' : null;
}

/** Whether the last verb before a name, over the list that it stands in, builds rather than founds. */
export function isBuilt(before: string, after: string): boolean {
  if (ENLARGED_AFTER.test(after)) return false;
  const builds = lastIndex(before, BUILDS);
  if (builds >= 0 && builds > lastIndex(before, FOUNDS)) return true;
  return /(?:推进|加快|推动|启动|实施|完成|做好|加强)$/.test(before) && BUILT_AFTER.test(after);
}

function lastIndex(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}

/** An institution of which a county has one, as the subject of its clause in a county's document. */
function standsAlone({ text }: Context, match: HeadMatch<OrganizationHead>, { before, after, built }: Facts): boolean {
  if (!/^(?:[^，。；：]{0,12}、)?$/.test(before) && !/(?:我县|我市|我区|全县|全区)$/.test(before)) return false;
  if (/启动|推进|加快/.test(before) || built || /^(?:主体|年内|建设|项目|工程|[一二三]期)/.test(after)) return false;
  return !KINDS_AFTER.test(after) && !/^\d/.test(after) && text[match.end] !== '（' && after.length > 1;
}

/** What the words of a modifier make of the head: `always` a class, `alone` a class as they stand; null where they name. */
function classOf({ text, words }: Context, start: number, end: number): OrganizationClass | null {
  const classes = organizationClasses();
  let all = true;
  let count = 0;
  for (let w = wordAt(words, start); w < words.count && (words.starts[w] as number) < end; w++) {
    const word = text.slice(Math.max(start, words.starts[w] as number), Math.min(end, words.starts[w + 1] as number));
    const use = classes.get(word);
    if (use === 'always') return use;
    if (!use || (use === 'inside' && count > 0)) all = false;
    count++;
  }
  const modifier = text.slice(start, end);
  if (makesClass(modifier)) return 'always';
  return all || classes.has(modifier) ? 'alone' : null;
}
