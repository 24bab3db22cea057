/**
 * What is promised of rings that were cut from each other and are to be one again.
 *
 * Sources: the SELFMAN slides, "Ring merge algorithm"; T. M. Shafaat, A. Ghodsi, S. Haridi, "Dealing with network
 * partitions in structured overlay networks", Peer-to-Peer Networking and Applications 2(4), 2009.
 *
 * Taken for granted: when the network is whole again, some peer of each ring has kept, or is told, a reference to one of
 * another ring that is up ("node indicative of merger", slides); what is sent arrives, once or in the end; detectors take
 * wrong suspicions back in the end. Only routing is merged: what two owners of a key have stored is not spoken of here.
 */
import { halfOpen, type Identifier, open } from '../identifier-space/interval.ts';
import { always, type Properties, reachable, recoverable, step } from '../kernel/spec.ts';
import * as lookups from '../lookup-consistency/responsibility.ts';
import { imperfectionInWords, isPerfect } from '../relaxed-ring/promises.ts';
import { cycleFrom, memberAt, membersOf, responsibilities } from '../relaxed-ring/ring.ts';
import { areLinked } from './links.ts';
import type { Merging } from './merging.ts';

/**
 * No ring is lost: over pointers, passive lists, queues and messages in flight one gets from any peer to any other one.
 * "Each node maintains a passive list; stores every locally stored crashed node" (slides). Claimed while nobody crashes
 * and no message is lost.
 */
export const connectivityIsNeverLost = always<Merging>(({ ring, knows, inFlight }) => {
  const peers = ring.peers.map(({ id }) => id);
  const known = knows.map(({ by, nodes }) => [by, ...nodes]);
  return areLinked(peers, known) || areLinked(peers, [...known, ...inFlight.map(({ to, from, names }) => [to, from, ...names])]);
}, 'All peers are linked by what they know, and by what is in flight to them (slides: passive list).');

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
  'While nothing fails, no pointer moves away, so no key gets an owner that it did not have.',
);

/** "Updating pointers to candidates (cpred, csucc)" (slides): to those, and to nobody else. */
export const onlyReceivedReferences = step<Merging>(
  (before, after) =>
    after.knows.every(({ by, nodes }) => {
      const old = before.knows.find((each) => each.by === by)?.nodes ?? [];
      const fresh = nodes.filter((node) => node !== by && !old.includes(node));
      const told = fresh.length === 0 ? [] : before.inFlight.filter(({ to }) => to === by);
      return fresh.every((node) => told.some(({ from, names }) => from === node || names.includes(node)));
    }),
  'Nobody knows a node that it was not told of.',
);

/** "mlookup traverses ring to get close to b" (slides): each hop leads nearer, so it does not walk for ever. */
export const everyHopLeadsNearer = always<Merging>(
  (state) => state.lookups.every(({ from, to, id }) => from === id || to === id || open(from, id, state.ring.size).includes(to)),
  'A look-up is passed on only to a node between the one that passes it on and the place that it looks for (slides).',
);

/**
 * "Lookup consistency unless the network is partitioned" (slides): during a cut a key may have one owner in each group,
 * and never two in one. Nothing is claimed from the end of the cut until the rings are one.
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
  'One perfect ring of all peers, no message in flight, and nobody who has anything to look into.',
  unrestInWords,
);

/** What keeps the rings from being one, or the merger from falling silent. */
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
  'One perfect ring of all peers, no message in flight, and nobody who looks for a peer that is up.',
);

/** What is promised while nobody crashes and no message is lost. */
export const promises: Properties<Merging> = { connectivityIsNeverLost, onlyReceivedReferences, everyHopLeadsNearer, oneRingInTheEnd };

/** While a cut lasts, each group repairs itself: a ring of its own. */
export const eachGroupRepairsItself = recoverable<Merging>(
  eachGroupIsPerfect,
  'Each group of nodes that reach each other is a perfect ring by itself.',
);

/** Claimed of cuts that end only when nothing else can happen. */
export const repairedWhenTheCutEnds = step<Merging>(
  (before, after) => before.groups === null || after.groups !== null || eachGroupIsPerfect(before),
  'When a cut ends each group of nodes has become a perfect ring by itself.',
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
}, 'Several rings, each perfect by itself.');
