import { describe, expect, it } from 'vitest';
import { names, see } from './see.ts';

const policies = (text: string) => names(text, 'policy');

describe('entries of the vocabulary', () => {
  it.each([
    ['持续推进乡村振兴，群众收入稳步提高。', ['乡村振兴']],
    ['巩固农村“三变”改革成果。', ['农村三变改革']],
    ['深化“放管服”改革和商事制度改革。', ['放管服改革', '商事制度改革']],
    ['落实河（湖）长制。', ['河（湖）长制']],
    ['完成国家脱贫攻坚普查。', ['国家脱贫攻坚普查']],
    ['“十四五”规划开局良好。', ['十四五规划']],
  ])('%s', (text, expected) => expect(policies(text)).toEqual(expected));

  it('counts a name that needs context only behind a verb of carrying out', () => {
    expect(policies('我们深化城乡融合发展。')).toEqual(['城乡融合发展']);
    expect(policies('形成城乡融合发展的格局。')).toEqual([]);
    expect(policies('建立城乡融合发展体制机制。')).toEqual(['城乡融合发展体制机制']);
  });

  it('leaves out a name that only modifies an organ or a title', () => {
    expect(policies('县扶贫开发领导小组召开会议。')).toEqual([]);
    expect(policies('成功创建乡村振兴示范县。')).toEqual([]);
    expect(policies('荣获全国乡村振兴大赛一等奖。')).toEqual([]);
  });

  it('takes names in marks beside each other for two', () => {
    expect(names('落实“两个屏障”、“两个基地”。', 'slogan')).toEqual(['两个屏障', '两个基地']);
  });
});

describe('titles', () => {
  it.each([
    ['出台《关于支持民宿发展的若干意见》。', ['关于支持民宿发展的若干意见']],
    ['认真执行《河道采砂管理条例（试行）》。', ['河道采砂管理条例（试行）']],
    ['编排大型秦腔《黄土情》。', []],
  ])('%s', (text, expected) => expect(policies(text)).toEqual(expected));

  it('accepts a title without 关于 and without its bracket', () => {
    const [title] = see('印发《关于果品分级的管理办法（试行）》。', 'policy');
    expect(title?.aliases).toEqual(expect.arrayContaining(['关于果品分级的管理办法', '果品分级的管理办法（试行）']));
  });
});

describe('names read to the verb that governs them', () => {
  it.each([
    // A campaign's name may open with its own verb behind the governing one.
    ['深入开展清理拖欠农民工资专项行动。', ['清理拖欠农民工资专项行动']],
    ['实施山区林果提质三年行动。', ['山区林果提质三年行动']],
    ['完善村级河道巡查长效机制。', ['村级河道巡查长效机制']],
    ['建立健全防范校园欺凌工作机制。', ['防范校园欺凌工作机制']],
    ['落实好养蜂产业推进机制。', ['养蜂产业推进机制']],
    ['推行首席果农负责制。', ['首席果农负责制']],
    ['全面推行村务代办制。', ['村务代办制']],
    // The clause's subject, when what follows says that it is carried out.
    ['果园托管综合改革扎实推进。', ['果园托管综合改革']],
    ['羊肚菌种植倍增计划深入实施。', ['羊肚菌种植倍增计划']],
    // A document's name holds verbs and 的.
    ['出台支持返乡青年发展设施农业的实施意见。', ['支持返乡青年发展设施农业的实施意见']],
    ['研究制定全县梯田管护方案。', ['梯田管护方案']],
    // An adverb before a noun describes it.
    ['深入实施有效灌溉专项行动。', ['有效灌溉专项行动']],
    // Verbs right before the head, behind their own object and another governor.
    ['实施山区果园更新提升行动。', ['山区果园更新提升行动']],
    ['推广果农轮作积分激励机制。', ['果农轮作积分激励机制']],
    // Another verb that takes policies begins its own.
    ['推动合作社开展育苗行动。', ['育苗行动']],
    ['用足用好养蜂奖补办法。', ['养蜂奖补办法']],
    ['出台促进果品外销18条举措。', ['促进果品外销18条举措']],
    // A year that is named after its verb.
    ['深化庭院经济推进年活动。', ['庭院经济推进年活动']],
  ])('%s', (text, expected) => expect(policies(text)).toEqual(expected));

  it.each([
    '健全工作机制。',
    '落实各项优惠政策。',
    '研究重大改革事项。',
    '开展文体活动。',
    '加强价格监测。',
    '严厉打击各类违法犯罪活动。',
    '请予审议，并请列席人员提出意见。',
    '全力保持战略定力。',
    '深化改革开放创新。',
    '提供系统解决方案。',
    '出台一批管用举措。',
    '落实养蜂产业发展相关政策。',
    '下达年度3.2亿元投资计划。',
    '东街改造项目按计划推进。',
  ])('names no policy: %s', (text) => expect(policies(text)).toEqual([]));
});

