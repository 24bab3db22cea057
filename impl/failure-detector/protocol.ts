/** All types of the failure detector, as the kernel names them. */
import type { Effect, Event, Next } from '../kernel/protocol.ts';
import type { Message, Output, Round, WatchRequest } from './messages.ts';
import type { Config, State } from './state.ts';

export interface FailureDetector {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: WatchRequest;
  readonly timer: Round;
  readonly output: Output;
  readonly durable: never;
}

export type DetectorEvent = Event<FailureDetector>;
export type DetectorEffect = Effect<FailureDetector>;
export type DetectorNext = Next<FailureDetector>;
