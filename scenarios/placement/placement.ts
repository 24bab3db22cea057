/** Where replicas live while nodes come and go: what anchors and moves guarantee, and what simpler rules do not. */
import { type Expectation, type Scenario, scenario } from '../../model-check/scenario.ts';
import { placement } from '../../spec/placement/placement.ts';
import type { Bounds } from '../../spec/placement/ring.ts';
import { holds, violates } from '../expectations.ts';

const THREE: Bounds = { factor: 3, places: 6, nodes: 6 };
const FOUR: Bounds = { factor: 4, places: 8, nodes: 6 };
const FIVE: Bounds = { factor: 5, places: 10, nodes: 6 };

/** Newcomers are advised, but nobody is asked to move. */
const NOBODY_MOVES = { joins: 'advised', moves: false } as const;
const TWINS = { joins: 'twins', moves: false } as const;
const RANDOM = { joins: 'anywhere', moves: false } as const;

export const placementScenarios: readonly Scenario[] = [
  fast(
    '3/crashes',
    { ...THREE, nodes: 3 },
    'Three nodes crash, leave and join anywhere; at rest each zone has its anchor.',
    holds(1388, 7781, 10),
  ),
  fast(
    '3/leaves',
    { ...THREE, nodes: 4, crashes: false },
    'Four nodes leave and join anywhere; moves end, and one crash takes one replica of an item at most.',
    holds(1354, 6816, 11),
  ),
  fast(
    '3/advised',
    { ...THREE, ...NOBODY_MOVES, leaves: false, crashes: false },
    'While nobody leaves or crashes, advice to newcomers is enough: nobody has to move.',
    holds(132, 185, 7),
  ),
  fast(
    '3/twins',
    { ...THREE, ...TWINS, leaves: false, crashes: false },
    'While nobody leaves or crashes, newcomers at the places of twins are enough.',
    holds(132, 158, 7),
  ),
  slow(
    '3/6-places',
    THREE,
    'Up to six nodes in three zones of two places: at rest, with three or more, none has two replicas of an item.',
    holds(65_876, 584_639, 16),
  ),
  slow(
    '3/9-places',
    { ...THREE, places: 9 },
    'Up to six nodes in three zones of three places: at rest, with three or more, none has two replicas of an item.',
    holds(382_188, 3_847_639, 16),
  ),
  slow(
    '3/12-places',
    { ...THREE, places: 12, nodes: 5 },
    'Up to five nodes in three zones of four places: at rest, with three or more, none has two replicas of an item.',
    holds(308_884, 3_004_593, 14),
  ),
  slow(
    '3/12-places/leaves',
    { ...THREE, places: 12, crashes: false },
    'Up to six nodes in three zones of four places leave, and none crashes. At rest, with three or more, none has two replicas of an item.',
    holds(108_354, 902_794, 15),
  ),
  slow(
    '4/8-places',
    FOUR,
    'Up to six nodes in four zones of two places: at rest, with four or more, none has two replicas of an item.',
    holds(302_832, 3_153_353, 16),
  ),
  slow(
    '4/12-places',
    { ...FOUR, places: 12, nodes: 5 },
    'Up to five nodes in four zones of three places: at rest, with four or more, none has two replicas of an item.',
    holds(370_352, 3_960_457, 14),
  ),
  slow(
    '4/12-places/leaves',
    { ...FOUR, places: 12, crashes: false },
    'Up to six nodes in four zones of three places leave, and none crashes. At rest, with four or more, none has two replicas of an item.',
    holds(148_798, 1_536_216, 15),
  ),
  slow(
    '5/10-places',
    { ...FIVE, nodes: 5 },
    'Up to five nodes in five zones of two places: at rest, with five or more, none has two replicas of an item.',
    holds(221_308, 2_330_415, 14),
  ),
  slow(
    '5/10-places/leaves',
    { ...FIVE, crashes: false },
    'Up to six nodes in five zones of two places leave, and none crashes. At rest, with five or more, none has two replicas of an item.',
    holds(107_594, 1_116_148, 15),
  ),
  fast(
    'random-ids/3',
    { ...THREE, ...RANDOM },
    'Three nodes with random identifiers join, and one of them has two replicas of an item.',
    violates('noneIsDoubled', 2),
  ),
  fast(
    'random-ids/4',
    { ...FOUR, ...RANDOM },
    'Four nodes with random identifiers join, and one of them has two replicas of an item.',
    violates('noneIsDoubled', 3),
  ),
  fast(
    'twins-only/3',
    { ...THREE, ...TWINS },
    'Four nodes join at the places of twins; one leaves, and three are left, of which one has two replicas of an item.',
    violates('noneIsDoubled', 4),
  ),
  fast(
    'twins-only/4',
    { ...FOUR, ...TWINS },
    'Five nodes join at the places of twins; one leaves, and four are left, of which one has two replicas of an item.',
    violates('noneIsDoubled', 5),
  ),
  fast(
    'nobody-moves/3',
    { ...THREE, ...NOBODY_MOVES },
    'Four nodes have joined as advised; an anchor leaves, nobody moves, and one of three nodes has two replicas of an item.',
    violates('noneIsDoubled', 4),
  ),
  fast(
    'nobody-moves/4',
    { ...FOUR, ...NOBODY_MOVES },
    'Five nodes have joined as advised; an anchor leaves, nobody moves, and one of four nodes has two replicas of an item.',
    violates('noneIsDoubled', 5),
  ),
];

function fast(name: string, bounds: Bounds, teaches: string, expect: Expectation): Scenario {
  return scenario({ name: `placement/${name}`, teaches, cost: 'fast', spec: placement(bounds), expect });
}

function slow(name: string, bounds: Bounds, teaches: string, expect: Expectation): Scenario {
  return scenario({ name: `placement/${name}`, teaches, cost: 'slow', spec: placement(bounds), expect });
}
