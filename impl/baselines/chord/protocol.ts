/** All types of Chord, as the kernel names them. */
import type { Next } from '../../kernel/protocol.ts';
import type { Message, Output, Request, Stabilise } from './messages.ts';
import type { Config, Member, State } from './state.ts';

export interface Chord {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: Request;
  readonly timer: Stabilise;
  readonly output: Output;
  readonly durable: never;
}

export type ChordNext = Next<Chord>;
export type MemberNext = Next<Chord & { readonly state: Member }>;
export type MemberEffects = MemberNext['effects'];
