import { type Division, type Gazetteer, keyBelow } from '../../gazetteer/gazetteer.ts';
import type { HeadMatch } from '../heads.ts';
import type { RegionInput } from '../regions.ts';
import type { PlacedRegion } from './divisions.ts';
import { LIST_JOINT } from './name-parts.ts';
import { type ZoneHead, type ZoneName, ZoneNames, zoneHeads } from './zone-names.ts';

/** A zone at its place, with the name that a shared head was put back to. */
export interface PlacedZone extends PlacedRegion {
  readonly surface: string;
}

/**
 * Finds functional zones: a head noun (高新区, 工业园区, 综保区) behind the name of a region or another proper name, each
 * part of a list that shares a head, and heads that alone mean the document's own zone.
 *
 * @param placed all other regions of the text, zones that the gazetteer knows among them
 */
export function findZones(input: RegionInput, gazetteer: Gazetteer, placed: readonly PlacedRegion[]): PlacedZone[] {
  const { home } = input;
  const names = new ZoneNames(input, placed);
  const named: ZoneName[] = [];
  const alone: HeadMatch<ZoneHead>[] = [];
  for (const head of names.heads()) {
    const found = names.before(head);
    if (found.length > 0) named.push(...found);
    else if (names.isAlone(head)) alone.push(head);
  }
  const zones = united(named).flatMap((name) => placedZone(name, home) ?? []);
  if (home !== null) {
    const known = new ZonesByClass();
    for (const { division } of placed) if (division.level === 'zone') known.add(division);
    for (const { division } of zones) known.add(division);
    addOwnZones(known, { text: input.text, home, gazetteer, alone, zones });
    zones.push(...meantAlone(known, { text: input.text, home, gazetteer, alone }));
  }
  return zones.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A zone below the region that its name begins with, else below the document's; null where neither is known. */
function placedZone({ start, end, parent, ownName, name, surface }: NamedZone, home: string | null): PlacedZone | null {
  const above = parent?.key ?? home;
  if (!above) return null;
  return { start, end, surface, division: { key: keyBelow(above, ownName), code: undefined, name, level: 'zone' } };
}

/** The zones that a document names, by the class of their head. */
class ZonesByClass {
  readonly #zones = new Map<string, Division[]>();

  add(zone: Division, cls: string = headClass(zone.name)): void {
    const list = this.of(cls);
    if (!list.some(({ key }) => key === zone.key)) this.#zones.set(cls, [...list, zone]);
  }

  of(cls: string): readonly Division[] {
    return this.#zones.get(cls) ?? [];
  }
}

/** Heads that stand alone in a document about a region. */
interface AloneHeads {
  readonly text: string;
  /** Key of the region that the document is about. */
  readonly home: string;
  readonly gazetteer: Gazetteer;
  readonly alone: readonly HeadMatch<ZoneHead>[];
}

/** Adds the zones of the document's region that heads mean which stand alone: of each class one, where none of it is named. */
function addOwnZones(
  known: ZonesByClass,
  { text, home, gazetteer, alone, zones }: AloneHeads & { readonly zones: readonly PlacedZone[] },
): void {
  // A province has many of each class.
  if (gazetteer.byKey(home)?.level === 'province') return;
  for (const { start, end, head } of alone) {
    if (known.of(head.class).length > 0) continue;
    const listed =
      head.use === 'listed' && isJoined(text, start, end) && [...alone, ...zones].some((o) => o.end === start - 1 || o.start === end + 1);
    if (head.use !== 'bare' && !listed) continue;
    const homeName = gazetteer.forms(home).find((form, i) => i > 0 && form.length > 1) ?? gazetteer.byKey(home)?.name ?? '';
    known.add({ key: keyBelow(home, head.class), code: undefined, name: homeName + text.slice(start, end), level: 'zone' }, head.class);
  }
}

const isJoined = (text: string, start: number, end: number): boolean =>
  LIST_JOINT.test(text[start - 1] ?? '') || LIST_JOINT.test(text[end] ?? '');

/** The zones that heads mean which stand alone: the one of their class that the document names in its region. */
function meantAlone(known: ZonesByClass, { text, home, gazetteer, alone }: AloneHeads): PlacedZone[] {
  return alone.flatMap(({ start, end, head }) => {
    if (head.use === 'free' || head.use === 'plain') return [];
    const [division, another] = known.of(head.class).filter(({ key }) => gazetteer.ancestors(key).includes(home));
    return division && !another ? [{ start, end, surface: text.slice(start, end), division }] : [];
  });
}

/** A zone's name with the full name of the zone. */
type NamedZone = ZoneName & { readonly name: string };

/** The least specific of all heads: what it names is often named in full elsewhere. */
const GENERAL_HEAD = '园区';
/** Longer than a head alone. */
const MIN_OWN_NAME = 4;

/**
 * Gives one identity to what one document calls differently: 甲河园区 after 甲河工业园区, and one zone under two regions of
 * which one holds the other (甲河市生态新城, 乙岭县生态新城).
 */
function united(names: readonly ZoneName[]): NamedZone[] {
  const result: NamedZone[] = [];
  const order = [...names].sort((a, b) => rankOf(a) - rankOf(b) || a.start - b.start);
  for (const name of order) {
    const same = result.find((known) => isSame(name, known));
    result.push(same ? { ...name, parent: same.parent, ownName: same.ownName, name: same.name } : { ...name, name: name.surface });
  }
  return result;
}

/** Names behind a region's that tell most come first. */
const rankOf = ({ ownName, parent }: ZoneName): number => (ownName === GENERAL_HEAD ? 2 : parent ? 0 : 1);

function isSame(name: ZoneName, known: ZoneName): boolean {
  const [a, b] = [name.parent?.key ?? '', known.parent?.key ?? ''];
  if (name.head.head === GENERAL_HEAD && name.ownName === GENERAL_HEAD) return a === b && known.ownName.endsWith(GENERAL_HEAD);
  return name.ownName === known.ownName && name.ownName.length > MIN_OWN_NAME && (a.startsWith(b) || b.startsWith(a));
}

/** The class of the head that ends a zone's name; the name itself where none does. */
function headClass(name: string): string {
  return zoneHeads().ending(name)?.class ?? name;
}
