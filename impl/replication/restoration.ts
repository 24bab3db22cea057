/**
 * Restoration: how a node gets the data of places that it has become responsible for without a hand-over. It reads the
 * other replicas of the same classes, at offsets of size/f, 2 · size/f, … along the circle.
 *
 * Answers from ⌊f/2⌋ + 1 of the other f − 1 replicas are enough. They share one replica with every majority, and with
 * every other restoration (see `restoringQuorum`). Each replica that answers remembers the new epoch. It can then report
 * that acknowledgements of the former holder are void.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { andThen, indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { isHigher } from '../places/claim.ts';
import { restoringQuorum, stepsToReplica } from '../places/placement.ts';
import { inside, outside, overlap, type Range, turned } from '../places/range.ts';
import type { Fetch, Fetched } from './messages.ts';
import type { ReplicationNext } from './protocol.ts';
import { reach } from './routing.ts';
import type { Restoration, State, TurnReading } from './state.ts';
import { admit, type Heard, hear, highestHeard, holdingOf, restore, take } from './store.ts';

/** Begins to restore `range`, in an epoch higher than all that this node has heard of: sends a fetch for each other replica. */
export function takeOver(state: State, { from, to }: Range): ReplicationNext {
  const { self, config, store } = state;
  const { size, degree } = config.placed;
  const claim = { round: highestHeard(store, { from, to }, size).round + 1, node: self };
  const turns = Array.from({ length: degree - 1 }, (_, i) => i + 1);
  const readings = turns.map((turn): TurnReading => ({ turn, left: { from, to }, parts: [] }));
  const restoration: Restoration = { from, to, claim, readings };
  const taken = { ...state, store: take(store, { from, to }, claim, size), restorations: [...state.restorations, restoration] };
  return readings.reduce((before, reading) => andThen(before, (after) => readTurn(after, restoration, reading)), settle(taken));
}

/**
 * Handles a fetch as the holder of another replica: sends its entries, and remembers the asker's epoch. A node that is
 * restoring these places itself stays silent.
 */
export function onFetch(state: State, from: NodeId, { range, turn, claim }: Fetch): ReplicationNext {
  const { size } = state.config.placed;
  const steps = stepsToReplica(state.config.placed, turn);
  const asked = turned(range, steps, size);
  const holding = holdingOf(state.store, asked.to, size);
  if (holding?.restored !== true) return next(state);
  const told = inside(asked, holding, size).find(({ to }) => to === asked.to) ?? asked;
  const part = turned(told, size - steps, size);
  const entries = state.store.entries.flatMap((entry) => {
    const place = (entry.place + size - steps) % size;
    return inside({ from: (entry.place + size - 1) % size, to: entry.place }, told, size).length > 0 ? [{ ...entry, place }] : [];
  });
  const store = state.config.acknowledgements === 'fenced' ? hear(state.store, { ...part, claim }, size) : state.store;
  const answer: Fetched = { type: 'fetched', part, turn, claim, title: holding.claim, entries, heard: state.store.heard };
  return next({ ...state, store }, send(from, answer));
}

/**
 * Takes in an answer: entries, and epochs heard of. A higher epoch for these places makes the restoration begin again.
 * Else the next part of the range is fetched, if the answer did not cover all of it.
 */
export function onFetched(state: State, { part, turn, claim, title, entries, heard }: Fetched): ReplicationNext {
  const { size } = state.config.placed;
  const restoration = state.restorations.find((each) => each.claim.round === claim.round && overlap(each, part, size));
  const reading = restoration?.readings[turn - 1];
  // Outdated: the restoration has ended or begun again; there is no such replica; or this part has been read already.
  if (restoration === undefined || reading === undefined || reading.left?.to !== part.to) return next(state);
  const told = heard.reduce((store, each) => hear(store, each, size), admit(state.store, entries, size));
  const [left = null] = outside(reading.left, part, size);
  const parts: readonly Heard[] = [...reading.parts, { ...turned(part, stepsToReplica(state.config.placed, turn), size), claim: title }];
  const read = { ...reading, left, parts };
  const after = withReading({ ...state, store: told }, restoration, read);
  if (isHigher(highestHeard(told, restoration, size), claim)) return claimAgain(after, restoration);
  return andThen(settle(withoutVoid(after)), (settled) => {
    const goesOn = left !== null && settled.restorations.some((each) => each.from === restoration.from && each.to === restoration.to);
    return goesOn ? readTurn(settled, restoration, read) : next(settled);
  });
}

