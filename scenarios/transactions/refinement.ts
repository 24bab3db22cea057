/** How a world of transactions is seen by the specs: one transaction at a time, or as what clients saw of all. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Transactions } from '../../impl/transactions/protocol.ts';
import type { Gone, Members, Request } from '../../impl/transactions/requests.ts';
import type { Durable } from '../../impl/transactions/state.ts';
import type { TransactionId } from '../../impl/transactions/transaction.ts';
import type { ClientEvent, History, NodeView, World } from '../../model-check/world/world.ts';
import type { Refinement } from '../../spec/kernel/spec.ts';
import {
  NOTHING_ACCEPTED,
  type PaxosCommitOverReplicas,
  paxosCommitOverReplicas,
  untouched,
} from '../../spec/transactions/paxos-commit-over-replicas.ts';
import { outcomeIn, type ReplicatedCommit, replicatedCommit } from '../../spec/transactions/replicated-commit.ts';
import type { ObservedTransaction } from '../../spec/transactions/serialisability.ts';
import type { Items } from '../../spec/transactions/votes.ts';

/** A transaction as its client saw it, under the name that its node gave it. */
export interface SeenTransaction extends ObservedTransaction {
  /** The client's name for it, if that is another one. */
  readonly calledBy?: string;
  /** The client was told that its node does not know the outcome. */
  readonly isUnknown?: true;
  /** The client was answered more than once. */
  readonly isAnsweredAgain?: true;
}

export type Observed = readonly SeenTransaction[];
export type TransactionsWorld = World<Transactions, Observed>;

/** The state of a node on disk. All that it tells others is there, and a node that is down has nothing else. */
export function recordOf(node: NodeView<Transactions>): Durable {
  return node.status === 'down' ? (node.durable ?? node.state) : node.state;
}

/** The transactions that clients saw, in the order in which they asked. */
export const observed: History<Transactions, Observed> = {
  initial: [],
  after(history, event) {
    if (event.type === 'output') return history.map((transaction) => answered(transaction, event));
    const { node, request } = event;
    return request.type === 'members' || request.type === 'gone' ? history : [...history, begun(history, node, request)];
  },
};

function begun(history: Observed, node: NodeId, request: Exclude<Request, Members | Gone>): SeenTransaction {
  const { writes } = request.type === 'run' ? request : request.log;
  const after = history.filter(({ outcome }) => outcome !== 'open').map(({ name }) => name);
  const name = `${node}.${history.filter((each) => each.name.startsWith(`${node}.`)).length + 1}`;
  return {
    name,
    ...(name === request.name ? {} : { calledBy: request.name }),
    writes: writes.map(({ key, value }) => ({ key, value })),
    reads: [],
    outcome: 'open',
    after: [...after].sort(),
  };
}

function answered(transaction: SeenTransaction, { output }: Extract<ClientEvent<Transactions>, { type: 'output' }>): SeenTransaction {
  if (output.name !== (transaction.calledBy ?? transaction.name)) return transaction;
  if (transaction.outcome !== 'open' || transaction.isUnknown === true) return { ...transaction, isAnsweredAgain: true };
  if (output.type === 'unknown') return { ...transaction, isUnknown: true };
  if (output.type === 'aborted') return { ...transaction, outcome: 'aborted' };
  return { ...transaction, outcome: 'committed', reads: output.reads.map(({ key, value }) => ({ key, value })) };
}

/** One transaction: its instances, item by item, and the nodes that manage it. */
export interface Followed {
  readonly id: TransactionId;
  readonly items: Items;
  readonly managers: readonly number[];
}

export function refinesReplicatedCommit(followed: Followed, nodes: readonly number[]): Refinement<TransactionsWorld, ReplicatedCommit> {
  return { of: replicatedCommit(followed.items, nodes.map(String)), view: (world) => commitOf(world, followed) };
}

/** The ballots are 0 and those that are listed. */
export function refinesPaxosCommit(
  followed: Followed,
  nodes: readonly number[],
  ballots: readonly number[],
): Refinement<TransactionsWorld, PaxosCommitOverReplicas> {
  const bounds = { items: followed.items, acceptors: followed.managers.map(String), ballots, observers: nodes.map(String) };
  return { of: paxosCommitOverReplicas(bounds), view: (world) => paxosOf(world, followed) };
}

function commitOf({ nodes }: TransactionsWorld, { id }: Followed): ReplicatedCommit {
  const known = Object.fromEntries(nodes.map((node) => [String(node.id), recordOf(node).outcomes[id]?.type ?? 'nothing'] as const));
  if (outcomeIn({ known }) !== undefined) return { cast: {}, known };
  const votes = nodes.flatMap((node) => Object.entries(recordOf(node).cast[id]?.votes ?? {}));
  return { cast: Object.fromEntries(votes), known };
}

function paxosOf(world: TransactionsWorld, followed: Followed): PaxosCommitOverReplicas {
  const { id, managers } = followed;
  const { nodes } = world;
  const { cast, known } = commitOf(world, followed);
  const names = managers.map(String);
  if (outcomeIn({ known }) !== undefined) return { cast, acceptors: untouched(names), known };
  const acceptors = nodes.flatMap((node) => {
    const acceptor = recordOf(node).acceptors[id];
    const seen = acceptor === undefined ? NOTHING_ACCEPTED : { promised: acceptor.promised, accepted: acceptor.accepted };
    return managers.includes(node.id) ? [[String(node.id), seen] as const] : [];
  });
  return { cast, acceptors: Object.fromEntries(acceptors), known };
}
