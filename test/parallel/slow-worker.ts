import type { Failure, Source } from '../../src/model/types.ts';

/** In the place of a thread's own work: never comes to an end with one word, dies of another, and else tells that it was here. */
export default function slow({ id, path, text }: Source): Failure {
  while (text.includes('没有尽头'));
  if (text.includes('致命')) process.exit(1);
  return { id, path, reason: 'seen' };
}
