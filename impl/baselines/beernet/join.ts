/** Beernet's join: the newcomer's request travels to its future successor, which answers. The rest is as in the paper. */
import { inHalfOpen } from '../../identifier-space/interval.ts';
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import { firstFrom, updatedList, without, withPeer } from './lists.ts';
import type { Join, JoinOk, NewSucc } from './messages.ts';
import type { BeernetNext } from './protocol.ts';
import type { State } from './state.ts';

export function onStart(state: State): BeernetNext {
  return next(state, send(state.config.contact, { type: 'join', newcomer: state.self, last: false }));
}

/** Admits the newcomer if it belongs between predecessor and this peer, and else passes the request on. */
export function onJoin(state: State, join: Join): BeernetNext {
  const { self, predecessor, successor, successors, crashed, config } = state;
  const { newcomer } = join;
  if (state.status === 'joining') return next(state, send(newcomer, { type: 'badRingRef' }));
  if (crashed.includes(successor)) return next(state, send(newcomer, { type: 'joinLater' }));
  if (!inHalfOpen(newcomer, predecessor, self, config.keys)) return route(state, join);
  return next(
    { ...state, predecessor: newcomer, followers: withPeer(state, state.followers, newcomer) },
    send(newcomer, { type: 'joinOk', predecessor, successors }),
  );
}

/** Along successors, and past the place counter-clockwise into the bush. As in the source, a peer without a way back loses the message. */
function route(state: State, join: Join): BeernetNext {
  const { self, successor, followers, config } = state;
  if (!join.last) return next(state, send(successor, { ...join, last: inHalfOpen(join.newcomer, self, successor, config.keys) }));
  const back = firstFrom(state, followers, join.newcomer);
  return back === undefined ? next(state) : next(state, send(back, join));
}

/**
 * As in the source, a newcomer counts as joined only if it adopts the sender as its successor. One that has heard of a
 * closer successor before keeps that successor, and never counts as joined.
 */
export function onJoinOk(before: State, successor: NodeId, { predecessor, successors }: JoinOk): BeernetNext {
  const { self, config } = before;
  const isCloser = inHalfOpen(successor, self, before.successor, config.keys);
  const state: State = isCloser
    ? { ...before, status: 'member', successor, successors: updatedList(before, successor, successors) }
    : before;
  if (!inHalfOpen(predecessor, state.predecessor, self, config.keys)) return next(state);
  return next(
    { ...state, predecessor, followers: withPeer(state, state.followers, predecessor) },
    send(predecessor, { type: 'newSucc', successors: state.successors }),
  );
}

/** A newcomer has come in between this peer and its successor: adopts it, and releases the old successor. */
export function onNewSucc(state: State, successor: NodeId, { successors }: NewSucc): BeernetNext {
  const { self, config } = state;
  if (!inHalfOpen(successor, self, state.successor, config.keys)) return next(state);
  const after = { ...state, successor, successors: updatedList(state, successor, successors) };
  return state.successor === self ? next(after) : next(after, send(state.successor, { type: 'predNoMore' }));
}

export function onPredNoMore(state: State, peer: NodeId): BeernetNext {
  return next({ ...state, followers: without(state.followers, peer) });
}
