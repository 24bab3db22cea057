/**
 * The four guarantees of sessions, as far as the order of versions is known. It is known from lists, from the beginning, and
 * from transactions that read a version and then wrote the next.
 *
 * Source: D. B. Terry et al., "Session Guarantees for Weakly Consistent Replicated Data", PDIS 1994.
 */
import { inOrder } from '../serialisability/history.ts';
import { isWrite, type ObservedTransaction } from './observation.ts';
import type { Sights } from './sights.ts';

export type Guarantee = 'read your writes' | 'monotonic reads' | 'monotonic writes' | 'writes follow reads';

/** In one session, `second` ran after `first` had ended, and saw or made an older version of the item. */
export interface BrokenGuarantee {
  readonly guarantee: Guarantee;
  readonly session: string;
  readonly first: string;
  readonly second: string;
  readonly item: string;
  /** The version that the first transaction read or wrote. */
  readonly newer: string;
  /** That of the second; null: the beginning. */
  readonly older: string | null;
}

/** A version that a session has read or written, and by which transaction. */
interface Known {
  readonly version: string;
  readonly by: ObservedTransaction;
}

type Kind = 'read' | 'written';

const BROKEN: Readonly<Record<Kind, Readonly<Record<Kind, Guarantee>>>> = {
  read: { read: 'monotonic reads', written: 'writes follow reads' },
  written: { read: 'read your writes', written: 'monotonic writes' },
};

export function brokenGuarantees(sights: Sights): readonly BrokenGuarantee[] {
  const order = new VersionOrder(sights);
  const sessions = new Map<string, ObservedTransaction[]>();
  for (const each of sights.transactions) {
    if (each.session === null || each.outcome !== 'committed') continue;
    const all = sessions.get(each.session) ?? [];
    all.push(each);
    sessions.set(each.session, all);
  }
  const touched = touchedBy(sights);
  return [...sessions].flatMap(([session, all]) => brokenIn(session, all, touched, order));
}

interface Touch {
  readonly kind: Kind;
  readonly item: string;
  readonly version: string | null;
}

function brokenIn(
  session: string,
  all: readonly ObservedTransaction[],
  touched: ReadonlyMap<ObservedTransaction, readonly Touch[]>,
  order: VersionOrder,
): readonly BrokenGuarantee[] {
  const broken: BrokenGuarantee[] = [];
  const newest = new Map<string, Known>();
  const byEnd = [...all].sort((a, b) => inOrder(endOf(a), endOf(b)));
  let ended = 0;
  for (const second of [...all].sort((a, b) => inOrder(a.began, b.began))) {
    for (; ended < byEnd.length && endOf(byEnd[ended]) < second.began; ended++) {
      const by = byEnd[ended];
      for (const { kind, item, version } of touched.get(by) ?? []) {
        const place = `${kind} ${item}`;
        const known = newest.get(place);
        if (version !== null && (known === undefined || !order.isOlder(item, version, known.version))) newest.set(place, { version, by });
      }
    }
    for (const { kind, item, version } of touched.get(second) ?? []) {
      for (const before of ['read', 'written'] as const) {
        const known = newest.get(`${before} ${item}`);
        if (known === undefined || !order.isOlder(item, version, known.version)) continue;
        const names = { first: known.by.id, second: second.id, newer: known.version, older: version };
        broken.push({ guarantee: BROKEN[before][kind], session, item, ...names });
      }
    }
  }
  return broken;
}

/** Without times, a transaction ends as it begins, and the next begins later. */
function endOf({ began, ended }: ObservedTransaction): ObservedTransaction['began'] {
  return ended ?? began;
}

function touchedBy({ transactions, sights }: Sights): ReadonlyMap<ObservedTransaction, readonly Touch[]> {
  const touched = new Map<ObservedTransaction, Touch[]>(transactions.map((each) => [each, []]));
  for (const { reader, item, version } of sights) touched.get(reader)?.push({ kind: 'read', item, version });
  for (const [transaction, touches] of touched)
    for (const { item, version } of transaction.operations.filter(isWrite)) touches.push({ kind: 'written', item, version });
  return touched;
}

/** The most transactions that are followed, each of which replaced the version of the next. */
const LONGEST_CHAIN = 100;

/** The order of versions, as far as it is known. */
class VersionOrder {
  /** By item and version: its place in the known order. */
  readonly #places = new Map<string, ReadonlyMap<string, number>>();
  /** By item and version: the version that its writer had read. */
  readonly #replaced = new Map<string, Map<string, string>>();

  constructor({ items, sights }: Sights) {
    for (const { item, ordered, later } of items) {
      const places = new Map(ordered.map((version, place) => [version, place]));
      this.#places.set(item, places);
      // Those of which nothing else is known come after all that are in order.
      if (ordered.length > 0) for (const version of later) places.set(version, ordered.length);
    }
    for (const { reader, item, version } of sights) {
      const written = reader.operations.filter(isWrite).find((each) => each.item === item);
      if (version === null || written === undefined) continue;
      const ofItem = this.#replaced.get(item) ?? new Map<string, string>();
      this.#replaced.set(item, ofItem.set(written.version, version));
    }
  }

  isOlder(item: string, one: string | null, other: string): boolean {
    if (one === null) return true;
    const places = this.#places.get(item);
    const [first, second] = [places?.get(one), places?.get(other)];
    if (first !== undefined && second !== undefined) return first < second;
    const replaced = this.#replaced.get(item);
    let at = replaced?.get(other);
    for (let steps = 0; at !== undefined && steps < LONGEST_CHAIN; steps++) {
      if (at === one) return true;
      at = replaced?.get(at);
    }
    return false;
  }
}
