import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The viewer: a static site that `zhengmai view` serves over a build, or writes with `--site`. */
export default defineConfig({
  root: 'viewer',
  // Relative addresses, so that the site works under any path of any web server.
  base: './',
  plugins: [react()],
  build: { outDir: '../dist/viewer', emptyOutDir: true },
});
