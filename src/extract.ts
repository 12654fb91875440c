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
import { type Context, findMatches, findQuotations } from './recognize/context.ts';
import { recognizeIndicators } from './recognize/indicators.ts';
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
  const gazetteer = loadGazetteer();
  const { clean, context, description, home, regionMentions: namedRegions } = readContext(source);
  const { text, words, sentences, sections, year } = context;
  const mentions = recognize(context, namedRegions);
  const province = home ? (gazetteer.ancestors(home.key).at(-1) ?? home.key) : null;
  const regionMentions = withoutEmbedded(
    namedRegions,
    mentions,
    (key) => key !== province && !gazetteer.ancestors(key).includes(province ?? key),
  );

  const homeForms = home ? gazetteer.forms(home.key) : [];
  const resolved = resolveDocument(mentions, homeForms);
  const regions = new RegionTable(gazetteer, year);
  for (const mention of regionMentions) regions.add(mention.regionKey, mention.implied ? undefined : mention);
  if (home) regions.add(home.key);

  const homeKey = home?.key ?? null;
  const hierarchy = { ancestors: (key: string) => regions.ancestors(key), level: (key: string) => regions.level(key) };
  const partners = findPartners({ text, sentences, regions: regionMentions, home: homeKey, hierarchy });
  const linker = new RegionLinker({ text, sentences, sections, regions: regionMentions, mentions, partners, home: homeKey, hierarchy });
  const indexOfRegion = (key: string) => resolved.length + regions.index(key);
  const links: Link[] = [
    ...linkRegions(resolved, (mention) => linker.regionsOf(mention), indexOfRegion),
    ...linkCompanies(resolved, text),
    ...linkExpansions(resolved),
    ...linkPartners(partners, homeKey, indexOfRegion),
  ];
  const indicators = recognizeIndicators({
    text,
    sentences,
    sections,
    words,
    year,
    regionAt: (start) => {
      const key = linker.regionAt(start);
      return key ? { key, name: regions.name(key) } : null;
    },
  });

  const cited = new CitedSentences(clean, sentences, sections, year);
  const mentionRows: Mention[] = [];
  for (const [entity, { mentions }] of resolved.entries()) for (const m of mentions) mentionRows.push({ entity, ...cited.place(m) });
  for (const m of regionMentions) if (!m.implied) mentionRows.push({ entity: indexOfRegion(m.regionKey), ...cited.place(m) });
  const relations: RelationMention[] = [];
  for (const link of links) relations.push({ ...link, ...cited.place(link) });
  const indicatorRows = indicators.map((row) => ({ ...row, ...cited.place(row) }));
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
    entities: [...entitiesOf(resolved, homeKey), ...regions.entities()],
    mentions: mentionRows,
    relations,
    indicators: indicatorRows,
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
