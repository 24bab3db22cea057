/** All types of two-phase commit, as the kernel names them. */
import type { Next } from '../../kernel/protocol.ts';
import type { Begin, Message, Output } from './messages.ts';
import type { Config, Coordinator, Participant, State } from './state.ts';

export interface TwoPhaseCommit {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: Begin;
  readonly timer: never;
  readonly output: Output;
  readonly durable: never;
}

export type CoordinatorNext = Next<TwoPhaseCommit & { readonly state: Coordinator }>;
export type ParticipantNext = Next<TwoPhaseCommit & { readonly state: Participant }>;
