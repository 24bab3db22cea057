import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { C as allThrough, S as action, i as scenario } from "./scenario.Cs_16ybG.js";
import { r as open } from "./interval.iT9ss1Jt.js";
import { n as put } from "./record.BbRuNaiI.js";
import { c as perfectRingOfMembers, d as somebodyIsUp, f as hasLiveSuccessor, l as ringOfSize, n as atMostOneRing, t as atLeastOneRing, u as ringProperties } from "./properties.XmvZUv3Q.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
// spec/baselines/chord/atomic.ts
/**
* Chord in atomic steps: a node reads the state of another one and changes its own in one step, without messages.
*
* P. Zave looks at Chord at this granularity ("Using Lightweight Modeling to Understand Chord", ACM SIGCOMM Computer
* Communication Review 42(2), 2012). A fault that shows here needs no race of messages. Failures are assumed to leave
* each member a successor that is up. This assumption is easy to get wrong, so `counts` states which reading is meant.
*/
function atomicChord(rules, properties) {
	return {
		name: "atomic-chord",
		init: [initially(rules)],
		actions: {
			...newcomers(rules),
			...rounds(rules),
			...failures(rules)
		},
		properties: allThrough((state) => asRing(rules, state), properties)
	};
}
function newcomers({ joiners, members, size }) {
	const all = [...members, ...joiners];
	return { join: action({
		doc: "A peer joins: it adopts the successor of the first member counter-clockwise of it, and copies no list.",
		params: () => joiners.flatMap((joiner) => all.map((at) => ({
			joiner,
			at
		}))),
		when: (state, { joiner, at }) => state[joiner].status === "outside" && hasLiveHead(state, at) && open(at, headOf(state, at), size).includes(joiner),
		then: (state, { joiner, at }) => put(state, `${joiner}`, {
			status: "member",
			successors: [headOf(state, at)],
			predecessor: null
		})
	}) };
}
/** The actions that each member takes from time to time. */
function rounds({ joiners, members, size, successors: length, adopts }) {
	const params = () => [...members, ...joiners];
	return {
		stabilise: action({
			doc: "The successor's predecessor becomes the successor, if it is closer.",
			params,
			when: (state, id) => {
				if (!hasLiveHead(state, id)) return false;
				const x = state[headOf(state, id)].predecessor;
				return x !== null && open(id, headOf(state, id), size).includes(x) && (adopts === "anybody" || isUp(state, x));
			},
			then: (state, id) => {
				return withSuccessors(state, id, [state[headOf(state, id)].predecessor ?? id, ...state[id].successors.slice(1)]);
			}
		}),
		notify: action({
			doc: "The successor of a member makes this member its predecessor, if it is closer than the one that the successor has.",
			params,
			when: (state, id) => {
				if (!hasLiveHead(state, id) || headOf(state, id) === id) return false;
				const { predecessor } = state[headOf(state, id)];
				return predecessor === null || open(predecessor, headOf(state, id), size).includes(id);
			},
			then: (state, id) => withPredecessor(state, headOf(state, id), id)
		}),
		reconcile: action({
			doc: "The list becomes the successor, and the successor's list without its last entry.",
			params,
			when: hasLiveHead,
			then: (state, id) => {
				const head = headOf(state, id);
				return withSuccessors(state, id, [head, ...state[head].successors].slice(0, length));
			}
		})
	};
}
function failures({ joiners, members, failures: most, counts, ...rules }) {
	const all = [...members, ...joiners];
	const params = () => all;
	const hasEnough = (ring) => ring.members.every((member) => hasLiveSuccessor(ring, member) || counts === "self, too" && member.successors.includes(member.id));
	const failed = (state, id) => put(state, `${id}`, {
		status: "failed",
		successors: [],
		predecessor: null
	});
	return {
		fail: action({
			doc: "A member fails, unless that leaves another member without a live successor.",
			params,
			when: (state, id) => isUp(state, id) && all.filter((each) => state[each].status === "failed").length < most && hasEnough(asRing({
				joiners,
				members,
				...rules
			}, failed(state, id))),
			then: failed
		}),
		update: action({
			doc: "A member removes a failed successor from its list.",
			params,
			when: (state, id) => isUp(state, id) && state[id].successors.length > 0 && !hasLiveHead(state, id),
			then: (state, id) => withSuccessors(state, id, state[id].successors.slice(1))
		}),
		flush: action({
			doc: "A member forgets its failed predecessor.",
			params,
			when: (state, id) => {
				const { predecessor } = state[id];
				return isUp(state, id) && predecessor !== null && !isUp(state, predecessor);
			},
			then: (state, id) => withPredecessor(state, id, null)
		})
	};
}
function initially({ members, joiners, successors: length }) {
	const inRing = members.map((id, i) => {
		const others = [...members.slice(i + 1), ...members.slice(0, i)];
		return [id, {
			status: "member",
			successors: others.slice(0, length),
			predecessor: others[others.length - 1]
		}];
	});
	const outside = joiners.map((id) => [id, {
		status: "outside",
		successors: [],
		predecessor: null
	}]);
	return Object.fromEntries([...inRing, ...outside]);
}
function asRing({ size, members, joiners }, state) {
	const nodes = [...members, ...joiners].map((id) => ({
		id,
		node: state[id]
	}));
	return {
		size,
		members: nodes.flatMap(({ id, node: { status, successors, predecessor } }) => status === "member" ? [{
			id,
			successors,
			predecessor
		}] : []),
		outsiders: nodes.flatMap(({ id, node }) => node.status === "outside" ? [id] : [])
	};
}
function withSuccessors(state, id, successors) {
	return put(state, `${id}`, put(state[id], "successors", successors));
}
function withPredecessor(state, id, predecessor) {
	return put(state, `${id}`, put(state[id], "predecessor", predecessor));
}
function isUp(state, id) {
	return state[id].status === "member";
}
function hasLiveHead(state, id) {
	return isUp(state, id) && state[id].successors.slice(0, 1).some((head) => isUp(state, head));
}
/** The successor of a member that has one. */
function headOf(state, id) {
	return state[id].successors[0];
}
// scenarios/baselines/chord/atomic.ts
/** Chord in atomic steps, without messages: its faults need no race. One scenario shows a fault of a guard, not of Chord. */
var atomic_exports = /* @__PURE__ */ __exportAll({ atomicChordScenarios: () => atomicChordScenarios });
var published = {
	adopts: "anybody",
	counts: "others"
};
var careful = {
	adopts: "the living",
	counts: "others"
};
var atomicChordScenarios = [
	atomic({
		instance: "no-ring",
		teaches: "A Chord ring of three is lost in three atomic steps: a member fails, is dropped, and is adopted again.",
		rules: {
			...published,
			joiners: [],
			failures: 1
		},
		properties: { atLeastOneRing },
		expect: violates("atLeastOneRing", 3)
	}),
	atomic({
		instance: "two-rings",
		teaches: "After two failures, two members of a Chord ring may each be left in a ring of its own.",
		rules: {
			...published,
			joiners: [9],
			failures: 2
		},
		properties: { atMostOneRing },
		expect: violates("atMostOneRing", 9)
	}),
	atomic({
		instance: "guard-counts-self",
		teaches: "A guard that counts a member as its own live successor lets the last member fail: a wrong assumption, not a fault of Chord.",
		rules: {
			adopts: "the living",
			counts: "self, too",
			joiners: [],
			failures: 3
		},
		properties: { somebodyIsUp },
		expect: violates("somebodyIsUp", 5)
	}),
	atomic({
		instance: "guard-counts-others",
		teaches: "If each failure must leave every member another live successor, the last two members of a Chord never fail, and their ring stays.",
		rules: {
			...careful,
			joiners: [9],
			failures: 4
		},
		properties: {
			somebodyIsUp,
			...ringProperties,
			perfectRingOfMembers,
			...ringOfSize(2),
			...ringOfSize(4)
		},
		expect: holds(1042, 4525, 15)
	}),
	atomic({
		instance: "guard-counts-others/3+2",
		teaches: "A Chord with atomic steps whose nodes adopt live nodes only keeps its ring through two joins and two failures.",
		rules: {
			...careful,
			joiners: [3, 9],
			failures: 2
		},
		properties: {
			...ringProperties,
			perfectRingOfMembers,
			...ringOfSize(5)
		},
		cost: "slow",
		expect: holds(31053, 177816, 24)
	})
];
function atomic({ instance, rules, properties, ...rest }) {
	return scenario({
		name: `baselines/chord-atomic/${instance}`,
		spec: atomicChord({
			size: 16,
			members: [
				0,
				6,
				12
			],
			successors: 2,
			...rules
		}, properties),
		cost: "fast",
		...rest
	});
}
export { atomic_exports as n, atomicChordScenarios as t };
