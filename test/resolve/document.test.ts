import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityKind } from '../../src/model/schema.ts';
import type { EntityMention } from '../../src/recognize/context.ts';
import { resolveDocument } from '../../src/resolve/document.ts';
import { entityOf } from '../../src/resolve/entity.ts';

let place = 0;
const mention = (kind: EntityKind, name: string, more: Partial<EntityMention> = {}): EntityMention => {
  place += 10;
  return { kind, name, start: place, end: place + name.length, rule: 'test', ...more };
};
const home = ['静宁县', '静宁', '县'];
const groups = (mentions: EntityMention[]): string[][] => resolveDocument(mentions, home).map((e) => e.mentions.map((m) => m.name));

describe('resolveDocument', () => {
  it.each([
    ['a generic tail', 'project', '石峡水库', '石峡水库工程'],
    ['phases', 'project', '石峡水库一期', '石峡水库二期工程'],
    ['quotation marks', 'project', '双碳产业园', '“双碳”产业园'],
    ['the home region’s prefix', 'project', '静宁县中医医院', '县中医医院'],
    ['a legal form', 'company', '东岭矿业', '东岭矿业有限公司'],
  ] as const)('unites names that differ by %s', (_, kind, a, b) => {
    expect(groups([mention(kind, a), mention(kind, b)])).toEqual([[a, b]]);
  });

  it('unites an alias with the name that has it, and the vocabulary’s variants', () => {
    expect(groups([mention('company', '东岭矿业', { aliases: ['东岭'] }), mention('company', '东岭')])).toEqual([['东岭矿业', '东岭']]);
    expect(
      groups([
        mention('company', '中国能建', { canonical: '中国能源建设集团' }),
        mention('company', '中能建', { canonical: '中国能源建设集团' }),
      ]),
    ).toHaveLength(1);
  });

  it.each([
    ['one name inside another', 'region', '静宁县', '宁县'],
    ['another region’s thing', 'project', '静宁县中医医院', '庄浪县中医医院'],
    ['another kind', 'project', '石峡水库', '石峡水库', 'organization'],
    ['another thing of the same place', 'project', '石峡水库', '石峡煤矿'],
  ] as const)('keeps apart %s', (_, kind, a, b, other?: EntityKind) => {
    expect(groups([mention(kind, a), mention(other ?? kind, b)])).toHaveLength(2);
  });

  it('keeps apart two names that share an alias, and what is called by it', () => {
    const power = mention('company', '东岭电力', { aliases: ['东岭'] });
    const cement = mention('company', '东岭水泥', { aliases: ['东岭'] });
    expect(groups([power, cement])).toHaveLength(2);
    expect(groups([power, cement, mention('company', '东岭')])).toHaveLength(3);
  });

  it('names a thing by the vocabulary, else by its most frequent form, and keeps the others', () => {
    const [entity] = resolveDocument(
      [mention('project', '石峡水库'), mention('project', '石峡水库工程'), mention('project', '石峡水库')],
      home,
    );
    expect(entity).toMatchObject({ name: '石峡水库', aliases: ['石峡水库工程'] });
    const [known] = resolveDocument([mention('company', '中能建', { canonical: '中国能源建设集团' })], home);
    expect(known?.name).toBe('中国能源建设集团');
  });

  it('parts the mentions, in whatever order they come', () => {
    const names = fc.constantFrom('石峡水库', '石峡水库工程', '石峡水库二期', '青山煤矿', '青山煤矿项目', '静宁县医院', '县医院', '医院');
    fc.assert(
      fc.property(fc.array(names, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (list, random) => {
        const mentions = list.map((name) => mention('project', name));
        const keyed = mentions.map((m) => ({ m, k: random.next().value as number }));
        const shuffled = [...keyed].sort((a, b) => a.k - b.k).map(({ m }) => m);
        const parts = (all: EntityMention[]): string[] =>
          resolveDocument(all, home)
            .map((e) =>
              e.mentions
                .map((m) => m.start)
                .sort((a, b) => a - b)
                .join(','),
            )
            .sort();
        expect(parts(shuffled)).toEqual(parts(mentions));
        expect(resolveDocument(mentions, home).flatMap((e) => e.mentions)).toHaveLength(mentions.length);
      }),
      { numRuns: 80 },
    );
  });
});

describe('entityOf', () => {
  const key = (kind: EntityKind, name: string, homeKey: string | null, more: Partial<EntityMention> = {}): string =>
    entityOf(resolveDocument([mention(kind, name, more)], [])[0] as never, homeKey).key;

  it('scopes names that many regions have one of', () => {
    expect(key('project', '市中医医院', 'region:6208', { attributes: { local: true } })).not.toBe(
      key('project', '市中医医院', 'region:6210', { attributes: { local: true } }),
    );
    expect(key('project', '人民广场', 'region:6208', { attributes: { local: true } })).toBe('project:6208/人民广场');
    expect(key('company', '神农', 'region:6208')).toContain('6208');
  });

  it('gives one key to what is identified, wherever it is named', () => {
    const identified = { attributes: { local: false } };
    expect(key('project', '平庆铁路', 'region:6208', identified)).toBe(key('project', '平庆铁路项目', 'region:6210', identified));
    expect(key('company', '华为', 'region:6208', { canonical: '华为' })).toBe(key('company', '华为', null, { canonical: '华为' }));
    expect(key('company', '东岭矿业', 'region:6208')).toBe(key('company', '东岭矿业公司', 'region:6210'));
  });

  it('takes what is for the status before what is meant to be, and the furthest of either', () => {
    const status = (...all: EntityMention['attributes'][]) =>
      entityOf(
        resolveDocument(
          all.map((attributes) => mention('project', '石峡水库', { attributes })),
          [],
        )[0] as never,
        null,
      ).attributes.status;
    expect(status({ status: 'started' }, { status: 'planned', ahead: true })).toBe('started');
    expect(status({ status: 'completed' }, { status: 'building', ahead: true })).toBe('completed');
    expect(status({ status: 'started' }, { status: 'building', ahead: true })).toBe('building');
    expect(status({ status: 'started' }, { status: 'completed' })).toBe('completed');
    expect(status({ status: 'planned', ahead: true }, { status: 'building', ahead: true })).toBe('building');
    expect(status({})).toBeUndefined();
  });

  it.each([
    ['113亿元', 11_300_000_000],
    ['近3.5亿元', 350_000_000],
    ['1088万元', 10_880_000],
    ['1.2万亿元', 1_200_000_000_000],
  ])('reads %s in yuan', (investment, yuan) => {
    const [resolved] = resolveDocument([mention('project', '石峡水库', { attributes: { investment } })], []);
    expect(entityOf(resolved as never, null).attributes).toMatchObject({ investment, investmentYuan: yuan });
  });

  it('counts no amount of several together as that of one, and prefers its own', () => {
    const shared = mention('project', '石峡水库', { attributes: { investment: '9亿元', investmentShared: true } });
    const own = mention('project', '石峡水库', { attributes: { investment: '4亿元' } });
    const attributes = (mentions: EntityMention[]) => entityOf(resolveDocument(mentions, home)[0] as never, null).attributes;
    expect(attributes([shared])).toMatchObject({ investment: '9亿元' });
    expect(attributes([shared]).investmentYuan).toBeUndefined();
    expect(attributes([shared, own])).toMatchObject({ investment: '4亿元', investmentYuan: 4e8 });
  });
});
