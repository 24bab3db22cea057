/**
 * Liveness of models that others have published. The verdicts, and the counts where they are named, are those of TLC in the TLA+
 * examples repository: `ewd840`, `DiningPhilosophers`, `chang_roberts`, `SpecifyingSystems/TLC` and `/RealTime`, `FiniteMonotonic`.
 */
import { type Scenario, scenario } from '../../model-check/scenario.ts';
import { type AlternatingBit, ARRIVING, ARRIVING_WEAKLY, alternatingBit } from '../../spec/classics/alternating-bit.ts';
import { clock } from '../../spec/classics/clock.ts';
import { dining } from '../../spec/classics/dining.ts';
import { replicatedLog } from '../../spec/classics/replicated-log.ts';
import { ringElection } from '../../spec/classics/ring-election.ts';
import { terminationRing } from '../../spec/classics/termination-ring.ts';
import { weak, weakEach } from '../../spec/kernel/fairness.ts';
import { holds, violates } from '../expectations.ts';

/** Both queues have at most `most` messages. */
const queuesUpTo =
  (most: number) =>
  ({ messages, acks }: AlternatingBit) =>
    messages.length <= most && acks.length <= most;

export const livenessScenarios: readonly Scenario[] = [
  scenario({
    name: 'conformance/termination-ring/3',
    teaches: 'As long as the token is passed on, node 0 learns that all nodes are passive; the 302 states are those of TLC.',
    spec: terminationRing(3),
    expect: holds(302, 1817, 9),
  }),
  scenario({
    name: 'conformance/termination-ring/3/token-may-stay',
    teaches: 'A node that never passes the token on keeps node 0 from learning that all nodes are passive.',
    spec: terminationRing(3, []),
    expect: violates('endIsDetected', 0),
  }),
  scenario({
    name: 'conformance/alternating-bit',
    teaches: 'A value that is sent again and again arrives through queues that lose messages, in the 240 states that TLC finds.',
    spec: alternatingBit(['x', 'y'], ARRIVING),
    constraint: queuesUpTo(2),
    expect: holds(240, 1392, 10),
  }),
  scenario({
    name: 'conformance/alternating-bit/weakly',
    teaches: 'Weak fairness of receiving is too little: each message may be lost before it is received.',
    spec: alternatingBit(['x', 'y'], ARRIVING_WEAKLY),
    constraint: queuesUpTo(2),
    expect: violates('xArrives', 5),
  }),
  scenario({
    name: 'conformance/dining/5',
    teaches: 'Five philosophers who hand each other clean forks all eat again and again, in the 67 states that TLC finds.',
    spec: dining(5),
    expect: holds(67, 336, 29),
  }),
  scenario({
    name: 'conformance/dining/5/one-may-sleep',
    teaches: 'A philosopher who never moves again leaves neighbours hungry.',
    spec: dining(
      5,
      [0, 1, 2, 3].map((seat) => weak('go', seat)),
    ),
    expect: violates('philosopher0Eats', 14),
  }),
  scenario({
    name: 'conformance/ring-election/3',
    teaches: 'On a ring where every node moves on, a candidate leads to a leader, in the 137 states that TLC finds.',
    spec: ringElection(3),
    expect: holds(137, 227, 10),
  }),
  scenario({
    name: 'conformance/ring-election/3/ids-may-wait',
    teaches: 'Where an id may wait for ever, nobody wins.',
    spec: ringElection(3, [weakEach('begin')]),
    expect: violates('somebodyWins', 3),
  }),
  scenario({
    name: 'conformance/clock',
    teaches: 'A real-time clock without fairness may stop at any second; the 216 states are those of TLC.',
    spec: clock({ secondsPerHour: 2, tolerance: 1, lastSecond: 5 }),
    expect: violates('timeGoesOn', 0),
  }),
  scenario({
    name: 'conformance/replicated-log/some-step',
    teaches: 'If it is only certain that something happens, a log may always grow before the last replica has caught up.',
    spec: replicatedLog(3, null, 4, [weak()]),
    expect: violates('replicasConverge', 4),
  }),
  scenario({
    name: 'conformance/replicated-log/each-executes',
    teaches: 'Even if each replica executes again and again, new entries may come before any two agree.',
    spec: replicatedLog(3, null, 4, [weakEach('execute')]),
    expect: violates('replicasConverge', 4),
  }),
  scenario({
    name: 'conformance/replicated-log/appends-end',
    teaches: 'Replicas that execute again and again all catch up with a log that does not grow for ever.',
    spec: replicatedLog(3, 3, 4, [weakEach('execute')]),
    expect: holds(280, 697, 10),
  }),
];
