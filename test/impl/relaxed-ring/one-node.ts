/** One node of the ring at a time, and what it says. */
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { Message } from '../../../impl/relaxed-ring/messages.ts';
import type { RingNext } from '../../../impl/relaxed-ring/protocol.ts';
import type { State } from '../../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';

export const config = { keys: 16, successorListLength: 3, contacts: [] };

export function receive(state: State, from: NodeId, message: Message): RingNext {
  return relaxedRing.step(state, { type: 'receive', from, message });
}

export function suspect(state: State, node: NodeId): RingNext {
  return relaxedRing.step(state, { type: 'suspect', node });
}

export function restore(state: State, node: NodeId): RingNext {
  return relaxedRing.step(state, { type: 'restore', node });
}

export function sent({ effects }: RingNext): readonly (readonly [NodeId, Message])[] {
  return effects.flatMap((effect) => (effect.type === 'send' ? [[effect.to, effect.message] as const] : []));
}
