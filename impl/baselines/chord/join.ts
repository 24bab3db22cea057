/** n.join(n'): predecessor = nil; successor = n'.find_successor(n). The rest is left to stabilisation. */
import { indicate, type NodeId, next, send } from '../../kernel/protocol.ts';
import type { ChordNext } from './protocol.ts';
import { nextRound } from './stabilise.ts';
import type { Joining } from './state.ts';

export function onStart(state: Joining): ChordNext {
  const { self, config } = state;
  if (config.contact === undefined) return onSuccessorFound(state, self);
  return next(state, send(config.contact, { type: 'findSuccessor', key: self, origin: self, purpose: 'join' }));
}

export function onSuccessorFound({ self, config }: Joining, successor: NodeId): ChordNext {
  return next({ status: 'member', self, config, successor, predecessor: null }, indicate({ type: 'joined', successor }), nextRound(config));
}
