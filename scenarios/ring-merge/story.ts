/**
 * The whole story: one ring, a cut, two rings that repair themselves, the end of the cut, one ring again.
 *
 * It is told in one piece: for two nodes with a cut of any length, and timers that run out at any time; for more nodes with
 * a long cut and slow timers, for otherwise there are too many orders. What that leaves out is told in two halves: a cut that
 * stays (`…/apart`), and rings that begin to trust each other again (`…/together`), with timers that run out at any time.
 */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allThrough, type Properties } from '../../spec/kernel/spec.ts';
import type { Merging } from '../../spec/ring-merge/merging.ts';
import {
  atMostOneResponsibleInEachGroup,
  connectivityIsNeverLost,
  eachGroupRepairsItself,
  everyHopLeadsNearer,
  oneRingInTheEnd,
  repairedWhenTheCutEnds,
  severalRings,
} from '../../spec/ring-merge/promises.ts';
import { holds } from '../expectations.ts';
import { impatient } from '../relaxed-ring/nodes.ts';
import { type MergeScenario, mergeScenario, oneRing } from './merge-scenario.ts';
import { cycle, type MergingNode, newcomer, suspecting } from './nodes.ts';

type Groups = readonly (readonly NodeId[])[];

/** Whom a cut separates. */
function acrossPairs(groups: Groups): readonly (readonly [NodeId, NodeId])[] {
  return groups.flatMap((group, i) => groups.slice(i + 1).flatMap((other) => group.flatMap((a) => other.map((b) => [a, b] as const))));
}

/** The promises of each side of a cut that stays. */
function apart(groups: Groups): Properties<Merging> {
  const cut = ({ ring }: Merging): Merging => ({ ring, groups, knows: [], inFlight: [], lookups: [], searches: [], silent: true });
  return allThrough(cut, { eachGroupRepairsItself, atMostOneResponsibleInEachGroup, severalRings });
}

/** One ring that is cut in one of these ways, long enough for each side to do all that it can, and becomes one again. */
function whole(
  members: readonly NodeId[],
  partitions: readonly Groups[],
  rest: Pick<MergeScenario, 'instance' | 'teaches' | 'cost' | 'expect'>,
): Scenario {
  return mergeScenario(cycle(members), {
    ...rest,
    partitions,
    faults: { partition: 1 },
    longCuts: true,
    slowTimers: true,
    network: 'fifo',
    promised: { oneRingInTheEnd, repairedWhenTheCutEnds, atMostOneResponsibleInEachGroup, severalRings, oneRing },
  });
}

/** Perfect rings, in which these have lost sight of those to which they pointed across the cut. */
function torn(rings: Groups, doubts: Readonly<Record<NodeId, readonly NodeId[]>>): readonly MergingNode[] {
  const nodes = rings.flatMap((members) => cycle(members));
  return Object.entries(doubts).reduce<readonly MergingNode[]>((all, [at, others]) => suspecting(all, Number(at), others), nodes);
}

const SIDES = [
  [0, 4],
  [8, 12],
] as const;
const ALTERNATE = [
  [0, 8],
  [4, 12],
] as const;
const THREE = [[0], [4], [8]] as const;

