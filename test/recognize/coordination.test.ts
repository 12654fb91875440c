import { describe, expect, it } from 'vitest';
import { piecesAfter, piecesBefore } from '../../src/recognize/coordination.ts';
import { recognizeProjects } from '../../src/recognize/projects.ts';
import { seenBy } from './see.ts';

const offered = (text: string): string[] => seenBy(recognizeProjects, text).map(({ name }) => name);

describe('piecesBefore', () => {
  it('goes back from comma to comma to the beginning of the clause', () => {
    const text = '道路通车，加快石峡水库、青山煤矿、长河大桥';
    const pieces = piecesBefore(text, text.length, 0).map((p) => [text.slice(p.start, p.end), p.first]);
    expect(pieces).toEqual([
      ['长河大桥', false],
      ['青山煤矿', false],
      ['加快石峡水库', true],
    ]);
  });
  it('leaves brackets and quotations whole', () => {
    const text = '推进长河大桥（东、西引桥）、“三纵、两横”路网';
    expect(piecesBefore(text, text.length, 0).map((p) => text.slice(p.start, p.end))).toEqual([
      '“三纵、两横”路网',
      '推进长河大桥（东、西引桥）',
    ]);
  });
});

describe('piecesAfter', () => {
  it('goes on to the verb that says something of the whole list', () => {
    const text = '石峡水库、青山煤矿和长河大桥建成投用，道路通车';
    expect(piecesAfter(text, 4, text.length).map((p) => text.slice(p.start, p.end))).toEqual(['青山煤矿', '长河大桥']);
  });
  it('ends before 等', () => {
    const text = '石峡水库、青山煤矿等重点项目加快推进';
    expect(piecesAfter(text, 4, text.length).map((p) => text.slice(p.start, p.end))).toEqual(['青山煤矿']);
  });
  it('is empty where no list goes on', () => {
    expect(piecesAfter('石峡水库建成投用', 4, 8)).toEqual([]);
  });
});

describe('coordination', () => {
  it.each([
    ['a shared head', '青山、白石煤矿联合试运转。', ['青山煤矿', '白石煤矿']],
    ['a shared head over 和', '加快青山和白石煤矿建设。', ['青山煤矿', '白石煤矿']],
    ['routes', '建成靖远至会宁、会宁至静宁输气管道。', ['靖远至会宁输气管道', '会宁至静宁输气管道']],
    [
      'routes that share their beginning',
      '建设静宁至庄浪、泾川、灵台直连链路。',
      ['静宁至庄浪直连链路', '静宁至泾川直连链路', '静宁至灵台直连链路'],
    ],
    [
      'a shared phrase behind two enterprises',
      '建成中国移动、中国电信云计算数据中心。',
      ['中国移动云计算数据中心', '中国电信云计算数据中心'],
    ],
    ['a shared phrase behind two places', '庄浪县、静宁县省级农业科技园区获批。', ['庄浪县省级农业科技园区', '静宁县省级农业科技园区']],
    ['words of one class', '推进生猪、牦牛智慧管理平台。', ['生猪智慧管理平台', '牦牛智慧管理平台']],
    ['what is done to each', '推进市图书馆、市体育馆改扩建。', ['市图书馆改扩建', '市体育馆改扩建']],
    ['a head behind 等', '加快远景能源、金风科技等装备制造产业园建设。', ['远景能源装备制造产业园', '金风科技装备制造产业园']],
  ])('gives back %s', (_, text, names) => {
    expect(offered(text)).toEqual(expect.arrayContaining(names));
  });

  it.each([
    ['等项目', '加快推进蓝星甲醇、东岭矿山修复等项目。', ['蓝星甲醇', '东岭矿山修复']],
    ['a count without 等', '蓝星化纤、东岭电力两个项目落地。', ['蓝星化纤', '东岭电力']],
    ['等 and a large count', '东岭存储二期、蓝星动力等1.1万个重大产业项目投产。', ['东岭存储二期', '蓝星动力']],
    ['等 and a verb', '蓝星锂电、东岭泵阀等顺利开工。', ['蓝星锂电', '东岭泵阀']],
  ])('names what a list holds that closes with %s', (_, text, written) => {
    const mentions = seenBy(recognizeProjects, text);
    for (const name of written) {
      expect(mentions.some((m) => m.rule === 'closed list' && (m.name === name || m.aliases?.includes(name)))).toBe(true);
    }
  });

  it.each([
    ['优等项目不多。', '优'],
    ['推进高等学校建设。', '高'],
    ['建设三等水准点工程。', '三'],
  ])('takes no 等 of a word for the end of a list: %s', (text, item) => {
    expect(offered(text).some((name) => name.startsWith(`${item}项`) || name === item)).toBe(false);
  });

  it('keeps a conjunction inside a name as one of the alternatives', () => {
    expect(offered('推进石峡水库除险加固及清淤项目。')).toEqual(expect.arrayContaining(['石峡水库除险加固及清淤项目']));
  });
});
