/** How the clause governs a title: conferred, applied for, or made and kept without anybody's conferring it. */
export type Governance = 'conferred' | 'applied' | 'made';

const CONFERS =
  '(?:荣获|获评|获批|获得|获选|喜获|荣膺|斩获|夺得|摘得|摘取|捧得|捧回|蝉联|被评|评为|评选为|评定为|授予|命名为|命名|确定为|确认为|认定为|认定|定为|列为|列入|入列|入选|入围|跻身|上榜|登榜|位列|晋升为|晋升|晋级为|晋级|升级为|升格为|创成|成为|达到|新增|新晋|转入|获)';
const APPLIES = '(?:创建|争创|申报|申创|申建|申请|争取|争当|争评|力争|冲刺|创(?=国家|全国|省|市))';
const MAKES =
  '(?:建设|建成|打造|培育|建立|成立|实施|做强|做优|加快|保持|累计|拥有|争先|实现|发展|评定|入库|完成|设立|举办|形成|推荐|迎接|深化|巩固|支持|启动|推进|推动|抓好|开展|围绕|对照|评选|通过)';
/** What may stand between the verb and the title it governs. */
const BETWEEN =
  '(?:成|为|了|过|到|的是|建设|一批|全省|全市|全县|首个|首家|第[一二三四五六七八九十]批|首批|\\d+(?:个|家|项|处|次)|[一二三四五六七八九十两](?:个|家|项|处))*';
const GOVERNED: readonly (readonly [RegExp, Governance])[] = [
  [new RegExp(`(?:成功|已)创建${BETWEEN}$`), 'conferred'],
  [new RegExp(`${CONFERS}${BETWEEN}$`), 'conferred'],
  [new RegExp(`${APPLIES}${BETWEEN}$`), 'applied'],
  [new RegExp(`${MAKES}${BETWEEN}$`), 'made'],
];
const VERB = new RegExp(`${CONFERS}|${APPLIES}|${MAKES}`, 'g');
const CONFERRING = new RegExp(`^${CONFERS}$`);
const CONFERRING_OR_APPLYING = new RegExp(`^(?:${CONFERS}|${APPLIES})$`);
const GOVERNING = new RegExp(`^(?:${CONFERS}|${APPLIES}|${MAKES})`);
/** These stand inside titles too (林业建设示范县): they govern only at the beginning of what is read. */
const ALSO_INSIDE = /^(?:建设|发展|实现)$/;
const APPLIED_AFTER = /^(?:”|等)?(?:创建|申报|创评|评选|创城|称号创建)/;
const WINDOW = 72;

/** A verb that may govern a title; offsets are into what was searched. */
export interface GoverningVerb {
  readonly at: number;
  readonly end: number;
  readonly confers: boolean;
  /** It confers or applies for a title, where others only make something. */
  readonly awards: boolean;
}

/** The last verb of a segment that may govern the title behind it; null without one. */
export function lastGoverningVerb(segment: string): GoverningVerb | null {
  let last: GoverningVerb | null = null;
  for (const { 0: verb, index } of segment.matchAll(VERB)) {
    if (ALSO_INSIDE.test(verb) && index > 2) continue;
    last = { at: index, end: index + verb.length, confers: CONFERRING.test(verb), awards: CONFERRING_OR_APPLYING.test(verb) };
  }
  return last;
}

/** Whether words begin with a verb that governs titles. */
export const beginsWithGoverning = (words: string): boolean => GOVERNING.test(words);

/**
 * How the words around a title govern it: the verb right before it, over the list that it stands in, or the verb behind
 * it (文明城市创建).
 *
 * @param floor where its sentence begins
 */
export function governanceOf(text: string, start: number, end: number, floor: number): Governance | null {
  const before = governanceBefore(text, start, floor);
  return before !== 'conferred' && APPLIED_AFTER.test(text.slice(end, end + 4)) ? 'applied' : before;
}

function governanceBefore(text: string, start: number, floor: number): Governance | null {
  const before = text.slice(Math.max(floor, start - WINDOW), start).replace(/[“”《》]/g, '');
  const clause = before.slice(before.search(/[^，。；：！？\n]*$/));
  for (const [pattern, governance] of GOVERNED) if (pattern.test(clause)) return governance;
  // A list: the verb of its first member governs all.
  if (/(?:[、和与及]|[、和]\d+[个家])$/.test(clause)) {
    const verb = [...clause.matchAll(VERB)].map((m) => m[0]).findLast((v) => !ALSO_INSIDE.test(v));
    if (verb) for (const [pattern, governance] of GOVERNED) if (pattern.test(verb)) return governance;
  }
  return null;
}
