/** Properties of the scenarios of the store: for clients, for places, and for each side of a partition. */
import { entriesOf } from '../../impl/epochs/entries.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { isSameTransaction } from '../../impl/places/lock.ts';
import { majority } from '../../impl/places/placement.ts';
import { isRecordKey } from '../../impl/places/record-key.ts';
import { UNWRITTEN } from '../../impl/places/version.ts';
import type { Item } from '../../impl/store/messages.ts';
import { outcomesIn, type Transaction } from '../../impl/store/state.ts';
import { always, type Properties, recoverable, step } from '../../spec/kernel/spec.ts';
import { judge } from '../../spec/serialisability/judgement.ts';
import { epochsOf, historyOf, isAsNew, isSame, lastEpoch, type Replica, replicasOf, type StoreWorld, storeOf } from './observed.ts';

export type StoreProperties = Properties<StoreWorld>;

export const X: Item = { class: 0, key: 'x' };

export const toClients: StoreProperties = {
  strictlySerialisable: always(
    (world) => judge(historyOf(world)).verdict === 'strictly serialisable',
    'There is one order of all transactions that took effect, which each client’s reads fit, and which keeps real time.',
  ),
  oneAnswerPerTransaction: always(
    ({ history }) => history.every(({ isAnsweredAgain }) => isAnsweredAgain === undefined),
    'No client is answered twice.',
  ),
  whatIsAbortedIsNeverSeen: always(({ history, nodes }) => {
    const aborted = history.filter(({ end }) => end === 'aborted').flatMap(({ writes }) => writes.map(({ value }) => value));
    const kept = nodes.flatMap((node) => entriesOf(epochsOf(node).store));
    return aborted.every((value) => value === null || !kept.some((entry) => entry.value === value));
  }, 'A value of an aborted transaction is kept nowhere.'),
};

export const byPlaces: StoreProperties = {
  everyMajorityHasIt: always(
    (world) =>
      world.history.every(({ versions }) =>
        versions.every(({ version, ...item }) => {
          const all = replicasOf(world, item).filter(({ promised }) => promised === null);
          const lacks = all.filter(({ kept }) => !isAsNew(kept?.version ?? UNWRITTEN, version) && !isLockedFor(kept, version));
          const places = (ofEpoch: number) => new Set(lacks.filter(({ epoch }) => epoch === ofEpoch).map(({ place }) => place));
          return lacks.every(({ epoch }) => places(epoch).size < majority(degreeIn(world)));
        }),
      ),
    'Of any ⌊f/2⌋ + 1 places that may answer under one epoch, one has each version that was acknowledged, a newer one, or its lock.',
  ),
  oneValuePerVersion: always(({ nodes }) => {
    const entries = nodes.flatMap((node) => entriesOf(epochsOf(node).store)).filter(({ key }) => key.startsWith('='));
    return entries.every((one) =>
      entries.every((other) => one.key !== other.key || !isSame(one.version, other.version) || one.value === other.value),
    );
  }, 'Places with one version of a key have one value.'),
  writersExclude: always(({ nodes }) => {
    const locked = nodes.flatMap((node) => entriesOf(epochsOf(node).store).map(({ locks = [], version }) => ({ locks, version })));
    return locked.every(({ locks }) => locks.length < 2 || locks.every(({ write }) => write === null));
  }, 'A place has at most one lock for writing on a key, and then no other lock.'),
  oneOutcome: always(({ nodes }) => {
    const known = nodes.flatMap((node) => outcomesIn(storeOf(node)));
    return known.every(({ transaction, outcome }) =>
      known.every((other) => !isSameTransaction(other.transaction, transaction) || other.outcome === outcome),
    );
  }, 'All nodes that know the outcome of a transaction know the same one.'),
};

function isLockedFor(
  kept: Replica['kept'],
  version: { readonly counter: number; readonly writer: number; readonly boot: number },
): boolean {
  return (kept?.locks ?? []).some(({ write }) => write !== null && isSame(write.version, version));
}

