/** All types of the hybrid network, as the kernel names them. */
import type { Next } from '../../../kernel/protocol.ts';
import type { Message, Output, Request } from './messages.ts';
import type { Config, Hub, Peer, State } from './state.ts';

export interface Hybrid {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: Request;
  readonly timer: never;
  readonly output: Output;
  readonly durable: never;
}

export type HubNext = Next<Hybrid & { readonly state: Hub }>;
export type PeerNext = Next<Hybrid & { readonly state: Peer }>;
