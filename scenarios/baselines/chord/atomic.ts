/** Chord in atomic steps, without messages: its faults need no race. One scenario shows a fault of a guard, not of Chord. */

import { type Scenario, type SpecScenario, scenario } from '../../../model-check/scenario.ts';
import { type AtomicRules, atomicChord } from '../../../spec/baselines/chord/atomic.ts';
import {
  atLeastOneRing,
  atMostOneRing,
  perfectRingOfMembers,
  ringOfSize,
  ringProperties,
  somebodyIsUp,
} from '../../../spec/baselines/chord/properties.ts';
import type { ChordRing } from '../../../spec/baselines/chord/ring.ts';
import type { Properties } from '../../../spec/kernel/spec.ts';
import { holds, violates } from '../../expectations.ts';

const published = { adopts: 'anybody', counts: 'others' } as const;
const careful = { adopts: 'the living', counts: 'others' } as const;

export const atomicChordScenarios: readonly Scenario[] = [
  atomic({
    instance: 'no-ring',
    teaches: 'A Chord ring of three is lost in three atomic steps: a member fails, is dropped, and is adopted again.',
    rules: { ...published, joiners: [], failures: 1 },
    properties: { atLeastOneRing },
    expect: violates('atLeastOneRing', 3),
  }),
  atomic({
    instance: 'two-rings',
    teaches: 'After two failures, two members of a Chord ring may each be left in a ring of its own.',
    rules: { ...published, joiners: [9], failures: 2 },
    properties: { atMostOneRing },
    expect: violates('atMostOneRing', 9),
  }),
  // A test of the model: the assumption about failures is too weak, and the checker must find that all members fail.
  atomic({
    instance: 'guard-counts-self',
    teaches: 'A guard that counts a member as its own live successor lets the last member fail: a wrong assumption, not a fault of Chord.',
    rules: { adopts: 'the living', counts: 'self, too', joiners: [], failures: 3 },
    properties: { somebodyIsUp },
    expect: violates('somebodyIsUp', 5),
  }),
  atomic({
    instance: 'guard-counts-others',
    teaches:
      'If each failure must leave every member another live successor, the last two members of a Chord never fail, and their ring stays.',
    rules: { ...careful, joiners: [9], failures: 4 },
    properties: { somebodyIsUp, ...ringProperties, perfectRingOfMembers, ...ringOfSize(2), ...ringOfSize(4) },
    expect: holds(1_042, 4_525, 15),
  }),
  atomic({
    instance: 'guard-counts-others/3+2',
    teaches: 'A Chord with atomic steps whose nodes adopt live nodes only keeps its ring through two joins and two failures.',
    rules: { ...careful, joiners: [3, 9], failures: 2 },
    properties: { ...ringProperties, perfectRingOfMembers, ...ringOfSize(5) },
    cost: 'slow',
    expect: holds(31_053, 177_816, 24),
  }),
];

interface Atomic extends Pick<SpecScenario<unknown>, 'teaches' | 'expect'> {
  readonly instance: string;
  readonly rules: Pick<AtomicRules, 'joiners' | 'failures' | 'adopts' | 'counts'>;
  readonly properties: Properties<ChordRing>;
  readonly cost?: 'slow';
}

function atomic({ instance, rules, properties, ...rest }: Atomic): Scenario {
  return scenario({
    name: `baselines/chord-atomic/${instance}`,
    spec: atomicChord({ size: 16, members: [0, 6, 12], successors: 2, ...rules }, properties),
    cost: 'fast',
    ...rest,
  });
}
