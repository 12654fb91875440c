import { describe, expect, it } from 'vitest';
import { extract, readContext } from '../../src/extract.ts';
import type { Entity } from '../../src/model/types.ts';
import { projectAliases, projectName } from '../../src/recognize/project-names.ts';
import { describeProject, recognizeProjects } from '../../src/recognize/projects.ts';
import { seenBy } from './see.ts';

const offered = (text: string): string[] => seenBy(recognizeProjects, text).map(({ name }) => name);

/** Projects that extraction finds in a report that looks back. */
function projectsIn(body: string): Entity[] {
  const text = `静宁县政府工作报告\n2021年1月20日\n一、2020年工作回顾\n过去一年，全县经济社会平稳发展。\n${body}\n`;
  return extract({ id: 'a', path: 'a.txt', text, format: 'text', given: { region: '静宁县' } }).entities.filter(
    (e) => e.kind === 'project',
  );
}

describe('recognizeProjects', () => {
  it.each([
    ['a head noun with a place', '加快静宁工业园建设。', '静宁工业园'],
    ['a head noun that a verb follows', '石峡水库建成蓄水。', '石峡水库'],
    ['a capacity', '年产20万吨双氧水项目投产。', '年产20万吨双氧水项目'],
    ['an enterprise before 项目', '比亚迪电池项目开工建设。', '比亚迪电池项目'],
    ['a phase', '轨道交通3号线二期建成通车。', '轨道交通3号线二期'],
    ['phases together', '东岭产业园一、二期投产。', '东岭产业园一、二期'],
    ['a bracket', '保税物流中心（B型）封关运行。', '保税物流中心（B型）'],
    ['a stretch of a line', '平凉至庆阳高铁静宁段开工。', '平凉至庆阳高铁静宁段'],
    ['a quotation inside', '推进“三馆一院”文化中心项目。', '三馆一院文化中心项目'],
    ['a road of its own beside a route', '静宁至庄浪、静宁东绕城一级公路开工建设。', '静宁东绕城一级公路'],
    ['a part with the head of the last name', '东岭、石峡医院扩建项目顺利推进。', '东岭医院扩建项目'],
    ['a name behind 的', '双线时速250公里的平庆铁路开工建设。', '平庆铁路'],
    ['a name that the tagger cuts badly', '南沟煤矿安全复产。', '南沟煤矿'],
  ])('offers %s', (_, text, name) => {
    expect(offered(text)).toContain(name);
  });

  it.each([
    ['建设 behind a name', '加快静宁工业园建设。', '静宁工业园建设'],
    ['a head that goes on to another', '推进石峡水库除险加固项目。', '石峡水库'],
    ['a road from a place to itself', '静宁至庄浪、静宁东绕城一级公路开工建设。', '静宁至静宁东绕城一级公路'],
    ['a part with a word that only modifies the last name', '东岭绿化、石峡医院改革示范项目顺利推进。', '东岭绿化医院'],
    ['the end of a region’s name', '支持香港发展。', '香港'],
    ['the middle of a route', '开通静宁县城至庄浪班车。', '静宁县城'],
  ])('does not offer %s', (_, text, name) => {
    expect(offered(text)).not.toContain(name);
  });

  it('says that a number stands before or behind', () => {
    const before = seenBy(recognizeProjects, '建成22个检测实验室。').find(({ name }) => name === '检测实验室');
    expect(before?.features).toContain('counted before');
    const after = seenBy(recognizeProjects, '建成防疫物资生产线37条。').find(({ name }) => name === '防疫物资生产线');
    expect(after?.features).toContain('counted after');
    const named = seenBy(recognizeProjects, '建成石峡水库。').find(({ name }) => name === '石峡水库');
    expect(named?.features?.filter((f) => f.startsWith('counted'))).toEqual([]);
  });

  it('says what stands at both edges', () => {
    const [mention] = seenBy(recognizeProjects, '石峡水库、青山煤矿建成投产。').filter(({ name }) => name === '青山煤矿');
    expect(mention?.features).toEqual(expect.arrayContaining(['left:comma', 'right:verb', 'siblings headed:all']));
  });
});

describe('extraction', () => {
  it('takes named undertakings for projects', () => {
    const names = projectsIn('平庆铁路、静庄高速加快建设，石峡水库建成投用。总投资12.6亿元的静宁风电场项目开工建设。').map((e) => e.name);
    expect(names).toEqual(expect.arrayContaining(['平庆铁路', '静庄高速', '石峡水库']));
  });

  it('leaves classes out', () => {
    const names = projectsIn('建成22个核酸检测实验室，新建规模养殖场21个，实施一批重大项目，改造老旧小区15个。').map((e) => e.name);
    expect(names.filter((name) => /实验室|养殖场|重大项目/.test(name))).toEqual([]);
  });

  it('leaves a campaign with many sites to the policies', () => {
    const names = projectsIn('深入推进“一村万树”工程，植树100万株。').map((e) => e.name);
    expect(names).not.toContain('一村万树工程');
  });
});

describe('describeProject', () => {
  it('gives a span the attributes and aliases of its clause', () => {
    const text = '投资3.2亿元的石峡水库二期建成投用。';
    const { context } = readContext({ id: 'a', path: 'a.txt', text, format: 'text', given: { region: '静宁县' } });
    const start = text.indexOf('石峡');
    expect(describeProject(context, start, start + 6, '石峡水库二期')).toEqual({
      aliases: expect.arrayContaining(['石峡水库', '石峡水库二期项目']),
      attributes: { sector: 'water', status: 'operating', investment: '3.2亿元' },
    });
  });
});

describe('projectName', () => {
  it.each([
    ['石峡水库三期工程', '石峡水库', '三期工程', '水库'],
    ['青山煤矿项目', '青山煤矿', '项目', '煤矿'],
    ['年产30万吨甲醇项目', '年产30万吨甲醇', '项目', undefined],
    ['保税物流中心（B型）', '保税物流中心', '（B型）', '保税物流中心'],
    ['环城路改造', '环城路改造', '', '改造'],
    ['平庆高铁静宁段', '平庆高铁', '静宁段', '高铁'],
  ])('takes %s apart', (name, stem, tail, head) => {
    const taken = projectName(name);
    expect([taken.stem, taken.tail, taken.head?.head]).toEqual([stem, tail, head]);
  });
  it('drops quotation marks', () => {
    expect(projectName('“双碳”产业园').name).toBe('双碳产业园');
  });
});

describe('projectAliases', () => {
  it('gives the name with and without its tail, phase and bracket', () => {
    expect(projectAliases(projectName('石峡水库三期工程'))).toEqual(
      expect.arrayContaining(['石峡水库三期', '石峡水库', '石峡水库三期项目']),
    );
    expect(projectAliases(projectName('青山煤矿'))).toEqual(['青山煤矿项目', '青山煤矿工程']);
    expect(projectAliases(projectName('保税物流中心（B型）'))).toContain('保税物流中心');
  });
  it('never gives the name itself', () => {
    for (const name of ['石峡水库', '石峡水库项目', '石峡水库二期']) expect(projectAliases(projectName(name))).not.toContain(name);
  });
});
