import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { a as areGivenUp, c as goesOnDuringPartition, i as allEnd, l as isClaimedInVain, n as put, o as endsAfterHeal, r as registerScenario, s as epochIsReached, t as get, u as isRead } from "./register-scenario.DEGiqtKB.js";
// scenarios/registers/heal.ts
var heal_exports = /* @__PURE__ */ __exportAll({ registerHealScenarios: () => registerHealScenarios });
var THREE = [
	0,
	1,
	2
];
var FOUR = [
	0,
	1,
	2,
	3
];
var split = { faults: { partition: 1 } };
/** Node 0 is cut off, and node 1 takes its place over. */
var replaced = {
	...split,
	partitions: [[[0]]],
	inherits: { 1: [{
		node: 0,
		place: 0
	}] }
};
var registerHealScenarios = [
	registerScenario({
		...split,
		instance: "heal/3/alone",
		teaches: "A node that is cut off ends no operation by itself; when the network is whole again, its read ends.",
		founders: THREE,
		partitions: [[[0]]],
		requests: [put(1, 1, "a"), get(0, 1)],
		properties: {
			...allEnd,
			...isRead("a", null)
		},
		cost: "fast",
		expect: holds(9486, 28687, 20)
	}),
	registerScenario({
		...split,
		instance: "heal/3/gives-up",
		teaches: "A client of a node that is cut off is told whether its write may have an effect, and that is true.",
		founders: THREE,
		partitions: [[[0]]],
		giveUpAfter: 1,
		requests: [put(0, 1, "a")],
		properties: {
			...allEnd,
			...areGivenUp
		},
		cost: "fast",
		expect: holds(286, 542, 16)
	}),
	registerScenario({
		...split,
		instance: "heal/3/spread",
		teaches: "A partition into three sides of one node each: nobody ends an operation until it heals.",
		founders: THREE,
		partitions: [[
			[0],
			[1],
			[2]
		]],
		requests: [put(0, 1, "a")],
		properties: allEnd,
		cost: "fast",
		expect: holds(216, 443, 14)
	}),
	registerScenario({
		...split,
		instance: "heal/4/2+2",
		teaches: "Two nodes on each side of four: both sides stop, and a write ends after the heal.",
		founders: FOUR,
		partitions: [[[0, 1]]],
		requests: [put(0, 1, "a")],
		properties: allEnd,
		cost: "fast",
		expect: holds(795, 2117, 18)
	}),
	registerScenario({
		...split,
		instance: "heal/4/spread",
		teaches: "Four nodes in two sides that lie in turns around the ring: both sides stop, and a read ends after the heal.",
		founders: FOUR,
		partitions: [[[0, 2], [1, 3]]],
		requests: [get(0, 1)],
		properties: allEnd,
		cost: "fast",
		expect: holds(132, 312, 11)
	}),
	registerScenario({
		...split,
		instance: "heal/3/replaced",
		teaches: "Two nodes of three have replaced the third one, and it is cut off: they answer under the later epoch meanwhile.",
		founders: THREE,
		isReplaced: true,
		isImpatient: true,
		partitions: [[[0]]],
		requests: [get(2, 1)],
		properties: {
			...allEnd,
			...isRead("old"),
			...goesOnDuringPartition(2),
			...endsAfterHeal(2)
		},
		cost: "fast",
		expect: holds(42, 80, 12)
	}),
	registerScenario({
		...replaced,
		instance: "heal/3/2+1/write",
		teaches: "The side with two of three places takes the third one over, and writes under the next epoch.",
		founders: THREE,
		requests: [put(1, 1, "a")],
		properties: {
			...allEnd,
			...epochIsReached(1),
			...goesOnDuringPartition(1)
		},
		cost: "slow",
		expect: holds(9924, 28510, 34)
	}),
	registerScenario({
		...replaced,
		instance: "heal/3/2+1/read",
		teaches: "A node that was cut off and replaced reads under the next epoch, though nobody has told it.",
		founders: THREE,
		requests: [get(0, 1)],
		properties: {
			...allEnd,
			...epochIsReached(1),
			...endsAfterHeal(0)
		},
		cost: "slow",
		expect: holds(44331, 155668, 38)
	}),
	registerScenario({
		...replaced,
		instance: "heal/3/during-write",
		teaches: "The writer is cut off and replaced during its write: it writes the same version again, under the next epoch.",
		founders: THREE,
		requests: [put(0, 1, "a")],
		properties: {
			...allEnd,
			...epochIsReached(1),
			...endsAfterHeal(0)
		},
		cost: "slow",
		expect: holds(334152, 1252306, 50)
	}),
	registerScenario({
		...replaced,
		instance: "heal/3/2+1",
		teaches: "One side writes under the next epoch. A read on the other side ends after the heal, and sees the write.",
		founders: THREE,
		epochsSendOnce: true,
		requests: [put(1, 1, "a"), get(0, 1)],
		properties: {
			...allEnd,
			...epochIsReached(1),
			...goesOnDuringPartition(1),
			...isRead("a", null)
		},
		cost: "slow",
		expect: holds(2504431, 9382229, 53)
	}),
	registerScenario({
		...replaced,
		instance: "heal/3/2+1/returned",
		teaches: "When the network is whole again, the role goes back to the node that was cut off, with all that was written.",
		founders: THREE,
		returns: true,
		requests: [put(1, 1, "a")],
		properties: {
			...allEnd,
			...epochIsReached(1),
			...goesOnDuringPartition(1)
		},
		cost: "slow",
		expect: holds(114439, 355681, 53)
	}),
	registerScenario({
		...split,
		instance: "heal/4/2+2/claims",
		teaches: "On a side with two of four nodes one claims the place of a third one: while the network is split, no epoch begins.",
		founders: FOUR,
		partitions: [[[0, 1]]],
		inherits: { 1: [{
			node: 2,
			place: 2
		}] },
		isImpatient: true,
		properties: isClaimedInVain,
		cost: "fast",
		expect: holds(1286, 3933, 27)
	}),
	registerScenario({
		...split,
		instance: "heal/4/2+2/both",
		teaches: "Clients on both sides of two and two: no side answers alone, and what they see is one order.",
		founders: FOUR,
		partitions: [[[0, 1]]],
		requests: [put(0, 1, "a"), get(2, 1)],
		properties: {
			...allEnd,
			...isRead("a", null)
		},
		cost: "slow",
		expect: holds(218736, 950517, 28)
	}),
	registerScenario({
		...replaced,
		instance: "heal/4/alone",
		teaches: "Three of four nodes take the place of the fourth over, and write under the next epoch.",
		founders: FOUR,
		epochsSendOnce: true,
		requests: [put(1, 1, "a")],
		properties: {
			...allEnd,
			...epochIsReached(1),
			...goesOnDuringPartition(1)
		},
		cost: "slow",
		expect: holds(75786, 297661, 44)
	})
];
export { registerHealScenarios as n, heal_exports as t };
