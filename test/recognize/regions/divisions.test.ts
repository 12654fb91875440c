import { describe, expect, it } from 'vitest';
import { mentions, names } from './mentions.ts';

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
