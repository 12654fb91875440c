import type { EntityKind } from '../model/schema.ts';
import { spanKey } from '../segment/offsets.ts';
import { recognizeBrands } from './brands.ts';
import { recognizeCompanies } from './companies.ts';
import type { Context, EntityMention } from './context.ts';
import { withExpansions } from './definitions.ts';
import { describeHonor, recognizeHonors } from './honors.ts';
import { withWholeMarks } from './marks.ts';
import { recognizeOrganizations } from './organizations.ts';
import { describePolicy, recognizePolicies } from './policies.ts';
import { describeProject, recognizeProjects } from './projects.ts';
import type { RegionMention } from './regions.ts';
import { type Describer, selectMentions } from './scoring/select.ts';
import { recognizeSlogans } from './slogans.ts';

/** What a recognizer sees beyond the context: what was recognised before it. */
export interface Recognized {
  readonly regions: readonly RegionMention[];
  readonly mentions: readonly EntityMention[];
}

/** Offers the mentions of one kind, given those of the kinds before it. */
export type Recognizer = (context: Context, before: Recognized) => EntityMention[];

/**
 * The recognizers in the order in which they run: a later one may use what an earlier one found (a project's name
 * holds companies and honors). A new kind is one more row.
 */
const RECOGNIZERS: readonly Recognizer[] = [
  recognizeCompanies,
  recognizeOrganizations,
  recognizeHonors,
  recognizePolicies,
  recognizeSlogans,
  recognizeBrands,
  recognizeProjects,
];

/** How a mention that only the scorer saw gets its aliases and attributes. */
export const DESCRIBERS: Readonly<Partial<Record<EntityKind, Describer>>> = {
  project: describeProject,
  honor: describeHonor,
  policy: describePolicy,
};

/** What the rules see, each recognizer with what those before it saw. */
export function recognizeByRules(context: Context, regions: readonly RegionMention[]): EntityMention[] {
  const mentions: EntityMention[] = [];
  for (const recognizer of RECOGNIZERS) {
    // One by one: a long document has more mentions than a call may have arguments.
    for (const mention of withoutTwins(recognizer(context, { regions, mentions }))) mentions.push(mention);
  }
  return mentions;
}

/** Kinds whose names a text may spell out in parts. */
const EXPANDED: ReadonlySet<EntityKind> = new Set(['policy', 'slogan']);

/** Runs every rule, keeps what the scorer takes for mentions, and tells the parts that the text spells out of them. */
export function recognize(context: Context, regions: readonly RegionMention[]): EntityMention[] {
  const chosen = selectMentions(context, regions, recognizeByRules(context, regions), DESCRIBERS);
  return [
    ...chosen.filter(({ kind }) => !EXPANDED.has(kind)),
    ...withExpansions(
      context,
      chosen.filter(({ kind }) => EXPANDED.has(kind)),
    ),
  ]
    .map((mention) => withWholeMarks(context.text, mention))
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.kind < b.kind ? -1 : 1));
}

/** Of several rules that saw the same name at the same place the first counts. */
function withoutTwins(mentions: readonly EntityMention[]): EntityMention[] {
  const first = new Map<number, string>();
  const others = new Set<string>();
  return mentions.filter(({ start, end, name }) => {
    const span = spanKey(start, end);
    const known = first.get(span);
    if (known === name || (known !== undefined && others.has(`${span} ${name}`))) return false;
    if (known === undefined) first.set(span, name);
    else others.add(`${span} ${name}`);
    return true;
  });
}
