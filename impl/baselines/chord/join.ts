/** n.join(n'): predecessor = nil; successor = n'.find_successor(n). Stabilisation does the rest. */
import { indicate, type NodeId, next, send } from '../../kernel/protocol.ts';
import type { ChordNext } from './protocol.ts';
import { nextRound } from './stabilise.ts';
import { type Joining, type Member, watchedBy } from './state.ts';

export function onStart(state: Joining): ChordNext {
  const { self, config } = state;
  if (config.contact === undefined) return onSuccessorFound(state, self);
  return next(state, send(config.contact, { type: 'findSuccessor', key: self, origin: self, purpose: 'join' }));
}

/** The newcomer becomes a member that knows one successor, and no further ones until it has copied a list. */
export function onSuccessorFound({ self, config }: Joining, successor: NodeId): ChordNext {
  const member: Member = { status: 'member', self, config, successors: [successor], predecessor: null };
  const watches = watchedBy(member).map((node) => ({ type: 'monitor', node }) as const);
  return next(member, ...watches, indicate({ type: 'joined', successor }), ...nextRound(config));
}
