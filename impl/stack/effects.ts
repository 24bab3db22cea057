/** How the effects of one layer become effects of the stack, or events of the other layer. */
import { unreachable } from '../kernel/invariant.ts';
import type { Effect, NodeId, ProtocolTypes } from '../kernel/protocol.ts';
import { withNumber, withoutNumber } from '../kernel/sorted-set.ts';
import { isWatched, type Layer, type Layered, type Pending, type Stacked, type StackState, withPending } from './layered.ts';

/** A stack in the middle of its step. */
export interface Work<L extends ProtocolTypes, U extends ProtocolTypes> {
  readonly state: StackState<L, U>;
  readonly effects: readonly Effect<Stacked<L, U>>[];
}

/** How messages, timers, outputs and records of one layer look in the stack. */
export interface Side<X extends ProtocolTypes, L extends ProtocolTypes, U extends ProtocolTypes> {
  readonly layer: Layer;
  message(inner: X['message']): Layered<L['message'], U['message']>;
  timer(inner: X['timer']): Layered<L['timer'], U['timer']>;
  output(inner: X['output']): Layered<L['output'], U['output']>;
  /** The event that the output causes in the other layer; null: the output is for the client. */
  crossing(output: X['output']): Pending<L, U> | null;
  suspect(node: NodeId): Pending<L, U>;
  record(durable: StackState<L, U>['durable'], record: X['durable']): StackState<L, U>['durable'];
}

export function perform<X extends ProtocolTypes, L extends ProtocolTypes, U extends ProtocolTypes>(
  work: Work<L, U>,
  effects: readonly Effect<X>[],
  side: Side<X, L, U>,
): Work<L, U> {
  return effects.reduce((before, effect) => performOne(before, effect, side), work);
}

function performOne<X extends ProtocolTypes, L extends ProtocolTypes, U extends ProtocolTypes>(
  { state, effects }: Work<L, U>,
  effect: Effect<X>,
  side: Side<X, L, U>,
): Work<L, U> {
  switch (effect.type) {
    case 'send':
      return { state, effects: [...effects, { ...effect, message: side.message(effect.message) }] };
    case 'setTimer':
      return { state, effects: [...effects, { ...effect, timer: side.timer(effect.timer) }] };
    case 'cancelTimer':
      return { state, effects: [...effects, { ...effect, timer: side.timer(effect.timer) }] };
    case 'indicate': {
      const crossing = side.crossing(effect.output);
      if (crossing !== null) return { state: withPending(state, crossing), effects };
      return { state, effects: [...effects, { ...effect, output: side.output(effect.output) }] };
    }
    case 'monitor':
      return monitor({ state, effects }, effect.node, side);
    case 'unmonitor':
      return unmonitor({ state, effects }, effect.node, side.layer);
    case 'persist': {
      const durable = side.record(state.durable, effect.record);
      return { state: { ...state, durable }, effects: [...effects, { type: 'persist', record: durable }] };
    }
    case 'choose':
      return { state: { ...state, awaits: side.layer }, effects: [...effects, effect] };
    case 'stop':
      // The node ends as a whole, but only after the other layer has received what this one said before.
      return { state, effects: [...effects, effect] };
    default:
      return unreachable(effect);
  }
}

function monitor<X extends ProtocolTypes, L extends ProtocolTypes, U extends ProtocolTypes>(
  { state, effects }: Work<L, U>,
  node: NodeId,
  { layer, suspect }: Side<X, L, U>,
): Work<L, U> {
  if (state.watched[layer].includes(node)) return { state, effects };
  // The failure detector reports to the stack once. A layer that begins to watch later is told of a suspicion from here.
  const isNew = !isWatched(state, node);
  const after = { ...state, watched: { ...state.watched, [layer]: withNumber(state.watched[layer], node) } };
  if (isNew) return { state: after, effects: [...effects, { type: 'monitor', node }] };
  return { state: state.suspected.includes(node) ? withPending(after, suspect(node)) : after, effects };
}

function unmonitor<L extends ProtocolTypes, U extends ProtocolTypes>(
  { state, effects }: Work<L, U>,
  node: NodeId,
  layer: Layer,
): Work<L, U> {
  const after = { ...state, watched: { ...state.watched, [layer]: withoutNumber(state.watched[layer], node) } };
  // Nothing to tell the failure detector: the other layer still watches the node, or neither did before.
  if (isWatched(after, node) || !isWatched(state, node)) return { state: after, effects };
  return { state: { ...after, suspected: withoutNumber(after.suspected, node) }, effects: [...effects, { type: 'unmonitor', node }] };
}
