/** All types of the layer, as the kernel names them. */
import type { Effect, Next } from '../kernel/protocol.ts';
import type { Message, Output, Request, Timer } from './messages.ts';
import type { Config, Durable, State } from './state.ts';

export interface Store {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: Request;
  readonly timer: Timer;
  readonly output: Output;
  readonly durable: Durable;
}

export type StoreNext = Next<Store>;
export type StoreEffect = Effect<Store>;
