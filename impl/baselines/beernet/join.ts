/** Beernet's join: the newcomer's question travels to its successor, which answers; the rest is as in the paper. */
import { inHalfOpen } from '../../identifier-space/interval.ts';
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import { firstFrom, updatedList, without, withPeer } from './lists.ts';
import type { Join, JoinOk, NewSucc } from './messages.ts';
import type { BeernetNext } from './protocol.ts';
import type { State } from './state.ts';

export function onStart(state: State): BeernetNext {
  return next(state, send(state.config.contact, { type: 'join', newcomer: state.self, last: false }));
}

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

/** Along successors, and past the place back into the bush. As in the source: who finds no way back loses the message. */
function route(state: State, join: Join): BeernetNext {
  const { self, successor, followers, config } = state;
  if (!join.last) return next(state, send(successor, { ...join, last: inHalfOpen(join.newcomer, self, successor, config.keys) }));
  const back = firstFrom(state, followers, join.newcomer);
  return back === undefined ? next(state) : next(state, send(back, join));
}

/**
 * As in the source: only who takes the sender for its successor counts as joined. A newcomer that has heard of a
 * closer successor before keeps that one, and never counts.
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

export function onNewSucc(state: State, successor: NodeId, { successors }: NewSucc): BeernetNext {
  const { self, config } = state;
  if (!inHalfOpen(successor, self, state.successor, config.keys)) return next(state);
  const after = { ...state, successor, successors: updatedList(state, successor, successors) };
  return state.successor === self ? next(after) : next(after, send(state.successor, { type: 'predNoMore' }));
}

export function onPredNoMore(state: State, peer: NodeId): BeernetNext {
  return next({ ...state, followers: without(state.followers, peer) });
}
