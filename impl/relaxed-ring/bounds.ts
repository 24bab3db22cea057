/** The bounds on what a node keeps: messages that wait, and suspects. */
import { distance } from '../identifier-space/interval.ts';
import { type NodeId, next } from '../kernel/protocol.ts';
import type { MemberNext } from './protocol.ts';
import type { Config, Member } from './state.ts';
import { isCloser, unfollow } from './successor-list.ts';

/** Whether one more message may wait. */
export function hasRoom(waiting: readonly unknown[], { waitingAtMost = Number.POSITIVE_INFINITY }: Config): boolean {
  return waiting.length < waitingAtMost;
}

/**
 * The end of each step of a member: it forgets suspects beyond the bound. Of those that do not matter, it keeps the nearest on
 * the predecessor's side, since they may follow it when they are back. A forgotten node may be up, and may still take this
 * node for a follower, so it is told.
 */
export function forgetting(state: Member): MemberNext {
  const { self, suspected, config } = state;
  const { suspectsAtMost = Number.POSITIVE_INFINITY } = config;
  const needless = suspected.filter((node) => !suspicionMatters(state, node));
  if (needless.length <= suspectsAtMost) return next(state);
  const far = needless.sort((a, b) => distance(a, self, config.keys) - distance(b, self, config.keys)).slice(suspectsAtMost);
  const after = { ...state, suspected: suspected.filter((node) => !far.includes(node)) };
  return next(after, ...far.map((node) => unfollow(after, node)));
}

/**
 * Whether the suspicion decides something. Keys are taken over only from a predecessor or a follower. The successor is told of
 * suspects in between, and takes over their keys. A node that is alone tells nobody; without a successor any node would do.
 */
export function suspicionMatters(state: Member, node: NodeId): boolean {
  const { self, predecessor, successor, followers } = state;
  return node === predecessor || followers.includes(node) || (successor !== self && isCloser(state, node));
}
