/** Chord in atomic steps, without messages: what is wrong with it needs no race, and what is wrong with a guard is not Chord's. */

import { type Scenario, type SpecScenario, scenario } from '../../../model-check/scenario.ts';
import { type AtomicRules, atomicChord } from '../../../spec/baselines/chord/atomic.ts';
import {
  atLeastOneRing,
  atMostOneRing,
  perfectRingOfMembers,
  ringOfSize,
  ringPromises,
  somebodyIsUp,
} from '../../../spec/baselines/chord/promises.ts';
import type { ChordRing } from '../../../spec/baselines/chord/ring.ts';
import type { Properties } from '../../../spec/kernel/spec.ts';
import { holds, violates } from '../../expectations.ts';

const published = { adopts: 'anybody', counts: 'others' } as const;
const careful = { adopts: 'the living', counts: 'others' } as const;

export const atomicChordScenarios: readonly Scenario[] = [
  atomic({
    instance: 'no-ring',
    teaches: 'A Chord ring of three is lost in three steps, though nobody acts on old news: one fails, is dropped, and is adopted again.',
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
  // A test of the model: the fault is in what is assumed of failures, and the checker must see the network die of it.
  atomic({
    instance: 'guard-counts-self',
    teaches: 'Who counts a member among its own live successors lets the last one fail: that is a wrong assumption, and no fault of Chord.',
    rules: { adopts: 'the living', counts: 'self, too', joiners: [], failures: 3 },
    properties: { somebodyIsUp },
    expect: violates('somebodyIsUp', 5),
  }),
  atomic({
    instance: 'guard-counts-others',
    teaches: 'Where each member must keep another one that is up, the last two members of a Chord never fail, and their ring stays.',
    rules: { ...careful, joiners: [9], failures: 4 },
    properties: { somebodyIsUp, ...ringPromises, perfectRingOfMembers, ...ringOfSize(2), ...ringOfSize(4) },
    expect: holds(1_042, 4_525, 15),
  }),
  atomic({
    instance: 'guard-counts-others/3+2',
    teaches:
      'With two newcomers, too, and steps that are atomic, a Chord whose nodes adopt only who is up keeps its ring through two failures.',
    rules: { ...careful, joiners: [3, 9], failures: 2 },
    properties: { ...ringPromises, perfectRingOfMembers, ...ringOfSize(5) },
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
