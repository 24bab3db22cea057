import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { C as somebodyCommits, S as somebodyAborts, b as oldAndNew, g as allCommit, s as world, t as ONE_MANAGER } from "./world.DQkoYGqL.js";
// scenarios/transactions/validation.ts
var validation_exports = /* @__PURE__ */ __exportAll({ validationScenarios: () => validationScenarios });
var both = {
	...somebodyCommits,
	...somebodyAborts
};
var written = (value) => ({
	version: 1,
	value,
	readers: [],
	writers: []
});
var validationScenarios = [
	world({
		name: "transactions/validation/two-writers",
		teaches: "Of two transactions that write one item at the same time, at most one commits, unless one follows the other.",
		config: ONE_MANAGER,
		asks: {
			0: {
				type: "commit",
				writes: [1]
			},
			4: {
				type: "commit",
				writes: [1]
			}
		},
		properties: both,
		expect: holds(6595, 22715, 15)
	}),
	world({
		name: "transactions/validation/write-skew",
		teaches: "Two transactions that each read what the other writes never both commit.",
		config: ONE_MANAGER,
		asks: {
			0: {
				type: "commit",
				reads: [1],
				writes: [2]
			},
			4: {
				type: "commit",
				reads: [2],
				writes: [1]
			}
		},
		properties: both,
		expect: holds(11713, 39523, 16)
	}),
	world({
		name: "transactions/validation/write-skew/2-nodes",
		teaches: "Two transactions that each read what the other writes never both commit, even if two nodes hear of them in opposite orders.",
		config: {
			...ONE_MANAGER,
			degree: 1
		},
		asks: {
			0: {
				type: "commit",
				reads: [1],
				writes: [5]
			},
			4: {
				type: "commit",
				reads: [5],
				writes: [1]
			}
		},
		properties: both,
		expect: holds(748, 1781, 13)
	}),
	world({
		name: "transactions/validation/write-skew/stale-replica",
		teaches: "Two transactions that each read what the other writes never both commit, although one of three replicas is stale: it prepares no reads.",
		config: ONE_MANAGER,
		replicas: {
			0: {
				"1@9": written("of 9.1"),
				"2@10": written("of 9.1")
			},
			4: {
				"1@1": written("of 9.1"),
				"2@2": written("of 9.1")
			}
		},
		asks: {
			0: {
				type: "commit",
				reads: [1],
				writes: [2],
				version: 1
			},
			4: {
				type: "commit",
				reads: [2],
				writes: [1],
				version: 1
			}
		},
		properties: both,
		expect: holds(4261, 14659, 15)
	}),
	world({
		name: "transactions/validation/three-writers",
		teaches: "Three transactions from three nodes read and write one item: no update is lost, and no lock is left, whichever commits, if any does.",
		config: {
			...ONE_MANAGER,
			degree: 1
		},
		asks: Object.fromEntries([
			0,
			4,
			8
		].map((at) => [at, {
			type: "run",
			reads: [1],
			writes: [1]
		}])),
		properties: {
			...both,
			...allCommit
		},
		expect: holds(1326, 1956, 14)
	}),
	world({
		name: "transactions/validation/reader-and-writer",
		teaches: "A transaction that only reads two items sees both as they were before another one wrote them, or both after, or is aborted.",
		config: {
			...ONE_MANAGER,
			degree: 1
		},
		asks: {
			0: {
				type: "run",
				reads: [1, 5]
			},
			8: {
				type: "run",
				writes: [1, 5]
			}
		},
		properties: {
			...both,
			...allCommit
		},
		expect: holds(1291, 2990, 19)
	}),
	world({
		name: "transactions/validation/reader-and-writer/3-replicas",
		teaches: "A read by itself is a transaction that only reads. Among three replicas, it sees the last write that was over before, or a later one, or is aborted.",
		config: ONE_MANAGER,
		asks: {
			0: {
				type: "run",
				reads: [1]
			},
			4: {
				type: "commit",
				writes: [1]
			}
		},
		properties: {
			...both,
			...allCommit,
			...oldAndNew
		},
		cost: "slow",
		expect: holds(76716, 315902, 20)
	}),
	world({
		name: "transactions/validation/reading-first",
		teaches: "A transaction reads before or after another one has committed: what clients see is strictly serialisable.",
		config: ONE_MANAGER,
		asks: {
			0: {
				type: "run",
				reads: [1],
				writes: [2]
			},
			4: {
				type: "run",
				reads: [2],
				writes: [1]
			}
		},
		properties: {
			...both,
			...allCommit
		},
		cost: "slow",
		expect: holds(1104265, 5376307, 24)
	}),
	world({
		name: "transactions/validation/4-replicas-on-2-nodes",
		teaches: "Two writers of an item with four replicas, on fewer nodes than replicas: a node casts a vote for each replica that it holds.",
		config: {
			identifiers: 16,
			degree: 4,
			managers: 1,
			members: [0, 8]
		},
		asks: {
			0: {
				type: "run",
				writes: [1]
			},
			8: {
				type: "run",
				writes: [1]
			}
		},
		properties: {
			...both,
			...allCommit
		},
		expect: holds(325, 559, 13)
	}),
	world({
		name: "transactions/validation/4-replicas",
		teaches: "Two writers of an item with four replicas, of which three must prepare: a transaction that two prepare and two abort is aborted.",
		config: {
			identifiers: 16,
			degree: 4,
			managers: 1,
			members: [
				0,
				4,
				8,
				12
			]
		},
		asks: {
			0: {
				type: "commit",
				writes: [1]
			},
			4: {
				type: "commit",
				writes: [1]
			}
		},
		properties: both,
		cost: "slow",
		expect: holds(253819, 1315019, 21)
	}),
	world({
		name: "transactions/validation/5-replicas-on-3-nodes",
		teaches: "Two writers of an item with five replicas, of which three must prepare, on three nodes: what clients see is strictly serialisable.",
		config: {
			identifiers: 20,
			degree: 5,
			managers: 1,
			members: [
				0,
				8,
				12
			]
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
		properties: both,
		expect: holds(6595, 22715, 15)
	}),
	world({
		name: "transactions/validation/delete",
		teaches: "A delete is a version like any other: a replica that has missed it does not bring the item back.",
		config: ONE_MANAGER,
		replicas: {
			0: { "1@9": {
				...written("of 9.1"),
				value: null,
				version: 2
			} },
			4: { "1@1": {
				...written("of 9.1"),
				value: null,
				version: 2
			} },
			8: { "1@5": written("of 9.1") }
		},
		asks: { 8: {
			type: "run",
			reads: [1]
		} },
		properties: somebodyCommits,
		expect: holds(65, 138, 12)
	}),
	world({
		name: "transactions/validation/newest-copy",
		teaches: "One of three replicas has missed a delete: a transaction reads two of them, takes the newer copy, and commits.",
		config: ONE_MANAGER,
		asks: { 0: {
			type: "run",
			reads: [1]
		} },
		replicas: {
			0: { "1@9": {
				version: 2,
				value: null,
				readers: [],
				writers: []
			} },
			4: { "1@1": {
				version: 3,
				value: null,
				readers: [],
				writers: []
			} },
			8: { "1@5": {
				version: 3,
				value: null,
				readers: [],
				writers: []
			} }
		},
		network: "fifo",
		properties: somebodyCommits,
		expect: holds(35, 62, 12)
	})
];
export { validation_exports as n, validationScenarios as t };
