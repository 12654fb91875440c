import { codesOf } from '../vocabulary/characters.ts';
import { loadProjectHeads, type ProjectHead } from './heads.ts';
import { bare } from './marks.ts';

/** What follows the head of a project's name and still belongs to it. */
const TAIL =
  /(?:（[^（）]{1,10}）|第?[一二三四五六七八九十](?:、[一二三四五六七八九十])*期|(?:重点|示范|建设|工程|产业|重大)*(?:项目|工程)|主体工程|建设|(?:[东西南北中]|先行启动|[\u4e00-\u9fff]{2})段)$/;
/** What every tail ends in. */
const TAIL_END = codesOf('）期目程设段');
const GENERIC_TAIL = /(?:(?:重点|示范|建设|重大)*(?:项目|工程)|建设)$/;
const PHASE = /（?第?[一二三四五六七八九十](?:、[一二三四五六七八九十])*期）?(?:工程|项目)?$/;
const BRACKET = /（([^（）]{1,10})）/;

/** A name of a project, taken apart. */
export interface ProjectName {
  /** Without quotation marks. */
  readonly name: string;
  /** The name without phase, bracket and 项目, 工程. */
  readonly stem: string;
  /** The head noun that tells what it is; null where only a generic tail, or nothing, does. */
  readonly head: ProjectHead | null;
  readonly tail: string;
}

/** Takes a name apart: 中川机场三期工程 → stem 中川机场, head 机场, tail 三期工程. */
export function projectName(raw: string): ProjectName {
  const name = bare(raw);
  let stem = name;
  for (let n = 0; n < 4 && TAIL_END.has(stem.charCodeAt(stem.length - 1)); n++) {
    const cut = TAIL.exec(stem)?.[0];
    if (!cut || cut.length >= stem.length - 1) break;
    if (/段$/.test(cut) && !headOf(stem.slice(0, -cut.length))) break;
    stem = stem.slice(0, -cut.length);
  }
  return { name, stem, head: headOf(stem), tail: name.slice(stem.length) };
}

function headOf(stem: string): ProjectHead | null {
  const head = loadProjectHeads().heads.ending(stem);
  return head && head.strength !== 'generic' ? head : null;
}

/** Forms that a reader accepts as the same name: without the phase, the bracket, the generic tail, or with 项目. */
export function projectAliases({ name, stem, tail }: ProjectName): string[] {
  const forms = new Set<string>();
  const specific = name.replace(GENERIC_TAIL, '');
  if (specific.length >= 2) forms.add(specific);
  if (stem.length >= 3) forms.add(stem);
  const base = name.replace(PHASE, '');
  if (base.length >= 3) forms.add(base);
  const bracket = BRACKET.exec(name);
  if (bracket) forms.add(name.replace(BRACKET, ''));
  if (!/(?:项目|工程)$/.test(tail)) {
    forms.add(`${name}项目`);
    forms.add(`${name}工程`);
  } else if (tail.endsWith('项目')) forms.add(`${name.slice(0, -2)}工程`);
  else forms.add(`${name.slice(0, -2)}项目`);
  forms.delete(name);
  return [...forms];
}
