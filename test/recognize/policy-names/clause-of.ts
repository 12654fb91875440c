import { readContext } from '../../../src/extract.ts';
import type { Context } from '../../../src/recognize/context.ts';
import type { HeadMatch } from '../../../src/recognize/heads.ts';
import { type PolicyHead, policyHeads } from '../../../src/recognize/policy-heads.ts';
import { Clause, startOfClause } from '../../../src/recognize/policy-names/clause.ts';

/** The last head noun of policies in a text, in the context that the text is read in. */
export function lastHead(text: string): { context: Context; head: HeadMatch<PolicyHead> } {
  const { context } = readContext({ id: 'test', path: 'test.txt', text, format: 'text', given: { region: '静宁县' } });
  return { context, head: policyHeads().find(context.text).at(-1) as HeadMatch<PolicyHead> };
}

/** The clause of the last head noun in a text, no name recognised before it. */
export function clauseOf(text: string, subject = false): Clause {
  const { context, head } = lastHead(text);
  return new Clause(context, head, head.start, startOfClause(context.text, head.start, 0), () => -1, subject);
}
