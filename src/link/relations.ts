import type { EntityKind, Relation } from '../model/schema.ts';
import type { EntityMention } from '../recognize/context.ts';
import type { ResolvedEntity } from '../resolve/document.ts';
import { matchKey } from '../vocabulary/normal-form.ts';

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
  entities.forEach((entity, index) => {
    if (entity.kind === 'region') return;
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
  });
  return links;
}

/** Ties companies to the projects whose names hold them or whose clause says that they build, invest in or run them. */
export function linkCompanies(entities: readonly ResolvedEntity[]): Link[] {
  const links: Link[] = [];
  const companies = entities.flatMap((entity, index) =>
    entity.kind === 'company' ? entity.mentions.map((mention) => ({ index, start: mention.start, end: mention.end })) : [],
  );
  companies.sort((a, b) => a.start - b.start);
  entities.forEach((entity, index) => {
    if (entity.kind !== 'project') return;
    for (const mention of entity.mentions) {
      for (const company of companies) {
        if (company.start >= mention.end) break;
        if (company.start < mention.start || company.end > mention.end) continue;
        links.push({ relation: 'participates_in', source: company.index, target: index, start: mention.start, end: mention.end });
      }
    }
  });
  return links;
}

/** Ties a policy or slogan to the policies and slogans that its definition in the text lists. */
export function linkExpansions(entities: readonly ResolvedEntity[]): Link[] {
  const byName = new Map<string, number[]>();
  entities.forEach((entity, index) => {
    if (entity.kind !== 'policy' && entity.kind !== 'slogan') return;
    for (const name of [entity.name, ...entity.aliases]) {
      const key = matchKey(name);
      byName.set(key, [...(byName.get(key) ?? []), index]);
    }
  });
  const links: Link[] = [];
  entities.forEach((entity, index) => {
    for (const mention of entity.mentions) {
      for (const part of mention.attributes?.expansion ?? []) {
        for (const target of byName.get(matchKey(part)) ?? []) {
          if (target !== index) links.push({ relation: 'includes', source: index, target, start: mention.start, end: mention.end });
        }
      }
    }
  });
  return links;
}
