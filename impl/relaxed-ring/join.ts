/**
 * The members' side of a join, in two steps of two peers each, so that nobody is locked (SELFMAN slides, slide 18):
 * the newcomer and its successor first, then the newcomer and its predecessor.
 *
 * In between, the newcomer is a bush of one: its successor knows it, its predecessor does not.
 */
import { next } from '../kernel/protocol.ts';
import type { Join } from './messages.ts';
import { acceptAgain, takeBefore } from './predecessor.ts';
import type { MemberNext } from './protocol.ts';
import { forward } from './routing.ts';
import { isResponsible, isSuspected, type Member } from './state.ts';

/** Step 1 of 2: the node responsible for the newcomer's identifier gives up all keys up to there. */
export function onJoin(state: Member, join: Join): MemberNext {
  const { newcomer } = join;
  if (newcomer === state.self) return next(state); // Asked twice, and let in since: the question has come home.
  if (isSuspected(state, newcomer)) return next(state);
  if (newcomer === state.predecessor || state.followers.includes(newcomer)) return acceptAgain(state, newcomer);
  return isResponsible(state, newcomer) ? takeBefore(state, newcomer) : forward(state, join);
}
