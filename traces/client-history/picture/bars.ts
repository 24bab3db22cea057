/** Chooses the operations of a picture, and their places in it. */
import type { Prefix } from '../../../spec/linearisability/search.ts';
import { type ExactNumber, inOrder } from '../../../spec/serialisability/history.ts';
import type { ToldOperation } from '../objects/judged.ts';
import type { Bar, Picture } from './picture.ts';

/** The most bars of a picture. */
const MOST_BARS = 40;
/** Of the order, the last operations that are shown. */
const MOST_ORDERED = 12;

export function pictureOf(
  object: string,
  operations: readonly ToldOperation<unknown>[],
  prefix: Prefix,
  inWords: (id: string) => string,
): Picture {
  const places = new Map(prefix.order.map((id, place) => [id, place + 1]));
  const shown = nearTheEnd(operations, prefix);
  const moments = momentsOf(shown);
  const bars = shown.map(
    ({ id, process, began, ended }): Bar => ({
      process,
      label: inWords(id),
      from: moments.get(began) ?? 0,
      to: ended === null ? null : (moments.get(ended) ?? 0),
      place: places.get(id) ?? null,
      isBlocked: id === prefix.blocked,
    }),
  );
  return { object, bars, leftOut: operations.length - bars.length, moments: moments.size };
}

/** The end of the order, the blocked operation, and those without a place that run at the same time. */
function nearTheEnd(operations: readonly ToldOperation<unknown>[], { order, blocked }: Prefix): readonly ToldOperation<unknown>[] {
  const last = new Set(order.slice(-MOST_ORDERED));
  const ordered = new Set(order);
  const end = operations.find(({ id }) => id === blocked)?.ended ?? null;
  const candidates = operations.filter(
    ({ id, began }) => last.has(id) || id === blocked || (!ordered.has(id) && (end === null || began <= end)),
  );
  const needed = candidates.filter(({ id }) => last.has(id) || id === blocked);
  const others = candidates.filter((each) => !needed.includes(each)).slice(0, MOST_BARS - needed.length);
  return [...needed, ...others].sort((a, b) => inOrder(a.began, b.began));
}

/** The times at which something begins or ends, numbered. */
function momentsOf(operations: readonly ToldOperation<unknown>[]): ReadonlyMap<ExactNumber, number> {
  const times = new Set(operations.flatMap(({ began, ended }) => (ended === null ? [began] : [began, ended])));
  return new Map([...times].sort(inOrder).map((time, place) => [time, place]));
}
