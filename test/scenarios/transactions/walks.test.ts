import { expect, test } from 'vitest';
import { simulate } from '../../../model-check/drivers/simulate.ts';
import { rivalLeaders, seedExample } from '../../../scenarios/transactions/walked.ts';
import { runs } from '../../setup/breadth.ts';

/** The whole example, which is too large to be exhausted. A seed determines its walk. */
const SEEDS = Array.from({ length: runs({ all: 8, few: 4 }) }, (_, i) => i + 1);

test('walks through the example of the slides, with a second transaction, a crash, a restart and a false suspicion, violate no property', async () => {
  const walks = await Promise.all(SEEDS.map((seed) => simulate(seedExample, { seed, steps: 250 })));
  expect(walks.filter(({ end }) => end === 'broken').map(({ seed, property }) => [seed, property])).toEqual([]);
  const happened = walks.flatMap(({ steps }) => steps.map(({ says }) => says));
  // Otherwise the walks would say little.
  for (const what of [/says committed/, /suspects/, /boots again/, /sends lead/, /duplicates/])
    expect(
      happened.some((says) => what.test(says)),
      String(what),
    ).toBe(true);
});

test('walks of three ballots on one vote break no property, and some abort what others commit', async () => {
  const walks = await Promise.all(
    Array.from({ length: runs({ all: 200, few: 50 }) }, (_, i) => simulate(rivalLeaders, { seed: i + 1, steps: 200 })),
  );
  expect(walks.filter(({ end }) => end === 'broken').map(({ seed, property }) => [seed, property])).toEqual([]);
  const outcomes = walks.map(({ steps }) => steps.flatMap(({ says }) => /says (committed|aborted)/.exec(says)?.[1] ?? []).join());
  expect([...new Set(outcomes)].sort()).toEqual(['aborted', 'committed']);
});
