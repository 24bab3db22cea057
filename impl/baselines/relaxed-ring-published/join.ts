/** The published join, handler by handler: algorithms 2 and 3. The same messages replace failed successors. */
import { inOpen } from '../../identifier-space/interval.ts';
import { indicate, type NodeId, next, send } from '../../kernel/protocol.ts';
import { ascending } from '../../kernel/sorted-set.ts';
import { onLookup } from './lookup.ts';
import type { JoinOk, NewSucc, UpdSucclist } from './messages.ts';
import type { MemberNext, PublishedNext } from './protocol.ts';
import { isBetterPredecessor, type Joining, type Member, placeFor, type State, successorList } from './state.ts';

export function onJoin(state: Member, peer: NodeId): MemberNext {
  const { predecessor, successor, successors } = state;
  // As published: a member whose own successor has failed refuses all that ask.
  if (successor === null) return next(state, send(peer, { type: 'tryLater' }));
  if (!isBetterPredecessor(state, peer)) return next(state, send(peer, { type: 'goto', node: placeFor(state, successor, peer) }));
  const followers = ascending([...state.followers, predecessor]);
  return next({ ...state, predecessor: peer, followers }, send(peer, { type: 'joinOk', predecessor, successors }));
}

/** The newcomer becomes a member, tells its predecessor, and handles the lookups that waited. */
export function onFirstJoinOk(state: Joining, successor: NodeId, { predecessor, successors }: JoinOk): MemberNext {
  const { self, config, waiting } = state;
  const known = successorList(self, config, successor, successors);
  const member: Member = {
    status: 'member',
    self,
    config,
    predecessor,
    successor,
    candidate: null,
    successors: known,
    followers: [],
    crashed: [],
  };
  return next(
    member,
    indicate({ type: 'joined', predecessor, successor }),
    send(predecessor, { type: 'newSucc', oldSuccessor: successor, successors: known }),
    ...waiting.flatMap((lookup) => onLookup(member, lookup).effects),
  );
}

/** Replaces a failed successor. As published, any answer is accepted, however late, even from a peer suspected meanwhile. */
export function onJoinOk(state: Member, successor: NodeId, { predecessor, successors }: JoinOk): MemberNext {
  const { self, config } = state;
  const after: Member = { ...state, successor, successors: successorList(self, config, successor, successors) };
  // As published: if the predecessor is the present one, it is not told, and may keep another successor.
  if (!inOpen(predecessor, state.predecessor, self, config.keys)) return next(after);
  return next({ ...after, predecessor }, send(predecessor, { type: 'newSucc', oldSuccessor: successor, successors: after.successors }));
}

/** Adopts a new successor. As published, only if the old successor that it names is still this peer's successor. */
export function onNewSucc(state: Member, successor: NodeId, { oldSuccessor, successors }: NewSucc): MemberNext {
  if (state.successor !== oldSuccessor) return next(state);
  const { self, config, predecessor } = state;
  const known = successorList(self, config, successor, successors);
  return next(
    { ...state, successor, successors: known },
    send(oldSuccessor, { type: 'joinAck' }),
    send(predecessor, { type: 'updSucclist', successors: known }),
  );
}

/** Algorithm 7. News of a successor list travels counter-clockwise, up to the first peer whose list does not change. */
export function onUpdSucclist(state: Member, from: NodeId, { successors }: UpdSucclist): MemberNext {
  const known = successorList(state.self, state.config, from, successors);
  // Taken in only from the present successor, and only if the list changes.
  const isNews = from === state.successor && known.join() !== state.successors.join();
  if (!isNews) return next(state);
  return next({ ...state, successors: known }, send(state.predecessor, { type: 'updSucclist', successors: known }));
}

export function onJoinAck(state: Member, from: NodeId): MemberNext {
  return next({ ...state, followers: state.followers.filter((node) => node !== from) });
}

export function onTryLater(state: State, through: NodeId): PublishedNext {
  return next(state, { type: 'setTimer', timer: { type: 'later', through }, afterMs: 1000 });
}
