/**
 * The leaver's side of a leave. A leave is a crash that is announced, so no node waits for a time-out. Like a join it takes two
 * steps. First the leaver's successor, the heir, inherits its keys. Then its followers turn away from it, as from a crashed
 * node. In the slides each leave is a crash (PPL: "leave is treated as a crash"). The neighbours' side is in `leave.ts`.
 */
import { inHalfOpen } from '../identifier-space/interval.ts';
import { nearestCounterClockwise } from '../identifier-space/nearest.ts';
import { unreachable } from '../kernel/invariant.ts';
import { andThen, indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { arm } from '../kernel/timers.ts';
import { hasRoom } from './bounds.ts';
import { incarnationOf, livesOf, ownIncarnation } from './lives.ts';
import { isForThisLife } from './lookup.ts';
import type { Farewell, Join, Message, Routed } from './messages.ts';
import type { LeavingNext, RingEffect, RingEvent, RingNext } from './protocol.ts';
import { hear } from './restart.ts';
import { keyOf } from './routing.ts';
import { isSuspected, type Leaving, type Member } from './state.ts';
import { nearestKnown, successorsOf } from './successor-list.ts';

/** Step 1 of 2: from now on it owns nothing. It tells its heir: its successor, or else the nearest node that it knows. */
export function leave(state: Member): RingNext {
  const { self, config, predecessor, suspected, held } = state;
  const followers = ascending([predecessor, ...state.followers]).filter((node) => node !== self && !isSuspected(state, node));
  const successor = state.successor ?? self;
  const heir = successor === self ? (nearestKnown(state) ?? self) : successor;
  const bequeathing = bequeath({
    ...{ status: 'leaving', self, config, predecessor, heir, hasInherited: false },
    ...{ successors: successorsOf(state), followers, awaited: [], suspected, held },
    ...(state.lives && { lives: state.lives }),
  });
  return andThen(bequeathing, (after) => next(after, ...sayAgainLater(after)));
}

export function onLeavingEvent(state: Leaving, event: RingEvent): RingNext {
  switch (event.type) {
    case 'receive':
      return hear(state, event.from, event.message, { turnAway: without, askAgain: (_, now) => next(now), handle });
    case 'request':
      if (event.request.type !== 'lookup') return next(state);
      return hold(state, { type: 'lookup', key: event.request.key, origin: state.self, ...ownIncarnation(state), direction: 'onward' });
    case 'suspect':
      return without(state, event.node);
    case 'restore':
      return onRestore(state, event.node);
    case 'timeout':
      return event.timer.type === 'leaveAgain' ? sayAgain(state) : next(state);
    case 'start':
    case 'chosen':
      return next(state);
    default:
      return unreachable(event);
  }
}

function handle(state: Leaving, from: NodeId, message: Message): LeavingNext {
  switch (message.type) {
    case 'join':
      return message.newcomer === state.heir && !state.hasInherited ? onHeirOutside(state, message) : hold(state, message);
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
      return isForThisLife(state, message) ? next(state, indicate({ type: 'found', key: message.key, owner: from })) : next(state);
    case 'restarted':
    case 'unfollow':
      return next(state);
    default:
      return unreachable(message);
  }
}

/** Step 2 of 2 begins only after the heir has inherited. A follower that turned away earlier might miss a node that joins there. */
function onFollower(state: Leaving, from: NodeId): LeavingNext {
  return state.hasInherited ? tell(state, from) : next({ ...state, followers: ascending([...state.followers, from]) });
}

/** The suspicion was false: the node may count on this one, and was not told. */
function onRestore(state: Leaving, node: NodeId): LeavingNext {
  return onFollower({ ...state, suspected: state.suspected.filter((each) => each !== node) }, node);
}

/** Both nodes leave: this node's heir is the other leaver's heir, too, unless the other leaver excludes it. */
function onNeighbourLeavingToo(state: Leaving, from: NodeId, suspects: readonly NodeId[]): LeavingNext {
  const { state: after, effects } = without(state, from);
  const heir = [after.heir, ...after.successors].find((node) => !suspects.includes(node));
  return { state: after, effects: [send(from, { type: 'farewell', heir: heir ?? after.self }), ...effects] };
}

/**
 * The heir was let in, and asks again: the answer is lost. This node is alone but for it, so it names itself as the node before
 * it. A later life of the heir was never let in, and inherits nothing.
 */
function onHeirOutside(state: Leaving, join: Join): LeavingNext {
  const { heir, self, successors } = state;
  const [asking, known] = [join.incarnation ?? 1, incarnationOf(heir, state)];
  if (asking > known) return andThen(without(state, heir), (after) => hold(after, join));
  if (asking < known) return next(state); // The life that asked is over.
  const before =
    nearestCounterClockwise(
      heir,
      [...state.followers, self].filter((node) => node !== heir),
      state.config.keys,
    ) ?? self;
  return next(state, send(heir, { type: 'accepted', predecessor: before, successors }));
}

function hold(state: Leaving, message: Routed): LeavingNext {
  return next(hasRoom(state.held, state.config) ? { ...state, held: [...state.held, message] } : state);
}

function bequeath(state: Leaving): LeavingNext {
  return state.heir === state.self ? tellFollowers(state) : tell(state, state.heir);
}

/**
 * The sender has turned away. If the heir names a node between the two, that node inherits instead. A leaver that found no heir
 * turns to the first node that is named.
 */
function onFarewell(state: Leaving, from: NodeId, { heir }: Farewell): LeavingNext {
  const without = (nodes: readonly NodeId[]) => nodes.filter((each) => each !== from);
  const after: Leaving = { ...state, awaited: without(state.awaited), followers: without(state.followers) };
  // A follower's farewell: step 2 is under way, or the sender is not the heir.
  const isHeirless = state.hasInherited && state.heir === state.self && !isSuspected(after, heir);
  if (state.hasInherited || from !== state.heir) return endIfDone(isHeirless ? { ...after, heir } : after);
  if (heir === from) return tellFollowers(after);
  return bequeath(isSuspected(after, heir) ? after : { ...after, heir });
}

/** Step 2 of 2: the heir has inherited; all followers are told. */
function tellFollowers(state: Leaving): LeavingNext {
  const bequeathed: LeavingNext = next({ ...state, hasInherited: true });
  const told = state.followers.reduce((all, node) => andThen(all, (now) => tell(now, node)), bequeathed);
  return andThen(told, endIfDone);
}

/** `node` is suspected, or leaves, too. The leaver no longer waits for it; if it was the heir, the next node inherits. */
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

/** Ends the leaver once the heir has inherited and no farewell is due. It sends the held messages to the heir first. */
function endIfDone(state: Leaving): LeavingNext {
  if (!state.hasInherited || state.awaited.length > 0) return next(state);
  const { self, heir, held } = state;
  const passedOn = heir === self ? [] : held.map((message) => send(heir, onItsWay(state, message)));
  return next({ ...state, held: [] }, ...passedOn, indicate({ type: 'left' }), { type: 'stop' });
}

/**
 * The message as it goes to the heir. For a key in (predecessor, heir] the owner is the heir or lies counter-clockwise of it,
 * so the direction is `back`.
 */
function onItsWay({ self, predecessor, heir, config }: Leaving, message: Routed): Routed {
  return inHalfOpen(keyOf(message), predecessor, heir, config.keys) || predecessor === self ? { ...message, direction: 'back' } : message;
}

/** Announces the leave again to the nodes that have not said farewell: the announcement or the farewell may be lost. */
function sayAgain(state: Leaving): LeavingNext {
  const told = state.awaited.reduce<LeavingNext>((all, node) => andThen(all, (now) => tell(now, node)), next(state));
  return andThen(told, (after) => next(after, ...sayAgainLater(after)));
}

function sayAgainLater({ config }: Leaving): readonly RingEffect[] {
  return arm({ type: 'leaveAgain' }, config.retryAfterMs);
}

/** Announces the leave to one node, and waits for its farewell. */
function tell(state: Leaving, to: NodeId): LeavingNext {
  const { self, predecessor, heir, suspected } = state;
  const known = state.successors.indexOf(heir);
  const successors = heir === self ? state.successors : [heir, ...state.successors.slice(known + 1)];
  const suspects = { suspects: suspected, ...livesOf(suspected, state) };
  const announcement = send(to, { type: 'leaving', predecessor, successors, ...suspects } as const);
  return next({ ...state, awaited: ascending([...state.awaited, to]) }, announcement);
}
