/**
 * How a node finds out that there may be another ring. The slides say: "Each node maintains a passive list; stores every
 * locally stored crashed node; ping passive lists periodically. Alive node indicative of merger". The failure detector
 * sends the pings, since it watches the list. An answer arrives as a suspicion taken back.
 *
 * A node stays in the list until it is known to be in this node's ring. So a look-up can be repeated until the merge has
 * ended, whatever messages are lost.
 */
import { type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import type { Enqueue, Neighbours, Timer } from './messages.ts';
import type { MergeNext } from './protocol.ts';
import { type Detection, pointedTo, type State } from './state.ts';

/** Takes in a suspicion. A node that this one points to becomes the newest of the passive list. */
export function onSuspect(state: State, node: NodeId): State {
  const suspecting = { ...state, suspected: ascending([...state.suspected, node]) };
  return pointedTo(state).includes(node) || state.passive.includes(node) ? remembering(suspecting, node) : suspecting;
}

/** A suspected node answers. If it is in the passive list, it may be of another ring by now, and is queued. */
export function onRestore(state: State, node: NodeId): State {
  const trusting = { ...state, suspected: state.suspected.filter((each) => each !== node) };
  return state.passive.includes(node) ? queued(trusting, { node, fanout: state.config.fanout, again: false }) : trusting;
}

/** "'Kick start' the merge by using external mechanism to add one node to passive list." */
export function onMerge(state: State, node: NodeId): State {
  if (node === state.self) return state;
  return queued(remembering(state, node), { node, fanout: state.config.fanout, again: false });
}

export function onEnqueue(state: State, { id, fanout }: Enqueue): State {
  return id === state.self ? state : queued(state, { node: id, fanout, again: false });
}

/** The node is in this node's ring: nothing is left to merge, unless it is suspected and may be cut off again. */
export function together(state: State, node: NodeId): State {
  return state.suspected.includes(node) ? state : forgetting(state, node);
}

/**
 * Takes in the neighbours. The successor is in this ring, because the ring adopts a successor only on its own word. A leaver
 * stops being a neighbour before it ends, so its end does not look like a crash.
 */
export function onNeighbours(state: State, { predecessor, successor }: Neighbours): State {
  const after: State = { ...state, neighbours: { predecessor, successor }, sought: [] };
  return successor === null ? after : forgetting(after, successor);
}

/** Takes the next node from the queue: looks it up in this ring, and asks it to look this node up in its own ring. */
export function onTick(state: State): MergeNext {
  const [first, ...queue] = state.queue;
  return first === undefined ? next(state) : lookUp({ ...state, queue }, first);
}

/** Queues again each node of the passive list that is up. If there is none, queues the next of the bootstrap list. */
export function onRetry(state: State): State {
  const { passive, suspected, config, turn } = state;
  const alive = passive.filter((node) => !suspected.includes(node));
  const nodes = alive.length > 0 ? alive : config.bootstrap.slice(turn, turn + 1);
  // The turn moves on only when a bootstrap node was used: not with an answer in the passive list, nor with an empty list.
  const after = alive.length > 0 || nodes.length === 0 ? state : { ...state, turn: (turn + 1) % config.bootstrap.length };
  return nodes.reduce<State>((now, node) => queued(now, { node, fanout: config.fanout, again: true }), { ...after, sought: [] });
}

/** The timers that the state needs: a tick while the queue has nodes, a retry while there may be a node to find. */
export function timersOf({ queue, passive, suspected, config }: State): readonly Timer['type'][] {
  const isSearching = config.bootstrap.length > 0 || passive.some((node) => !suspected.includes(node));
  return [...(queue.length > 0 ? (['tick'] as const) : []), ...(isSearching && config.retryMs !== undefined ? (['retry'] as const) : [])];
}

function lookUp(state: State, { node, fanout, again }: Detection): MergeNext {
  const own = { type: 'mlookup', id: node, fanout, origin: state.self, again } as const;
  const theirs = { type: 'mlookup', id: state.self, fanout, origin: null, again } as const;
  return next({ ...state, agenda: [...state.agenda, own] }, send(node, theirs));
}

function remembering(state: State, node: NodeId): State {
  const passive = [node, ...state.passive.filter((each) => each !== node)].slice(0, state.config.passiveListLength);
  return { ...state, passive };
}

function forgetting(state: State, node: NodeId): State {
  const others = <T>(all: readonly T[], nodeOf: (each: T) => NodeId) => all.filter((each) => nodeOf(each) !== node);
  return { ...state, passive: others(state.passive, (each) => each), queue: others(state.queue, (each) => each.node) };
}

function queued(state: State, detection: Detection): State {
  return state.queue.some(({ node }) => node === detection.node) ? state : { ...state, queue: [...state.queue, detection] };
}
