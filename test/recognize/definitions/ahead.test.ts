import { describe, expect, it } from 'vitest';
import { readContext } from '../../../src/extract.ts';
import { headings } from '../../../src/recognize/definitions/ahead.ts';
import { expansionOf } from '../see.ts';

const parts = (text: string, name: string) => expansionOf(text, 'slogan', name);

describe('in what follows', () => {
  it('takes the sentences that begin with what the name counts', () => {
    const text = '我们要做到“三个坚持”：坚持绿色引领，不走老路。坚持特色兴农，做强果业。坚持实干为先，不负群众。';
    expect(parts(text, '三个坚持')).toEqual(['坚持绿色引领', '坚持特色兴农', '坚持实干为先']);
  });

  it('takes what begins the paragraphs behind it', () => {
    const lines = ['坚持绿色引领，守住山水。坚持护林护水。', '坚持特色兴农。抓好果业。', '坚持实干为先。不负群众。'];
    expect(parts(`我们要做到“三个坚持”。\n${lines.join('\n')}\n`, '三个坚持')).toEqual(['坚持绿色引领', '坚持特色兴农', '坚持实干为先']);
  });

  it('takes no sentences that only begin alike somewhere', () => {
    const text = `深入贯彻“三个坚持”要求。坚持绿色引领。${'果园连片，水渠成网。'.repeat(20)}坚持特色兴农。${'果园连片，水渠成网。'.repeat(20)}坚持实干为先。`;
    expect(parts(text, '三个坚持')).toEqual([]);
  });

  it('takes whole words of a list', () => {
    expect(parts('抢抓“三大机遇”。当前，革新机遇、政策机遇和产业机遇叠加。', '三大机遇')).toEqual(['革新机遇', '政策机遇', '产业机遇']);
  });

  it('takes numbered parts', () => {
    const text = '今年办好3件民生实事。（1）改造果园道路20公里。（2）新建育苗棚6座。（3）培训果农500人。';
    expect(expansionOf(text, 'policy', '民生实事')).toEqual(['改造果园道路20公里', '新建育苗棚6座', '培训果农500人']);
  });
});

describe('under headings', () => {
  const told =
    '修一条水渠\n全长20公里，惠及三村，去年全部完工。\n建一座大棚\n面积600平方米，年育苗百万株。\n办一场大会\n邀请客商两百人，签约12项。\n';
  const under = (text: string) => {
    const { context } = readContext({ id: 'test', path: 'test.txt', text, format: 'text', given: { region: '静宁县' } });
    const start = text.indexOf('3件大事');
    return headings(context, { kind: 'slogan', name: '三件大事', start, end: start + 4, rule: 'test' }, [3]);
  };

  it('takes those that follow one which is the name', () => {
    expect(under(`静宁县2022年成绩单\n关键词：3件大事\n${told}`)).toEqual(['修一条水渠', '建一座大棚', '办一场大会']);
  });

  it('takes none that follow another heading', () => {
    expect(under(`静宁县2022年成绩单，办成3件大事。\n关键词：果园\n${told}`)).toEqual([]);
  });
});
