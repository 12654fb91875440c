import { parentPort, workerData } from 'node:worker_threads';
import { placeNodes } from '../analyse/placement.ts';
import { GraphEdges } from '../build/graph-edges.ts';
import { writeEdgeFiles } from './edge-parts.ts';
import { EDGES_WRITTEN, type GraphWork, type Told } from './graph-thread.ts';

const { nodes, edges, folder } = workerData as GraphWork;
const tell = (told: Told): void => parentPort?.postMessage(told);

tell(await placeNodes(nodes, { onProgress: (done, total) => tell({ done, total }) }));
if (edges) {
  writeEdgeFiles(GraphEdges.of(edges), folder);
  tell(EDGES_WRITTEN);
}
