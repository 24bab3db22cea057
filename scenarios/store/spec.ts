/** The spec of the store on epochs, checked by itself. */
import { type Expectation, type Scenario, scenario } from '../../model-check/scenario.ts';
import { type Bounds, store } from '../../spec/store/store.ts';
import { holds, violates } from '../expectations.ts';

/** One transaction on one item, and a resolver. */
const ONE: Bounds = { places: 3, classes: [['x']], transactions: [{ items: ['x'] }], epochs: [0], ballots: 1 };
/** The coordinator does not vanish, so nobody needs a resolver. */
const STILL: Bounds = { ...ONE, ballots: 0, vanishes: false };
const REPLACED: Bounds = { ...STILL, epochs: [1] };
const TWO: Bounds = { ...STILL, transactions: [{ items: ['x'] }, { items: ['x'] }] };

export const storeSpecScenarios: readonly Scenario[] = [
  fast('3', ONE, 'A coordinator may vanish at any time: a resolver finds its commit, or aborts.', holds(3873, 17_997, 15)),
  fast(
    '3/replaced',
    REPLACED,
    'A place is replaced during a transaction: the newcomer has the locks and the record.',
    holds(5371, 20_338, 18),
  ),
  fast('3/two', TWO, 'Two transactions write one item: one reads what the other has written, or aborts.', holds(6205, 29_107, 19)),
  fast(
    '3/reader',
    { ...STILL, readers: ['x'] },
    'A reader of one item that commits nothing meets locks, and asks again.',
    holds(1790, 8247, 14),
  ),
  fast('3/forgets', { ...ONE, forgets: true }, 'The record of a commit is forgotten when all places have it.', holds(4958, 23_268, 19)),
  fast(
    '3/votes-go-on',
    { ...REPLACED, votesGoOn: true },
    'A coordinator counts votes again under a later epoch, from none, and commits with locks that were carried over.',
    holds(6318, 26_061, 18),
  ),
  fast(
    '3/forgets/replaced',
    { ...REPLACED, forgets: true },
    'A record is forgotten only when all members of one epoch have the write.',
    holds(7590, 29_868, 19),
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
    holds(326_612, 1_729_044, 23),
  ),
  slow('3/rivals', { ...ONE, ballots: 2 }, 'Two resolvers of one transaction decide the same outcome.', holds(65_765, 363_651, 19)),
  slow(
    '3/reader/replaced',
    { ...REPLACED, readers: ['x'] },
    'A place is replaced beside a read without a commit: it counts answers of one epoch.',
    holds(98_138, 524_274, 21),
  ),
  slow(
    '3/two/reader',
    { ...TWO, readers: ['x'] },
    'A read without a commit beside two writes of one item: what clients see is one order.',
    holds(195_411, 1_207_417, 23),
  ),
  slow('4', { ...ONE, places: 4 }, 'With four places, three vote, accept and promise.', holds(25_210, 141_338, 20)),
  slow(
    '3/reader/resolved',
    { ...ONE, readers: ['x'] },
    'A read without a commit beside a write whose coordinator vanishes, and a resolver.',
    holds(52_560, 320_618, 18),
  ),
  slow(
    '3/two-epochs',
    { ...STILL, epochs: [2] },
    'Two places are replaced one after the other: a commit outlives the members that have decided it.',
    holds(164_610, 802_179, 25),
  ),
  slow(
    '3/two-classes',
    { ...STILL, classes: [['x'], ['y']], transactions: [{ items: ['x', 'y'] }], epochs: [0, 1] },
    'A transaction writes items of two classes, and a place of the second class is replaced.',
    holds(69_604, 439_732, 22),
  ),
  slow('4/replaced', { ...REPLACED, places: 4 }, 'One of four places is replaced during a transaction.', holds(32_949, 144_354, 23)),
  slow(
    '3/two-items',
    { ...ONE, classes: [['x', 'y']], transactions: [{ items: ['x', 'y'] }] },
    'A transaction writes two items, and its coordinator vanishes: a resolver decides for both.',
    holds(59_019, 421_765, 20),
  ),
  slow(
    '3/forgets/resolved',
    { ...ONE, vanishes: false, epochs: [1], forgets: true },
    'A replaced carrier asks for an outcome that was forgotten, and aborts: nothing that speaks has its lock.',
    holds(478_503, 2_683_736, 28),
  ),
];

function fast(name: string, bounds: Bounds, teaches: string, expect: Expectation): Scenario {
  return scenario({ name: `store/spec/${name}`, teaches, cost: 'fast', spec: store(bounds), expect });
}

function slow(name: string, bounds: Bounds, teaches: string, expect: Expectation): Scenario {
  return scenario({ name: `store/spec/${name}`, teaches, cost: 'slow', spec: store(bounds), expect });
}
