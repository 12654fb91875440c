import { bareName, countsOf, groupSizes } from './counts.ts';
import { DEFINES, NOT_ANOTHER_WORD } from './definers.ts';
import { countedItems } from './items.ts';
import { withoutTail } from './leads.ts';
import { cut, endOf, tidy } from './parts.ts';
import { stretches, withoutPurpose } from './stretches.ts';

/** What a definition defines in its turn: “三包”即…, 三包，即…, 第一个“1”是指…. */
const SUBTERM = new RegExp(
  `(?<=^|[；。，、：\\s])(?:第[一二三四]个)?(“[^“”]{1,14}”|[^“”；。，：、\\s]{1,10}?)(，?(?:${DEFINES}|(?:是|为|既(?=[^有然要]))${NOT_ANOTHER_WORD})|：|，)`,
  'g',
);

interface Group {
  readonly term: string;
  readonly told: string;
}

/** What a definition defines in its turn, one by one, with the words that do. */
function definedIn(body: string, isTerm: (term: string, definer: string, marked: boolean) => boolean, lastEnds = '。；'): Group[] {
  const terms = [...body.matchAll(SUBTERM)].filter(([, term = '', definer = '']) => isTerm(bareName(term), definer, term.startsWith('“')));
  const groups = terms.map((match, i) => {
    const from = match.index + match[0].length;
    const rest = body.slice(from, terms[i + 1]?.index ?? body.length);
    // The last ends with its sentence, the others where the next begins.
    const end = i + 1 < terms.length ? endOf(rest, 0, '。') : Math.min(...[...lastEnds].map((stop) => endOf(rest, 0, stop)));
    return { term: bareName(match[1] as string), told: tidy(rest.slice(0, end).replace(/[；，、]$/, '')) };
  });
  // “千”即…；“万”即…，带动…: where only the last has more clauses, they tell what all are for.
  const last = groups.at(-1);
  if (!last || groups.length < 2 || groups.slice(0, -1).some(({ told }) => cut(told, '，').length > 1)) return groups;
  return [...groups.slice(0, -1), { ...last, told: withoutPurpose(last.told) }];
}

/** The counted terms that a definition tells besides its own: 三重 in a definition of 三重四创. */
export const countedTerms = (body: string): readonly Group[] =>
  definedIn(
    body,
    (term, definer, marked) => {
      if (term.length < 2 || definer === '，') return false;
      return /^\d/.test(term) ? marked && definer === '：' : countsOf(term).length > 0;
    },
    '。',
  );

/** The parts of a name that its definition defines one by one: those that the name is made of, or as many in marks as it counts. */
function groupsIn(body: string, name: string): { groups: readonly Group[]; own: boolean } {
  const whole = bareName(name);
  // 两补，补短板、补差距: a comma defines only what the name counts.
  const own = definedIn(body, (term, definer, marked) => {
    // 六是… numbers an item, and “百”即… or 5即… tells a group.
    if (term === whole || !whole.includes(term) || !(marked || term.length > 1 || /^[\dA-Z]$/.test(term))) return false;
    return definer !== '，' || countsOf(term).length > 0;
  });
  if (own.length > 1) return { groups: own, own: true };
  const marked = /^“/.test(body) ? definedIn(body, (term, definer, isMarked) => isMarked && definer !== '，' && term !== whole) : [];
  return { groups: countsOf(name).includes(marked.length) ? marked : [], own: false };
}

/** 五群指五个产业集群，分别为…; “2”即夯实两个基础：…; “三个工程”，开展…: the part is what is told in its turn. */
const headOf = (told: string): string =>
  /^“([^“”]{2,12})”(?=，)/.exec(told)?.[1] ?? /^([^，：；]{2,16}?)(?:，(?:即|分别为|分别是|包括)|：)/.exec(told)?.[1] ?? told;

/**
 * The parts of a name whose definition defines its groups: all parts of all groups where each group lists as many as the name says
 * it has (“两园”即A园、B园；“一带”即C带), otherwise one for each group.
 *
 * @returns empty where fewer than two groups are defined
 * @example groupedParts('“两园”即东园、西园；“一带”即沿河带。', '两园一带') → ['东园', '西园', '沿河带']
 */
export function groupedParts(body: string, name: string): readonly string[] {
  const { groups, own } = groupsIn(body, name);
  if (groups.length < 2 || groups.some(({ told }) => told === '')) return [];
  // 1+5, 12345: digits count what is told under them more loosely, mostly by a noun of its own (两大战略).
  const parts = groups.map(({ term, told }): readonly string[] => {
    const [size = 1] = countsOf(term);
    return size === 1 ? [told] : countedItems(told, [size], term, false);
  });
  const listed = own && parts.some(({ length }) => length > 1) && parts.every(({ length }) => length > 0);
  return listed ? parts.flat() : groups.map(({ told }) => headOf(told));
}

const HEADED = /^([^，：；（]{2,15}[^，：；（括即])(?:，(?:即|分别为|分别是|包括)|：|（)/;

/** 抓好两件大事，即…。打好三场硬仗，即…: as many heads as a name has groups, each told in its turn. */
export function headedParts(body: string, name: string): readonly string[] {
  const size = groupSizes(name).length;
  if (size < 2) return [];
  for (const stops of ['。', '；', '，']) {
    const heads = cut(body, stops)
      .slice(0, size)
      .map((each) => HEADED.exec(each)?.[1] ?? '');
    if (heads.length === size && heads.every((head) => head !== '')) return heads.map(tidy);
  }
  return [];
}

/** 三减三少：减A、减B、减C，少D…; 两改两提：改A、提B；改C、提D: parts in pairs, one for each time that the name counts alike. */
export function pairedParts(sentence: string, name: string): readonly string[] {
  const [size, other, ...more] = groupSizes(name);
  if (size === undefined || size < 2 || size !== other || more.length > 0) return [];
  const verb = bareName(name)
    .slice(1)
    .match(/^[\u4e00-\u9fff]+?(?=[二三四五六七八九十两双])/)?.[0];
  if (verb === undefined) return [];
  for (const { words } of stretches(sentence, name)) {
    for (const stops of ['；', '，']) {
      const pairs = withoutTail(cut(words, stops).map(tidy), name);
      if (pairs.length === size && pairs.every((pair) => pair.startsWith(verb) && /[、，]/.test(pair))) return pairs;
    }
  }
  return [];
}
