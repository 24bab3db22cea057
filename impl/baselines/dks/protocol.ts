/** All types of DKS's ring, as the kernel names them. */
import type { Event, Next } from '../../kernel/protocol.ts';
import type { Message, Output, Request } from './messages.ts';
import type { Config, Member, State } from './state.ts';

export interface Dks {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: Request;
  readonly timer: never;
  readonly output: Output;
  readonly durable: never;
}

export type DksEvent = Event<Dks>;
export type DksNext = Next<Dks>;
export type MemberNext = Next<Dks & { readonly state: Member }>;
