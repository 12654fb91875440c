import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../../src/gazetteer/gazetteer.ts';
import { type RegionMention, recognizeRegions } from '../../../src/recognize/regions.ts';
import { findSections, findSentences } from '../../../src/segment/structure.ts';
import { tagWords } from '../../../src/segment/words.ts';

const gazetteer = loadGazetteer();
const keyOf = (name: string): string => gazetteer.byName(name)[0]?.key as string;

/** Mentions of a text, for a document about the region of that name. */
function mentions(text: string, home: string | null = null, year: number | null = 2022): RegionMention[] {
  const sentences = findSentences(text, findSections(text));
  return recognizeRegions({ text, words: tagWords(text), sentences, home: home && keyOf(home), year });
}
const names = (text: string, home: string | null = null, year: number | null = 2022): string[] => [
  ...new Set(
    mentions(text, home, year)
      .filter((m) => !m.implied)
      .map((m) => m.name),
  ),
];

describe('full and short names', () => {
  it.each([
    ['庆阳市西峰区和镇原县', '庆阳市', ['庆阳市', '西峰区', '镇原县']],
    ['推进西峰建设', '庆阳市', ['西峰区']],
    ['打造红古样板', '兰州市', ['红古区']],
    ['静宁县苹果丰收', '庆阳市', ['静宁县']],
    ['宁县和静宁县', '平凉市', ['宁县', '静宁县']],
    ['科尔沁左翼后旗牧区', '通辽市', ['科尔沁左翼后旗']],
    ['科左后旗牧区', '通辽市', ['科尔沁左翼后旗']],
    ['海南藏族自治州共和县', '青海省', ['海南藏族自治州', '共和县']],
    ['赴海南考察', '甘肃省', ['海南省']],
    ['西宁至海西的公路', '青海省', ['西宁市', '海西蒙古族藏族自治州']],
    ['长沙县经济总量居前', '湖南省', ['长沙县']],
    ['长沙市经济总量居前', '湖南省', ['长沙市']],
    ['江西宁都县', '江西省', ['江西省', '宁都县']],
    ['北京市朝阳区', '甘肃省', ['北京市', '朝阳区']],
    ['雄安新区和雄安', '保定市', ['雄安新区']],
  ])('%s', (text, home, expected) => {
    expect(names(text, home)).toEqual(expected);
  });

  it('labels a division by the name of the year, under one key', () => {
    const [before] = mentions('清苑县工业', '保定市', 2003);
    const [after] = mentions('清苑区工业', '保定市', 2020);
    expect([before?.name, after?.name]).toEqual(['清苑县', '清苑区']);
    expect(before?.regionKey).toBe(after?.regionKey);
  });

  it('decides what several are called by what stands before and around', () => {
    expect(mentions('长春市朝阳区', '甘肃省').at(-1)?.code).toBe('220104');
    expect(mentions('北京市朝阳区', '甘肃省').at(-1)?.code).toBe('110105');
    expect(mentions('朝阳、阜新、葫芦岛三市', '辽宁省')[0]?.code).toBe('2113');
    expect(mentions('朝阳区的发展', '长春市')[0]?.code).toBe('220104');
  });

  it('leaves out what it can not tell', () => {
    expect(names('鼓楼区的发展', '甘肃省')).toEqual([]);
    // 南京 and 徐州 have one each; those of 福州 and 开封 are further away.
    expect(names('鼓楼区的发展', '江苏省')).toEqual([]);
  });
});

