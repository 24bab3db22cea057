/** All types of the fingers, as the kernel names them. */
import type { Effect, Event, Next } from '../kernel/protocol.ts';
import type { Message, Output, Refresh, Request } from './messages.ts';
import type { Config, State } from './state.ts';

export interface Fingers {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: Request;
  readonly timer: Refresh;
  readonly output: Output;
  readonly durable: never;
}

export type FingerEvent = Event<Fingers>;
export type FingerEffect = Effect<Fingers>;
export type FingerNext = Next<Fingers>;
