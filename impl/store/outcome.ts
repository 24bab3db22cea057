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

function nameOf({ node, boot, number }: TransactionId): string {
  return `${node}.${boot}.${number}`;
}

export function promiseOf({ transaction, home }: Subject): Value {
  return { transaction: { ...transaction }, home: homeAsValue(home) };
}

export function acceptanceOf({ transaction, home }: Subject, { outcome, items }: Proposal): Value {
  return { transaction: { ...transaction }, home: homeAsValue(home), outcome, items: items.map((item) => ({ ...item })) };
}

function homeAsValue({ class: ofClass, key, base }: Home): Value {
  return { class: ofClass, key, base: { ...base } };
}

/** The value is trusted: only `promiseOf` and `acceptanceOf` make records. */
export function subjectIn(value: Value): Subject {
  const { transaction, home } = value as unknown as Subject;
  return { transaction, home };
}

export function proposalIn(value: Value): Proposal {
  const { outcome, items } = value as unknown as Proposal;
  return { outcome, items };
}
