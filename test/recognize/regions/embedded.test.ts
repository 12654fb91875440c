import { expect, it } from 'vitest';
import type { EntityMention } from '../../../src/recognize/context.ts';
import { withoutEmbedded } from '../../../src/recognize/regions/embedded.ts';
import type { RegionMention } from '../../../src/recognize/regions.ts';

const elsewhere = (key: string) => !key.startsWith('region:62');
const region = (start: number, surface: string, name: string, regionKey: string): RegionMention => ({
  start,
  end: start + surface.length,
  surface,
  name,
  regionKey,
  level: 'province',
  code: regionKey.slice(7),
  parents: [],
});
const mention = (kind: EntityMention['kind'], start: number, name: string): EntityMention => ({
  kind,
  start,
  end: start + name.length,
  name,
  rule: 'test',
});

it.each([
  ['in a company’s name', region(0, '上海', '上海市', 'region:31'), mention('company', 0, '上海电气'), 0],
  ['at the start of a project’s name', region(0, '浙江', '浙江省', 'region:33'), mention('project', 0, '浙江众合数据中心'), 0],
  ['inside a project’s name', region(2, '浙江', '浙江省', 'region:33'), mention('project', 0, '庆阳浙江产业园'), 1],
  ['as the end of a line', region(0, '上海', '上海市', 'region:31'), mention('project', 0, '上海至兰州铁路'), 1],
  ['in full', region(0, '上海市', '上海市', 'region:31'), mention('company', 0, '上海市电力公司'), 1],
  ['of the document’s own province', region(0, '甘肃', '甘肃省', 'region:62'), mention('company', 0, '甘肃电投'), 1],
  ['in an organisation’s name', region(0, '天津', '天津市', 'region:12'), mention('organization', 0, '天津肿瘤医院'), 1],
  ['beside a company', region(0, '上海', '上海市', 'region:31'), mention('company', 3, '华能集团'), 1],
])('a short name %s', (_where, named, other, kept) => {
  expect(withoutEmbedded([named], [other], elsewhere)).toHaveLength(kept);
});
