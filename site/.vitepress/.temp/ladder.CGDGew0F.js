import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { i as scenario } from "./scenario.Cs_16ybG.js";
import { a as paxosCommitOverReplicas, i as refinesReplicatedCommit, o as refinesReplicatedCommit$1, r as refinesPaxosCommit, s as replicatedCommit } from "./refinement.BjuRk2as.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/transactions/ladder.ts
/** The ladder: atomic commit over replicas, Paxos commit, and how the protocol stands on it. */
var ladder_exports = /* @__PURE__ */ __exportAll({ ladderScenarios: () => ladderScenarios });
var ACCEPTORS = [
	"m1",
	"m2",
	"m3"
];
var OBSERVERS = ["m1", "p"];
var ladderScenarios = [
	scenario({
		name: "transactions/ladder/atomic-commit/3",
		teaches: "Atomic commit over three replicas: a majority of votes lets it commit, and all nodes that learn the outcome learn the same one.",
		spec: replicatedCommit([[
			"x1",
			"x2",
			"x3"
		]], ACCEPTORS),
		cost: "fast",
		expect: holds(41, 624, 4)
	}),
	paxos({
		instance: "1-replica/3-ballots",
		items: [["x"]],
		ballots: [1, 2],
		observers: OBSERVERS,
		cost: "fast",
		expect: holds(1830, 13617, 10)
	}),
	paxos({
		instance: "2-replicas/2-ballots",
		items: [["x1", "x2"]],
		ballots: [1],
		observers: OBSERVERS,
		cost: "slow",
		expect: holds(3780, 28059, 8)
	}),
	paxos({
		instance: "3-replicas/2-ballots",
		items: [[
			"x1",
			"x2",
			"x3"
		]],
		ballots: [1],
		observers: ["m1"],
		cost: "slow",
		expect: holds(54400, 480881, 9)
	})
];
/** Both steps of the ladder at once: what the protocol does is Paxos commit, and so is atomic commit. The ballots are those above 0. */
function refinesLadder(followed, nodes, ballots) {
	return {
		paxosCommit: refinesPaxosCommit(followed, nodes, ballots),
		atomicCommit: refinesReplicatedCommit(followed, nodes)
	};
}
function paxos({ instance, cost, expect, ...rest }) {
	const bounds = {
		...rest,
		acceptors: ACCEPTORS
	};
	const count = rest.items.flat().length;
	const replicas = count === 1 ? "one replica" : `${count} replicas`;
	return scenario({
		name: `transactions/ladder/paxos-commit/${instance}`,
		teaches: `Paxos commit over ${replicas}, with three managers, does nothing that atomic commit does not allow.`,
		spec: paxosCommitOverReplicas(bounds),
		refines: { atomicCommit: refinesReplicatedCommit$1(bounds) },
		cost,
		expect
	});
}
export { ladder_exports as n, refinesLadder as r, ladderScenarios as t };
