/** How a class of replicas changes hands, without messages: what holds for three, four and five places, and what is too little. */

import { type Expectation, type Scenario, scenario } from '../../model-check/scenario.ts';
import { type Bounds, classEpochs } from '../../spec/epochs/class-epochs.ts';
import { holds, violates } from '../expectations.ts';

const ONE: Bounds = { places: 3, transactions: 1, epochs: 1, ballots: 1, decisions: false };
const TWO: Bounds = { ...ONE, transactions: 2 };
const FOUR: Bounds = { ...TWO, places: 4 };
const FIVE: Bounds = { ...TWO, places: 5 };

export const epochScenarios: readonly Scenario[] = [
  fast(
    '3',
    { ...TWO, renewals: true },
    'A place is claimed or the configuration renewed between two votes: no vote is lost.',
    holds(3734, 9255, 12),
  ),
  fast(
    '2/two-ballots',
    { ...TWO, places: 2, ballots: 2 },
    'With two replicas no place is replaced unless both agree.',
    holds(2262, 4363, 14),
  ),
  fast(
    '4/one-transaction',
    { ...FOUR, transactions: 1 },
    'With four replicas, three promise and three accept: no vote is lost.',
    holds(3912, 12_223, 15),
  ),
  fast(
    '3/decided/one-transaction',
    { ...ONE, decisions: true },
    'A transaction commits, aborts and is heard of at any time beside a claim.',
    holds(4603, 18_977, 15),
  ),
  fast(
    '3/reader/one-epoch',
    { ...ONE, reader: true },
    'A quick read that counts one epoch sees what was committed before it began.',
    holds(2902, 7767, 14),
  ),
  fast(
    '3/calm/no-transaction',
    { ...ONE, transactions: 0, deaths: 1 },
    'One member dies, or a claimant gives up: when it is calm, the class repairs itself.',
    holds(1593, 3400, 13),
  ),
  fast(
    '3/late',
    { ...TWO, isLate: true },
    'Answers come late: a claimant proposes with any two of three promises, and no vote is lost.',
    holds(4347, 19_658, 13),
  ),
  slow(
    '3/late/two-ballots',
    { ...ONE, ballots: 2, isLate: true, claimable: [0] },
    'Two claimants are rivals for one place, and answers come late: no vote is lost.',
    holds(30_842, 173_362, 16),
  ),
  slow(
    '3/handed-over/one-transaction',
    { ...ONE, handedOver: [1] },
    'A role is handed over at any time, its promises with it: no vote is lost.',
    holds(11_050, 30_310, 13),
  ),
  slow(
    '3/two-ballots',
    { ...TWO, ballots: 2 },
    'Two nodes claim one place or two, and take over from each other: one configuration is chosen for each epoch.',
    holds(191_313, 611_330, 16),
  ),
  slow(
    '3/three-ballots',
    { ...TWO, ballots: 3 },
    'Three claimants are rivals: one configuration is chosen for each epoch.',
    holds(12_755_113, 46_583_207, 20),
  ),
  slow(
    '3/two-epochs',
    { ...TWO, epochs: 2 },
    'One replacement follows another, and members of earlier configurations go on: no vote is lost.',
    holds(120_046, 464_745, 20),
  ),
  slow('3/three-epochs', { ...TWO, epochs: 3 }, 'Three replacements follow each other: no vote is lost.', holds(5_248_455, 30_779_122, 28)),
  slow(
    '3/two-and-one',
    { ...ONE, epochs: 2, ballots: [2, 1] },
    'Two claimants are rivals for the first of two replacements: no vote is lost.',
    holds(2_545_656, 11_751_623, 22),
  ),
  slow(
    '3/one-and-two',
    { ...ONE, epochs: 2, ballots: [1, 2] },
    'Two claimants are rivals for the second of two replacements: no vote is lost.',
    holds(1_213_000, 5_671_312, 23),
  ),
  slow(
    '3/decided',
    { ...TWO, decisions: true },
    'Transactions are decided and heard of at any time; the second may read what the first has written.',
    holds(132_530, 695_259, 21),
  ),
  slow(
    '3/decided/two-epochs',
    { ...ONE, epochs: 2, decisions: true },
    'A transaction is decided beside two replacements: no vote is lost.',
    holds(256_275, 1_573_159, 23),
  ),
  slow(
    '3/decided/two-ballots',
    { ...ONE, ballots: 2, decisions: true },
    'A transaction is decided beside two rival claimants: no vote is lost.',
    holds(376_824, 1_902_801, 20),
  ),
  slow(
    '3/two-items',
    { ...TWO, items: 2 },
    'Transactions write two items of the class while a place is claimed: no vote is lost.',
    holds(94_894, 271_931, 16),
  ),
  slow(
    '3/two-items/two-ballots',
    { ...TWO, ballots: 2, items: 2 },
    'Transactions write two items beside two rival claimants: no vote is lost.',
    holds(7_229_559, 24_110_253, 20),
  ),
  slow(
    '3/reader',
    { ...TWO, epochs: 2, reader: true },
    'A quick read under one epoch sees what was committed before it began, though two replacements go on.',
    holds(607_635, 2_434_613, 23),
  ),
  slow('4', FOUR, 'With four replicas, a place is claimed between two votes: no vote is lost.', holds(22_146, 69_151, 16)),
  slow(
    '4/two-ballots',
    { ...FOUR, ballots: 2 },
    'With four replicas, two on each side of a partition claim the other side: neither gets three promises against the other.',
    holds(3_537_952, 13_659_846, 22),
  ),
  slow(
    '4/two-epochs',
    { ...FOUR, epochs: 2 },
    'With four replicas, one replacement follows another: no vote is lost.',
    holds(1_112_468, 4_881_776, 27),
  ),
  slow(
    '4/decided',
    { ...FOUR, decisions: true },
    'With four replicas, transactions are decided beside a claim: no vote is lost.',
    holds(999_651, 6_264_263, 28),
  ),
  slow(
    '4/two-items',
    { ...FOUR, items: 2 },
    'With four replicas, transactions write two items while a place is claimed: no vote is lost.',
    holds(2_266_486, 7_696_600, 21),
  ),
  slow(
    '4/reader',
    { ...FOUR, transactions: 1, epochs: 2, reader: true },
    'With four replicas and two replacements, a quick read that counts one epoch sees what was committed before it began.',
    holds(788_384, 3_559_096, 30),
  ),
  slow(
    '4/handed-over',
    { ...FOUR, transactions: 1, handedOver: [1] },
    'With four replicas, a role is handed over between two votes: no vote is lost.',
    holds(80_431, 266_009, 17),
  ),
  slow(
    '4/two-promise',
    { ...FOUR, ballots: 2, quorums: { promise: 2, accept: 3 } },
    'For even f, f/2 promises are enough if f/2 + 1 accept.',
    holds(6_324_725, 25_694_356, 21),
  ),
  slow(
    '4/two-accept',
    { ...FOUR, ballots: 2, quorums: { promise: 3, accept: 2 } },
    'For even f, f/2 accepts are enough if f/2 + 1 promise.',
    holds(4_069_224, 16_847_686, 20),
  ),
  slow('5', FIVE, 'With five replicas, a place is claimed between two votes: no vote is lost.', holds(422_845, 1_759_910, 18)),
  slow(
    '5/two-epochs',
    { ...FIVE, transactions: 1, epochs: 2 },
    'With five replicas, one replacement follows another: no vote is lost.',
    holds(3_109_934, 18_414_947, 27),
  ),
  slow(
    '5/two-ballots',
    { ...FIVE, transactions: 1, ballots: 2 },
    'With five replicas, two claimants are rivals: no vote is lost.',
    holds(13_187_394, 70_680_033, 22),
  ),
  slow(
    '3/handed-over',
    { ...TWO, handedOver: [1] },
    'A role is handed over between the votes of two transactions: no vote is lost.',
    holds(41_088, 111_040, 14),
  ),
  slow(
    '3/handed-over/both',
    { ...TWO, handedOver: [0, 1] },
    'Two roles are handed over while a place is claimed: no vote is lost.',
    holds(212_605, 607_455, 16),
  ),
  slow(
    '3/handed-over/two-epochs',
    { ...ONE, epochs: 2, handedOver: [1] },
    'A role is handed over beside two replacements: no vote is lost.',
    holds(657_378, 2_678_153, 21),
  ),
  slow(
    '3/handed-over/two-ballots',
    { ...TWO, ballots: 2, handedOver: [1] },
    'A role is handed over beside two rival claimants: no vote is lost.',
    holds(4_142_183, 13_870_228, 18),
  ),
  slow(
    '3/handed-over/reader',
    { ...ONE, ballots: 2, renewals: true, handedOver: [1], reader: true },
    'A client that reads beside renewals and a hand-over sees what was committed before it began.',
    holds(5_590_955, 19_453_895, 20),
  ),
  slow(
    '3/calm',
    { ...ONE, decisions: true, deaths: 1 },
    'Once all is calm, every place is spoken for, whatever happened earlier.',
    holds(83_754, 259_923, 17),
  ),
  slow(
    '3/calm/renewed',
    { ...ONE, decisions: true, deaths: 1, renewals: true },
    'The class repairs itself after renewals.',
    holds(108_092, 322_875, 17),
  ),
  slow(
    '3/calm/two-transactions',
    { ...TWO, decisions: true, deaths: 1 },
    'The class repairs itself beside two transactions.',
    holds(2_385_546, 8_653_160, 23),
  ),
  slow(
    '3/calm/two-epochs',
    { ...ONE, epochs: 2, deaths: 1 },
    'The class repairs itself after two replacements.',
    holds(961_230, 3_111_831, 24),
  ),
  slow(
    '3/calm/two-ballots',
    { ...ONE, ballots: 2, decisions: true, deaths: 1 },
    'The class repairs itself after two rival claims.',
    holds(2_104_514, 5_622_890, 22),
  ),
  slow(
    '3/calm/two-deaths',
    { ...ONE, transactions: 0, epochs: 2, deaths: 2 },
    'A second member dies after the first was replaced: the class repairs itself.',
    holds(105_776, 328_275, 23),
  ),
  slow(
    '3/calm/handed-over',
    { ...ONE, deaths: 1, handedOver: [1] },
    'The giver of a role, or the role on its way, is lost: the class repairs itself.',
    holds(229_332, 530_803, 19),
  ),
  slow(
    '4/calm',
    { ...FOUR, transactions: 1, decisions: true, deaths: 1 },
    'A class of four repairs itself.',
    holds(632_233, 2_297_558, 22),
  ),
  slow(
    '4/calm/two-epochs',
    { ...FOUR, transactions: 0, epochs: 2, deaths: 1 },
    'A class of four repairs itself after two replacements.',
    holds(218_261, 751_906, 26),
  ),
  slow(
    '4/calm/two-ballots',
    { ...FOUR, transactions: 0, ballots: 2, deaths: 1 },
    'A class of four repairs itself after two rival claims, one of the claimants dead.',
    holds(1_386_676, 4_065_486, 22),
  ),
  slow(
    '5/calm',
    { ...FIVE, transactions: 1, deaths: 2 },
    'A class of five repairs itself after two deaths.',
    holds(3_329_924, 10_537_245, 25),
  ),
  fast(
    '3/minority',
    { ...TWO, quorums: { promise: 1, accept: 1 } },
    'If one promise of three is enough, a replacement misses a vote that counts.',
    violates('votesOfTheReplacedAreKept', 5),
  ),
  fast(
    '3/one-promises',
    { ...TWO, ballots: 2, quorums: { promise: 1, accept: 2 } },
    'If a claimant reads one of three, it misses a vote that counts.',
    violates('votesOfTheReplacedAreKept', 6),
  ),
  fast(
    '3/one-accepts',
    { ...TWO, ballots: 2, quorums: { promise: 2, accept: 1 } },
    'If one accept of three is enough, two configurations are chosen for one epoch.',
    violates('oneConfiguration', 6),
  ),
  slow(
    '4/two-and-two',
    { ...FOUR, transactions: 0, ballots: 2, quorums: { promise: 2, accept: 2 } },
    'If two of four are enough, each side of a partition chooses a configuration of its own.',
    violates('oneConfiguration', 8),
  ),
  slow(
    '5/two-promise',
    { ...FIVE, transactions: 1, quorums: { promise: 2, accept: 3 } },
    'If a claimant reads two of five, it misses a vote that counts.',
    violates('votesOfTheReplacedAreKept', 9),
  ),
];

function fast(name: string, bounds: Bounds, teaches: string, expect: Expectation): Scenario {
  return scenario({ name: `epochs/${name}`, teaches, cost: 'fast', spec: classEpochs(bounds), expect });
}

function slow(name: string, bounds: Bounds, teaches: string, expect: Expectation): Scenario {
  return scenario({ name: `epochs/${name}`, teaches, cost: 'slow', spec: classEpochs(bounds), expect });
}
