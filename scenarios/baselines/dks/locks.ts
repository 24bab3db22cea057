/** DKS's atomic joins and leaves: its locks keep the ring perfect while nothing fails, and block it after a failure. */
import type { Dks } from '../../../impl/baselines/dks/protocol.ts';
import { dks } from '../../../impl/baselines/dks/step.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../../model-check/scenario.ts';
import {
  type AtomicRing,
  atMostOneResponsible,
  atomicRingProperties,
  everyLockIsReleased,
  everyPeerIsLetIn,
  milestones,
  perfectRingOfMembers,
} from '../../../spec/baselines/dks/atomic-ring.ts';
import { allThrough, type Properties } from '../../../spec/kernel/spec.ts';
import { holds, violates } from '../../expectations.ts';
import { dksLookupScenarios } from './lookups.ts';
import { KEYS, leaving, newcomers, type Order, perfectRing } from './nodes.ts';
import { atomicRefinesLookupConsistency, atomicRingOf } from './refinement.ts';

export const dksScenarios: readonly Scenario[] = [
  faultFree({
    instance: 'join/2+2',
    teaches: 'Of two nodes that join at the same place, one waits for the lock; no key is lost, and the ring becomes perfect again.',
    members: [0, 8],
    joiners: [4, 6],
    cost: 'fast',
    expect: holds(97, 154, 19),
  }),
  faultFree({
    instance: 'join/2+3',
    teaches: 'Three nodes that join a DKS ring at the same place do so one after the other, in any order, and form a perfect ring.',
    members: [0, 8],
    joiners: [2, 4, 6],
    cost: 'fast',
    expect: holds(1005, 2171, 28),
  }),
  faultFree({
    instance: 'leave/4-2',
    teaches: 'Two neighbours that ask to leave a DKS ring at once leave one after the other, and hand all their keys over.',
    members: [0, 4, 8, 12],
    leavers: [4, 8],
    cost: 'fast',
    expect: holds(48, 67, 15),
  }),
  faultFree({
    instance: 'join-and-leave/3+1-2',
    teaches: 'A node joins while its successor and the next node leave: the newcomer waits for the lock at the new successor, and gets in.',
    members: [0, 8, 12],
    joiners: [4],
    leavers: [8, 12],
    cost: 'fast',
    expect: holds(507, 1085, 23),
  }),
  faultFree({
    instance: 'join-and-leave/last-place',
    teaches: 'A node joins clockwise of the last one, which wants to leave: the leaver asks for its locks again, its own one first.',
    members: [0, 8, 12],
    joiners: [14],
    leavers: [8, 12],
    cost: 'fast',
    expect: holds(402, 830, 23),
  }),
  faultFree({
    instance: 'join-and-leave/3+2-2',
    teaches: 'Nodes join next to nodes that leave, on both sides of the point where identifiers wrap to 0: the ring comes to rest.',
    members: [0, 8, 12],
    joiners: [4, 14],
    leavers: [8, 12],
    cost: 'slow',
    expect: holds(3487, 9509, 32),
  }),
  faultFree({
    instance: 'join-and-leave/3+2-4',
    teaches: 'Newcomers to a DKS ring leave again, one perhaps before its join ends, until one node is left.',
    members: [0, 8, 12],
    joiners: [4, 14],
    leavers: [4, 8, 12, 14],
    cost: 'slow',
    expect: holds(22_175, 73_989, 46),
  }),
  faultFree({
    instance: 'all-leave/4-4',
    teaches:
      'All nodes of a DKS ring leave at once without a deadlock: the node with the highest identifier takes its two locks in reverse order.',
    members: [0, 4, 8, 12],
    leavers: [0, 4, 8, 12],
    cost: 'fast',
    expect: holds(1786, 4244, 23),
  }),
  faultFree({
    instance: 'all-leave/symmetric',
    teaches: 'If all nodes of a DKS ring take their own lock first and leave at once, each waits for its successor for ever.',
    members: [0, 4, 8],
    leavers: [0, 4, 8],
    order: 'symmetric',
    cost: 'fast',
    expect: violates('comesToRest', 3),
  }),
  faultFree({
    instance: 'all-leave/symmetric-join',
    teaches: 'If all nodes of a DKS ring deadlock while they leave, a newcomer cannot join either.',
    members: [0, 8],
    joiners: [4],
    leavers: [0, 8],
    order: 'symmetric',
    cost: 'fast',
    expect: violates('comesToRest', 2),
  }),
  faultFree({
    instance: 'unordered/lock-request',
    teaches: 'On links without order, a void lock request may outlive a join and a leave, and lock a node for nobody.',
    members: [0, 8],
    joiners: [4],
    leavers: [0, 4],
    contact: 8,
    network: 'unordered',
    cost: 'fast',
    expect: violates('comesToRest', 16),
  }),
  crash({
    instance: 'newcomer/lock',
    teaches: 'A newcomer that crashes after it was granted its DKS lock holds the lock for ever: no node can release it.',
    crashes: 4,
    properties: { everyLockIsReleased },
    expect: violates('everyLockIsReleased', 3),
  }),
  crash({
    instance: 'newcomer/others',
    teaches: 'After one newcomer to a DKS ring has crashed, no other node can join at its place.',
    crashes: 4,
    properties: { everyPeerIsLetIn },
    expect: violates('everyPeerIsLetIn', 3),
  }),
  crash({
    instance: 'newcomer/ring',
    teaches: 'A newcomer that crashes late in its join breaks a DKS ring for ever: its successor keeps the crashed node as predecessor.',
    crashes: 4,
    properties: { perfectRingOfMembers },
    expect: violates('perfectRingOfMembers', 5),
  }),
  crash({
    instance: 'leaver/lock',
    teaches: "A leaver that crashes holds its successor's DKS lock for ever; the lock may even be granted after the crash.",
    crashes: 12,
    properties: { everyLockIsReleased },
    expect: violates('everyLockIsReleased', 3),
  }),
  crash({
    instance: 'consistent',
    teaches: 'After the crash of any node, DKS blocks rather than let two nodes own a key.',
    crashes: 'anybody',
    properties: { atMostOneResponsible, ...milestones },
    expect: holds(5659, 15_326, 25),
  }),
  brokenLink({
    instance: 'lock',
    teaches:
      'A newcomer that cannot reach its predecessor never ends its DKS join, and its successor stays locked, though no node is down.',
    properties: { everyLockIsReleased },
    expect: violates('everyLockIsReleased', 2),
  }),
  brokenLink({
    instance: 'ring',
    teaches: 'A broken link between a newcomer and its predecessor breaks a DKS ring for ever; the relaxed ring tolerates such a link.',
    properties: { perfectRingOfMembers },
    expect: violates('perfectRingOfMembers', 4),
  }),
  ...dksLookupScenarios,
];

