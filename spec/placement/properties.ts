/**
 * The properties of a placement. All that matters is at rest: then no node has two replicas of one item, so one crash takes
 * at most one of them. While nodes are missing or on their way, a node may have two.
 */
import { type Identifier, identifiers } from '../identifier-space/interval.ts';
import { always, type Properties, reachable, recoverable, step } from '../kernel/spec.ts';
import { isAsked } from './moving.ts';
import { type Frame, hasNonAnchor, membersOf, missingAnchors, movingIn, occupied, type RingState, rangeOf } from './ring.ts';

/** The places of one class that a node owns together. */
interface Doubled {
  readonly owner: Identifier;
  readonly places: readonly Identifier[];
}

/** For each owner of two or more places of one class, those of the class of which it has most. */
export function doubledIn(state: RingState, frame: Frame): readonly Doubled[] {
  return occupied(state, frame).flatMap((owner) => {
    const range = rangeOf(state, frame, owner);
    const classes = identifiers(frame.zoneLength).map((first) => range.filter((place) => place % frame.zoneLength === first));
    const most = classes.reduce((all, each) => (each.length > all.length ? each : all));
    return most.length > 1 ? [{ owner, places: most }] : [];
  });
}

/** Whether nothing of the ring's own work is left: nobody restores, is on the way or can be asked to move. */
export function isAtRest(state: RingState, frame: Frame): boolean {
  const isRestoring = occupied(state, frame).some((place) => state.isRestoring[place]);
  return !isRestoring && movingIn(state, frame) === 0 && !canMove(state, frame);
}

function canMove(state: RingState, frame: Frame): boolean {
  if (frame.moves === false || membersOf(state, frame) < 2) return false;
  return frame.zones.some((zone) => isAsked(state, frame, zone)) && frame.circle.some((place) => hasNonAnchor(state, frame, place));
}

function hasEnough(state: RingState, frame: Frame): boolean {
  return membersOf(state, frame) >= frame.factor;
}

const told = ({ owner, places }: Doubled) => `node ${owner} owns the places ${places.join(' and ')} of one class`;

/** The classes of which the crash of `owner` leaves no majority of places, by their first places. */
function takenBy(state: RingState, frame: Frame, owner: Identifier): readonly Identifier[] {
  const range = rangeOf(state, frame, owner);
  const majority = Math.floor(frame.factor / 2) + 1;
  return identifiers(frame.zoneLength).filter((first) => {
    const left = frame.zones.filter((zone) => !range.includes(first + zone * frame.zoneLength));
    return left.length < majority;
  });
}

export function safety(frame: Frame): Properties<RingState> {
  return {
    isWellFormed: always(
      (state) =>
        membersOf(state, frame) >= 1 &&
        membersOf(state, frame) + movingIn(state, frame) <= frame.nodes &&
        frame.circle.every((place) => state.nodesAt[place] >= (state.isRestoring[place] ? 1 : 0)) &&
        frame.zones.every((zone) => state.movingTo[zone] >= 0),
      'There is a member, there are no more nodes than allowed, and only owners restore.',
    ),
    noneIsDoubled: always(
      (state) => !hasEnough(state, frame) || !isAtRest(state, frame) || doubledIn(state, frame).length === 0,
      'At rest, with f members or more, no node owns two places of one class.',
      (state) => doubledIn(state, frame).map(told).join('; '),
    ),
    aMajoritySurvives: always(
      (state) => !hasEnough(state, frame) || !isAtRest(state, frame) || losses(state).length === 0,
      'At rest, with f ≥ 3 and f members or more, the crash of any one node leaves each class ⌊f/2⌋ + 1 of its places.',
      (state) => losses(state).join('; '),
    ),
    movesEnd: step(
      (before, after) => !before.isCalm || isLess(workIn(after, frame), workIn(before, frame)),
      'When it is calm, each step leaves less to do: fewer missing anchors, else fewer nodes to move, else fewer restorations. So moves alone never form a cycle.',
      (before, after) => `of missing anchors, nodes to move and restorations, ${workIn(before, frame)} become ${workIn(after, frame)}`,
    ),
    anchorsStay: step(
      (before, after) => !before.isCalm || missingAnchors(after, frame).every((zone) => missingAnchors(before, frame).includes(zone)),
      'When it is calm, no anchor leaves its place.',
    ),
    nobodyIsLost: step(
      (before, after) =>
        !before.isCalm || membersOf(before, frame) + movingIn(before, frame) === membersOf(after, frame) + movingIn(after, frame),
      'When it is calm, each node that leaves comes back.',
    ),
  };

  function losses(state: RingState): readonly string[] {
    if (frame.factor < 3) return [];
    return occupied(state, frame).flatMap((owner) => {
      const [first] = takenBy(state, frame, owner);
      return first === undefined ? [] : [`the crash of node ${owner} leaves no majority of the class of place ${first}`];
    });
  }
}

/** Missing anchors; nodes that may move, weighted so that each beginning and each end of a move counts; restorations. */
function workIn(state: RingState, frame: Frame): readonly number[] {
  const missing = missingAnchors(state, frame);
  const onTheWay = frame.zones.reduce((sum, zone) => sum + state.movingTo[zone] * (missing.includes(zone) ? 1 : 3), 0);
  const restoring = occupied(state, frame).filter((place) => state.isRestoring[place]);
  return [missing.length, 2 * membersOf(state, frame) + onTheWay, restoring.length];
}

/** Whether `a` comes before `b` in lexicographic order. */
function isLess(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((each, i) => each !== b[i]);
  return place !== -1 && a[place] < b[place];
}

export function progress(frame: Frame): Properties<RingState> {
  return {
    isBalanced: recoverable(
      (state) => state.isCalm && (!hasEnough(state, frame) || doubledIn(state, frame).length === 0),
      'Once calm, the ring reaches by itself a state with fewer than f members, or with no two places of one class at one node.',
      (state) => doubledIn(state, frame).map(told).join('; '),
    ),
    ...(frame.moves === false
      ? {}
      : {
          aNodeMoves: reachable((state) => movingIn(state, frame) > 0, 'Some node is on its way to a missing anchor.'),
          aSpareWaits: reachable(
            (state) => frame.zones.some((zone) => state.nodesAt[frame.anchors[zone]] > 1),
            'Some node is a spare beside an anchor.',
          ),
        }),
    ...(frame.joins === 'anywhere' || frame.leaves || frame.crashes
      ? {
          someAreDoubled: reachable(
            (state) => hasEnough(state, frame) && doubledIn(state, frame).length > 0,
            'Some node owns two places of one class, though there are f members.',
          ),
        }
      : {
          neverDoubled: always(
            (state) => !hasEnough(state, frame) || doubledIn(state, frame).length === 0,
            'With f members or more, no node owns two places of one class, at rest or not.',
            (state) => doubledIn(state, frame).map(told).join('; '),
          ),
        }),
    allAnchorsStand: reachable((state) => state.isCalm && missingAnchors(state, frame).length === 0, 'Each zone has its anchor.'),
  };
}
