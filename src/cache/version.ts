import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package's code, and that of its data: the same in a checkout, apart in the compiled package. */
const CODE = fileURLToPath(new URL('../', import.meta.url));
const DATA = fileURLToPath(new URL('../../src/', import.meta.url));
/** Stages that a record doesn't depend on. */
const AFTER_EXTRACTION = /^(?:analyse|build|cache|cli|evaluate|export|inspect|output|parallel|queue|view|viewer)[/\\]/;

type Scope = 'rules' | 'code';
const versions = new Map<Scope, string>();

/**
 * Tells the state of everything that extraction depends on: rules, vocabularies, gazetteer and this Node's major version.
 *
 * @returns 16 hexadecimal digits, the same for the same files wherever they lie
 */
export function rulesVersion(): string {
  return versionOf('rules');
}

/** The same of everything that the outputs of a build depend on. */
export function codeVersion(): string {
  return versionOf('code');
}

function versionOf(scope: Scope): string {
  const known = versions.get(scope);
  if (known) return known;
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] as string);
  for (const [root, wanted] of [
    [CODE, /\.[jt]s$/],
    [DATA, /[/\\]data[/\\]/],
  ] as const) {
    for (const name of filesBelow(root)) {
      if (!wanted.test(name) || (scope === 'rules' && AFTER_EXTRACTION.test(name))) continue;
      hash.update(`${name.replaceAll('\\', '/')}\0`).update(readFileSync(join(root, name)));
    }
  }
  const version = hash.digest('hex').slice(0, 16);
  versions.set(scope, version);
  return version;
}

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}
