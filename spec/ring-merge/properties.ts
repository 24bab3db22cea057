/**
 * The properties of rings that were partitioned and should become one ring again.
 *
 * Sources: the SELFMAN slides, "Ring merge algorithm"; T. M. Shafaat, A. Ghodsi, S. Haridi, "Dealing with network
 * partitions in structured overlay networks", Peer-to-Peer Networking and Applications 2(4), 2009.
 *
 * Assumptions: after the partition, some peer of each ring has kept, or is told, a reference to a live peer of
 * another ring. That is the "node indicative of merger" of the slides. Messages arrive, or are repeated until one
 * arrives. Detectors take false suspicions back in the end. Only routing is merged: nothing is claimed of the items
 * that two owners of a key have stored.
 */
import { halfOpen, type Identifier, open } from '../identifier-space/interval.ts';
import { always, type Properties, reachable, recoverable, step } from '../kernel/spec.ts';
import * as lookups from '../lookup-consistency/responsibility.ts';
import { imperfectionInWords, isPerfect } from '../relaxed-ring/properties.ts';
import { cycleFrom, memberAt, membersOf, responsibilities } from '../relaxed-ring/ring.ts';
import { areLinked } from './links.ts';
import type { Merging } from './merging.ts';

/**
 * No ring is lost: pointers, passive lists, queues and messages in flight lead from any peer to any other.
 * "Each node maintains a passive list; stores every locally stored crashed node" (slides). Claimed while nobody crashes
 * and no message is lost.
 */
export const connectivityIsNeverLost = always<Merging>(({ ring, knows, inFlight }) => {
  const peers = ring.peers.map(({ id }) => id);
  const known = knows.map(({ by, nodes }) => [by, ...nodes]);
  return areLinked(peers, known) || areLinked(peers, [...known, ...inFlight.map(({ to, from, names }) => [to, from, ...names])]);
}, 'The nodes that peers know, and those named in messages in flight, link all peers with each other (slides: passive list).');

/** The sum of all arcs cannot shrink for ever. Claimed while nobody crashes, leaves or is suspected. */
export const arcsOnlyShrink = step<Merging>(
  (before, after) =>
    membersOf(before.ring).every((old) => {
      const now = memberAt(after.ring, old.id);
      if (now === undefined) return true;
      const arc = (from: Identifier | null, to: Identifier | null) =>
        from === null || to === null ? Number.POSITIVE_INFINITY : halfOpen(from, to, before.ring.size).length;
      return arc(now.id, now.successor) <= arc(old.id, old.successor) && arc(now.predecessor, now.id) <= arc(old.predecessor, old.id);
    }),
  'While nothing fails, no pointer moves farther away, so a merge gives no key an additional owner.',
);

/** "Updating pointers to candidates (cpred, csucc)" (slides): a node points to these candidates only. */
export const onlyReceivedReferences = step<Merging>(
  (before, after) =>
    after.knows.every(({ by, nodes }) => {
      const old = before.knows.find((each) => each.by === by)?.nodes ?? [];
      const fresh = nodes.filter((node) => node !== by && !old.includes(node));
      const told = fresh.length === 0 ? [] : before.inFlight.filter(({ to }) => to === by);
      return fresh.every((node) => told.some(({ from, names }) => from === node || names.includes(node)));
    }),
  'A peer knows only nodes that it knew before, or that a message named to it.',
);

/** "mlookup traverses ring to get close to b" (slides): each hop leads nearer, so no look-up walks for ever. */
export const everyHopLeadsNearer = always<Merging>(
  (state) => state.lookups.every(({ from, to, id }) => from === id || to === id || open(from, id, state.ring.size).includes(to)),
  'A node passes a look-up on only to a node between itself and the place that is looked for (slides).',
);

/**
 * "Lookup consistency unless the network is partitioned" (slides): during a partition a key may have one owner in each
 * group, and never two in one. Nothing is claimed from the end of the partition until the rings are one.
 */
export const atMostOneResponsibleInEachGroup = always<Merging>(({ ring, groups }) => {
  const { atMostOne } = lookups;
  return (groups ?? []).every((group) => {
    const within = { ...ring, peers: ring.peers.filter(({ id }) => group.includes(id)) };
    return atMostOne.holds(responsibilities(within));
  });
}, 'Within one group of nodes that reach each other, no key has two owners.');

/** "How to efficiently merge several rings?" (slides): in the end there is one, and the merger has fallen silent. */
export const oneRingInTheEnd = recoverable<Merging>(
  (state) => isPerfect(state.ring) && state.silent,
  'All peers can still form one perfect ring, with no message in flight and no node left to look up.',
  unrestInWords,
);

/** The cause that keeps the rings from being one, or the merger from falling silent. */
export function unrestInWords({ ring, inFlight, searches }: Merging): string {
  if (!isPerfect(ring)) return imperfectionInWords(ring);
  const [message] = inFlight;
  if (message !== undefined) return `a message from node ${message.from} to node ${message.to} is in flight`;
  return (
    searches.map(({ by, of }) => `node ${by} looks for node ${of}`).join(', ') ||
    `the nodes ${ring.peers.map(({ id }) => id).join(', ')} are not silent`
  );
}

/** Where detections are repeated: each comes to its end, also a false one, and one whose look-up was lost. */
export const everyDetectionEnds = recoverable<Merging>(
  (state) => isPerfect(state.ring) && state.searches.every(({ of }) => state.ring.peers.every((peer) => peer.id !== of)) && state.silent,
  'All peers can still form one perfect ring, with no message in flight and no peer looking for a live one.',
);

/** The properties that hold while nobody crashes and no message is lost. */
export const mergeProperties: Properties<Merging> = {
  connectivityIsNeverLost,
  onlyReceivedReferences,
  everyHopLeadsNearer,
  oneRingInTheEnd,
};

/** While a partition lasts, each group repairs its own ring. */
export const eachGroupRepairsItself = recoverable<Merging>(
  eachGroupIsPerfect,
  'Each group of nodes that reach each other can still form a perfect ring of its own.',
);

/** Claimed of partitions that end only when nothing else can happen. */
export const repairedWhenThePartitionEnds = step<Merging>(
  (before, after) => before.groups === null || after.groups !== null || eachGroupIsPerfect(before),
  'When a partition ends, each group of nodes has become a perfect ring of its own.',
);

function eachGroupIsPerfect({ ring, groups }: Merging): boolean {
  return (groups ?? []).every((group) => isPerfect({ ...ring, peers: ring.peers.filter(({ id }) => group.includes(id)) }));
}

/** A state that must be reached: there are two owners of a key, so there is something to merge. */
export const severalRings = reachable<Merging>(({ ring }) => {
  const { atMostOne } = lookups;
  const cycles = membersOf(ring).map((member) => cycleFrom(ring, member).map(({ id }) => id));
  const arePerfect = cycles.every((cycle) => isPerfect({ ...ring, peers: ring.peers.filter(({ id }) => cycle.includes(id)) }));
  return arePerfect && !atMostOne.holds(responsibilities(ring));
}, 'At some moment there are several rings, each of them perfect.');
