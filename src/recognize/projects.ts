import type { Status } from '../model/schema.ts';
import { isBoundary, wordAt } from '../segment/words.ts';
import { type Chunk, chunkBefore } from './chunk.ts';
import type { Context, EntityMention } from './context.ts';
import { type HeadMatch, loadProjectHeads, type ProjectHead, sectorOf } from './heads.ts';
import { type Identity, identityOf, nameSpans, unknownWords } from './identity.ts';
import { investmentBefore, statusOf } from './project-attributes.ts';
import type { Recognized } from './registry.ts';

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
    const status = statusOf(context, start, end, floor, ceiling, context.sections[sentences[sentence]?.section ?? 0]?.claim ?? 'done');
    const name = bare(text.slice(chunk.start, end));
    const tells = identityOf(context, chunk.start, head.start, names);
    if (!accepts(head.head, chunk, name, tells, tail, status.governed)) continue;
    const investment = investmentBefore(text, start, floor) ?? undefined;
    const attributes = {
      sector: sectorOf(name),
      ...(status.status ? { status: status.status as Status } : {}),
      ...(investment ? { investment } : {}),
    };
    mentions.push({
      kind: 'project',
      start: chunk.start,
      end,
      name,
      aliases: tailAliases(name, tail),
      rule: `head:${head.head.strength}`,
      attributes,
    });
    for (const part of conjuncts) {
      const partName = bare(part.name + tail);
      mentions.push({
        kind: 'project',
        start: part.start,
        end: part.end,
        name: partName,
        aliases: tailAliases(partName, tail),
        rule: 'coordination',
        attributes: { ...attributes, sector: sectorOf(partName) },
      });
    }
  }
  return mentions;
}

/** A name without quotation marks. */
const bare = (name: string): string => name.replace(/[“”《》]/g, '');

const tailAliases = (name: string, tail: string): string[] => (tail ? [name.slice(0, -bare(tail).length)] : [`${name}项目`]);

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
function conjunctsBefore(
  context: Context,
  chunk: Chunk,
  head: HeadMatch<ProjectHead>,
  floor: number,
  nameStart: (offset: number) => number,
): Conjunct[] {
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
    if (part.quantified || name.length < 2 || name.length > 12 || !(unknownWords(context, part.start, joint) || joint - part.start === 2))
      break;
    // A part with a head of its own is a name of its own.
    if (
      loadProjectHeads()
        .heads.find(name)
        .some((h) => h.end === name.length)
    )
      break;
    parts.unshift({ start: part.start, end: joint, name: name + headText });
    at = part.start;
  }
  return parts;
}
