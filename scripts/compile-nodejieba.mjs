/**
 * Compiles nodejieba's native part where npm put it; runs as the package's `postinstall`.
 *
 * nodejieba's own install script starts `npx @mapbox/node-pre-gyp`, which the lock file does not cover, which asks a
 * question that npm may be set not to answer, and which downloads a binary from a third host. Here the node-gyp of the
 * lock file compiles the sources that are in the package, against the headers that came with Node where they are there, and
 * with `jieba-loads-once.hpp`, which halves what its dictionary takes of time and memory. One compiled otherwise is compiled again;
 * compilers that are not told by make, on Windows, leave the header out.
 * Plain JavaScript because it runs before anything is built.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
// Module resolution, not a fixed path: as a dependency of another package, npm hoists nodejieba above this one.
const folder = dirname(require.resolve('nodejieba/package.json'));
const binding = join(folder, 'build', 'Release', 'nodejieba.node');
const header = fileURLToPath(new URL('jieba-loads-once.hpp', import.meta.url));
/** A copy of the header that the binding was compiled with. */
const compiledWith = join(dirname(binding), 'jieba-loads-once.hpp');

if (!isCurrent() || !loads(binding)) compile();

function isCurrent() {
  return existsSync(compiledWith) && readFileSync(compiledWith).equals(readFileSync(header));
}

/** Whether the file is a native module that this Node can load. In a process of its own: a broken one may abort. */
function loads(file) {
  if (!existsSync(file)) return false;
  return spawnSync(process.execPath, ['-e', 'require(process.argv[1])', file], { stdio: 'ignore' }).status === 0;
}

/** Compiles the binding, or ends the process with status 1 and the compiler's own output. */
function compile() {
  const nodeGyp = require.resolve('node-gyp/bin/node-gyp.js');
  const args = [nodeGyp, 'rebuild', '--release', '--jobs=max', ...headers()];
  // A quotation mark would end the one that keeps spaces together.
  const flags = header.includes("'") ? '' : `-include '${header}'`;
  const env = { ...process.env, CXXFLAGS: `${process.env.CXXFLAGS ?? ''} ${flags}` };
  const result = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (result.status === 0 && loads(binding)) {
    copyFileSync(header, compiledWith);
    return;
  }
  process.stderr.write(`${result.stdout}\n${result.stderr}\n`);
  process.stderr.write(
    `cannot compile nodejieba in ${folder} (node-gyp: ${result.error?.message ?? `exit ${result.status ?? result.signal}`}); ` +
      'install Python 3, make and a C++ compiler (Debian and Ubuntu: apt-get install python3 make g++), then repeat npm ci\n',
  );
  process.exit(1);
}

/**
 * The `--nodedir` argument that keeps node-gyp from downloading Node's headers: none when npm is told where they are,
 * otherwise the prefix Node runs from, if the headers there are of exactly this version.
 */
function headers() {
  if (process.env.npm_config_nodedir) return [];
  const prefix = dirname(dirname(process.execPath));
  const versionFile = join(prefix, 'include', 'node', 'node_version.h');
  if (!existsSync(versionFile)) return [];
  const text = readFileSync(versionFile, 'utf8');
  const part = (name) => text.match(new RegExp(`#define NODE_${name}_VERSION (\\d+)`))?.[1];
  const version = `${part('MAJOR')}.${part('MINOR')}.${part('PATCH')}`;
  return version === process.versions.node ? [`--nodedir=${prefix}`] : [];
}
