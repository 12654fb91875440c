import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, sourceSpan } from '../../src/clean/clean.ts';

const seed = (name: string): string => readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');

describe('clean', () => {
  it.each([
    ['half-width punctuation', '稳就业,稳金融;稳外贸:三项', '稳就业，稳金融；稳外贸：三项'],
    ['numbers keep their marks', '增长1,234.5亿元,15:02', '增长1234.5亿元，15:02'],
    ['straight quotation marks', '落实"六稳"和"六保"', '落实“六稳”和“六保”'],
    ['corner brackets', '落实「六稳」『六保』', '落实“六稳”“六保”'],
    ['spaces between characters', '完 成 投 资 43 亿 元', '完成投资43亿元'],
    ['lost spaces and references', '会议上????县长&nbsp;各位', '会议上县长各位'],
    ['footnote marks', '“六稳”［4］工作^[1]扎实', '“六稳”工作扎实'],
    ['full-width digits', '投资１１３亿元', '投资113亿元'],
    ['Latin words keep their space', '引进 SAP Labs 公司', '引进SAP Labs公司'],
  ])('brings %s to one form', (_, source, text) => {
    expect(clean(source).text).toBe(text);
  });

  it('brings traditional characters to simplified ones and leaves a traditional name in a simplified text alone', () => {
    const source = '本縣堅持以人民為中心的發展思想，推進「放管服」改革，全年國民生產總值達到一百億元。';
    expect(clean(source).text).toBe('本县坚持以人民为中心的发展思想，推进“放管服”改革，全年国民生产总值达到一百亿元。');
    const quoted = '今年以来，全市上下坚持稳中求进，与台北市的誠品书店签约，扎实推进各项重点工作，经济社会发展取得新成效。';
    expect(clean(quoted).text).toContain('誠品');
  });

  it('leaves the marks of Markdown out', () => {
    const source =
      '# 长河县报告\n\n> 引言\n\n- **加快建设**[长河水库](http://a.cn/1 "图")，完成`投资`3亿元\n\n---\n\n| 指标 | 数值 |\n|---|---|\n';
    expect(clean(source, 'markdown').text).toBe('长河县报告\n引言\n加快建设长河水库，完成投资3亿元\n指标数值');
    expect(clean('完成**投资**', 'text').text).toBe('完成**投资**');
  });

  it.each(['- 3 -', '—12—', '第3页 共20页', '7'])('drops the page number %s', (line) => {
    expect(clean(`第一段文字，讲了许多。\n${line}\n第二段文字。`).text).toBe('第一段文字，讲了许多。\n第二段文字。');
  });

  it('joins a line that was wrapped and keeps paragraphs apart', () => {
    const source = '今年以来，全市上下坚持稳中求进，扎实推进各项重点工作，经济社\n会发展取得新成效。\n\n二、下一步工作';
    expect(clean(source).text).toBe('今年以来，全市上下坚持稳中求进，扎实推进各项重点工作，经济社会发展取得新成效。\n二、下一步工作');
  });

  it('drops a list of links, and no cells of a table that a figure stands among', () => {
    const links = ['长河新闻', '长河公告', '政务公开', '办事大厅', '互动交流', '走进长河', '招商引资', '市民热线', '网站地图'];
    const cells = ['长河水厂', '总投资', '3.5亿元', '启动', '长河大桥', '总投资', '2.4亿元', '启动', '建设中'];
    expect(clean(['正文第一段，讲了许多。', ...links].join('\n')).text).toBe('正文第一段，讲了许多。');
    expect(clean(['正文第一段，讲了许多。', ...cells].join('\n')).text).toContain('长河大桥');
  });

  it('joins a line that was wrapped before a figure', () => {
    const text = '全县投资平稳增长，重点项目加快建设，年度计划顺利完成，全年完成投资';
    expect(clean(`${text}\n3.5亿元，增长8%。\n3.新水厂开工。`).text).toBe(`${text}3.5亿元，增长8%。\n3.新水厂开工。`);
  });

  it('drops page furniture and says why', () => {
    const source = '首页 > 政务公开 > 报告\n打印本页\n这是正文，讲了许多事情。\n责任编辑：某某\n扫一扫在手机打开当前页';
    const { text, dropped } = clean(source);
    expect(text).toBe('这是正文，讲了许多事情。');
    expect(dropped.map((d) => d.reason)).toEqual(['breadcrumb', 'button', 'caption of the page', 'button']);
  });

  it('drops recommendations to the end of the page, and only their title in its midst', () => {
    const prose = Array.from({ length: 8 }, (_, i) => `这是正文的第${i}段，讲了许多事情。`);
    const page = (at: number) => [...prose.slice(0, at), '相关阅读：', ...prose.slice(at), '甲县2021年政府工作报告'].join('\n');
    expect(clean(page(8)).text).toBe(prose.join('\n'));
    expect(clean(page(2)).text).toBe([...prose, '甲县2021年政府工作报告'].join('\n'));
    expect(clean('正文只有一段，讲了许多事情。\n相关阅读\n甲县2021年政府工作报告\n乙县2021年政府工作报告').text).toBe(
      '正文只有一段，讲了许多事情。',
    );
  });

  it.each([
    ['建成果品市场。某某博彩官网在线注册送彩金', '建成果品市场。'],
    ['建成果品市场。\n图为：学生在操场跑步。', '建成果品市场。'],
    ['▲新建的果品市场\n建成果品市场。', '建成果品市场。'],
    // What only speaks of it stays.
    ['打击网络博彩平台，办好体育场馆官网。', '打击网络博彩平台，办好体育场馆官网。'],
    ['图为民生福祉，干在实处。', '图为民生福祉，干在实处。'],
  ])('%s → %s', (source, text) => expect(clean(source).text).toBe(text));

  it('drops advertising wherever it was pasted', () => {
    const { text } = clean(seed('yuanqu-2021-04-28.txt'));
    expect(text).not.toMatch(/大发体育|足彩|官网/);
    expect(text).toContain('鼓励个体参与“大众创业、万众创新”');
  });

  it.each(['pingliang-2021-01-26.txt', 'liangzhou-2021-12-03.txt', 'lanzhou-2020-08-04.txt'])('leaves no page furniture in %s', (name) => {
    expect(clean(seed(name)).text).not.toMatch(/扫一扫|大汉网络|责编|浏览次数|推荐阅读|enpproperty/);
  });

  it('maps every character back to the source', () => {
    const alphabet = fc.constantFrom(
      '六',
      '稳',
      ' ',
      '\n',
      ',',
      '"',
      '「',
      '？',
      '?',
      '&nbsp;',
      '［1］',
      'A',
      '７',
      '\u200b',
      '\ud800',
      '，',
    );
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 60 }), (parts) => {
        const source = parts.join('');
        const result = clean(source);
        for (let i = 0; i < result.text.length; i++) {
          const { start, end } = sourceSpan(result, i, i + 1);
          expect(end - start).toBe(1);
          if (/[\u4e00-\u9fff]/.test(result.text[i] as string)) expect(source.slice(start, end)).toBe(result.text[i]);
          if (i > 0) expect(start).toBeGreaterThanOrEqual(result.offsets[i - 1] as number);
        }
      }),
    );
  });
});
