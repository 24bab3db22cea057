/** How a world of Scalaris' managers and replicas is seen: as a history of transactions, and as locks. */
import type { Output } from '../../../impl/baselines/scalaris/messages.ts';
import type { Scalaris } from '../../../impl/baselines/scalaris/protocol.ts';
import { isLocked, type State } from '../../../impl/baselines/scalaris/state.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { History, World } from '../../../model-check/world/world.ts';
import type { Transaction } from '../../../spec/serialisability/history.ts';

/** The outcomes that clients were told, ascending by id, all at one time: the checker tries every order of events. */
export type Outcomes = readonly Transaction[];

export const outcomes: History<Scalaris, Outcomes> = {
  initial: [],
  after: (known, event) => (event.type === 'request' ? known : inOrder([...known, transactionOf(event.node, event.output)])),
};

function inOrder(transactions: Outcomes): Outcomes {
  return [...transactions].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A write makes the successor of the version that the client has read. */
function transactionOf(manager: NodeId, { type: outcome, operations }: Output): Transaction {
  const seen = operations.map((each) => (each.type === 'read' ? each : { ...each, version: each.version + 1 }));
  return { id: `transaction ${manager}`, outcome, operations: seen, began: 0, ended: 0 };
}

/** No message is under way, and every client has been told its outcome. */
export function isAtRest({ nodes, quiet }: World<Scalaris, Outcomes>): boolean {
  return quiet && nodes.every(({ state }) => state.role === 'replica' || state.outcome !== null);
}

export function holdsNoLock(state: State): boolean {
  return state.role === 'manager' || !isLocked(state.entry);
}
