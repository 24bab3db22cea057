import { expect, test } from 'vitest';
import { churningRing } from '../../../../scenarios/relaxed-ring/churn/beginning.ts';
import { KINDS_OF_CHURN } from '../../../../scenarios/relaxed-ring/churn/claims.ts';
import { searchRefutation } from './refutation.ts';

/** A longer search sets both: `scripts/churn.ts`. */
const { SELFMAN_CHURN_RUNS, SELFMAN_CHURN_SEED } = process.env;
const RUNS = Number(SELFMAN_CHURN_RUNS ?? 40);
const SEED = Number(SELFMAN_CHURN_SEED ?? 20_260_101);

test.each(KINDS_OF_CHURN)('no claim about rings with $name is refuted', (kind) => {
  for (const size of [
    { nodes: 8, actions: 12, runs: RUNS },
    { nodes: 64, actions: 30, runs: RUNS / 20 },
  ]) {
    const refutation = searchRefutation(churningRing, { kind, seed: SEED, ...size }, kind.name.replaceAll(/\W+/g, '-'));
    expect(refutation?.message).toBeUndefined();
  }
});
