/** Questions to another node. The node is watched while its answer is due; a suspicion serves as the time-out. */
import { type NodeId, send } from '../../kernel/protocol.ts';
import { arm } from '../../kernel/timers.ts';
import type { Message } from './messages.ts';
import type { Effects } from './protocol.ts';
import type { Config } from './state.ts';

export function ask(node: NodeId, question: Message): Effects {
  return [{ type: 'monitor', node }, send(node, question)];
}

/** Ends a question: the answer is there, or will not come. */
export function answered(node: NodeId): Effects {
  return [{ type: 'unmonitor', node }];
}

export function pause({ pauseMs }: Config, timer: 'stabilise' | 'tryAgain'): Effects {
  return arm({ type: timer }, pauseMs);
}
