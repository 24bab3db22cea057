/** The newcomer's side of a join: it asks, waits for one answer, and tells one node. It locks nothing (slide 18). */
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { onMessage } from './member.ts';
import type { Message, Output } from './messages.ts';
import type { MemberNext, RingEffect, RingEvent, RingNext } from './protocol.ts';
import type { Joining, Member, Stashed } from './state.ts';

export function onJoiningEvent(state: Joining, event: RingEvent): RingNext {
  switch (event.type) {
    case 'start':
    case 'timeout':
      return onStart(state);
    case 'request':
      return next(stashed(state, state.self, { type: 'lookup', key: event.request.key, origin: state.self, direction: 'onward' }));
    case 'receive':
      return onEarlyMessage(state, event.from, event.message);
    default:
      return next(state);
  }
}

/** With a contact, asks it to be let in; without one, founds a ring: alone, a node is its own neighbour and owns every key. */
function onStart(state: Joining): RingNext {
  const { contact } = state.config;
  if (contact === undefined) return becomeMember(state, state.self, state.self);
  return next(state, send(contact, { type: 'join', newcomer: state.self, direction: 'onward' }), ...askAgainLater(state));
}

/** Only the acceptance makes a member. All else waits, for it may overtake the acceptance: their senders differ. */
function onEarlyMessage(state: Joining, from: NodeId, message: Message): RingNext {
  if (message.type !== 'joinAccepted') return next(stashed(state, from, message));
  return becomeMember(state, message.predecessor, from);
}

/** Step 2 of 2: the newcomer is in, and tells its predecessor, which until now has known nothing of it. */
function becomeMember(state: Joining, predecessor: NodeId, successor: NodeId): MemberNext {
  const { self, config } = state;
  const member: Member = { status: 'member', self, config, predecessor, successor, oldPredecessors: [] };
  const joined = indicate<Output>({ type: 'joined', predecessor, successor });
  return catchUp({ state: member, effects: [...stopAsking(state), joined, ...tellPredecessor(member)] }, state.stash);
}

function tellPredecessor(member: Member): readonly RingEffect[] {
  if (member.predecessor === member.self) return [];
  return [send(member.predecessor, { type: 'newSuccessor', oldSuccessor: member.successor })];
}

/**
 * What was kept for later, as if it arrived now. Lookups come last: a newcomer that is let in here takes keys away, and
 * whoever answers a lookup is still responsible when the step is over.
 */
function catchUp(entered: MemberNext, stash: readonly Stashed[]): MemberNext {
  const lookups = stash.filter(({ message }) => message.type === 'lookup');
  const others = stash.filter(({ message }) => message.type !== 'lookup');
  return [...others, ...lookups].reduce(({ state, effects }, { from, message }) => {
    const after = onMessage(state, from, message);
    return { state: after.state, effects: [...effects, ...after.effects] };
  }, entered);
}

function stashed(state: Joining, from: NodeId, message: Message): Joining {
  if (message.type === 'join' && isWaiting(state, message.newcomer)) return state;
  return { ...state, stash: [...state.stash, { from, message }] };
}

/** Only a newcomer's question is asked again; once is enough to keep it. */
function isWaiting(state: Joining, newcomer: NodeId): boolean {
  return state.stash.some(({ message }) => message.type === 'join' && message.newcomer === newcomer);
}

function askAgainLater({ config }: Joining): readonly RingEffect[] {
  return config.retryAfterMs === undefined ? [] : [{ type: 'setTimer', timer: { type: 'askAgain' }, afterMs: config.retryAfterMs }];
}

function stopAsking({ config }: Joining): readonly RingEffect[] {
  return config.retryAfterMs === undefined ? [] : [{ type: 'cancelTimer', timer: { type: 'askAgain' } }];
}