describe('marks in a name', () => {
  it.each([
    ['实施“满天星”育苗计划。', ['满天星育苗计划']],
    ['推进“一村十树”工程。', ['一村十树工程']],
    ['开展“暖蜂行动”。', ['暖蜂行动']],
    ['深入推进羊产业“四大行动”。', ['羊产业四大行动']],
    ['开展果树认养“启航行动”。', ['果树认养启航行动']],
    // What fills the marks is a whole name.
    ['新创建“千园工程”示范村十个。', ['千园工程']],
  ])('%s', (text, expected) => expect(policies(text)).toEqual(expected));

  it('gives the quoted part with its head, and the name without head', () => {
    const [mention] = see('开展村级道路“清障”专项行动。', 'policy');
    expect(mention?.name).toBe('村级道路清障专项行动');
    expect(mention?.aliases).toEqual(expect.arrayContaining(['清障专项行动', '村级道路清障']));
  });

  it.each([
    ['积极推进“羊粪还田”，减少化肥用量。', ['羊粪还田']],
    ['出台“养羊八条”，扶持大户。', ['养羊八条']],
    ['“净水进户”深入实施。', ['净水进户']],
    ['产业呈现“滚雪球”态势。', []],
    ['出台“养十条”。', ['养十条']],
  ])('alone: %s', (text, expected) => expect(policies(text)).toEqual(expected));
});

describe('lists', () => {
  it('hands a shared head to each part', () => {
    expect(policies('深入开展圈舍改造、疫病净化等专项行动。')).toEqual(['圈舍改造专项行动', '疫病净化专项行动']);
    expect(policies('实施旱塬蓄水、山塘清淤行动。')).toEqual(['旱塬蓄水行动', '山塘清淤行动']);
    expect(policies('开展“百企帮百村”“千医进千户”等活动。')).toEqual(['百企帮百村活动', '千医进千户活动']);
  });

  it('takes what stands before 等 for examples where a longer name follows', () => {
    expect(policies('推进圈舍除臭、粪污还田等养殖污染防治行动。')).toEqual(['养殖污染防治行动']);
  });

  it('leaves a name with a conjunction whole, and parts two names', () => {
    expect(policies('建立蜂农培训和风险分担机制。')).toEqual(['蜂农培训和风险分担机制']);
    expect(policies('编制完成苹果产业发展规划和梯田保护规划。')).toEqual(['苹果产业发展规划', '梯田保护规划']);
  });

  it('counts: the parts, and the whole with its parts', () => {
    const text = '持续推进果园提质、梯田固土、村庄增绿三大行动。';
    expect(policies(text)).toEqual(['果园提质行动', '梯田固土行动', '村庄增绿行动', '三大行动']);
    expect(see(text, 'policy').find((m) => m.name === '三大行动')?.attributes?.expansion).toEqual(['果园提质', '梯田固土', '村庄增绿']);
  });

  it('takes strategies that one quotation lists for one', () => {
    expect(policies('实施“果业立县、文旅兴县、教育强县”三大战略。')).toEqual(['果业立县、文旅兴县、教育强县三大战略']);
  });
});

describe('works', () => {
  it('tells a programme from a construction', () => {
    expect(policies('实施乡村教师素质提升工程。')).toEqual(['乡村教师素质提升工程']);
    expect(policies('实施城北水库除险工程。')).toEqual([]);
    expect(policies('实施滨河公园亮化工程。')).toEqual([]);
    expect(policies('推进城东、城西等14个电网工程。')).toEqual([]);
  });
});

it('names cooperation after pairs of places', () => {
  expect(policies('深化苏陕、津陕协作。')).toEqual(['苏陕协作', '津陕协作']);
});

it('says exactly where a name stands', () => {
  const text = '我县深入推进农村“三变”改革，实施山区林果提质三年行动。';
  for (const m of see(text, 'policy')) expect(text.slice(m.start, m.end).replace(/[“”]/g, '')).toBe(m.name);
});
