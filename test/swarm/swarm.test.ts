/** Whole nodes at random: some seeds must be well, and planted faults must be found. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCase } from '../../cli/swarm-case.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { detected } from '../../impl/stack/detected.ts';
import type { PlacedNode } from '../../impl/stack/placed-node.ts';
import { planOf } from '../../swarm/plan.ts';
import { runPlan } from '../../swarm/run.ts';
import { shrunk } from '../../swarm/shrink.ts';
import { broken } from '../mutants/mutant.ts';

test.each([1, 2, 3, 4])('after all faults of seed %i, everything is well again', (seed) => {
  expect(runPlan(planOf(seed)).problems).toEqual([]);
});

const CASES = join(import.meta.dirname, 'cases');

test.each(readdirSync(CASES))('%s, which has failed before, ends well', (file) => {
  expect(runPlan(readCase(join(CASES, file))).problems).toEqual([]);
});

test('a seed gives the same run', () => {
  expect(runPlan(planOf(3))).toEqual(runPlan(planOf(3)));
});

describe.each([
  {
    // Of the home alone, the version says in the end that the transaction is over. Of other items it does not.
    breaks: 'place votes for a transaction that has read an older version',
    file: 'store/replica.ts',
    line: 'if (isNewer(version, base) || locks.some(minds)) return',
    becomes: 'if (locks.some(minds)) return',
    seed: 6,
    finds: /the history of the clients|versionMadeTwice/,
  },
  {
    breaks: 'place votes though another transaction has locked the key',
    file: 'store/replica.ts',
    line: 'if (isNewer(version, base) || locks.some(minds)) return',
    becomes: 'if (isNewer(version, base)) return',
    seed: 1,
    finds: /the history of the clients is not serialisable/,
  },
  {
    breaks: 'place repeats a vote that it has never given, for a lock that a claimant has joined',
    file: 'store/replica.ts',
    line: 'if (isNewer(version, base) || locks.some(minds)) return',
    becomes: 'if (isNewer(version, base) || (!locks.some(isOwn) && locks.some(minds))) return',
    seed: 16,
    finds: /versionMadeTwice/,
  },
  {
    breaks: 'reader takes the first answer for a majority',
    file: 'store/reading.ts',
    line: 'return poll.answers.length >= majority(degree);',
    becomes: 'return poll.answers.length >= 1;',
    seed: 3,
    finds: /the history of the clients is/,
  },
  {
    breaks: 'node does not look for locks that nobody releases',
    file: 'store/unsettled.ts',
    line: 'const begun = locks.filter((each) => isOld(each) && !isIn(ballots, each))',
    becomes: 'const begun = locks.filter((each) => !isOld(each) && isIn(ballots, each))',
    seed: 3,
    finds: /has locks/,
  },
  {
    breaks: 'transaction is over when a majority tells so, though two of four are enough',
    file: 'store/resolver.ts',
    line: 'if (over.answers.length <= degree - majority(degree))',
    becomes: 'if (over.answers.length < majority(degree))',
    seed: 5,
    finds: /records of transactions/,
  },
  {
    breaks: 'sweeper does not write the home again',
    file: 'store/resolver.ts',
    line: 'return touch(withoutResolution(state, transaction), home);',
    becomes: 'return next(withoutResolution(state, transaction));',
    seed: 4,
    finds: /records of transactions/,
  },
  {
    breaks: 'place takes part in a ballot though the transaction is over',
    file: 'store/replica.ts',
    line: 'if (version.counter === 0 && hasMovedOn) {',
    becomes: 'if (version.counter < 0 && hasMovedOn) {',
    seed: 157,
    finds: /records of transactions|history/,
  },
])('a $breaks', ({ seed, finds, ...line }) => {
  test(`is found by seed ${seed}`, async () => {
    const { placedNode } = await broken<{ placedNode(): Protocol<PlacedNode> }>(line, 'stack/placed-node.ts');
    const { problems } = runPlan(planOf(seed), { protocol: detected(placedNode()) });
    expect(problems.join('\n')).toMatch(finds);
  });
});

test('a plan that fails is cut down to what matters', () => {
  const plan = planOf(1);
  const fails = ({ faults, clients }: typeof plan) => faults.includes(plan.faults[0]) && clients.includes(plan.clients[7]);
  const smallest = shrunk(plan, fails);
  expect(smallest.faults).toEqual([plan.faults[0]]);
  expect(smallest.clients).toEqual([plan.clients[7]]);
});
