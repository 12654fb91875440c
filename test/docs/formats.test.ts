import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gexf } from '../../src/export/gexf.ts';
import { graphml } from '../../src/export/graphml.ts';
import { EXPORT_FORMATS } from '../../src/export/registry.ts';
import { plainGraph } from '../export/graphs.ts';
import { findPython } from '../export/networkx.ts';

const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
const recipes = [...page.matchAll(/```python\n(.*?)```/gs)].map(([, code]) => code as string).filter((code) => code.includes('networkx'));

const folder = mkdtempSync(join(tmpdir(), 'zhengmai-docs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('docs/formats.md', () => {
  it('lists every format', () => {
    for (const { id } of EXPORT_FORMATS) expect(page).toContain(`| \`${id}\` |`);
  });

  it('has recipes for networkx that work', () => {
    writeFileSync(join(folder, 'graph.graphml'), [...graphml(plainGraph())].join(''));
    writeFileSync(join(folder, 'graph.gexf'), [...gexf(plainGraph())].join(''));
    const runs = recipes.map((code) => spawnSync(findPython(), ['-c', code], { cwd: folder, encoding: 'utf8' }));
    expect(runs.map(({ stdout, stderr }) => stdout + stderr)).toEqual(['六稳 甲县\n', '7 9\n']);
  });
});
