import type { RegionLevel } from '../model/schema.ts';
import { readTable } from '../vocabulary/table.ts';

const peoples = readTable('gazetteer/data/peoples.tsv', ['people', 'bare']).sort((a, b) => b.people.length - a.people.length);
/** Peoples as the names of autonomous divisions write them, and those that some names write without 族. */
const PEOPLES = peoples.map(({ people }) => people).join('|');
const BARE = peoples
  .filter(({ bare }) => bare === 'yes')
  .map(({ people }) => people)
  .join('|');
const AUTONOMOUS = new RegExp(`^(.*?)((?:(?:${PEOPLES})族)*(?:(?:${PEOPLES})族|${BARE})?)自治(区|州|县|旗)$`);
const ETHNIC_TOWNSHIP = new RegExp(`^(.+?)(?:(?:${PEOPLES})族)+(乡|镇|苏木)$`);

/** Class words that a full name ends in, by level; longest first. */
const CLASS_WORDS: Readonly<Record<'province' | 'prefecture' | 'county' | 'township', RegExp>> = {
  province: /(?:特别行政区|省|市)$/,
  prefecture: /(?:地区|市|盟|县)$/,
  county: /(?:(?<=井陉|峰峰|鹰手营子|白云鄂博)矿区|(?<=神农架)林区|(?<=六枝)特区|(?<=浦东|滨海|沈北)新区|县|区|市|旗)$/,
  township: /(?:街道|地区|苏木|镇|乡)$/,
};

/**
 * The shorter forms of a division's full name that texts use: without its class word, without the peoples that an
 * autonomous division is named after.
 *
 * @returns forms of two characters or more, longest first; none for a name such as 环县 that has no shorter form
 * @example shortForms('恩施土家族苗族自治州', 'prefecture') // ['恩施州', '恩施']
 */
export function shortForms(name: string, level: RegionLevel): string[] {
  const forms: string[] = [];
  const autonomous = AUTONOMOUS.exec(name);
  if (autonomous) {
    const [, before = '', people = '', unit = ''] = autonomous;
    // 内蒙古自治区 keeps the people's name, as 鄂伦春自治旗 does.
    const stem = before.length > 1 ? before : before + people.replace(/族$/, '');
    forms.push(stem + unit, stem);
  } else {
    const ethnic = level === 'township' ? ETHNIC_TOWNSHIP.exec(name) : null;
    if (ethnic) forms.push((ethnic[1] as string) + (ethnic[2] as string), ethnic[1] as string);
    else if (level in CLASS_WORDS) forms.push(name.replace(CLASS_WORDS[level as keyof typeof CLASS_WORDS], ''));
  }
  // 内蒙古区, 西藏区: nobody writes it.
  return forms.filter((form) => form.length >= 2 && form !== name && !(level === 'province' && form.endsWith('区')));
}
