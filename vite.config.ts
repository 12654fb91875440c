import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The viewer: a static site that `zhengmai view` serves over a build, or writes with `--site`. */
export default defineConfig({
  root: 'viewer',
  // Relative addresses, so that the site works under any path of any web server.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/viewer',
    emptyOutDir: true,
    // Every browser that knows light-dark(), so that one set of colours serves both themes.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The content policy allows no data: addresses for fonts and scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
});
