/** All types of the corrected Chord, as the kernel names them. */
import type { Next } from '../../kernel/protocol.ts';
import type { Message, Output, Stabilise, TryAgain } from './messages.ts';
import type { Config, State } from './state.ts';

export interface CorrectedChord {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  /** Begin a round of stabilisation now. */
  readonly request: Stabilise;
  readonly timer: Stabilise | TryAgain;
  readonly output: Output;
  readonly durable: never;
}

export type CorrectedChordNext = Next<CorrectedChord>;
export type Effects = CorrectedChordNext['effects'];
