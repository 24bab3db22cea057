/** Anchors crash or leave, and other nodes move to their places if they have to. */
import type { Scenario } from '../../../model-check/scenario.ts';
import { aNodeMoves, anchorsNeverMove, atMostMoves, placementOnTheRing, tooFewAreLeft } from '../../../spec/placement/placed-ring.ts';
import { holds } from '../../expectations.ts';
import { FOUR, frail, looking, placed, unborn } from './nodes.ts';
import { leaves, placedScenario } from './placed-scenario.ts';

const SPREAD_BY_ONE_MOVE = { ...placementOnTheRing, ...atMostMoves(1) };

export const placedCrashScenarios: readonly Scenario[] = [
  placedScenario(frail(placed([5, 13, 21]), 5), {
    instance: 'crash/3',
    teaches: 'With three nodes each is an anchor. One crashes, two are left, and nobody moves: no move could mend that.',
    faults: { crash: 1 },
    required: { anchorsNeverMove, tooFewAreLeft, ...atMostMoves(0) },
    cost: 'fast',
    expect: holds(16, 20, 10),
  }),
  placedScenario(frail(FOUR, 5, 13, 21), {
    instance: 'crash/4',
    teaches: 'An anchor crashes, and the fourth node moves to its place: again no node owns two places of one class.',
    faults: { crash: 1 },
    required: SPREAD_BY_ONE_MOVE,
    cost: 'fast',
    expect: holds(2450, 8813, 36),
  }),
  placedScenario(frail(FOUR, 21), {
    instance: 'crash/4/unordered',
    teaches: 'An anchor crashes, and the fourth node moves to its place, though messages overtake each other.',
    faults: { crash: 1 },
    network: 'unordered',
    required: SPREAD_BY_ONE_MOVE,
    cost: 'fast',
    expect: holds(952, 2882, 31),
  }),
  placedScenario(frail([...looking(placed([5, 8, 10, 13]), 5), ...unborn(22, 20)], 10), {
    instance: 'crash/mover',
    teaches: 'One of two nodes that may move crashes, perhaps after it was asked. The owner asks again, and the other one moves.',
    faults: { crash: 1 },
    required: { ...placementOnTheRing, ...atMostMoves(2) },
    cost: 'fast',
    expect: holds(1393, 3008, 39),
  }),
  placedScenario(frail([...looking(placed([5, 13, 14]), 5), ...unborn(22)], 13), {
    instance: 'crash/beside-spare',
    teaches: 'A spare is asked to move, and its anchor crashes. If the spare has noticed that, it is the anchor now, and stays.',
    faults: { crash: 1 },
    required: { anchorsNeverMove, aNodeMoves, tooFewAreLeft, ...atMostMoves(1) },
    cost: 'fast',
    expect: holds(7645, 22_381, 37),
  }),
  placedScenario(FOUR, {
    instance: 'leave/4',
    teaches: 'An anchor leaves, and the fourth node moves to its place while the leave goes on.',
    requests: [leaves(21)],
    required: SPREAD_BY_ONE_MOVE,
    cost: 'fast',
    expect: holds(3238, 10_997, 35),
  }),
];
