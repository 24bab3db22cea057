/** All types of the placer, as the kernel names them. */
import type { Next } from '../kernel/protocol.ts';
import type { Message, Output, Request, Timer } from './messages.ts';
import type { Config, State } from './state.ts';

export interface Placer {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: Request;
  readonly timer: Timer;
  readonly output: Output;
  readonly durable: never;
}

export type PlacerNext = Next<Placer>;
