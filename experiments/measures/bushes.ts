/**
 * The bushes of a relaxed ring, one per root. Some followers of a root do not know all peers in between. The bush of a
 * root is the peers strictly between its farthest follower and the root itself. So a bush inside another one is counted
 * in both, and no size is negative.
 */
import { distance } from '../../impl/identifier-space/interval.ts';
import { type Members, positionOf } from '../growth/members.ts';

/** The size of each bush that is not empty. */
export function bushSizesOf({ keys, all }: Members): readonly number[] {
  const ascending = all.map(({ id }) => id);
  /** By root: the distance of its farthest follower. A node that follows itself is a whole turn away. */
  const farthest = new Map<number, number>();
  for (const { id, successor } of all) {
    if (successor === null) continue;
    const gap = id === successor ? keys : distance(id, successor, keys);
    farthest.set(successor, Math.max(gap, farthest.get(successor) ?? 0));
  }
  const sizes = [...farthest].map(([root, gap]) => {
    const follower = (root - gap + keys) % keys;
    const steps = positionOf(root, ascending) - positionOf(follower, ascending);
    return (steps > 0 ? steps : steps + all.length) - 1;
  });
  return sizes.filter((size) => size > 0);
}
