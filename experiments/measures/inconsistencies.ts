/**
 * Two measures of the errors of a ring whose members answer for their successors. They differ: a wrong pointer may do no
 * harm, and two members may name two owners though few pointers are wrong.
 */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { type Members, ownerOf, positionOf } from '../growth/members.ts';

export interface Pointing {
  /** Peers to which another one points as its successor or its predecessor. */
  readonly reachable: number;
  readonly unreachable: number;
  /** Reachable peers whose successor is not the next reachable one clockwise. */
  readonly wrongSuccessors: number;
}

export function pointingOf({ all }: Members): Pointing {
  const pointedTo = new Set<NodeId | null>();
  for (const { id, successor, predecessor } of all) {
    if (successor !== id) pointedTo.add(successor);
    if (predecessor !== id) pointedTo.add(predecessor);
  }
  const reachable = all.filter(({ id }) => pointedTo.has(id));
  const ascending = reachable.map(({ id }) => id);
  const wrongSuccessors = reachable.filter(({ id, successor }) => successor !== ownerOf(id + 1, ascending)).length;
  return { reachable: reachable.length, unreachable: all.length - reachable.length, wrongSuccessors };
}

/**
 * The number of keys for which two members name two owners. A member names its successor for the keys in (itself,
 * successor], and passes all other questions on to it.
 */
export function keysWithTwoAnswers({ keys, all }: Members): number {
  const ascending = all.map(({ id }) => id);
  /** By the gap that ends at the member of this position: the owners that are named for it. */
  const named = all.map((): Set<NodeId> => new Set());
  for (const [position, { successor }] of all.entries()) {
    if (successor === null) continue;
    const last = positionOf(successor, ascending);
    for (let gap = (position + 1) % all.length; ; gap = (gap + 1) % all.length) {
      named[gap].add(successor);
      if (gap === last || gap === position) break;
    }
  }
  return named.reduce((sum, owners, gap) => sum + (owners.size > 1 ? widthOf(gap, ascending, keys) : 0), 0);
}

function widthOf(gap: number, ascending: readonly NodeId[], keys: number): number {
  return gap === 0 ? ascending[0] + keys - ascending[ascending.length - 1] : ascending[gap] - ascending[gap - 1];
}
