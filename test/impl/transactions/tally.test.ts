import { describe, expect, test } from 'vitest';
import { instancesOf } from '../../../impl/transactions/instances.ts';
import { areMajority, outcomeOf, safeVotes } from '../../../impl/transactions/tally.ts';
import type { AcceptedVote, Transaction, Vote, Votes } from '../../../impl/transactions/transaction.ts';

const DEGREES = [1, 2, 3, 4, 5, 6];
const transaction: Transaction = { id: '0.1', managers: [0, 20, 40], operations: [{ type: 'read', key: 0, version: 0 }] };
const configOf = (degree: number) => ({ identifiers: 60, degree, managers: 3, members: [0, 20, 40] });

/** All ways in which these replicas may have voted so far. */
function waysToVote(instances: readonly string[]): readonly Votes[] {
  return instances.reduce(
    (ways: readonly Votes[], instance) =>
      ways.flatMap((votes) => [
        votes,
        ...(['prepared', 'abort'] as const).map((vote): Votes => Object.assign({ [instance]: vote }, votes)),
      ]),
    [{}],
  );
}

describe.each(DEGREES)('of %i replicas', (degree) => {
  const config = configOf(degree);
  const ways = waysToVote(instancesOf(config, transaction));

  test('all votes together always settle the outcome', () => {
    const full = ways.filter((votes) => Object.keys(votes).length === degree);
    expect(full.filter((votes) => outcomeOf(config, transaction, votes) === null)).toEqual([]);
  });

  test('a settled outcome stays, whatever the other replicas vote', () => {
    const changed = ways.filter((votes) => {
      const settled = outcomeOf(config, transaction, votes)?.type;
      const later = ways.filter((more) => Object.entries(votes).every(([instance, vote]) => more[instance] === vote));
      return settled !== undefined && later.some((more) => outcomeOf(config, transaction, more)?.type !== settled);
    });
    expect(changed).toEqual([]);
  });

  test('a commit takes a majority', () => {
    const least = ways
      .filter((votes) => outcomeOf(config, transaction, votes)?.type === 'committed')
      .map((votes) => Object.values(votes).filter((vote) => vote === 'prepared').length);
    expect(Math.min(...least)).toBe(Math.floor(degree / 2) + 1);
  });
});

test('an abort names the items that were lost', () => {
  const two: Transaction = { ...transaction, operations: [0, 1].map((key) => ({ type: 'read', key, version: 0 })) };
  const votes: Votes = { '0@0': 'prepared', '0@20': 'prepared', '1@1': 'abort', '1@21': 'abort' };
  expect(outcomeOf(configOf(3), two, votes)).toEqual({ type: 'aborted', keys: [1] });
});

describe('a leader proposes', () => {
  const accepted = (ballot: number, vote: Vote): Readonly<Record<string, AcceptedVote>> => ({ a: { ballot, vote } });

  test.each<[string, Parameters<typeof safeVotes>[1], Vote]>([
    ['abort where nobody has accepted anything', [{}, {}], 'abort'],
    ['what one has accepted', [{}, accepted(0, 'prepared')], 'prepared'],
    ['what was accepted in the highest ballot', [accepted(0, 'prepared'), accepted(4, 'abort'), accepted(1, 'prepared')], 'abort'],
  ])('%s', (_, promises, expected) => {
    expect(safeVotes(['a'], promises)).toEqual({ a: expected });
  });
});

test('a node that stands for two of three managers is a majority; one that answers twice is not', () => {
  expect(areMajority({ ...transaction, managers: [0, 0, 40] }, [0])).toBe(true);
  expect(areMajority(transaction, [40, 40])).toBe(false);
});
