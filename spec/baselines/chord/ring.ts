/**
 * A Chord ring, seen from outside: the members that are up, and where their pointers lead.
 *
 * Source of the words: P. Zave, "Reasoning about Identifier Spaces: How to Make Chord Correct", IEEE Transactions on
 * Software Engineering 43(12), 2017. The *best successor* of a member is the first entry of its list that is up. The *ring*
 * consists of the members that come back to themselves along best successors. All others are *appendages*.
 */
import { halfOpen, type Identifier } from '../../identifier-space/interval.ts';

export interface ChordMember {
  readonly id: Identifier;
  /** The nearest first. Members that have crashed may be among them, and so may the member itself. */
  readonly successors: readonly Identifier[];
  readonly predecessor: Identifier | null;
}

export interface ChordRing {
  /** The number of identifiers on the circle. */
  readonly size: number;
  /** Those that have joined and are up. */
  readonly members: readonly ChordMember[];
  /** The peers that are up and have not joined yet. */
  readonly outsiders: readonly Identifier[];
}

export function memberAt(ring: ChordRing, id: Identifier | undefined): ChordMember | undefined {
  return ring.members.find((member) => member.id === id);
}

export function bestSuccessor(ring: ChordRing, { successors }: ChordMember): ChordMember | undefined {
  return memberAt(
    ring,
    successors.find((id) => memberAt(ring, id) !== undefined),
  );
}

/** Whether the list names a member that is up, other than the list's owner. */
export function hasLiveSuccessor(ring: ChordRing, { id, successors }: ChordMember): boolean {
  return successors.some((each) => each !== id && memberAt(ring, each) !== undefined);
}

/** Whether each member lists as many of those that follow it, and then itself, as a list of this length holds. */
export function hasFullLists(ring: ChordRing, length: number): boolean {
  return ring.members.every(({ id, successors }) => {
    const following = halfOpen(id, id, ring.size).filter((place) => memberAt(ring, place) !== undefined);
    return following.slice(0, length).every((place, i) => place === successors[i]);
  });
}

/** The members that come back to themselves along best successors. */
export function ringMembers(ring: ChordRing): readonly ChordMember[] {
  return ring.members.filter((member) => reachedFrom(ring, member).includes(member));
}

/** The members met along best successors, in the order of the walk: `start` itself only if the walk comes back to it. */
export function reachedFrom(ring: ChordRing, start: ChordMember): readonly ChordMember[] {
  const met: ChordMember[] = [];
  let member = bestSuccessor(ring, start);
  while (member !== undefined && !met.includes(member)) {
    met.push(member);
    member = bestSuccessor(ring, member);
  }
  return met;
}

/** All peers are members, each knows the next one clockwise, and is known to it. */
export function isPerfect(ring: ChordRing): boolean {
  return ring.outsiders.length === 0 && isPerfectAmongMembers(ring);
}

/** Each member knows the next member clockwise, and is its predecessor. */
export function isPerfectAmongMembers(ring: ChordRing): boolean {
  return ring.members.every((member) => {
    const nextClockwise = halfOpen(member.id, member.id, ring.size).find((place) => memberAt(ring, place) !== undefined);
    return member.successors[0] === nextClockwise && memberAt(ring, nextClockwise)?.predecessor === member.id;
  });
}
