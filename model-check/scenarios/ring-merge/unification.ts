/** Ring unification as published, by itself: every way to divide few nodes, every pair of them, every loopy ring. */
import {
  cycles,
  detected,
  everyLoopyRing,
  everyPartitionAndPair,
  looksForItself,
  type Unification,
} from '../../../spec/ring-merge/rings.ts';
import { unification } from '../../../spec/ring-merge/unification.ts';
import { everyHopLeadsNearer } from '../../../spec/ring-merge/unification-promises.ts';
import { type Scenario, scenario, type SpecScenario } from '../../scenario.ts';
import { holds } from '../expectations.ts';

interface Unified extends Pick<SpecScenario<Unification>, 'teaches' | 'cost' | 'expect' | 'properties'> {
  readonly instance: string;
  readonly fanout?: number;
}

function unified(init: readonly Unification[], { instance, fanout = 1, ...rest }: Unified): Scenario {
  const spec = unification({ name: 'ring-unification', fanout, init });
  return scenario<Unification>({ name: `ring-merge/unification/${instance}`, spec, ...rest });
}

/** Two rings of five nodes that interleave, and two that do not. */
const fives = [
  detected(cycles([0, 2, 4], [1, 3]), 0, 3),
  detected(cycles([0, 1], [2, 3, 4]), 1, 3),
];

export const unificationScenarios: readonly Scenario[] = [
  unified(everyPartitionAndPair(3), {
    instance: '3',
    teaches: 'Three nodes in two rings, divided in any way, with any detection, become one ring, and fall silent.',
    properties: { everyHopLeadsNearer },
    cost: 'fast',
    expect: holds(256, 597, 9),
  }),
  unified(everyPartitionAndPair(4), {
    instance: '4',
    teaches: 'So do four nodes: all 24 ways to divide them, and to have one node of a ring detect one of the other.',
    cost: 'fast',
    expect: holds(14_060, 66_556, 18),
  }),
  ...fives.map((init,i)=>unified([init], {
    instance: '5-'+i,
    teaches: 'So do five, in rings that interleave and in rings that lie side by side.',
    cost: 'fast' as const,
  })),
  unified(
    everyLoopyRing(4).filter((_, i) => i % 4 === 0),
    {
      instance: 'loopy/4',
      teaches: 'A ring of four that winds round the circle more than once becomes a perfect one when one node looks for itself.',
      cost: 'fast',
    },
  ),
  unified([looksForItself(cycles([0, 2, 4, 1, 3]), 0)], {
    instance: 'loopy/5',
    teaches: 'So does the ring of five in which each node follows the next but one.',
    properties: { everyHopLeadsNearer },
    cost: 'fast',
    expect: holds(8364, 35_374, 32),
  }),
  unified(everyLoopyRing(5).filter((_, i) => i % 5 === 0), {
    instance: 'loopy/5/every',
    teaches: 'And so does each of the 23 rings of five that wind round more than once.',
    cost: 'slow',
  }),
  unified(everyPartitionAndPair(3, 2), {
    instance: 'gossip/3',
    teaches: 'With gossip, whichever nodes are drawn, three nodes become one ring.',
    fanout: 2,
    cost: 'fast',
  }),
  unified([detected(cycles([0, 2], [1, 3]), 0, 1, 2)], {
    instance: 'gossip/4',
    teaches: 'So do four.',
    fanout: 2,
    cost: 'slow',
  }),
];
