import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../src/gazetteer/gazetteer.ts';
import { findPartners, linkPartners } from '../../src/link/partners.ts';
import { RegionTable } from '../../src/link/region-table.ts';
import { RegionLinker } from '../../src/link/regions.ts';
import type { EntityKind } from '../../src/model/schema.ts';
import type { EntityMention } from '../../src/recognize/context.ts';
import { recognizeRegions } from '../../src/recognize/regions.ts';
import { findSections, findSentences } from '../../src/segment/structure.ts';
import { tagWords } from '../../src/segment/words.ts';

const gazetteer = loadGazetteer();

/** A linker over a text whose mentions are the names given by kind; each at its last place in the text. */
function prepare(text: string, homeName: string, given: readonly (readonly [EntityKind, string])[]) {
  const home = gazetteer.byName(homeName)[0]?.key as string;
  const sections = findSections(text);
  const sentences = findSentences(text, sections);
  const regions = recognizeRegions({ text, words: tagWords(text), sentences, home, year: 2022 });
  const table = new RegionTable(gazetteer, 2022);
  for (const region of regions) table.add(region.regionKey, region);
  table.add(home);
  const hierarchy = { ancestors: (key: string) => table.ancestors(key), level: (key: string) => table.level(key) };
  const partners = findPartners({ text, sentences, regions, home, hierarchy });
  const mentions: EntityMention[] = given.map(([kind, name]) => {
    const start = text.lastIndexOf(name);
    return { kind, name, start, end: start + name.length, rule: 'test' };
  });
  const linker = new RegionLinker({ text, sentences, sections, regions, mentions, partners, home, hierarchy });
  return { linker, mentions, partners, home, table };
}

/** Names of the regions that a mention is tied to. */
function regionsOf(text: string, home: string, kind: EntityKind, name: string): string[] {
  const { linker, mentions, table } = prepare(text, home, [[kind, name]]);
  return linker
    .regionsOf(mentions[0] as EntityMention)
    .map((key) => table.name(key))
    .sort();
}
const sorted = (names: string[]) => [...names].sort();

describe('regions of a mention', () => {
  it.each([
    ['the name', '建成西峰物流园。', '庆阳市', 'project', '西峰物流园', ['西峰区']],
    ['both ends of a road', '开工建设西峰至合水一级公路。', '庆阳市', 'project', '西峰至合水一级公路', ['西峰区', '合水县']],
    ['an end far away', '争取开通庆阳至兰州高铁。', '庆阳市', 'project', '庆阳至兰州高铁', ['庆阳市', '兰州市']],
    ['ends by one character', '推进平庆铁路前期工作。', '庆阳市', 'project', '平庆铁路', ['平凉市', '庆阳市']],
    ['the clause', '支持环县建设羊产业园。', '庆阳市', 'project', '羊产业园', ['环县']],
    ['the list of the clause', '支持西峰、镇原和环县开展水权改革。', '庆阳市', 'policy', '水权改革', ['西峰区', '镇原县', '环县']],
    ['the sentence that a region begins', '环县经济平稳增长，建成羊产业园。', '庆阳市', 'project', '羊产业园', ['环县']],
    ['the paragraph that a region begins', '环县经济平稳增长。建成羊产业园。', '庆阳市', 'project', '羊产业园', ['环县']],
    ['the heading', '推动环县加快发展\n新能源项目开工，羊产业园建成投用并且取得了良好的成效。', '庆阳市', 'project', '羊产业园', ['环县']],
    ['the document', '建成羊产业园。', '庆阳市', 'project', '羊产业园', ['庆阳市']],
    ['what comes back to the whole', '环县经济平稳增长，全市建成羊产业园。', '庆阳市', 'project', '羊产业园', ['庆阳市']],
    [
      'a sentence about the whole in a county’s paragraph',
      '环县经济平稳增长。全市建成羊产业园。',
      '庆阳市',
      'project',
      '羊产业园',
      ['庆阳市'],
    ],
    ['where it settles', '数据产业园落户西峰区。', '庆阳市', 'project', '数据产业园', ['西峰区']],
    [
      'not a region that is one thing of a list',
      '擦亮大熊猫、都江堰、古蜀道等名片，推进文旅融合工程。',
      '四川省',
      'project',
      '文旅融合工程',
      ['四川省'],
    ],
    [
      'a township by its short name, and the county to be sure',
      '建成安口养老中心。',
      '华亭市',
      'project',
      '安口养老中心',
      ['安口镇', '华亭市'],
    ],
    [
      'whom a team goes to help, and who sends it',
      '平凉市援助湖北医疗队凯旋。',
      '平凉市',
      'organization',
      '平凉市援助湖北医疗队',
      ['平凉市', '湖北省'],
    ],
    ['its own division for a zone as a project', '天水经开区扩区。', '甘肃省', 'project', '天水经开区扩区', ['天水市']],
    ['the city of an airport', '杭州萧山国际机场扩建。', '浙江省', 'project', '杭州萧山国际机场', ['杭州市']],
    ['the company’s name', '环县牧业公司投产。', '庆阳市', 'company', '环县牧业公司', ['环县']],
    ['the region right before a company', '加快环县伟赫乳业扩能。', '庆阳市', 'company', '伟赫乳业', ['环县']],
    ['not the home of a company from elsewhere', '与上海电气合作。', '庆阳市', 'company', '上海电气', ['庆阳市']],
    ['a hospital elsewhere and the document', '与天津肿瘤医院合作。', '庆阳市', 'organization', '天津肿瘤医院', ['天津市', '庆阳市']],
    ['a newspaper’s own region', '来源甘肃日报', '庆阳市', 'organization', '甘肃日报', ['甘肃省']],
    ['the level that the name begins with', '落实省农业厅要求。', '庆阳市', 'organization', '省农业厅', ['庆阳市', '甘肃省']],
    ['where the clause leads', '赴天津与中投公司对接。', '庆阳市', 'company', '中投公司', ['天津市', '庆阳市']],
    ['the one who receives a title', '镇原县获评省级园林县城。', '庆阳市', 'honor', '省级园林县城', ['镇原县']],
    ['the region of the brand that receives a title', '“静宁苹果”入选最有价值品牌。', '平凉市', 'honor', '最有价值品牌', ['静宁县']],
    ['the document for a policy', '实施乡村振兴战略。', '庆阳市', 'policy', '乡村振兴战略', ['庆阳市']],
    [
      'whom a doctrine is about, and the document',
      '贯彻对甘肃重要指示精神。',
      '庆阳市',
      'slogan',
      '对甘肃重要指示精神',
      ['庆阳市', '甘肃省'],
    ],
    ['both sides of a cooperation', '深化津庆协作。', '庆阳市', 'policy', '津庆协作', ['天津市', '庆阳市']],
  ] as const)('are told by %s', (_reason, text, home, kind, name, expected) => {
    expect(regionsOf(text, home, kind, name)).toEqual(sorted([...expected]));
  });

  it('are unknown where the document’s region is', () => {
    const linker = new RegionLinker({
      text: '建成产业园。',
      sentences: [{ start: 0, end: 6, section: 0, paragraph: 0 }],
      sections: [],
      regions: [],
      mentions: [],
      partners: [],
      home: null,
      hierarchy: { ancestors: () => [], level: () => null },
    });
    expect(linker.regionsOf({ kind: 'project', name: '产业园', start: 2, end: 5, rule: 'test' })).toEqual([]);
    expect(linker.regionAt(2)).toBeNull();
  });

  it('of a statistic are the one region that the clause is about, else the document’s', () => {
    const text = '全市生产总值1000亿元，环县原油产量300万吨，西峰、镇原共有企业20家。';
    const { linker, table } = prepare(text, '庆阳市', []);
    const at = (words: string) => table.name(linker.regionAt(text.indexOf(words)) as string);
    expect([at('1000'), at('300'), at('20')]).toEqual(['庆阳市', '环县', '庆阳市']);
  });
});

