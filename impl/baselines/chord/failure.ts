/**
 * Update: a successor that has failed is dropped, and the next one of the list takes its place. Flush: a predecessor
 * that has failed is forgotten. Nothing else is done about a failure; the next round must make up for it.
 */
import type { NodeId } from '../../kernel/protocol.ts';
import type { MemberNext } from './protocol.ts';
import { nextRound, pointing } from './stabilise.ts';
import type { Member } from './state.ts';

export function onSuspect(state: Member, failed: NodeId): MemberNext {
  const isSuccessor = state.successors[0] === failed;
  const successors = isSuccessor ? state.successors.slice(1) : state.successors;
  const predecessor = state.predecessor === failed ? null : state.predecessor;
  // The round that asked the failed successor will not end any more.
  return pointing(state, { ...state, successors, predecessor }, isSuccessor ? nextRound(state.config) : []);
}
