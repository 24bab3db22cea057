/**
 * Members of a ring exchange their ids and their places. Protocols say in these terms how their data changes then, so that
 * a checker can visit one of several symmetric states.
 */
import { distance, type Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';

export interface Exchange {
  node(id: NodeId): NodeId;
  /** The set of the new ids; ascending. */
  nodes(ids: readonly NodeId[]): readonly NodeId[];
  /** A place is as far counter-clockwise of its new owner as it was of its owner. */
  place(place: Identifier): Identifier;
  /** The same for `from` of a range (from, to] that ends at a member: the owner is the first member clockwise of `from`. */
  beginning(from: Identifier): Identifier;
}

/** `members` of a ring of `size` identifiers, ascending, exchange their ids. `renamed` gives the new id of each. */
export function exchange(size: number, members: readonly NodeId[], renamed: (id: NodeId) => NodeId): Exchange {
  const moved = (place: Identifier, owner: NodeId) => distance(distance(place, owner, size), renamed(owner), size);
  return {
    node: (id) => renamed(id),
    nodes: (ids) => ascending(ids.map((id) => renamed(id))),
    place: (place) => moved(place, members.find((member) => member >= place) ?? members[0]),
    beginning: (from) => moved(from, members.find((member) => member > from) ?? members[0]),
  };
}
