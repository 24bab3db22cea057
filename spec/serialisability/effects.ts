/**
 * Finds which transactions took effect, which of them made each version, and which of them read it.
 *
 * Committed transactions took effect. A transaction of unknown outcome took effect if one that took effect has read from
 * it. The others are assumed to have had no effect: leaving out a transaction that nobody has read from never spoils a
 * serial order.
 */
import { canHaveSeen, type ExactNumber, type History, inOrder, type Operation, outerReads, type Transaction } from './history.ts';

/** A version, and the transaction that made it. */
export interface Version {
  readonly by: Transaction;
  readonly write: Operation;
}

/** A read by a transaction that took effect, and what it saw: a version, or the beginning. */
export interface Sight {
  readonly by: Transaction;
  readonly read: Operation;
  readonly saw: Version | 'beginning' | 'nothing known' | 'one of several';
}

export interface Effects {
  readonly transactions: readonly Transaction[];
  /** By item: the versions that took effect, ascending; versions with the same number are adjacent. */
  readonly versions: ReadonlyMap<string, readonly Version[]>;
  readonly sights: readonly Sight[];
}

export function effectsOf(history: History): Effects {
  const attempts = attemptsIn(history);
  const effective = new Set(history.filter(({ outcome }) => outcome === 'committed'));
  const sights: Sight[] = [];
  // A set that grows while it is walked through: those that are added are visited, too.
  for (const by of effective) {
    for (const read of outerReads(by)) {
      const saw = whatWasSeen(by, read, attempts);
      sights.push({ by, read, saw });
      if (typeof saw === 'object' && saw.by.outcome === 'unknown') effective.add(saw.by);
    }
  }
  return { transactions: [...effective], versions: versionsBy(effective), sights };
}

/** All versions that anybody has tried to make, by item and number. */
type Attempts = ReadonlyMap<string, ReadonlyMap<ExactNumber, readonly Version[]>>;

function attemptsIn(history: History): Attempts {
  const attempts = new Map<string, Map<ExactNumber, Version[]>>();
  for (const by of history)
    for (const write of by.operations.filter(({ type }) => type === 'write')) {
      const ofItem = entry(attempts, write.item, () => new Map<ExactNumber, Version[]>());
      entry(ofItem, write.version, (): Version[] => []).push({ by, write });
    }
  return attempts;
}

/** The benefit of the doubt goes to the history: a version that committed was seen rather than one that did not. */
function whatWasSeen(by: Transaction, read: Operation, attempts: Attempts): Sight['saw'] {
  if (read.version === 0) return 'beginning';
  const candidates = (attempts.get(read.item)?.get(read.version) ?? []).filter(({ write }) => canHaveSeen(read, write));
  const others = candidates.filter((each) => each.by !== by);
  const [committed] = others.filter((each) => each.by.outcome === 'committed');
  if (committed !== undefined) return committed;
  const [unknown, another] = others.filter((each) => each.by.outcome === 'unknown');
  if (another !== undefined) return 'one of several';
  return unknown ?? candidates[0] ?? 'nothing known';
}

function versionsBy(effective: ReadonlySet<Transaction>): Effects['versions'] {
  const versions = new Map<string, Version[]>();
  for (const by of effective)
    for (const write of by.operations) if (write.type === 'write') entry(versions, write.item, (): Version[] => []).push({ by, write });
  for (const all of versions.values()) all.sort((a, b) => inOrder(a.write.version, b.write.version));
  return versions;
}

/** The value under `key` in the map; `fresh` makes it the first time. */
function entry<K, V>(map: Map<K, V>, key: K, fresh: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = fresh();
  map.set(key, made);
  return made;
}
