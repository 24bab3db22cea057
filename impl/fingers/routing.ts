/**
 * The next hop of a lookup. A lookup goes clockwise, to the known node that is nearest to the key without passing the key.
 * If there is none, it goes to the successor, past the key. From there it goes counter-clockwise, from predecessor to
 * predecessor, through the bush. Each hop shortens the way, whatever the ring does meanwhile, so every lookup ends.
 *
 * A finger that passes the key is never used, though it may be the owner. If it is not, the lookup would walk all the way
 * back, node by node. The successor is the only node past the key that the ring vouches for.
 */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { clockwiseFrom, nearestCounterClockwise } from '../identifier-space/nearest.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Direction, Lookup } from './messages.ts';
import { isResponsible, neighbouring, type State } from './state.ts';

export type Way =
  /** This node answers. */
  | { readonly type: 'here' }
  | { readonly type: 'to'; readonly node: NodeId; readonly direction: Direction; readonly turns?: number }
  /** No next hop: none is known, or it is suspected. The lookup waits. */
  | { readonly type: 'none' };

/** A lookup with this number of turns is dropped. */
export const MOST_TURNS = 8;

export function wayOf(state: State, lookup: Lookup): Way {
  const { key, direction } = lookup;
  if (state.neighbours === null) return isHeirless(state) ? turn(state, lookup) : backTo(state, state.heir);
  if (isResponsible(state, key)) return { type: 'here' };
  const { predecessor, successor } = state.neighbours;
  if (direction === 'back') return backTo(state, predecessor);
  // The successor is this node itself at a founder that has admitted its first newcomers but does not know it yet.
  return pastOrUpTo(state, key, successor === state.self ? predecessor : successor);
}

function isHeirless({ hasLeft, heir, suspected }: State): boolean {
  return hasLeft === true && (heir === null || suspected.includes(heir));
}

/**
 * A node that has left without an heir, or whose heir has gone, sends a lookup to a node that it knows. That node may have left, too, and send the lookup back.
 * So each turn goes another way, and their number is bounded.
 */
function turn({ self, config, fingers }: State, { key, origin, turns = 0 }: Lookup): Way {
  const others = fingers.filter((node) => node !== origin);
  const upTo = others.filter((node) => inHalfOpen(node, self, key, config.keys));
  const past = others.filter((node) => !upTo.includes(node));
  const ways = [...clockwiseFrom(self, upTo, config.keys).toReversed(), ...clockwiseFrom(key, past, config.keys)];
  if (ways.length === 0) return { type: 'none' };
  const node = ways[turns % ways.length];
  return { type: 'to', node, direction: upTo.includes(node) ? 'onward' : 'back', turns: turns + 1 };
}

/** To the node nearest to the key, or else past the key to `successor`. */
function pastOrUpTo(state: State, key: Identifier, successor: NodeId | null): Way {
  const nearest = nearestTo(state, key);
  return nearest === undefined ? backTo(state, successor) : { type: 'to', node: nearest, direction: 'onward' };
}

/** Of the known nodes in (self, key], the nearest to the key that is not suspected. */
function nearestTo(state: State, key: Identifier): NodeId | undefined {
  const { self, config, fingers, suspected } = state;
  const known = [...fingers, ...neighbouring(state)];
  const trusted = known.filter((node) => inHalfOpen(node, self, key, config.keys) && !suspected.includes(node));
  return nearestCounterClockwise(key, trusted, config.keys);
}

function backTo(state: State, node: NodeId | null): Way {
  return node === null || state.suspected.includes(node) ? { type: 'none' } : { type: 'to', node, direction: 'back' };
}
