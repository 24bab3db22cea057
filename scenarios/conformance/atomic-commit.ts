/**
 * Models whose state counts others have published: a checker that counts otherwise is wrong.
 *
 * Counts for three managers, and for Paxos Commit with two: the TLA+ examples repository, `transaction_commit`. Counted as
 * TLC does.
 */

import { type Expectation, type Scenario, type SpecScenario, scenario } from '../../model-check/scenario.ts';
import { atomicCommit } from '../../spec/atomic-commit/commit.ts';
import { refinesAtomicCommit, type TwoPhase, twoPhaseCommit } from '../../spec/baselines/two-phase-commit/two-phase.ts';
import type { Bounds } from '../../spec/paxos-commit/messages.ts';
import { paxosCommit, paxosRefinesAtomicCommit } from '../../spec/paxos-commit/paxos-commit.ts';
import type { PaxosCommit } from '../../spec/paxos-commit/state.ts';
import { holds } from '../expectations.ts';

const ACCEPTORS = ['a1', 'a2', 'a3'];

export const conformanceScenarios: readonly Scenario[] = [
  scenario({
    name: 'conformance/tcommit/3',
    teaches: 'Atomic commit with three managers has the 34 states that TLC finds.',
    spec: atomicCommit(managers(3)),
    cost: 'fast',
    expect: holds(34, 94, 7),
  }),
  twoPhase(3, 'fast', holds(288, 1146, 11)),
  twoPhase(5, 'fast', holds(8832, 58_146, 17)),
  twoPhase(7, 'slow', holds(296_448, 2_744_706, 23)),
  twoPhase(8, 'slow', holds(1_745_408, 18_507_778, 26)),
  withSymmetry(twoPhase(5, 'fast', holds(314, 2048, 17)), 'the managers are symmetric', [managers(5)]),
  withSymmetry(twoPhase(8, 'slow', holds(15_256, 160_802, 26)), 'five managers are symmetric, and so are the other three', [
    managers(5),
    managers(8).slice(5),
  ]),
  paxos(1, 'fast', holds(1461, 9936, 15)),
  paxos(2, 'slow', holds(1_321_761, 16_959_159, 28)),
  withSymmetry(paxos(1, 'fast', holds(376, 2605, 15)), 'the acceptors are symmetric', [ACCEPTORS]),
  withSymmetry(paxos(2, 'slow', holds(119_992, 1_545_109, 28)), 'the managers are symmetric, and so are the acceptors', [
    managers(2),
    ACCEPTORS,
  ]),
];

function withSymmetry<S>(whole: SpecScenario<S>, because: string, symmetric: readonly (readonly string[])[]): Scenario {
  return scenario({
    ...whole,
    name: `${whole.name}/symmetric`,
    teaches: `${whole.teaches.slice(0, -1)}; as ${because}, one state of each orbit shows it.`,
    symmetric,
  });
}

function twoPhase(count: number, cost: 'fast' | 'slow', expect: Expectation): SpecScenario<TwoPhase> {
  return scenario({
    name: `conformance/two-phase/${count}`,
    teaches: `Two-phase commit with ${count} managers does nothing that atomic commit does not allow.`,
    spec: twoPhaseCommit(managers(count)),
    refines: { atomicCommit: refinesAtomicCommit(managers(count)) },
    cost,
    expect,
  });
}

/** Two of three acceptors are a majority, and there is one ballot to take over in. */
function paxos(count: number, cost: 'fast' | 'slow', expect: Expectation): SpecScenario<PaxosCommit> {
  const majorities = [
    ['a1', 'a2'],
    ['a1', 'a3'],
    ['a2', 'a3'],
  ];
  const bounds: Bounds = { managers: managers(count), acceptors: ACCEPTORS, majorities, ballots: [0, 1] };
  return scenario({
    name: `conformance/paxos-commit/${count}`,
    teaches: `Paxos Commit with ${count === 1 ? 'one manager' : `${count} managers`} does nothing that atomic commit does not allow, whoever takes over.`,
    spec: paxosCommit(bounds),
    refines: { atomicCommit: paxosRefinesAtomicCommit(bounds) },
    cost,
    expect,
  });
}

function managers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `rm${index + 1}`);
}
