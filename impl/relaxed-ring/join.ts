/**
 * The members' side of a join. It takes two steps of two peers each, so that no node is locked (SELFMAN slides, slide 18). The
 * first is between the newcomer and its successor, the second between the newcomer and its predecessor.
 *
 * Between the two steps the newcomer is a bush of one: its successor knows it, its predecessor does not.
 */
import { andThen, next } from '../kernel/protocol.ts';
import { incarnationOf } from './lives.ts';
import type { Join } from './messages.ts';
import { acceptAgain, takeAsPredecessor } from './predecessor.ts';
import type { MemberNext } from './protocol.ts';
import { meet, turnedAway } from './restart.ts';
import { forward } from './routing.ts';
import { isResponsible, isSuspected, type Member } from './state.ts';
import { onSuspect } from './suspicion.ts';

/** Step 1 of 2: the node responsible for the newcomer's identifier gives up all keys up to it. */
export function onJoin(state: Member, join: Join): MemberNext {
  const { newcomer } = join;
  if (newcomer === state.self) return next(state); // It asked twice and has joined since: its second request has come back.
  const [asking, known] = [join.incarnation ?? 1, incarnationOf(newcomer, state)];
  if (asking > known) return andThen(turnedAway(state, newcomer, onSuspect), (after) => onLaterLife(after, join, asking));
  if (asking < known) return next(state); // The life that asked is over.
  if (isSuspected(state, newcomer)) return next(state);
  if (newcomer === state.predecessor || state.followers.includes(newcomer)) return acceptAgain(state, newcomer);
  return isResponsible(state, newcomer) ? takeAsPredecessor(state, newcomer) : forward(state, join);
}

/** A node that has restarted joins like any newcomer, once its earlier life owns nothing any more. Until then its request is passed on, or held. */
function onLaterLife(state: Member, join: Join, incarnation: number): MemberNext {
  const { newcomer } = join;
  return isResponsible(state, newcomer) ? takeAsPredecessor(meet(state, { node: newcomer, incarnation }), newcomer) : forward(state, join);
}
