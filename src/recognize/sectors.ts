import type { Sector } from '../model/schema.ts';
import { readPhrases } from '../vocabulary/phrases.ts';
import { type HeadMatch, loadProjectHeads, type ProjectHead } from './heads.ts';
import { projectName } from './project-names.ts';

const PHRASES = readPhrases('vocabulary/data/sector_contexts.tsv', ['container', 'action', 'rank', 'road', 'station']);

/** Heads that hold what their modifier says: a park, a base, a centre of something. */
const CONTAINER = new RegExp(`(?:${PHRASES.container})$`);
/** Heads that say what is done to what stands before them. */
const ACTION = new RegExp(`(?:${PHRASES.action})$`);
/** Streets of a town, unlike the roads between towns and other words in 路. */
const STREET = new RegExp(`(?<!${PHRASES.road})(?:大街|大道|路|街|巷)$`);
/** A numbered trunk road, or a road that its ends name: G337, S248线, 东乡至西乡公路. */
const TRUNK = /^[GS]\d{1,4}(?!\d)|^(?:国|省)道[GS]?\d|[\u4e00-\u9fff]{2}至[\u4e00-\u9fff]{2,}(?:段|界|道路)$/;
/** Water led from one river to another: 引汉济渭. */
const TRANSFER = /引[\u4e00-\u9fff]{1,2}(?:济|入|补|调)[\u4e00-\u9fff]{1,2}/;
/** Says how high a project ranks and nothing of what it is: 省市重点项目. */
const ONLY_RANK = new RegExp(`^(?:\\d+个)?(?:${PHRASES.rank})+$`);
/** Of a village or a township: a road, no street. */
const VILLAGE_ROAD = /[乡村]道路$/;
/** A station of trains or buses: any 站 that no character before it makes another kind of. */
const STATION = new RegExp(`.(?<!${PHRASES.station})站$`);
/** A project or a line of production of which nothing else tells: mostly industry. */
const MAKES = /(?:项目|生产线)$/;

/** What of a name told its sector, the surest first. */
export type SectorGround =
  /** It only says how high the project ranks. */
  | 'rank'
  /** Water led elsewhere, a numbered road or one with its ends, a street. */
  | 'transfer'
  | 'trunk'
  | 'street'
  /** Its head: one that needs no more, one that does, one that is no head elsewhere; one that is held or worked upon. */
  | 'strong'
  | 'weak'
  | 'cue'
  | 'inner'
  /** A word of the name, of what is held or worked upon, a head that holds things, a word that says little. */
  | 'word'
  | 'inner word'
  | 'holder'
  | 'broad'
  /** 站, 项目, nothing. */
  | 'station'
  | 'made'
  | 'nothing';

/** The sector that a name tells, and by what. */
export interface NamedSector {
  readonly sector: Sector;
  readonly ground: SectorGround;
}

/**
 * The sector that a project's name tells: that of its head (高速, 水库), or of the words before a head that only holds
 * them (…产业园) or says what is done to them (…改造); industry for what is only called 项目, other where nothing tells.
 */
export function namedSector(name: string): NamedSector {
  const { stem, tail } = projectName(name);
  if (ONLY_RANK.test(stem)) return { sector: 'other', ground: 'rank' };
  if (TRANSFER.test(stem)) return { sector: 'water', ground: 'transfer' };
  if (TRUNK.test(stem) && !/绿|景观/.test(stem)) return { sector: 'transport', ground: 'trunk' };
  let rest = stem;
  let own: ProjectHead | null = null;
  for (let n = 0; n < 4; n++) {
    const last = loadProjectHeads().cues.ending(rest);
    if (STREET.test(rest) && !VILLAGE_ROAD.test(rest)) return { sector: 'urban', ground: 'street' };
    const holds = CONTAINER.test(rest) || ACTION.test(rest);
    if (!holds) {
      if (last?.sector && last.strength !== 'generic' && !last.broad) return { sector: last.sector, ground: own ? 'inner' : last.strength };
      break;
    }
    const cut = (CONTAINER.exec(rest) ?? ACTION.exec(rest))?.[0].length ?? 0;
    own ??= last;
    rest = rest.slice(0, rest.length - cut);
    if (rest === '') break;
  }
  const word = telling(rest);
  if (word) return { sector: word, ground: rest === stem ? 'word' : 'inner word' };
  if (own?.sector && !own.broad) return { sector: own.sector, ground: 'holder' };
  const broad = telling(stem, true) ?? own?.sector;
  if (broad) return { sector: broad, ground: 'broad' };
  if (STATION.test(stem)) return { sector: 'transport', ground: 'station' };
  return MAKES.test(tail || name) ? { sector: 'industry', ground: 'made' } : { sector: 'other', ground: 'nothing' };
}

/** The sector that a project's name tells. */
export const sectorOf = (name: string): Sector => namedSector(name).sector;

/** The sector of the last word that tells one; broad words count only where asked for. */
function telling(words: string, broad = false): Sector | null {
  let best: HeadMatch<ProjectHead> | null = null;
  for (const match of loadProjectHeads().cues.find(words)) {
    if (!match.head.sector || match.head.sector === 'other' || match.head.strength === 'generic' || (match.head.broad && !broad)) continue;
    // Of words that overlap the longer tells; else the later.
    if (best && match.start < best.end && match.end - match.start < best.end - best.start) continue;
    best = match;
  }
  return best?.head.sector ?? null;
}
