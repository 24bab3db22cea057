/**
 * The record of a transaction's outcome, at the places of its home class. Promise and acceptance are two values, each with
 * its ballot as the version. A claimant that joins the data of a majority keeps the highest of both, whoever has which.
 */
import type { Value } from '../kernel/plain-data.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Home, Item, TransactionId } from '../places/lock.ts';
import { recordKey } from '../places/record-key.ts';
import { isNewer, type Version } from '../places/version.ts';

export type Outcome = 'committed' | 'aborted';

/** Round 1 belongs to the coordinator, which proposes to commit in it, once. Higher rounds belong to any node. */
export interface Ballot {
  readonly round: number;
  readonly node: NodeId;
  /** How often the node had booted. It does not remember the ballots of an earlier boot. */
  readonly boot: number;
}

/** The round that only a coordinator may use. */
export const FIRST_ROUND = 1;

export function isHigher(a: Ballot, b: Ballot): boolean {
  return isNewer(versionOf(a), versionOf(b));
}

export function isSame(a: Ballot, b: Ballot): boolean {
  return a.round === b.round && a.node === b.node && a.boot === b.boot;
}

/** A ballot as the version of what was promised or accepted in it. Round 0: nothing was. */
export function versionOf({ round, node, boot }: Ballot): Version {
  return { counter: round, writer: node, boot };
}

export function ballotOf({ counter, writer, boot }: Version): Ballot {
  return { round: counter, node: writer, boot };
}

/** A ballot proposes this. */
export interface Proposal {
  readonly outcome: Outcome;
  /** All items of the transaction, so that whoever finds a commit can tell their places. None: to abort. */
  readonly items: readonly Item[];
}

/** The value of a promise, and a part of that of an acceptance. */
export interface Subject {
  readonly transaction: TransactionId;
  readonly home: Home;
}

export const ABORT: Proposal = { outcome: 'aborted', items: [] };

/** Keys of clients begin with another sign, so no client can reach a record. */
export function promiseKey(transaction: TransactionId): string {
  return recordKey(`${nameOf(transaction)} promised`);
}

export function acceptanceKey(transaction: TransactionId): string {
  return recordKey(`${nameOf(transaction)} accepted`);
}

export function dataKey(key: string): string {
  return `=${key}`;
}

/** The key of a client of which this is the data key; null: it is the key of a record. */
export function keyOfData(key: string): string | null {
  return key.startsWith('=') ? key.slice(1) : null;
}

function nameOf({ node, boot, number }: TransactionId): string {
  return `${node}.${boot}.${number}`;
}

export function promiseOf({ transaction, home }: Subject): Value {
  return { transaction, home };
}

export function acceptanceOf({ transaction, home }: Subject, { outcome, items }: Proposal): Value {
  return { transaction, home, outcome, items };
}

/** The transaction of a record. Null: the value is none, so the node that told of it is wrong. */
export function subjectIn(value: Value): Subject | null {
  return isSubject(value) ? value : null;
}

/** The proposal that an acceptance holds. Null: as in `subjectIn`. */
export function proposalIn(value: Value): Proposal | null {
  return isProposal(value) ? { outcome: value.outcome, items: value.items } : null;
}

function isSubject(value: Value): value is Subject {
  return isObject(value) && 'transaction' in value && isTransactionId(value.transaction) && 'home' in value && isHome(value.home);
}

function isProposal(value: Value): value is Proposal {
  if (!isObject(value) || !('outcome' in value) || !('items' in value)) return false;
  return (value.outcome === 'committed' || value.outcome === 'aborted') && Array.isArray(value.items) && value.items.every(isItem);
}

function isTransactionId(value: Value): value is TransactionId {
  return (
    isObject(value) && 'node' in value && 'boot' in value && 'number' in value && [value.node, value.boot, value.number].every(isWhole)
  );
}

function isHome(value: Value): value is Home {
  return isItem(value) && 'base' in value && isVersion(value.base);
}

function isItem(value: Value): value is Item {
  return isObject(value) && 'class' in value && isWhole(value.class) && 'key' in value && typeof value.key === 'string';
}

function isVersion(value: Value): value is Version {
  return (
    isObject(value) &&
    'counter' in value &&
    'writer' in value &&
    'boot' in value &&
    [value.counter, value.writer, value.boot].every(isWhole)
  );
}

function isObject(value: Value): value is object {
  return typeof value === 'object' && value !== null;
}

function isWhole(value: Value): boolean {
  return Number.isSafeInteger(value);
}
