/** All types of the failure detector, as the kernel names them. */
import type { Effect, Event, Next } from '../kernel/protocol.ts';
import type { Heard, Message, Output, Round, WatchRequest } from './messages.ts';
import type { Config, Durable, State } from './state.ts';

export interface FailureDetector {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: WatchRequest | Heard;
  readonly timer: Round;
  readonly output: Output;
  readonly durable: Durable;
}

export type DetectorEvent = Event<FailureDetector>;
export type DetectorEffect = Effect<FailureDetector>;
export type DetectorNext = Next<FailureDetector>;
