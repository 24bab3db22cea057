/** The spec of the store on epochs, checked by itself. */
import { type Expectation, type Scenario, scenario } from '../../model-check/scenario.ts';
import { type Bounds, store } from '../../spec/store/store.ts';
import { holds, violates } from '../expectations.ts';

/** One transaction on one item, and a resolver. */
const ONE: Bounds = { places: 3, classes: [['x']], transactions: [{ items: ['x'] }], epochs: [0], ballots: 1 };
/** The coordinator does not vanish, so nobody needs a resolver. */
const STILL: Bounds = { ...ONE, ballots: 0, vanishes: false };
const REPLACED: Bounds = { ...STILL, epochs: [1] };
/** The coordinator has vanished, and its proposal may still come. Any node may sweep the record. */
const SWEPT: Bounds = { ...ONE, areVanished: true, forgets: 'swept' };
const TWO: Bounds = { ...STILL, transactions: [{ items: ['x'] }, { items: ['x'] }] };

export const storeSpecScenarios: readonly Scenario[] = [
  fast('3', ONE, 'A coordinator may vanish at any time: a resolver finds its commit, or aborts.', holds(3873, 17_214, 15)),
  fast(
    '3/replaced',
    REPLACED,
    'A place is replaced during a transaction: the newcomer has the locks and the record.',
    holds(5371, 19_505, 18),
  ),
  fast('3/two', TWO, 'Two transactions write one item: one reads what the other has written, or aborts.', holds(6205, 25_867, 19)),
  fast(
    '3/reader',
    { ...STILL, readers: ['x'] },
    'A reader of one item that commits nothing meets locks, and asks again.',
    holds(1790, 7755, 14),
  ),
  fast('3/forgets', { ...ONE, forgets: 'told' }, 'The record of a commit is forgotten when all places have it.', holds(4547, 19_545, 17)),
  fast(
    '3/votes-go-on',
    { ...REPLACED, votesGoOn: true },
    'A coordinator counts votes again under a later epoch, from none, and commits with locks that were carried over.',
    holds(6318, 25_144, 18),
  ),
  fast(
    '3/forgets/replaced',
    { ...REPLACED, forgets: 'told' },
    'A record is forgotten only when all members of one epoch have the write.',
    holds(7583, 28_009, 19),
  ),
  fast(
    '3/one-accepts',
    { ...STILL, epochs: [1], acceptances: 1 },
    'If one acceptance of three decides, a majority does not have the outcome.',
    violates('outcomeIsFound', 5),
  ),
  fast(
    '4/half',
    { ...STILL, places: 4, acceptances: 2 },
    'If two acceptances of four decide, a majority does not have the outcome.',
    violates('outcomeIsFound', 7),
  ),
  slow(
    '3/resolved',
    { ...ONE, epochs: [1] },
    'A coordinator may vanish while a place is replaced: a resolver finds its commit under the next epoch.',
    holds(326_612, 1_672_137, 23),
  ),
  slow('3/rivals', { ...ONE, ballots: 2 }, 'Two resolvers of one transaction decide the same outcome.', holds(65_765, 349_125, 19)),
  slow(
    '3/reader/replaced',
    { ...REPLACED, readers: ['x'] },
    'A place is replaced beside a read without a commit: it counts answers of one epoch.',
    holds(98_138, 503_244, 21),
  ),
  slow(
    '3/two/reader',
    { ...TWO, readers: ['x'] },
    'A read without a commit beside two writes of one item: what clients see is one order.',
    holds(195_411, 1_084_681, 23),
  ),
  slow('4', { ...ONE, places: 4 }, 'With four places, three vote, accept and promise.', holds(25_210, 135_514, 20)),
  slow(
    '3/reader/resolved',
    { ...ONE, readers: ['x'] },
    'A read without a commit beside a write whose coordinator vanishes, and a resolver.',
    holds(52_560, 306_353, 18),
  ),
  slow(
    '3/two-epochs',
    { ...STILL, epochs: [2] },
    'Two places are replaced one after the other: a commit outlives the members that have decided it.',
    holds(164_610, 768_105, 25),
  ),
  slow(
    '3/two-classes',
    { ...STILL, classes: [['x'], ['y']], transactions: [{ items: ['x', 'y'] }], epochs: [0, 1] },
    'A transaction writes items of two classes, and a place of the second class is replaced.',
    holds(69_604, 421_156, 22),
  ),
  slow('4/replaced', { ...REPLACED, places: 4 }, 'One of four places is replaced during a transaction.', holds(32_949, 140_142, 23)),
  slow(
    '3/two-items',
    { ...ONE, classes: [['x', 'y']], transactions: [{ items: ['x', 'y'] }] },
    'A transaction writes two items, and its coordinator vanishes: a resolver decides for both.',
    holds(59_019, 405_961, 20),
  ),
  slow(
    '3/forgets/resolved',
    { ...ONE, vanishes: false, epochs: [1], forgets: 'told' },
    'A replaced carrier asks for an outcome that was forgotten, and aborts: nothing that speaks has its lock.',
    holds(419_975, 2_120_322, 25),
  ),
  fast(
    '3/swept',
    SWEPT,
    'The record of a transaction whose coordinator has vanished is forgotten. A late message finds a newer version of its home item.',
    holds(4749, 19_893, 20),
  ),
  slow(
    '3/swept/all',
    { ...ONE, forgets: 'swept' },
    'A coordinator may vanish at any time: its records can be forgotten.',
    holds(360_361, 2_052_491, 26),
  ),
  slow(
    '4/swept',
    { ...SWEPT, places: 4 },
    'With four places, two that say that a transaction is over are enough.',
    holds(18_102, 89_627, 25),
  ),
  slow(
    '3/swept/rivals',
    { ...SWEPT, ballots: 2 },
    'A record is forgotten beside two resolvers, of which one proposes what the other has overtaken.',
    holds(118_763, 583_062, 24),
  ),
  slow(
    '3/swept/two-items',
    { ...SWEPT, classes: [['x', 'y']], transactions: [{ items: ['x', 'y'] }] },
    'The record of a commit is forgotten only when the places of both items have it.',
    holds(109_641, 852_668, 24),
  ),
  slow('3/swept/replaced', { ...SWEPT, epochs: [1] }, 'A place is replaced while a record is swept.', holds(418_252, 2_149_206, 26)),
  slow(
    '3/swept/two-classes',
    { ...SWEPT, classes: [['x'], ['y']], transactions: [{ items: ['x', 'y'] }], epochs: [0, 1] },
    'A record is swept while a place of another class is replaced.',
    holds(4_387_634, 37_630_043, 30),
  ),
  slow(
    '3/swept/replaced/rivals',
    { ...SWEPT, ballots: 2, epochs: [1] },
    'A member that was replaced, and has not heard of it, keeps the record: it has the version that was read.',
    holds(19_434_153, 120_847_445, 30),
  ),
];

function fast(name: string, bounds: Bounds, teaches: string, expect: Expectation): Scenario {
  return scenario({ name: `store/spec/${name}`, teaches, cost: 'fast', spec: store(bounds), expect });
}

function slow(name: string, bounds: Bounds, teaches: string, expect: Expectation): Scenario {
  return scenario({ name: `store/spec/${name}`, teaches, cost: 'slow', spec: store(bounds), expect });
}
