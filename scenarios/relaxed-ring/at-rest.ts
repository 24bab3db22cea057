/**
 * Judges a ring of thousands of members when nothing happens any more, in the time that it takes to sort them. The
 * properties of `spec/relaxed-ring` say the same, read as they are written, and are for the few nodes of a scenario.
 */
import type { Identifier } from '../../spec/identifier-space/interval.ts';
import { type Member, membersOf, type Ring } from '../../spec/relaxed-ring/ring.ts';

/** Members that following successors from any of them meets again and again. */
export interface Cycle {
  readonly members: number;
  /** How often it goes round the circle: 1, or more if it is loopy. */
  readonly rounds: number;
}

export interface RingAtRest {
  readonly members: number;
  /** The longest first. Members that lead to a cycle, and are in none, stick out of it. */
  readonly cycles: readonly Cycle[];
  /** Members whose successor is not the next member. */
  readonly wrongSuccessors: number;
  /** Members whose predecessor is not the member before. */
  readonly wrongPredecessors: number;
  /** There are members, and all their pointers are right: what `isPerfectAmongMembers` says. */
  readonly isPerfect: boolean;
}

export function ringAtRest(ring: Ring): RingAtRest {
  const members = membersOf(ring).toSorted((a, b) => a.id - b.id);
  const idAt = (place: number) => members[(place + members.length) % members.length].id;
  const wrongSuccessors = members.filter(({ successor }, place) => successor !== idAt(place + 1)).length;
  const wrongPredecessors = members.filter(({ predecessor }, place) => predecessor !== idAt(place - 1)).length;
  return {
    members: members.length,
    cycles: cyclesOf(members, ring.size),
    wrongSuccessors,
    wrongPredecessors,
    isPerfect: members.length > 0 && wrongSuccessors + wrongPredecessors === 0,
  };
}

function cyclesOf(members: readonly Member[], size: number): readonly Cycle[] {
  const memberAt = new Map(members.map((member) => [member.id, member]));
  /** From which member the walk started that met this one first. */
  const metFrom = new Map<Member, Member>();
  const cycles: Cycle[] = [];
  for (const start of members) {
    let met: Member | undefined = start;
    while (met !== undefined && !metFrom.has(met)) {
      metFrom.set(met, start);
      met = next(memberAt, met);
    }
    if (met !== undefined && metFrom.get(met) === start) cycles.push(cycleThrough(memberAt, met, size));
  }
  return cycles.sort((a, b) => b.members - a.members);
}

function cycleThrough(memberAt: ReadonlyMap<Identifier, Member>, first: Member, size: number): Cycle {
  let members = 0;
  let way = 0;
  let member = first;
  do {
    const following = next(memberAt, member) ?? first;
    members++;
    // To itself it is all the way round.
    way += (following.id - member.id + size) % size || size;
    member = following;
  } while (member !== first);
  return { members, rounds: way / size };
}

/** Nobody, where the successor is about to leave: whoever follows it has to find another one. */
function next(memberAt: ReadonlyMap<Identifier, Member>, { successor }: Member): Member | undefined {
  const following = successor === null ? undefined : memberAt.get(successor);
  return following?.predecessor === null ? undefined : following;
}
