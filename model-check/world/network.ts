/** How messages travel: in a bag, or in one queue per ordered pair of nodes. */

import type { Value } from '../../impl/kernel/plain-data.ts';
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { BagKind, Reader } from '../engine/system/system.ts';
import type { Network } from '../scenario.ts';
import type { Envelope } from './world.ts';

/** The changes of a state when messages are sent or taken. */
export interface Traffic {
  readonly writes: readonly (readonly [slot: number, value: Value])[];
  readonly consumes?: Value;
  readonly sends?: readonly Value[];
}

export interface Post<X extends ProtocolTypes> {
  readonly bag: BagKind;
  /** Names of the slots that the network uses, from its first one on. */
  readonly slots: readonly string[];
  /** The slots and the bag in the beginning, after these messages were sent. */
  initially(sent: readonly Envelope<X>[]): { readonly slots: readonly Value[]; readonly messages: readonly Value[] };
  /** One entry per queue: its slot and its two nodes. Empty for a network without queues. */
  readonly queues: readonly { readonly slot: number; readonly from: NodeId; readonly to: NodeId }[];
  /** Takes `taken`, if any, out of the network and sends `sent`. */
  carry(read: Reader, taken: Envelope<X> | null, sent: readonly Envelope<X>[]): Traffic;
  /** The same when a node receives `taken`, if any. */
  receive(read: Reader, taken: Envelope<X> | null, sent: readonly Envelope<X>[]): Traffic;
  inFlight(read: Reader): readonly Envelope<X>[];
}

/** Makes the network of this kind between these nodes; its slots begin at `firstSlot`. */
export function post<X extends ProtocolTypes>(network: Network, nodes: readonly NodeId[], firstSlot: number): Post<X> {
  return network === 'fifo' ? queues(nodes, firstSlot) : bag(network);
}

function bag<X extends ProtocolTypes>(network: Exclude<Network, 'fifo'>): Post<X> {
  const carry: Post<X>['carry'] = (_, taken, sent) =>
    taken === null ? { writes: [], sends: sent } : { writes: [], sends: sent, consumes: taken };
  return {
    bag: network === 'unordered' ? 'multiset' : network === 'duplicating' ? 'set' : network,
    slots: [],
    queues: [],
    initially: (sent) => ({ slots: [], messages: sent }),
    carry,
    // A message that may be delivered again is sent again by its delivery.
    receive: (read, taken, sent) => carry(read, taken, network === 'duplicating' && taken !== null ? [taken, ...sent] : sent),
    inFlight: (read) => read.messages() as readonly Envelope<X>[],
  };
}

function queues<X extends ProtocolTypes>(nodes: readonly NodeId[], firstSlot: number): Post<X> {
  const pairs = nodes.flatMap((from) => nodes.filter((to) => to !== from || nodes.length === 1).map((to) => ({ from, to })));
  // A node may also send to itself.
  const all = [...pairs, ...(nodes.length === 1 ? [] : nodes.map((node) => ({ from: node, to: node })))];
  const places = all.map((pair, i) => ({ ...pair, slot: firstSlot + i }));
  const slotOf = new Map(places.map(({ from, to, slot }) => [`${from} ${to}`, slot]));
  const messagesIn = (read: Reader, slot: number) => read.whole(slot) as readonly X['message'][];
  const carry: Post<X>['carry'] = (read, taken, sent) => {
    const changed = new Map<number, readonly X['message'][]>();
    const queue = (slot: number) => changed.get(slot) ?? messagesIn(read, slot);
    if (taken !== null) {
      const slot = slotOf.get(`${taken.from} ${taken.to}`) ?? -1;
      changed.set(slot, queue(slot).slice(1));
    }
    for (const { from, to, message } of sent) {
      const slot = slotOf.get(`${from} ${to}`);
      // A message to a node that the scenario does not have is lost.
      if (slot !== undefined) changed.set(slot, [...queue(slot), message]);
    }
    return { writes: [...changed] };
  };
  return {
    bag: 'multiset',
    slots: all.map(({ from, to }) => `queue ${from} → ${to}`),
    queues: places,
    initially: (sent) => ({
      slots: all.map(({ from, to }) =>
        sent.filter((envelope) => envelope.from === from && envelope.to === to).map(({ message }) => message),
      ),
      messages: [],
    }),
    carry,
    receive: carry,
    inFlight: (read) => places.flatMap(({ from, to, slot }) => messagesIn(read, slot).map((message) => ({ from, to, message }))),
  };
}
