/** All types of the relaxed ring, as the kernel names them. */
import type { Effect, Event, Next } from '../kernel/protocol.ts';
import type { Message, Output, Request, Timer } from './messages.ts';
import type { Config, Durable, Leaving, Member, State } from './state.ts';

export interface RelaxedRing {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: Request;
  readonly timer: Timer;
  readonly output: Output;
  readonly durable: Durable;
}

export type RingEvent = Event<RelaxedRing>;
export type RingEffect = Effect<RelaxedRing>;
export type RingNext = Next<RelaxedRing>;
/** The result of a step that leaves the node a member. */
export type MemberNext = Next<RelaxedRing & { readonly state: Member }>;
/** The result of a step that leaves the node on its way out. */
export type LeavingNext = Next<RelaxedRing & { readonly state: Leaving }>;
