import { readTable } from '../vocabulary/table.ts';
import { HeadTable } from './heads.ts';

/** A noun that ends the name of an institution; see organization_heads.tsv. */
export interface OrganizationHead {
  readonly head: string;
  readonly strength: string;
}

let table: HeadTable<OrganizationHead> | undefined;
let classes: Map<string, string> | undefined;

/** The head nouns of institutions. */
export const organizationHeads = (): HeadTable<OrganizationHead> =>
  (table ??= new HeadTable(readTable('vocabulary/data/organization_heads.tsv', ['head', 'strength']), (row) => row.head));

/** What words of a modifier say of the institution: `always` or `alone` a class, `inside` a verb that names hold. */
export const organizationClasses = (): ReadonlyMap<string, string> =>
  (classes ??= new Map(readTable('vocabulary/data/organization_classes.tsv', ['word', 'use']).map((row) => [row.word, row.use])));

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
