import fc from 'fast-check';
import type { Claim, EntityKind, Relation } from '../../src/model/schema.ts';
import type { DocumentRecord, Entity, EntityAttributes, Mention, RelationMention } from '../../src/model/types.ts';
import { fingerprint } from '../../src/resolve/copies.ts';

interface Name {
  readonly kind: EntityKind;
  readonly name: string;
  /** The form that the sentences use, if not the name. */
  readonly form?: string;
  readonly key?: string;
  readonly attributes?: EntityAttributes;
}

interface Plan {
  readonly id: string;
  readonly year?: number;
  readonly date?: string;
  readonly sentences: readonly (string | { readonly text: string; readonly claim?: Claim; readonly year?: number })[];
  readonly names: readonly Name[];
  /** Source and target by name; every sentence that has both shows it, else none. */
  readonly relations?: readonly (readonly [string, Relation, string, string?])[];
  readonly region?: string;
}

/** The record of a made-up document: names are looked up in its sentences. */
export function recordOf({ id, year = 2021, date = `${year}-01-26`, sentences, names, relations = [], region }: Plan): DocumentRecord {
  const text = sentences.map((s) => (typeof s === 'string' ? s : s.text)).join('');
  const entities: Entity[] = names.map(({ kind, name, form, key, attributes = {} }) => ({
    kind,
    name,
    key: key ?? `${kind}:${name}`,
    aliases: form ? [form] : [],
    attributes,
  }));
  const rows: { start: number; end: number; section: number; claim: Claim; year: number | null }[] = [];
  let at = 0;
  for (const s of sentences) {
    const { text: own, claim = 'done', year: ownYear = null } = typeof s === 'string' ? { text: s } : s;
    rows.push({ start: at, end: at + own.length, section: 0, claim, year: ownYear });
    at += own.length;
  }
  const find = (form: string, sentence: number): number => {
    const { start, end } = rows[sentence] as { start: number; end: number };
    const found = text.slice(start, end).indexOf(form);
    return found < 0 ? -1 : start + found;
  };
  const mentions: Mention[] = [];
  names.forEach(({ name, form = name }, entity) => {
    rows.forEach((_, sentence) => {
      const start = find(form, sentence);
      if (start >= 0) mentions.push({ entity, start, end: start + form.length, sentence });
    });
  });
  const indexOf = (name: string) => (name === '' ? -1 : names.findIndex((n) => n.name === name));
  const shown: RelationMention[] = relations.flatMap(([source, relation, target, status]) =>
    rows.flatMap((_, sentence) => {
      const formOf = (name: string) => names[indexOf(name)]?.form ?? name;
      const form = formOf(target);
      const start = find(formOf(source), sentence) < 0 ? -1 : find(form, sentence);
      const edge = { relation, source: indexOf(source), target: indexOf(target), start, end: start + form.length, sentence };
      return start < 0 ? [] : [status ? { ...edge, status } : edge];
    }),
  );
  return {
    document: {
      id,
      path: `${id}.txt`,
      title: `${id}的报告`,
      date,
      year,
      publisher: '',
      genre: 'work_report',
      regionKey: region ? (entities.find((e) => e.name === region)?.key ?? null) : null,
      region: region ?? '',
      format: 'text',
      encoding: 'utf-8',
      warnings: [],
    },
    sections: [{ heading: '一、工作回顾', claim: 'done', start: 0, end: text.length }],
    sentences: rows,
    entities,
    mentions,
    relations: shown,
    indicators: [],
    dropped: [],
    text,
    fingerprint: fingerprint(text),
  };
}

const REGIONS: readonly Name[] = [
  { kind: 'region', name: '甲县', key: 'region:1', attributes: { level: 'county', code: '110101', ancestors: ['region:0'] } },
  { kind: 'region', name: '乙县', key: 'region:2', attributes: { level: 'county', code: '110102', ancestors: ['region:0'] } },
  { kind: 'region', name: '丙市', key: 'region:0', attributes: { level: 'prefecture', code: '1101' } },
];
const POLICIES = ['河长制', '六稳', '一网通办'];
const PROJECTS = ['清水河大桥', '北山风电场'];

const nameOf = fc.record({
  policy: fc.constantFrom(...POLICIES),
  project: fc.constantFrom(...PROJECTS),
  status: fc.constantFrom('planned', 'building', 'operating', undefined),
  investment: fc.constantFrom('3亿元', '2亿元', undefined),
  sector: fc.constantFrom('transport', 'energy', 'other', undefined),
  expansion: fc.constantFrom(['稳就业'], ['稳就业', '稳金融'], undefined),
});

/** Records of documents that speak of the same few things, so that merging has much to do; ids are distinct. */
export const records: fc.Arbitrary<DocumentRecord[]> = fc
  .array(
    fc.record({
      region: fc.constantFrom('甲县', '乙县'),
      year: fc.integer({ min: 2018, max: 2022 }),
      said: fc.array(nameOf, { minLength: 1, maxLength: 3 }),
      claim: fc.constantFrom<Claim>('done', 'planned'),
    }),
    { maxLength: 6 },
  )
  .map((plans) =>
    plans.map(({ region, year, said, claim }, i) => {
      const names: Name[] = [...REGIONS];
      for (const { policy, project, status, investment, sector, expansion } of said) {
        const add = (name: Name) => {
          if (!names.some((known) => known.name === name.name)) names.push(name);
        };
        const attributes = { status, investment, sector, ...(investment ? { investmentYuan: Number.parseInt(investment, 10) * 1e8 } : {}) };
        add({ kind: policy === '六稳' ? 'slogan' : 'policy', name: policy, attributes: expansion ? { expansion } : {} });
        add({ kind: 'project', name: project, attributes: JSON.parse(JSON.stringify(attributes)) as EntityAttributes });
      }
      return recordOf({
        id: `document-${i}`,
        year,
        region,
        names,
        sentences: said.map(({ policy, project }) => ({ text: `${region}落实${policy}，推进${project}。`, claim })),
        relations: said.flatMap(({ policy, project }) => [
          [region, 'implements', policy] as const,
          [project, 'located_in', region] as const,
        ]),
      });
    }),
  );
