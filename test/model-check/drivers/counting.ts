/** A small scenario whose properties are broken in known ways. */
import { scenario } from '../../../model-check/scenario.ts';
import { always, reachable, recoverable, type Spec, step } from '../../../spec/kernel/spec.ts';

export interface Counters {
  readonly n: number;
  readonly m: number;
}

/** Two counters to 6, one after the other in any order, without properties. */
export const counters: Spec<Counters> = {
  name: 'counters',
  init: [{ n: 0, m: 0 }],
  actions: {
    up: { when: ({ n }: Counters) => n < 6, then: (state: Counters) => ({ ...state, n: state.n + 1 }) },
    side: { when: ({ m }: Counters) => m < 6, then: (state: Counters) => ({ ...state, m: state.m + 1 }) },
  },
  properties: {},
};

/** `low` breaks after 4 steps, `sum` after 8, `alone` after 3; `far` is met by no state, and `three` after 3 steps. */
export const counting = scenario({
  name: 'counters/two',
  spec: counters,
  properties: {
    low: always(({ n }) => n < 4, 'n is low.'),
    sum: always(({ n, m }) => n + m < 8, 'The sum is low.'),
    alone: step((before, after) => after.m !== 3 || before.m === 3, 'm is not counted to 3.'),
    three: reachable(({ m }) => m === 3, 'm is 3.'),
    far: reachable(({ m }) => m === 9, 'm is 9.'),
    back: recoverable(({ n }) => n <= 6, 'n is at most 6.'),
  },
});
