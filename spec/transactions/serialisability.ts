/**
 * Strict one-copy serialisability, by its definition. The transactions have an order, one after another on a single copy,
 * in which every committed one reads what it did read. Transactions that did not overlap in time keep their order. Aborted
 * ones are not in it; of those whose outcome nobody has heard, some may be.
 *
 * It looks at what clients saw and at nothing else, and tries all orders: for a handful of transactions. Source of the
 * notion: P. Bernstein, V. Hadzilacos and N. Goodman, "Concurrency Control and Recovery in Database Systems", 1987,
 * chapters 5 and 8; strictness: C. Papadimitriou, JACM 26(4), 1979.
 */

/** Null: never written, or deleted. */
export type Content = string | null;

export interface Access {
  readonly key: number;
  readonly value: Content;
}

export interface ObservedTransaction {
  readonly name: string;
  readonly writes: readonly Access[];
  /** Of a committed one: what it was told. */
  readonly reads: readonly Access[];
  readonly outcome: 'committed' | 'aborted' | 'open';
  /** The names of those whose outcome was known before this one began; ascending. */
  readonly after: readonly string[];
}

/** Whether one copy, that holds null under each key at first, and one transaction after another could have shown this. */
export function isStrictlySerialisable(observed: readonly ObservedTransaction[]): boolean {
  return canFollow(
    {},
    observed.filter(({ outcome }) => outcome !== 'aborted'),
  );
}

type Copy = Readonly<Record<number, Content>>;

function canFollow(copy: Copy, rest: readonly ObservedTransaction[]): boolean {
  if (rest.every(({ outcome }) => outcome === 'open')) return true;
  const names = rest.map(({ name }) => name);
  return rest.some((next) => {
    const comesTooEarly = next.after.some((name) => names.includes(name));
    const readsRightly = next.outcome === 'open' || next.reads.every(({ key, value }) => (copy[key] ?? null) === value);
    if (comesTooEarly || !readsRightly) return false;
    return canFollow(
      written(copy, next.writes),
      rest.filter(({ name }) => name !== next.name),
    );
  });
}

function written(copy: Copy, writes: readonly Access[]): Copy {
  return { ...copy, ...Object.fromEntries(writes.map(({ key, value }) => [key, value])) };
}
