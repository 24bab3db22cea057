import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes more than two seconds. The longest file is not the last, lest one worker be left alone with it. */
const LONG: readonly string[] = [
  'test/architecture/',
  'test/schemas/',
  'test/scripts/',
  'test/docs/',
  'test/cli/',
  'test/faults/',
  'test/package/',
  'test/site/',
  'test/browser/',
  'test/model-check/world/',
  'test/model-check/engine/',
  'test/scenarios/transactions.test.ts',
  'test/scenarios/ring-merge.test.ts',
  'test/mutants/transactions/',
  'test/scenarios/',
  'test/mutants/',
];

/** Short tests first, so that a mistake shows early. */
class CheapestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => rankOf(a) - rankOf(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const path = relative(import.meta.dirname, moduleId);
  return LONG.findIndex((beginning) => path.startsWith(beginning));
}

export default defineConfig({
  test: {
    // A loaded machine is no failure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/setup/one-temporary-folder.ts',
    setupFiles: ['test/setup/seed-of-random-tests.ts', 'test/setup/take-coverage.ts'],
    // Tests of processes wait more than they compute. By default one core is left idle, which on two cores is half of the machine.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    // A worker keeps what it has loaded for its next file: no test patches a module.
    isolate: false,
    sequence: { sequencer: CheapestFirst },
    // Modules are loaded by Node itself, not by Vite: only so is the coverage that V8 counts that of the source.
    experimental: { viteModuleRunner: false },
  },
});
