import type { EntityKind } from '../model/schema.ts';
import { matchKey } from '../vocabulary/normal-form.ts';
import { readPhrases } from '../vocabulary/phrases.ts';

const TAILED = ['project', 'policy', 'slogan', 'company', 'honor'] as const satisfies readonly EntityKind[];

let tails: Partial<Record<EntityKind, readonly string[]>> | undefined;

/** Tails that a name may have or lack without naming another thing, by kind; longest first. */
function loadTails(): Partial<Record<EntityKind, readonly string[]>> {
  if (tails) return tails;
  const phrases = readPhrases('vocabulary/data/name_tails.tsv', TAILED);
  tails = Object.fromEntries(TAILED.map((kind) => [kind, phrases[kind].split('|')]));
  return tails;
}

/** Below this length a bare stem says too little to stand for the whole name. */
const MIN_STEM: Partial<Record<EntityKind, number>> = { project: 4, policy: 3, slogan: 2, company: 2, honor: 4 };

/** Phases belong to one project: 一期, 二、三期, 一期工程. */
const PHASE = /(?:[一二三四五六七八九十]、)*[一二三四五六七八九十]期(?:工程|项目)?$/;

/** 第七次全国人口普查 and 第七次人口普查 are one: censuses are national. */
const CENSUS = /^(第[一二三四五六七八九十]+次)全国(.*普查)$/;

/**
 * The forms under which a name of this kind is the same name: itself, and without its generic tail or phase.
 *
 * @returns match keys, the first that of the name itself
 */
export function equivalentForms(kind: EntityKind, name: string): string[] {
  const forms = [matchKey(name)];
  let stem = name;
  if (kind === 'project') {
    stem = stem.replace(PHASE, '');
    if (stem.length >= 3 && stem !== name) forms.push(matchKey(stem));
  }
  if (kind === 'policy') {
    stem = stem.replace(CENSUS, '$1$2');
    if (stem !== name) forms.push(matchKey(stem));
  }
  const tail = loadTails()[kind]?.find((t) => stem.endsWith(t) && stem.length - t.length >= (MIN_STEM[kind] ?? 2));
  if (tail) forms.push(matchKey(stem.slice(0, -tail.length)));
  return [...new Set(forms)].filter(Boolean);
}

/** A name without its region's prefix (平凉市中医医院 → 中医医院), or null where nothing telling would be left. */
export function withoutRegionPrefix(name: string, regionForms: readonly string[]): string | null {
  for (const form of regionForms) {
    if (!name.startsWith(form)) continue;
    const rest = name.slice(form.length);
    if (rest.length >= 4 && !/^[市县区省州]/.test(rest)) return rest;
  }
  return null;
}