/** On a side with fewer than ⌊f/2⌋ + 1 places, no transaction ends by answers of that side alone. */
export const onEachSide: StoreProperties = {
  aMinorityCommitsNothing: step((before, after) => {
    if (before.partition === null) return true;
    const wasOpen = (name: string) => before.history.some((each) => each.name === name && each.ended === null);
    const ended = after.history.filter(({ name, end }) => end === 'committed' && wasOpen(name));
    return ended.every(({ name }) => mayEnd(before, name));
  }, 'On a side of a partition with fewer than ⌊f/2⌋ + 1 places, nothing commits and nothing is read by answers of that side alone.'),
};

function mayEnd(world: StoreWorld, name: string): boolean {
  const [node, ticket] = name.split('.').map(Number);
  const own = placesOnSideOf(world, node);
  if (own.size >= majority(degreeIn(world))) return true;
  const open = world.nodes.filter(({ id }) => id === node).flatMap((each) => storeOf(each).open);
  const transaction = open.find((each) => each.ticket === ticket);
  // It had an answer of the other side before the network was split.
  return transaction !== undefined && answeredIn(transaction).some((place) => !own.has(place));
}

function placesOnSideOf(world: StoreWorld, node: NodeId): ReadonlySet<number> {
  const side = world.partition?.find((group) => group.includes(node)) ?? [];
  const replicas = replicasOf(world, X).filter((each) => side.includes(each.node) && each.epoch === lastEpoch(world));
  return new Set(replicas.map(({ place }) => place));
}

function answeredIn({ stage, parts }: Transaction): readonly number[] {
  const polls = stage.type === 'proposing' ? [stage.poll] : parts.map(({ poll }) => poll);
  return polls.flatMap(({ answers }) => answers.map(({ place }) => place));
}

/** Where records are swept. */
export const recordsEnd: StoreProperties = {
  everyRecordIsForgotten: recoverable(
    ({ nodes }) => nodes.every((node) => node.status !== 'up' || entriesOf(epochsOf(node).store).every(({ key }) => !isRecordKey(key))),
    'Every record of an outcome can still be forgotten.',
  ),
};

/** States that can always still be reached. `converge`: no coordinator may vanish before it has told all places. */
export function inTheEnd(items: readonly Item[], isAwaited: (name: string) => boolean, converge: boolean): StoreProperties {
  return {
    everyTransactionEnds: recoverable(
      ({ history }) => history.every(({ name, ended }) => ended !== null || !isAwaited(name)),
      'Every client whose node goes on can still have an answer.',
    ),
    everyLockIsReleased: recoverable(
      ({ nodes }) =>
        nodes.every((node) => node.status !== 'up' || entriesOf(epochsOf(node).store).every(({ locks }) => locks === undefined)),
      'Every lock can still be released.',
    ),
    everyPlaceIsSpokenFor: recoverable(
      (world) => items.every((item) => isSpokenFor(world, item)),
      'All places of each key can still be spoken for under the last epoch, with nothing open.',
    ),
    ...(converge ? placesConverge(items) : {}),
  };
}

function placesConverge(items: readonly Item[]): StoreProperties {
  return {
    placesConverge: recoverable(
      (world) => items.every((item) => isSpokenFor(world, item) && haveConverged(world, item)),
      'All places of each key can still have one version.',
    ),
  };
}

function isSpokenFor(world: StoreWorld, item: Item): boolean {
  const areAtRest = world.nodes.every((node) => node.status !== 'up' || storeOf(node).open.length + storeOf(node).resolving.length === 0);
  return membersOf(world, item).length === degreeIn(world) && areAtRest;
}

function haveConverged(world: StoreWorld, item: Item): boolean {
  const [first, ...others] = membersOf(world, item).map(({ kept }) => kept?.version ?? UNWRITTEN);
  return others.every((version) => isSame(version, first));
}

/** Those that speak under the last epoch. */
function membersOf(world: StoreWorld, item: Item): readonly Replica[] {
  const last = lastEpoch(world, item.class);
  return replicasOf(world, item).filter(({ isUp, epoch, promised }) => isUp && epoch === last && promised === null);
}

function degreeIn({ nodes }: StoreWorld): number {
  return storeOf(nodes[0]).config.degree;
}
