import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/model/schema.ts';
import { statusAt } from '../../src/recognize/project-status.ts';

/** The status of a list, or of one name, in one sentence. */
function told(text: string, list = '石峡水库', claim: Claim = 'done') {
  const start = text.indexOf(list);
  return statusAt(text, { start, end: start + list.length, floor: 0, ceiling: text.length, claim });
}

describe('statusAt', () => {
  it.each([
    ['石峡水库建成投用。', 'operating'],
    ['石峡水库全部建成投产。', 'operating'],
    ['石峡水库全面竣工。', 'completed'],
    ['石峡水库基本建成。', 'completed'],
    ['石峡水库主体完工。', 'building'],
    ['石峡水库完成投资2亿元。', 'building'],
    ['石峡水库完成初步设计。', 'planned'],
    ['石峡水库前期工作进展顺利。', 'planned'],
    ['石峡水库开工建设。', 'started'],
    ['加快建设石峡水库。', 'building'],
    ['建成石峡水库。', 'completed'],
    ['改造石峡水库。', 'completed'],
    ['开工建设石峡水库。', 'started'],
    ['谋划石峡水库。', 'planned'],
    ['启动石峡水库建设。', 'started'],
    ['设立石峡水库。', 'completed'],
    ['新开通石峡水库。', 'operating'],
    ['投资2亿元的石峡水库，已竣工投产。', 'operating'],
    ['石峡水库等12个重点项目加快推进。', 'building'],
    ['石峡水库基本完工。', 'building'],
    ['石峡水库全面完成并投入使用。', 'operating'],
    ['石峡水库一年内顺利投产。', 'operating'],
    ['石峡水库落地开工。', 'started'],
    ['新建石峡水库。', 'completed'],
    ['依托石峡水库发展旅游。', 'operating'],
    ['以石峡水库为依托发展旅游。', 'operating'],
    ['石峡水库接待游客3万人。', 'operating'],
  ])('tells what has been reached: %s', (text, status) => {
    expect(told(text)).toEqual({ status, ahead: false });
  });

  it.each([
    ['建成石峡水库。', 'building'],
    ['开工建设石峡水库。', 'planned'],
    ['新建石峡水库。', 'planned'],
    ['改造石峡水库。', 'planned'],
    ['对石峡水库进行改造。', 'planned'],
    ['加快建设石峡水库。', 'building'],
    ['推动石峡水库满负荷运行。', 'operating'],
    ['确保石峡水库正常供水。', 'operating'],
    ['发挥石峡水库作用。', 'operating'],
    ['打造石峡水库。', 'planned'],
    ['加大对石峡水库的投入。', 'building'],
  ])('tells what is meant where the text looks ahead: %s', (text, status) => {
    expect(told(text, '石峡水库', 'planned')).toEqual({ status, ahead: true });
  });

  it.each(['确保石峡水库年内开工建设。', '推动石峡水库早开工。'])('takes a wish for a plan even where the text looks back: %s', (text) => {
    expect(told(text)).toEqual({ status: 'planned', ahead: true });
  });

  it.each([
    ['石峡水库已建成投用。', 'operating'],
    ['已建成石峡水库。', 'completed'],
    ['开工建设的石峡水库在县城以东。', 'started'],
  ])('takes for a fact what has been done already, in a plan too: %s', (text, status) => {
    expect(told(text, '石峡水库', 'planned')).toEqual({ status, ahead: false });
  });

  it('hears the verb before what only describes the name', () => {
    expect(told('确保已开工的石峡水库投用。', '石峡水库', 'planned')).toEqual({ status: 'building', ahead: true });
    expect(told('推进省里建成的石峡水库。', '石峡水库', 'planned')).toEqual({ status: 'building', ahead: true });
  });

  it.each([
    ['启动石峡水库预可研。', 'planned'],
    ['石峡水库启动预可研。', 'planned'],
    ['完成石峡水库线路定位。', 'planned'],
    ['石峡水库创建稳步推进。', 'planned'],
    ['石峡水库前期工作取得积极进展。', 'planned'],
    ['石峡水库规划建设稳步推进。', 'building'],
    ['石峡水库申遗圆满成功。', 'operating'],
    ['推进石峡水库创建。', 'planned'],
    ['完成石峡水库征地拆迁。', 'building'],
    ['石峡水库完成选址并开工建设。', 'started'],
  ])('tells a step of preparation from the whole: %s', (text, status) => expect(told(text)?.status).toBe(status));

  it.each([
    ['推进石峡水库、青山煤矿等前期项目', 'planned'],
    ['石峡水库、青山煤矿等一批前期项目取得实质性进展', 'planned'],
    ['石峡水库、青山煤矿等续建项目', 'building'],
    ['石峡水库、青山煤矿等新开工重点项目', 'started'],
    ['石峡水库、青山煤矿等在建项目竣工投产', 'operating'],
  ])('hears what a list calls its works: %s', (text, status) => {
    expect(told(`${text}。`, text.slice(text.indexOf('石'), text.lastIndexOf('项目') + 2))?.status).toBe(status);
  });

  it('does not take for a fact what is still to be', () => {
    expect(told('抓好石峡水库、青山煤矿等拟投产项目。', '石峡水库、青山煤矿等拟投产项目', 'planned')?.status).toBe('building');
  });

  it.each([
    ['新建、改建石峡水库。', '新建、改建石峡水库', 'completed'],
    ['10、建成石峡水库。', '10、建成石峡水库', 'completed'],
    ['石峡水库、青山煤矿等扩能续建，长河大桥通车。', '石峡水库、青山煤矿等扩能续建', 'building'],
    ['重点建设三大工程，即石峡水库、青山煤矿。', '石峡水库、青山煤矿', 'building'],
    ['谋划三大工程：石峡水库、青山煤矿。', '石峡水库、青山煤矿', 'planned'],
    ['推动石峡水库、青山景区创建5A级景区。', '石峡水库、青山景区创建5A级景区', 'planned'],
    ['推动石峡水库、青山规划展览馆。', '石峡水库、青山规划展览馆', 'building'],
  ])('finds the verb that a list holds, or that announces it: %s', (text, list, status) => expect(told(text, list)?.status).toBe(status));

  it('does not read the name of a street for a verb', () => expect(told('整洁的改造路、南街。', '改造路、南街')).toBeNull());

  it('knows the verb before a long list, past the verbs inside its names', () => {
    expect(told('完成南街扩建、北街改造、石峡水库。', '南街扩建、北街改造、石峡水库')?.status).toBe('completed');
  });

  it('reads the next clause only where its verb has no object of its own', () => {
    expect(told('石峡水库，已竣工投产，青山煤矿通车。')?.status).toBe('operating');
    expect(told('石峡水库，被认定为市级水利景区。')?.status).toBe('operating');
    expect(told('石峡水库，启动青山煤矿改造。')).toBeNull();
  });

  it('does not reach across a clause', () => {
    expect(told('青山煤矿建成投产，石峡水库蓄水正常。')).toBeNull();
    expect(told('道路全线贯通。石峡水库。')).toBeNull();
  });
});
