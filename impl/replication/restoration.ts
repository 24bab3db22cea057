/**
 * A node becomes responsible for places whose replicas it does not have: it reads the other replicas of the same
 * classes, a degree-th of the circle further, twice that, …, until those of enough turns have told it all.
 *
 * How many are enough: so many that they share one replica with every majority, and with whoever else restores. Whoever
 * answers remembers the claim, so that it can say that what the lost one has acknowledged is void.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { andThen, indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { isHigher } from '../places/claim.ts';
import { restoringQuorum } from '../places/placement.ts';
import { inside, outside, overlap, type Range, turned } from '../places/range.ts';
import type { Fetch, Fetched } from './messages.ts';
import type { ReplicationNext } from './protocol.ts';
import { reach } from './routing.ts';
import type { Restoration, State, TurnReading } from './state.ts';
import { admit, type Heard, hear, highestHeard, holdingOf, restore, take } from './store.ts';

/** Begins to restore `range`, under a claim above all that this node has heard of. */
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

/** Another node has become responsible for places of the same classes. One that is restoring itself stays silent. */
export function onFetch(state: State, from: NodeId, { range, turn, claim }: Fetch): ReplicationNext {
  const { size, degree } = state.config.placed;
  const steps = (turn * size) / degree;
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

export function onFetched(state: State, { part, turn, claim, title, entries, heard }: Fetched): ReplicationNext {
  const { size, degree } = state.config.placed;
  const restoration = state.restorations.find((each) => each.claim.round === claim.round && overlap(each, part, size));
  const reading = restoration?.readings[turn - 1];
  if (restoration === undefined || reading === undefined || reading.left?.to !== part.to) return next(state);
  const told = heard.reduce((store, each) => hear(store, each, size), admit(state.store, entries, size));
  const [left = null] = outside(reading.left, part, size);
  const parts: readonly Heard[] = [...reading.parts, { ...turned(part, (turn * size) / degree, size), claim: title }];
  const read = { ...reading, left, parts };
  const after = withReading({ ...state, store: told }, restoration, read);
  if (isHigher(highestHeard(told, restoration, size), claim)) return claimAnew(after, restoration);
  return andThen(settle(withoutVoid(after)), (settled) => {
    const goesOn = left !== null && settled.restorations.some((each) => each.from === restoration.from && each.to === restoration.to);
    return goesOn ? readTurn(settled, restoration, read) : next(settled);
  });
}

/** Asks the replica at `place` what is still to be asked of it: its owner has been found. */
export function fetchFrom(state: State, place: Identifier): ReplicationNext {
  return pending(state)
    .filter(({ reading, restoration }) => placeAsked(state, reading, restoration) === place)
    .reduce<ReplicationNext>(
      (before, { restoration, reading }) => andThen(before, (after) => readTurn(after, restoration, reading)),
      next(state),
    );
}

/** The places whose replicas have not answered, for any restoration. */
export function fetching(state: State): readonly Identifier[] {
  return pending(state).map(({ reading, restoration }) => placeAsked(state, reading, restoration));
}

/** Ends restorations that have read enough, and those of places that are lost, or held under a higher claim. */
export function settle(state: State, before: State = state): ReplicationNext {
  const { size, degree } = state.config.placed;
  const isRead = ({ readings }: Restoration) => readings.filter(({ left }) => left === null).length >= restoringQuorum(degree);
  const store = state.restorations.filter(isRead).reduce((each, restoration) => restore(each, restoration, [], size), state.store);
  // What was handed over may be spoken for at once; it is claimed all the same, as others may have heard of the claim.
  const isOpen = (restoration: Restoration) =>
    !isRead(restoration) && store.holdings.some((each) => overlap(each, restoration, size) && !isHigher(each.claim, restoration.claim));
  const restorations = state.restorations.filter(isOpen);
  const wasRestored = before.store.holdings.every(({ restored }) => restored);
  const isRestored = store.holdings.every(({ restored }) => restored);
  return next({ ...state, store, restorations }, ...(isRestored && !wasRestored ? [indicate({ type: 'restored' } as const)] : []));
}

/** Somebody has a higher claim: it may have taken over, too. */
function claimAnew(state: State, { from, to }: Restoration): ReplicationNext {
  const { size } = state.config.placed;
  const restorations = state.restorations.filter((each) => each.from !== from || each.to !== to);
  const holdings = state.store.holdings.flatMap((holding) =>
    holding.restored ? [holding] : outside(holding, { from, to }, size).map((part) => ({ ...holding, ...part })),
  );
  return takeOver({ ...state, restorations, store: { ...state.store, holdings } }, { from, to });
}

/** Readings are begun anew where one who has answered is known to be replaced. Asked again is when an owner is found. */
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

function readTurn(state: State, restoration: Restoration, reading: TurnReading): ReplicationNext {
  const { claim } = restoration;
  const range = reading.left ?? restoration;
  return reach(state, placeAsked(state, reading, restoration), { type: 'fetch', range, turn: reading.turn, claim });
}

function placeAsked({ config }: State, { turn, left }: TurnReading, { to }: Restoration): Identifier {
  return ((left?.to ?? to) + (turn * config.placed.size) / config.placed.degree) % config.placed.size;
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
