/**
 * Update: a failed successor is dropped, and the next of the list takes its place. Flush: a failed predecessor is
 * forgotten. All further repair is left to the next round.
 */
import type { NodeId } from '../../kernel/protocol.ts';
import type { MemberNext } from './protocol.ts';
import { nextRound, pointing } from './stabilise.ts';
import type { Member } from './state.ts';

export function onSuspect(state: Member, failed: NodeId): MemberNext {
  const isSuccessor = state.successors[0] === failed;
  const successors = isSuccessor ? state.successors.slice(1) : state.successors;
  const predecessor = state.predecessor === failed ? null : state.predecessor;
  // The failed successor will not answer, so its round would never end: plan the next one now.
  return pointing(state, { ...state, successors, predecessor }, isSuccessor ? nextRound(state.config) : []);
}
