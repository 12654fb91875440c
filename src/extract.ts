import { clean as cleanText, sourceSpan } from './clean/clean.ts';
import { parseDate } from './describe/dates.ts';
import { type Description, describe } from './describe/metadata.ts';
import { documentRegion, regionByName } from './gazetteer/document-region.ts';
import { loadGazetteer } from './gazetteer/gazetteer.ts';
import { findPartners, linkPartners } from './link/partners.ts';
import { RegionTable } from './link/region-table.ts';
import { RegionLinker } from './link/regions.ts';
import { type Link, linkCompanies, linkExpansions, linkRegions } from './link/relations.ts';
import type { CleanText, DocumentRecord, Entity, Mention, RelationMention, Source } from './model/types.ts';
import { type Context, type EntityMention, findMatches, findQuotations } from './recognize/context.ts';
import { type IndicatorMention, recognizeIndicators } from './recognize/indicators.ts';
import { withoutEmbedded } from './recognize/regions/embedded.ts';
import { type RegionMention, recognizeRegions } from './recognize/regions.ts';
import { recognize } from './recognize/registry.ts';
import { CitedSentences } from './record.ts';
import { fingerprint } from './resolve/copies.ts';
import { type ResolvedEntity, resolveDocument } from './resolve/document.ts';
import { entityOf } from './resolve/entity.ts';
import { findSections, findSentences } from './segment/structure.ts';
import { tagWords } from './segment/words.ts';
import { loadLexicon } from './vocabulary/lexicon.ts';

/**
 * What one document contributes: clean → segment → describe → recognize → resolve → link. A pure function of the
 * document and this package's data; building a graph from the records needs nothing else.
 */
export function extract(source: Source): DocumentRecord {
  const document = readContext(source);
  const { context, home } = document;
  const mentions = recognize(context, document.regionMentions);
  const regionMentions = regionsMeant(document, mentions);
  const entities = resolveDocument(mentions, home ? loadGazetteer().forms(home.key) : []);
  const regions = regionsOf(document, regionMentions);
  const { links, regionAt } = linkAll(document, { mentions, regionMentions, entities, regions });
  const { text, sentences, sections, words, year } = context;
  const indicators = recognizeIndicators({ text, sentences, sections, words, year, regionAt });
  return recordOf(source, document, { entities, regions, regionMentions, links, indicators });
}

/** What was found in a document; all offsets are clean-text offsets. */
interface Findings {
  readonly entities: readonly ResolvedEntity[];
  readonly regions: RegionTable;
  readonly regionMentions: readonly RegionMention[];
  readonly links: readonly Link[];
  readonly indicators: readonly IndicatorMention[];
}

/** The mentions of regions that are meant: of other provinces not those that only are part of an enterprise's name. */
function regionsMeant({ home, regionMentions }: DocumentContext, mentions: readonly EntityMention[]): RegionMention[] {
  const gazetteer = loadGazetteer();
  const province = home ? (gazetteer.ancestors(home.key).at(-1) ?? home.key) : null;
  const isElsewhere = (key: string): boolean => key !== province && !gazetteer.ancestors(key).includes(province ?? key);
  return withoutEmbedded(regionMentions, mentions, isElsewhere);
}

/** The document's regions: those that it names, its own, and all above them. */
function regionsOf({ context, home }: DocumentContext, regionMentions: readonly RegionMention[]): RegionTable {
  const regions = new RegionTable(loadGazetteer(), context.year);
  for (const mention of regionMentions) regions.add(mention.regionKey, mention.implied ? undefined : mention);
  if (home) regions.add(home.key);
  return regions;
}

/** Every relation that the text states, by the entities' place in the record; and which region the words at an offset are about. */
function linkAll(
  { context, home: own }: DocumentContext,
  { mentions, regionMentions, entities, regions }: Omit<Findings, 'links' | 'indicators'> & { readonly mentions: readonly EntityMention[] },
): { readonly links: Link[]; readonly regionAt: (start: number) => { key: string; name: string } | null } {
  const { text, sentences, sections } = context;
  const home = own?.key ?? null;
  const hierarchy = { ancestors: (key: string) => regions.ancestors(key), level: (key: string) => regions.level(key) };
  const partners = findPartners({ text, sentences, regions: regionMentions, home, hierarchy });
  const linker = new RegionLinker({ text, sentences, sections, regions: regionMentions, mentions, partners, home, hierarchy });
  // Regions follow the other entities.
  const indexOfRegion = (key: string): number => entities.length + regions.index(key);
  const links = [
    ...linkRegions(entities, (mention) => linker.regionsOf(mention), indexOfRegion),
    ...linkCompanies(entities, text),
    ...linkExpansions(entities),
    ...linkPartners(partners, home, indexOfRegion),
  ];
  const regionAt = (start: number): { key: string; name: string } | null => {
    const key = linker.regionAt(start);
    return key ? { key, name: regions.name(key) } : null;
  };
  return { links, regionAt };
}

