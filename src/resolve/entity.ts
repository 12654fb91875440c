import { type EntityKind, type Sector, STATUSES, type Status } from '../model/schema.ts';
import type { Entity, EntityAttributes } from '../model/types.ts';
import type { ResolvedEntity } from './document.ts';
import { equivalentForms } from './names.ts';

/** A name that only says what kind of thing it is: it means the one of the document's own region (市康复医院, 人民广场). */
const LOCAL = /^(?:省|市|县|区|镇|乡|州|旗|城区|市区|县城|中心城区|主城区|老城区|新城区|我)/;
const MAX_LOCAL = 6;
/** An enterprise's name this short is that of one place's enterprise only. */
const MAX_LOCAL_COMPANY = 3;

/**
 * The key that tells whether entities of two documents are one: the normalised name without generic tails, and, for a name
 * that many regions have one of (人民广场, 市中医医院, 神农), the document's region too.
 *
 * @param local whether the name holds nothing that identifies the thing beyond its region, where that is known
 */
function entityKey(kind: EntityKind, name: string, homeKey: string | null, local: boolean | undefined): string {
  const stem = equivalentForms(kind, name).at(-1) as string;
  const scoped = homeKey !== null && isScoped(kind, name, local);
  return scoped ? `${kind}:${homeKey.replace('region:', '')}/${stem}` : `${kind}:${stem}`;
}

function isScoped(kind: EntityKind, name: string, local: boolean | undefined): boolean {
  if (kind === 'company') return local !== false && name.length <= MAX_LOCAL_COMPANY;
  if (kind !== 'project' && kind !== 'organization') return false;
  return local !== false && (LOCAL.test(name) || (local ?? name.length <= MAX_LOCAL));
}

/** Turns what one document says of a thing into the entity of its record. */
export function entityOf(resolved: ResolvedEntity, homeKey: string | null): Entity {
  const canonical = resolved.mentions.find((m) => m.canonical)?.canonical;
  const attributes: EntityAttributes = {};
  if (resolved.kind === 'project') {
    const status = mostAdvanced(resolved);
    if (status) attributes.status = status;
    const stated = resolved.mentions.flatMap(({ attributes: told }) => (told?.investment ? [told] : []));
    const told = stated.find(({ investmentShared }) => !investmentShared) ?? stated[0];
    if (told?.investment) {
      attributes.investment = told.investment;
      // An amount of several projects together is no number of any one of them: sums would count it again and again.
      const yuan = told.investmentShared ? null : amountInYuan(told.investment);
      if (yuan !== null) attributes.investmentYuan = yuan;
    }
    attributes.sector = mostTold(resolved);
  }
  const expansion = resolved.mentions.find((m) => m.attributes?.expansion?.length)?.attributes?.expansion;
  if (expansion) attributes.expansion = expansion;
  return {
    kind: resolved.kind,
    name: resolved.name,
    key: entityKey(resolved.kind, canonical ?? resolved.name, homeKey, canonical === undefined ? isLocal(resolved) : false),
    aliases: resolved.aliases,
    attributes,
  };
}

/** Whether no mention of a thing identifies it; undefined where its recognizer doesn't tell. */
function isLocal({ mentions }: ResolvedEntity): boolean | undefined {
  const told = mentions.flatMap(({ attributes }) => attributes?.local ?? []);
  return told.length === 0 ? undefined : told.every(Boolean);
}

/**
 * The status of a project that a document mentions several times: what is outweighs what is meant to be, and of either the
 * furthest counts; but what was begun is being built where the text means to go on building it, and what a plan makes use of
 * in one place and builds in another is being built.
 */
function mostAdvanced({ mentions }: ResolvedEntity): Status | null {
  const told = (ahead: boolean): Status[] =>
    mentions.flatMap(({ attributes: a }) => (a?.status && Boolean(a.ahead) === ahead ? [a.status] : []));
  const now = furthest(told(false));
  const meant = told(true);
  const ahead = furthest(meant.filter((status) => status !== 'operating')) ?? furthest(meant);
  return now === null || (now === 'started' && ahead === 'building') ? ahead : now;
}

const furthest = (statuses: readonly Status[]): Status | null =>
  STATUSES[Math.max(-1, ...statuses.map((s) => STATUSES.indexOf(s)))] ?? null;

/** The sector that most mentions tell, the earlier of equally frequent ones; other where none does. */
function mostTold({ mentions }: ResolvedEntity): Sector {
  const counts = new Map<Sector, number>();
  for (const { attributes } of mentions) {
    if (attributes?.sector && attributes.sector !== 'other') counts.set(attributes.sector, (counts.get(attributes.sector) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? 'other';
}

/** 113亿元 → 11_300_000_000; null for another currency or what can't be read. */
function amountInYuan(amount: string): number | null {
  const m = /([\d.]+)(?:多|余)?(万亿|亿|万)?元$/.exec(amount);
  if (!m) return null;
  const factor = { 万亿: 1e12, 亿: 1e8, 万: 1e4 }[m[2] ?? ''] ?? 1;
  return Math.round(Number(m[1]) * factor);
}
