import { parentPort, workerData } from 'node:worker_threads';
import type { NumberedNodes } from '../analyse/backbone.ts';
import { placeNodes } from '../analyse/placement.ts';
import type { Told } from './placement.ts';

const tell = (told: Told): void => parentPort?.postMessage(told);

tell(await placeNodes(workerData as NumberedNodes, { onProgress: (done, total) => tell({ done, total }) }));
