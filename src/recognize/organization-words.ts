import { oneOf, readTable } from '../vocabulary/table.ts';
import { HeadTable } from './heads.ts';

const STRENGTHS = ['strong', 'weak', 'unique', 'named', 'born', 'none'] as const;
const USES = ['always', 'alone', 'inside'] as const;

/** A noun that ends the name of an institution; see organization_heads.tsv. */
export interface OrganizationHead {
  readonly head: string;
  readonly strength: (typeof STRENGTHS)[number];
}

/** What a word of a modifier says of the institution: `always` or `alone` a class, `inside` a verb that names hold. */
export type OrganizationClass = (typeof USES)[number];

let table: HeadTable<OrganizationHead> | undefined;
let classes: Map<string, OrganizationClass> | undefined;

/** The head nouns of institutions. */
export const organizationHeads = (): HeadTable<OrganizationHead> =>
  (table ??= new HeadTable(
    readTable('vocabulary/data/organization_heads.tsv', ['head', 'strength']).map(({ head, strength }) => ({
      head,
      strength: oneOf(STRENGTHS, strength, `organization_heads.tsv: strength of ${head}`),
    })),
    (row) => row.head,
  ));

/** The words of modifiers that say something of the institution. */
export const organizationClasses = (): ReadonlyMap<string, OrganizationClass> =>
  (classes ??= new Map(
    readTable('vocabulary/data/organization_classes.tsv', ['word', 'use']).map(({ word, use }) => [
      word,
      oneOf(USES, use, `organization_classes.tsv: use of ${word}`),
    ]),
  ));

let always: RegExp | undefined;

/** A word that makes a class of institutions wherever it stands in a modifier. */
export const makesClass = (modifier: string): boolean => {
  always ??= new RegExp(
    [...organizationClasses()]
      .filter(([word, use]) => use === 'always' && word.length > 1)
      .map(([word]) => word)
      .join('|'),
  );
  return always.test(modifier);
};

/** A level that stands for the region of the document: 市 of 市疾控中心. */
export const LEVEL_WORD = /^[省市县区州旗镇乡]$/;
/** Bodies that are founded for a purpose: all words behind the founding verb are their name. */
export const GROUP = /(?:领导小组|指挥部|委员会|理事会|专班|促进会|联盟|基金会)$/;
/** Who stands behind an institution without a place: 国家, 中央. */
export const NATIONAL = /^(?:国家|中国|中央|中华|国务院)/;
