import type { Progress } from '../pipeline.ts';

/** Milliseconds between two updates of the line. */
const INTERVAL = 100;
/** Seconds until a rate says something. */
const ENOUGH_TO_TELL = 2;
const STAGES: Readonly<Record<Progress['stage'], string>> = { documents: '读取 reading', layout: '布局 layout' };

/** One line on a terminal's standard error that tells how far a build is; elsewhere nothing. */
export class ProgressLine {
  readonly #shown = process.stderr.isTTY === true;
  readonly #started = Date.now();
  #last = 0;

  update({ stage, done, total, documents }: Progress): void {
    const now = Date.now();
    if (!this.#shown || (now - this.#last < INTERVAL && done < total)) return;
    this.#last = now;
    process.stderr.write(`\r\u001b[K${formatProgress({ stage, done, total, documents }, (now - this.#started) / 1000)}`);
  }

  clear(): void {
    if (this.#shown && this.#last > 0) process.stderr.write('\r\u001b[K');
  }
}

/**
 * How far a build is, in a line: of reading with documents, rate and what is left as soon as they can be told.
 *
 * @param seconds since the build began
 */
export function formatProgress({ stage, done, total, documents }: Progress, seconds: number): string {
  const share = `${STAGES[stage]} ${done}/${total}`;
  if (stage !== 'documents') return share;
  const early = seconds <= ENOUGH_TO_TELL || done === 0;
  const rate = early ? '' : ` · ${(documents / seconds).toFixed(1)}/s · 约剩 left ${Math.ceil((seconds / done) * (total - done))} s`;
  return `${share} · 文件 documents ${documents}${rate}`;
}