interface FaultFree extends Pick<ProtocolScenario<Dks>, 'teaches' | 'cost' | 'expect'> {
  readonly instance: string;
  readonly members: readonly NodeId[];
  readonly joiners?: readonly NodeId[];
  /** The contact of all joiners, which does not leave; node 0 if omitted. */
  readonly contact?: NodeId;
  readonly leavers?: readonly NodeId[];
  readonly order?: Order;
  readonly network?: 'fifo' | 'unordered';
}

/** Links keep order by default: the messages of a leaver's predecessor must arrive before its last one. */
function faultFree({ instance, members, joiners = [], contact = 0, leavers = [], order, network = 'fifo', ...rest }: FaultFree): Scenario {
  return scenario<Dks>({
    name: `baselines/dks/${instance}`,
    protocol: dks,
    nodes: [...perfectRing(members, order), ...newcomers(joiners, contact, order)],
    requests: leaving(...leavers),
    network,
    refines: { lookupConsistency: atomicRefinesLookupConsistency(KEYS, [...members, ...joiners], members) },
    properties: allThrough(atomicRingOf<null>, { ...atomicRingProperties, ...milestones }),
    ...rest,
  });
}

interface Claim extends Pick<ProtocolScenario<Dks>, 'teaches' | 'expect'> {
  readonly instance: string;
  readonly properties: Properties<AtomicRing>;
}

interface Crash extends Claim {
  readonly crashes: NodeId | 'anybody';
}

/** Nodes 4 and 6 join counter-clockwise of node 8, and node 12 leaves. One node that may crash does. */
function crash({ instance, crashes, properties, ...rest }: Crash): Scenario {
  const nodes = [...perfectRing([0, 8, 12]), ...newcomers([4, 6], 8)];
  const survivor = (id: NodeId) => (crashes === 'anybody' || crashes === id ? {} : { neverCrashes: true as const });
  return scenario<Dks>({
    name: `baselines/dks/crash/${instance}`,
    protocol: dks,
    nodes: nodes.map((node) => ({ ...node, ...survivor(node.id) })),
    requests: leaving(12),
    network: 'fifo',
    faults: { crash: 1 },
    properties: allThrough(atomicRingOf<null>, properties),
    cost: 'fast',
    ...rest,
  });
}

/** Node 4 joins between nodes 0 and 8, and cannot reach node 0. */
function brokenLink({ instance, properties, ...rest }: Claim): Scenario {
  return scenario<Dks>({
    name: `baselines/dks/broken-link/${instance}`,
    protocol: dks,
    nodes: [...perfectRing([0, 8]), ...newcomers([4], 8)],
    network: 'fifo',
    unreachable: [[0, 4]],
    properties: allThrough(atomicRingOf<null>, properties),
    cost: 'fast',
    ...rest,
  });
}
