import type { EntityKind } from '../../model/schema.ts';
import type { Context, EntityMention } from '../context.ts';
import type { RegionMention } from '../regions.ts';
import { bareName, type Candidate, SCORED_KINDS } from './candidates.ts';
import { DocumentView } from './document-view.ts';
import { loadModel, type Model } from './model.ts';
import { type Scored, scoreCandidates } from './score.ts';

/** Completes a mention that no rule saw: aliases and attributes that its place and words tell. */
export type Describer = (
  context: Context,
  start: number,
  end: number,
  name: string,
) => Partial<Pick<EntityMention, 'aliases' | 'attributes'>>;

/** The rule id of mentions that only the scorer saw. */
const SCORED = 'scored';

/**
 * Decides which of all that may be a mention is one: every candidate is scored by a linear model, and per kind the best
 * stay that reach the kind's threshold and don't overlap a better one; a rule may say that its mention nests.
 *
 * @param mentions what the rules saw, liberally; kinds without a model stay as they are
 * @param describers by kind, what completes a mention that only the scorer saw
 * @returns those of kinds without a model, then kind by kind the best first
 */
export function selectMentions(
  context: Context,
  regions: readonly RegionMention[],
  mentions: readonly EntityMention[],
  describers: Readonly<Partial<Record<EntityKind, Describer>>>,
  model: Model = loadModel(),
): EntityMention[] {
  const view = new DocumentView(context, regions, mentions);
  const kept: EntityMention[] = mentions.filter((m) => !SCORED_KINDS.includes(m.kind));
  for (const [kind, scored] of scoreCandidates(view, model)) {
    for (const { candidate } of withoutOverlaps(scored, model.thresholds.get(kind) ?? 0)) {
      const [seen] = candidate.seen;
      if (seen) kept.push(withoutLead(seen, context.text));
      else {
        const { start, end } = candidate;
        const name = bareName(context.text, start, end);
        kept.push(withoutLead({ kind, start, end, name, rule: SCORED, ...describers[kind]?.(context, start, end, name) }, context.text));
      }
    }
  }
  return kept;
}

/** Marks between things, which begin no name. */
const LEAD = /^[、，；：·—-]+/;

/** A mention without the marks that part it from what stands before it. */
export function withoutLead<M extends Pick<EntityMention, 'start' | 'name'>>(mention: M, text: string): M {
  const lead = LEAD.exec(mention.name)?.[0] ?? '';
  if (lead === '' || !text.startsWith(lead, mention.start)) return mention;
  return { ...mention, start: mention.start + lead.length, name: mention.name.slice(lead.length) };
}

/** Regions are compared by the policies of the vocabulary: none lacks one because of the sentence that it stands in. */
const isKnownPolicy = ({ seen }: Candidate): boolean => seen.some((m) => m.kind === 'policy' && m.rule === 'vocabulary');

/** What a character more is worth where two candidates overlap: of two that are about as likely the longer says more. */
const PER_CHARACTER = 0.1;
const rank = ({ score, candidate }: Scored): number => score + PER_CHARACTER * (candidate.end - candidate.start);

const holdsParts = ({ candidate }: Scored): boolean => candidate.seen.some((m) => m.holdsParts);

/** The best candidates at or above the threshold, and policies of the vocabulary, none overlapping a better one; the best first. */
export function withoutOverlaps(scored: readonly Scored[], threshold: number): Scored[] {
  const order = scored
    .filter(({ score, candidate }) => score >= threshold || isKnownPolicy(candidate))
    .sort((a, b) => rank(b) - rank(a) || a.candidate.start - b.candidate.start || b.candidate.end - a.candidate.end);
  const kept: Scored[] = [];
  const covering = new Map<number, Scored>();
  for (const one of order) {
    const { start, end } = one.candidate;
    let clash = false;
    if (!one.candidate.seen.some((m) => m.nests)) {
      let last: Scored | undefined;
      for (let i = start; i < end && !clash; i++) {
        const other = covering.get(i);
        if (other === last) continue;
        clash = other !== undefined && !holdsParts(other);
        last = other;
      }
    }
    if (clash) continue;
    kept.push(one);
    for (let i = start; i < end; i++) {
      const other = covering.get(i);
      // A part covers what holds it: of two spans that overlap, both cannot be parts.
      if (!other || holdsParts(other)) covering.set(i, one);
    }
  }
  return kept;
}
