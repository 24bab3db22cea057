/** All types of the unstructured network, as the kernel names them. */
import type { Next } from '../../../kernel/protocol.ts';
import type { Message, Output, Request } from './messages.ts';
import type { Config, State } from './state.ts';

export interface Unstructured {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: Request;
  readonly timer: never;
  readonly output: Output;
  readonly durable: never;
}

export type UnstructuredNext = Next<Unstructured>;
