import { z } from 'zod';
import { DataError } from '../errors.ts';
import { CLAIMS, ENTITY_KINDS, GENRES, RELATIONS, type Relation, SECTORS, SOURCE_FORMATS, STATUSES } from '../model/schema.ts';
import type { DocumentRecord, Span } from '../model/types.ts';

const count = z.int().min(0);
const span = { start: count, end: count };
const sentence = count;
const year = z.int().nullable();

const entity = z.object({
  kind: z.enum(ENTITY_KINDS),
  name: z.string().min(1),
  key: z.string(),
  aliases: z.array(z.string()),
  attributes: z.object({
    status: z.enum(STATUSES).optional(),
    investment: z.string().optional(),
    investmentYuan: z.number().optional(),
    sector: z.enum(SECTORS).optional(),
    expansion: z.array(z.string()).optional(),
    level: z.string().optional(),
    code: z.string().optional(),
    ancestors: z.array(z.string()).optional(),
  }),
});

const record = z.object({
  document: z.object({
    id: z.string().min(1),
    path: z.string(),
    title: z.string(),
    date: z.string(),
    year,
    publisher: z.string(),
    genre: z.enum(GENRES),
    regionKey: z.string().startsWith('region:').nullable(),
    region: z.string(),
    format: z.enum(SOURCE_FORMATS),
    encoding: z.string(),
    warnings: z.array(z.string()),
  }),
  sections: z.array(z.object({ heading: z.string(), claim: z.enum(CLAIMS), ...span })),
  sentences: z.array(z.object({ ...span, section: z.int(), claim: z.enum(CLAIMS), year })),
  entities: z.array(entity),
  mentions: z.array(z.object({ entity: count, ...span, sentence })),
  relations: z.array(
    z.object({
      relation: z.enum(Object.keys(RELATIONS) as [Relation, ...Relation[]]),
      source: z.int().min(-1),
      target: count,
      ...span,
      status: z.string().optional(),
      sentence,
    }),
  ),
  indicators: z.array(
    z.object({
      ...span,
      regionKey: z.string(),
      region: z.string(),
      indicator: z.string(),
      value: z.number(),
      unit: z.string(),
      change: z.string().nullable(),
      period: z.string(),
      type: z.enum(['actual', 'target']),
      sentence,
    }),
  ),
  dropped: z.array(z.object({ ...span, reason: z.string() })),
  fingerprint: z.array(count.max(2 ** 32 - 1)),
  text: z.string(),
});

/**
 * Checks a record that comes from outside: a file, another machine. Every value has its type, every span lies in the text,
 * every index points at something; members that no record has are left out.
 *
 * @param place where it comes from, for messages
 * @throws DataError that names the member: `a.jsonl:3: mentions.7.end: 999 lies beyond the text's 120 characters`
 */
export function checkRecord(value: unknown, place: string): DocumentRecord {
  const parsed = record.safeParse(value);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] as z.core.$ZodIssue;
    throw wrong(place, path, message.replace(/^Invalid input: /, ''));
  }
  for (const { path, problem } of problemsOf(parsed.data)) throw wrong(place, path, problem);
  return parsed.data;
}

/**
 * Reads a record from its JSON.
 *
 * @throws DataError as `checkRecord` does, and where it is no JSON
 */
export function parseRecord(json: string, place: string): DocumentRecord {
  return checkRecord(parseJson(json, place), place);
}

/** @throws DataError where it is no JSON */
export function parseJson(json: string, place: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw wrong(place, [], 'no JSON; it may be cut off');
  }
}

function wrong(place: string, path: readonly PropertyKey[], problem: string): DataError {
  const field = path.length > 0 ? `${path.map(String).join('.')}: ` : '';
  return new DataError(`${place}: ${field}${problem}; it is no record of this version: extract the document again`);
}

interface Problem {
  readonly path: readonly PropertyKey[];
  readonly problem: string;
}

/** What a shape can't tell: whether the parts of a record fit each other. */
function* problemsOf({ text, entities, sentences, ...record }: DocumentRecord): Generator<Problem> {
  const spans = function* (list: string, rows: readonly Span[], shortest: (i: number) => 0 | 1): Generator<Problem> {
    for (const [i, { start, end }] of rows.entries()) {
      if (end > text.length) yield { path: [list, i, 'end'], problem: `${end} lies beyond the text's ${text.length} characters` };
      if (end - start < shortest(i)) yield { path: [list, i, 'start'], problem: `${start} must lie before the end, ${end}` };
    }
  };
  const points = function* <Row>(
    list: string,
    rows: readonly Row[],
    field: keyof Row & string,
    to: string,
    length: number,
  ): Generator<Problem> {
    for (const [i, row] of rows.entries()) {
      if ((row[field] as number) >= length) yield { path: [list, i, field], problem: `no ${to} ${row[field]} among ${length}` };
    }
  };
  const { sections, mentions, relations, indicators, dropped } = record;
  yield* spans('sections', sections, () => 0);
  yield* spans('sentences', sentences, () => 0);
  yield* spans('dropped', dropped, () => 0);
  yield* spans('mentions', mentions, () => 1);
  yield* spans('indicators', indicators, () => 1);
  // What the gazetteer knows has no place in the text.
  yield* spans('relations', relations, (i) => (relations[i]?.end === 0 ? 0 : 1));
  yield* points('mentions', mentions, 'entity', 'entity', entities.length);
  yield* points('mentions', mentions, 'sentence', 'sentence', sentences.length);
  yield* points('indicators', indicators, 'sentence', 'sentence', sentences.length);
  yield* points('relations', relations, 'source', 'entity', entities.length);
  yield* points('relations', relations, 'target', 'entity', entities.length);
  yield* points('relations', relations, 'sentence', 'sentence', sentences.length);
  for (const [i, { kind, key }] of entities.entries()) {
    if (!key.startsWith(`${kind}:`)) yield { path: ['entities', i, 'key'], problem: `${key} must begin with ${kind}:` };
  }
  for (const [i, { relation, source, target }] of relations.entries()) {
    const from: readonly string[] = RELATIONS[relation].source;
    const to: readonly string[] = RELATIONS[relation].target;
    if (from.includes(entities[source]?.kind ?? 'document') && to.includes(entities[target]?.kind as string)) continue;
    yield { path: ['relations', i, 'relation'], problem: `${relation} leads from ${from.join(' or ')} to ${to.join(' or ')}` };
  }
}
