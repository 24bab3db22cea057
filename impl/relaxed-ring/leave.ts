/**
 * The neighbours' side of a leave. Each neighbour that is told turns away from the leaver, as from a crashed node,
 * and answers with a farewell. No node waits for a time-out. The leaver's side is in `leaving.ts`.
 *
 * A neighbour may be on the leaver's successor side, its predecessor side, or both. On the successor side it is the heir, or
 * knows the heir.
 */
import { inOpen } from '../identifier-space/interval.ts';
import { andThen, type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { ask } from './following.ts';
import type { Leaving } from './messages.ts';
import { askFartherFollowers, knownBetween, predecessorAmong, release } from './predecessor.ts';
import type { MemberNext, RingEffect } from './protocol.ts';
import { isSuspected, type Member } from './state.ts';
import { isCloser, refreshed, unfollow } from './successor-list.ts';
import { onSuspect } from './suspicion.ts';

/** Treats the leaver as gone, and says farewell. All four parts judge what this node knew when it was told. */
export function onNeighbourLeaving(state: Member, leaver: NodeId, message: Leaving): MemberNext {
  const released = andThen(inherited(state, leaver, message.predecessor), (after) => turnedAway(after, leaver, message));
  const informed = andThen(released, (after) => next(after, ...elsewhere(after, message)));
  return andThen(informed, (after) => next(after, send(leaver, { type: 'farewell', heir: heirOf(state, leaver, message) })));
}

/** The node that inherits: the nearest that this node knows between the leaver and itself, or else this node. */
function heirOf(state: Member, leaver: NodeId, { suspects }: Leaving): NodeId {
  // A node that either side suspects cannot inherit: it may be down, or leave, too.
  const candidates = knownBetween(state, leaver).filter((node) => !suspects.includes(node) && !isSuspected(state, node));
  return predecessorAmong(state, state.self, candidates);
}

/**
 * The state after the leaver's inheritance. If the leaver was the predecessor, `before`, the leaver's own predecessor, takes
 * its place. The leaver's keys are then this node's, unless a follower lies between.
 */
function inherited(state: Member, leaver: NodeId, before: NodeId): MemberNext {
  if (leaver !== state.predecessor) return release(state, leaver);
  const { self, config } = state;
  const followers = state.followers.filter((node) => node !== leaver);
  // During a merge the leaver may not have known all followers of this node that lie between `before` and this node.
  const between = followers.filter((node) => inOpen(node, before, self, config.keys) && !isSuspected(state, node));
  const after: Member = {
    ...state,
    predecessor: predecessorAmong(state, self, [before, ...between]),
    // `before` will follow this node. It counts as a follower already, so that its failure is noticed in the meantime.
    followers: before === self ? followers : ascending([...followers, before]),
    returns: state.returns.filter(({ node }) => node !== leaver),
  };
  // Suspected: the followers on the predecessor side of `before` may be waiting to take its place.
  return isSuspected(state, before) ? askFartherFollowers(after, before) : next(after);
}

/** Turns away from the leaver. If the leaver's predecessor or heir is a closer successor, this node asks it first. */
function turnedAway(state: Member, leaver: NodeId, { predecessor, successors }: Leaving): MemberNext {
  // The predecessor is nearer than the heir. The first of the leaver's successors is the heir.
  const closer = [predecessor, ...successors.slice(0, 1)].find((node) => isCloser(state, node) && !isSuspected(state, node));
  const asking: MemberNext = closer === undefined ? next(state) : ask(state, closer);
  // The list of any other node than the successor would skip the nodes between.
  const informed = andThen(asking, (after): MemberNext => next(leaver === after.successor ? refreshed(after, successors) : after));
  return andThen(informed, (after) => onSuspect(after, leaver));
}

/** The heir counts the leaver's predecessor among its followers. If this node is that predecessor and follows another node, it says so. */
function elsewhere(state: Member, { predecessor, successors: [heir = state.self] }: Leaving): readonly RingEffect[] {
  // Expected as a follower: this node was the leaver's predecessor, and the heir is another node that is up.
  const isExpected = predecessor === state.self && heir !== state.self && !isSuspected(state, heir);
  return isExpected && heir !== state.successor && !state.asked.includes(heir) ? [unfollow(state, heir)] : [];
}
