/** The bound on the messages that wait at a node. */
import type { Config } from './state.ts';

/** Whether one more message may wait. */
export function hasRoom(waiting: readonly unknown[], { waitingAtMost = Number.POSITIVE_INFINITY }: Config): boolean {
  return waiting.length < waitingAtMost;
}
