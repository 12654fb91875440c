import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Identity, identified } from '../../src/build/identity.ts';
import { buildGraph } from '../../src/build/index.ts';
import type { EntityKind } from '../../src/model/schema.ts';
import type { DocumentRecord } from '../../src/model/types.ts';
import { recordOf, records } from './records.ts';

let count = 0;
/** A document that names one thing, with other forms, tied to regions. */
function naming(
  kind: EntityKind,
  name: string,
  forms: readonly string[] = [],
  key = `${kind}:${name}`,
  regions: readonly string[] = [],
): DocumentRecord {
  const record = recordOf({
    id: `d${count++}`,
    sentences: [`${regions.join('、')}有${name}。`],
    names: [{ kind, name, key }, ...regions.map((region) => ({ kind: 'region', name: region }) as const)],
    relations: regions.map((region) => [name, kind === 'company' ? 'operates_in' : 'located_in', region] as const),
  });
  return { ...record, entities: record.entities.map((entity, i) => (i === 0 ? { ...entity, aliases: forms } : entity)) };
}

function resolve(...list: DocumentRecord[]): Record<string, string> {
  const identity = new Identity();
  for (const record of list) identity.add(record);
  return Object.fromEntries(identity.resolve());
}

describe('Identity', () => {
  it('takes a name for another form of the one thing that has it, under the shorter key', () => {
    expect(resolve(naming('honor', '国家绿色工厂', ['国家级绿色工厂']), naming('honor', '国家级绿色工厂'))).toEqual({
      'honor:国家级绿色工厂': 'honor:国家绿色工厂',
    });
    expect(resolve(naming('policy', '三北防护林工程', ['三北工程']), naming('policy', '“三北”工程', [], 'policy:三北工程'))).toEqual({
      'policy:三北防护林工程': 'policy:三北工程',
    });
  });

  it('leaves a name alone that several things have among their forms', () => {
    const games = ['杭州亚运会', '广州亚运会'].map((name) => naming('brand', name, ['亚运会']));
    expect(resolve(...games, naming('brand', '亚运会'))).toEqual({});
  });

  it('leaves things alone that only share another form, or are of different kinds', () => {
    expect(resolve(naming('company', '甲海螺水泥', ['海螺']), naming('company', '乙海螺水泥', ['海螺']))).toEqual({});
    expect(resolve(naming('company', '红牛', ['红牛集团']), naming('brand', '红牛集团'))).toEqual({});
  });

  it('takes a form that has little in common with the name for a part or a mistake', () => {
    expect(resolve(naming('policy', '医药卫生体制改革', ['公立医院改革']), naming('policy', '公立医院改革'))).toEqual({});
  });

  it('never merges names because one ends in the other', () => {
    expect(resolve(naming('organization', '静宁县第一中学'), naming('organization', '宁县第一中学'))).toEqual({});
  });

  it('takes two things that only a region identifies for one where they are tied to one region', () => {
    const local = (home: string, ...regions: string[]) => naming('project', '甲乙铁路', [], `project:${home}/甲乙铁路`, regions);
    expect(resolve(local('6208', '甲市', '乙市'), local('6210', '乙市'))).toEqual({ 'project:6210/甲乙铁路': 'project:6208/甲乙铁路' });
    expect(resolve(local('6208', '甲市'), local('6210', '乙市'))).toEqual({});
    expect(resolve(local('6208'), local('6210'))).toEqual({});
  });

  it('leads a chain of names to one key', () => {
    const chain = [
      naming('honor', '国家级单项冠军企业', ['国家级单项冠军']),
      naming('honor', '国家级单项冠军', ['国家单项冠军']),
      naming('honor', '国家单项冠军'),
    ];
    expect(new Set(Object.values(resolve(...chain)))).toEqual(new Set(['honor:国家单项冠军']));
  });

  it('doesn’t depend on the order of the documents', () => {
    const others = [
      naming('honor', '国家绿色工厂', ['国家级绿色工厂']),
      naming('honor', '国家级绿色工厂'),
      naming('brand', '亚运会', ['杭州亚运会']),
    ];
    const shuffled = records.chain((list) => fc.shuffledSubarray([...list, ...others], { minLength: list.length + others.length }));
    fc.assert(
      fc.property(shuffled, (list) => {
        expect(Object.entries(resolve(...list)).sort()).toEqual([['honor:国家级绿色工厂', 'honor:国家绿色工厂']]);
      }),
    );
  });
});

it('identified puts entities under the keys that stand for them, and leaves a record as it is that has none', () => {
  const record = naming('honor', '国家级绿色工厂');
  expect(identified(record, new Map())).toBe(record);
  expect(identified(record, new Map([['honor:国家级绿色工厂', 'honor:国家绿色工厂']])).entities[0]?.key).toBe('honor:国家绿色工厂');
});

it('a graph has one node for both names, the commoner as its label and the other among its forms', () => {
  const { graph, evidence } = buildGraph([
    naming('honor', '国家绿色工厂', ['国家级绿色工厂']),
    naming('honor', '国家级绿色工厂'),
    naming('honor', '国家级绿色工厂'),
  ]);
  expect(graph.filterNodes((_, { kind }) => kind === 'honor')).toEqual(['honor:国家绿色工厂']);
  expect(graph.getNodeAttributes('honor:国家绿色工厂')).toMatchObject({
    label: '国家级绿色工厂',
    aliases: ['国家绿色工厂'],
    mentions: 3,
    documents: 3,
  });
  expect(evidence.filter(({ node }) => node === 'honor:国家绿色工厂')).toHaveLength(3);
});
