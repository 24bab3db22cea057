/** The plain meaning of the words: try every order of every choice of transactions, and see whether one explains the history. */
import type { ExactNumber, History, ItemValue, Operation, Transaction } from '../../../spec/serialisability/history.ts';

export function isSerialisable(history: History): boolean {
  return choices(history).some((chosen) => permutations(chosen).some(explains));
}

/** As `isSerialisable`, by an order in which each transaction comes after all that ended before it began. */
export function isStrictlySerialisable(history: History): boolean {
  return choices(history).some((chosen) => permutations(chosen).some((order) => keepsRealTime(order) && explains(order)));
}

/** Whether, one transaction after the other, each read sees what was last written, and the versions of each item rise. */
export function explains(order: History): boolean {
  const store = new Map<string, Stored>();
  return order.every(({ operations }) => operations.every((operation) => happens(operation, store)));
}

export function keepsRealTime(order: History): boolean {
  return order.every((later, place) => order.slice(0, place).every((earlier) => !wasOverBefore(later, earlier)));
}

/** Those that committed, and each choice of those of which nobody knows. */
function choices(history: History): readonly History[] {
  const certain = history.filter(({ outcome }) => outcome === 'committed');
  const unclear = history.filter(({ outcome }) => outcome === 'unknown');
  const subsets = Array.from({ length: 2 ** unclear.length }, (_, bits) => unclear.filter((_each, place) => ((bits >> place) & 1) === 1));
  return subsets.map((chosen) => [...certain, ...chosen]);
}

function permutations(transactions: History): readonly History[] {
  if (transactions.length === 0) return [[]];
  return transactions.flatMap((first) => permutations(transactions.filter((each) => each !== first)).map((rest) => [first, ...rest]));
}

interface Stored {
  readonly version: ExactNumber;
  readonly value: ItemValue | undefined;
}

function happens({ type, item, version, value }: Operation, store: Map<string, Stored>): boolean {
  const stored = store.get(item) ?? { version: 0, value: undefined };
  if (type === 'read') return version === stored.version && (value === undefined || stored.value === undefined || value === stored.value);
  store.set(item, { version, value });
  return version > stored.version;
}

function wasOverBefore({ outcome, ended }: Transaction, { began }: Transaction): boolean {
  return outcome === 'committed' && ended !== null && ended < began;
}
