/**
 * Finding a loopy ring. There each node is the predecessor of its successor, so no node has anything to repair. Yet
 * the successors go round the circle more than once. A node that looks itself up notices: the look-up meets two
 * neighbours between which the node belongs, before it has come back to the node.
 */
import { next, send } from '../kernel/protocol.ts';
import { arm } from '../kernel/timers.ts';
import type { MergeEffect, MergeNext } from './protocol.ts';
import type { Config, State } from './state.ts';

export function onLookForSelf(state: State): MergeNext {
  const { self, config, neighbours } = state;
  const successor = neighbours?.successor ?? self;
  const lookup = { type: 'mlookup', id: self, fanout: config.fanout, origin: null, again: true } as const;
  return next(state, ...(successor === self ? [] : [send(successor, lookup)]), ...lookForSelfLater(config));
}

export function lookForSelfLater({ lookForSelfMs }: Config): readonly MergeEffect[] {
  return arm({ type: 'lookForSelf' }, lookForSelfMs);
}
