/** A quorum of replicas within one configuration, by induction: what holds however many steps are taken. */
import { type Expectation, type Scenario, scenario } from '../../model-check/scenario.ts';
import type { Properties } from '../../spec/kernel/spec.ts';
import { registerInvariant, registerStates } from '../../spec/registers/induction.ts';
import { type RegisterState, registers } from '../../spec/registers/registers.ts';
import { holds, violates } from '../expectations.ts';

export const inductiveRegisterScenarios: readonly Scenario[] = [
  quorum({
    instance: '2',
    teaches: 'A read beside a write is linearizable after any number of steps, as each place that answers keeps what it has shown.',
    places: 2,
    cost: 'fast',
    expect: holds(160, 523, 1),
  }),
  quorum({
    instance: '3',
    teaches: 'Two of three answer each round, and a read beside a write is linearizable after any number of steps.',
    places: 3,
    cost: 'slow',
    expect: holds(485, 2333, 1),
  }),
  quorum({
    instance: '2/answers-forgotten',
    teaches: 'An invariant that does not say that places keep what they have shown lets a read end with a version that too few have.',
    places: 2,
    leftOut: 'answeredPlacesHaveTheVersion',
    cost: 'fast',
    expect: violates('acknowledgedVersionsAreHeld', 1),
  }),
];

interface Case {
  readonly instance: string;
  readonly teaches: string;
  readonly places: number;
  /** The conjunct that is left out. */
  readonly leftOut?: string;
  readonly cost: 'fast' | 'slow';
  readonly expect: Expectation;
}

function quorum({ instance, teaches, places, leftOut, cost, expect }: Case): Scenario {
  const bounds = { places, operations: ['put', 'get'], epochs: 0 } as const;
  const invariant: Properties<RegisterState> = Object.fromEntries(
    Object.entries(registerInvariant(bounds)).filter(([name]) => name !== leftOut),
  );
  return scenario<RegisterState>({
    name: `registers/inductive/${instance}`,
    teaches,
    cost,
    spec: registers(bounds),
    inductive: { within: () => registerStates(bounds), invariant },
    expect,
  });
}
