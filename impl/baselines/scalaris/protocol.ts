/** All types of Scalaris' rules, as the kernel names them. */
import type { Next } from '../../kernel/protocol.ts';
import type { Commit, Message, Output } from './messages.ts';
import type { Config, Manager, Replica, State } from './state.ts';

export interface Scalaris {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: Commit;
  readonly timer: never;
  readonly output: Output;
  readonly durable: never;
}

export type ManagerNext = Next<Scalaris & { readonly state: Manager }>;
export type ReplicaNext = Next<Scalaris & { readonly state: Replica }>;
