import { describe, expect, it } from 'vitest';
import { mentions, names } from './mentions.ts';

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
    // A name that the text uses again, though its words describe.
    ['建设现代药业工业园区。现代药业工业园区投产。', '保定市', ['现代药业工业园区']],
    ['建设现代药业工业园区。', '保定市', []],
    // Of its class the text names one: alone the head means that.
    ['雄安新区扩区，新区加快建设。', '保定市', ['雄安新区']],
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
