import { readFileSync } from 'node:fs';
import { expect, it, describe as suite } from 'vitest';
import { clean } from '../../src/clean/clean.ts';
import { describe } from '../../src/describe/metadata.ts';

const of = (text: string) => describe({ id: 'x', path: 'x.txt', text }, clean(text));

suite('describe', () => {
  it.each([
    ['pingliang-2021-01-26.txt', '平凉：攻坚克难谋发展砥砺前行谱新篇', '2021-01-26', '甘肃日报', 'article'],
    ['qingyang-2022-12-12.txt', '庆阳市政府工作报告', '2022-12-12', '陇东报', 'work_report'],
    ['liangzhou-2021-12-03.txt', '奋力谱写凉州高质量发展新篇章', '2021-12-03', '甘肃日报', 'article'],
    ['yuanqu-2021-04-28.txt', '垣曲县2021年政府工作报告', '2021-04-28', '垣曲县人民政府', 'work_report'],
  ])('reads the head of %s', (name, title, date, publisher, genre) => {
    const text = readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');
    expect(of(text)).toMatchObject({ title, date, publisher, genre, year: Number(date.slice(0, 4)) });
  });

  it('takes the day of the meeting, not of the page', () => {
    const text =
      '某县政府工作报告\n发布日期：2023-03-30\n——2020年1月10日在某县第十六届人民代表大会第四次会议上\n各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议，并请各位委员提出意见和建议，谢谢大家。';
    expect(of(text)).toMatchObject({ date: '2020-01-10', year: 2020, genre: 'work_report' });
  });

  it.each([
    ['2021/1/26', '2021-01-26', 2021],
    ['2021', '2021', 2021],
    ['不详', '2020-01-10', 2020],
  ])('brings a date that the caller gives to its form: %s, else takes the text’s', (given, date, year) => {
    const text = '某县政府工作报告\n2020年1月10日\n各位代表：\n现在，我代表县人民政府，向大会报告工作。';
    expect(describe({ id: 'x', path: 'x', text, given: { date: given } }, clean(text))).toMatchObject({ date, year });
  });

  it('tells the year from the headings where no date stands', () => {
    const text =
      '各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员和列席人员提出意见。\n一、2014年工作回顾\n工作完成。\n二、2015年工作任务\n要做好工作。';
    expect(of(text)).toMatchObject({ date: '', year: 2015, title: '政府工作报告' });
  });

  it('reads Chinese numerals', () => {
    const text =
      '某县政府工作报告\n（二〇〇八年三月二十七日）\n各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员和列席人员提出意见。';
    expect(of(text).date).toBe('2008-03-27');
  });

  it('takes no date out of prose', () => {
    const text =
      '各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议。\n一、2018年工作回顾\n脱贫摘帽顺利实现，2018年9月28日通过专项评估检查，全年扶贫总投入三亿元，实施扶贫项目四百余个，贫困发生率下降到百分之一以下，群众满意度明显提高。';
    expect(of(text)).toMatchObject({ date: '', year: 2019 });
  });

  it('knows a report without its title by the congress or by its first heading', () => {
    expect(of('2019年1月29日某市某区第二届人民代表大会第三次会议某区区长某某\n一、2018年工作回顾\n工作完成。')).toMatchObject({
      genre: 'work_report',
      date: '2019-01-29',
      year: 2019,
    });
    expect(of('一、过去五年工作回顾\n2016年，全县生产总值完成59.4亿元。')).toMatchObject({ genre: 'work_report', year: 2017 });
  });

  it('leaves the date out of a title that runs into it', () => {
    expect(
      of('政府工作报告2011年1月20日在某县第十四届人民代表大会\n第五次会议上\n各位代表：\n现在，我代表县人民政府报告工作。'),
    ).toMatchObject({
      title: '政府工作报告',
      year: 2011,
    });
  });
});
