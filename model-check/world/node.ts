/**
 * One node in a world: its reducer's state, and what the outside holds for it: timers, a failure detector, a disk.
 * The checker and the random walker run reducers through `react`, and nowhere else.
 */

import { encode } from '../../impl/kernel/plain-data.ts';
import type { Effect, Event, Next, NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { bootReducer, stepReducer } from './reducer.ts';
import type { Envelope, Status } from './world.ts';

export interface WorldNode<X extends ProtocolTypes> {
  readonly status: Status;
  readonly state: X['state'];
  /** Armed, in the order of their canonical texts. */
  readonly timers: readonly X['timer'][];
  /** Watched by the failure detector; rising. */
  readonly monitored: readonly NodeId[];
  /** Taken by it to have crashed; rising. */
  readonly suspected: readonly NodeId[];
  /** Numbers of the scenario's requests that are still to come; rising. */
  readonly requests: readonly number[];
  /** The record last persisted; null before the first. */
  readonly durable: X['durable'] | null;
}

/** What a node does in answer to an event: its next self, and what leaves it, in order. */
export interface Reaction<X extends ProtocolTypes> {
  readonly node: WorldNode<X>;
  readonly sends: readonly Envelope<X>[];
  readonly outputs: readonly X['output'][];
  /** The values that were chosen on the way. */
  readonly choices: readonly number[];
}

/** A node right after its boot, before it is told to start. */
export function boot<X extends ProtocolTypes>(protocol: Protocol<X>, id: NodeId, config: X['config']): Reaction<X> {
  const { state, effects } = bootReducer(protocol, id, config);
  const node: WorldNode<X> = { status: 'new', state, timers: [], monitored: [], suspected: [], requests: [], durable: null };
  return perform({ node, sends: [], outputs: [], choices: [] }, id, effects);
}

/** A node that has been running for a while, with these timers armed and these nodes watched; else those of its boot. */
export function inTheMiddle<X extends ProtocolTypes>(
  booted: WorldNode<X>,
  state: X['state'],
  timers: readonly X['timer'][] = booted.timers,
  monitored: readonly NodeId[] = booted.monitored,
): WorldNode<X> {
  const armed = timers.reduce((all: readonly X['timer'][], timer) => withTimer(all, timer), []);
  return { ...booted, status: 'up', state, timers: armed, monitored: [...new Set(monitored)].sort((a, b) => a - b) };
}

/** All ways in which `node` may answer `event`: one, or one per value if the reducer asks for a choice. */
export function react<X extends ProtocolTypes>(
  protocol: Protocol<X>,
  id: NodeId,
  node: WorldNode<X>,
  event: Event<X>,
): readonly Reaction<X>[] {
  const before: Reaction<X> = { node: after(node, event), sends: [], outputs: [], choices: [] };
  return continueWith(protocol, id, before, stepReducer(protocol, id, node.state, event));
}

/**
 * The ways in which `node` may crash in the middle of its answer: after some, not all, of the effects that reach the
 * outside. A crash before the first is a crash before the event; one after the last is a crash after it.
 */
export function reactAndCrash<X extends ProtocolTypes>(
  protocol: Protocol<X>,
  id: NodeId,
  node: WorldNode<X>,
  event: Event<X>,
): readonly Reaction<X>[] {
  const { effects } = stepReducer(protocol, id, node.state, event);
  const outward = effects.flatMap((effect, i) =>
    effect.type === 'send' || effect.type === 'persist' || effect.type === 'indicate' ? [i] : [],
  );
  const before: Reaction<X> = { node, sends: [], outputs: [], choices: [] };
  return outward.slice(0, -1).map((last) => {
    const partial = perform(before, id, effects.slice(0, last + 1));
    return { ...partial, node: crashed({ ...node, durable: partial.node.durable }) };
  });
}

/** A node that has stopped for good, by a crash or by itself; its disk stays. */
export function crashed<X extends ProtocolTypes>(node: WorldNode<X>): WorldNode<X> {
  return { ...node, status: 'down', timers: [], monitored: [], suspected: [], requests: [] };
}

function continueWith<X extends ProtocolTypes>(
  protocol: Protocol<X>,
  id: NodeId,
  before: Reaction<X>,
  next: Next<X>,
): readonly Reaction<X>[] {
  const reaction = perform({ ...before, node: { ...before.node, state: next.state } }, id, next.effects);
  const last = next.effects.at(-1);
  if (last?.type !== 'choose') return [reaction];
  return Array.from({ length: last.among }, (_, value) => value).flatMap((value) =>
    continueWith(
      protocol,
      id,
      { ...reaction, choices: [...reaction.choices, value] },
      stepReducer(protocol, id, next.state, { type: 'chosen', value }),
    ),
  );
}

function perform<X extends ProtocolTypes>(before: Reaction<X>, id: NodeId, effects: readonly Effect<X>[]): Reaction<X> {
  return effects.reduce((reaction, effect) => performOne(reaction, id, effect), before);
}

function performOne<X extends ProtocolTypes>(reaction: Reaction<X>, id: NodeId, effect: Effect<X>): Reaction<X> {
  const { node } = reaction;
  switch (effect.type) {
    case 'send':
      return { ...reaction, sends: [...reaction.sends, { from: id, to: effect.to, message: effect.message }] };
    case 'indicate':
      return { ...reaction, outputs: [...reaction.outputs, effect.output] };
    case 'setTimer':
      return { ...reaction, node: { ...node, timers: withTimer(node.timers, effect.timer) } };
    case 'cancelTimer':
      return { ...reaction, node: { ...node, timers: withoutTimer(node.timers, effect.timer) } };
    case 'monitor':
      return { ...reaction, node: { ...node, monitored: withNode(node.monitored, effect.node) } };
    case 'unmonitor':
      return {
        ...reaction,
        node: { ...node, monitored: withoutNode(node.monitored, effect.node), suspected: withoutNode(node.suspected, effect.node) },
      };
    case 'persist':
      return { ...reaction, node: { ...node, durable: effect.record } };
    case 'choose':
      return reaction;
    case 'stop':
      return { ...reaction, node: crashed(node) };
  }
}

/** What the outside notes when it hands over `event`: the timer is used up, the suspicion is on record. */
function after<X extends ProtocolTypes>(node: WorldNode<X>, event: Event<X>): WorldNode<X> {
  switch (event.type) {
    case 'start':
      return { ...node, status: 'up' };
    case 'timeout':
      return { ...node, timers: withoutTimer(node.timers, event.timer) };
    case 'suspect':
      return { ...node, suspected: withNode(node.suspected, event.node) };
    case 'restore':
      return { ...node, suspected: withoutNode(node.suspected, event.node) };
    default:
      return node;
  }
}

function withTimer<T>(timers: readonly T[], timer: T): readonly T[] {
  return [...withoutTimer(timers, timer), timer].sort((a, b) => (encode(a) < encode(b) ? -1 : 1));
}

function withoutTimer<T>(timers: readonly T[], timer: T): readonly T[] {
  return timers.filter((each) => encode(each) !== encode(timer));
}

function withNode(nodes: readonly NodeId[], node: NodeId): readonly NodeId[] {
  return nodes.includes(node) ? nodes : [...nodes, node].sort((a, b) => a - b);
}

function withoutNode(nodes: readonly NodeId[], node: NodeId): readonly NodeId[] {
  return nodes.filter((each) => each !== node);
}
