import type { Sector } from '../model/schema.ts';
import type { Context, EntityMention, MentionAttributes } from './context.ts';
import type { Identity } from './identity.ts';
import { type Governance, governanceOf, investmentOf } from './project-attributes.ts';
import { type Candidate, featuresOf } from './project-features.ts';
import { type ProjectName, projectAliases, projectName } from './project-names.ts';
import { type Offer, offersIn } from './project-offers.ts';
import type { Recognized } from './registry.ts';
import { sectorOf } from './sectors.ts';

/** Which of the rules that offer one place tells most of it, first. */
const RULES = ['closed list', 'coordination'];

/**
 * Offers what may be a project's name: lists of names that a head noun ends or closes, each name from every place where it
 * may begin, given back what it shares with the others; with the words that identify it (a place, an enterprise, a quoted
 * part, a capacity) and the verb that says it is planned, built or run. Which of them count is for the scorer to say.
 */
export function recognizeProjects(context: Context, before: Recognized): EntityMention[] {
  const best = new Map<string, Offer>();
  const rank = ({ rule }: Offer): number => (RULES.includes(rule) ? RULES.indexOf(rule) : RULES.length);
  for (const offer of offersIn(context, before)) {
    const key = `${offer.candidate.item.start}:${offer.candidate.end}`;
    const known = best.get(key);
    if (!known || rank(offer) < rank(known)) best.set(key, offer);
  }
  return [...best.values()].map(({ candidate, rule, investment }) => {
    const { item, end, name, governance } = candidate;
    return {
      kind: 'project',
      start: item.start,
      end,
      name: name.name,
      aliases: aliasesOf(name, item.shared ? context.text.slice(item.start, end) : null),
      rule,
      features: featuresOf(context, candidate),
      attributes: {
        sector: sectorOf(closesAsProjects(candidate) ? `${name.name}项目` : name.name),
        local: isLocal(candidate.tells, name),
        ...statusOf(governance),
        ...(investment ? { investment } : {}),
      },
    };
  });
}

/** Aliases and attributes of a project whose bounds something else than a rule told. */
export function describeProject(
  context: Context,
  start: number,
  end: number,
  written: string,
): Pick<EntityMention, 'aliases' | 'attributes'> {
  const { sentences, sections, text } = context;
  const sentence = sentences.findLast((s) => s.start <= start);
  const floor = sentence?.start ?? 0;
  const claim = sections[sentence?.section ?? 0]?.claim ?? 'done';
  const governance = governanceOf(context, start, end, floor, sentence?.end ?? text.length, claim);
  const investment = investmentOf(text, start, end, floor, !/[、和及与]/.test(`${text[start - 1] ?? ''}${text[end] ?? ''}`));
  return {
    aliases: aliasesOf(projectName(written), null),
    attributes: { sector: sectorOf(written), ...statusOf(governance), ...(investment ? { investment } : {}) },
  };
}

/** Sectors whose facilities bear the same names everywhere: 滨河公园, 第一中学, 中心市场. */
const COMMON: ReadonlySet<Sector> = new Set(['urban', 'health', 'education', 'culture_tourism', 'logistics_trade', 'other']);

function isLocal(tells: Identity, { name }: ProjectName): boolean {
  if (tells === 'place' || tells === 'enterprise') return false;
  return tells !== 'unknown' || COMMON.has(sectorOf(name));
}

/** Whether the list calls its items 项目, and this one has no word of its own for what it is. */
const closesAsProjects = ({ list, name }: Candidate): boolean =>
  name.head === null && !/项目$/.test(name.name) && list.closer?.head?.strength === 'generic';

const statusOf = ({ status, ahead }: Governance): Pick<MentionAttributes, 'status' | 'ahead'> =>
  status ? { status, ...(ahead ? { ahead } : {}) } : {};

/** @param written the words of the text, where the name has more than they say */
function aliasesOf(name: ProjectName, written: string | null): string[] {
  const forms = new Set(projectAliases(name));
  const bare = written?.replace(/[“”《》]/g, '') ?? '';
  if (bare.length >= 4) forms.add(bare);
  if (bare.length >= 2) forms.add(`${bare}项目`);
  forms.delete(name.name);
  return [...forms];
}
