/** Ring unification as published, by itself: every way to divide few nodes, every pair of them, every loopy ring. */

import { type Scenario, type SpecScenario, scenario } from '../../model-check/scenario.ts';
import { cycles, detected, everyLoopyRing, everyPartitionAndPair, looksForItself, type Unification } from '../../spec/ring-merge/rings.ts';
import { unification } from '../../spec/ring-merge/unification.ts';
import { everyHopLeadsNearer } from '../../spec/ring-merge/unification-properties.ts';
import { holds } from '../expectations.ts';

interface Unified extends Pick<SpecScenario<Unification>, 'teaches' | 'cost' | 'expect' | 'properties'> {
  readonly instance: string;
  readonly fanout?: number;
}

function unified(init: readonly Unification[], { instance, fanout = 1, ...rest }: Unified): Scenario {
  const spec = unification({ name: 'ring-unification', fanout, init });
  return scenario<Unification>({ name: `ring-merge/unification/${instance}`, spec, ...rest });
}

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
    teaches:
      'Four nodes in two rings become one ring. The 24 cases are all ways to divide them and to let a node of one ring detect one of the other.',
    cost: 'fast',
    expect: holds(14_060, 66_556, 18),
  }),
  unified([detected(cycles([0, 2, 4], [1, 3]), 0, 3)], {
    instance: '5/interleaved',
    teaches: 'Five nodes in two rings that interleave become one ring.',
    cost: 'slow',
    expect: holds(9917, 48_044, 25),
  }),
  unified([detected(cycles([0, 1], [2, 3, 4]), 1, 3)], {
    instance: '5/side-by-side',
    teaches: 'Five nodes in two rings that lie side by side become one ring.',
    cost: 'slow',
    expect: holds(9440, 50_147, 22),
  }),
  unified(everyLoopyRing(4), {
    instance: 'loopy/4',
    teaches: 'Each of the five rings of four that wind round the circle more than once is repaired when one node looks for itself.',
    cost: 'slow',
    expect: holds(50_087, 287_864, 24),
  }),
  unified([looksForItself(cycles([0, 2, 4, 1, 3]), 0)], {
    instance: 'loopy/5',
    teaches: 'A ring of five in which each node follows the next but one is repaired when one node looks for itself.',
    properties: { everyHopLeadsNearer },
    cost: 'slow',
    expect: holds(8364, 35_374, 32),
  }),
  unified(everyPartitionAndPair(3, 2), {
    instance: 'gossip/3',
    teaches: 'With gossip, whichever nodes are drawn, three nodes become one ring.',
    fanout: 2,
    cost: 'slow',
    expect: holds(27_970, 236_523, 20),
  }),
];
