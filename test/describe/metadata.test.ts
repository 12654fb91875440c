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
});
