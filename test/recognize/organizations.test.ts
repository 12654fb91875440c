import { describe, expect, it } from 'vitest';
import { recognizeOrganizations } from '../../src/recognize/organizations.ts';
import { namesBy, seenBy } from './see.ts';

describe('recognizeOrganizations', () => {
  it.each([
    ['vocabulary, with its short form', '我们赴津与南开大学、中科院对接。', ['中科院', '南开大学']],
    ['a head behind a place', '平凉市中医医院迁入新址。', ['平凉市中医医院']],
    ['a head behind a level', '县民政局被评为先进集体。', ['县民政局']],
    ['a verb inside the name', '甘肃国际粮食登记交易中心成立。', ['甘肃国际粮食登记交易中心']],
    ['a descriptive name that is founded', '先进陶瓷材料应用推进中心揭牌成立。', ['先进陶瓷材料应用推进中心']],
    ['all words behind the founding verb', '成立推动陶瓷产业振兴工作领导小组，加强统筹。', ['推动陶瓷产业振兴工作领导小组']],
    ['numbered schools that share a place', '推进静宁一中、三中和五中改扩建。', ['静宁一中', '静宁三中', '静宁五中']],
    ['a list that shares its level', '市档案馆、体校和画院整体搬迁。', ['市体校', '市档案馆', '市画院']],
    ['an institution that is enlarged, not built', '迁建市疾控中心。', ['市疾控中心']],
    ['an institution inside the name of a building', '建成县医院门诊楼。', ['县医院']],
    ['the only one of its kind in a county', '职教中心被评为名牌学校。', ['职教中心']],
    ['batches of a team', '静宁县第二、三批援助湖北医疗队返回。', ['静宁县第三批援助湖北医疗队', '静宁县第二批援助湖北医疗队']],
    ['an institute known by its number', '与航天（612所）合作。', ['612所']],
    ['a school that an ordinary word names', '育才小学搬入新校舍。', ['育才小学']],
  ])('sees %s', (_, text, names) => {
    expect(namesBy(recognizeOrganizations, text)).toEqual([...names].sort());
  });

  it.each([
    ['a counted class', '建成核酸检测实验室22个，改造138所乡村学校。'],
    ['a class by who runs it', '深化公立医院改革，落实小区配套幼儿园政策。'],
    ['a class by how good it is', '支持建设高水平研究型大学。'],
    ['a building that is only being built', '新建静宁县东关初级中学、静宁县传染病医院。'],
    ['a name that only says the level', '市委、市政府和县人大高度重视。'],
    ['an aim', '加快建设西部国际科技创新中心。'],
    ['a place that an institution gave its name', '支持兰州大学城发展。'],
    ['a list of kinds', '图书馆、文化馆、博物馆等公共文化设施免费开放。'],
    ['schools of two levels', '全面改善中小学办学条件。'],
  ])('does not see %s', (_, text) => {
    expect(namesBy(recognizeOrganizations, text)).toEqual([]);
  });

  it('unites a vocabulary entry with its variants and lets it stand inside a longer name', () => {
    const mentions = seenBy(recognizeOrganizations, '建立中国农业大学教授工作站。');
    expect([...new Set(mentions.map(({ name }) => name))].sort()).toEqual(['中国农业大学', '中国农业大学教授工作站']);
    expect(mentions.find(({ name }) => name === '中国农业大学')).toMatchObject({ canonical: '中国农业大学', nests: true });
  });

  it('does not take a school for the university that it is attached to', () => {
    expect(seenBy(recognizeOrganizations, '支持北师大附校创建示范高中。').find(({ name }) => name === '北师大')?.nests).toBe(false);
  });
});
