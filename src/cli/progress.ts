import type { Progress } from '../pipeline.ts';

/** Milliseconds between two updates of the line. */
const INTERVAL = 100;
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
    const seconds = (now - this.#started) / 1000;
    const rest = stage === 'documents' && done > 0 && seconds > 2 ? ` · 约剩 left ${Math.ceil((seconds / done) * (total - done))} s` : '';
    const rate = seconds > 2 ? ` · ${(documents / seconds).toFixed(1)}/s` : '';
    process.stderr.write(`\r\u001b[K${STAGES[stage]} ${done}/${total} · 文件 documents ${documents}${rate}${rest}`);
  }

  clear(): void {
    if (this.#shown && this.#last > 0) process.stderr.write('\r\u001b[K');
  }
}
