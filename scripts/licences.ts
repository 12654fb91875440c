import { readFileSync } from 'node:fs';

/** A package as the lock file has it. */
export interface Locked {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Of its archive; npm compares it at every install. */
  readonly integrity: string;
  /** Used only to develop, not by who installs the package. */
  readonly dev: boolean;
  /** Runs a script of its own when it is installed, unless package.json forbids it. */
  readonly installs: boolean;
}

/** Every package of the lock file, by name and version. */
export function lockedPackages(): Locked[] {
  const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
    packages: Record<string, { version: string; license?: string; integrity?: string; dev?: boolean; hasInstallScript?: boolean }>;
  };
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, license = '', integrity = '', dev = false, hasInstallScript = false }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      integrity,
      dev,
      installs: hasInstallScript,
    }))
    .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/** A Markdown table of what is installed with the package: each licence with its packages. */
export function licenceTable(): string {
  const byLicence = new Map<string, Set<string>>();
  for (const { name, licence, dev } of lockedPackages()) {
    if (!dev) byLicence.set(licence, (byLicence.get(licence) ?? new Set()).add(name));
  }
  const rows = [...byLicence]
    .sort(([a, names], [b, others]) => others.size - names.size || (a < b ? -1 : 1))
    .map(([licence, names]) => `| ${licence} | ${names.size} | ${[...names].join(', ')} |`);
  return ['| 许可 licence | | 包 packages |', '|---|---|---|', ...rows].join('\n');
}
