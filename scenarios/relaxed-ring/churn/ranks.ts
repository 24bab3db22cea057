/** A ring with its identifiers renumbered, so that the naive spec can judge identifier spaces of any size. */
import { ascending } from '../../../impl/kernel/sorted-set.ts';
import type { Ring } from '../../../spec/relaxed-ring/ring.ts';

/**
 * The same ring on a circle that has no places but those of nodes. No property of the ring can tell the two apart. The
 * order of nodes is the same, and two responsibilities that share a key share the place of a node.
 */
export function byRank({ peers }: Ring): Ring {
  const places = peers.flatMap((peer) => {
    if (!peer.member) return [peer.id];
    return [peer.id, ...[peer.predecessor, peer.successor].filter((place) => place !== null), ...(peer.followers ?? [])];
  });
  const sorted = ascending(places);
  const rank = (place: number) => sorted.indexOf(place);
  const orNull = (place: number | null) => (place === null ? null : rank(place));
  return {
    size: sorted.length,
    peers: peers.map((peer) => {
      if (!peer.member) return { ...peer, id: rank(peer.id) };
      const { predecessor, successor, followers = [] } = peer;
      return { ...peer, id: rank(peer.id), predecessor: orNull(predecessor), successor: orNull(successor), followers: followers.map(rank) };
    }),
  };
}
