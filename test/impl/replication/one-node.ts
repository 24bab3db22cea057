/** One replicating node at a time, and what it says. */
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { placement } from '../../../impl/places/placement.ts';
import type { Message, Output, Request } from '../../../impl/replication/messages.ts';
import type { ReplicationNext } from '../../../impl/replication/protocol.ts';
import { type Config, newcomer, type State } from '../../../impl/replication/state.ts';
import { replication } from '../../../impl/replication/step.ts';
import { founded, type Store } from '../../../impl/replication/store.ts';

/** The slides' example: 16 identifiers, degree 4. */
export const config: Config = { placed: placement(16, 4), reads: 'writtenBack', acknowledgements: 'fenced', restoring: 'unknown' };

/** A node that is responsible for (`predecessor`, `self`], and knows the owners of the class of item 1: 1, 5, 9 and 13. */
export function member(self: NodeId, predecessor: NodeId, store: Store = founded({ from: predecessor, to: self })): State {
  const routes = [1, 5, 9, 13].map((place) => ({ place, owner: place }));
  return { ...newcomer(self, config), store, routes };
}

export function ask(state: State, request: Request): ReplicationNext {
  return replication.step(state, { type: 'request', request });
}

export function receive(state: State, from: NodeId, message: Message): ReplicationNext {
  return replication.step(state, { type: 'receive', from, message });
}

export function sent({ effects }: ReplicationNext): readonly (readonly [NodeId, Message])[] {
  return effects.flatMap((effect) => (effect.type === 'send' ? [[effect.to, effect.message] as const] : []));
}

export function told({ effects }: ReplicationNext): readonly Output[] {
  return effects.flatMap((effect) => (effect.type === 'indicate' ? [effect.output] : []));
}
