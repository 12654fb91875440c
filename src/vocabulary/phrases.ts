import { DataError } from '../errors.ts';
import { readTable } from './table.ts';

/**
 * The phrases of a table by the role they have in a rule.
 *
 * @param path relative to `src/`, with the columns `role` and `phrase`; a phrase is the source of an expression
 * @param roles those that are asked for; a table may hold others
 * @returns for each role the source of an alternation of its phrases, without brackets; the longest first, so that of words that
 * begin alike the longest is taken
 * @throws DataError for a role without phrases
 * @example new RegExp(`(?:${readPhrases('vocabulary/data/event_contexts.tsv', ['holds']).holds})$`)
 */
export function readPhrases<R extends string>(path: string, roles: readonly R[]): Readonly<Record<R, string>> {
  const rows = readTable(path, ['role', 'phrase']);
  const sources = roles.map((role) => {
    const phrases = rows.filter((row) => row.role === role).map(({ phrase }) => phrase);
    if (phrases.length === 0) throw new DataError(`src/${path}: no phrase for ${role}; give it a row`);
    return [role, phrases.toSorted((a, b) => b.length - a.length).join('|')];
  });
  return Object.fromEntries(sources) as Record<R, string>;
}
