/** All types of transactions, as the kernel names them. */
import type { Effect, Event, Next } from '../kernel/protocol.ts';
import type { Message } from './messages.ts';
import type { Output, Request, Timer } from './requests.ts';
import type { Config, Durable, State } from './state.ts';

export interface Transactions {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: Request;
  readonly timer: Timer;
  readonly output: Output;
  readonly durable: Durable;
}

export type TransactionsNext = Next<Transactions>;
export type TransactionsEvent = Event<Transactions>;
export type TransactionsEffect = Effect<Transactions>;
