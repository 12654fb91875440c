import { expect, it } from 'vitest';
import { formatProgress } from '../../src/cli/progress.ts';

it.each([
  ['at the beginning', { stage: 'documents', done: 0, total: 9, documents: 0 }, 5, '读取 reading 0/9 · 文件 documents 0'],
  ['too early for a rate', { stage: 'documents', done: 1, total: 9, documents: 1 }, 1, '读取 reading 1/9 · 文件 documents 1'],
  [
    'in the midst of archives',
    { stage: 'documents', done: 3, total: 9, documents: 30 },
    10,
    '读取 reading 3/9 · 文件 documents 30 · 3.0/s · 约剩 left 20 s',
  ],
  ['of the layout', { stage: 'layout', done: 40, total: 800, documents: 0 }, 60, '布局 layout 40/800'],
] as const)('tells how far a build is %s', (_, progress, seconds, line) => expect(formatProgress(progress, seconds)).toBe(line));
