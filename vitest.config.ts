import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A loaded machine is no failure.
    testTimeout: 60_000,
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/coverage/take-coverage.ts'],
    // Modules are loaded by Node itself, not by Vite: only so is the coverage that V8 counts that of the source.
    experimental: { viteModuleRunner: false },
  },
});