/** Sends the pending fetches for `place`, whose owner has been found. */
export function fetchFrom(state: State, place: Identifier): ReplicationNext {
  return pending(state)
    .filter(({ reading, restoration }) => placeAsked(state, reading, restoration) === place)
    .reduce<ReplicationNext>(
      (before, { restoration, reading }) => andThen(before, (after) => readTurn(after, restoration, reading)),
      next(state),
    );
}

/** The places whose replicas still owe an answer to a restoration. */
export function fetching(state: State): readonly Identifier[] {
  return pending(state).map(({ reading, restoration }) => placeAsked(state, reading, restoration));
}

/** Ends each restoration that has read ⌊f/2⌋ + 1 replicas, or whose places are lost or held in a higher epoch. */
export function settle(state: State, before: State = state): ReplicationNext {
  const { size, degree } = state.config.placed;
  const isRead = ({ readings }: Restoration) => readings.filter(({ left }) => left === null).length >= restoringQuorum(degree);
  const store = state.restorations.filter(isRead).reduce((each, restoration) => restore(each, restoration, [], size), state.store);
  // Open: not read to the end, and some of its places are held here in an epoch that is not higher. Places that were handed
  // over answer at once; their restoration goes on all the same, because others may have heard of its epoch.
  const isOpen = (restoration: Restoration) =>
    !isRead(restoration) && store.holdings.some((each) => overlap(each, restoration, size) && !isHigher(each.claim, restoration.claim));
  const restorations = state.restorations.filter(isOpen);
  const wasRestored = before.store.holdings.every(({ restored }) => restored);
  const isRestored = store.holdings.every(({ restored }) => restored);
  return next({ ...state, store, restorations }, ...(isRestored && !wasRestored ? [indicate({ type: 'restored' } as const)] : []));
}

/** Begins the restoration again in a higher epoch, because another node may have taken the places over, too. */
function claimAgain(state: State, { from, to }: Restoration): ReplicationNext {
  const { size } = state.config.placed;
  const restorations = state.restorations.filter((each) => each.from !== from || each.to !== to);
  const holdings = state.store.holdings.flatMap((holding) =>
    holding.restored ? [holding] : outside(holding, { from, to }, size).map((part) => ({ ...holding, ...part })),
  );
  return takeOver({ ...state, restorations, store: { ...state.store, holdings } }, { from, to });
}

/**
 * Begins each reading again that has an answer from a replaced holder: a higher epoch than that holder's is known. The fetch
 * is sent again when the new owner is found.
 */
function withoutVoid(state: State): State {
  const { size } = state.config.placed;
  const isVoid = (part: Heard) => isHigher(highestHeard(state.store, part, size), part.claim);
  const restorations = state.restorations.map((restoration) => ({
    ...restoration,
    readings: restoration.readings.map((reading) =>
      reading.parts.some(isVoid) ? { ...reading, left: { from: restoration.from, to: restoration.to }, parts: [] } : reading,
    ),
  }));
  return { ...state, restorations };
}

/** Fetches what is left to read from one of the other replicas. */
function readTurn(state: State, restoration: Restoration, reading: TurnReading): ReplicationNext {
  const { claim } = restoration;
  const range = reading.left ?? restoration;
  return next(state, reach(state, placeAsked(state, reading, restoration), { type: 'fetch', range, turn: reading.turn, claim }));
}

/** The place whose owner is asked: the clockwise end of what is left to read, moved by the offset of the replica. */
function placeAsked({ config }: State, { turn, left }: TurnReading, { to }: Restoration): Identifier {
  return ((left?.to ?? to) + stepsToReplica(config.placed, turn)) % config.placed.size;
}

function pending(state: State): readonly { readonly restoration: Restoration; readonly reading: TurnReading }[] {
  return state.restorations.flatMap((restoration) =>
    restoration.readings.filter(({ left }) => left !== null).map((reading) => ({ restoration, reading })),
  );
}

function withReading(state: State, restoration: Restoration, reading: TurnReading): State {
  const readings = restoration.readings.map((each) => (each.turn === reading.turn ? reading : each));
  const restorations = state.restorations.map((each) => (each === restoration ? { ...each, readings } : each));
  return { ...state, restorations };
}
