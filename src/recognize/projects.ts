import type { Status } from '../model/schema.ts';
import type { Context, EntityMention } from './context.ts';
import { type Chunk, chunkBefore } from './chunk.ts';
import { type HeadMatch, loadProjectHeads, type ProjectHead, sectorOf } from './heads.ts';
import { investmentBefore, statusOf } from './project-attributes.ts';
import type { Recognized } from './registry.ts';
import { isBoundary, wordAt } from '../segment/words.ts';

/** What may follow a head noun and still belong to the name. */
const TAIL = /^(?:（?[一二三四五六七八九](?:、[一二三四五六七八九])?期）?(?:工程|项目)?|(?:建设)?(?:项目|工程)|新校区|主体工程)/;
/** Words after a head that make it a modifier of something else (机场服务, 医院改革). */
const MODIFIER_TAGS = /^(?:n|nz|l|j|ng|nr|nt|b)$/;
const AFTER_NAME = /^(?:项目|工程|建设|一期|二期|三期|新校区|片区|等|及|和|与|主体|前期|东|西|南|北|段|全线|周边)/;
const CONJUNCTION = /^(?:、|和|及|与|以及|暨)$/;
const MAX_CONJUNCTS = 12;

/**
 * Recognises projects: a head noun, the name read leftwards to its true start, and either words that identify it (a
 * place, an enterprise, a quoted part, a capacity) or a verb that says it is planned, built or run. Classes (22个核酸检测实验室)
 * are left out; coordinations (赤城、邵寨煤矿) are split, each part with the head.
 */
export function recognizeProjects(context: Context, before: Recognized): EntityMention[] {
  const { text, words, sentences } = context;
  const { heads } = loadProjectHeads();
  const names = nameSpans(before);
  const mentions: EntityMention[] = [];
  const found = heads.find(text);
  let sentence = 0;
  for (const [index, head] of found.entries()) {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] as { start: number }).start <= head.start) sentence++;
    const floor = sentences[sentence]?.start ?? 0;
    const ceiling = sentences[sentence]?.end ?? text.length;
    if (!endsName(context, head, found[index + 1])) continue;
    const chunk = chunkBefore(text, words, head, floor, names.startCovering);
    const tail = TAIL.exec(text.slice(chunk.end, Math.min(chunk.end + 8, ceiling)))?.[0] ?? '';
    const end = chunk.end + tail.length;
    const conjuncts = chunk.quantified ? [] : conjunctsBefore(context, chunk, head, floor, names.startCovering);
    const start = conjuncts[0]?.start ?? chunk.start;
    const status = statusOf(context, start, end, floor, ceiling);
    const name = bare(text.slice(chunk.start, end));
    const tells = identifies(context, chunk.start, head, names);
    if (!accepts(head.head, chunk, name, tells, tail, status.governed)) continue;
    const investment = investmentBefore(text, start, floor) ?? undefined;
    const attributes = { sector: sectorOf(name), ...(status.status ? { status: status.status as Status } : {}), ...(investment ? { investment } : {}) };
    mentions.push({ kind: 'project', start: chunk.start, end, name, aliases: tailAliases(name, tail), rule: `head:${head.head.strength}`, attributes });
    for (const part of conjuncts) {
      const partName = bare(part.name + tail);
      mentions.push({ kind: 'project', start: part.start, end: part.end, name: partName, aliases: tailAliases(partName, tail), rule: 'coordination', attributes: { ...attributes, sector: sectorOf(partName) } });
    }
  }
  return mentions;
}

/** A name without quotation marks. */
const bare = (name: string): string => name.replace(/[“”《》]/g, '');

const tailAliases = (name: string, tail: string): string[] => (tail ? [name.slice(0, -bare(tail).length)] : [`${name}项目`]);

interface NameSpans {
  /** Start of a recognised name that covers the offset, -1 where none does. */
  readonly startCovering: (offset: number) => number;
  readonly regions: ReadonlySet<number>;
  readonly companies: ReadonlySet<number>;
}

function nameSpans(before: Recognized): NameSpans {
  const covering = new Map<number, number>();
  const regions = new Set<number>();
  const companies = new Set<number>();
  const cover = (start: number, end: number) => {
    for (let i = start; i < end; i++) covering.set(i, Math.min(start, covering.get(i) ?? start));
  };
  for (const r of before.regions) {
    cover(r.start, r.end);
    for (let i = r.start; i < r.end; i++) regions.add(i);
  }
  for (const m of before.mentions) {
    if (m.kind !== 'company' && m.kind !== 'organization') continue;
    cover(m.start, m.end);
    for (let i = m.start; i < m.end; i++) companies.add(i);
  }
  return { startCovering: (offset) => covering.get(offset) ?? -1, regions, companies };
}

