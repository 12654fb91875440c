import type { EntityKind, Relation } from '../model/schema.ts';
import type { Span } from '../model/types.ts';
import type { EntityMention } from '../recognize/context.ts';
import { policyHeads } from '../recognize/policy-heads.ts';
import type { ResolvedEntity } from '../resolve/document.ts';
import { matchKey } from '../vocabulary/normal-form.ts';
import { readPhrases } from '../vocabulary/phrases.ts';

const PHRASES = readPhrases('vocabulary/data/link_contexts.tsv', ['how', 'takes_part', 'done']);

/** A relation between two entities of one document, with the clean-text span that shows it. */
export interface Link {
  readonly relation: Relation;
  /** Index of an entity. */
  readonly source: number;
  readonly target: number;
  readonly start: number;
  readonly end: number;
  readonly status?: 'applied';
}

/** How an entity of a kind is tied to its region, and in which direction. */
const REGION_RELATION: Readonly<Record<Exclude<EntityKind, 'region'>, { relation: Relation; fromRegion: boolean }>> = {
  project: { relation: 'located_in', fromRegion: false },
  organization: { relation: 'located_in', fromRegion: false },
  company: { relation: 'operates_in', fromRegion: false },
  brand: { relation: 'from', fromRegion: false },
  policy: { relation: 'implements', fromRegion: true },
  slogan: { relation: 'implements', fromRegion: true },
  honor: { relation: 'awarded', fromRegion: true },
};

/** Ties every mention of an entity to its regions. */
export function linkRegions(
  entities: readonly ResolvedEntity[],
  regionsOf: (mention: EntityMention) => readonly string[],
  indexOfRegion: (key: string) => number,
): Link[] {
  const links: Link[] = [];
  for (const [index, entity] of entities.entries()) {
    if (entity.kind === 'region') continue;
    const { relation, fromRegion } = REGION_RELATION[entity.kind];
    for (const mention of entity.mentions) {
      for (const key of regionsOf(mention)) {
        const region = indexOfRegion(key);
        if (region < 0) continue;
        links.push({
          relation,
          source: fromRegion ? region : index,
          target: fromRegion ? index : region,
          start: mention.start,
          end: mention.end,
          ...(mention.attributes?.award === 'applied' ? { status: 'applied' as const } : {}),
        });
      }
    }
  }
  return links;
}

/** What an enterprise does to an undertaking, between its name and the project's. */
const TAKES_PART = new RegExp(
  `^(?:公司|集团|股份)?(?:等[^，。；]{0,6})?(?:${PHRASES.how})*(?:${PHRASES.takes_part})[^，。；！？\\n]{0,24}$`,
);
/** Words after a project's name that say who builds or runs it: X由Y承建. */
const BY = /^(?:项目|工程)?[^，。；！？\n]{0,4}(?:由|交由|与|同)$/;
const DONE_BY = new RegExp(`^(?:公司|集团|股份)?(?:等[^，。；]{0,6})?(?:共同|联合|合作|负责|独家|参与)*(?:${PHRASES.done})`);
const WINDOW = 48;

/**
 * Ties companies to the projects whose names hold them, and to those that their clause says they invest in, build or run:
 * 东岭集团投资9亿元建设的石峡水库, 石峡水库由东岭集团承建.
 */
export function linkCompanies(entities: readonly ResolvedEntity[], text: string): Link[] {
  const links: Link[] = [];
  const companies: { index: number; start: number; end: number }[] = [];
  for (const [index, { kind, mentions }] of entities.entries())
    if (kind === 'company') for (const { start, end } of mentions) companies.push({ index, start, end });
  companies.sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [index, entity] of entities.entries()) {
    if (entity.kind !== 'project') continue;
    for (const { start, end } of entity.mentions) {
      for (const company of companies) {
        if (company.start > end + WINDOW) break;
        if (company.end < start - WINDOW || !takesPart(text, company, { start, end })) continue;
        links.push({
          relation: 'participates_in',
          source: company.index,
          target: index,
          start: Math.min(start, company.start),
          end: Math.max(end, company.end),
        });
      }
    }
  }
  return links;
}

function takesPart(text: string, company: Span, project: Span): boolean {
  if (project.start <= company.start && company.end <= project.end) return true;
  if (company.end <= project.start) return TAKES_PART.test(text.slice(company.end, project.start));
  return company.start >= project.end && BY.test(text.slice(project.end, company.start)) && DONE_BY.test(text.slice(company.end));
}

/**
 * Ties a policy or slogan to the policies and slogans that its definition in the text lists; a part may lack the head noun
 * that the whole names it by (三大攻坚战：污染防治 → 污染防治攻坚战).
 */
export function linkExpansions(entities: readonly ResolvedEntity[]): Link[] {
  const byName = new Map<string, number[]>();
  for (const [index, { kind, name, aliases }] of entities.entries()) {
    if (kind !== 'policy' && kind !== 'slogan') continue;
    for (const key of new Set([name, ...aliases].map(matchKey))) byName.set(key, [...(byName.get(key) ?? []), index]);
  }
  const links: Link[] = [];
  for (const [index, entity] of entities.entries()) {
    const included = new Set<number>();
    for (const mention of entity.mentions) {
      for (const part of mention.attributes?.expansion ?? []) {
        for (const target of [...(byName.get(matchKey(part)) ?? []), ...(byName.get(matchKey(part + headOf(entity.name))) ?? [])]) {
          if (target === index || included.has(target)) continue;
          included.add(target);
          links.push({ relation: 'includes', source: index, target, start: mention.start, end: mention.end });
        }
      }
    }
  }
  return links;
}

/** The head noun of a policy that a name ends in; empty where it ends in none. */
function headOf(name: string): string {
  return (
    policyHeads()
      .find(name)
      .find((match) => match.end === name.length)?.head.head ?? ''
  );
}
