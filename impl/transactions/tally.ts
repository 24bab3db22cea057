/**
 * Counting votes. An item is prepared when ⌊f/2⌋ + 1 of its replicas are prepared, and lost when ⌈f/2⌉ have voted abort. The
 * two numbers add up to f + 1, so an item is never both.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { majority, placement, replicaPlaces } from '../places/placement.ts';
import type { Copy } from './holdings.ts';
import type { Run } from './requests.ts';
import type { Config } from './state.ts';
import type { AcceptedVotes, Instance, Outcome, Transaction, Vote, Votes } from './transaction.ts';

/** The places of the replicas of `key`. */
export function placesOf({ identifiers, degree }: Config, key: Identifier): readonly Identifier[] {
  return replicaPlaces(placement(identifiers, degree), key);
}

/** The places of all replicas of these items; ascending. */
export function allPlaces(config: Config, keys: readonly Identifier[]): readonly Identifier[] {
  return ascending(keys.flatMap((key) => placesOf(config, key)));
}

/** The places of the managers of a transaction whose item is at `place`; the transaction manager's own first. */
export function managerPlaces({ identifiers, managers }: Config, place: Identifier): readonly Identifier[] {
  return replicaPlaces(placement(identifiers, managers), place);
}

/** The keys that a client wants to read or write; ascending. */
export function keysOf({ reads, writes }: Pick<Run, 'reads' | 'writes'>): readonly Identifier[] {
  return ascending([...reads, ...writes.map(({ key }) => key)]);
}

export function instanceOf(key: Identifier, place: Identifier): Instance {
  return `${key}@${place}`;
}

export function keyOf(instance: Instance): Identifier {
  return Number(instance.slice(0, instance.indexOf('@')));
}

export function placeOf(instance: Instance): Identifier {
  return Number(instance.slice(instance.indexOf('@') + 1));
}

/** The order in which copies are kept. */
export function byKeyAndPlace(a: Copy, b: Copy): number {
  return a.key - b.key || a.place - b.place;
}

/** All votes that a transaction needs. */
export function instancesOf(config: Config, { operations }: Transaction): readonly Instance[] {
  return operations.flatMap(({ key }) => placesOf(config, key).map((place) => instanceOf(key, place)));
}

/** The outcome, if these votes settle it whatever the missing votes are; null otherwise. */
export function outcomeOf(config: Config, { operations }: Transaction, votes: Votes): Outcome | null {
  const needed = majority(config.degree);
  const count = (key: Identifier, vote: Vote) => placesOf(config, key).filter((place) => votes[instanceOf(key, place)] === vote).length;
  const lost = operations.filter(({ key }) => count(key, 'abort') > config.degree - needed).map(({ key }) => key);
  if (lost.length > 0) return { type: 'aborted', keys: lost };
  return operations.every(({ key }) => count(key, 'prepared') >= needed) ? { type: 'committed' } : null;
}

/** Whether these nodes are a majority of the managers. A node listed several times counts as often. */
export function areMajority({ managers }: Transaction, nodes: readonly NodeId[]): boolean {
  return managers.filter((manager) => nodes.includes(manager)).length >= majority(managers.length);
}

/**
 * The outcome on which a majority of the managers agrees, each by the votes that it has accepted; these may differ. Any
 * majority that a leader asks contains one of those managers, and so finds votes that settle the same outcome.
 */
export function agreedOutcome(config: Config, transaction: Transaction, reports: Readonly<Record<NodeId, Votes>>): Outcome | null {
  const settled = [...new Set(transaction.managers)].flatMap((manager) => {
    const outcome = reports[manager] === undefined ? null : outcomeOf(config, transaction, reports[manager]);
    return outcome === null ? [] : [{ manager, outcome }];
  });
  const agreeing = (type: Outcome['type']) => settled.filter(({ outcome }) => outcome.type === type).map(({ manager }) => manager);
  return settled.find(({ outcome }) => areMajority(transaction, agreeing(outcome.type)))?.outcome ?? null;
}

/** The votes to propose after these promises: for each, the one accepted in the highest ballot; abort if none was accepted. */
export function safeVotes(instances: readonly Instance[], promises: readonly AcceptedVotes[]): Votes {
  return Object.fromEntries(
    instances.map((instance) => {
      const known = promises.flatMap((accepted) => (accepted[instance] === undefined ? [] : [accepted[instance]]));
      const first = { ballot: -1, vote: 'abort' } as const;
      return [instance, known.reduce((best, each) => (each.ballot > best.ballot ? each : best), first).vote];
    }),
  );
}
