/** The messages that wait at a node are bounded. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Request } from '../../impl/relaxed-ring/messages.ts';
import type { Config } from '../../impl/relaxed-ring/state.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { reachable } from '../../spec/kernel/spec.ts';
import { atMostOneResponsible } from '../../spec/relaxed-ring/properties.ts';
import { holds } from '../expectations.ts';
import { KEYS, newcomers, perfectRing, staysUp } from './nodes.ts';
import { aPerfectRingOf, heals, leaves, type RingWorld, ringScenario } from './ring-scenario.ts';

const oneWaits: Config = { keys: KEYS, successorListLength: 3, contacts: [], waitingAtMost: 1 };

function looksUp(at: NodeId, key: number): { readonly at: NodeId; readonly request: Request } {
  return { at, request: { type: 'lookup', key } };
}

const aMessageWaits = reachable<RingWorld>(
  ({ nodes }) => nodes.some(({ state }) => (state.status === 'joining' ? state.stash : state.held).length > 0),
  'A message waits at a node.',
);

export const boundsScenarios: readonly Scenario[] = [
  ringScenario(
    perfectRing([0, 8, 12], oneWaits).map((node) => (node.id === 8 ? node : staysUp(node))),
    {
      instance: 'bounds/held/member',
      teaches: 'A member with room for one message drops a second lookup for a key that has no owner.',
      network: 'unordered',
      faults: { crash: 1 },
      requests: [looksUp(12, 7), looksUp(12, 6)],
      required: { ...heals, atMostOneResponsible },
      seen: { aMessageWaits, ...aPerfectRingOf(2) },
      cost: 'fast',
      expect: holds(733, 2171, 14),
    },
  ),
  ringScenario(perfectRing([0, 8, 12], oneWaits), {
    instance: 'bounds/held/leaver',
    teaches: 'A leaver with room for one message drops a second lookup that was for it.',
    network: 'unordered',
    requests: [leaves(8), looksUp(0, 7), looksUp(0, 6)],
    required: { ...heals, atMostOneResponsible },
    seen: { aMessageWaits, ...aPerfectRingOf(2) },
    cost: 'fast',
    expect: holds(808, 2597, 14),
  }),
  ringScenario([...perfectRing([0, 8]), ...newcomers([4], 8, oneWaits)], {
    instance: 'bounds/held/newcomer',
    teaches: 'A newcomer with room for one message drops a second lookup until it is let in.',
    network: 'unordered',
    requests: [looksUp(4, 7), looksUp(4, 6)],
    required: { ...heals, atMostOneResponsible },
    seen: { aMessageWaits, ...aPerfectRingOf(3) },
    cost: 'fast',
    expect: holds(59, 124, 10),
  }),
];
