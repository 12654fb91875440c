import { setTimeout } from 'node:timers/promises';
import process from '../../src/queue/processor.ts';

/** Works as a worker's child process does, but slowly on one word, and dies of another. */
export default async function mortal(job: { data: { documents: { text: string }[] } }): Promise<string[]> {
  const texts = job.data.documents.map(({ text }) => text).join('');
  if (texts.includes('稳步')) await setTimeout(300);
  if (texts.includes('致命')) globalThis.process.kill(globalThis.process.pid, 'SIGKILL');
  return process(job as Parameters<typeof process>[0]);
}
