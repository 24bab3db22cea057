/** All types of Beernet's ring, as the kernel names them. */
import type { Event, Next } from '../../kernel/protocol.ts';
import type { Message } from './messages.ts';
import type { Config, State } from './state.ts';

export interface Beernet {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: never;
  readonly timer: never;
  readonly output: never;
  readonly durable: never;
}

export type BeernetEvent = Event<Beernet>;
export type BeernetNext = Next<Beernet>;
