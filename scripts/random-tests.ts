/** Runs the tests that draw their cases at random, or take a part of them in `npm test`: all cases, with a new seed. Exits with 1 if one fails. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

const seed = process.argv[2] ?? String(Date.now() | 0);
const drawing = globSync('test/**/*.ts').filter((path) =>
  /from '(fast-check|.*\/random-histories\.ts|.*\/breadth\.ts|\.\/(scripts|refutation)\.ts)'/.test(readFileSync(path, 'utf8')),
);
const tests = drawing.filter((path) => path.endsWith('.test.ts'));

console.log(`random tests: ${tests.length} files with RANDOM_SEED=${seed}; the same again: node scripts/random-tests.ts ${seed}`);
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...tests], {
  stdio: 'inherit',
  env: { ...process.env, RANDOM_SEED: seed },
});
process.exitCode = status === 0 ? 0 : 1;
