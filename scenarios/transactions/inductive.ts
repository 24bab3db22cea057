/** The votes of a transaction in Paxos Commit, by induction: what holds however many messages are sent. */
import { type Expectation, type Scenario, scenario } from '../../model-check/scenario.ts';
import type { Properties } from '../../spec/kernel/spec.ts';
import { oneOutcomeIsAnnounced, voteInvariant, voteStates } from '../../spec/paxos-commit/induction.ts';
import type { Bounds } from '../../spec/paxos-commit/messages.ts';
import { paxosCommit } from '../../spec/paxos-commit/paxos-commit.ts';
import type { PaxosCommit } from '../../spec/paxos-commit/state.ts';
import { holds, violates } from '../expectations.ts';

const THREE: Bounds = {
  managers: ['rm1'],
  acceptors: ['a1', 'a2', 'a3'],
  majorities: [
    ['a1', 'a2'],
    ['a1', 'a3'],
    ['a2', 'a3'],
  ],
  ballots: [0, 1],
};
const TWO: Bounds = { ...THREE, acceptors: ['a1', 'a2'], majorities: [['a1', 'a2']] };

export const inductiveVoteScenarios: readonly Scenario[] = [
  votes({
    instance: '2',
    teaches: 'Of two acceptors, a leader hears all that was accepted, so one vote is decided after any number of messages.',
    bounds: TWO,
    cost: 'fast',
    expect: holds(588, 2732, 1),
  }),
  votes({
    instance: '3',
    teaches: 'Of three acceptors, a leader hears of each vote that two have accepted, so one vote is decided after any number of messages.',
    bounds: THREE,
    cost: 'slow',
    expect: holds(7192, 52_812, 1),
  }),
  votes({
    instance: '2/unsafe-proposal',
    teaches: 'One vote is not decided unless a leader proposes what it has heard: a proposal of its own gets another one decided.',
    bounds: TWO,
    leftOut: 'leadersProposeWhatIsSafe',
    cost: 'slow',
    expect: violates('oneVoteIsDecidedPerManager', 0),
  }),
];

interface Case {
  readonly instance: string;
  readonly teaches: string;
  readonly bounds: Bounds;
  /** The conjunct that is left out. */
  readonly leftOut?: string;
  readonly cost: 'fast' | 'slow';
  readonly expect: Expectation;
}

function votes({ instance, teaches, bounds, leftOut, cost, expect }: Case): Scenario {
  const invariant: Properties<PaxosCommit> = Object.fromEntries(Object.entries(voteInvariant(bounds)).filter(([name]) => name !== leftOut));
  return scenario<PaxosCommit>({
    name: `transactions/inductive/votes/${instance}`,
    teaches,
    cost,
    spec: paxosCommit(bounds),
    properties: { oneOutcomeIsAnnounced },
    inductive: { within: () => voteStates(bounds), invariant },
    expect,
  });
}
