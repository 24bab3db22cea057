/** How a replica answers a read or a write: what it may say, and what it keeps. Source: `docs/protocols/replication.md`. */
import { halfOpen, type Identifier } from '../identifier-space/interval.ts';
import { canonical, equal } from '../kernel/canonical.ts';
import { always, type Properties } from '../kernel/spec.ts';
import {
  type Answer,
  type Arc,
  type Deed,
  type Entry,
  type Epoch,
  type Mind,
  type Read,
  type Standing,
  sentIn,
  type Version,
  type Write,
} from './deed.ts';
import { placesOf } from './replicas.ts';

export const answering: Properties<Deed> = {
  eachRequestIsAnswered: always((deed) => {
    const { before, event, after } = deed;
    if (event.type !== 'receive' || (event.message.type !== 'read' && event.message.type !== 'write')) return true;
    const kept = keeping(before, event.message);
    const isKept = after === kept || equal({ ...after, store: inOrder(after) }, { ...kept, store: inOrder(kept) });
    return isKept && equal(sentIn(deed), [{ to: event.from, message: answerTo(kept, event.message) }]);
  }, 'A replica answers each read and each write at once, from what it keeps at that place, or that it cannot answer. It changes nothing but the item written.'),
};

/** The answer to a read or a write, by a node that knows this. */
export function answerTo(mind: Mind, message: Read | Write): Answer {
  const { ticket } = message;
  const place = placeOf(message);
  const standing = standingOf(mind, place);
  if (standing === null) return { type: 'unknown', ticket, place };
  if (message.type === 'write') return { type: 'written', ticket, ...standing };
  const entry = mind.store.entries.find((each) => isOf(each, place, message.key));
  return { type: 'held', ticket, ...standing, value: entry?.value ?? null, version: entry?.version ?? { counter: 0, writer: 0 } };
}

/** The node after the message: with the item that it writes, unless the node has a newer version or may not speak for the place. */
export function keeping(mind: Mind, message: Read | Write): Mind {
  if (message.type === 'read' || standingOf(mind, message.entry.place) === null) return mind;
  const { entry } = message;
  const { store } = mind;
  const present = store.entries.find((each) => isOf(each, entry.place, entry.key));
  if (present !== undefined && !isNewer(entry.version, present.version)) return mind;
  return { ...mind, store: { ...store, entries: [...store.entries.filter((each) => each !== present), entry] } };
}

export function isNewer(one: Version, other: Version): boolean {
  return one.counter > other.counter || (one.counter === other.counter && one.writer > other.writer);
}

export function isHigher(one: Epoch, other: Epoch): boolean {
  return one.round > other.round || (one.round === other.round && one.node > other.node);
}

export function isIn(arc: Arc, place: Identifier, { config }: Mind): boolean {
  return halfOpen(arc.from, arc.to, config.placed.size).includes(place);
}

/** The store with its items in an order that depends on nothing but them. */
export function inOrder({ store }: Mind): Mind['store'] {
  return { ...store, entries: [...store.entries].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1)) };
}

/** Null: the node may not speak for the place. */
function standingOf(mind: Mind, place: Identifier): Standing | null {
  const { config, store } = mind;
  const holding = store.holdings.find((each) => isIn(each, place, mind));
  if (holding === undefined || !(holding.restored || config.restoring === 'absent')) return null;
  const others = placesOf(config.placed, place).flatMap((other) => {
    const claim = highestOf(store.heard.filter((each) => isIn(each, other, mind)).map((each) => each.claim));
    return other === place || claim === undefined ? [] : [{ place: other, claim }];
  });
  return { place, claim: holding.claim, others };
}

function highestOf(epochs: readonly Epoch[]): Epoch | undefined {
  return epochs.find((one) => !epochs.some((other) => isHigher(other, one)));
}

function placeOf(message: Read | Write): Identifier {
  return message.type === 'read' ? message.place : message.entry.place;
}

function isOf(entry: Entry, place: Identifier, key: Identifier): boolean {
  return entry.place === place && entry.key === key;
}
