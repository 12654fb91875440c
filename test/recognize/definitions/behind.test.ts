import { describe, expect, it } from 'vitest';
import { expansionOf } from '../see.ts';

const parts = (text: string, name: string) => expansionOf(text, 'slogan', name);

describe('spelled out behind the name', () => {
  it.each([
    ['“三园联动”：果园、药园、牧园。', '三园联动', ['果园', '药园', '牧园']],
    ['名词解释\n[1]“双增”：即增产和增收。', '双增', ['增产', '增收']],
    ['名词解释\n［3］“两稳”：\n稳苗、稳水。', '两稳', ['稳苗', '稳水']],
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
    expect(parts('名词解释\n[1]“三建两创”：建设果园、建设水网、建设道路，创优品牌、创新机制。', '三建两创')).toHaveLength(5);
    expect(parts('名词解释\n[1]“一主两翼、双翼齐飞”：一主即老城，两翼即东区和西区。', '一主两翼、双翼齐飞')).toEqual([
      '老城',
      '东区和西区',
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
