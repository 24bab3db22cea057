/** How the published ring repairs failures, real and suspected: algorithms 4 and 6. */
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import { ascending } from '../../kernel/sorted-set.ts';
import type { MemberNext, PublishedNext } from './protocol.ts';
import type { Joining, Member } from './state.ts';

/**
 * Only the failure of a successor is repaired. The peer asks the next of its list to let it in, as a newcomer does. A
 * failed predecessor is left to that node's own predecessor. As published, once the list is empty, no peer is ever asked.
 */
export function onCrash(state: Member, peer: NodeId): MemberNext {
  const successors = without(state.successors, peer);
  const crashed = ascending([...state.crashed, peer]);
  const after: Member = { ...state, successors, followers: without(state.followers, peer), crashed };
  if (peer !== state.successor && peer !== state.candidate) return next(after);
  const [candidate = null, ...rest] = successors;
  const recovering: Member = { ...after, successor: null, candidate, successors: rest };
  return candidate === null ? next(recovering) : next(recovering, send(candidate, { type: 'join' }));
}

/** "In this case, it is enough to remove the peer from the crashed set." As published, no pointer is restored. */
export function onAlive(state: Member, peer: NodeId): MemberNext {
  return next({ ...state, crashed: without(state.crashed, peer) });
}

/** Asks the peer that it was sent to; if that peer is suspected, asks the candidate again. */
export function onGoto(state: Member, node: NodeId): MemberNext {
  const to = state.crashed.includes(node) ? state.candidate : node;
  return to === null ? next(state) : next(state, send(to, { type: 'join' }));
}

/** Asks the peer that it was sent to. A newcomer suspects none. */
export function onFirstGoto(state: Joining, node: NodeId): PublishedNext {
  return next(state, send(node, { type: 'join' }));
}

function without(peers: readonly NodeId[], peer: NodeId): readonly NodeId[] {
  return peers.filter((each) => each !== peer);
}
