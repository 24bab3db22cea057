/**
 * A manager counts votes, item by item. An item is prepared by more than half of its replicas, and refused by half or more
 * of them. All items prepared: commit. One item refused: abort.
 */
import { indicate, type NodeId, next, send } from '../../kernel/protocol.ts';
import { withNumber } from '../../kernel/sorted-set.ts';
import type { Operation, Outcome } from './messages.ts';
import type { ManagerNext } from './protocol.ts';
import type { Manager } from './state.ts';

export function onCommit(state: Manager, operations: readonly Operation[]): ManagerNext {
  if (state.operations.length > 0) return next(state);
  const questions = operations.flatMap((operation) =>
    state.replicas[operation.item].map((replica) => send(replica, { type: 'prepare' as const, operation })),
  );
  return next({ ...state, operations }, ...questions);
}

/** Counts a vote. Once the outcome is decided, each replica hears of it when its vote is there; a late vote is answered late. */
export function onVote(state: Manager, replica: NodeId, vote: 'prepared' | 'refused'): ManagerNext {
  if (state.outcome !== null) return next(state, send(replica, { type: state.outcome }));
  const counted: Manager = { ...state, [vote]: withNumber(state[vote], replica) };
  const outcome = outcomeOf(counted);
  if (outcome === null) return next(counted);
  const tidings = [...counted.prepared, ...counted.refused].map((each) => send(each, { type: outcome }));
  return next({ ...state, prepared: [], refused: [], outcome }, ...tidings, indicate({ type: outcome, operations: state.operations }));
}

function outcomeOf({ operations, prepared, refused, replicas }: Manager): Outcome | null {
  const groups = operations.map(({ item }) => replicas[item]);
  if (groups.some((group) => 2 * votesOf(group, refused) >= group.length)) return 'aborted';
  return groups.every((group) => 2 * votesOf(group, prepared) > group.length) ? 'committed' : null;
}

function votesOf(group: readonly NodeId[], votes: readonly NodeId[]): number {
  return votes.filter((replica) => group.includes(replica)).length;
}
