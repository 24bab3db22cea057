/**
 * Searches longer than the tests do for churn that breaks a property of the ring, from a new seed each time.
 * `node scripts/churn.ts [seed] [runs]`: a seed that was printed repeats its search.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const [seed = String(randomInt(2 ** 31)), runs = '1500'] = process.argv.slice(2);
console.log(`churn: seed ${seed}, ${runs} runs of small rings of each kind, and a twentieth of that of large ones`);
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--testTimeout=0', 'test/scenarios/relaxed-ring/churn/churn.test.ts'];
const env = { ...process.env, SELFMAN_CHURN_SEED: seed, SELFMAN_CHURN_RUNS: runs };
const { status } = spawnSync(process.execPath, vitest, { stdio: 'inherit', env });
process.exitCode = status ?? 1;
