/** The events that a node takes from its inbox. */
import type { Event, ProtocolTypes } from '../impl/kernel/protocol.ts';
import type { Input } from '../traces/format/line.ts';
import type { Arming } from './timers.ts';

/** An event that waits in the inbox to become a step. */
export interface Arrival<X extends ProtocolTypes> {
  readonly input: Input;
  readonly event: Event<X>;
  /** The Lamport clock that came with the event; 0 without one. */
  readonly heard: number;
  /** For a receipt: the message as JSON. */
  readonly text?: string;
  /** For a time-out: the arming of the timer that ran out. */
  readonly arming?: Arming;
}
