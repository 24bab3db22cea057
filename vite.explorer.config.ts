/** Builds the page of `selfman explore` into dist/explorer. It needs nothing from elsewhere once it is served. */
import { join } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: join(import.meta.dirname, 'explorer/page'),
  base: './',
  logLevel: 'warn',
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  build: { outDir: join(import.meta.dirname, 'dist/explorer'), emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 2_000 },
  worker: { format: 'es' },
});
