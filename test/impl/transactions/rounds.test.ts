import { describe, expect, test } from 'vitest';
import type { Run } from '../../../impl/transactions/requests.ts';
import { SEED } from '../../../scenarios/transactions/walked.ts';
import { LockStep } from './lock-step.ts';

const run: Run = {
  type: 'run',
  name: 'a',
  reads: [],
  writes: [
    { key: 1, value: 'one' },
    { key: 2, value: 'two' },
  ],
};
const ITEM_1 = [1, 5, 9, 13];
const ITEM_2 = [2, 6, 10, 14];

describe('the example of the slides: manager 15 with 3, 7 and 11, items on 1, 5, 9, 13 and on 2, 6, 10, 14', () => {
  test('takes six rounds', () => {
    const nodes = new LockStep(SEED);
    nodes.request(15, run);
    expect(nodes.rounds()).toEqual([
      // Steps 1 and 2: the replicated managers and the participants are asked, and answer with their addresses.
      { enlist: 3 + 8 },
      { enlisted: 3 + 8 },
      // Step 3: prepare, to all participants.
      { prepare: 8 },
      // Step 4: each participant's vote, to all managers.
      { vote: 8 * 4 },
      // Step 5: each replicated manager's outcome.
      { accepted: 3 },
      // Step 6: the decision, to all participants, and to the managers, who need not watch any longer.
      { decision: 8 + 3 },
    ]);
    expect(nodes.outputs).toEqual([{ type: 'committed', name: 'a', reads: [] }]);
  });

  test('leaves the new version at all replicas, and nothing else', () => {
    const nodes = new LockStep(SEED);
    nodes.request(15, run);
    nodes.rounds();
    const replicas = [...nodes.states].flatMap(([node, state]) =>
      Object.entries(state.replicas).map(([at, { version, value, readers, writers }]) => [
        node,
        at,
        version,
        value,
        readers.length,
        writers.length,
      ]),
    );
    expect(replicas).toEqual([
      ...[...ITEM_1.map((at) => [at, `1@${at}`, 1, 'one', 0, 0]), ...ITEM_2.map((at) => [at, `2@${at}`, 1, 'two', 0, 0])].sort(
        (a, b) => Number(a[0]) - Number(b[0]),
      ),
    ]);
    for (const { acceptors, cast, clients, leading } of nodes.states.values())
      expect({ acceptors, cast, clients, leading }).toEqual({ acceptors: {}, cast: {}, clients: {}, leading: {} });
  });

  test('names 15, 3, 7 and 11 as managers, in this order', () => {
    const nodes = new LockStep(SEED);
    nodes.request(15, run);
    for (let round = 1; round <= 3; round += 1) nodes.round();
    expect(nodes.states.get(1)?.cast['15.1']?.transaction.managers).toEqual([15, 3, 7, 11]);
  });

  test('succeeds while more than half of the managers, and of each item’s replicas, are alive', () => {
    const nodes = new LockStep(SEED, [11, 13, 14]);
    nodes.request(15, run);
    nodes.rounds();
    expect(nodes.outputs).toEqual([{ type: 'committed', name: 'a', reads: [] }]);
  });

  test('a client that already knows the versions saves the first two rounds of a commit', () => {
    const nodes = new LockStep(SEED);
    nodes.request(15, { type: 'commit', name: 'a', log: { reads: [], writes: [{ key: 1, version: 0, value: 'one' }] } });
    expect(nodes.rounds().map((round) => Object.keys(round))).toEqual([['prepare'], ['vote'], ['accepted'], ['decision']]);
  });
});

describe('a deadline', () => {
  const deadline = { type: 'deadline', transaction: '15.1' } as const;
  const hurried = { ...SEED, deadlineMs: 1000, giveUpAfterMs: 1000 };

  test('before the commit: aborted, with the items of which no majority has answered', () => {
    const nodes = new LockStep(hurried, [6, 10, 14]);
    nodes.request(15, run);
    nodes.rounds();
    expect(nodes.outputs).toEqual([]);
    nodes.timeout(15, deadline);
    expect(nodes.outputs).toEqual([{ type: 'aborted', name: 'a', keys: [2] }]);
  });

  test('while votes are missing: aborted, with the items that they are missing of', () => {
    const nodes = new LockStep(hurried, [6, 10]);
    nodes.request(15, { type: 'commit', name: 'a', log: { reads: [], writes: run.writes.map((write) => ({ ...write, version: 0 })) } });
    nodes.rounds();
    expect(nodes.outputs).toEqual([]);
    nodes.timeout(15, deadline);
    nodes.rounds();
    expect(nodes.outputs).toEqual([{ type: 'aborted', name: 'a', keys: [2] }]);
  });

  test('when no majority of the managers answers: unknown, once patience with that has ended, too', () => {
    const nodes = new LockStep(hurried, [3, 7, 11]);
    nodes.request(15, { type: 'commit', name: 'a', log: { reads: [], writes: [{ key: 1, version: 0, value: 'one' }] } });
    nodes.rounds();
    nodes.timeout(15, deadline);
    nodes.rounds();
    expect(nodes.outputs).toEqual([]);
    nodes.timeout(15, { ...deadline, type: 'giveUp' });
    expect(nodes.outputs).toEqual([{ type: 'unknown', name: 'a' }]);
  });
});

test('a transaction that reads sees what another has committed, and a deleted item is absent with a version', () => {
  const nodes = new LockStep(SEED);
  nodes.request(15, run);
  nodes.rounds();
  nodes.request(3, { type: 'run', name: 'b', reads: [1], writes: [{ key: 2, value: null }] });
  nodes.rounds();
  nodes.request(5, { type: 'run', name: 'c', reads: [1, 2], writes: [] });
  nodes.rounds();
  expect(nodes.outputs.slice(1)).toEqual([
    { type: 'committed', name: 'b', reads: [{ key: 1, version: 1, value: 'one' }] },
    {
      type: 'committed',
      name: 'c',
      reads: [
        { key: 1, version: 1, value: 'one' },
        { key: 2, version: 2, value: null },
      ],
    },
  ]);
});
