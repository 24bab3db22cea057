/** Which nodes stand in the table: it is at all times the perfect table of a ring of the nodes that are known and not suspected. */
import { inOpen } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { watchEffects } from '../kernel/watching.ts';
import type { Neighbours } from './messages.ts';
import type { FingerEffect } from './protocol.ts';
import { neighbouring, type State } from './state.ts';
import { fingersOf } from './table.ts';

/** `state` when these nodes, which are or were members, are known besides. */
export function learn(state: State, nodes: readonly NodeId[]): State {
  return knowing(state, [...state.fingers, ...nodes]);
}

/** Correction on change: what the ring says is known at once, and whom it has replaced by one farther away is gone. */
export function replaceNeighbours(state: State, neighbours: Neighbours): State {
  const stay = state.fingers.filter((node) => !isGone(state, neighbours, node));
  return knowing({ ...state, neighbours }, stay);
}

/** A suspected node is no finger; whether it comes back is still watched. */
export function withSuspicion(state: State, node: NodeId): State {
  return knowing({ ...state, suspected: ascending([...state.suspected, node]) }, state.fingers);
}

export function withoutSuspicion(state: State, node: NodeId): State {
  return learn({ ...state, suspected: state.suspected.filter((each) => each !== node) }, [node]);
}

/** Everybody that a state depends on being up. */
export function watched(state: State): readonly NodeId[] {
  return ascending([...state.fingers, ...state.suspected, ...neighbouring(state)]);
}

/** What the failure detector must be asked, so that it watches after the step whom the state then depends on. */
export function watchingEffects(before: State, after: State): readonly FingerEffect[] {
  return watchEffects(watched(before), watched(after));
}

/** A suspicion is kept as long as it matters: of a neighbour, and of one that would be a finger. So there are never more than targets. */
function knowing(state: State, nodes: readonly NodeId[]): State {
  const { self, config, suspected } = state;
  const known = [...nodes, ...neighbouring(state)].filter((node) => node !== self);
  const fingers = fingersOf(self, ascending(known.filter((node) => !suspected.includes(node))), config);
  const wanted = [...neighbouring(state), ...fingersOf(self, ascending([...fingers, ...suspected]), config)];
  return { ...state, fingers, suspected: suspected.filter((node) => wanted.includes(node)) };
}

/** Whether `node` was a neighbour, and the ring now says that nobody is so near. */
function isGone({ self, config, neighbours }: State, now: Neighbours, node: NodeId): boolean {
  if (neighbours === null) return false;
  const isSkipped = now.successor !== null && inOpen(node, self, now.successor, config.keys);
  const isCutOut = inOpen(node, now.predecessor, self, config.keys);
  return (node === neighbours.successor && isSkipped) || (node === neighbours.predecessor && isCutOut);
}
