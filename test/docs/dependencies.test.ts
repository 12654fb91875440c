import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lockedPackages } from '../../scripts/licences.ts';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const direct = { ...manifest.dependencies, ...manifest.devDependencies };
const locked = lockedPackages();

/** Licences that ask for no more than to be named. */
const PERMISSIVE = /^(?:MIT|ISC|BSD(?:-[23]-Clause)?|0BSD|Apache-2\.0|BlueOak-1\.0\.0|Zlib)$/;
const isPermissive = (licence: string): boolean =>
  licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((choice) => PERMISSIVE.test(choice)));

/** Rows of the tables of direct dependencies: their packages, licence and reason. */
const rows = [...read('docs/dependencies.md').matchAll(/^\| (`[^|]+`) \| ([^|]+) \| ([^|]+) \|$/gm)].flatMap(
  ([, names = '', licence = '', why = '']) => names.split(', ').map((name) => [name.replaceAll('`', ''), { licence, why }] as const),
);

it('pins every version, and knows what each archive must be', () => {
  for (const [name, version] of Object.entries(direct)) expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
  expect(locked.length).toBeGreaterThan(Object.keys(direct).length);
  expect(locked.filter(({ integrity }) => !integrity.startsWith('sha512-'))).toEqual([]);
});

it('says of every dependency why it is there, and under which licence', () => {
  expect(rows.map(([name]) => name).sort()).toEqual(Object.keys(direct).sort());
  for (const [name, { licence, why }] of rows) {
    expect([name, locked.find((p) => p.name === name)?.licence]).toEqual([name, licence]);
    expect(why.trim()).not.toBe('');
  }
});

it('installs only what may be used without conditions', () => {
  expect(locked.filter(({ dev, licence }) => !dev && !isPermissive(licence)).map(({ name, licence }) => `${name} ${licence}`)).toEqual([]);
});

it('runs the install script of no package', () => {
  const allowed = locked.filter(({ name, installs }) => installs && manifest.allowScripts[name] !== false);
  expect(allowed.map(({ name }) => name)).toEqual([]);
});
