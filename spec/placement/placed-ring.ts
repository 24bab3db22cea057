/** A real ring, seen as the owners of places: each place is the beginning of a grain. */
import { halfOpen, type Identifier } from '../identifier-space/interval.ts';
import { always, type Properties, reachable, recoverable, step } from '../kernel/spec.ts';

export interface PlacedMember {
  readonly id: Identifier;
  /** It owns the places from its predecessor on, up to its own. */
  readonly predecessor: Identifier;
  /** Whether another life of the same node is about to join elsewhere. */
  readonly isMoving: boolean;
}

export interface PlacedRing {
  /** The number of identifiers on the circle, N. */
  readonly size: number;
  /** The replication factor f. */
  readonly factor: number;
  /** The number of identifiers in a grain. */
  readonly grain: number;
  readonly members: readonly PlacedMember[];
  /** Nothing is in flight, no timer is armed, and nobody is about to join or to leave. */
  readonly isAtRest: boolean;
  /** The number of moves that have begun. */
  readonly moves: number;
}

/** The places that the member owns. */
export function placesOf({ size, grain }: PlacedRing, { id, predecessor }: PlacedMember): readonly Identifier[] {
  return halfOpen(predecessor, id, size).filter((place) => place % grain === 0);
}

/** The members that own two places of one class. */
export function doubledMembers(ring: PlacedRing): readonly PlacedMember[] {
  const zone = ring.size / ring.factor;
  return ring.members.filter((member) => {
    const classes = placesOf(ring, member).map((place) => place % zone);
    return new Set(classes).size < classes.length;
  });
}

/** Whether the member owns the last place of its own zone, and has its identifier there. */
export function isAnchor(ring: PlacedRing, member: PlacedMember): boolean {
  const zone = ring.size / ring.factor;
  const last = member.id - (member.id % zone) + zone - ring.grain;
  return member.id >= last && placesOf(ring, member).includes(last);
}

/** Whether there are f members or more, each place has one owner, and none owns two places of one class. */
function isPlaced(ring: PlacedRing): boolean {
  const owned = ring.members.flatMap((member) => placesOf(ring, member));
  const isOwnedOnce = owned.length === ring.size / ring.grain && new Set(owned).size === owned.length;
  return ring.members.length >= ring.factor && isOwnedOnce && doubledMembers(ring).length === 0;
}

function inWords(ring: PlacedRing): string {
  const owned = ring.members.map((member) => `node ${member.id} owns ${placesOf(ring, member).join(', ') || 'no place'}`);
  return [`${ring.members.length} members`, ...owned].join('; ');
}

export const noneIsDoubledAtRest = always<PlacedRing>(
  (ring) => !ring.isAtRest || ring.members.length < ring.factor || doubledMembers(ring).length === 0,
  'At rest, with f members or more, no node owns two places of one class.',
  inWords,
);

export const placesAreSpreadAgain = recoverable<PlacedRing>(
  (ring) => ring.isAtRest && isPlaced(ring),
  'The ring can come to rest with f members or more. Then each place has one owner, and none owns two places of one class.',
  inWords,
);

export const anchorsNeverMove = step<PlacedRing>(
  (before, after) =>
    after.members.every((member) => {
      const then = before.members.find(({ id }) => id === member.id);
      return !member.isMoving || then === undefined || then.isMoving || !isAnchor(before, then);
    }),
  'No anchor begins to move.',
);

/** Moves cannot cycle: `most` is the number of faults, and each is followed by one at most. */
export function atMostMoves(most: number): Properties<PlacedRing> {
  return {
    movesAreFew: always<PlacedRing>(({ moves }) => moves <= most, `At most ${most} ${most === 1 ? 'move begins' : 'moves begin'}.`),
  };
}

export const aNodeMoves = reachable<PlacedRing>(({ members }) => members.some(({ isMoving }) => isMoving), 'A node is about to move.');

export const someAreDoubled = reachable<PlacedRing>(
  (ring) => ring.members.length >= ring.factor && doubledMembers(ring).length > 0,
  'Some node owns two places of one class, though there are f members.',
);

export const tooFewAreLeft = reachable<PlacedRing>(
  (ring) => ring.members.length < ring.factor && doubledMembers(ring).length > 0,
  'Fewer than f members are left, and one of them owns two places of one class.',
);

export const placementOnTheRing: Properties<PlacedRing> = {
  noneIsDoubledAtRest,
  placesAreSpreadAgain,
  anchorsNeverMove,
  aNodeMoves,
  someAreDoubled,
};
