import { ALL_RELATIONS, forEachEdgeOf } from '../../analyse/edges.ts';
import { NODE_KINDS, RELATIONS, type Relation } from '../../model/schema.ts';
import type { ReportPart } from './index.ts';
import { table } from './markdown.ts';

/** How much there is of everything. */
export const counts: ReportPart = {
  heading: '数量 | Counts',
  lines: ({ graph, analysis, documents, failures, copies, evidence, indicators }) => {
    const kinds = new Map<string, number>();
    const relations = new Map<string, number>();
    graph.forEachNode((_, { kind }) => kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
    forEachEdgeOf(graph, ALL_RELATIONS, (_source, _target, { relation }) => relations.set(relation, (relations.get(relation) ?? 0) + 1));
    return [
      `- 文件 documents: ${documents.length - failures.length - copies.length}${failures.length ? `；未能读取 unread: ${failures.length}` : ''}`,
      `- 节点 nodes: ${graph.order}；边 edges: ${graph.size}；出处 evidence: ${evidence}；统计数据 indicators: ${indicators}`,
      `- 社群 communities: ${analysis.communities}；模块度 modularity ${analysis.modularity.toFixed(3)}`,
      '',
      ...table(
        ['节点 nodes', '数量 number'],
        NODE_KINDS.filter((kind) => kinds.has(kind)).map((kind) => [kind, kinds.get(kind) ?? 0]),
      ),
      '',
      ...table(
        ['边 edges', '含义 meaning', '数量 number'],
        (Object.keys(RELATIONS) as Relation[])
          .filter((relation) => relations.has(relation))
          .map((relation) => [relation, RELATIONS[relation].zh, relations.get(relation) ?? 0]),
      ),
    ];
  },
};