/** The record of a document: what was found, with the offsets of its source and the sentences that are cited. */
function recordOf(
  source: Source,
  { clean, context, description, home }: DocumentContext,
  { entities, regions, regionMentions, links, indicators }: Findings,
): DocumentRecord {
  const { text, sentences, sections, year } = context;
  const cited = new CitedSentences(clean, sentences, sections, year);
  const mentions: Mention[] = [];
  for (const [entity, { mentions: places }] of entities.entries()) for (const m of places) mentions.push({ entity, ...cited.place(m) });
  for (const m of regionMentions) {
    if (!m.implied) mentions.push({ entity: entities.length + regions.index(m.regionKey), ...cited.place(m) });
  }
  const relations: RelationMention[] = [];
  for (const link of links) relations.push({ ...link, ...cited.place(link) });
  const statistics = indicators.map((row) => ({ ...row, ...cited.place(row) }));
  return {
    document: {
      id: source.id,
      path: source.path,
      title: description.title === '政府工作报告' && home ? `${home.name}政府工作报告` : description.title,
      date: description.date,
      year,
      publisher: description.publisher,
      genre: description.genre,
      regionKey: home?.key ?? null,
      region: home?.name ?? '',
      format: source.format ?? 'text',
      encoding: source.encoding ?? 'utf-8',
      warnings: warningsOf(source, home !== null),
    },
    sections: sections.map((section) => ({ ...section, ...sourceSpan(clean, section.start, section.end) })),
    sentences: cited.rows(),
    entities: [...entitiesOf(entities, home?.key ?? null), ...regions.entities()],
    mentions,
    relations,
    indicators: statistics,
    dropped: clean.dropped,
    fingerprint: fingerprint(text),
    text: source.text,
  };
}

function entitiesOf(resolved: readonly ResolvedEntity[], home: string | null): Entity[] {
  const entities: Entity[] = [];
  for (const one of resolved) entities.push(entityOf(one, home));
  return entities;
}

/** What a reader of the document's results should know. */
function warningsOf({ given }: Source, placed: boolean): string[] {
  const warnings: string[] = [];
  if (!placed) warnings.push('no region told: the text names none that it is clearly about; give --region');
  if (given?.date && parseDate(given.date) === null) warnings.push(`no date: ${given.date}; write it as 2021-01-26`);
  return warnings;
}

/** A document as the recognizers see it, with what is known of it before them. */
export interface DocumentContext {
  readonly clean: CleanText;
  readonly context: Context;
  readonly description: Description;
  readonly home: { readonly key: string; readonly name: string } | null;
  readonly regionMentions: readonly RegionMention[];
}

/** The first stages: clean → segment → describe, and the regions that everything after them builds on. */
export function readContext(source: Source): DocumentContext {
  const clean = cleanText(source.text, source.format);
  const { text } = clean;
  const sections = findSections(text);
  const sentences = findSentences(text, sections);
  const words = tagWords(text);
  const description = describe(source, clean);
  const { year } = description;
  const given = source.given?.region;
  const gazetteer = loadGazetteer();
  const region = given ? regionByName(given, gazetteer) : documentRegion(description.title, text, gazetteer);
  // The name that the region had in the document's year.
  const home = region && { key: region.key, name: gazetteer.nameAt(region.key, year) ?? region.name };
  const matches = findMatches(text, words, loadLexicon());
  const context: Context = { text, words, sentences, sections, quotations: findQuotations(text), matches, home: home?.key ?? null, year };
  const regionMentions = recognizeRegions({ text, words, sentences, home: home?.key ?? null, year });
  return { clean, context, description, home, regionMentions };
}
