/**
 * Symmetric replication as an observer of the whole network sees it: which node is responsible for each place, and what
 * the node has there.
 *
 * The replication factor f divides the size of the circle. Item k has one replica at each place that is k plus a
 * multiple of size/f; the places that belong together are a class. Source: A. Ghodsi, L. Onana Alima and S.
 * Haridi, "Symmetric Replication for Structured Peer-to-Peer Systems", DBISP2P 2005; SELFMAN slides, f = 4.
 */
import { type Identifier, identifiers } from '../identifier-space/interval.ts';
import { always, type Properties, recoverable, step } from '../kernel/spec.ts';
import type { Content } from './register.ts';

export interface Replicas {
  readonly size: number;
  readonly degree: number;
  /** For each node that is up, each place that it is responsible for. */
  readonly held: readonly HeldPlace[];
  /** The highest version of each item that a client has been told of. */
  readonly told: readonly { readonly key: Identifier; readonly version: VersionNumber }[];
  /** Places about which an answer is in flight, and the node that has sent it. */
  readonly answers: readonly { readonly node: Identifier; readonly place: Identifier }[];
}

export interface HeldPlace {
  readonly node: Identifier;
  readonly place: Identifier;
  /** It may speak for the place. */
  readonly restored: boolean;
  readonly items: readonly Item[];
}

export interface Item {
  readonly key: Identifier;
  readonly value: Content;
  readonly version: VersionNumber;
}

/** The counter decides, and the writer between equals. */
export type VersionNumber = readonly [counter: number, writer: number];

/** The places of the replicas of `key`, found by walking. */
export function placesOf({ size, degree }: Pick<Replicas, 'size' | 'degree'>, key: Identifier): readonly Identifier[] {
  return identifiers(size).filter((place) => ((place - key) * degree) % size === 0);
}

/** The ring guarantees this, and all that follows relies on it: a class has at most f responsible nodes. */
export const oneHolderPerPlace = always<Replicas>(
  ({ held }) => held.every((one) => held.every((other) => one === other || one.place !== other.place)),
  'No place has two responsible nodes, so a class of replicas has no more of them than it has places.',
);

export const itemsLieInTheirClass = always<Replicas>(
  (state) => state.held.every(({ place, items }) => items.every(({ key }) => placesOf(state, key).includes(place))),
  'Every item stored at a place has one of its replicas there.',
);

export const versionsNeverGoBack = step<Replicas>(
  (before, after) =>
    before.held.every(({ node, place, items }) => {
      const now = after.held.find((each) => each.node === node && each.place === place);
      return now === undefined || items.every(({ key, version }) => !isNewer(version, versionAt(now, key)));
    }),
  'While a node stays responsible for a place, no item there goes back to an older version.',
);

/** Each version is made only once, so equal versions of an item have equal values. */
export const oneValuePerVersion = always<Replicas>(({ held }) => {
  const items = held.flatMap((each) => each.items);
  return items.every((one) => items.every((other) => !isSameVersion(one, other) || one.value === other.value));
}, 'Replicas with the same version of an item have the same value of it.');

/** Two quorums intersect. This is the use of it, when replicas come and go. */
export const everyMajorityKnows = always<Replicas>(
  (state) =>
    state.told.every(({ key, version }) => {
      const outdated = speakers(state, key).filter((each) => isNewer(version, versionAt(each, key)));
      return new Set(outdated.map(({ place }) => place)).size <= state.degree / 2;
    }),
  "In any majority of an item's replicas that may answer, at least one has the newest version told to a client, or a newer one.",
  (state) => {
    const told = state.told.map(({ key, version }) => ({
      ...{ key, version },
      outdated: speakers(state, key).filter((each) => isNewer(version, versionAt(each, key))),
    }));
    const worst = told.find(({ outdated }) => new Set(outdated.map(({ place }) => place)).size > state.degree / 2);
    const old = (worst?.outdated ?? []).map(({ node, place }) => `node ${node} at place ${place}`);
    return `a client was told of version ${worst?.version.join('.')} of item ${worst?.key}, and ${old.join(', ')} have older ones`;
  },
);

export const restoredBeforeAnswering = always<Replicas>(
  ({ held, answers }) =>
    answers.every(({ node, place }) => held.every((each) => each.node !== node || each.place !== place || each.restored)),
  'No node answers a client for a place that it has not restored yet.',
);

export const everyPlaceIsRestored = recoverable<Replicas>(
  ({ held }) => held.every(({ restored }) => restored),
  'Every node that is responsible for a place can still restore it.',
  ({ held }) =>
    held
      .filter(({ restored }) => !restored)
      .slice(0, 4)
      .map(({ node, place }) => `node ${node} has not restored place ${place}`)
      .join(', '),
);

/** Hold at every moment, even while two nodes believe that they are responsible for the same place. */
export const propertiesOfEach: Properties<Replicas> = { itemsLieInTheirClass, versionsNeverGoBack, oneValuePerVersion };

/** Hold at every moment, provided that places have one holder each, and that a majority of each class is up and restored. */
export const replicaProperties: Properties<Replicas> = {
  ...propertiesOfEach,
  oneHolderPerPlace,
  everyMajorityKnows,
};

function speakers(state: Replicas, key: Identifier): readonly HeldPlace[] {
  const places = placesOf(state, key);
  return state.held.filter(({ place, restored }) => restored && places.includes(place));
}

function versionAt({ items }: HeldPlace, key: Identifier): VersionNumber {
  return items.find((item) => item.key === key)?.version ?? [0, 0];
}

function isNewer([counter, writer]: VersionNumber, [otherCounter, otherWriter]: VersionNumber): boolean {
  return counter === otherCounter ? writer > otherWriter : counter > otherCounter;
}

function isSameVersion(one: Item, other: Item): boolean {
  return one.key === other.key && !isNewer(one.version, other.version) && !isNewer(other.version, one.version);
}
