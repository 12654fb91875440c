import { DOCUMENT_OUTPUTS, RESULT_OUTPUTS } from './registry.ts';

/** The README of a build's folder: what each file is. */
export function readme(): string {
  const rows = [...RESULT_OUTPUTS, ...DOCUMENT_OUTPUTS].map(({ file, zh, en }) => `| \`${file}\` | ${zh} | ${en} |`);
  return [
    '# 政脉图谱的输出 | Output of a 政脉 Zhengmai build',
    '',
    '`zhengmai build` 写入这个文件夹；除本说明外，其中的文件每次整体替换。',
    '`zhengmai build` writes into this folder; all files but this one are replaced together by every build.',
    '',
    '| 文件 file | 内容 | what |',
    '|---|---|---|',
    ...rows,
    '',
    '所有位置(`start`、`end`)都是所读原文中的 UTF-16 偏移量。',
    'All places (`start`, `end`) are UTF-16 offsets into the text as read.',
    '',
  ].join('\n');
}
