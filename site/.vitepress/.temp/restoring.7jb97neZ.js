import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { C as somebodyCommits, S as somebodyAborts, T as runningMember, c as isHere, f as instanceOf, h as placesOf, i as STEADY, l as namedFor, m as placeOf, o as followed, s as world, t as ONE_MANAGER, u as titleAt, v as isAtRest } from "./world.DQkoYGqL.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { i as refinesReplicatedCommit, n as recordOf } from "./refinement.BjuRk2as.js";
import { n as inHalfOpen } from "./interval.BRRtuo-j.js";
import { r as isHigher, t as INITIAL } from "./claim.DhAsEFzo.js";
import { r as majority } from "./placement.B5qN5SDB.js";
import { t as contains } from "./range.D2qEOx8H.js";
import { D as recoverable, E as reachable, w as always } from "./scenario.Cs_16ybG.js";
// scenarios/transactions/restored.ts
/**
* The properties of places that are taken over and restored, and the states that such scenarios must reach so that no
* property holds vacuously.
*/
/** By heir: from whom it takes over. */
function keptVotes(config, gone) {
	const heirs = Object.keys(gone).map(Number);
	const replaced = Object.values(gone);
	return Object.fromEntries(heirs.flatMap((heir) => [...Object.entries(propertiesOf(config, heir, gone[heir])), ...replaced.includes(heir) ? [] : Object.entries(ownTitle(config, heir))]));
}
/** While a majority of each item's replicas is up and restored. */
function endsWell({ identifiers }) {
	return { everyPlaceIsSpokenFor: recoverable((world) => {
		const speaking = world.nodes.filter(({ status, state }) => status === "up" && state.restorations.length === 0);
		return Array.from({ length: identifiers }, (_, place) => place).every((place) => speaking.some(({ state }) => isHere(state, place))) && isAtRest(world);
	}, "Every place has an owner that is up and has restored it, all clients have been answered, and no lock stays.") };
}
/** Of each heir by itself, and with as few other nodes as can be: so the checker need not judge all combinations of nodes. */
function propertiesOf({ identifiers, degree }, heir, old) {
	return {
		[`noVoteIsCastTwiceBy${old}And${heir}`]: always(({ nodes }) => {
			const [before, after] = [old, heir].map((id) => votesIn(recordAt(nodes, id)));
			return before.every((vote) => !after.includes(vote));
		}, "At most one of two nodes that hold or have held a place has voted for it in a transaction, across crashes and restarts."),
		[`noneVotesBeforeItIsRestoredAt${heir}`]: always(({ nodes }) => {
			const record = recordAt(nodes, heir);
			return record.restorations.every((restoration) => Object.values(record.cast).every(({ votes }) => Object.keys(votes).every((instance) => !contains(restoration, placeOf(instance), identifiers))));
		}, "No node has voted for a place that it has claimed and not restored."),
		[`votesOfTheDeadAreKeptAt${heir}`]: always(({ nodes }) => {
			const record = recordAt(nodes, heir);
			return record.titles.length === 0 || preparedIn(nodes, degree).every((prepared) => knows(record, prepared, identifiers));
		}, "When a majority has prepared an item, a node that has restored one of these places since has the lock, or knows the outcome.")
	};
}
/** For an heir that is not replaced in turn: a node that has been replaced goes on in the epoch that it has. */
function ownTitle({ identifiers }, heir) {
	return { [`speaksUnderItsOwnTitleAt${heir}`]: always(({ nodes }) => {
		const { heard, titles, restorations, from } = recordAt(nodes, heir);
		const isHeld = (place) => from !== null && inHalfOpen(place, from, heir, identifiers) && !restorations.some((each) => contains(each, place, identifiers));
		const places = Array.from({ length: identifiers }, (_, place) => place);
		return heard.every(({ claim, ...range }) => places.every((place) => !contains(range, place, identifiers) || !isHeld(place) || !isHigher(claim, titleAt(titles, place, identifiers))));
	}, "A node that has taken a place over answers for it in the highest epoch that it knows of.") };
}
/** A place that was taken over has prepared a transaction that is not decided yet. */
var aRestoredPlaceVotes = { aRestoredPlaceVotes: reachable(({ nodes }) => nodes.some(({ state: { titles, cast, config } }) => titles.length > 0 && Object.values(cast).some(({ votes }) => Object.entries(votes).some(([instance, vote]) => vote === "prepared" && isHigher(titleAt(titles, placeOf(instance), config.identifiers), INITIAL)))), "A place that was taken over prepares a transaction.") };
var aLockIsFound = { aLockIsFound: reachable(({ nodes }) => nodes.some(({ state: { titles, cast, replicas, config } }) => {
	return Object.entries(replicas).flatMap(([instance, { writers }]) => isHigher(titleAt(titles, placeOf(instance), config.identifiers), INITIAL) ? writers.map((id) => [id, instance]) : []).some(([id, instance]) => cast[id]?.votes[instance] === void 0);
}), "A node that restores a place finds that the place may be locked.") };
function bothAreRestored(one, other) {
	return { bothAreRestored: reachable(({ nodes }) => [one, other].every((id) => nodes.some((node) => node.id === id && node.state.titles.length > 0)), "Both have restored what they took over, one after the other.") };
}
/** The items that are prepared by a majority, whoever has heard of it. */
function preparedIn(nodes, degree) {
	const all = nodes.flatMap((node) => Object.values(recordOf(node).cast));
	return [...new Map(all.map(({ transaction }) => [transaction.id, transaction])).values()].flatMap((transaction) => {
		const mine = all.filter((each) => each.transaction.id === transaction.id);
		return transaction.operations.flatMap(({ key }) => {
			const places = placesOf(nodes[0].state.config, key).filter((place) => mine.some(({ votes }) => votes[instanceOf(key, place)] === "prepared"));
			return places.length >= majority(degree) ? [{
				transaction,
				key,
				places
			}] : [];
		});
	});
}
/** Judged of those of its restored places for which the transaction relies on an earlier holder. */
function knows({ titles, outcomes, replicas }, { transaction, key, places }, size) {
	const version = transaction.operations.find((operation) => operation.key === key)?.version ?? 0;
	return places.every((place) => {
		if (!isHigher(titleAt(titles, place, size), namedFor(transaction.titles, place))) return true;
		if (transaction.id in outcomes) return true;
		const { readers = [], writers = [], version: present = 0 } = replicas[instanceOf(key, place)] ?? {};
		return present > version || readers.includes(transaction.id) || writers.includes(transaction.id);
	});
}
function recordAt(nodes, id) {
	return recordOf(nodes[nodes.findIndex((node) => node.id === id)]);
}
function votesIn({ cast }) {
	return Object.entries(cast).flatMap(([id, { votes }]) => Object.keys(votes).map((instance) => `${id} ${instance}`));
}
// scenarios/transactions/restoring.ts
/**
* A participant is gone for good, or taken to be: its successor restores its places, and votes for them.
*
* A node is told at any time that a member is gone, whether that is true or not. To the others, a dead node is one
* that does nothing more. So scenarios without crashes, too, look for what must not happen. Crashes matter where the
* nodes that are left must come to an end without the dead one, and where it comes back.
*/
var restoring_exports = /* @__PURE__ */ __exportAll({ restoringScenarios: () => restoringScenarios });
/** The replicas of item 1 are at nodes 1, 5 and 9; the successor of node 1, and node 11, which asks, have none. */
var UNTIMED = {
	...ONE_MANAGER,
	members: [
		1,
		2,
		5,
		9,
		11
	]
};
var APART = {
	...UNTIMED,
	deadlineMs: 1e3
};
var PATIENT = {
	...ONE_MANAGER,
	deadlineMs: 1e3,
	remindMs: 1e3
};
var FOUR_NODES = {
	...PATIENT,
	members: [
		0,
		4,
		6,
		8
	]
};
var SIX_NODES = {
	...PATIENT,
	members: [
		1,
		2,
		5,
		6,
		9,
		11
	]
};
var FOUR_REPLICAS = {
	identifiers: 16,
	degree: 4,
	managers: 1,
	members: [
		0,
		4,
		5,
		8,
		12,
		14
	],
	deadlineMs: 1e3
};
/** Node 5 is gone, and its successor restores its place. */
var THREE_NODES = {
	...ONE_MANAGER,
	members: [
		1,
		5,
		9
	],
	remindMs: 1e3
};
var node5IsGone = {
	config: THREE_NODES,
	gone: {
		1: 5,
		9: 5
	},
	network: "fifo",
	slowTimers: true,
	comesToRest: false,
	properties: {
		...keptVotes(THREE_NODES, { 9: 5 }),
		...somebodyCommits,
		...aRestoredPlaceVotes
	}
};
/** Node 2 has taken over from node 1. */
var RESTORED = [{
	from: 11,
	to: 1,
	claim: {
		round: 1,
		node: 2
	}
}];
var both = {
	...somebodyCommits,
	...somebodyAborts
};
var refines = { atomicCommit: refinesReplicatedCommit(followed(APART, 11, [1]), APART.members) };
var restoringScenarios = [
	world({
		name: "transactions/restore/lock",
		teaches: "A participant crashes for good, before or after its vote: its successor finds the lock, hears the outcome, and frees it.",
		config: APART,
		nodes: {
			2: STEADY,
			5: STEADY,
			9: STEADY,
			11: STEADY
		},
		asks: { 11: {
			type: "commit",
			writes: [1]
		} },
		gone: { 2: 1 },
		faults: { crash: 1 },
		slowTimers: true,
		comesToRest: false,
		properties: {
			...keptVotes(APART, { 2: 1 }),
			...endsWell(APART),
			...both,
			...aLockIsFound
		},
		refines,
		expect: holds(10510, 40352, 19)
	}),
	world({
		name: "transactions/restore/run",
		teaches: "In the phase of reading a transaction learns the epoch of each place, and the successor of a crashed node votes in it.",
		config: APART,
		nodes: {
			2: STEADY,
			5: STEADY,
			9: STEADY,
			11: STEADY
		},
		asks: { 11: {
			type: "run",
			reads: [1],
			writes: [1]
		} },
		gone: {
			2: 1,
			11: 1
		},
		faults: { crash: 1 },
		slowTimers: true,
		comesToRest: false,
		properties: {
			...keptVotes(APART, { 2: 1 }),
			...endsWell(APART),
			...both,
			...aLockIsFound,
			...aRestoredPlaceVotes
		},
		refines,
		cost: "slow",
		expect: holds(452390, 2250797, 26)
	}),
	world({
		name: "transactions/restore/two-writers",
		teaches: "Two transactions want one item, and a participant that is suspected falsely goes on: its vote and its successor's are never counted together.",
		config: FOUR_NODES,
		asks: {
			8: {
				type: "commit",
				writes: [1]
			},
			6: {
				type: "commit",
				writes: [1]
			}
		},
		gone: { 6: 4 },
		slowTimers: true,
		comesToRest: false,
		properties: {
			...keptVotes(FOUR_NODES, { 6: 4 }),
			...endsWell(FOUR_NODES),
			...both,
			...aLockIsFound
		},
		cost: "slow",
		expect: holds(543375, 2766035, 25)
	}),
	world({
		name: "transactions/restore/two-writers/apart",
		teaches: "A successor that has no other replica needs the votes of those that it read: its vote and the replaced node's are never counted together.",
		config: UNTIMED,
		asks: {
			11: {
				type: "commit",
				writes: [1]
			},
			2: {
				type: "commit",
				writes: [1]
			}
		},
		gone: { 2: 1 },
		comesToRest: false,
		properties: {
			...keptVotes(UNTIMED, { 2: 1 }),
			...somebodyCommits
		},
		cost: "slow",
		expect: holds(3497532, 19615735, 28)
	}),
	world({
		name: "transactions/restore/3-nodes",
		teaches: "On three nodes, the successor of a crashed node has two replicas of the item from then on, and reads one from itself.",
		config: PATIENT,
		nodes: {
			0: STEADY,
			8: STEADY
		},
		asks: {
			0: {
				type: "commit",
				writes: [1]
			},
			8: {
				type: "commit",
				writes: [1]
			}
		},
		gone: { 8: 4 },
		faults: { crash: 1 },
		slowTimers: true,
		comesToRest: false,
		properties: {
			...keptVotes(PATIENT, { 8: 4 }),
			...endsWell(PATIENT),
			...both,
			...aRestoredPlaceVotes,
			...aLockIsFound
		},
		cost: "slow",
		expect: holds(167447, 678538, 20)
	}),
	world({
		name: "transactions/restore/restart",
		teaches: "A node that restores, or answers one that does, restarts in between: the epoch is on its disk, and lost questions are asked once more.",
		config: {
			...APART,
			remindMs: 1e3
		},
		nodes: {
			1: STEADY,
			9: STEADY,
			11: STEADY
		},
		asks: { 11: {
			type: "commit",
			writes: [1]
		} },
		gone: { 2: 1 },
		faults: {
			crash: 1,
			restart: 1
		},
		slowTimers: true,
		comesToRest: false,
		properties: {
			...keptVotes(APART, { 2: 1 }),
			...endsWell(APART),
			...somebodyCommits,
			...aLockIsFound
		},
		cost: "slow",
		expect: holds(131042, 577207, 24)
	}),
	world({
		name: "transactions/restore/4-replicas",
		teaches: "With four replicas, the successor of a crashed node reads all three others.",
		config: FOUR_REPLICAS,
		asks: { 14: {
			type: "commit",
			writes: [1]
		} },
		gone: { 5: 4 },
		slowTimers: true,
		comesToRest: false,
		properties: {
			...keptVotes(FOUR_REPLICAS, { 5: 4 }),
			...endsWell(FOUR_REPLICAS),
			...somebodyCommits,
			...aLockIsFound
		},
		cost: "slow",
		expect: holds(37084, 182907, 21)
	}),
	world({
		name: "transactions/restore/pessimistic",
		teaches: "A reservation granted by a crashed node is void at its successor, whose tokens belong to another epoch: it costs an abort at most.",
		config: APART,
		nodes: {
			2: STEADY,
			5: STEADY,
			9: STEADY,
			11: STEADY
		},
		asks: { 11: {
			type: "run",
			pessimistic: true,
			writes: [1]
		} },
		faults: { crash: 1 },
		gone: {
			2: 1,
			11: 1
		},
		slowTimers: true,
		comesToRest: false,
		properties: {
			...keptVotes(APART, { 2: 1 }),
			...endsWell(APART),
			...both,
			...aRestoredPlaceVotes
		},
		cost: "slow",
		expect: holds(39955, 167107, 24)
	}),
	world({
		name: "transactions/restore/handed-on",
		teaches: "A restored place is handed on to a newcomer with its epoch; its first holder goes on, and its votes count for no later transaction.",
		config: APART,
		joiners: [0],
		news: {
			members: [
				0,
				2,
				5,
				9,
				11
			],
			at: [2, 11]
		},
		nodes: {
			2: { running: {
				...runningMember(2, APART),
				from: 11,
				titles: RESTORED,
				heard: RESTORED
			} },
			5: { running: {
				...runningMember(5, APART),
				heard: RESTORED
			} },
			9: { running: {
				...runningMember(9, APART),
				heard: RESTORED
			} }
		},
		asks: {
			11: {
				type: "run",
				reads: [0],
				writes: [0]
			},
			5: {
				type: "commit",
				writes: [0]
			}
		},
		slowTimers: true,
		comesToRest: false,
		properties: {
			...keptVotes(APART, {
				0: 1,
				2: 1
			}),
			...endsWell(APART),
			...both,
			...aRestoredPlaceVotes
		},
		cost: "slow",
		expect: holds(274691, 1347769, 28)
	}),
	world({
		name: "transactions/restore/twice",
		teaches: "The node that takes over is reported as gone, too. Three nodes then hold one place, or are about to, and a transaction relies on one of them.",
		config: APART,
		asks: { 11: {
			type: "commit",
			writes: [1]
		} },
		gone: {
			2: 1,
			5: [1, 2]
		},
		slowTimers: true,
		comesToRest: false,
		properties: {
			...keptVotes(APART, {
				2: 1,
				5: 2
			}),
			...both,
			...aLockIsFound,
			...bothAreRestored(2, 5)
		},
		refines,
		cost: "slow",
		expect: holds(6633735, 42739311, 30)
	}),
	world({
		name: "transactions/restore/two-places",
		teaches: "Two of three places are taken over. Answers known to be void are not counted, so two restorers at once wait for ever, and nothing is lost.",
		config: SIX_NODES,
		asks: { 2: {
			type: "commit",
			writes: [1]
		} },
		gone: {
			2: 1,
			6: 5
		},
		slowTimers: true,
		comesToRest: false,
		properties: {
			...keptVotes(SIX_NODES, {
				2: 1,
				6: 5
			}),
			...somebodyCommits,
			...aLockIsFound,
			...bothAreRestored(2, 6)
		},
		cost: "slow",
		expect: holds(382261, 2011093, 27)
	}),
	world({
		name: "transactions/restore/second-place",
		teaches: "The lost place is not the item's first: its successor has two places of the item from then on, and votes for both.",
		...node5IsGone,
		asks: { 1: {
			type: "run",
			writes: [1]
		} },
		expect: holds(1065, 2725, 16)
	}),
	world({
		name: "transactions/restore/known-versions",
		teaches: "A manager that was read by a restorer names the new epoch, although its client has read nothing: the place votes.",
		...node5IsGone,
		asks: { 1: {
			type: "commit",
			writes: [1]
		} },
		expect: holds(388, 904, 12)
	}),
	world({
		name: "transactions/restore/reserved",
		teaches: "A transaction reserves a restored place: it learns the new epoch with the reservation, and the place votes.",
		...node5IsGone,
		asks: { 1: {
			type: "run",
			writes: [1],
			pessimistic: true
		} },
		expect: holds(429, 977, 14)
	})
];
export { restoring_exports as n, restoringScenarios as t };
