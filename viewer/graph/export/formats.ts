import type { KnowledgeGraph } from '../../../src/model/graph.ts';
import { download } from '../../widgets/download.ts';
import type { GraphRenderer } from '../renderer.ts';
import type { Scene } from '../scene.ts';

/** What an export may use; the renderer only where the graph is drawn. */
interface Shown {
  readonly graph: KnowledgeGraph;
  readonly scene: Scene;
  readonly renderer: GraphRenderer | null;
}

interface ExportFormat {
  readonly id: 'png' | 'svg' | 'gexf' | 'nodes' | 'edges' | 'json';
  /** Whether it needs the drawn graph. */
  readonly drawn: boolean;
  readonly run: (shown: Shown) => Promise<void>;
}

/** The formats in which what is shown can be had; the files are as a build writes them. Code for a format is loaded when it is asked for. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    id: 'png',
    drawn: true,
    run: async ({ scene, renderer }) => {
      if (!renderer) return;
      const { drawPng } = await import('./png.ts');
      download('zhengmai.png', await drawPng(renderer, scene));
    },
  },
  {
    id: 'svg',
    drawn: true,
    run: async ({ graph, scene, renderer }) => {
      if (!renderer) return;
      const { drawSvg } = await import('./svg.ts');
      download('zhengmai.svg', new Blob([drawSvg(graph, renderer, scene)], { type: 'image/svg+xml' }));
    },
  },
  file('gexf', 'zhengmai.gexf', 'application/xml', async () => (await import('../../../src/export/gexf.ts')).gexf),
  file('nodes', 'zhengmai-nodes.csv', 'text/csv', async () => (await import('../../../src/export/tables.ts')).nodeTable),
  file('edges', 'zhengmai-edges.csv', 'text/csv', async () => (await import('../../../src/export/tables.ts')).edgeTable),
  file('json', 'zhengmai.json', 'application/json', async () => (await import('../../../src/export/json.ts')).graphJson),
];

type Writer = (graph: KnowledgeGraph) => Iterable<string>;

function file(id: ExportFormat['id'], name: string, type: string, load: () => Promise<Writer>): ExportFormat {
  return {
    id,
    drawn: false,
    run: async ({ graph, scene }) => {
      const [write, { shownGraph }] = await Promise.all([load(), import('./shown.ts')]);
      download(name, new Blob([...write(shownGraph(graph, scene))], { type }));
    },
  };
}
