/** All types of the published ring, as the kernel names them. */
import type { Event, Next, NodeId } from '../../kernel/protocol.ts';
import type { Later, Message } from './messages.ts';
import type { Config, Member, State } from './state.ts';

export interface PublishedRing {
  readonly config: Config;
  readonly state: State;
  readonly message: Message;
  readonly request: never;
  readonly timer: Later;
  readonly output: { readonly type: 'joined'; readonly predecessor: NodeId; readonly successor: NodeId };
  readonly durable: never;
}

export type PublishedEvent = Event<PublishedRing>;
export type PublishedNext = Next<PublishedRing>;
export type MemberNext = Next<PublishedRing & { readonly state: Member }>;
