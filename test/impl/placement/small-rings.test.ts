/** The policy against the spec, on all small rings: it advises and asks only what the spec allows, and always finds somebody. */
import { describe, expect, test } from 'vitest';
import { adviseNewcomer } from '../../../impl/placement/advice.ts';
import { chooseMove } from '../../../impl/placement/moving.ts';
import { hasLongRange } from '../../../impl/placement/zones.ts';
import { anchorLookups, everyNode, ownerAt, placeOf, zoningOf } from '../../../scenarios/placement/sightings.ts';
import { join } from '../../../spec/placement/churn.ts';
import { beginMove } from '../../../spec/placement/moving.ts';
import { doubledIn } from '../../../spec/placement/properties.ts';
import { type Frame, founded, frameOf, isLong, membersOf, occupied, ownerOf, type RingState } from '../../../spec/placement/ring.ts';

/** Factor, places and the most nodes. */
const SIZES = [
  [3, 6, 6],
  [3, 9, 4],
  [4, 8, 5],
  [5, 5, 6],
] as const;

describe.each(SIZES)('with f = %i, N = %i and up to %i nodes', (factor, places, nodes) => {
  const frame = frameOf({ factor, places, nodes: nodes + 1, joins: 'advised' });
  const zoning = zoningOf(frame);
  const rings = allRings(frame, nodes);

  test('an owner has two places of one class exactly if its range is longer than N/f', () => {
    const wrong = rings.filter((ring) => {
      const long = occupied(ring, frame).filter((place) => isLong(ring, frame, place));
      const doubled = doubledIn(ring, frame).map(({ owner }) => owner);
      const seen = everyNode(ring, frame).filter((each) => hasLongRange(zoning, each));
      return doubled.join() !== long.join() || seen.map(({ node }) => placeOf(node)).join() !== long.join();
    });
    expect(wrong.map(inWords)).toEqual([]);
  });

  test('a newcomer is advised as the spec allows, and by the owner of the place', () => {
    const { when } = join(frame);
    const wrong = rings.filter((ring) => {
      const { place, giver } = adviseNewcomer(zoning, everyNode(ring, frame), null);
      return !when(ring, placeOf(place)) || placeOf(giver) !== ownerOf(ring, frame, placeOf(place));
    });
    expect(wrong.map(inWords)).toEqual([]);
  });

  test('an owner asks as the spec allows, and finds somebody whenever the spec does', () => {
    const wrong = rings.filter((ring) => !occupied(ring, frame).every((owner) => asksWell(ring, frame, owner)));
    expect(wrong.map(inWords)).toEqual([]);
  });
});

/** Whether the owner at this place asks a node that the spec lets it ask, and nobody where the spec has nobody. */
function asksWell(ring: RingState, frame: Frame, owner: number): boolean {
  const { when } = beginMove(frame);
  const self = { ...ownerAt(ring, frame, owner), isRestored: true };
  const move = chooseMove(zoningOf(frame), self, anchorLookups(ring, frame));
  if (move !== null) {
    const zone = frame.anchors.indexOf(placeOf(move.place));
    return when(ring, { from: placeOf(move.mover), zone }) && !isAnchorThere(ring, frame, move.mover);
  }
  const own = frame.zones.filter((zone) => ownerOf(ring, frame, frame.anchors[zone]) === owner);
  return !own.some((zone) => frame.circle.some((from) => when(ring, { from, zone })));
}

function isAnchorThere(ring: RingState, frame: Frame, node: number): boolean {
  return frame.anchors.includes(placeOf(node)) && ownerAt(ring, frame, placeOf(node)).node === node;
}

/** Every ring of one node or more, restored and quiet. */
function allRings(frame: Frame, nodes: number): readonly RingState[] {
  const empty: RingState = { ...founded(frame), nodesAt: Object.fromEntries(frame.circle.map((place) => [place, 0])) };
  const grown = (ring: RingState, from: number): readonly RingState[] => {
    if (membersOf(ring, frame) === nodes) return [ring];
    const more = frame.circle
      .filter((place) => place >= from)
      .flatMap((place) => {
        const nodesAt = { ...ring.nodesAt, [place]: ring.nodesAt[place] + 1 };
        return grown({ ...ring, nodesAt }, place);
      });
    return [ring, ...more];
  };
  return grown(empty, 0).slice(1);
}

/** How many nodes are at each place. */
function inWords({ nodesAt }: RingState): string {
  return Object.values(nodesAt).join(' ');
}