describe('names that are words as well', () => {
  it.each([
    ['维护世界和平，加强国际合作。', '临夏回族自治州', []],
    ['打通对外开放通道', '怀化市', []],
    ['大通河流域治理', '西宁市', []],
    ['深化开放合作，整合各类资源。', '桂林市', []],
    ['公安机关和公安干警', '荆州市', []],
    ['新兴产业蓬勃发展', '云浮市', []],
    ['绿水青山就是金山银山', '上海市', []],
    ['实现长治久安', '山西省', []],
    ['推动辽宁振兴发展', '辽宁省', ['辽宁省']],
    ['法治广西、平安广西建设', '广西壮族自治区', ['广西壮族自治区']],
    ['丹东振兴区', '辽宁省', ['丹东市', '振兴区']],
    ['支持夏河、碌曲、合作等县市', '甘南藏族自治州', ['夏河县', '碌曲县', '合作市']],
    ['合作市旅游', '甘南藏族自治州', ['合作市']],
    ['工业兴县、旅游富县、开放强县', '保定市', []],
    ['顺应城市发展规律', '湖北省', []],
    ['建成县城东环路', '陇南市', []],
    ['加强市和县的联动', '安徽省', []],
  ])('%s (%s)', (text, home, expected) => {
    expect(names(text, home)).toEqual(expected);
  });
});

describe('names inside other names', () => {
  it.each([
    ['上海合作组织成员国', '甘肃省', []],
    ['清水湾社区', '甘肃省', []],
    ['打通朝阳大街', '保定市', []],
    ['南京路改造', '甘肃省', []],
    ['和平镇卫生院', '天津市', []],
    ['就读于南开大学', '甘肃省', []],
  ])('%s', (text, home, expected) => {
    expect(names(text, home)).toEqual(expected);
  });
});

describe('townships', () => {
  it.each([
    ['榆中县和平镇', '兰州市', ['榆中县', '和平镇']],
    ['静宁县八里镇', '平凉市', ['静宁县', '八里镇']],
    ['王村镇千亩花海', '泾川县', ['王村镇']],
    ['城镇新增就业', '安国市', []],
    ['建设特色小镇和中心镇', '平凉市', []],
    ['推动各乡镇街道', '平凉市', []],
    ['打造安口片区', '华亭市', ['安口镇']],
    ['徐水区遂城镇', '保定市', ['徐水区', '遂城镇']],
  ])('%s', (text, home, expected) => {
    expect(names(text, home)).toEqual(expected);
  });

  it('takes the one of the county before it', () => {
    expect(mentions('榆中县和平镇', '兰州市').at(-1)?.code?.startsWith('620123')).toBe(true);
  });

  it('makes one of a name that no list holds right behind its county', () => {
    const township = mentions('泾川县柳湾乡的果园', '平凉市').at(-1);
    expect(township).toMatchObject({ name: '柳湾乡', level: 'township', code: undefined, regionKey: 'region:620821/柳湾乡' });
  });
});

