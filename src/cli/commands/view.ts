import { restoreFolder } from '../../output/replace-folder.ts';
import { serveViewer, writeSite } from '../../view/index.ts';

export interface ViewOptions {
  readonly port?: number;
  readonly site?: string;
}

/** Serves the viewer over a build until interrupted, or writes it as a static site. */
export async function run(dir: string, options: ViewOptions): Promise<void> {
  restoreFolder(dir);
  if (options.site) {
    await writeSite(dir, options.site);
    process.stdout.write(`已写出 wrote ${options.site}\n`);
    return;
  }
  const { url } = await serveViewer({ build: dir, ...(options.port ? { port: options.port } : {}) });
  process.stdout.write(`政脉 ${url}\n按 Ctrl+C 停止 press Ctrl+C to stop\n`);
}
