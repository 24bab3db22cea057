/**
 * Models whose state counts others have published: a checker that counts otherwise is wrong.
 *
 * Counts for three managers: the TLA+ examples repository, `transaction_commit`. Counted as TLC does.
 */
import { atomicCommit } from '../../../spec/atomic-commit/commit.ts';
import { refinesAtomicCommit, twoPhaseCommit } from '../../../spec/two-phase-commit/two-phase.ts';
import { type Expectation, type Scenario, scenario } from '../../scenario.ts';

export const conformanceScenarios: readonly Scenario[] = [
  scenario({
    name: 'conformance/tcommit/3',
    teaches: 'Atomic commit with three managers has the 34 states that TLC finds.',
    spec: atomicCommit(managers(3)),
    cost: 'fast',
    expect: { verdict: 'holds', distinct: 34, generated: 94, depth: 7 },
  }),
  twoPhase(3, 'fast', { verdict: 'holds', distinct: 288, generated: 1146, depth: 11 }),
  twoPhase(5, 'fast', { verdict: 'holds', distinct: 8832, generated: 58_146, depth: 17 }),
  twoPhase(7, 'slow', { verdict: 'holds', distinct: 296_448, generated: 2_744_706, depth: 23 }),
  twoPhase(8, 'slow', { verdict: 'holds', distinct: 1_745_408, generated: 18_507_778, depth: 26 }),
];

function twoPhase(count: number, cost: 'fast' | 'slow', expect: Expectation): Scenario {
  return scenario({
    name: `conformance/two-phase/${count}`,
    teaches: `Two-phase commit with ${count} managers does nothing that atomic commit does not allow.`,
    spec: twoPhaseCommit(managers(count)),
    refines: { atomicCommit: refinesAtomicCommit(managers(count)) },
    cost,
    expect,
  });
}

function managers(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `rm${index + 1}`);
}
