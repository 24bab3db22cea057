/** Which nodes are fingers. The table is always the perfect table of a ring of the known nodes that are not suspected. */
import { inOpen } from '../identifier-space/interval.ts';
import { areEqual } from '../kernel/plain-data.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { watchEffects } from '../kernel/watching.ts';
import type { Neighbours } from './messages.ts';
import type { FingerEffect } from './protocol.ts';
import { neighbouring, type State } from './state.ts';
import { fingersOf } from './table.ts';

/** The state after learning of `nodes`, each of which is or was a member. */
export function learn(state: State, nodes: readonly NodeId[]): State {
  return knowing(state, [...state.fingers, ...nodes]);
}

/** Correction on change: the neighbours that the ring names now. A neighbour replaced by a farther one is gone from the table. */
export function replaceNeighbours(state: State, neighbours: Neighbours): State {
  const stay = state.fingers.filter((node) => !isGone(state, neighbours, node));
  return knowing({ ...state, neighbours }, stay);
}

/** The state that suspects `node`: not a finger any more, but still watched, in case the suspicion is false. */
export function withSuspicion(state: State, node: NodeId): State {
  return knowing({ ...state, suspected: ascending([...state.suspected, node]) }, state.fingers);
}

export function withoutSuspicion(state: State, node: NodeId): State {
  return learn({ ...state, suspected: state.suspected.filter((each) => each !== node) }, [node]);
}

/** The nodes that the failure detector is to watch: fingers, neighbours, and the suspected nodes that may come back. */
export function watched(state: State): readonly NodeId[] {
  return ascending([...state.fingers, ...state.suspected, ...neighbouring(state)]);
}

/** The effects that make the failure detector watch the nodes of `after` instead of those of `before`. */
export function watchingEffects(before: State, after: State): readonly FingerEffect[] {
  const isSame = before.fingers === after.fingers && before.suspected === after.suspected;
  if (isSame && before.neighbours === after.neighbours && before.heir === after.heir) return [];
  return watchEffects(watched(before), watched(after));
}

/**
 * The state with the table made from `nodes` and the neighbours. A suspicion is kept as long as it matters: of a neighbour,
 * or of a node that would be a finger. So there are never more suspected nodes than targets and neighbours.
 */
function knowing(state: State, nodes: readonly NodeId[]): State {
  const { self, config, suspected } = state;
  const known = [...nodes, ...neighbouring(state)].filter((node) => node !== self);
  const fingers = fingersOf(self, ascending(known.filter((node) => !suspected.includes(node))), config);
  if (suspected.length === 0) return areEqual(fingers, state.fingers) ? state : { ...state, fingers };
  const wanted = [...neighbouring(state), ...fingersOf(self, ascending([...fingers, ...suspected]), config)];
  return { ...state, fingers, suspected: suspected.filter((node) => wanted.includes(node)) };
}

/** Whether `node` was a neighbour, and the ring has replaced it by a farther one. */
function isGone({ self, config, neighbours }: State, now: Neighbours, node: NodeId): boolean {
  if (neighbours === null) return false;
  // The new successor lies clockwise of `node`; the new predecessor lies counter-clockwise of it.
  const isSkipped = now.successor !== null && inOpen(node, self, now.successor, config.keys);
  const isPassedOver = inOpen(node, now.predecessor, self, config.keys);
  return (node === neighbours.successor && isSkipped) || (node === neighbours.predecessor && isPassedOver);
}
