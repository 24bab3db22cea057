/**
 * `mlookup`, the look-up of a node that may be of another ring. It walks along this ring towards that node's place, and
 * ends with a `trymerge`, which tells that node its two neighbours-to-be. If the node is in this ring already, the look-up
 * ends without a `trymerge`.
 */
import { inOpen } from '../identifier-space/interval.ts';
import { nearestCounterClockwise } from '../identifier-space/nearest.ts';
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { together } from './detection.ts';
import type { MergeLookup, Message } from './messages.ts';
import type { MergeEffect, MergeNext } from './protocol.ts';
import { pointedTo, type State } from './state.ts';

/** Carries on the look-ups of this step, until one has several peers to spread to and waits for a random choice. */
export function carryOn(before: MergeNext): MergeNext {
  const [lookup, ...agenda] = before.state.agenda;
  if (lookup === undefined) return before;
  const peers = peersFor(before.state, lookup);
  if (peers.length > 1) return { ...before, effects: [...before.effects, { type: 'choose', among: peers.length }] };
  const after = goOn({ ...before.state, agenda }, lookup, peers);
  return carryOn({ state: after.state, effects: [...before.effects, ...after.effects] });
}

/** Spreads the look-up that waited to the node that was drawn. */
export function onChosen(state: State, value: number): MergeNext {
  const [lookup, ...agenda] = state.agenda;
  return goOn({ ...state, agenda }, lookup, [peersFor(state, lookup)[value]]);
}

/** The nodes that a look-up may be spread to: "node does not know M random nodes: spread this process during the merger" (slides). */
function peersFor(state: State, { id, fanout }: MergeLookup): readonly NodeId[] {
  // Not spread: a look-up whose fanout is used up, and one whose node turns out to be in this ring.
  if (fanout === 1 || hasArrived(state, id)) return [];
  return pointedTo(state).filter((node) => node !== id && !state.suspected.includes(node));
}

/** Whether the look-up ends here with nothing to merge: `id` is this node or its successor, so `id` is in this ring. */
function hasArrived({ self, neighbours }: State, id: NodeId): boolean {
  return id === self || id === neighbours?.successor;
}

function goOn(state: State, lookup: MergeLookup, peers: readonly NodeId[]): MergeNext {
  const { id, origin } = lookup;
  if (hasArrived(state, id)) return tell(state, id, origin);
  const fanout = Math.max(1, lookup.fanout - 1);
  const spread = peers.map((node) => sending(node, { type: 'enqueue', id, fanout }));
  return next(state, ...spread, ...onward(state, { ...lookup, fanout }));
}

/** Reports to the origin, if there is one, that `id` is in its ring. */
function tell(state: State, id: NodeId, origin: NodeId | null): MergeNext {
  if (origin === null) return next(state);
  return origin === state.self ? next(together(state, id)) : next(state, sending(origin, { type: 'sameRing', id }));
}

/**
 * The effects of the next hop. Between this node and its successor, or between its predecessor and this node, the look-up
 * has found the place of `id`. A node that is not in a ring drops the look-up; the origin repeats it.
 */
function onward(state: State, lookup: MergeLookup): readonly MergeEffect[] {
  const { self, config, neighbours } = state;
  if (neighbours === null || neighbours.successor === null) return [];
  const { predecessor, successor } = neighbours;
  const { id, again } = lookup;
  if (inOpen(id, self, successor, config.keys)) {
    return [indicate({ type: 'consider', node: id, again }), sending(id, { type: 'trymerge', predecessor: self, successor, again })];
  }
  if (inOpen(id, predecessor, self, config.keys)) return [sending(id, { type: 'trymerge', predecessor, successor: self, again })];
  return [sending(nearestTo(state, id, successor), lookup)];
}

/**
 * The node nearest to `id` on the counter-clockwise side, among the successor and the contacts that are not suspected. Each
 * hop is nearer than the last, so every look-up ends.
 */
function nearestTo({ config, contacts, suspected }: State, id: NodeId, successor: NodeId): NodeId {
  const trusted = contacts.filter((node) => !suspected.includes(node));
  return nearestCounterClockwise(id, [successor, ...trusted], config.keys) ?? successor;
}

function sending(to: NodeId, message: Message): MergeEffect {
  return send(to, message);
}
