/** Faults that a person could make in two-phase commit, each in one line, and the scenario that finds it. */
import type { Mutant } from '../mutant.ts';

export const twoPhaseCommitMutants: readonly Mutant[] = [
  {
    breaks: 'coordinator commits when one has said yes',
    file: 'baselines/two-phase-commit/coordinator.ts',
    line: 'const all = state.participants.every(',
    becomes: 'const all = state.participants.some(',
    scenario: 'baselines/two-phase-commit/fault-free',
    property: 'atomicCommit',
  },
  {
    breaks: 'coordinator goes on waiting when one has said no',
    file: 'baselines/two-phase-commit/coordinator.ts',
    line: "return state.phase === 'collecting' ? decide(state, 'abort') : next(state);",
    becomes: 'return next(state);',
    scenario: 'baselines/two-phase-commit/fault-free',
    property: 'everyParticipantCanDecide',
  },
  {
    breaks: 'participant that has said yes aborts when it suspects the coordinator',
    file: 'baselines/two-phase-commit/participant.ts',
    line: "return state.phase === 'working' ? onDecision(state, 'abort') : next(state);",
    becomes: "return state.phase === 'committed' ? next(state) : onDecision(state, 'abort');",
    scenario: 'baselines/two-phase-commit/crash/consistent',
    property: 'atomicCommit',
  },
  {
    breaks: 'participant prepares what it has aborted already',
    file: 'baselines/two-phase-commit/participant.ts',
    line: "return state.phase === 'working' ? next(state, { type: 'choose', among: 2 }) : next(state);",
    becomes: "return next(state, { type: 'choose', among: 2 });",
    scenario: 'baselines/two-phase-commit/crash/consistent',
    property: 'atomicCommit',
  },
  {
    breaks: 'coordinator tells the outcome to those only that have said yes',
    file: 'baselines/two-phase-commit/coordinator.ts',
    line: 'const tidings = state.participants.flatMap(',
    becomes: 'const tidings = state.participants.filter((node) => state.yes.includes(node)).flatMap(',
    scenario: 'baselines/two-phase-commit/fault-free',
    property: 'everyParticipantCanDecide',
  },
];
