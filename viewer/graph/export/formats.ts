import type { KnowledgeGraph } from '../../../src/model/graph.ts';
import { download, toCsv } from '../../widgets/download.ts';
import type { GraphRenderer, Scene } from '../renderer.ts';

/** What an export may use; the renderer only where the graph is drawn. */
interface Shown {
  readonly graph: KnowledgeGraph;
  readonly scene: Scene;
  readonly renderer: GraphRenderer | null;
}

interface ExportFormat {
  readonly id: 'png' | 'svg' | 'gexf' | 'csv' | 'json';
  /** Whether it needs the drawn graph. */
  readonly drawn: boolean;
  readonly run: (shown: Shown) => Promise<void> | void;
}

/** The formats in which what is shown can be had. Code for a format is loaded when it is asked for. */
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
  {
    id: 'gexf',
    drawn: false,
    run: async ({ graph, scene }) => {
      const { writeGexf } = await import('./gexf.ts');
      download('zhengmai.gexf', new Blob([writeGexf(graph, scene)], { type: 'application/xml' }));
    },
  },
  {
    id: 'csv',
    drawn: false,
    run: ({ graph, scene }) => download('zhengmai.csv', new Blob([edgeTable(graph, scene)], { type: 'text/csv' })),
  },
  {
    id: 'json',
    drawn: false,
    run: ({ graph, scene }) => download('zhengmai.json', new Blob([partJson(graph, scene)], { type: 'application/json' })),
  },
];

/** The shown edges as a table, with Gephi's column names. */
function edgeTable(graph: KnowledgeGraph, { part }: Scene): string {
  const rows = [...part.edges].sort().map((edge) => {
    const [source, target] = graph.extremities(edge);
    const { relation, weight, years, evidence } = graph.getEdgeAttributes(edge);
    const ends = [source, target].map((key) => graph.getNodeAttribute(key, 'label'));
    return [source, target, 'Directed', ends[0], ends[1], relation, weight, years.join(' '), evidence];
  });
  return toCsv([['Source', 'Target', 'Type', 'SourceLabel', 'TargetLabel', 'relation', 'Weight', 'years', 'evidence'], ...rows]);
}

/** The shown part in the form of graph.json. */
function partJson(graph: KnowledgeGraph, { part }: Scene): string {
  const exported = graph.export();
  return JSON.stringify({
    ...exported,
    nodes: exported.nodes.filter(({ key }) => part.nodes.has(key)),
    edges: exported.edges.filter(({ key }) => key !== undefined && part.edges.has(key)),
  });
}
