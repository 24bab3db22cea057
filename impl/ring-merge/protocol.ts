/** All types of the merge of rings, as the kernel names them. */
import type { Effect, Event, Next } from '../kernel/protocol.ts';
import type { Message, Output, Request, Timer } from './messages.ts';
import type { Config, State } from './state.ts';

export interface RingMerge {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: Request;
  readonly timer: Timer;
  readonly output: Output;
  readonly durable: never;
}

export type MergeEvent = Event<RingMerge>;
export type MergeEffect = Effect<RingMerge>;
export type MergeNext = Next<RingMerge>;
