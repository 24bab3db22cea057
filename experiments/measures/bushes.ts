/**
 * The bushes of a relaxed ring, one per root. A root is followed by peers that do not know all who are in between; its
 * bush is who is in between: the peers strictly between the farthest peer that has the root as its successor, and the
 * root itself. Said so, a bush inside another is counted in both, and no size is negative.
 */
import { distance } from '../../impl/identifier-space/interval.ts';
import { type Members, positionOf } from '../growth/members.ts';

/** The size of each bush that is not empty. */
export function bushSizesOf({ keys, all }: Members): readonly number[] {
  const rising = all.map(({ id }) => id);
  /** By root: how far away its farthest follower is. A node that follows itself is a whole turn away. */
  const farthest = new Map<number, number>();
  for (const { id, successor } of all) {
    if (successor === null) continue;
    const gap = id === successor ? keys : distance(id, successor, keys);
    farthest.set(successor, Math.max(gap, farthest.get(successor) ?? 0));
  }
  const sizes = [...farthest].map(([root, gap]) => {
    const follower = (root - gap + keys) % keys;
    const steps = positionOf(root, rising) - positionOf(follower, rising);
    return (steps > 0 ? steps : steps + all.length) - 1;
  });
  return sizes.filter((size) => size > 0);
}
