import { expect, it } from 'vitest';
import { readContext } from '../../../src/extract.ts';
import { countedNames } from '../../../src/recognize/definitions/counted-names.ts';

const counted = (text: string) => {
  const { context } = readContext({ id: 'test', path: 'test.txt', text, format: 'text', given: { region: '静宁县' } });
  return countedNames(context).map(({ start, end, expansion }) => [text.slice(start, end), expansion]);
};

it.each([
  ['树立三种意识（赶超意识、风险意识、实干意识）。', '三种意识', ['赶超意识', '风险意识', '实干意识']],
  ['苹果、肉牛、中药材三大产业稳步发展。', '三大产业', ['苹果', '肉牛', '中药材']],
])('%s', (text, name, parts) => expect(counted(text)).toContainEqual([name, parts]));

it.each(['树立三种意识（含赶超意识）。', '苹果、肉牛三大产业稳步发展。', '三大产业园区建成投用。'])(
  'no parts in as many as it says: %s',
  (text) => expect(counted(text)).toEqual([]),
);
