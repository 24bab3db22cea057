/**
 * A history of transactions as their clients saw it, for any protocol: operations, versions, outcomes and times.
 *
 * Versions are those that the system gave: of two versions of an item, the higher number is the later one. That is more
 * than a client usually knows, and makes the question of serialisability easy.
 */

/** A whole number beyond ±(2⁵³ − 1) is a bigint, and no other is: so equal numbers are `===`, and `<` compares all of them. */
export type ExactNumber = number | bigint;

/** A history in no meaningful order. Ids are unique. */
export type History = readonly Transaction[];

export interface Transaction {
  readonly id: string;
  /** `unknown`: it may have taken effect or not, at any time after it began; the client was never told. */
  readonly outcome: 'committed' | 'aborted' | 'unknown';
  /** In the order in which they were carried out. */
  readonly operations: readonly Operation[];
  /** A place in real time: only the order of such numbers counts. */
  readonly began: ExactNumber;
  /** When its client was told the outcome; null when it was not. */
  readonly ended: ExactNumber | null;
}

export interface Operation {
  /** A write makes the version that it names; the versions that one transaction makes of an item ascend. */
  readonly type: 'read' | 'write';
  readonly item: string;
  /** 0 is what was there in the beginning, and no transaction made it. */
  readonly version: ExactNumber;
  /** Tells versions apart that have the same number: those of two attempts, one of which was aborted. */
  readonly value?: ItemValue;
}

export type ItemValue = string | ExactNumber | boolean | null;

/** Whether a read may have seen this write. An unknown value may be equal. */
export function canHaveSeen(read: Operation, write: Operation): boolean {
  const sameValue = read.value === undefined || write.value === undefined || read.value === write.value;
  return read.item === write.item && read.version === write.version && sameValue;
}

/** Without those that see what the transaction has itself written before. */
export function outerReads({ operations }: Transaction): readonly Operation[] {
  return operations.filter((read, place) => read.type === 'read' && ownWriteBefore(operations, place) === undefined);
}

/** The transaction's own last write, earlier than the operation at `place`, of the item of that operation. */
export function ownWriteBefore(operations: readonly Operation[], place: number): Operation | undefined {
  return operations.slice(0, place).findLast(({ type, item }) => type === 'write' && item === operations[place].item);
}

/** Compares for sorting, ascending. */
export function inOrder(left: ExactNumber, right: ExactNumber): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
