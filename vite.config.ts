import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Licences of what the page brings along and no script of its own imports: the font, and what a worker is made of. */
function otherLicences(...packages: readonly string[]): Plugin {
  return {
    name: 'other-licences',
    generateBundle() {
      for (const name of packages) {
        const source = readFileSync(new URL(`node_modules/${name}/LICENSE`, import.meta.url));
        this.emitFile({ type: 'asset', fileName: `licences/${name.replace('@', '').replace('/', '-')}.txt`, source });
      }
    },
  };
}

/** The viewer: a static site that `zhengmai view` serves over a build, or writes with `--site`. */
export default defineConfig({
  root: 'viewer',
  // Relative addresses, so that the site works under any path of any web server.
  base: './',
  plugins: [react(), otherLicences('@fontsource-variable/noto-sans-sc', 'pinyin-pro')],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/viewer',
    emptyOutDir: true,
    // Every browser that knows light-dark(), so that one set of colours serves both themes.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The content policy allows no data: addresses for fonts and scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    // The licences of what is bundled go with it.
    license: { fileName: 'licences/scripts.md' },
  },
});