export const storyScenarios: readonly Scenario[] = [
  mergeScenario(cycle([0, 8]), {
    instance: 'story/1+1',
    teaches: 'Two nodes that lose sight of each other are two rings, each owning all keys, and one ring again when the network is.',
    partitions: [[[0], [8]]],
    faults: { partition: 1 },
    network: 'fifo',
    promised: { connectivityIsNeverLost, oneRingInTheEnd, atMostOneResponsibleInEachGroup, everyHopLeadsNearer, severalRings, oneRing },
    cost: 'fast',
    expect: holds(1850, 3838, 22),
  }),
  whole([0, 4, 8], [[[0], [4, 8]]], {
    instance: 'story/1+2',
    teaches: 'One of three nodes is cut off: it and the two others are two rings, and one ring again when the cut ends.',
    cost: 'slow',
    expect: holds(115_934, 336_628, 43),
  }),
  whole(
    [0, 4, 8],
    [
      [[0], [4, 8]],
      [[4], [0, 8]],
      [[8], [0, 4]],
    ],
    {
      instance: 'story/1+2/any',
      teaches: 'So it is whichever of the three is cut off.',
      cost: 'slow',
      expect: holds(347_800, 1_009_882, 43),
    },
  ),
  whole([0, 4, 8, 12], [SIDES], {
    instance: 'story/2+2',
    teaches:
      'Two nodes on each side: one ring, two rings that repair themselves, and one ring again, in every order of messages and suspicions.',
    cost: 'slow',
    expect: holds(25_232_788, 110_442_011, 63),
  }),
  mergeScenario(cycle([0, 4, 8, 12]), {
    instance: 'story/2+2/apart',
    teaches: 'While a cut lasts, each side becomes a ring of its own, and no key has two owners within one side.',
    unreachable: acrossPairs(SIDES),
    network: 'unordered',
    promised: apart(SIDES),
    cost: 'fast',
    expect: holds(289, 783, 15),
  }),
  mergeScenario([...cycle([0, 8]), newcomer(4, 0, { lower: impatient }), newcomer(12, 8, { lower: impatient })], {
    instance: 'story/1+1/apart/joins',
    teaches: 'So it does when a node joins on each side of the cut, and asks again if its question is lost across the cut.',
    unreachable: acrossPairs(SIDES),
    slowTimers: true,
    network: 'fifo',
    promised: apart(SIDES),
    cost: 'fast',
    expect: holds(81, 183, 11),
  }),
  mergeScenario(cycle([0, 4, 8, 12]), {
    instance: 'story/2+2/apart/interleaved',
    teaches: 'So it does when every node loses sight of both its neighbours.',
    unreachable: acrossPairs(ALTERNATE),
    network: 'fifo',
    promised: apart(ALTERNATE),
    cost: 'fast',
    expect: holds(110_889, 402_265, 25),
  }),
  mergeScenario(cycle([0, 4, 8]), {
    instance: 'story/1+1+1/apart',
    teaches: 'So does each of three sides.',
    unreachable: acrossPairs(THREE),
    network: 'unordered',
    promised: apart(THREE),
    cost: 'fast',
    expect: holds(125, 301, 7),
  }),
  mergeScenario(torn([[0], [8]], { 0: [8], 8: [0] }), {
    instance: 'story/1+1/together',
    teaches: 'When each is trusted again, both layers act, in any order, and the rings are one in the end.',
    network: 'fifo',
    promised: { oneRingInTheEnd, connectivityIsNeverLost, severalRings, oneRing },
    cost: 'fast',
    expect: holds(1796, 3757, 18),
  }),
  mergeScenario(torn(THREE, { 0: [4], 4: [8] }), {
    instance: 'story/1+1+1/together',
    teaches: 'So they are when there are three rings, and the middle one connects them.',
    network: 'fifo',
    promised: { oneRingInTheEnd, severalRings, oneRing },
    cost: 'fast',
    expect: holds(68_878, 259_077, 30),
  }),
  mergeScenario(torn([[0], [4, 8]], { 0: [4], 8: [0] }), {
    instance: 'story/1+2/together',
    teaches: 'So they are when a node alone and a ring of two trust each other again.',
    network: 'fifo',
    promised: { oneRingInTheEnd, severalRings, oneRing },
    cost: 'fast',
    expect: holds(7718, 26_829, 21),
  }),
  mergeScenario(torn(SIDES, { 4: [8], 12: [0] }), {
    instance: 'story/2+2/together',
    teaches: 'So they are when those at the ends of one side trust those at the ends of the other side again.',
    network: 'fifo',
    promised: { oneRingInTheEnd, severalRings, oneRing },
    cost: 'fast',
    expect: holds(90_177, 381_335, 34),
  }),
  mergeScenario(torn(SIDES, { 4: [8], 8: [4], 12: [0] }), {
    instance: 'story/2+2/together/three',
    teaches: 'And when three of the four who lost sight of a neighbour trust it again, in any order.',
    network: 'fifo',
    promised: { oneRingInTheEnd, severalRings, oneRing },
    cost: 'slow',
    expect: holds(8_732_143, 44_585_158, 42),
  }),
  mergeScenario(torn(SIDES, { 4: [8], 8: [4] }), {
    instance: 'story/2+2/one-seam',
    teaches: 'And when the two nodes at one seam do, and nobody else ever does.',
    network: 'fifo',
    promised: { oneRingInTheEnd, severalRings, oneRing },
    cost: 'fast',
    expect: holds(76_184, 313_249, 31),
  }),
  mergeScenario(torn(SIDES, { 0: [8] }), {
    instance: 'story/2+2/off-the-seam',
    teaches: 'So they are when somebody trusts another one again that has no place beside it: it is looked up.',
    network: 'unordered',
    promised: { oneRingInTheEnd, severalRings, oneRing },
    cost: 'fast',
    expect: holds(2549, 9212, 21),
  }),
];
