import { readContext } from '../../../src/extract.ts';
import { recognizeByRules } from '../../../src/recognize/registry.ts';
import { DocumentView } from '../../../src/recognize/scoring/document-view.ts';

/** A short report. */
export const text = `平凉市政府工作报告
过去一年，全市深入实施营商环境提升行动，全面落实“六稳”“六保”，扎实推进长河大桥、石峡水库等项目建设。
投资3.2亿元的长河工业园污水处理厂建成投用，某某县荣获“全国双拥模范县”称号。`;

/** A text as the scorer sees it, with what the rules saw. */
export function viewOf(source: string): DocumentView {
  const { context, regionMentions } = readContext({ id: 'a', path: 'a.txt', text: source });
  return new DocumentView(context, regionMentions, recognizeByRules(context, regionMentions));
}