describe('partners', () => {
  it.each([
    ['深化东西部协作，天津市援助3亿元。', '庆阳市', ['天津市']],
    ['与西宁市签署合作框架协议。', '兰州市', ['西宁市']],
    ['对口支援西藏和新疆工作扎实推进。', '上海市', ['西藏自治区', '新疆维吾尔自治区']],
    ['津庆协作走深走实。', '庆阳市', ['天津市']],
    ['甘肃省东西部协作会议召开。', '庆阳市', []],
    ['西峰区和环县结对共建。', '庆阳市', []],
    ['学习上海经验。', '庆阳市', []],
  ])('%s', (text, home, expected) => {
    const { partners, table } = prepare(text, home, []);
    expect([...new Set(partners.map((p) => table.name(p.key)))]).toEqual(expected);
  });

  it('are tied with the words that tell it', () => {
    const text = '我们深化东西部协作，天津市援助3亿元。';
    const { partners, home, table } = prepare(text, '庆阳市', []);
    const [link] = linkPartners(partners, home, (key) => table.index(key));
    expect(link?.relation).toBe('partner_of');
    expect(text.slice(link?.start, link?.end)).toBe('东西部协作，天津市');
    expect(linkPartners(partners, null, () => 0)).toEqual([]);
  });
});

describe('RegionTable', () => {
  it('holds each region once, with those above it and the forms that the text uses', () => {
    const table = new RegionTable(gazetteer, 2003);
    table.add('region:130608');
    table.add('region:130608/某村', {
      name: '某村',
      level: 'village',
      parents: ['region:130608', 'region:1306', 'region:13'],
      surface: '某村',
    });
    table.add('region:unknown');
    const entities = table.entities();
    expect(entities.map((e) => e.name)).toEqual(['清苑县', '保定市', '河北省', '某村']);
    expect(entities[0]?.aliases).toEqual(['清苑', '清苑区']);
    expect(entities[3]?.attributes).toEqual({ level: 'village', ancestors: ['region:130608', 'region:1306', 'region:13'] });
    expect(table.index('region:unknown')).toBe(-1);
  });
});
