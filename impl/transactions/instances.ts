/** Where the replicas and managers of a transaction are, and the name of each vote: the item's key and the replica's place. */
import type { Identifier } from '../identifier-space/interval.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { placement, replicaPlaces } from '../places/placement.ts';
import type { Copy } from './holdings.ts';
import type { Run } from './requests.ts';
import type { Config } from './state.ts';
import type { Instance, Transaction } from './transaction.ts';

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
