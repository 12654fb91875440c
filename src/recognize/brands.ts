import { isBoundary } from '../segment/words.ts';
import { readTable } from '../vocabulary/table.ts';
import { chunkBefore } from './chunk.ts';
import type { Context, EntityMention } from './context.ts';
import { HeadTable } from './heads.ts';
import { nameSpans } from './identity.ts';
import type { Recognized } from './registry.ts';

interface BrandHead {
  readonly head: string;
  readonly kind: string;
}

let table: HeadTable<BrandHead> | undefined;
const headTable = (): HeadTable<BrandHead> =>
  (table ??= new HeadTable(readTable('vocabulary/data/brand_heads.tsv', ['head', 'kind']), (row) => row.head));

const BRAND_AFTER = /^(?:等)?(?:系列|区域|公用|农产品|企业|产品|旅游|文化|城市|知名|特色|地理标志|国家地理标志)*(?:品牌|商标|名片|IP)/;
const ORDINAL = /^(?:第[一二三四五六七八九十\d]+届|首届|\d{4}年?)/;

/**
 * Recognises brands: a region's name with a product (静宁苹果), a quoted name before 品牌 or 商标, and named events
 * (文化节, 博览会) with a modifier of their own.
 */
export function recognizeBrands(context: Context, before: Recognized): EntityMention[] {
  return [...products(context, before), ...quotedBrands(context)];
}

function products(context: Context, before: Recognized): EntityMention[] {
  const { text, words, sentences } = context;
  const names = nameSpans({ ...before, mentions: [] });
  const mentions: EntityMention[] = [];
  let sentence = 0;
  for (const match of headTable().find(text)) {
    while (sentence + 1 < sentences.length && (sentences[sentence + 1] as { start: number }).start <= match.start) sentence++;
    const floor = sentences[sentence]?.start ?? 0;
    if (match.head.kind === 'product') {
      // Only right behind the region's name: 平凉 | 红牛.
      const start = names.startCovering(match.start - 1);
      if (start < floor || !isBoundary(words, match.end)) continue;
      if (/^(?:产业|种植|养殖|生产|加工|基地|种质|交易|试验|标准化|面积|产量|园|节|博)/.test(text.slice(match.end, match.end + 3)))
        continue;
      mentions.push({ kind: 'brand', start, end: match.end, name: text.slice(start, match.end), rule: 'region and product' });
      continue;
    }
    if (!isBoundary(words, match.end)) continue;
    const chunk = chunkBefore(text, words, match, floor, names.startCovering);
    const name = text.slice(chunk.start, match.end).replace(/[“”《》]/g, '');
    const plain = name.replace(ORDINAL, '');
    if (chunk.quantified || plain.length - match.head.head.length < 2 || plain.length > 30) continue;
    mentions.push({ kind: 'brand', start: chunk.start + (name.length - plain.length), end: match.end, name: plain, rule: 'event' });
  }
  return mentions;
}

function quotedBrands({ text, quotations }: Context): EntityMention[] {
  const mentions: EntityMention[] = [];
  for (const q of quotations) {
    if (q.mark !== '“' || q.end - q.start > 16) continue;
    const after = text.slice(q.end + 1, q.end + 12);
    if (!BRAND_AFTER.test(after)) continue;
    mentions.push({ kind: 'brand', start: q.start, end: q.end, name: text.slice(q.start, q.end), rule: 'quoted before 品牌' });
  }
  return mentions;
}
