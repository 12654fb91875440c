import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** networkx 2.8, Debian's, knows the elements of GEXF 1.3, but not its name. */
const SCRIPT = `
import json, sys
import networkx
from networkx.readwrite.gexf import GEXF
GEXF.versions.setdefault('1.3', {**GEXF.versions['1.2draft'], 'NS_GEXF': 'http://gexf.net/1.3', 'NS_VIZ': 'http://gexf.net/1.3/viz', 'VERSION': '1.3'})
read = {'gexf': networkx.read_gexf, 'graphml': networkx.read_graphml}[sys.argv[1]]
graph = read(sys.argv[2])
json.dump({'nodes': list(graph.nodes(data=True)), 'edges': list(graph.edges(data=True))}, sys.stdout)
`;

type Data = Readonly<Record<string, unknown>>;

/** A graph as networkx reads it. */
export interface ReadGraph {
  readonly nodes: readonly (readonly [string, Data])[];
  readonly edges: readonly (readonly [string, string, Data])[];
}

/** @throws where no Python has networkx */
export function readWithNetworkx(format: 'gexf' | 'graphml', text: string): ReadGraph {
  const folder = mkdtempSync(join(tmpdir(), 'zhengmai-networkx-'));
  try {
    const file = join(folder, `graph.${format}`);
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(findPython(), ['-c', SCRIPT, format, file], { encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`networkx could not read the file: ${stderr}`);
    return JSON.parse(stdout) as ReadGraph;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let python: string | undefined;

/**
 * A Python with networkx.
 *
 * @throws where there is none: the message tells how to get it
 */
export function findPython(): string {
  python ??= ['python3', '/usr/bin/python3'].find((name) => spawnSync(name, ['-c', 'import networkx']).status === 0);
  if (!python) throw new Error('this test needs Python 3 with networkx: apt-get install python3-networkx, or pip install networkx');
  return python;
}
