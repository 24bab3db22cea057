/** How a replica answers: with what it has, or that it cannot answer for the place. */
import type { Identifier } from '../identifier-space/interval.ts';
import { type NodeId, next, send } from '../kernel/protocol.ts';
import { INITIAL, isHigher } from '../places/claim.ts';
import { classOf } from '../places/placement.ts';
import type { Read, Standing, Write } from './messages.ts';
import type { ReplicationNext } from './protocol.ts';
import type { State } from './state.ts';
import { apply, highestHeard, holdingOf, read } from './store.ts';

export function onRead(state: State, from: NodeId, { ticket, place, key }: Read): ReplicationNext {
  const standing = standingAt(state, place);
  if (standing === null) return next(state, send(from, { type: 'unknown', ticket, place }));
  return next(state, send(from, { type: 'held', ticket, ...standing, ...read(state.store, place, key) }));
}

export function onWrite(state: State, from: NodeId, { ticket, entry }: Write): ReplicationNext {
  const standing = standingAt(state, entry.place);
  if (standing === null) return next(state, send(from, { type: 'unknown', ticket, place: entry.place }));
  return next({ ...state, store: apply(state.store, entry) }, send(from, { type: 'written', ticket, ...standing }));
}

/** The epochs that go with an answer for `place`. Null: this node cannot answer; it is not responsible, or still restoring. */
function standingAt(state: State, place: Identifier): Standing | null {
  const { placed } = state.config;
  const holding = holdingOf(speakable(state), place, placed.size);
  if (holding?.restored !== true) return null;
  const titled = classOf(placed, place)
    .filter((other) => other !== place)
    .map((other) => ({ place: other, claim: highestHeard(state.store, pointAt(other, placed.size), placed.size) }));
  return { place, claim: holding.claim, others: titled.filter(({ claim }) => isHigher(claim, INITIAL)) };
}

/** The store that answers. With the deliberate mistake `absent`, places that are still restoring answer, too. */
function speakable({ config, store }: State): State['store'] {
  if (config.restoring === 'unknown') return store;
  return { ...store, holdings: store.holdings.map((holding) => ({ ...holding, restored: true })) };
}

function pointAt(place: Identifier, size: number): { readonly from: Identifier; readonly to: Identifier } {
  return { from: (place + size - 1) % size, to: place };
}