/** Whether a name can end with this head: a word ends here, and what follows doesn't make the head a modifier. */
function endsName(context: Context, head: HeadMatch<ProjectHead>, next: HeadMatch<ProjectHead> | undefined): boolean {
  const { text, words } = context;
  if (!isBoundary(words, head.end)) return false;
  // A longer head goes on from here (引水 | 工程): that one makes the name.
  if (next && next.start <= head.end && next.end > head.end && next.end - head.end <= 6) return false;
  const after = text.slice(head.end, head.end + 4);
  if (AFTER_NAME.test(after)) return true;
  const i = wordAt(words, head.end);
  return !MODIFIER_TAGS.test(words.tags[i] ?? 'x');
}

type Identity = 'place' | 'company' | 'quoted' | 'capacity' | 'unknown' | 'level' | null;

/** What in a name's modifier tells which thing is meant. */
function identifies(context: Context, start: number, head: HeadMatch<ProjectHead>, names: NameSpans): Identity {
  const { text, words } = context;
  for (let i = start; i < head.start; i++) if (names.regions.has(i)) return 'place';
  for (let i = start; i < head.start; i++) if (names.companies.has(i)) return 'company';
  const modifier = text.slice(start, head.start);
  if (modifier.includes('“')) return 'quoted';
  if (/\d/.test(modifier)) return 'capacity';
  let singles = 0;
  for (let w = wordAt(words, start); w < words.count && (words.starts[w] as number) < head.start; w++) {
    const tag = words.tags[w] as string;
    const length = (words.starts[w + 1] as number) - (words.starts[w] as number);
    if (/^(?:ns|nr|nt|nz|nrt|nrfg)$/.test(tag)) return 'unknown';
    if (length === 1 && !/^(?:m|q|f|x|v|a|d)$/.test(tag)) singles++;
  }
  if (singles >= 2 || (singles === 1 && modifier.length <= 3)) return 'unknown';
  if (/^(?:省|市|县|区|镇|乡|州|旗)(?!域|级|场|政)/.test(modifier) || /^(?:城区|市区|中心城区|县城|主城区|老城区|新城区)/.test(modifier)) return 'level';
  return null;
}

function accepts(head: ProjectHead, chunk: Chunk, name: string, tells: Identity, tail: string, governed: boolean): boolean {
  if (chunk.quantified) return false;
  const modifier = name.length - head.head.length - tail.length;
  if (modifier < 1) return false;
  switch (head.strength) {
    case 'strong':
      return tells !== null || (governed && modifier >= 2);
    case 'weak':
      return tells !== null ? governed || tells !== 'level' : governed && modifier >= 4 && tail !== '';
    case 'generic':
      return modifier >= 3 && (tells !== null || (governed && modifier >= 4));
    default:
      return false;
  }
}

interface Conjunct {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** The parts before 、 和 及 that lack a head of their own: 赤城、邵寨煤矿; 刘园子、甜水堡、核桃峪等煤矿. */
function conjunctsBefore(context: Context, chunk: Chunk, head: HeadMatch<ProjectHead>, floor: number, nameStart: (offset: number) => number): Conjunct[] {
  const { text, words } = context;
  const parts: Conjunct[] = [];
  const headText = bare(text.slice(head.start, head.end));
  let at = chunk.start;
  while (parts.length < MAX_CONJUNCTS && at > floor) {
    const joint = words.starts[wordAt(words, at - 1)] as number;
    if (!CONJUNCTION.test(text.slice(joint, at)) || joint <= floor) break;
    const last = wordAt(words, joint - 1);
    const part = chunkBefore(text, words, { start: words.starts[last] as number, end: joint }, floor, nameStart);
    const name = bare(text.slice(part.start, joint));
    if (part.quantified || name.length < 2 || name.length > 12 || !properName(context, part.start, joint)) break;
    // A part with a head of its own is a name of its own.
    if (loadProjectHeads().heads.find(name).some((h) => h.end === name.length)) break;
    parts.unshift({ start: part.start, end: joint, name: name + headText });
    at = part.start;
  }
  return parts;
}

/** Whether a stretch looks like a proper name: a place, a name, or words that the dictionary doesn't know. */
function properName(context: Context, start: number, end: number): boolean {
  const { words } = context;
  let singles = 0;
  for (let w = wordAt(words, start); w < words.count && (words.starts[w] as number) < end; w++) {
    const tag = words.tags[w] as string;
    if (/^(?:ns|nr|nt|nz|nrt|nrfg)$/.test(tag)) return true;
    if ((words.starts[w + 1] as number) - (words.starts[w] as number) === 1) singles++;
  }
  return singles >= 2 || end - start === 2;
}
