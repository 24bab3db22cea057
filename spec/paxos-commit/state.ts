/** The state of Paxos Commit: the managers, the memory of the acceptors, and all messages ever sent. */
import { allWorking, type ResourceManagerState } from '../atomic-commit/commit.ts';
import { type Flags, noneOf, raised } from '../kernel/flags.ts';
import { put } from '../kernel/record.ts';
import { type Accepted, allMessages, type Bounds } from './messages.ts';

export interface PaxosCommit {
  readonly rmState: Readonly<Record<string, ResourceManagerState>>;
  /** By manager, whose vote the instance decides, and acceptor: see `entry`. */
  readonly ledgers: Readonly<Record<string, Ledger>>;
  /** All messages ever sent. */
  readonly msgs: Flags;
}

/** The memory of one acceptor about one instance. */
export interface Ledger {
  /** The acceptor no longer takes part in a lower ballot. */
  readonly promised: number;
  readonly accepted: Accepted;
}

export function initial(bounds: Bounds): PaxosCommit {
  const { managers, acceptors } = bounds;
  const entries = managers.flatMap((manager) => acceptors.map((acceptor) => entry(manager, acceptor)));
  const ledgers = Object.fromEntries(entries.map((each): [string, Ledger] => [each, { promised: 0, accepted: null }]));
  return { rmState: allWorking(managers), ledgers, msgs: noneOf(allMessages(bounds)) };
}

export function entry(manager: string, acceptor: string): string {
  return `${manager} at ${acceptor}`;
}

export function sent(state: PaxosCommit, message: string): PaxosCommit {
  return put(state, 'msgs', raised(state.msgs, message));
}
