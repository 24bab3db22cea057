/** Joins on the ring without messages, by induction: what holds however many steps are taken. */
import { type Expectation, type Inductive, type Scenario, scenario } from '../../model-check/scenario.ts';
import { allThrough, type Properties } from '../../spec/kernel/spec.ts';
import { atomicRing, perfectBeginning } from '../../spec/relaxed-ring/atomic/atomic-ring.ts';
import { type JoinBounds, joinInvariant, joinStates, orderlyJoinStates } from '../../spec/relaxed-ring/atomic/induction.ts';
import { type AtomicRing, ringIn } from '../../spec/relaxed-ring/atomic/state.ts';
import { aPerfectRingIsASubset, atMostOneResponsible, everyPeerIsInItsSuccessorsRing } from '../../spec/relaxed-ring/properties.ts';
import { holds, violates } from '../expectations.ts';

/** The two newcomers join at one place. */
const TWO_AND_TWO: JoinBounds = { size: 8, members: [0, 4], newcomers: [1, 2] };
/** Two newcomers join at one place, and one at another. */
const THREE_AND_THREE: JoinBounds = { size: 12, members: [0, 4, 8], newcomers: [1, 2, 6] };

/** The sentences of the slides. */
const claims = { atMostOneResponsible, everyPeerIsInItsSuccessorsRing, aPerfectRingIsASubset };
const { someMemberIsPassedOverByNobody: _, ...withoutAnchor } = joinInvariant;

export const inductiveRingScenarios: readonly Scenario[] = [
  join({
    instance: '2+2',
    teaches: 'Two joins keep one owner for each key and one ring after any number of steps, as one member is never passed over.',
    bounds: TWO_AND_TWO,
    list: orderlyJoinStates,
    invariant: joinInvariant,
    cost: 'fast',
    expect: holds(177, 775, 1),
  }),
  join({
    instance: '2+2/any-pointers',
    teaches: 'Of all 360,000 states of two members and two newcomers, 177 satisfy the invariant, and every step from these keeps it.',
    bounds: TWO_AND_TWO,
    list: joinStates,
    invariant: joinInvariant,
    cost: 'slow',
    expect: holds(177, 775, 1),
  }),
  join({
    instance: '3+3',
    teaches: 'Three joins at two places keep one owner for each key and one ring, after any number of steps.',
    bounds: THREE_AND_THREE,
    list: orderlyJoinStates,
    invariant: joinInvariant,
    cost: 'slow',
    expect: holds(12_697, 108_448, 1),
  }),
  join({
    instance: '2+2/slides-alone',
    teaches:
      'The sentences of the slides are not inductive: they allow a successor that passes over a member, one step from a cycle out of order.',
    bounds: TWO_AND_TWO,
    list: orderlyJoinStates,
    invariant: allThrough(ringIn, claims),
    cost: 'fast',
    expect: violates('aPerfectRingIsASubset', 1),
  }),
  join({
    instance: '2+2/no-anchor',
    teaches: 'Ranges that cover the ring do not keep it in one piece: two members may each follow itself.',
    bounds: TWO_AND_TWO,
    list: orderlyJoinStates,
    invariant: withoutAnchor,
    cost: 'fast',
    expect: violates('everyPeerIsInItsSuccessorsRing', 0),
  }),
];

interface Case {
  readonly instance: string;
  readonly teaches: string;
  readonly bounds: JoinBounds;
  readonly list: (bounds: JoinBounds) => ReturnType<Inductive<AtomicRing>['within']>;
  readonly invariant: Properties<AtomicRing>;
  readonly cost: 'fast' | 'slow';
  readonly expect: Expectation;
}

function join({ instance, teaches, bounds, list, invariant, cost, expect }: Case): Scenario {
  const { size, members, newcomers } = bounds;
  return scenario<AtomicRing>({
    name: `relaxed-ring/inductive/join/${instance}`,
    teaches,
    cost,
    spec: atomicRing({ init: perfectBeginning(size, members, newcomers), happening: {}, properties: claims }),
    inductive: { within: () => list(bounds), invariant },
    expect,
  });
}