describe('villages', () => {
  it.each([
    ['静宁县雷大镇合岘村的果农', '平凉市', ['静宁县', '雷大镇', '合岘村']],
    ['静宁县雷大镇李家沟被评为先进', '平凉市', ['静宁县', '雷大镇', '李家沟村']],
    ['推进石咀村、南沟村棚户区改造', '静宁县', ['石咀村', '南沟村']],
    ['消除贫困村和集体经济薄弱村，建设示范村。', '静宁县', []],
    ['推进农村改革和乡村治理，关心村民。', '静宁县', []],
    ['灵台县积极推进乡村治理', '平凉市', ['灵台县']],
    ['名城名镇名村保护', '四川省', []],
    ['打造一批苹果村、石榴村和红枣村，改造石咀村、南沟村。', '静宁县', ['石咀村', '南沟村']],
  ])('%s', (text, home, expected) => {
    expect(names(text, home)).toEqual(expected);
  });

  it('is one village with and without its township', () => {
    const keys = mentions('静宁县雷大镇合岘村果园。阿岘沟村、合岘村果农。', '静宁县')
      .filter((m) => m.name === '合岘村')
      .map((m) => m.regionKey);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('functional zones', () => {
  it.each([
    ['天水经开区和张掖经济技术开发区', '甘肃省', ['天水市', '天水经开区', '张掖市', '张掖经济技术开发区']],
    ['聚力打造西峰、镇原2个市管工业园区', '庆阳市', ['西峰区', '西峰工业园区', '镇原县', '镇原工业园区']],
    ['高新区、经济区加快发展', '兰州市', ['兰州高新区', '兰州经济区']],
    ['经济开发区完成投资', '徐水区', ['徐水经济开发区']],
    ['建设省级经济开发区和各类产业园区', '甘肃省', []],
    ['新创建国家级零碳园区3家', '广西壮族自治区', []],
    ['开发区改革深化', '甘肃省', []],
    ['建立健全园区机制，做强园区，打造文创园区', '甘肃省', []],
    ['建设二连浩特—扎门乌德经济合作区', '内蒙古自治区', ['二连浩特市', '二连浩特—扎门乌德经济合作区']],
    ['支持建设庆阳职教园区', '庆阳市', ['庆阳市']],
    ['品质生活新区', '保定市', []],
  ])('%s', (text, home, expected) => {
    expect(names(text, home).sort()).toEqual([...expected].sort());
  });

  it('gives one key to the forms of one zone', () => {
    const keys = mentions('兰州高新区扩区。兰州高新技术产业开发区扩区。高新区扩区。', '兰州市')
      .filter((m) => m.level === 'zone')
      .map((m) => m.regionKey);
    expect(keys).toEqual(['region:6201/高新区', 'region:6201/高新区', 'region:6201/高新区']);
  });

  it('tells the division that a zone lies in', () => {
    expect(mentions('天水经开区', '甘肃省').find((m) => m.level === 'zone')?.parents).toEqual(['region:6205', 'region:62']);
  });
});

describe('one-character names', () => {
  it.each([
    ['陇电入鲁工程', '庆阳市', ['甘肃省', '山东省']],
    ['深化津庆协作', '庆阳市', ['天津市', '庆阳市']],
    ['选派医疗队援鄂', '兰州市', ['湖北省']],
    ['京津冀协同发展', '保定市', []],
    ['融入长三角和粤港澳大湾区', '庆阳市', []],
    ['成渝地区双城经济圈', '四川省', []],
  ])('%s', (text, home, expected) => {
    expect(names(text, home)).toEqual(expected);
  });

  it('ties a line to its ends without making mentions of them', () => {
    const found = mentions('加快平庆铁路前期工作', '庆阳市');
    expect(found.map((m) => [m.name, m.implied])).toEqual([
      ['平凉市', true],
      ['庆阳市', true],
    ]);
  });
});

describe('deixis', () => {
  it.each(['全市经济增长', '我县荣获称号', '全省上下', '本区居民'])('%s names nothing', (text) => {
    expect(names(text, '静宁县')).toEqual([]);
  });
});

describe('any text', () => {
  const counties = gazetteer
    .below('region:')
    .filter((d) => d.level === 'county' && d.name.length > 3 && gazetteer.byName(d.name).length === 1);
  const piece = fc.oneof(
    fc.constantFrom(...counties.map((d) => d.name)),
    fc.constantFrom('的', '、', '和', '，', '。', '\n', '推进', '建设', '项目', '高新区', '村', '镇', '一级公路', '至', '县', '“', '（'),
    fc.string({ unit: fc.constantFrom('山', '城', '县', '市', '平', '安', '西', '宁', '海', '南'), maxLength: 6 }),
  );

  it('has mentions whose span is what they say', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom('庆阳市', '甘肃省', '静宁县', '北京市', null), (pieces, home) => {
        const text = pieces.join('');
        for (const m of mentions(text, home)) {
          expect(m.end).toBeGreaterThan(m.start);
          expect(m.end).toBeLessThanOrEqual(text.length);
          if (m.level !== 'zone') expect(text.slice(m.start, m.end)).toBe(m.surface);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds every county by its full name between punctuation marks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...counties), ({ name, key }) => {
        expect(mentions(`本次活动，${name}，均已完成。`, '甘肃省').map((m) => m.regionKey)).toContain(key);
      }),
      { numRuns: 300 },
    );
  });
});
