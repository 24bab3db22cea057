/**
 * `mlookup`: it walks along a ring towards the place of a node that may be of another ring, and tells that node between
 * which two it would stand: `trymerge`. It ends without a word where the node is known to be in the ring already.
 */
import { distance, inOpen } from '../identifier-space/interval.ts';
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { together } from './detection.ts';
import type { MergeLookup, Message } from './messages.ts';
import type { MergeEffect, MergeNext } from './protocol.ts';
import { pointedTo, type State } from './state.ts';

/** Lets the look-ups of this step go on, until one of them waits for a choice: to whom is it to be spread? */
export function carryOn(before: MergeNext): MergeNext {
  const [lookup, ...agenda] = before.state.agenda;
  if (lookup === undefined) return before;
  const peers = peersFor(before.state, lookup);
  if (peers.length > 1) return { ...before, effects: [...before.effects, { type: 'choose', among: peers.length }] };
  const after = goOn({ ...before.state, agenda }, lookup, peers);
  return carryOn({ state: after.state, effects: [...before.effects, ...after.effects] });
}

/** The look-up that waited is spread to the node that was drawn. */
export function onChosen(state: State, value: number): MergeNext {
  const [lookup, ...agenda] = state.agenda;
  return goOn({ ...state, agenda }, lookup, [peersFor(state, lookup)[value]]);
}

/** Whom it may be spread to: "node does not know M random nodes: spread this process during the merger" (slides). */
function peersFor(state: State, { id, fanout }: MergeLookup): readonly NodeId[] {
  if (fanout === 1 || hasArrived(state, id)) return [];
  return pointedTo(state).filter((node) => node !== id && !state.suspected.includes(node));
}

/** The only end of a look-up that finds nothing new: `id` is in this ring, and its predecessor knows it. */
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

function tell(state: State, id: NodeId, origin: NodeId | null): MergeNext {
  if (origin === null) return next(state);
  return origin === state.self ? next(together(state, id)) : next(state, sending(origin, { type: 'sameRing', id }));
}

/** A node that is not in a ring lets it drop: whoever asked asks again. */
function onward(state: State, lookup: MergeLookup): readonly MergeEffect[] {
  const { self, config, neighbours } = state;
  if (neighbours === null || neighbours.successor === null) return [];
  const { predecessor, successor } = neighbours;
  const { id, again } = lookup;
  if (inOpen(id, self, successor, config.keys)) {
    return [indicate({ type: 'consider', node: id, again }), sending(id, { type: 'trymerge', predecessor: self, successor, again })];
  }
  if (inOpen(id, predecessor, self, config.keys)) return [sending(id, { type: 'trymerge', predecessor, successor: self, again })];
  return [sending(closestBefore(state, id, successor), lookup)];
}

/** The nearest one before `id` that this node can reach; the successor is one. Each hop leads nearer, so no look-up walks for ever. */
function closestBefore({ config, contacts, suspected }: State, id: NodeId, successor: NodeId): NodeId {
  const gap = (node: NodeId) => distance(node, id, config.keys);
  const trusted = contacts.filter((node) => !suspected.includes(node));
  return [successor, ...trusted].sort((a, b) => gap(a) - gap(b))[0];
}

function sending(to: NodeId, message: Message): MergeEffect {
  return send(to, message);
}
