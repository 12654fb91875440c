import type { Sector } from '../model/schema.ts';
import { spanKey } from '../segment/offsets.ts';
import type { Context, EntityMention, MentionAttributes } from './context.ts';
import type { Identity } from './identity.ts';
import { bare } from './marks.ts';
import { type Investment, investmentOf } from './project-attributes.ts';
import { type Candidate, featuresOf } from './project-features.ts';
import { type ProjectName, projectAliases, projectName } from './project-names.ts';
import { type Offer, offersIn } from './project-offers.ts';
import { type StatusPlace, statusAt } from './project-status.ts';
import type { Recognized } from './registry.ts';
import { sectorAt } from './sector-model.ts';
import { sectorOf } from './sectors.ts';

/** Which of the rules that offer one place tells most of it, first. */
const RULES = ['closed list', 'coordination'];

/**
 * Offers what may be a project's name: lists of names that a head noun ends or closes, each name from every place where it
 * may begin, given back what it shares with the others; with the words that identify it (a place, an enterprise, a quoted
 * part, a capacity) and the verb that says it is planned, built or run. Which of them count is for the scorer to say.
 */
export function recognizeProjects(context: Context, before: Recognized): EntityMention[] {
  const best = new Map<number, Offer>();
  const rank = ({ rule }: Offer): number => (RULES.includes(rule) ? RULES.indexOf(rule) : RULES.length);
  for (const offer of offersIn(context, before)) {
    const key = spanKey(offer.candidate.item.start, offer.candidate.end);
    const known = best.get(key);
    if (!known || rank(offer) < rank(known)) best.set(key, offer);
  }
  return [...best.values()].map((offer) => new OfferedProject(context, offer));
}

/**
 * A project as a rule offers it. Most offers are turned down: aliases and attributes are read when a chosen one is asked for
 * them.
 */
class OfferedProject implements EntityMention {
  readonly kind = 'project';
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly rule: string;
  readonly features: readonly string[];
  readonly #context: Context;
  readonly #offer: Offer;
  #aliases: readonly string[] | undefined;
  #attributes: MentionAttributes | undefined;

  constructor(context: Context, offer: Offer) {
    const { candidate, rule } = offer;
    this.start = candidate.item.start;
    this.end = candidate.end;
    this.name = candidate.name.name;
    this.rule = rule;
    this.features = featuresOf(context, candidate);
    this.#context = context;
    this.#offer = offer;
  }

  get aliases(): readonly string[] {
    const { item, name } = this.#offer.candidate;
    this.#aliases ??= aliasesOf(name, item.shared ? this.#context.text.slice(this.start, this.end) : null);
    return this.#aliases;
  }

  get attributes(): MentionAttributes {
    if (this.#attributes) return this.#attributes;
    const { candidate, clause, sharesAmount } = this.#offer;
    const investment = investmentOf(this.#context.text, {
      start: this.start,
      end: this.end,
      floor: clause.floor,
      list: candidate.list,
      alone: !sharesAmount,
    });
    this.#attributes = {
      sector: sectorAt(this.#context, this.start, this.end, this.name, closesAsProjects(candidate) ? `${this.name}项目` : this.name),
      local: isLocal(candidate.tells, candidate.name),
      ...statusOf(this.#context, { ...clause, start: candidate.list.start, end: candidate.list.end }),
      ...amountOf(investment),
    };
    return this.#attributes;
  }
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
  const alone = !/[、和及与]/.test(`${text[start - 1] ?? ''}${text[end] ?? ''}`);
  const investment = investmentOf(text, { start, end, floor, list: { start, end }, alone });
  return {
    aliases: aliasesOf(projectName(written), null),
    attributes: {
      sector: sectorAt(context, start, end, written),
      ...statusOf(context, { start, end, floor, ceiling: sentence?.end ?? text.length, claim }),
      ...amountOf(investment),
    },
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

function statusOf({ text }: Context, place: StatusPlace): Pick<MentionAttributes, 'status' | 'ahead'> {
  const told = statusAt(text, place);
  return told ? { status: told.status, ...(told.ahead ? { ahead: true } : {}) } : {};
}

const amountOf = (investment: Investment | null): Pick<MentionAttributes, 'investment' | 'investmentShared'> =>
  investment ? { investment: investment.written, ...(investment.shared ? { investmentShared: true } : {}) } : {};

/** @param written the words of the text, where the name has more than they say */
function aliasesOf(name: ProjectName, written: string | null): string[] {
  const forms = new Set(projectAliases(name));
  const own = written === null ? '' : bare(written);
  if (own.length >= 4) forms.add(own);
  if (own.length >= 2) forms.add(`${own}项目`);
  forms.delete(name.name);
  return [...forms];
}
