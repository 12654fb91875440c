import type { Span } from '../../model/types.ts';
import type { Context, EntityMention } from '../context.ts';
import { listBefore } from './before.ts';
import { countsOf } from './counts.ts';
import { split } from './parts.ts';

/** A counted name that brackets spell out, or that closes a list: 三种意识（A、B、C）; A、B、C三大片区. */
export function countedNames(context: Context): (Span & { expansion: readonly string[] })[] {
  const { text } = context;
  const found: (Span & { expansion: readonly string[] })[] = [];
  for (const match of text.matchAll(/[一二三四五六七八九十](?:大|个|种|项|类|条)[\u4e00-\u9fff]{2,8}?(?=（[^）]{4,120}）)/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const close = text.indexOf('）', span.end);
    const parts = split(text.slice(span.end + 1, close), countsOf(match[0]));
    if (countsOf(match[0]).includes(parts.length)) found.push({ ...span, expansion: parts });
  }
  for (const match of text.matchAll(COUNTED)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const mention: EntityMention = { kind: 'slogan', ...span, name: match[0], rule: '' };
    const parts = listBefore(context, mention, countsOf(match[0]));
    if (parts.length > 1) found.push({ ...span, expansion: parts });
  }
  return found;
}

const COUNTED =
  /(?<=[\u4e00-\u9fff”）])[二三四五六七八九十](?:大|张)(?:[\u4e00-\u9fff]{0,6}?)(?:产业集群|产业链|产业|片区|板块|领域|体系|基地|机遇|任务|优势|中心|品牌|名片|平台|园区|目标|支柱|经济带|组团|重点|关键|环节|格局|支撑|保障|定位|抓手|引擎|导向|理念|原则|意识|能力|革命|转变|关系|难题|瓶颈|短板|高地|屏障)(?![园区链带内者名集])/g;
