/** How Beernet repairs failures. It never takes a suspicion back, since `alive` does nothing in the source. */
import { inHalfOpen } from '../../identifier-space/interval.ts';
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import { withNumber } from '../../kernel/sorted-set.ts';
import { updatedList, without, withPeer } from './lists.ts';
import type { FixOk } from './messages.ts';
import type { BeernetNext } from './protocol.ts';
import type { State } from './state.ts';

/**
 * A suspected successor is replaced at once by the next of the list, or by the peer itself; the new one is told. A
 * suspected predecessor is replaced at once by the closest follower. So suspicion alone makes a peer responsible for more
 * keys.
 */
export function onCrash(state: State, peer: NodeId): BeernetNext {
  const successors = without(state.successors, peer);
  const followers = without(state.followers, peer);
  const crashed = withNumber(state.crashed, peer);
  const predecessor = peer === state.predecessor ? (followers.at(-1) ?? peer) : state.predecessor;
  const after: State = { ...state, successors, followers, crashed, predecessor };
  if (peer !== state.successor) return next(after);
  const [successor = state.self] = successors;
  return next({ ...after, successor }, send(successor, { type: 'fix' }));
}

/**
 * As in the source, the interval ends one step counter-clockwise of this peer's own place. If the predecessor is exactly
 * there, the interval ends where it begins, and is the whole circle. A refused peer is not answered, nor sent elsewhere.
 */
export function onFix(state: State, peer: NodeId): BeernetNext {
  const { self, predecessor, crashed, successors, config } = state;
  const after = { ...state, followers: withPeer(state, state.followers, peer) };
  const previousKey = (self + config.keys - 1) % config.keys;
  // Refused: the predecessor is not suspected, and the peer is not closer than the predecessor.
  if (!crashed.includes(predecessor) && !inHalfOpen(peer, predecessor, previousKey, config.keys)) return next(after);
  return next({ ...after, predecessor: peer }, send(peer, { type: 'fixOk', successors }));
}

export function onFixOk(state: State, successor: NodeId, { successors }: FixOk): BeernetNext {
  return next({ ...state, successors: updatedList(state, successor, successors) });
}
