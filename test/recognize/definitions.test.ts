import { describe, expect, it } from 'vitest';
import { countsOf } from '../../src/recognize/definitions.ts';
import { expansionOf } from './see.ts';

const parts = (text: string, name: string) => expansionOf(text, 'slogan', name);

it.each([
  ['四个不摘', [4]],
  ['三区一城', [3, 4]],
  ['四位一体', [4, 5]],
  ['十二个常态化', [12, 12]],
  ['12件实事', [12]],
  ['人才双十条', [2, 10]],
  ['稳中求进', []],
])('%s counts %j', (name, counts) => expect(countsOf(name)).toEqual(counts));

describe('spelled out behind the name', () => {
  it.each([
    ['“三园联动”：果园、药园、牧园。', '三园联动', ['果园', '药园', '牧园']],
    ['名词解释\n[1]“双增”：即增产和增收。', '双增', ['增产', '增收']],
    ['“两藏”，即藏粮于地和藏粮于技。', '两藏', ['藏粮于地', '藏粮于技']],
    ['树立三种意识（赶超意识、风险意识、实干意识）。', '三种意识', ['赶超意识', '风险意识', '实干意识']],
    ['抓好“两场”建设。“两场”，即抓好东街市场和西街市场建设。', '两场', ['东街市场', '西街市场']],
    ['名词解释\n2.“百千万”工程：“百”即百个示范村；“千”即千户大户；“万”即万亩基地。', '百千万', ['百个示范村', '千户大户', '万亩基地']],
    [
      '名词解释\n[3]“两个统一”，“三个坚持”：两个统一即统一育苗和统一防疫；三个坚持即坚持绿色、坚持特色、坚持实干。',
      '三个坚持',
      ['坚持绿色', '坚持特色', '坚持实干'],
    ],
  ])('%s', (text, name, expected) => expect(parts(text, name)).toEqual(expected));

  it('groups what a name with several numbers counts', () => {
    const text = '名词解释\n[1]“两园三带”：苹果园、药材园，沿河产业带、环城产业带和山前产业带，是全县的布局。';
    expect(parts(text, '两园三带')).toHaveLength(5);
    expect(parts('名词解释\n[1]“两建三创”：建设果园、建设水网、建设道路，创优品牌、创新机制。', '两建三创')).toHaveLength(5);
    expect(parts('名词解释\n[1]“一主两翼、双翼齐飞”：一主即老城，两翼即东区和西区。', '一主两翼、双翼齐飞')).toEqual([
      '一主即老城',
      '两翼即东区和西区',
    ]);
  });

  it('keeps the verbs of parts that nothing gathers', () => {
    expect(parts('名词解释\n[1]“三件要事”：推进果园提质、建设育苗基地、筹办果品大会。', '三件要事')).toEqual([
      '推进果园提质',
      '建设育苗基地',
      '筹办果品大会',
    ]);
  });

  it('takes prose for no list', () => {
    expect(parts('名词解释\n[1]“三项规矩”：2012年12月，会议通过了文件，提出要求。', '三项规矩')).toEqual([]);
    expect(parts('名词解释\n[1]“果园贷”：指由银行发放、以果园经营权抵押的贷款。', '果园贷')).toEqual([]);
  });
});

describe('in the list before the name', () => {
  it.each([
    ['苹果、肉牛、中药材三大主导产业稳步发展。', '三大主导产业', ['苹果', '肉牛', '中药材']],
    ['统筹推进老城、新区、园区、景区“三区一城”发展。', '三区一城', ['老城', '新区', '园区', '景区']],
    ['产量、质量连续三年实现“双提升”。', '双提升', ['产量', '质量']],
    ['探索以“包地、包苗、包销”为主要内容的“三包”办法。', '三包', ['包地', '包苗', '包销']],
  ])('%s', (text, name, expected) => expect(parts(text, name)).toEqual(expected));

  it('is no list where the name is an item itself', () => {
    expect(parts('坚持科学发展、绿色发展、“双增”。', '双增')).toEqual([]);
  });
});

describe('in what follows', () => {
  it('takes the sentences that begin with what the name counts', () => {
    const text = '我们要做到“三个坚持”：坚持绿色引领，不走老路。坚持特色兴农，做强果业。坚持实干为先，不负群众。';
    expect(parts(text, '三个坚持')).toEqual(['坚持绿色引领', '坚持特色兴农', '坚持实干为先']);
  });

  it('takes numbered parts', () => {
    const text = '今年办好3件民生实事。（1）改造果园道路20公里。（2）新建育苗棚6座。（3）培训果农500人。';
    expect(expansionOf(text, 'policy', '民生实事')).toEqual(['改造果园道路20公里', '新建育苗棚6座', '培训果农500人']);
  });
});
