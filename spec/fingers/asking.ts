/** How nodes ask one another for their tables: what they may ask, and which place they ask a node for. */
import { halfOpen, type Identifier } from '../identifier-space/interval.ts';
import { always, type Properties, step } from '../kernel/spec.ts';
import type { Router } from './keeping.ts';
import { rightTable } from './table.ts';

export interface Asking {
  readonly routers: readonly (Router | null)[];
  /** The lookups in flight. */
  readonly lookups: readonly Sent[];
  /** Whether no message in flight goes to its own sender. */
  readonly nobodyWritesToItself: boolean;
}

export interface Sent {
  readonly from: Identifier;
  readonly to: Identifier;
  readonly key: Identifier;
  readonly origin: Identifier;
  readonly isForTable: boolean;
  /** The first place for which the sender's table has the receiver; null: there is none. */
  readonly target: Identifier | null;
}

export const asking: Properties<Asking> = {
  aLookupNamesThePlaceOfItsReceiver: step(
    (before, after) => newLookups(before, after).every((lookup) => isFromThere(after, lookup)),
    'A lookup tells its receiver from which place on the sender uses it, so that the receiver can name a nearer node.',
  ),
  nobodyAsksWhatTheRingTells: step(
    (before, after) => newLookups(before, after).every((lookup) => wasWaiting(before, lookup) || !isNeedless(after, lookup)),
    'A node looks up places of its table only clockwise of its successor.',
  ),
  aSuspectedNodeIsReplaced: step(
    (before, after) =>
      after.routers.every(
        (router, i) => router === null || placesLost(before.routers[i], router).every((place) => isSought(after, router, place)),
      ),
    'A node that suspects a finger looks up the place that the finger had in its table, unless the ring names a node for it.',
  ),
  nobodyWritesToItself: always(({ nobodyWritesToItself }) => nobodyWritesToItself, 'No node sends a message to itself.'),
};

function newLookups(before: Asking, after: Asking): readonly Sent[] {
  return after.lookups.filter((lookup) => !before.lookups.some((other) => isSameSending(lookup, other)));
}

function isSameSending(one: Sent, other: Sent): boolean {
  const isSameWay = one.from === other.from && one.to === other.to && one.target === other.target;
  return isSameWay && one.key === other.key && one.origin === other.origin && one.isForTable === other.isForTable;
}

function isFromThere({ routers }: Asking, { from, to, target }: Sent): boolean {
  const sender = routers.find((router) => router?.id === from);
  return sender === undefined || sender === null || target === placeOf(sender, to);
}

/** The first place for which `finger` is to be contacted; null: there is none. */
function placeOf({ id, size, arity, fingers }: Router, finger: Identifier): Identifier | null {
  if (!fingers.includes(finger)) return null;
  const part = rightTable(id, [id, ...fingers], size, arity).find(({ contact }) => contact === finger);
  return part?.places[0] ?? null;
}

function isNeedless({ routers }: Asking, { from, key, origin, isForTable }: Sent): boolean {
  const asker = routers.find((router) => router?.id === from);
  return isForTable && from === origin && asker !== undefined && asker !== null && isToldByTheRing(asker, key);
}

/** Whether the question was waiting before the step. Since then the ring may have told more. */
function wasWaiting({ routers }: Asking, { from, key, origin }: Sent): boolean {
  const asker = routers.find((router) => router?.id === from);
  return asker?.tableQuestions.some((question) => question.key === key && question.origin === origin) ?? false;
}

function isToldByTheRing({ id, size, successor }: Router, place: Identifier): boolean {
  return successor !== null && halfOpen(id, successor, size).includes(place);
}

/** The places of fingers that this node has come to suspect. */
function placesLost(before: Router | null, after: Router): readonly Identifier[] {
  if (before === null || after.predecessor === null) return [];
  const suspects = after.suspected.filter((node) => !before.suspected.includes(node));
  return suspects.flatMap((node) => placeOf(before, node) ?? []).filter((place) => !isToldByTheRing(after, place));
}

function isSought({ lookups }: Asking, { id, size, predecessor, tableQuestions }: Router, place: Identifier): boolean {
  if (predecessor !== null && halfOpen(predecessor, id, size).includes(place)) return true;
  const isAsked = lookups.some(({ key, origin, isForTable }) => isForTable && key === place && origin === id);
  return isAsked || tableQuestions.some(({ key, origin }) => key === place && origin === id);
}
