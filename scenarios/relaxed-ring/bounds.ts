/** The messages that wait at a node are bounded, and so are the suspects that it remembers. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Request } from '../../impl/relaxed-ring/messages.ts';
import type { Config } from '../../impl/relaxed-ring/state.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { reachable } from '../../spec/kernel/spec.ts';
import { atMostOneResponsible } from '../../spec/relaxed-ring/properties.ts';
import { nothingIsLeftUndone } from '../../spec/relaxed-ring/rest.ts';
import { holds } from '../expectations.ts';
import { KEYS, newcomers, perfectRing, type RingNode, staysUp } from './nodes.ts';
import { aPerfectRingOf, aSuspicionIsFalse, falselySuspecting, heals, leaves, type RingWorld, ringScenario } from './ring-scenario.ts';

const oneWaits: Config = { keys: KEYS, successorListLength: 3, contacts: [], waitingAtMost: 1 };

function looksUp(at: NodeId, key: number): { readonly at: NodeId; readonly request: Request } {
  return { at, request: { type: 'lookup', key } };
}

const aMessageWaits = reachable<RingWorld>(
  ({ nodes }) => nodes.some(({ state }) => (state.status === 'joining' ? state.stash : state.held).length > 0),
  'A message waits at a node.',
);

/** Members that remember only suspects that matter. */
const forgetful: Config = { keys: KEYS, successorListLength: 3, contacts: [], suspectsAtMost: 0 };

/** Members of which only these may suspect node 8 falsely. */
function forgetfulRing(members: readonly NodeId[], config: Config, ...doubters: readonly NodeId[]): readonly RingNode[] {
  return perfectRing(members, config).map((node) => falselySuspecting(node, ...(doubters.includes(node.id) ? [8] : [])));
}

function refreshingAt8(node: RingNode): RingNode {
  if (node.id !== 8 || node.running === undefined) return node;
  const config = { ...node.config, refreshAfterMs: 1000 };
  return { ...node, config, running: { ...node.running, config }, timers: [{ type: 'refresh' }] };
}

/** Node 8 has left the view of this node, which neither knows nor watches it, though node 8 was its neighbour. */
function hasForgotten(at: NodeId, status: 'up' | 'down') {
  return reachable<RingWorld>(
    ({ nodes }) =>
      nodes.some(({ id, state, monitored }) => id === at && state.status === 'member' && !monitored.includes(8)) &&
      nodes.some((node) => node.id === 8 && node.status === status),
    `Node ${at} has forgotten node 8, which is ${status}.`,
  );
}

const oneIsForgotten = reachable<RingWorld>(
  ({ nodes }) =>
    nodes.some(
      ({ id, state, monitored }) =>
        id === 12 && state.status === 'member' && state.predecessor === 0 && monitored.includes(8) && !monitored.includes(4),
    ),
  'Node 12 has taken over the keys of nodes 4 and 8, and watches only node 8.',
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
  ringScenario(
    forgetfulRing([0, 8, 12], forgetful).map((node) => (node.id === 8 ? node : staysUp(node))),
    {
      instance: 'bounds/suspected/crash',
      teaches: 'A member forgets a dead node whose keys it has taken over, and its new predecessor does not.',
      network: 'unordered',
      faults: { crash: 1 },
      required: { ...heals, atMostOneResponsible },
      seen: { node12HasForgotten: hasForgotten(12, 'down'), ...aPerfectRingOf(2) },
      cost: 'fast',
      expect: holds(19, 29, 9),
    },
  ),
  ringScenario(
    forgetfulRing([0, 4, 8, 12], { ...forgetful, suspectsAtMost: 1 }).map((node) =>
      node.id === 4 || node.id === 8 ? node : staysUp(node),
    ),
    {
      instance: 'bounds/suspected/nearest',
      teaches: "A member with room for one suspect keeps the nearest dead node on its predecessor's side, and forgets the other.",
      network: 'unordered',
      faults: { crash: 2 },
      required: { ...heals, atMostOneResponsible },
      seen: { oneIsForgotten, ...aPerfectRingOf(2) },
      cost: 'fast',
      expect: holds(3782, 12_671, 23),
    },
  ),
  ringScenario(forgetfulRing([0, 8, 12], forgetful, 0, 12).map(refreshingAt8), {
    instance: 'bounds/suspected/by-both',
    teaches: 'A node that is up, and that both neighbours have given up and one has forgotten, comes back into the ring.',
    network: 'set',
    slowTimers: true,
    faults: { falseSuspicion: 2 },
    required: heals,
    atRest: { nothingIsLeftUndone },
    seen: { node12HasForgotten: hasForgotten(12, 'up'), ...aPerfectRingOf(3) },
    cost: 'fast',
    expect: holds(8929, 34_271, 19),
  }),
  ringScenario(forgetfulRing([0, 8], forgetful, 0).map(refreshingAt8), {
    instance: 'bounds/suspected/alone',
    teaches: 'A member that believes that it is alone forgets the other one, which asks again and makes one ring of two.',
    network: 'set',
    slowTimers: true,
    faults: { falseSuspicion: 1 },
    required: heals,
    atRest: { nothingIsLeftUndone },
    seen: { node0HasForgotten: hasForgotten(0, 'up'), ...aPerfectRingOf(2) },
    cost: 'fast',
    expect: holds(19, 29, 9),
  }),
  ringScenario([...forgetfulRing([0, 8, 12], forgetful, 0), ...newcomers([4], 12, forgetful).map((node) => falselySuspecting(node))], {
    instance: 'bounds/suspected/passed-over',
    teaches: 'A member that forgets a suspect, because a newcomer is closer, tells it that it does not follow it.',
    network: 'unordered',
    faults: { falseSuspicion: 1 },
    required: { ...heals, atMostOneResponsible },
    seen: { aSuspicionIsFalse, ...aPerfectRingOf(4) },
    cost: 'fast',
    expect: holds(704, 1948, 18),
  }),
];
