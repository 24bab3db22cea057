/** Responsibility moves. Places lost are handed over; places gained are restored, by a hand-over or from the other replicas. */
import { andThen, type NodeId, next, send } from '../kernel/protocol.ts';
import { isHigher } from '../places/claim.ts';
import { cutByTurns, outside, outsideAll, overlap, type Range } from '../places/range.ts';
import type { HandOver, Leave, Responsible } from './messages.ts';
import type { ReplicationNext } from './protocol.ts';
import { settle, takeOver } from './restoration.ts';
import type { State } from './state.ts';
import { type Gift, give, hear, highestHeard, restore } from './store.ts';

/** Takes in the new range (predecessor, self]. Places outside go to the new predecessor, which has joined there. */
export function onResponsible(state: State, { predecessor }: Responsible): ReplicationNext {
  const { size, degree } = state.config.placed;
  const range = { from: predecessor, to: state.self };
  const lost = state.store.holdings.flatMap((holding) => outside(holding, range, size));
  // A range that holds several places of one class is cut, so that no piece waits for the restoration of another.
  const gained = outsideAll(range, state.store.holdings, size).flatMap((part) => cutByTurns(part, size / degree, size));
  const given = handOver(state, lost, predecessor);
  const taken = gained.reduce((before, part) => andThen(before, (after) => takeOver(after, part)), given);
  return andThen(taken, (after) =>
    after.gifts.reduce((before, gift) => andThen(before, (each) => takeIn(each, gift)), next({ ...after, gifts: [] }) as ReplicationNext),
  );
}

/** Takes the gift in, or keeps it until this node learns that it is responsible for all of its places. */
export function onHandOver(state: State, { gift }: HandOver): ReplicationNext {
  const isHeld = outsideAll(gift, state.store.holdings, state.config.placed.size).length === 0;
  return isHeld ? takeIn(state, gift) : next({ ...state, gifts: [...state.gifts, gift] });
}

export function onLeave(state: State, { heir }: Leave): ReplicationNext {
  return handOver(state, state.store.holdings, heir);
}

function handOver(state: State, lost: readonly Range[], heir: NodeId): ReplicationNext {
  const { size } = state.config.placed;
  const isLost = (restoration: Range) => lost.some((range) => overlap(range, restoration, size));
  // Remember the epochs of unfinished restorations, so that none is begun twice.
  let store = state.restorations.filter(isLost).reduce((each, restoration) => hear(each, restoration, size), state.store);
  const gifts: Gift[] = [];
  for (const range of lost) {
    const given = give(store, range, size);
    store = given.store;
    gifts.push(...given.gifts);
  }
  const sends = gifts.map((gift) => send(heir, { type: 'handOver', gift } as const));
  return andThen(next({ ...state, store }, ...sends), (after) => settle(after));
}

/** Takes a gift in, unless its places were taken over in a higher epoch while it was under way. Its data may then be old. */
function takeIn(state: State, gift: Gift): ReplicationNext {
  const { size } = state.config.placed;
  if (isHigher(highestHeard(state.store, gift, size), gift.claim)) return next(state);
  const heard = gift.heard.reduce((store, each) => hear(store, each, size), state.store);
  return settle({ ...state, store: restore(heard, gift, gift.entries, size) }, state);
}
