import { wordAt } from '../segment/words.ts';
import { readTable } from '../vocabulary/table.ts';
import { chunkBefore } from './chunk.ts';
import type { Context, EntityMention } from './context.ts';
import { HeadTable } from './heads.ts';
import { nameSpans } from './identity.ts';
import type { Recognized } from './registry.ts';

interface HonorHead {
  readonly head: string;
  readonly strength: string;
}

let table: HeadTable<HonorHead> | undefined;
const headTable = (): HeadTable<HonorHead> =>
  (table ??= new HeadTable(readTable('vocabulary/data/honor_heads.tsv', ['head', 'strength']), (row) => row.head));

/** Words that confer a title, before or after it. */
const CONFERRED =
  /(?:荣获|获得|获评|获|被评为|评为|被授予|授予|被命名为|命名为|被确定为|确定为|被认定为|认定为|认定|列入|列为|入选|入围|跻身|晋升|晋级|晋升为|晋级为|摘得|蝉联|创成|通过|成为|建成|建设|打造|保持|荣膺|位列|进入)(?:了|全省|首批|第.批)?$/;
/** Words that say a title is only aimed at. */
const APPLIED = /(?:创建|争创|申报|争取|积极创建|申建|创|迎接|推进|申请|力争|深化|巩固|支持.{0,10}创建|启动)$/;
/** What a title begins with: who confers it, its rank, its round. */
const RANK =
  /^(?:国家级?|全国|中国|世界|亚洲|国际|中华|省级|市级|县级|全省|全市|自治区级?|全区|[\u4e00-\u9fff]{2,3}省|[3-5]?A级|[1-5]星级?|首批|第[一二三四五六七八九十]+批|全球|中央|甲级|特级|一级|三甲|省|市)/;
const WINDOW = 14;
const APPLIED_AFTER = /^(?:创建|申报|创评|建设|评选)/;

/** Recognises honors: entries of the vocabulary, and title heads with a rank or a conferring word. */
export function recognizeHonors(context: Context, before: Recognized): EntityMention[] {
  const { text, words, sentences } = context;
  const names = nameSpans({ ...before, mentions: [] });
  const mentions: EntityMention[] = [];
  const add = (start: number, end: number, rule: string, canonical?: string): void => {
    const prefix = text.slice(Math.max(0, start - WINDOW), start).replace(/[“”《》]/g, '');
    const clause = prefix.slice(prefix.search(/[^，。；：！？\n]*$/));
    const applied = APPLIED.test(clause) || APPLIED_AFTER.test(text.slice(end, end + 2));
    mentions.push({
      kind: 'honor',
      start,
      end,
      rule,
      name: text.slice(start, end).replace(/[“”《》]/g, ''),
      ...(canonical ? { canonical } : {}),
      attributes: { award: applied ? 'applied' : 'conferred' },
    });
  };
  let sentence = 0;
  for (const match of headTable().find(text)) {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] as { start: number }).start <= match.start) sentence++;
    const floor = sentences[sentence]?.start ?? 0;
    const chunk = chunkBefore(text, words, match, floor, names.startCovering);
    const start = withRank(context, chunk.start, floor);
    const name = text.slice(start, match.end).replace(/[“”]/g, '');
    if (name.length - match.head.head.length < 2 || name.length > 32) continue;
    const clause = text.slice(Math.max(floor, start - WINDOW), start).replace(/[“”]/g, '');
    const ranked = RANK.test(name);
    const governed = CONFERRED.test(clause) || APPLIED.test(clause);
    if (match.head.strength === 'strong' ? !(ranked || governed) : !(ranked && governed)) continue;
    if (chunk.quantified && !ranked) continue;
    add(start, match.end, `head:${match.head.strength}`);
  }
  for (const m of context.matches) {
    if (m.entry.list !== 'honor' || m.entry.use !== 'free') continue;
    add(withRank(context, m.start, 0), m.end, 'vocabulary');
  }
  return mentions;
}

/** Takes the words of rank and round right before a title into it: 全国 | 第五批 | 率先… */
function withRank({ text, words }: Context, start: number, floor: number): number {
  let at = start;
  while (at > floor) {
    const w = wordAt(words, at - 1);
    const from = words.starts[w] as number;
    const word = text.slice(from, at);
    if (!/^(?:国家级?|全国|中国|世界|国际|省级|市级|县级|全省|全市|自治区级?|首批|第[一二三四五六七八九十]+|批|省|市|国家)$/.test(word))
      break;
    at = from;
  }
  return at;
}
