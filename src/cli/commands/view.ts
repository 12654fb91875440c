import { restoreFolder } from '../../output/replace-folder.ts';
import { serveViewer, writeSite } from '../../view/index.ts';

/** What `zhengmai view` is given besides its folder. */
export interface ViewOptions {
  readonly port?: number;
  readonly site?: string;
}

/** Serves the viewer over a build until interrupted, or writes it as a static site. */
export async function run(dir: string, options: ViewOptions): Promise<void> {
  restoreFolder(dir);
  const data = { onIndex };
  if (options.site) {
    await writeSite(dir, options.site, data);
    process.stdout.write(`已写出 wrote ${options.site}\n`);
    return;
  }
  const { url } = await serveViewer({ build: dir, data, ...(options.port ? { port: options.port } : {}) });
  process.stdout.write(`政脉 ${url}\n按 Ctrl+C 停止 press Ctrl+C to stop\n`);
}

/** Says how far the index of a build is, which is made once. */
function onIndex(share: number): void {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\x1b[K${share < 1 ? `建立索引 indexing ${Math.floor(100 * share)}%` : ''}`);
  } else if (share === 0) process.stderr.write('首次打开，正在建立索引 indexing this build, once\n');
}
