/** Votes and epochs by themselves, without messages: how many replicas must be read. */

import { type Expectation, type Scenario, scenario } from '../../model-check/scenario.ts';
import { restoredVotes, type TitleBounds } from '../../spec/transactions/restored-votes.ts';
import { holds, violates } from '../expectations.ts';

const THREE: TitleBounds = { places: 3, transactions: 2, takeOvers: 1, quorum: 2 };
const FOUR: TitleBounds = { ...THREE, places: 4, quorum: 3 };

export const titleScenarios: readonly Scenario[] = [
  votes('3', THREE, {
    teaches: 'A place is taken over between two votes: no two transactions are prepared, and the new holder misses no vote that counts.',
    cost: 'fast',
    expect: holds(1755, 4393, 11),
  }),
  votes(
    '3/two-take-overs',
    { ...THREE, takeOvers: 2 },
    {
      teaches:
        'Two take-overs, of one place or of two, while all former holders go on: no two transactions are prepared, and no vote is missed.',
      cost: 'slow',
      expect: holds(74_235, 214_513, 16),
    },
  ),
  votes(
    '3/one-read',
    { ...THREE, quorum: 1 },
    {
      teaches: 'With three places, a node that takes over and reads one of the two others misses a vote that counts.',
      cost: 'fast',
      expect: violates('deadVotesAreKept', 6),
    },
  ),
  votes('4', FOUR, {
    teaches: 'With four places, a node that takes over and reads all three others misses no vote that counts.',
    cost: 'fast',
    expect: holds(12_134, 39_450, 13),
  }),
  votes(
    '4/two-take-overs',
    { ...FOUR, transactions: 1, takeOvers: 2 },
    {
      teaches: 'With four places, and two take-overs, the lock of a transaction is found.',
      cost: 'slow',
      expect: holds(63_197, 212_446, 17),
    },
  ),
  votes(
    '4/two-reads',
    { ...FOUR, transactions: 1, takeOvers: 2, quorum: 2 },
    {
      teaches:
        'With four places, two reads share one place with every majority, and are too few all the same. Two restorers may each read the node that the other has replaced.',
      cost: 'slow',
      expect: violates('deadVotesAreKept', 12),
    },
  ),
  votes(
    '5',
    { places: 5, transactions: 1, takeOvers: 1, quorum: 3 },
    {
      teaches: 'With five places, a node that takes over and reads three of the four others misses no vote that counts.',
      cost: 'fast',
      expect: holds(6808, 22_952, 13),
    },
  ),
  votes(
    '5/two-reads',
    { places: 5, transactions: 1, takeOvers: 1, quorum: 2 },
    {
      teaches: 'With five places, a node that takes over and reads two of the four others misses a vote that counts.',
      cost: 'fast',
      expect: violates('deadVotesAreKept', 8),
    },
  ),
];

interface Verdict {
  readonly teaches: string;
  readonly cost: 'fast' | 'slow';
  readonly expect: Expectation;
}

function votes(instance: string, bounds: TitleBounds, verdict: Verdict): Scenario {
  return scenario({ name: `transactions/titles/${instance}`, spec: restoredVotes(bounds), ...verdict });
}
