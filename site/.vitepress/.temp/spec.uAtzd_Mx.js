import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { C as allThrough, D as recoverable, E as reachable, O as step, S as action, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { n as linearizable, r as regular, t as everyOperationEnds } from "./register.BwIG0yAo.js";
import { n as put } from "./record.BbRuNaiI.js";
import { r as setOf } from "./sorted-set.BIX3z-gE.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
// spec/registers/state.ts
function frameOf({ places, operations, epochs, answers }) {
	const all = Array.from({ length: places }, (_, place) => place);
	const founders = all.map((place) => `p${place}`);
	const newcomers = Array.from({ length: epochs }, (_, i) => `n${i + 1}`);
	const named = operations.map((kind, i) => [`${kind}${i}`, kind]);
	const majority = Math.floor(places / 2) + 1;
	return {
		places: all,
		majority,
		answers: answers ?? majority,
		founders,
		newcomers,
		carriers: [...founders, ...newcomers],
		operations: named.map(([name]) => name),
		kinds: Object.fromEntries(named)
	};
}
function initialState({ founders, newcomers, operations }) {
	const blank = {
		epoch: 0,
		isSealed: false,
		version: 0
	};
	const members = founders.map((name, place) => [name, {
		status: "live",
		place,
		...blank
	}]);
	const absent = newcomers.map((name) => [name, {
		status: "absent",
		place: 0,
		...blank
	}]);
	return {
		carriers: Object.fromEntries([...members, ...absent]),
		configurations: [founders],
		claim: null,
		operations: Object.fromEntries(operations.map((name) => [name, {
			status: "new",
			epoch: 0,
			by: [],
			versions: [],
			after: []
		}]))
	};
}
/** The version that a put makes after it has read `version`. Two puts never make the same one. */
function versionAfter({ operations }, version, name) {
	return (Math.floor(version / operations.length) + 1) * operations.length + operations.indexOf(name);
}
/** The value of a version: the name of the put that has made it. */
function contentOf({ operations }, version) {
	return version === 0 ? null : operations[version % operations.length];
}
function lastEpoch({ configurations }) {
	return configurations.length - 1;
}
/** Whether it keeps and shows values: a live carrier that is not sealed. */
function speaks({ status, isSealed }) {
	return status === "live" && !isSealed;
}
// spec/registers/configuring.ts
/** How a configuration follows on another: members are sealed and read, a newcomer is installed, and carriers hear of it. */
function seal(frame) {
	return action({
		doc: "A member of the last configuration is sealed for the claim of a place, and lets the claimant read its version.",
		params: () => frame.places.flatMap((place) => frame.carriers.map((name) => ({
			place,
			name
		}))),
		when: (state, { place, name }) => {
			const { status, epoch, isSealed } = state.carriers[name];
			const isMember = status === "live" && !isSealed && epoch === lastEpoch(state);
			const isInTurn = state.claim === null ? place <= lastEpoch(state) : state.claim.place === place;
			return isMember && epoch < frame.newcomers.length && isInTurn;
		},
		then: (state, { place, name }) => {
			const carrier = state.carriers[name];
			const { sealed, version } = state.claim ?? {
				sealed: [],
				version: 0
			};
			const claim = {
				place,
				sealed: setOf(...sealed, carrier.place),
				version: Math.max(version, carrier.version)
			};
			return withCarrier({
				...state,
				claim
			}, name, {
				...carrier,
				isSealed: true
			});
		}
	});
}
function install(frame) {
	return action({
		doc: "With ⌊f/2⌋ + 1 members sealed, a newcomer takes the place over under the next epoch, with the newest version that was read.",
		when: ({ claim }) => claim !== null && claim.sealed.length >= frame.majority,
		then: (state) => {
			if (state.claim === null) return state;
			const { place, version } = state.claim;
			const epoch = lastEpoch(state) + 1;
			const name = frame.newcomers[epoch - 1];
			const next = state.configurations[epoch - 1].map((each, i) => i === place ? name : each);
			return withCarrier({
				...state,
				configurations: [...state.configurations, next],
				claim: null
			}, name, {
				status: "live",
				place,
				epoch,
				isSealed: false,
				version
			});
		}
	});
}
function hear(frame) {
	return action({
		doc: "A carrier hears of the next configuration: it goes on under its epoch, unsealed, or is out.",
		params: () => frame.carriers,
		when: (state, name) => state.carriers[name].status === "live" && state.carriers[name].epoch < lastEpoch(state),
		then: (state, name) => {
			const carrier = state.carriers[name];
			const epoch = carrier.epoch + 1;
			const isMember = state.configurations[epoch].includes(name);
			return withCarrier(state, name, {
				...carrier,
				epoch,
				isSealed: false,
				status: isMember ? "live" : "out"
			});
		}
	});
}
function withCarrier(state, name, carrier) {
	return put(state, "carriers", put(state.carriers, name, carrier));
}
// spec/registers/operating.ts
/**
* How a client reads and writes: a round that reads, and a round that writes. A read whose round agrees ends with it. Each
* round counts ⌊f/2⌋ + 1 answers of one epoch.
*/
function begin(frame) {
	return action({
		doc: "A client begins an operation.",
		params: () => frame.operations,
		when: ({ operations }, name) => operations[name].status === "new",
		then: (state, name) => {
			const after = frame.operations.filter((each) => state.operations[each].status === "done");
			return withOperation(state, name, {
				...state.operations[name],
				status: "reading",
				after
			});
		}
	});
}
function show(frame) {
	return action({
		doc: "A carrier shows its version and its epoch. A reader drops the answers of earlier epochs. ⌊f/2⌋ + 1 answers end the round.",
		params: () => meetings(frame),
		when: ({ operations, carriers }, { operation, name }) => {
			const { status, epoch, by } = operations[operation];
			const carrier = carriers[name];
			if (status !== "reading" || !speaks(carrier)) return false;
			return carrier.epoch > epoch || carrier.epoch === epoch && !by.includes(carrier.place);
		},
		then: (state, { operation, name }) => withOperation(state, operation, afterAnswer(frame, operation, counted(state.operations[operation], state.carriers[name])))
	});
}
function counted(operation, { epoch, place, version }) {
	const [by, versions] = epoch > operation.epoch ? [[], []] : [operation.by, operation.versions];
	return {
		...operation,
		epoch,
		by: setOf(...by, place),
		versions: setOf(...versions, version)
	};
}
/** The operation, which writes if a majority has answered. A read of which all answers agree is done. */
function afterAnswer(frame, name, operation) {
	const { by, versions } = operation;
	if (by.length < frame.answers) return operation;
	const newest = Math.max(...versions);
	if (frame.kinds[name] === "put") return {
		...operation,
		status: "writing",
		by: [],
		versions: [versionAfter(frame, newest, name)]
	};
	return {
		...operation,
		status: versions.length === 1 ? "done" : "writing",
		by: [],
		versions: [newest]
	};
}
function keep(frame) {
	return action({
		doc: "A carrier keeps the version that is written, if it goes by the named epoch and has no newer one. ⌊f/2⌋ + 1 end the operation. The others may keep it later.",
		params: () => meetings(frame),
		when: ({ operations, carriers }, { operation, name }) => {
			const { status, epoch, by, versions } = operations[operation];
			const carrier = carriers[name];
			if (!speaks(carrier) || carrier.epoch !== epoch) return false;
			return status === "writing" ? !by.includes(carrier.place) : status === "done" && carrier.version < versions[0];
		},
		then: (state, { operation, name }) => {
			const { place, version } = state.carriers[name];
			const before = state.operations[operation];
			const kept = withCarrier(state, name, {
				...state.carriers[name],
				version: Math.max(version, before.versions[0])
			});
			if (before.status === "done") return kept;
			const by = setOf(...before.by, place);
			return withOperation(kept, operation, by.length < frame.answers ? {
				...before,
				by
			} : {
				...before,
				status: "done",
				by: []
			});
		}
	});
}
function goOn(frame) {
	return action({
		doc: "An operation that writes hears of a later epoch. It writes the same version again under that epoch, and counts from none.",
		params: () => frame.operations,
		when: (state, name) => {
			const { status, epoch } = state.operations[name];
			return (status === "writing" || status === "done") && epoch < lastEpoch(state);
		},
		then: (state, name) => {
			const before = state.operations[name];
			return withOperation(state, name, {
				...before,
				epoch: before.epoch + 1,
				by: []
			});
		}
	});
}
function meetings({ operations, carriers }) {
	return operations.flatMap((operation) => carriers.map((name) => ({
		operation,
		name
	})));
}
function withOperation(state, name, operation) {
	return put(state, "operations", put(state.operations, name, operation));
}
// spec/registers/registers.ts
/**
* A replicated register on configurations that follow each other: what clients see is linearizable, whatever is replaced.
*
* Sources: H. Attiya, A. Bar-Noy and D. Dolev, "Sharing Memory Robustly in Message-Passing Systems", JACM 42(1), 1995, for the
* two rounds; N. Lynch and A. Shvartsman, "RAMBO: A Reconfigurable Atomic Memory Service", DISC 2002, for configurations.
*/
function registers(bounds) {
	const frame = frameOf(bounds);
	return {
		name: "registers",
		init: [initialState(frame)],
		actions: {
			begin: begin(frame),
			show: show(frame),
			keep: keep(frame),
			goOn: goOn(frame),
			seal: seal(frame),
			install: install(frame),
			hear: hear(frame)
		},
		properties: {
			...safety(frame),
			...recovery(frame),
			...reached(frame, bounds)
		}
	};
}
function safety(frame) {
	return {
		...allThrough((state) => operationsIn(state, frame), {
			regular,
			linearizable
		}),
		acknowledgedIsKept: always((state) => lostIn(state, frame).length === 0, "Of the last configuration, ⌊f/2⌋ + 1 members have the version of each operation that is done, or a newer one.", (state) => lostIn(state, frame).join("; ")),
		aWriteHasOneVersion: step(({ operations: before }, { operations: after }) => frame.operations.every((name) => {
			const [was, is] = [before[name], after[name]];
			return was.status !== "writing" || is.status !== "reading" && is.versions[0] === was.versions[0];
		}), "Once an operation writes, it writes the same version until it ends, under whatever epoch.")
	};
}
/** By operation that is done and whose version too few members of the last configuration have: a clause that says so. */
function lostIn(state, { operations, majority }) {
	const members = state.configurations[lastEpoch(state)];
	return operations.flatMap((name) => {
		const { status, versions } = state.operations[name];
		const having = members.filter((member) => state.carriers[member].version >= versions[0]);
		if (status !== "done" || having.length >= majority) return [];
		return [`${name} is done with version ${versions[0]}, found only at ${having.join(" and ") || "no member"}, of ${members.join(", ")}`];
	});
}
function recovery(frame) {
	return {
		...allThrough((state) => operationsIn(state, frame), { everyOperationEnds }),
		replicasConverge: recoverable((state) => {
			const members = state.configurations[lastEpoch(state)].map((name) => state.carriers[name]);
			return members.every(({ epoch, version }) => epoch === lastEpoch(state) && version === members[0].version);
		}, "All members of the last configuration can still come to know it, and to have one version.")
	};
}
function reached(frame, { epochs }) {
	const some = (holds) => (state) => frame.operations.some((name) => holds(name, state));
	return {
		allEnd: reachable((state) => lastEpoch(state) === epochs && frame.operations.every((name) => state.operations[name].status === "done"), "All operations are done, and all configurations are installed."),
		...epochs > 0 ? { aWriteGoesOn: reachable(some((name, { operations }) => operations[name].status === "writing" && operations[name].epoch > 0), "An operation writes under a later epoch.") } : {}
	};
}
function operationsIn({ operations }, frame) {
	return frame.operations.flatMap((name) => {
		const { status, versions, after } = operations[name];
		if (status === "new") return [];
		const kind = frame.kinds[name];
		const done = status === "done";
		return [{
			name,
			kind,
			key: 0,
			value: kind === "put" ? name : done ? contentOf(frame, versions[0]) : null,
			done,
			after
		}];
	});
}
// scenarios/registers/spec.ts
/** The spec of registers, checked by itself. */
var spec_exports = /* @__PURE__ */ __exportAll({ registerSpecScenarios: () => registerSpecScenarios });
var THREE = {
	places: 3,
	operations: ["put", "get"],
	epochs: 1
};
var STILL = {
	...THREE,
	epochs: 0
};
var registerSpecScenarios = [
	fast("3", THREE, "A read beside a write and a replacement sees the write, or comes first in the order.", holds(16508, 67574, 19)),
	fast("3/two-writes", {
		...THREE,
		operations: ["put", "put"]
	}, "Two writes beside a replacement: of the newer one a majority has the value.", holds(46462, 187383, 21)),
	fast("3/two-reads", {
		...STILL,
		operations: [
			"put",
			"get",
			"get"
		]
	}, "A read writes back a value that not all have, so a later read never sees an older one.", holds(3932, 17022, 15)),
	fast("3/one-answers", {
		...STILL,
		answers: 1
	}, "If one answer of three ends a round, a majority does not have what was acknowledged.", violates("acknowledgedIsKept", 3)),
	fast("4/half", {
		...STILL,
		places: 4,
		answers: 2
	}, "If two answers of four end a round, each half of a partition writes by itself.", violates("acknowledgedIsKept", 5)),
	slow("4", {
		...THREE,
		places: 4
	}, "With four replicas, three answer each round.", holds(192516, 1022479, 26)),
	slow("3/two-epochs", {
		...THREE,
		epochs: 2
	}, "A write goes on through two replacements, under one version.", holds(640708, 3132214, 27)),
	slow("3/reads-replaced", {
		...THREE,
		operations: [
			"put",
			"get",
			"get"
		]
	}, "Two reads beside a write and a replacement.", holds(586850, 3061596, 25)),
	slow("3/writes-and-read", {
		...THREE,
		operations: [
			"put",
			"put",
			"get"
		]
	}, "A read beside two writes and a replacement.", holds(2112138, 10931113, 26)),
	slow("5", {
		...THREE,
		places: 5,
		operations: ["put", "get"]
	}, "With five replicas, three answer each round.", holds(2055822, 14006701, 28))
];
function fast(name, bounds, teaches, expect) {
	return scenario({
		name: `registers/${name}`,
		teaches,
		cost: "fast",
		spec: registers(bounds),
		expect
	});
}
function slow(name, bounds, teaches, expect) {
	return scenario({
		name: `registers/${name}`,
		teaches,
		cost: "slow",
		spec: registers(bounds),
		expect
	});
}
export { spec_exports as n, registerSpecScenarios as t };
