/**
 * Where the replicas of a key are, how many of them make a majority, and which of two epochs is higher. It is found by walking
 * and by counting sets, and arithmetic must say the same. Source: `docs/protocols/replication.md`.
 */
import { halfOpen, type Identifier, identifiers } from '../identifier-space/interval.ts';
import { equal } from '../kernel/canonical.ts';
import { always, type Properties, reachable } from '../kernel/spec.ts';

export interface Placed {
  readonly size: number;
  readonly degree: number;
}

/** The functions that are judged. */
export interface PlaceArithmetic {
  /** Null: it refuses the replication factor. */
  placed(size: number, degree: number): Placed | null;
  replicaPlace(placed: Placed, key: Identifier, number: number): Identifier;
  replicaPlaces(placed: Placed, key: Identifier): readonly Identifier[];
  classOf(placed: Placed, key: Identifier): readonly Identifier[];
  majority(degree: number): number;
  restoringQuorum(degree: number): number;
}

/** A key on a circle that the replication factor divides. */
export interface PlacedKey extends Placed {
  readonly key: Identifier;
}

export interface Epoch {
  readonly round: number;
  readonly node: Identifier;
}

export interface EpochArithmetic {
  readonly initial: Epoch;
  isHigher(one: Epoch, other: Epoch): boolean;
  higher(one: Epoch, other: Epoch): Epoch;
}

export function taking({ placed }: PlaceArithmetic): Properties<Placed> {
  return {
    onlyDivisorsAreTaken: always(({ size, degree }) => {
      const taken = placed(size, degree);
      return isDivided({ size, degree }) ? equal(taken, { size, degree }) : taken === null;
    }, 'A replication factor is taken if equal whole steps lead round the circle, one for each replica, and refused otherwise.'),
    someAreTaken: reachable(({ size, degree }) => placed(size, degree) !== null, 'A replication factor is taken.'),
    someAreRefused: reachable(({ size, degree }) => placed(size, degree) === null, 'A replication factor is refused.'),
  };
}

export function placing(arithmetic: PlaceArithmetic): Properties<PlacedKey> {
  return {
    replicasLieAtEqualDistances: always(
      ({ size, degree, key }) => equal(arithmetic.replicaPlaces({ size, degree }, key), walkOf(size, degree, key)),
      'The replicas of a key are at the key and at each multiple of size/f steps clockwise of the key, in this order.',
    ),
    eachReplicaHasItsNumber: always(
      ({ size, degree, key }) =>
        walkOf(size, degree, key).every((place, i) => arithmetic.replicaPlace({ size, degree }, key, i + 1) === place),
      'Replica i of a key is the i-th that is met on the walk from the key.',
    ),
    aWalkPassesZero: reachable(
      ({ size, degree, key }) => arithmetic.replicaPlaces({ size, degree }, key).some((place) => place < key),
      'A replica lies past zero, seen from the key.',
    ),
    aClassIsOneSet: always(({ size, degree, key }) => {
      const places = walkOf(size, degree, key);
      return equal(
        arithmetic.classOf({ size, degree }, key),
        identifiers(size).filter((place) => places.includes(place)),
      );
    }, 'All keys of a class have the same places, in ascending order.'),
  };
}

/** The replicas are numbered from 0 on. `degree` is small: all sets of replicas are tried. */
export function counting({ majority, restoringQuorum }: PlaceArithmetic): Properties<{ readonly degree: number }> {
  return {
    majoritiesShareAReplica: always(({ degree }) => {
      const all = identifiers(degree);
      const share = (count: number) => count > 0 && everyTwoShare(setsOf(all, count), setsOf(all, count));
      return share(majority(degree)) && !share(majority(degree) - 1);
    }, 'A majority is the least number of replicas of which any two sets share one.'),
    aRestorationMeetsEveryWrite: always(({ degree }) => {
      const read = setsOf(identifiers(degree).slice(1), restoringQuorum(degree));
      return everyTwoShare(read, setsOf(identifiers(degree), majority(degree)));
    }, 'The replicas that a restoration reads, of those other than its own, share one with each majority.'),
    moreThanAMajorityIsLeft: reachable(
      ({ degree }) => restoringQuorum(degree) < degree - 1,
      'A restoration does not have to read all other replicas.',
    ),
    restorationsMeet: always(({ degree }) => {
      if (degree < 3) return restoringQuorum(degree) === 1;
      const [first, second] = [0, 1].map((own) => identifiers(degree).filter((replica) => replica !== own));
      const share = (count: number) => everyTwoShare(setsOf(first, count), setsOf(second, count));
      return setsOf(first, restoringQuorum(degree)).length > 0 && share(restoringQuorum(degree)) && !share(restoringQuorum(degree) - 1);
    }, 'A restoration reads the least number of replicas by which two restorations share one; of two replicas, the other one.'),
  };
}

export function ordering({ initial, isHigher, higher }: EpochArithmetic): Properties<{ readonly one: Epoch; readonly other: Epoch }> {
  return {
    theLaterRoundIsHigher: always(({ one, other }) => {
      const isLater = one.round > other.round || (one.round === other.round && one.node > other.node);
      return isHigher(one, other) === isLater;
    }, 'Of two epochs the one of the later round is higher, and of one round that of the higher node.'),
    theHigherIsOneOfTheTwo: always(
      ({ one, other }) => equal(higher(one, other), isHigher(one, other) ? one : other),
      'The higher of two epochs is the one that is higher than the other.',
    ),
    oneIsHigher: reachable(({ one, other }) => isHigher(one, other), 'Of two epochs the one is higher.'),
    noEpochIsBelowTheFirst: always(({ one }) => !isHigher(initial, one), 'Each epoch is as high as the initial one, or higher.'),
  };
}

/** Whether both are counts, and `degree` steps of one whole length lead round the circle. */
export function isDivided({ size, degree }: Placed): boolean {
  const areCounts = [size, degree].every((each) => Number.isSafeInteger(each) && each >= 1);
  return areCounts && halfOpen(0, 0, size).some((place) => (place === 0 ? size : place) * degree === size);
}

/** The places of the replicas of `key` in the order of the walk from it. */
function walkOf(size: number, degree: number, key: Identifier): readonly Identifier[] {
  const walk = [key, ...halfOpen(key, key, size).slice(0, -1)];
  return walk.filter((_, steps) => (steps * degree) % size === 0);
}

type ReplicaSet = readonly number[];

/** All sets of `count` of these. */
function setsOf(replicas: ReplicaSet, count: number): readonly ReplicaSet[] {
  if (count === 0) return [[]];
  return replicas.flatMap((first, i) => setsOf(replicas.slice(i + 1), count - 1).map((rest) => [first, ...rest]));
}

function everyTwoShare(some: readonly ReplicaSet[], others: readonly ReplicaSet[]): boolean {
  return some.every((one) => others.every((other) => one.some((replica) => other.includes(replica))));
}
