import { recognizeBrands } from './brands.ts';
import { recognizeCompanies } from './companies.ts';
import type { Context, EntityMention } from './context.ts';
import { recognizeHonors } from './honors.ts';
import { recognizeOrganizations } from './organizations.ts';
import { recognizePolicies } from './policies.ts';
import { recognizeProjects } from './projects.ts';
import type { RegionMention } from './regions.ts';
import { recognizeSlogans } from './slogans.ts';

/** What a recognizer sees beyond the context: what was recognised before it. */
export interface Recognized {
  readonly regions: readonly RegionMention[];
  readonly mentions: readonly EntityMention[];
}

export type Recognizer = (context: Context, before: Recognized) => EntityMention[];

/**
 * The recognizers in the order in which they run: a later one may use what an earlier one found (a project's name
 * holds companies and honors). A new kind is one more row.
 */
export const BEFORE_PROJECTS: readonly Recognizer[] = [
  recognizeCompanies,
  recognizeOrganizations,
  recognizeHonors,
  recognizePolicies,
  recognizeSlogans,
  recognizeBrands,
];
const RECOGNIZERS: readonly Recognizer[] = [...BEFORE_PROJECTS, recognizeProjects];

/** Runs every recognizer and keeps, within each kind, the longest of overlapping mentions. */
export function recognize(
  context: Context,
  regions: readonly RegionMention[],
  recognizers: readonly Recognizer[] = RECOGNIZERS,
): EntityMention[] {
  const mentions: EntityMention[] = [];
  for (const recognizer of recognizers) mentions.push(...withoutOverlaps(recognizer(context, { regions, mentions })));
  return mentions.sort((a, b) => a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : 1));
}

/**
 * Of mentions of one kind that overlap, the longest stays, then the earliest. Mentions that share a span (the parts of a
 * coordination) and mentions whose rule nests (a slogan inside a slogan) all stay.
 */
function withoutOverlaps(mentions: EntityMention[]): EntityMention[] {
  const order = [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: EntityMention[] = [];
  for (const m of order) {
    const clash = kept.some(
      (k) =>
        k.kind === m.kind && m.start < k.end && k.start < m.end && !(m.start === k.start && m.end === k.end) && !(m.nests || k.holdsParts),
    );
    const twin = kept.some((k) => k.kind === m.kind && k.start === m.start && k.end === m.end && k.name === m.name);
    if (!clash && !twin) kept.push(m);
  }
  return kept;
}
