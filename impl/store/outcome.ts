/**
 * The record of a transaction's outcome, at the places of its home class. Promise and acceptance are two values, each with
 * its ballot as the version. A claimant that joins the data of a majority keeps the highest of both, whoever has which.
 */
import type { Value } from '../kernel/plain-data.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { TransactionId } from '../places/lock.ts';
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

/** Keys of clients begin with another sign, so no client can reach a record. */
export function promiseKey(transaction: TransactionId): string {
  return `?${nameOf(transaction)} promised`;
}

export function acceptanceKey(transaction: TransactionId): string {
  return `?${nameOf(transaction)} accepted`;
}

export function dataKey(key: string): string {
  return `=${key}`;
}

function nameOf({ node, boot, number }: TransactionId): string {
  return `${node}.${boot}.${number}`;
}

export function outcomeIn(value: Value): Outcome {
  return value === 'committed' ? 'committed' : 'aborted';
}
