/**
 * A leave is a crash that is announced: the neighbours take the word of the one who leaves for a suspicion, so its keys
 * pass on as they do after a crash, but nobody waits for a time-out. The slides know of no other kind (PPL: "leave is
 * treated as a crash").
 */
import { inHalfOpen } from '../identifier-space/interval.ts';
import { unreachable } from '../kernel/invariant.ts';
import { andThen, indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import type { Leaving as LeavingMessage, Message, Routed } from './messages.ts';
import type { LeavingNext, MemberNext, RingEffect, RingEvent, RingNext } from './protocol.ts';
import { keyOf } from './routing.ts';
import { ascending, isSuspected, type Leaving, type Member } from './state.ts';
import { refreshed, successorsOf } from './successor-list.ts';
import { onSuspect } from './suspicion.ts';

/** From now on the node owns nothing. Those that point to it are told, and must turn away before it ends. */
export function leave(state: Member): RingNext {
  const { self, config, predecessor, backups, suspected, held } = state;
  const successor = state.successor ?? self;
  const awaited = ascending([predecessor, successor, ...state.followers]).filter((node) => node !== self && !isSuspected(state, node));
  const leaving: Leaving = { status: 'leaving', self, config, predecessor, successor, backups, suspected, awaited, held };
  return endIfDone({ state: leaving, effects: awaited.map((node) => announce(leaving, node)) });
}

/** A neighbour leaves: it is not there any more, as far as this node is concerned. */
export function onNeighbourLeaving(state: Member, from: NodeId, { predecessor, successors }: LeavingMessage): MemberNext {
  const informed =
    from === state.successor ? refreshed(state, successors) : from === state.predecessor ? expecting(state, predecessor) : state;
  return andThen(onSuspect(informed, from), (after) => next(after, farewell(from)));
}

/** The one before the leaver will follow, and until then its keys are its own. */
function expecting(state: Member, node: NodeId): Member {
  return node === state.self ? state : { ...state, followers: ascending([...state.followers, node]) };
}

export function onLeavingEvent(state: Leaving, event: RingEvent): RingNext {
  switch (event.type) {
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'request':
      if (event.request.type !== 'lookup') return next(state);
      return hold(state, { type: 'lookup', key: event.request.key, origin: state.self, direction: 'onward' });
    case 'suspect':
      return endIfDone(without(state, event.node));
    case 'restore':
      return next({ ...state, suspected: state.suspected.filter((node) => node !== event.node) });
    case 'start':
    case 'timeout':
    case 'chosen':
      return next(state);
    default:
      return unreachable(event);
  }
}

function onMessage(state: Leaving, from: NodeId, message: Message): RingNext {
  switch (message.type) {
    case 'join':
    case 'lookup':
      return hold(state, message);
    case 'follow':
    case 'accepted':
    case 'newSuccessor':
    case 'hint':
      if (isSuspected(state, from)) return next(state);
      return next({ ...state, awaited: ascending([...state.awaited, from]) }, announce(state, from));
    case 'leaving':
      return endIfDone(andThen(without(state, from), (after) => next(after, farewell(from))));
    case 'farewell':
      return endIfDone(next({ ...state, awaited: state.awaited.filter((node) => node !== from) }));
    case 'found':
      return next(state, indicate({ type: 'found', key: message.key, owner: from }));
    case 'unfollow':
      return next(state);
    default:
      return unreachable(message);
  }
}

function hold(state: Leaving, message: Routed): RingNext {
  return next({ ...state, held: [...state.held, message] });
}

/** `node` is down, or leaves, too: nobody waits for it, and a successor behind it is told. */
function without(state: Leaving, node: NodeId): LeavingNext {
  const after: Leaving = {
    ...state,
    suspected: ascending([...state.suspected, node]),
    awaited: state.awaited.filter((each) => each !== node),
    backups: state.backups.filter((each) => each !== node),
  };
  if (node !== state.successor) return { state: after, effects: [] };
  const [successor = state.self, ...backups] = after.backups;
  if (successor === state.self) return { state: { ...after, successor, backups }, effects: [] };
  const told: Leaving = { ...after, successor, backups, awaited: ascending([...after.awaited, successor]) };
  return { state: told, effects: [announce(told, successor)] };
}

/** When nobody points to it any more, it passes on what it has held, and ends. */
function endIfDone({ state, effects }: LeavingNext): RingNext {
  if (state.awaited.length > 0) return { state, effects };
  const { self, successor, held } = state;
  const passedOn = successor === self ? [] : held.map((message) => send(successor, onItsWay(state, message)));
  return { state: { ...state, held: [] }, effects: [...effects, ...passedOn, indicate({ type: 'left' }), { type: 'stop' }] };
}

/** The keys that were this node's, and those up to its successor, are behind the successor. */
function onItsWay({ self, predecessor, successor, config }: Leaving, message: Routed): Routed {
  return inHalfOpen(keyOf(message), predecessor, successor, config.keys) || predecessor === self
    ? { ...message, direction: 'back' }
    : message;
}

function announce(state: Leaving, to: NodeId): RingEffect {
  return send(to, {
    type: 'leaving',
    predecessor: state.predecessor,
    successors: successorsOf(state).filter((node) => node !== state.self),
  });
}

function farewell(to: NodeId): RingEffect {
  return send(to, { type: 'farewell' });
}
