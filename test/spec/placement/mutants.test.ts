/** Rules of the placement, each left out in turn: a property breaks. The bounds are those in which the rule matters. */
import { expect, test } from 'vitest';
import { put } from '../../../spec/kernel/record.ts';
import type { ActionDef, Spec } from '../../../spec/kernel/spec.ts';
import { beginMove, endMove, isAsked, type Move } from '../../../spec/placement/moving.ts';
import { placement } from '../../../spec/placement/placement.ts';
import {
  type Bounds,
  entered,
  type Frame,
  founded,
  frameOf,
  hasNonAnchor,
  membersOf,
  occupied,
  ownerOf,
  type RingState,
  rangeOf,
} from '../../../spec/placement/ring.ts';
import { caught, type SpecMutant, verdictOn, withActions } from '../spec-mutant.ts';

type Actions = Spec<RingState>['actions'];
type BeginMove = ActionDef<RingState, Move>;

interface PlacementMutant extends SpecMutant {
  readonly bounds: Bounds;
  /** The actions that are other. */
  change(frame: Frame, actions: Actions): Actions;
}

const THREE: Bounds = { factor: 3, places: 6, nodes: 4, crashes: false };

/** Only moves that also pass this guard begin. */
function onlyIf(actions: Actions, holds: (state: RingState, move: Move) => boolean): Actions {
  const original: BeginMove = actions.beginMove;
  return { beginMove: { ...original, when: (state, move) => original.when(state, move) && holds(state, move) } };
}

/** A move begins where this guard holds, whatever the sound one says. */
function whenever(actions: Actions, holds: (state: RingState, move: Move) => boolean): Actions {
  const original: BeginMove = actions.beginMove;
  return { beginMove: { ...original, when: holds } };
}

/** The owner that asks for a node in `zone`. */
const askerFor = (state: RingState, frame: Frame, zone: number) => ownerOf(state, frame, frame.anchors[zone]);

const MUTANTS: readonly PlacementMutant[] = [
  {
    breaks: 'nobody moves',
    bounds: { ...THREE, nodes: 3 },
    property: 'isBalanced',
    steps: 3,
    change: (_, actions) => onlyIf(actions, () => false),
  },
  {
    breaks: 'an anchor may be the mover',
    bounds: THREE,
    property: 'movesEnd',
    steps: 3,
    change: (frame, actions) =>
      whenever(actions, (state, { from, zone }) => isAsked(state, frame, zone) && state.nodesAt[from] > 0 && membersOf(state, frame) > 1),
  },
  {
    breaks: 'only the predecessor of the owner is asked',
    bounds: { ...THREE, nodes: 3 },
    property: 'isBalanced',
    steps: 3,
    change: (frame, actions) =>
      onlyIf(actions, (state, { from, zone }) => {
        const owners = occupied(state, frame);
        const asker = owners.indexOf(askerFor(state, frame, zone));
        return from === owners[(asker + owners.length - 1) % owners.length];
      }),
  },
  {
    breaks: 'owner never moves itself',
    bounds: { ...THREE, nodes: 3 },
    property: 'isBalanced',
    steps: 3,
    change: (frame, actions) => onlyIf(actions, (state, { from, zone }) => from !== askerFor(state, frame, zone)),
  },
  {
    breaks: 'spare beside an anchor is never asked',
    bounds: { ...THREE, nodes: 3 },
    property: 'isBalanced',
    steps: 3,
    change: (frame, actions) => onlyIf(actions, (_, { from }) => !frame.anchors.includes(from)),
  },
  {
    breaks: 'owner asks only when its range is longer than two zones',
    bounds: { ...THREE, nodes: 3 },
    property: 'isBalanced',
    steps: 3,
    change: (frame, actions) =>
      onlyIf(actions, (state, { zone }) => rangeOf(state, frame, askerFor(state, frame, zone)).length > 2 * frame.zoneLength),
  },
  {
    breaks: 'node moves to the first place of the range and not to the anchor’s',
    bounds: THREE,
    property: 'movesEnd',
    steps: 4,
    change: (frame, { endMove }) => ({
      endMove: {
        ...endMove,
        then: (state: RingState, zone: number) => {
          const fewer = put(state, 'movingTo', put(state.movingTo, `${zone}`, state.movingTo[zone] - 1));
          return entered(fewer, frame, rangeOf(fewer, frame, askerFor(fewer, frame, zone))[0]);
        },
      },
    }),
  },
  {
    breaks: 'last member of the ring moves',
    bounds: THREE,
    property: 'isWellFormed',
    steps: 3,
    change: (frame, actions) => {
      const original: BeginMove = actions.beginMove;
      const last = (state: RingState) => membersOf(state, frame) === 1;
      return {
        beginMove: {
          ...original,
          when: (state, { from, zone }) => isAsked(state, frame, zone) && hasNonAnchor(state, frame, from),
          then: (state, move) =>
            last(state)
              ? {
                  ...put(state, 'nodesAt', put(state.nodesAt, `${move.from}`, 0)),
                  movingTo: put(state.movingTo, `${move.zone}`, 1),
                }
              : original.then(state, move),
        },
      };
    },
  },
  {
    breaks: 'node that finds its anchor there gives up',
    bounds: THREE,
    property: 'nobodyIsLost',
    steps: 5,
    change: (frame, { endMove }) => ({
      endMove: {
        ...endMove,
        then: (state: RingState, zone: number) =>
          state.nodesAt[frame.anchors[zone]] > 0
            ? put(state, 'movingTo', put(state.movingTo, `${zone}`, state.movingTo[zone] - 1))
            : endMove.then(state, zone),
      },
    }),
  },
  {
    breaks: 'anchors stand at the ends of three zones of unequal length',
    bounds: { ...THREE, nodes: 3 },
    property: 'movesEnd',
    steps: 3,
    change: (frame) => {
      const [first, second, third] = frame.anchors;
      const uneven: Frame = { ...frame, anchors: [first + 1, second, third] };
      return { beginMove: beginMove(uneven), endMove: endMove(uneven) };
    },
  },
  {
    breaks: 'range that a crashed node leaves is never restored',
    bounds: { ...THREE, crashes: true, nodes: 3 },
    property: 'isBalanced',
    steps: 5,
    change: (_, { restore }) => ({ restore: { ...restore, when: () => false } }),
  },
];

test('with an anchor as the mover, two moves lead back to the same ring; the sound rule refuses both', () => {
  const frame = frameOf(THREE);
  const [begin, end] = [beginMove(frame), endMove(frame)];
  const empty = founded(frame);
  const ring: RingState = { ...empty, isCalm: true, nodesAt: { ...empty.nodesAt, 3: 1, 5: 2 } };
  const there: Move = { from: 3, zone: 0 };
  const back: Move = { from: 1, zone: 1 };
  const between = end.then(begin.then(ring, there), there.zone);
  expect([isAsked(ring, frame, there.zone), isAsked(between, frame, back.zone)]).toEqual([true, true]);
  expect([begin.when(ring, there), begin.when(between, back)]).toEqual([false, false]);
  expect(end.then(begin.then(between, back), back.zone)).toEqual(ring);
});

test.each(MUTANTS)('$breaks: $property breaks', async ({ bounds, change, ...mutant }) => {
  const spec = placement(bounds);
  expect(await verdictOn(withActions(spec, change(frameOf(bounds), spec.actions)))).toEqual(caught(mutant));
});
