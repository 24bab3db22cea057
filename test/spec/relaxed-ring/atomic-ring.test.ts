/** Rules of the ring without messages, each left out in turn: a property breaks. */
import { expect, test } from 'vitest';
import type { ActionDef, Spec } from '../../../spec/kernel/spec.ts';
import { atomicRing, perfectBeginning } from '../../../spec/relaxed-ring/atomic/atomic-ring.ts';
import type { TakeOver } from '../../../spec/relaxed-ring/atomic/failing.ts';
import type { Admission } from '../../../spec/relaxed-ring/atomic/joining.ts';
import { type AtomicRing, memberAt, withNode } from '../../../spec/relaxed-ring/atomic/state.ts';
import { atMostOneResponsible } from '../../../spec/relaxed-ring/properties.ts';
import { caught, type SpecMutant, verdictOn, withActions } from '../spec-mutant.ts';

interface RingMutant extends SpecMutant {
  readonly newcomers: readonly number[];
  readonly crashes: readonly number[];
  change(actions: Spec<AtomicRing>['actions']): Spec<AtomicRing>['actions'];
}

const MUTANTS: readonly RingMutant[] = [
  {
    breaks: 'keys of a suspect are taken on the suspicion of one side',
    property: 'atMostOneResponsible',
    steps: 3,
    newcomers: [],
    crashes: [4],
    change: ({ takeOver }) => ({ takeOver: { ...takeOver, when: () => true } satisfies ActionDef<AtomicRing, TakeOver> }),
  },
  {
    breaks: 'range is given to a newcomer, and kept',
    property: 'atMostOneResponsible',
    steps: 2,
    newcomers: [2],
    crashes: [],
    change: ({ admit }) => ({
      admit: {
        ...admit,
        then(state, admission) {
          const [after, member] = [admit.then(state, admission), memberAt(state, admission.node)];
          return member === undefined ? after : withNode(after, admission.node, member);
        },
      } satisfies ActionDef<AtomicRing, Admission>,
    }),
  },
];

test.each(MUTANTS)('$breaks: $property breaks', async ({ newcomers, crashes, change, ...mutant }) => {
  const properties = { atMostOneResponsible };
  const spec = atomicRing({ init: perfectBeginning(16, [0, 4, 8, 12], newcomers), happening: { crashes }, properties });
  expect(await verdictOn(withActions(spec, change(spec.actions)))).toEqual(caught(mutant));
});
