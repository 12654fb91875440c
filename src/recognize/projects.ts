import { isBoundary, wordAt } from '../segment/words.ts';
import { logOdds } from './acceptance.ts';
import { boundsNames, chunkBefore } from './chunk.ts';
import type { Context, EntityMention } from './context.ts';
import { type Item, readList } from './coordination.ts';
import { type HeadMatch, loadProjectHeads, type ProjectHead, sectorOf } from './heads.ts';
import { type Identity, identityOf, nameSpans } from './identity.ts';
import { governanceOf, investmentBefore, startsWithVerb } from './project-attributes.ts';
import { type Candidate, featuresOf } from './project-features.ts';
import { type ProjectName, projectAliases, projectName } from './project-names.ts';
import type { Recognized } from './registry.ts';

/** What may follow a head noun and still belong to the name. */
const RIGHT_TAIL =
  /^(?:（[一二三四五六七八九十](?:、[一二三四五六七八九十])*期）|[一二三四五六七八九十](?:、[一二三四五六七八九十])*期|（[\u4e00-\u9fffA-Za-z]{1,8}）|[东西南北中]段)*(?:建设)?(?:项目|工程)?/;
/** Words after a head that make it a modifier of something else (机场服务, 医院改革). */
const MODIFIER_TAGS = /^(?:n|nz|l|j|ng|nr|nt|b)$/;
const AFTER_NAME = /^(?:[、，。；：！？\n]|项目|工程|建设|[一二三四五六七八九十]期|新校区|等|主体|前期|[东西南北中]段|全线|周边|“|（)/;

/**
 * Recognises projects: lists of names that a head noun ends or closes, each name read leftwards to its true start and
 * given back what it shares with the others; and either words that identify it (a place, an enterprise, a quoted part, a
 * capacity) or a verb that says it is planned, built or run. Classes (22个核酸检测实验室) are left out.
 */
export function recognizeProjects(context: Context, before: Recognized): EntityMention[] {
  const accepted = candidatesIn(context, before).filter(({ candidate }) => logOdds(featuresOf(context, candidate)) > 0);
  // Of names that overlap the longest stays; parts of a coordination share their place with nobody.
  accepted.sort(
    (a, b) =>
      b.candidate.end - b.candidate.item.start - (a.candidate.end - a.candidate.item.start) ||
      a.candidate.item.start - b.candidate.item.start,
  );
  const taken = new Uint8Array(context.text.length);
  const mentions: EntityMention[] = [];
  for (const { candidate, rule, investment } of accepted) {
    const { item, end, name, governance } = candidate;
    if (taken.subarray(item.start, end).some((t) => t === 1)) continue;
    taken.fill(1, item.start, end);
    mentions.push({
      kind: 'project',
      start: item.start,
      end,
      name: name.name,
      aliases: aliasesOf(name, context.text.slice(item.start, end), item),
      rule,
      attributes: {
        sector: sectorOf(name.name),
        ...(governance.status ? { status: governance.status } : {}),
        ...(investment ? { investment } : {}),
      },
    });
  }
  return mentions.sort((a, b) => a.start - b.start);
}

/** Every name of a text that may be a project's, from the last to the first. */
export function candidatesIn(context: Context, before: Recognized): { candidate: Candidate; rule: string; investment: string | null }[] {
  const { text, words, sentences, sections } = context;
  const names = nameSpans(before);
  const found = loadProjectHeads().heads.find(text);
  const candidates: { candidate: Candidate; rule: string; investment: string | null }[] = [];
  let sentence = sentences.length - 1;
  for (let index = found.length - 1; index >= 0; index--) {
    const head = found[index] as HeadMatch<ProjectHead>;
    while (sentence > 0 && (sentences[sentence] as { start: number }).start > head.start) sentence--;
    const floor = sentences[sentence]?.start ?? 0;
    const ceiling = sentences[sentence]?.end ?? text.length;
    if (!endsName(context, head, found[index + 1])) continue;
    const chunk = chunkBefore(text, words, head, floor, names.startCovering);
    const list = readList(context, head, chunk, floor, names);
    if (!list.closer && chunk.quantified) continue;
    const tail = RIGHT_TAIL.exec(text.slice(head.end, Math.min(head.end + 16, ceiling)))?.[0] ?? '';
    const end = head.end + (isBoundary(words, head.end + tail.length) ? tail.length : 0);
    const claim = sections[sentences[sentence]?.section ?? 0]?.claim ?? 'done';
    const governance = governanceOf(context, list.start, end, floor, ceiling, claim);
    const investment = investmentBefore(text, list.start, floor);
    const identities = list.items.map((item) => identityOf(context, item.start, item.head?.start ?? item.end, names));
    list.items.forEach((item, n) => {
      const own = item.end === head.end && !list.closer;
      const itemEnd = own ? end : item.end;
      const raw = text.slice(item.start, itemEnd) + (item.shared ? item.shared + (list.closer ? '' : text.slice(head.end, end)) : '');
      const name = projectName(raw);
      if (name.stem.length < 2 || name.name.length > MAX_NAME) return;
      candidates.push({
        candidate: {
          item,
          end: itemEnd,
          name,
          tells: identities[n] as Identity,
          list,
          governance,
          overlaps: overlapping(before, item.start, itemEnd),
          claim,
          beside: identities.some((tells, other) => other !== n && tells !== null && tells !== 'level'),
        },
        rule: list.closer ? 'closed list' : item.shared ? 'coordination' : `head:${name.head?.strength ?? 'generic'}`,
        investment,
      });
    });
  }
  return candidates;
}

/** The kind of what was recognised before at the same place, the whole name long. */
function overlapping(before: Recognized, start: number, end: number): Candidate['overlaps'] {
  for (const m of before.mentions) {
    const within = (m.kind === 'policy' || m.kind === 'honor') && m.start <= start && end <= m.end;
    if (within || (m.start === start && m.end === end)) return m.kind as Candidate['overlaps'];
  }
  return before.regions.some((r) => r.start <= start && end <= r.end) ? 'region' : null;
}

function aliasesOf(name: ProjectName, written: string, item: Item): string[] {
  const forms = new Set(projectAliases(name));
  const bare = written.replace(/[“”《》]/g, '');
  if (item.shared && bare.length >= 4) forms.add(bare);
  if (item.shared && bare.length >= 2) forms.add(`${bare}项目`);
  forms.delete(name.name);
  return [...forms];
}

const MAX_NAME = 40;

/** Whether a name can end with this head: a word ends here, and what follows doesn't make the head a modifier. */
function endsName(context: Context, head: HeadMatch<ProjectHead>, next: HeadMatch<ProjectHead> | undefined): boolean {
  const { text, words } = context;
  // A longer head goes on from here (引水 | 工程): that one makes the name.
  if (next && next.start <= head.end && next.end > head.end && next.end - head.end <= 6) return false;
  const after = text.slice(head.end, head.end + 8);
  if (AFTER_NAME.test(after) || startsWithVerb(after)) return true;
  if (!isBoundary(words, head.end)) return false;
  const i = wordAt(words, head.end);
  if (boundsNames(text.slice(head.end, words.starts[i + 1]))) return true;
  return !MODIFIER_TAGS.test(words.tags[i] ?? 'x');
}
