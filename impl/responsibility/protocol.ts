/** All types of the layer, as the kernel names them. */
import type { Effect, Next } from '../kernel/protocol.ts';
import type { Output, Request } from './messages.ts';
import type { Config, State } from './state.ts';

export interface Responsibility {
  readonly config: Config;
  readonly state: State;
  readonly message: never;
  readonly request: Request;
  readonly timer: never;
  readonly output: Output;
  readonly durable: never;
}

export type ResponsibilityNext = Next<Responsibility>;
export type ResponsibilityEffect = Effect<Responsibility>;
