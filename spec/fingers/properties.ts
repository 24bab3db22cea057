/**
 * The properties of fingers and of routing. Sources: SELFMAN slides 12 ("Maximum log(n) re-routes"), 13 and 18. The
 * slide on ring maintenance says that fingers are for efficiency: "they can be temporarily in an inconsistent state".
 *
 * Sentences that do not hold as they are worded have two readings here: see `mostHops` and `fingersAreOrWereMembers`.
 */
import { always, type Properties, reachable, recoverable, step } from '../kernel/spec.ts';
import { type Answer, hasRightFingers, isSame, isUp, type Lookup, type Overlay, owns, type Question, wayLeft } from './overlay.ts';
import { cuts } from './table.ts';

/**
 * "Maximum log(n) re-routes" (slide 12), with n read as the number of identifiers. This is the maximum number of hops of a
 * lookup in a perfect ring with right fingers, and with a bush of that length. With k ≥ 3 the last hop, past the key, comes
 * on top. With k = 2 it does not: a way that uses every cut ends at the predecessor of its origin.
 *
 * Read as the number of nodes, the sentence does NOT hold: fingers are spaced by identifiers, not by nodes. Say nodes
 * 0, 2, 3 and 5 are on a circle of 16, with k = 2. Node 0 then needs three hops to the owner of key 4.
 */
export function mostHops(size: number, arity: number, bush = 0): number {
  const lastHop = arity > 2 ? 1 : 0;
  return cuts(size, arity) + lastHop + bush;
}

/** Hold at every moment, whatever the ring says, and whichever nodes are suspected or crash. */
export const fingerProperties: Properties<Overlay> = {
  onlyAnOwnerAnswers: step(
    (before, after) => newAnswers(before, after).every(({ owner, key }) => owns(after, owner, key)),
    'A node that answers a lookup owns the key at that moment (slide 18).',
  ),
  everyQuestionIsInOnePlace: always(
    (overlay) => questionsOf(overlay).every((one, i, all) => all.findIndex((other) => isSame(one, other)) === i),
    'A lookup waits at one node, or is on its way to one, or has one answer, and it is never answered twice.',
  ),
  everyHopShortensTheWay: step(
    hopsShortenTheWay,
    'Each hop brings a lookup nearer to its key: clockwise up to the key and then, if it has passed the key, counter-clockwise back.',
  ),
  noNodeLosesALookup: step(
    (before, after) => lostLookups(before, after).every(({ at }) => !isUp(after, at)),
    'A lookup is lost only if the node that has it crashes; no node that is up loses one.',
  ),
  fingersAreNamedByTheRing: always(
    ({ peers }) => peers.every(({ fingers }) => fingers.every((finger) => peers.some(({ id, named }) => id === finger && named))),
    'Every finger is a node that the ring has admitted, or has named to another node as its neighbour.',
  ),
};

/**
 * The stronger reading of `fingersAreNamedByTheRing`. It does NOT hold while a node joins: the ring names a newcomer to
 * its successor before the newcomer is a member. The successor makes it a finger, and a lookup that goes there waits.
 */
export const fingersAreOrWereMembers = always<Overlay>(
  ({ peers }) =>
    peers.every(({ fingers }) => fingers.every((finger) => peers.some(({ id, predecessor }) => id === finger && predecessor !== null))),
  'Every finger is a node that is, or has been, a member of the ring.',
  ({ peers }) => {
    const isNoMember = (finger: number) => !peers.some(({ id, predecessor }) => id === finger && predecessor !== null);
    const told = peers.flatMap(({ id, fingers }) =>
      fingers.filter(isNoMember).map((finger) => `node ${id} has node ${finger} for a finger, which was never a member`),
    );
    return told.slice(0, 4).join(', ');
  },
);

/** Claimed where the ring comes to rest, and nodes that were suspected falsely can be restored. */
export function everyQuestionIsAnswered(questions: number) {
  return recoverable<Overlay>(
    ({ answers }) => answers.filter(({ told }) => told).length === questions,
    'Every client can still be told the owner of the key that it asked for.',
  );
}

/** Claimed where tables are refreshed again and again, or by use. */
export const fingersBecomeRight = recoverable<Overlay>(
  hasRightFingers,
  'All members can still get the right table, that of a node that knows all members.',
);

/** Claimed where the ring does not change. */
export const fingersStayRight = always<Overlay>(
  hasRightFingers,
  'All members have the right table, that of a node that knows all members.',
);

export const aFingerIsWrong = reachable<Overlay>(
  (overlay) => !hasRightFingers(overlay),
  'At some moment a member does not have the right table, that of a node that knows all members.',
);

export const aLookupTurns = reachable<Overlay>(
  ({ lookups }) => lookups.some(({ turned }) => turned),
  'Some lookup passes its key and turns back counter-clockwise.',
);

function questionsOf({ lookups, answers }: Overlay): readonly Question[] {
  return [...lookups, ...answers];
}

function lostLookups(before: Overlay, after: Overlay): readonly Lookup[] {
  const asked = questionsOf(after);
  return before.lookups.filter((lookup) => !asked.some((other) => isSame(lookup, other)));
}

function hopsShortenTheWay(before: Overlay, after: Overlay): boolean {
  const { lookups } = after;
  return before.lookups.every((lookup) => lookups.every((later) => !isSame(lookup, later) || isNearer(after, later, lookup)));
}

function isNearer(overlay: Overlay, later: Lookup, earlier: Lookup): boolean {
  if (later.at === earlier.at && later.turned === earlier.turned) return true;
  const [[legs, places], [legsBefore, placesBefore]] = [wayLeft(overlay, later), wayLeft(overlay, earlier)];
  return legs < legsBefore || (legs === legsBefore && places < placesBefore);
}

/** The answers given in this step. One that has only arrived at its client is not new. */
function newAnswers(before: Overlay, after: Overlay): readonly Answer[] {
  const given = before.answers;
  return after.answers.filter((answer) => !given.some((other) => isSame(answer, other) && answer.owner === other.owner));
}
