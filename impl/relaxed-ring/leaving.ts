/**
 * A leave is a crash that is announced, and nobody waits for a time-out. It goes in two steps, as a join does. First the
 * node behind the leaver inherits its keys. Then those that follow the leaver turn away from it, as from one that is down.
 * The slides know of no leave but a crash (PPL: "leave is treated as a crash").
 */
import { inHalfOpen } from '../identifier-space/interval.ts';
import { unreachable } from '../kernel/invariant.ts';
import { andThen, indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { ask } from './following.ts';
import type { Farewell, Leaving as LeavingMessage, Message, Routed } from './messages.ts';
import { askBehind, knownBetween, nearestBehind } from './predecessor.ts';
import type { LeavingNext, MemberNext, RingEffect, RingEvent, RingNext } from './protocol.ts';
import { keyOf } from './routing.ts';
import { isSuspected, type Leaving, type Member } from './state.ts';
import { isCloser, nearestKnown, refreshed, successorsOf, unfollow } from './successor-list.ts';
import { onSuspect } from './suspicion.ts';

/** From now on the node owns nothing, and the one behind it is to inherit. */
export function leave(state: Member): RingNext {
  const { self, config, predecessor, suspected, held } = state;
  const followers = ascending([predecessor, ...state.followers]).filter((node) => node !== self && !isSuspected(state, node));
  const [successor = self] = state.successor === self ? [] : successorsOf(state);
  const heir = successor === self ? (nearestKnown(state) ?? self) : successor;
  return bequeath({
    ...{ status: 'leaving', self, config, predecessor, heir, hasInherited: false },
    ...{ successors: successorsOf(state), followers, awaited: [], suspected, held },
  });
}

/** It is not there any more, as far as this node is concerned; what it leaves behind may be for this node, or for one in between. */
export function onNeighbourLeaving(state: Member, from: NodeId, message: LeavingMessage): MemberNext {
  const between = knownBetween(state, from).filter((node) => !message.suspects.includes(node) && !isSuspected(state, node));
  const gone = andThen(inherited(state, from, message.predecessor), (after) => turnedAway(after, from, message));
  const informed = andThen(gone, (after) => next(after, ...elsewhere(after, message)));
  return andThen(informed, (after) => next(after, farewell(from, nearestBehind(state, state.self, between))));
}

/** The heir expects the one before the leaver among its followers: it must hear when that one follows another node. */
function elsewhere(state: Member, { predecessor, successors: [heir = state.self] }: LeavingMessage): readonly RingEffect[] {
  const isExpected = predecessor === state.self && heir !== state.self && !isSuspected(state, heir);
  return isExpected && heir !== state.successor && !state.asked.includes(heir) ? [unfollow(state, heir)] : [];
}

/** The one before the leaver takes its place: the keys of the leaver are this node's, if nobody else stands between. */
function inherited(state: Member, leaver: NodeId, before: NodeId): MemberNext {
  const others = state.followers.filter((node) => node !== leaver);
  const returns = state.returns.filter(({ node }) => node !== leaver);
  if (leaver !== state.predecessor) {
    const rest = { ...state, followers: others, returns };
    // It may have been the only one, besides a suspected predecessor, between this node and other followers.
    const wasInTheWay = isSuspected(rest, rest.predecessor) && state.followers.includes(leaver);
    return wasInTheWay ? askBehind(rest, rest.predecessor, leaver) : next(rest);
  }
  // It is to follow this node, and until it does, those behind it must be asked when it fails.
  const followers = before === state.self ? others : ascending([...others, before]);
  // While rings become one the leaver may not have heard of all that stand before it here.
  const between = knownBetween({ ...state, predecessor: before, followers: others }, before).filter((node) => !isSuspected(state, node));
  const after = { ...state, predecessor: nearestBehind(state, state.self, between.length === 0 ? [before] : between), followers, returns };
  return isSuspected(after, before) ? askBehind(after, before) : next(after);
}

/** The one before the leaver may be closer than those behind it, and its heir closer than the present successor. */
function turnedAway(state: Member, leaver: NodeId, { predecessor, successors }: LeavingMessage): MemberNext {
  const informed = leaver === state.successor ? refreshed(state, successors) : state;
  const closer = [predecessor, ...successors.slice(0, 1)].find((node) => isCloser(informed, node) && !isSuspected(informed, node));
  return andThen(closer === undefined ? next(informed) : ask(informed, closer), (after) => onSuspect(after, leaver));
}

export function onLeavingEvent(state: Leaving, event: RingEvent): RingNext {
  switch (event.type) {
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'request':
      if (event.request.type !== 'lookup') return next(state);
      return hold(state, { type: 'lookup', key: event.request.key, origin: state.self, direction: 'onward' });
    case 'suspect':
      return without(state, event.node);
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
      return isSuspected(state, from) ? next(state) : onFollower(state, from);
    case 'leaving':
      return onNeighbourLeavingToo(state, from, message.suspects);
    case 'farewell':
      return onFarewell(state, from, message);
    case 'found':
      return next(state, indicate({ type: 'found', key: message.key, owner: from }));
    case 'unfollow':
      return next(state);
    default:
      return unreachable(message);
  }
}

/** Nobody turns away before it is known who inherits: else it might not hear of one that comes in there meanwhile. */
function onFollower(state: Leaving, from: NodeId): LeavingNext {
  return state.hasInherited ? tell(state, from) : next({ ...state, followers: ascending([...state.followers, from]) });
}

/** Both leave: the heir of this node is that of the other one, too, as soon as it knows that this node leaves. */
function onNeighbourLeavingToo(state: Leaving, from: NodeId, suspects: readonly NodeId[]): LeavingNext {
  const { state: after, effects } = without(state, from);
  const heir = [after.heir, ...after.successors].find((node) => !suspects.includes(node));
  return { state: after, effects: [farewell(from, heir ?? after.self), ...effects] };
}

function hold(state: Leaving, message: Routed): RingNext {
  return next({ ...state, held: [...state.held, message] });
}

function bequeath(state: Leaving): LeavingNext {
  return state.heir === state.self ? tellFollowers(state) : tell(state, state.heir);
}

/** Whoever answers has turned away. When the heir says that another one stands between, that one inherits. */
function onFarewell(state: Leaving, from: NodeId, { heir }: Farewell): LeavingNext {
  const without = (nodes: readonly NodeId[]) => nodes.filter((each) => each !== from);
  const after: Leaving = { ...state, awaited: without(state.awaited), followers: without(state.followers) };
  if (state.hasInherited || from !== state.heir) return endIfDone(after);
  if (heir === from) return tellFollowers(after);
  return bequeath(isSuspected(after, heir) ? after : { ...after, heir });
}

function tellFollowers(state: Leaving): LeavingNext {
  const bequeathed: LeavingNext = next({ ...state, hasInherited: true });
  const told = state.followers.reduce((all, node) => andThen(all, (now) => tell(now, node)), bequeathed);
  return andThen(told, endIfDone);
}

/** `node` is down, or leaves, too: nobody waits for it, and another one inherits. */
function without(state: Leaving, node: NodeId): LeavingNext {
  const others = (nodes: readonly NodeId[]) => nodes.filter((each) => each !== node);
  const after: Leaving = {
    ...state,
    successors: others(state.successors),
    followers: others(state.followers),
    awaited: others(state.awaited),
    suspected: ascending([...state.suspected, node]),
  };
  if (node !== state.heir) return endIfDone(after);
  const [heir = state.self] = after.successors;
  return state.hasInherited ? endIfDone({ ...after, heir }) : bequeath({ ...after, heir });
}

/** When nobody points to it any more, it passes on what it has held, and ends. */
function endIfDone(state: Leaving): LeavingNext {
  if (!state.hasInherited || state.awaited.length > 0) return next(state);
  const { self, heir, held } = state;
  const passedOn = heir === self ? [] : held.map((message) => send(heir, onItsWay(state, message)));
  return next({ ...state, held: [] }, ...passedOn, indicate({ type: 'left' }), { type: 'stop' });
}

/** The keys that were this node's, and those up to its heir, are the heir's or behind it. */
function onItsWay({ self, predecessor, heir, config }: Leaving, message: Routed): Routed {
  return inHalfOpen(keyOf(message), predecessor, heir, config.keys) || predecessor === self ? { ...message, direction: 'back' } : message;
}

function tell(state: Leaving, to: NodeId): LeavingNext {
  const { self, predecessor, heir, suspected } = state;
  const known = state.successors.indexOf(heir);
  const successors = heir === self ? state.successors : [heir, ...state.successors.slice(known + 1)];
  const announcement = send(to, { type: 'leaving', predecessor, successors, suspects: suspected } as const);
  return next({ ...state, awaited: ascending([...state.awaited, to]) }, announcement);
}

function farewell(to: NodeId, heir: NodeId): RingEffect {
  return send(to, { type: 'farewell', heir });
}
