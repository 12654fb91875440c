import type { EntityKind } from '../model/schema.ts';
import { matchKey } from '../vocabulary/normal-form.ts';

/** Tails that a name may have or lack without naming another thing, by kind; longest first. */
const TAILS: Partial<Record<EntityKind, readonly string[]>> = {
  project: ['建设项目', '建设工程', '工程项目', '项目', '工程', '建设'],
  policy: ['工作', '行动', '战略', '政策', '改革', '制度', '工程', '活动', '试点'],
  slogan: [
    '工作总基调',
    '总基调',
    '发展思想',
    '工作',
    '任务',
    '要求',
    '措施',
    '理念',
    '思想',
    '原则',
    '目标',
    '机制',
    '模式',
    '建设',
    '企业',
    '组织',
  ],
  company: ['有限责任公司', '股份有限公司', '有限公司', '集团公司', '集团', '公司'],
  honor: ['荣誉称号', '称号', '殊荣', '创建'],
};

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
  const tail = TAILS[kind]?.find((t) => stem.endsWith(t) && stem.length - t.length >= (MIN_STEM[kind] ?? 2));
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
