/** A question to another node: its failure detector is on for as long as the answer is due, as a time-out would be. */
import { type NodeId, send } from '../../kernel/protocol.ts';
import type { Message } from './messages.ts';
import type { Effects } from './protocol.ts';
import type { Config } from './state.ts';

export function ask(node: NodeId, question: Message): Effects {
  return [{ type: 'monitor', node }, send(node, question)];
}

/** The answer is there, or will not come. */
export function answered(node: NodeId): Effects {
  return [{ type: 'unmonitor', node }];
}

export function pause({ pauseMs }: Config, timer: 'stabilise' | 'tryAgain'): Effects {
  return pauseMs === undefined ? [] : [{ type: 'setTimer', timer: { type: timer }, afterMs: pauseMs }];
}
