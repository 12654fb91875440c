import { describe, expect, it } from 'vitest';
import { readContext } from '../../src/extract.ts';
import { recognizeCompanies } from '../../src/recognize/companies.ts';
import type { EntityMention } from '../../src/recognize/context.ts';
import { readTable } from '../../src/vocabulary/table.ts';
import { namesBy } from './see.ts';

const sure = (text: string): string[] => namesBy(recognizeCompanies, text);

function offered(text: string): EntityMention[] {
  const { context, regionMentions } = readContext({ id: 'a', path: 'a.txt', text, format: 'text', given: { region: '静宁县' } });
  return recognizeCompanies(context, { regions: regionMentions, mentions: [] });
}

describe('recognizeCompanies', () => {
  it.each([
    ['an enterprise of the vocabulary', '与国家电网开展合作。', ['国家电网']],
    ['an enterprise that attends', '海尔出席会议。', ['海尔']],
    ['one of its variants', '中国能建签约落地。', ['中国能建']],
    ['a variant before 等, which the tagger draws into it', '引进易事特等企业。', ['易事特']],
    ['a proper name with a legal form', '昊蓝医疗器械公司荣获表彰。', ['昊蓝医疗器械公司']],
    ['a region before the name', '静宁县盛达农牧有限公司扩大规模。', ['静宁县盛达农牧有限公司']],
    ['a bank', '静宁县金城村镇银行经营稳健。', ['静宁县金城村镇银行']],
    ['short names in a list of enterprises', '对接中冶、中铁等重点企业。', ['中冶', '中铁']],
    ['coined names in a list of enterprises', '扶持昊瑞、昊阳等龙头企业。', ['昊瑞', '昊阳']],
  ])('sees %s', (_, text, names) => {
    expect(sure(text)).toEqual(expect.arrayContaining(names));
  });

  it.each([
    ['a class', '培育规上企业48家，国有企业改革深化。'],
    ['a class with a legal form', '组建平台公司，做强国有公司。'],
    ['words that are short names elsewhere', '电信诈骗案件下降，移动支付普及，山东联通更加便利。'],
    ['a product', '小米、苹果产量增长，绿地新增20处。'],
    ['a part of another word', '全国能源生产稳定。'],
    ['a person, whose office stands before the name', '市长海尔出席会议。'],
  ])('is sure of no name in %s', (_, text) => {
    expect(sure(text)).toEqual([]);
  });

  it.each([
    ['the name that a project begins with', '昊瑞农牧白羽肉鸡产业集群加快建设。', '昊瑞农牧'],
    ['a name up to the word of its product', '昊芯8英寸晶圆项目投产。', '昊芯'],
    ['a place and a name', '推进山西昊源煤焦化项目。', '山西昊源'],
    ['a name before what enterprises do', '中昊万维研发的系统上线。', '中昊万维'],
    ['a name beside a known company', '华为、昊瑞成功入选。', '昊瑞'],
    ['a list that a verb follows', '昊银金投、信银金投开业运营。', '昊银金投'],
  ])('offers %s', (_, text, name) => {
    expect(offered(text).map((m) => m.name)).toContain(name);
  });

  it('offers no core whose trade follows and ends the name', () => {
    const names = offered('加快昊瑞食品、东岭锂电等项目建设。').map((m) => m.name);
    expect(names).toContain('昊瑞食品');
    expect(names).not.toContain('昊瑞');
  });

  it('knows a name by its short forms', () => {
    const [company] = offered('蓝星医疗器械有限公司签约。').filter((m) => m.name === '蓝星医疗器械有限公司');
    expect(company?.aliases).toEqual(['蓝星医疗器械', '蓝星']);
    const [known] = offered('中国能建签约落地。').filter((m) => m.name === '中国能建');
    expect(known?.canonical).toBe('中国能源建设集团');
    expect(known?.aliases).toContain('中能建');
  });

  it('builds upon nothing that is doubtful', () => {
    for (const mention of offered('昊瑞农牧白羽肉鸡产业集群加快建设。')) {
      if (mention.rule === 'leading name') expect(mention.tentative).toBe(true);
    }
  });
});

describe('companies.tsv', () => {
  const rows = readTable('vocabulary/data/companies.tsv', ['name', 'variants', 'short', 'use', 'reason']);
  it('gives every form to one enterprise', () => {
    const owner = new Map<string, string>();
    for (const { name, variants, short } of rows) {
      for (const form of [name, ...variants.split('|'), ...short.split('|')].filter(Boolean)) {
        expect(owner.get(form) ?? name, form).toBe(name);
        owner.set(form, name);
      }
    }
  });
  it('says how each may be used and why it is there', () => {
    for (const { name, use, reason } of rows) {
      expect(['free', 'context'], name).toContain(use);
      expect(reason, name).not.toBe('');
    }
  });
});

describe('short forms that enterprises share', () => {
  it('count among enterprises', () => expect(sure('引进京东物流、德邦、顺丰速运等企业。')).toContain('德邦'));
  it('are no part of another name', () => expect(sure('德邦证券落户我县。')).not.toContain('德邦'));
});
