import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toGraphology } from '../../src/build/column-graph.ts';
import { buildGraph } from '../../src/build/index.ts';
import { sensesOf } from '../../src/build/senses.ts';
import { recordOf } from './records.ts';

const regionsOf = (told: Record<string, string[]>) =>
  sensesOf(Object.entries(told).map(([region, parts]) => [`region:${region}`, parts] as const)).map(({ regions }) =>
    regions.map((region) => region.slice('region:'.length)).join(' '),
  );

describe('sensesOf', () => {
  it('keeps apart what is spelled out differently', () => {
    expect(regionsOf({ 1306: ['一条大道', '一座公园'], 6208: ['一头牛', '一亩果园'] })).toEqual(['1306', '6208']);
  });

  it('unites what is spelled out alike, or nearly so', () => {
    expect(regionsOf({ 1306: ['淘汰关停一批', '做优做强一批'], 4301: ['关停淘汰一批', '做强做优一批', '引进一批'] })).toEqual([
      '1306 4301',
    ]);
    // One text tells more around the same parts.
    expect(regionsOf({ 1306: ['抓好三件事', '办好四件事'], 4301: ['全会提出', '要抓好三件事、办好四件事'] })).toEqual(['1306 4301']);
  });

  it('lets a silent region mean what two or more of its province say, if all say the same', () => {
    const parts = ['一条大道', '一座公园'];
    expect(regionsOf({ 130601: parts, 130602: parts, 130603: [], 620801: [] })).toEqual(['130601 130602 130603', '620801']);
    expect(regionsOf({ 130601: parts, 130603: [] })).toEqual(['130601', '130603']);
    expect(regionsOf({ 130601: parts, 130602: parts, 130603: ['一头牛', '一亩果园'], 130604: [] })).toEqual([
      '130601 130602',
      '130603',
      '130604',
    ]);
  });

  it('puts every region into one of them, in whatever order they come', () => {
    const region = fc.stringMatching(/^region:[1-3]\d{1,3}$/);
    const parts = fc.array(fc.constantFrom('一条路', '一座桥', '一座园', '一头牛', '一亩地'), { maxLength: 4 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(region, parts), { selector: ([key]) => key, maxLength: 8 }), (told) => {
        const senses = sensesOf(told);
        expect(senses.flatMap(({ regions }) => regions).sort()).toEqual(told.map(([key]) => key).sort());
        expect(sensesOf([...told].reverse())).toEqual(senses);
      }),
    );
  });
});

describe('a graph of documents with one formula', () => {
  const record = (id: string, regionKey: string, expansion?: string[], name = '五个一') =>
    recordOf({
      id,
      region: '甲市',
      sentences: [`甲市落实“${name}”。`],
      names: [
        { kind: 'region', name: '甲市', key: regionKey },
        { kind: 'slogan', name, attributes: expansion ? { expansion } : {} },
      ],
    });
  const senses = (records: ReturnType<typeof record>[], key = 'slogan:五个一') =>
    toGraphology(buildGraph(records).graph).getNodeAttribute(key, 'senses');

  it('says which regions mean which thing', () => {
    expect(senses([record('a', 'region:6208', ['一个项目', '一套班子']), record('b', 'region:140827')])).toEqual([
      { regions: ['region:140827'], expansion: [] },
      { regions: ['region:6208'], expansion: ['一个项目', '一套班子'] },
    ]);
  });

  it('says nothing where all mean one thing, or the name can’t mean several', () => {
    const parts = ['一个项目', '一套班子'];
    expect(senses([record('a', 'region:6208', parts), record('b', 'region:140827', parts)])).toBeUndefined();
    expect(
      senses([record('a', 'region:6208', undefined, '六稳'), record('b', 'region:140827', undefined, '六稳')], 'slogan:六稳'),
    ).toBeUndefined();
  });
});
