import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { n as speakingIn, t as epochs } from "./step.DKD85fsg.js";
import { n as watched, r as member } from "./step.Ch-5z2bv.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { i as placement } from "./placement.B5qN5SDB.js";
import { f as perfectMember, p as watchedBy } from "./successor-list.psWui0-s.js";
import { i as watchedBy$1, r as settled } from "./step.CrOuy2rT.js";
import { a as detected, i as wholeNode } from "./node.DYod-ODb.js";
import { t as store } from "./step.CsAUtFH4.js";
import { c as X, d as onEachSide, h as observations, l as byPlaces, o as isRead$1, p as toClients, t as allCommit$1, u as inTheEnd } from "./reached.LSMaR2AU.js";
import { C as allThrough, D as recoverable, E as reachable, i as scenario, k as through, w as always } from "./scenario.Cs_16ybG.js";
import { n as inHalfOpen } from "./interval.BRRtuo-j.js";
import { n as equal } from "./canonical.Dq9ysdzx.js";
import { g as structure, i as atMostOneResponsible, p as perfectRing } from "./properties.Cb08gLre.js";
import { n as ringOf } from "./refinement.DjLOop0P.js";
import { n as TRUSTED } from "./step.CJPP1znT.js";
// scenarios/stack/nodes.ts
/** Whole nodes for scenarios: members of a perfect ring that carry its places, and newcomers. One class, three places. */
/** The number of identifiers, and of places: with one class, each identifier is a place. */
var PLACES = 3;
/** Members in clockwise order. The owner of an identifier carries its place. */
function members(...ids) {
	const founders = Array.from({ length: PLACES }, (_, place) => ids.find((id) => id >= place) ?? ids[0]);
	return ids.map((id, at) => {
		const config = configOf(ids.filter((each) => each !== id), founders);
		return inTheMiddle(id, [...ids.slice(at + 1), ...ids.slice(0, at + 1)], config);
	});
}
function newcomer(id, contact) {
	return {
		id,
		config: configOf([contact], null)
	};
}
/** The same nodes, of which only this one may crash. */
function only(mortal, nodes) {
	return nodes.map((node) => node.id === mortal ? node : {
		...node,
		neverCrashes: true
	});
}
function put(at, value, ticket = 1) {
	return {
		at,
		request: {
			layer: "store",
			inner: {
				type: "run",
				ticket,
				items: [X],
				writes: [{
					...X,
					value
				}]
			}
		}
	};
}
function get(at, ticket = 1) {
	return {
		at,
		request: {
			layer: "store",
			inner: {
				type: "get",
				ticket,
				...X
			}
		}
	};
}
function leaves(at) {
	return {
		at,
		request: {
			layer: "ring",
			inner: { type: "leave" }
		}
	};
}
/** `round`: the members clockwise, from the successor of the node to the node itself. */
function inTheMiddle(id, round, config) {
	const booted = wholeNode.init(id, config).state;
	const [successor, predecessor] = [round[0], round.at(-2) ?? id];
	const begun = store.step(booted.layers.store, { type: "start" });
	const layers = {
		ring: perfectMember(id, predecessor, round, config.ring),
		merge: settled(id, predecessor, successor, config.merge),
		fingers: member(id, predecessor, successor, round, config.fingers),
		responsibility: {
			...booted.layers.responsibility,
			predecessor
		},
		epochs: epochs.step(booted.layers.epochs, { type: "start" }).state,
		store: begun.state
	};
	const watched$1 = {
		...booted.watched,
		ring: watchedBy(layers.ring),
		merge: watchedBy$1(layers.merge),
		fingers: watched(layers.fingers)
	};
	return {
		id,
		config,
		running: {
			...booted,
			layers,
			watched: watched$1,
			awaits: null
		},
		timers: begun.effects.flatMap((effect) => effect.type === "setTimer" ? [{
			layer: "store",
			inner: effect.timer
		}] : []),
		monitored: ascending(Object.values(watched$1).flat())
	};
}
/** `founders`: by place, the node that carries it in the beginning; null: the node does not know. */
function configOf(contacts, founders) {
	const placed = placement(PLACES, PLACES);
	return {
		ring: {
			keys: PLACES,
			successorListLength: 2,
			contacts,
			mayRestart: true
		},
		merge: {
			keys: PLACES,
			fanout: 1,
			passiveListLength: 2,
			tickMs: 200,
			bootstrap: []
		},
		fingers: {
			keys: PLACES,
			arity: 2
		},
		responsibility: { placed },
		epochs: {
			placed,
			founding: founders === null ? [] : [{
				from: 0,
				to: 1,
				nodes: founders
			}],
			retryMs: 300,
			renewMs: 1500
		},
		store: {
			degree: PLACES,
			retryMs: 300,
			patienceMs: 1e3
		}
	};
}
// scenarios/stack/observed.ts
/** The transactions of clients of whole nodes, as clients of the store alone would see them. */
function stackObservations() {
	return {
		initial: observations.initial,
		after(history, event) {
			const seen = seenOfStore(event);
			return seen === null ? history : observations.after(history, seen);
		}
	};
}
function seenOfStore(event) {
	const { node } = event;
	if (event.type === "output") {
		const { layer, inner } = event.output;
		return layer === "store" ? {
			type: "output",
			node,
			output: {
				type: "upper",
				inner: {
					type: "upper",
					inner
				}
			}
		} : null;
	}
	const { layer, inner } = event.request;
	return layer === "store" ? {
		type: "request",
		node,
		request: {
			type: "upper",
			inner: {
				type: "upper",
				inner
			}
		}
	} : null;
}
/** The same nodes without their failure detectors. */
function aboveDetectors({ nodes, partition, history }) {
	return {
		nodes: nodes.map(({ id, status, state, durable }) => ({
			id,
			status,
			state: state.above,
			durable,
			monitored: state.detector.watched.map(({ node }) => node)
		})),
		partition,
		history
	};
}
function storeAbove({ nodes, history, partition }) {
	return {
		nodes: nodes.map(({ id, status, state: { layers }, durable }) => ({
			id,
			status,
			state: { upper: {
				lower: layers.epochs,
				upper: layers.store
			} },
			durable: durable === null ? null : { upper: { lower: durable.epochs ?? null } }
		})),
		partition,
		history
	};
}
function ringBelow({ nodes }) {
	return ringOf({ nodes: nodes.map(({ id, status, state }) => ({
		id,
		status,
		state: state.layers.ring
	})) });
}
// scenarios/stack/kept.ts
/** Properties of whole nodes: of each layer as it keeps them alone, and of the wires between the layers. */
/** Of epochs and store, as each of them keeps it alone. */
var ofLayers = {
	...allThrough(storeAbove, {
		...toClients,
		...byPlaces
	}),
	oneSpeaksForAPlace: always((world) => {
		const spoken = upIn(world).flatMap(({ layers }) => speakingIn(layers.epochs).map(({ place, epoch }) => `${place} ${epoch}`));
		return new Set(spoken).size === spoken.length;
	}, "For each place of a class, at most one node votes and answers under an epoch.")
};
/** Of the ring, where no suspicion is false. */
var ofRing = allThrough(ringBelow, {
	...structure,
	atMostOneResponsible
});
var bySides = allThrough(storeAbove, onEachSide);
var ofWires = {
	neighboursAreHeard: always((world) => upIn(world).every(({ layers }) => areHeard(layers)), "Merge, fingers and responsibility of a node have the neighbours that its ring has."),
	recordsAreKept: always(({ nodes }) => nodes.every(({ status, state, durable }) => status !== "up" || equal(durable, state.durable)), "The disk of a node has the last record of each layer."),
	watchesAreShared: always(({ nodes }) => nodes.every(({ status, state, monitored }) => status !== "up" || equal(monitored, ascending(Object.values(state.watched).flat()))), "The failure detector of a node watches the nodes that some layer watches, and no others.")
};
/** States that can always still be reached. `converge`: no coordinator may vanish before it has told all places. */
function atRest(isAwaited, converge) {
	return {
		perfectRing: through(ringBelow, perfectRing),
		...allThrough(storeAbove, inTheEnd([X], isAwaited, converge)),
		ownersSpeak: recoverable((world) => upIn(world).every((state) => speakingIn(state.layers.epochs).every(({ place }) => owns(state, place))), "Each node can still come to speak only for places that it owns in the ring.")
	};
}
function upIn({ nodes }) {
	return nodes.flatMap(({ status, state }) => status === "up" ? [state] : []);
}
function areHeard({ ring: state, merge, fingers, responsibility }) {
	if (state.status !== "member") return fingers.neighbours === null && responsibility.predecessor === null;
	const { predecessor, successor } = state;
	const isHeard = (neighbours) => neighbours?.predecessor === predecessor && neighbours.successor === successor;
	return isHeard(merge.neighbours) && isHeard(fingers.neighbours) && responsibility.predecessor === predecessor;
}
/** With one class, the identifier of a place is its number. */
function owns({ layers: { ring: state } }, place) {
	return state.status === "member" && inHalfOpen(place, state.predecessor, state.self, state.config.keys);
}
// scenarios/stack/reached.ts
/** States that scenarios of whole nodes must reach, so that no property holds merely because nothing happens. */
var allCommit = allThrough(storeAbove, allCommit$1);
function isRead(...values) {
	return allThrough(storeAbove, isRead$1(...values));
}
/** The node speaks for the place under this epoch. Under epoch 0, it is a founder, or a role was handed over to it. */
function speaks(node, place, epoch) {
	return { [`node${node}SpeaksForPlace${place}Under${epoch}`]: reachable((world) => upIn(world).some(({ layers }) => layers.epochs.self === node && speakingIn(layers.epochs).some((each) => each.place === place && each.epoch === epoch)), `Node ${node} speaks for place ${place} under epoch ${epoch}.`) };
}
/** A later life of the node is a member of the ring, and speaks for this place under this epoch. */
function isBack(node, place, epoch) {
	return { [`node${node}IsBackUnder${epoch}`]: reachable((world) => upIn(world).some(({ layers: { ring, epochs } }) => {
		return ring.self === node && ring.status === "member" && ring.lives?.some((life) => life.node === node) === true && speakingIn(epochs).some((each) => each.place === place && each.epoch === epoch);
	}), `Node ${node} has restarted, is a member again, and speaks for place ${place} under epoch ${epoch}.`) };
}
function hasEnded(node) {
	return { [`node${node}HasEnded`]: reachable(({ nodes }) => nodes.some(({ id, status, state }) => id === node && status === "down" && state.layers.ring.status === "leaving"), `Node ${node} has left, and has ended.`) };
}
// impl/stack/detected-node.ts
var detectedNode = detected(wholeNode);
// scenarios/stack/stack-scenario.ts
/** How the scenarios of whole nodes are put together, above the failure detector of the world or above their own. */
/** Suspicions come from the world. */
function stackScenario(given) {
	const { nodes, requests = [] } = given;
	return scenario({
		...shared(given),
		protocol: wholeNode,
		nodes,
		requests,
		history: stackObservations(),
		properties: {
			...kept(given),
			...given.properties
		}
	});
}
/** Suspicions come from the failure detector of each node, which counts silent rounds. */
function detectedScenario(given) {
	const { nodes, requests = [] } = given;
	return scenario({
		...shared(given),
		protocol: detectedNode,
		nodes: nodes.map(aboveItsDetector),
		requests: requests.map(({ at, request }) => ({
			at,
			request
		})),
		history: stackObservations(),
		properties: allThrough(aboveDetectors, {
			...kept(given),
			...given.properties
		})
	});
}
function shared({ instance, teaches, cost, expect, faults, partitions, longPartitions, bound }) {
	const options = {
		expect,
		faults,
		partitions,
		longPartitions,
		bound
	};
	return {
		name: `stack/${instance}`,
		teaches,
		cost,
		network: "fifo",
		slowTimers: true,
		...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== void 0))
	};
}
function kept({ nodes, requests = [], faults, partitions }) {
	const isMortal = (node) => (faults?.crash ?? 0) > 0 && nodes.some(({ id, neverCrashes }) => id === node && neverCrashes !== true);
	const isGoing = (node) => requests.some(({ at, request }) => at === node && request.layer === "ring");
	const asked = requests.filter(({ request }) => request.layer === "store");
	const mayVanish = (node) => isMortal(node) || isGoing(node);
	return {
		...ofLayers,
		...ofWires,
		...partitions === void 0 ? ofRing : bySides,
		...atRest((name) => !mayVanish(Number(name.split(".")[0])), !asked.some(({ at }) => mayVanish(at)))
	};
}
var DETECTOR = {
	roundMs: 100,
	firstPatience: 2,
	mostPatience: 2
};
function aboveItsDetector({ running, monitored = [], timers = [], ...node }) {
	const config = {
		detector: DETECTOR,
		above: node.config
	};
	if (running === void 0) return {
		...node,
		config
	};
	const watched = monitored.map((each) => ({
		node: each,
		incarnation: 1,
		patience: DETECTOR.firstPatience,
		opinion: TRUSTED
	}));
	const detector = {
		self: node.id,
		config: DETECTOR,
		incarnation: 1,
		watched
	};
	const round = {
		layer: "detector",
		inner: { type: "round" }
	};
	return {
		...node,
		config,
		running: {
			detector,
			above: running
		},
		timers: [...timers, round],
		monitored: []
	};
}
// scenarios/stack/changes.ts
var changes_exports = /* @__PURE__ */ __exportAll({ stackScenarios: () => stackScenarios });
var crash = { faults: { crash: 1 } };
var restart = { faults: {
	crash: 1,
	restart: 1
} };
var stackScenarios = [
	stackScenario({
		instance: "join/2+1",
		teaches: "A newcomer joins the ring and gets a place with its data, while a transaction writes.",
		nodes: [...members(0, 1), newcomer(2, 0)],
		requests: [put(1, "a")],
		properties: {
			...allCommit,
			...speaks(2, 2, 0)
		},
		cost: "fast",
		expect: holds(4455, 10406, 60)
	}),
	stackScenario({
		instance: "leave/2",
		teaches: "A member leaves while the other one writes: its place goes to the heir, with all that it has.",
		nodes: members(0, 1),
		requests: [leaves(1), put(0, "a")],
		properties: {
			...allCommit,
			...speaks(0, 1, 0),
			...hasEnded(1)
		},
		cost: "fast",
		expect: holds(174, 294, 21)
	}),
	stackScenario({
		instance: "leave/2/majority",
		teaches: "The member with two of three places leaves while the other one writes.",
		nodes: members(0, 1),
		requests: [leaves(0), put(1, "a")],
		properties: {
			...allCommit,
			...speaks(1, 0, 0),
			...speaks(1, 2, 0),
			...hasEnded(0)
		},
		cost: "fast",
		expect: holds(740, 1300, 40)
	}),
	stackScenario({
		instance: "leave/3/reader",
		teaches: "One of three members leaves beside a read: its heir gets the place, and then the leaver ends.",
		nodes: members(0, 1, 2),
		requests: [leaves(2), get(1)],
		properties: {
			...allCommit,
			...speaks(0, 2, 0),
			...hasEnded(2)
		},
		cost: "fast",
		expect: holds(2953, 9798, 22)
	}),
	stackScenario({
		...crash,
		instance: "crash/3/reader",
		teaches: "One of three members crashes: the ring gives its place to another one, which takes it over beside a read.",
		nodes: only(2, members(0, 1, 2)),
		requests: [get(1)],
		properties: {
			...isRead(null),
			...speaks(0, 2, 1)
		},
		cost: "fast",
		expect: holds(1133, 2777, 36)
	}),
	stackScenario({
		...crash,
		instance: "crash/3",
		teaches: "One of three members crashes beside a write, which commits under the epoch before or after.",
		nodes: only(2, members(0, 1, 2)),
		requests: [put(1, "a")],
		properties: {
			...allCommit,
			...speaks(0, 2, 1)
		},
		cost: "slow",
		expect: holds(26824, 73604, 65)
	}),
	stackScenario({
		...restart,
		instance: "restart/2",
		teaches: "A member restarts with its record: it goes on with its role if nobody has taken the place, and is given it otherwise.",
		nodes: only(1, members(0, 1)),
		properties: {
			...isBack(1, 1, 0),
			...isBack(1, 1, 1)
		},
		cost: "fast",
		expect: holds(231, 395, 27)
	}),
	stackScenario({
		...restart,
		instance: "restart/2/majority",
		teaches: "The member with two of three places restarts: nobody can take them over, and it goes on with what is on its disk.",
		nodes: only(0, members(0, 1)),
		requests: [get(1)],
		properties: {
			...isRead(null),
			...isBack(0, 0, 0)
		},
		cost: "fast",
		expect: holds(1528, 2963, 28)
	}),
	stackScenario({
		...restart,
		instance: "restart/2/write",
		teaches: "A member restarts beside a write of the other one: what was committed is at its place again.",
		nodes: only(1, members(0, 1)),
		requests: [put(0, "a")],
		properties: {
			...allCommit,
			...isBack(1, 1, 0),
			...isBack(1, 1, 1)
		},
		cost: "slow",
		expect: holds(6235, 11630, 40)
	}),
	detectedScenario({
		...crash,
		instance: "detected/crash/2",
		teaches: "A crash is noticed by two silent rounds of a node’s own failure detector, and the place is taken over beside a write.",
		nodes: only(1, members(0, 1)),
		requests: [put(0, "a")],
		properties: {
			...allCommit,
			...speaks(0, 1, 1)
		},
		cost: "fast",
		expect: holds(432, 743, 23)
	}),
	detectedScenario({
		...restart,
		instance: "detected/restart/2",
		teaches: "A member restarts before or after its silence is noticed: a message of its later life takes the suspicion back.",
		nodes: only(1, members(0, 1)),
		properties: {
			...isBack(1, 1, 0),
			...isBack(1, 1, 1)
		},
		cost: "fast",
		expect: holds(323, 550, 41)
	})
];
export { stackScenarios as n, changes_exports as t };
