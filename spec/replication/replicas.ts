/**
 * What an observer of the whole network sees of symmetric replication: which node is responsible for which place, and
 * what it has there.
 *
 * The degree, the slides' f, divides the circle. Item k has one replica at each place that is k plus a multiple of a
 * degree-th of the circle; the places that belong together are a class. Source: A. Ghodsi, L. Onana Alima and S.
 * Haridi, "Symmetric Replication for Structured Peer-to-Peer Systems", DBISP2P 2005; SELFMAN slides, degree 4.
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

/** Taken for granted by all that follows, and promised by the ring: at most as many responsible nodes per class as replicas. */
export const oneHolderPerPlace = always<Replicas>(
  ({ held }) => held.every((one) => held.every((other) => one === other || one.place !== other.place)),
  'No place has two responsible nodes, so that no class has more of them than replicas.',
);

export const itemsLieInTheirClass = always<Replicas>(
  (state) => state.held.every(({ place, items }) => items.every(({ key }) => placesOf(state, key).includes(place))),
  'Whatever is stored at a place belongs to its class.',
);

export const versionsNeverGoBack = step<Replicas>(
  (before, after) =>
    before.held.every(({ node, place, items }) => {
      const now = after.held.find((each) => each.node === node && each.place === place);
      return now === undefined || items.every(({ key, version }) => !isNewer(version, versionAt(now, key)));
    }),
  'As long as a node is responsible for a place, no version goes back there.',
);

/** Versions are given once: whoever has the same version of an item has the same value. */
export const oneValuePerVersion = always<Replicas>(({ held }) => {
  const items = held.flatMap((each) => each.items);
  return items.every((one) => items.every((other) => !isSameVersion(one, other) || one.value === other.value));
}, 'The same version of an item has the same value everywhere.');

/** What two quorums have in common is not empty: read as what it is good for, with replicas that come and go. */
export const everyMajorityKnows = always<Replicas>(
  (state) =>
    state.told.every(({ key, version }) => {
      const outdated = speakers(state, key).filter((each) => isNewer(version, versionAt(each, key)));
      return new Set(outdated.map(({ place }) => place)).size <= state.degree / 2;
    }),
  'Of any majority of replicas that answer, at least one has what a client has been told of.',
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
  'No node answers for a place that it has not restored.',
);

export const everyPlaceIsRestored = recoverable<Replicas>(
  ({ held }) => held.every(({ restored }) => restored),
  'Whoever is responsible for a place can still restore it.',
  ({ held }) =>
    held
      .filter(({ restored }) => !restored)
      .slice(0, 4)
      .map(({ node, place }) => `node ${node} has not restored place ${place}`)
      .join(', '),
);

/** Kept at every moment, whoever else takes itself to be responsible for the same place. */
export const promisesOfEach: Properties<Replicas> = { itemsLieInTheirClass, versionsNeverGoBack, oneValuePerVersion };

/** Kept at every moment, provided that places have one holder each, and that a majority of each class is up and restored. */
export const replicaPromises: Properties<Replicas> = {
  ...promisesOfEach,
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
