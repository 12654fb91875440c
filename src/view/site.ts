import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataError, UsageError } from '../errors.ts';
import { DATA_FOLDER } from './layout.ts';
import { SiteData, type SiteDataOptions } from './site-data.ts';

/**
 * The folder of the viewer's built pages.
 *
 * @throws DataError if the viewer has not been built
 */
export function viewerPages(): string {
  // From src/view and from dist/view alike, the package's root is two folders up.
  const folder = fileURLToPath(new URL('../../dist/viewer/', import.meta.url));
  if (!existsSync(join(folder, 'index.html'))) {
    throw new DataError(`the viewer is not built: ${folder} has no index.html; run npm run build`);
  }
  return folder;
}

/**
 * Writes the viewer over a build as static files that any web server can publish. The folder is replaced as a whole; one
 * that holds something other than such a site is left alone.
 *
 * @throws DataError if there is no build or no viewer; UsageError if the folder holds other files
 */
export async function writeSite(build: string, site: string, options: SiteDataOptions = {}): Promise<void> {
  const data = new SiteData(build, options);
  const pages = viewerPages();
  const target = resolve(site);
  if (existsSync(target) && readdirSync(target).length > 0 && !existsSync(join(target, DATA_FOLDER, 'manifest.json'))) {
    throw new UsageError(`${site} holds files that are not a site of zhengmai; name an empty or a new folder`);
  }
  const unfinished = join(dirname(target), `.${basename(target)}.unfinished`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  cpSync(pages, unfinished, { recursive: true });
  for (const name of await data.names()) {
    const content = await data.read(name);
    if (!content) continue;
    const file = join(unfinished, DATA_FOLDER, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  await data.close();
  rmSync(target, { recursive: true, force: true });
  renameSync(unfinished, target);
}
