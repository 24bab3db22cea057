/** Steps of a single node: the messages that it sends, and the nodes that it names to its ring. */
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { Message } from '../../../impl/ring-merge/messages.ts';
import type { MergeEvent, MergeNext } from '../../../impl/ring-merge/protocol.ts';
import { type Config, type State, settled } from '../../../impl/ring-merge/state.ts';
import { ringMerge } from '../../../impl/ring-merge/step.ts';

export const config: Config = { keys: 16, fanout: 1, passiveListLength: 2, tickMs: 100, bootstrap: [] };

/** Node 4 of the ring 0, 4, 8, 12. */
export const four: State = settled(4, 0, 8, config);

export function following(state: State, ...events: readonly MergeEvent[]): MergeNext {
  return events.reduce<MergeNext>((now, event) => ringMerge.step(now.state, event), { state, effects: [] });
}

export function receive(state: State, from: NodeId, message: Message): MergeNext {
  return ringMerge.step(state, { type: 'receive', from, message });
}

export function sent({ effects }: MergeNext): readonly (readonly [NodeId, Message])[] {
  return effects.flatMap((effect) => (effect.type === 'send' ? [[effect.to, effect.message] as const] : []));
}

export function considered({ effects }: MergeNext): readonly NodeId[] {
  return effects.flatMap((effect) => (effect.type === 'indicate' ? [effect.output.node] : []));
}

export function armed({ effects }: MergeNext): readonly string[] {
  return effects.flatMap((effect) => (effect.type === 'setTimer' ? [`${effect.timer.type} ${effect.afterMs}`] : []));
}

export function watching({ effects }: MergeNext): readonly string[] {
  return effects.flatMap((effect) => (effect.type === 'monitor' || effect.type === 'unmonitor' ? [`${effect.type} ${effect.node}`] : []));
}
