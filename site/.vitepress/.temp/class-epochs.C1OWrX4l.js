import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { i as scenario } from "./scenario.Cs_16ybG.js";
import { t as classEpochs } from "./class-epochs.3Ob72_di.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/epochs/class-epochs.ts
/** How a class of replicas changes hands, without messages: what holds for three, four and five places, and what is too little. */
var class_epochs_exports = /* @__PURE__ */ __exportAll({ epochScenarios: () => epochScenarios });
var ONE = {
	places: 3,
	transactions: 1,
	epochs: 1,
	ballots: 1,
	decisions: false
};
var TWO = {
	...ONE,
	transactions: 2
};
var FOUR = {
	...TWO,
	places: 4
};
var FIVE = {
	...TWO,
	places: 5
};
var epochScenarios = [
	fast("3", {
		...TWO,
		renewals: true
	}, "A place is claimed or the configuration renewed between two votes: no vote is lost.", holds(3734, 9255, 12)),
	fast("2/two-ballots", {
		...TWO,
		places: 2,
		ballots: 2
	}, "With two replicas no place is replaced unless both agree.", holds(2262, 4363, 14)),
	fast("4/one-transaction", {
		...FOUR,
		transactions: 1
	}, "With four replicas, three promise and three accept: no vote is lost.", holds(3912, 12223, 15)),
	fast("3/decided/one-transaction", {
		...ONE,
		decisions: true
	}, "A transaction commits, aborts and is heard of at any time beside a claim.", holds(4603, 18977, 15)),
	fast("3/reader/one-epoch", {
		...ONE,
		reader: true
	}, "A quick read that counts one epoch sees what was committed before it began.", holds(2902, 7767, 14)),
	fast("3/calm/no-transaction", {
		...ONE,
		transactions: 0,
		deaths: 1
	}, "One member dies, or a claimant gives up: when it is calm, the class repairs itself.", holds(1593, 3400, 13)),
	fast("3/late", {
		...TWO,
		isLate: true
	}, "Answers come late: a claimant proposes with any two of three promises, and no vote is lost.", holds(4347, 19658, 13)),
	slow("3/late/two-ballots", {
		...ONE,
		ballots: 2,
		isLate: true,
		claimable: [0]
	}, "Two claimants are rivals for one place, and answers come late: no vote is lost.", holds(30842, 173362, 16)),
	slow("3/handed-over/one-transaction", {
		...ONE,
		handedOver: [1]
	}, "A role is handed over at any time, its promises with it: no vote is lost.", holds(11050, 30310, 13)),
	slow("3/two-ballots", {
		...TWO,
		ballots: 2
	}, "Two nodes claim one place or two, and take over from each other: one configuration is chosen for each epoch.", holds(191313, 611330, 16)),
	slow("3/three-ballots", {
		...TWO,
		ballots: 3
	}, "Three claimants are rivals: one configuration is chosen for each epoch.", holds(12755113, 46583207, 20)),
	slow("3/two-epochs", {
		...TWO,
		epochs: 2
	}, "One replacement follows another, and members of earlier configurations go on: no vote is lost.", holds(120046, 464745, 20)),
	slow("3/three-epochs", {
		...TWO,
		epochs: 3
	}, "Three replacements follow each other: no vote is lost.", holds(5248455, 30779122, 28)),
	slow("3/two-and-one", {
		...ONE,
		epochs: 2,
		ballots: [2, 1]
	}, "Two claimants are rivals for the first of two replacements: no vote is lost.", holds(2545656, 11751623, 22)),
	slow("3/one-and-two", {
		...ONE,
		epochs: 2,
		ballots: [1, 2]
	}, "Two claimants are rivals for the second of two replacements: no vote is lost.", holds(1213e3, 5671312, 23)),
	slow("3/decided", {
		...TWO,
		decisions: true
	}, "Transactions are decided and heard of at any time; the second may read what the first has written.", holds(132530, 695259, 21)),
	slow("3/decided/two-epochs", {
		...ONE,
		epochs: 2,
		decisions: true
	}, "A transaction is decided beside two replacements: no vote is lost.", holds(256275, 1573159, 23)),
	slow("3/decided/two-ballots", {
		...ONE,
		ballots: 2,
		decisions: true
	}, "A transaction is decided beside two rival claimants: no vote is lost.", holds(376824, 1902801, 20)),
	slow("3/two-items", {
		...TWO,
		items: 2
	}, "Transactions write two items of the class while a place is claimed: no vote is lost.", holds(94894, 271931, 16)),
	slow("3/two-items/two-ballots", {
		...TWO,
		ballots: 2,
		items: 2
	}, "Transactions write two items beside two rival claimants: no vote is lost.", holds(7229559, 24110253, 20)),
	slow("3/reader", {
		...TWO,
		epochs: 2,
		reader: true
	}, "A quick read under one epoch sees what was committed before it began, though two replacements go on.", holds(607635, 2434613, 23)),
	slow("4", FOUR, "With four replicas, a place is claimed between two votes: no vote is lost.", holds(22146, 69151, 16)),
	slow("4/two-ballots", {
		...FOUR,
		ballots: 2
	}, "With four replicas, two on each side of a partition claim the other side: neither gets three promises against the other.", holds(3537952, 13659846, 22)),
	slow("4/two-epochs", {
		...FOUR,
		epochs: 2
	}, "With four replicas, one replacement follows another: no vote is lost.", holds(1112468, 4881776, 27)),
	slow("4/decided", {
		...FOUR,
		decisions: true
	}, "With four replicas, transactions are decided beside a claim: no vote is lost.", holds(999651, 6264263, 28)),
	slow("4/two-items", {
		...FOUR,
		items: 2
	}, "With four replicas, transactions write two items while a place is claimed: no vote is lost.", holds(2266486, 7696600, 21)),
	slow("4/reader", {
		...FOUR,
		transactions: 1,
		epochs: 2,
		reader: true
	}, "With four replicas and two replacements, a quick read that counts one epoch sees what was committed before it began.", holds(788384, 3559096, 30)),
	slow("4/handed-over", {
		...FOUR,
		transactions: 1,
		handedOver: [1]
	}, "With four replicas, a role is handed over between two votes: no vote is lost.", holds(80431, 266009, 17)),
	slow("4/two-promise", {
		...FOUR,
		ballots: 2,
		quorums: {
			promise: 2,
			accept: 3
		}
	}, "For even f, f/2 promises are enough if f/2 + 1 accept.", holds(6324725, 25694356, 21)),
	slow("4/two-accept", {
		...FOUR,
		ballots: 2,
		quorums: {
			promise: 3,
			accept: 2
		}
	}, "For even f, f/2 accepts are enough if f/2 + 1 promise.", holds(4069224, 16847686, 20)),
	slow("5", FIVE, "With five replicas, a place is claimed between two votes: no vote is lost.", holds(422845, 1759910, 18)),
	slow("5/two-epochs", {
		...FIVE,
		transactions: 1,
		epochs: 2
	}, "With five replicas, one replacement follows another: no vote is lost.", holds(3109934, 18414947, 27)),
	slow("5/two-ballots", {
		...FIVE,
		transactions: 1,
		ballots: 2
	}, "With five replicas, two claimants are rivals: no vote is lost.", holds(13187394, 70680033, 22)),
	slow("3/handed-over", {
		...TWO,
		handedOver: [1]
	}, "A role is handed over between the votes of two transactions: no vote is lost.", holds(41088, 111040, 14)),
	slow("3/handed-over/both", {
		...TWO,
		handedOver: [0, 1]
	}, "Two roles are handed over while a place is claimed: no vote is lost.", holds(212605, 607455, 16)),
	slow("3/handed-over/two-epochs", {
		...ONE,
		epochs: 2,
		handedOver: [1]
	}, "A role is handed over beside two replacements: no vote is lost.", holds(657378, 2678153, 21)),
	slow("3/handed-over/two-ballots", {
		...TWO,
		ballots: 2,
		handedOver: [1]
	}, "A role is handed over beside two rival claimants: no vote is lost.", holds(4142183, 13870228, 18)),
	slow("3/handed-over/reader", {
		...ONE,
		ballots: 2,
		renewals: true,
		handedOver: [1],
		reader: true
	}, "A client that reads beside renewals and a hand-over sees what was committed before it began.", holds(5590955, 19453895, 20)),
	slow("3/calm", {
		...ONE,
		decisions: true,
		deaths: 1
	}, "Once all is calm, every place is spoken for, whatever happened earlier.", holds(83754, 259923, 17)),
	slow("3/calm/renewed", {
		...ONE,
		decisions: true,
		deaths: 1,
		renewals: true
	}, "The class repairs itself after renewals.", holds(108092, 322875, 17)),
	slow("3/calm/two-transactions", {
		...TWO,
		decisions: true,
		deaths: 1
	}, "The class repairs itself beside two transactions.", holds(2385546, 8653160, 23)),
	slow("3/calm/two-epochs", {
		...ONE,
		epochs: 2,
		deaths: 1
	}, "The class repairs itself after two replacements.", holds(961230, 3111831, 24)),
	slow("3/calm/two-ballots", {
		...ONE,
		ballots: 2,
		decisions: true,
		deaths: 1
	}, "The class repairs itself after two rival claims.", holds(2104514, 5622890, 22)),
	slow("3/calm/two-deaths", {
		...ONE,
		transactions: 0,
		epochs: 2,
		deaths: 2
	}, "A second member dies after the first was replaced: the class repairs itself.", holds(105776, 328275, 23)),
	slow("3/calm/handed-over", {
		...ONE,
		deaths: 1,
		handedOver: [1]
	}, "The giver of a role, or the role on its way, is lost: the class repairs itself.", holds(229332, 530803, 19)),
	slow("4/calm", {
		...FOUR,
		transactions: 1,
		decisions: true,
		deaths: 1
	}, "A class of four repairs itself.", holds(632233, 2297558, 22)),
	slow("4/calm/two-epochs", {
		...FOUR,
		transactions: 0,
		epochs: 2,
		deaths: 1
	}, "A class of four repairs itself after two replacements.", holds(218261, 751906, 26)),
	slow("4/calm/two-ballots", {
		...FOUR,
		transactions: 0,
		ballots: 2,
		deaths: 1
	}, "A class of four repairs itself after two rival claims, one of the claimants dead.", holds(1386676, 4065486, 22)),
	slow("5/calm", {
		...FIVE,
		transactions: 1,
		deaths: 2
	}, "A class of five repairs itself after two deaths.", holds(3329924, 10537245, 25)),
	fast("3/minority", {
		...TWO,
		quorums: {
			promise: 1,
			accept: 1
		}
	}, "If one promise of three is enough, a replacement misses a vote that counts.", violates("votesOfTheReplacedAreKept", 5)),
	fast("3/one-promises", {
		...TWO,
		ballots: 2,
		quorums: {
			promise: 1,
			accept: 2
		}
	}, "If a claimant reads one of three, it misses a vote that counts.", violates("votesOfTheReplacedAreKept", 6)),
	fast("3/one-accepts", {
		...TWO,
		ballots: 2,
		quorums: {
			promise: 2,
			accept: 1
		}
	}, "If one accept of three is enough, two configurations are chosen for one epoch.", violates("oneConfiguration", 6)),
	slow("4/two-and-two", {
		...FOUR,
		transactions: 0,
		ballots: 2,
		quorums: {
			promise: 2,
			accept: 2
		}
	}, "If two of four are enough, each side of a partition chooses a configuration of its own.", violates("oneConfiguration", 8)),
	slow("5/two-promise", {
		...FIVE,
		transactions: 1,
		quorums: {
			promise: 2,
			accept: 3
		}
	}, "If a claimant reads two of five, it misses a vote that counts.", violates("votesOfTheReplacedAreKept", 9))
];
function fast(name, bounds, teaches, expect) {
	return scenario({
		name: `epochs/${name}`,
		teaches,
		cost: "fast",
		spec: classEpochs(bounds),
		expect
	});
}
function slow(name, bounds, teaches, expect) {
	return scenario({
		name: `epochs/${name}`,
		teaches,
		cost: "slow",
		spec: classEpochs(bounds),
		expect
	});
}
export { epochScenarios as n, class_epochs_exports as t };
