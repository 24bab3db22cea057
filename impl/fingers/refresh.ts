/** Refreshing the table: all fingers, on request or by a timer, and a single one when its node is suspected. */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { type NodeId, next } from '../kernel/protocol.ts';
import { arm } from '../kernel/timers.ts';
import { watched, withSuspicion } from './knowledge.ts';
import { ask } from './lookup.ts';
import type { FingerEffect, FingerNext } from './protocol.ts';
import type { Config, State } from './state.ts';
import { targetOf, targetOffsets } from './table.ts';

export function onRefresh(state: State): FingerNext {
  const targets = targetOffsets(state.config).map((offset) => (state.self + offset) % state.config.keys);
  return next(targets.filter((target) => !isUpToTheRing(state, target)).reduce(lookUp, state));
}

export function onRefreshTimer(state: State): FingerNext {
  return next(onRefresh(state).state, ...nextRefresh(state.config));
}

/** Correction on change: the suspected node leaves the table, and its target is looked up for another finger. */
export function onSuspect(state: State, node: NodeId): FingerNext {
  if (!watched(state).includes(node)) return next(state);
  const target = targetOf(node, state.self, state.fingers, state.config);
  const after = withSuspicion(state, node);
  return next(target === null || isUpToTheRing(after, target) ? after : lookUp(after, target));
}

export function nextRefresh({ refreshAfterMs }: Config): readonly FingerEffect[] {
  return arm({ type: 'refresh' }, refreshAfterMs);
}

function lookUp(state: State, target: Identifier): State {
  return ask(state, target, 'finger');
}

/** Whether `target` needs no lookup: this node is not a member, or its successor is the answer, as the ring has told. */
function isUpToTheRing({ self, config, neighbours }: State, target: Identifier): boolean {
  if (neighbours === null) return true;
  return neighbours.successor !== null && inHalfOpen(target, self, neighbours.successor, config.keys);
}
