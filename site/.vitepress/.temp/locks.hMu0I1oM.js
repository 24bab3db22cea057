import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as invariant, r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { n as inHalfOpen, r as inOpen } from "./interval.BRRtuo-j.js";
import { C as allThrough, D as recoverable, E as reachable, O as step$1, i as scenario, k as through, w as always } from "./scenario.Cs_16ybG.js";
import { n as identifiers, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { t as areSameBag } from "./bag.DVWaK9_Y.js";
import { C as responsibilities, S as membersOf, a as everyPeerIsInItsSuccessorsRing, c as imperfectionInWords, i as atMostOneResponsible$1, l as isPerfect, m as perfectRingOfMembers$1, o as everyPeerIsLetIn$1, t as aPerfectRingIsASubset } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { i as lookupConsistency, o as responsibleFor } from "./responsibility.Ca8GFZsg.js";
import { n as ringOf$1 } from "./refinement.DjLOop0P.js";
// impl/baselines/dks/departure.ts
/** The leaver's side, once it holds both locks. It hands its keys over, waits until no node sends to it, and ends. */
var END = [indicate({ type: "left" }), { type: "stop" }];
/** Hands the keys to the successor, with the newcomers that wait. The predecessor's own request is void: it gets another successor. */
function leaveRing({ self, config, predecessor, successor, waiting }) {
	const leaving = {
		status: "leaving",
		self,
		config,
		successor
	};
	if (successor === self) return next(leaving, ...END);
	const newcomers = waiting.filter((node) => node !== predecessor);
	return next(leaving, send(successor, {
		type: "leavePoint",
		predecessor,
		waiting: newcomers
	}));
}
function onLeavingEvent(state, event) {
	if (event.type === "receive") return onMessage$2(state, event.from, event.message);
	if (event.type === "request" && event.request.type === "lookup") return next(state, send(state.successor, {
		type: "lookup",
		key: event.request.key,
		origin: state.self
	}));
	return next(state);
}
function onMessage$2(state, from, message) {
	switch (message.type) {
		case "lookup":
		case "joinRequest": return next(state, send(state.successor, message));
		case "successorChanged": return next(state, send(state.successor, { type: "leaveDone" }), ...END);
		case "found": return next(state, indicate({
			type: "found",
			key: message.key,
			owner: from
		}));
		default: return next(state);
	}
}
// impl/baselines/dks/locks.ts
/**
* One lock per node. With p–q–r, the holder of the locks of q and r may change q's pointers, r's predecessor and p's
* successor. Node p changes its successor only for the holder of r's lock.
*
* Deadlock: if all nodes leave, each may hold its own lock and wait for its successor's. So one node takes its
* successor's lock first: the node with the highest identifier, whose successor lies past 0.
*
* A join, or the leave of its successor, may change which node that is while a leaver waits. The leaver then begins again,
* in the order that is right now. This rule is our reading.
*/
/** Handles a leaver's request. Only the predecessor's counts; a leaver with another successor by now asks again there. */
function onLockRequest(state, from) {
	return from === state.predecessor ? enqueue(state, from) : next(state);
}
function enqueue(state, node) {
	return serve({
		...state,
		waiting: [...state.waiting, node]
	});
}
function release(state) {
	return serve({
		...state,
		heldBy: null
	});
}
/** Grants the lock, if it is free, to the first node that waits. */
function serve(state) {
	const [first, ...others] = state.waiting;
	if (state.heldBy !== null || first === void 0) return next(state);
	const held = {
		...state,
		heldBy: first,
		waiting: others
	};
	return first === state.self ? onOwnLock(held) : next(held, send(first, { type: "lockGranted" }));
}
function onLeaveRequest(state) {
	if (state.leave !== "no") return next(state);
	return seekLocks({
		...state,
		leave: "wanted"
	});
}
/** Begins to take both locks, or begins again with another successor. The successor's lock is not held yet. */
function seekLocks(state) {
	if (state.leave !== "wanted" || state.isEntering) return next(state);
	if (takesSuccessorFirst(state)) return askSuccessor(withoutOwnLock(state));
	if (state.heldBy === state.self) return onOwnLock(state);
	return state.waiting.includes(state.self) ? next(state) : enqueue(state, state.self);
}
function onLockGranted(state) {
	const locked = {
		...state,
		leave: "successorLocked"
	};
	return state.heldBy === state.self ? leaveRing(locked) : enqueue(locked, state.self);
}
/** The node holds its own lock. It leaves if it holds both; alone it is its own successor, so that one lock is both. */
function onOwnLock(state) {
	return state.leave === "successorLocked" || state.successor === state.self ? leaveRing(state) : askSuccessor(next(state));
}
function askSuccessor({ state, effects }) {
	return state.status === "member" ? next(state, ...effects, send(state.successor, { type: "lockRequest" })) : {
		state,
		effects
	};
}
function withoutOwnLock(state) {
	const waiting = state.waiting.filter((node) => node !== state.self);
	return serve({
		...state,
		waiting,
		heldBy: state.heldBy === state.self ? null : state.heldBy
	});
}
/** Whether the circle passes 0 between this node and its successor. The only comparison of identifiers as numbers. */
function takesSuccessorFirst({ self, successor, config }) {
	return config.order === "asymmetric" && self > successor;
}
// impl/baselines/dks/join.ts
/** A join between p and r, as r and p see it. The newcomer q holds r's lock, and tells p. */
/**
* r hands over the keys up to q, with the nodes that wait and belong on q's side. A request of p's own is void, because p
* will be told of another successor.
*/
function onJoin(state, newcomer) {
	const { self, predecessor, waiting, heldBy, config } = state;
	if (heldBy !== newcomer) return next(state);
	const staying = waiting.filter((node) => node === self || inOpen(node, newcomer, self, config.keys));
	const moving = waiting.filter((node) => inOpen(node, predecessor, newcomer, config.keys));
	return next({
		...state,
		predecessor: newcomer,
		oldPredecessor: predecessor,
		waiting: staying
	}, send(newcomer, {
		type: "joinPoint",
		predecessor,
		waiting: moving
	}));
}
/** p has a new successor, by a join or a leave. The former successor is told that p sends it nothing more. */
function onNewSuccessor(state, successor) {
	const told = send(state.successor, { type: "successorChanged" });
	const { state: after, effects } = seekLocks({
		...state,
		successor
	});
	return next(after, told, ...effects);
}
/** r: all that p sent to r has arrived and been forwarded, because links keep order. The join is over at r. */
function onSuccessorChanged(state) {
	if (state.oldPredecessor === null) return next(state);
	const { state: after, effects } = release({
		...state,
		oldPredecessor: null
	});
	return next(after, send(state.predecessor, { type: "joinDone" }), ...effects);
}
/** q: the join is over. q releases its own lock, which it has held since it began to join. */
function onJoinDone(state) {
	if (!state.isEntering) return next(state);
	const { state: inside, effects } = release({
		...state,
		isEntering: false
	});
	if (inside.status !== "member") return {
		state: inside,
		effects
	};
	const { state: after, effects: more } = seekLocks(inside);
	return next(after, ...effects, ...more);
}
// impl/baselines/dks/state.ts
/**
* DKS's atomic ring: a node that joins or leaves takes two locks first, its own and its successor's.
*
* Sources: A. Ghodsi, "Distributed k-ary System: Algorithms for Distributed Hash Tables", PhD thesis, KTH, 2006; A. Ghodsi
* and S. Haridi, "Atomic Ring Maintenance for Distributed Hash Tables", SICS report T2007:05. The SELFMAN slides mention it
* on slide 18: "instead of one step involving 3 peers (as in DKS …)". The messages and the forwarding follow the thesis.
* Our own readings are how queues are split, when a request is void, and when locks are released. Fingers are left out:
* they change the way of a lookup, not its answer.
*/
function isResponsible(state, key) {
	return inHalfOpen(key, state.predecessor, state.self, state.config.keys);
}
/** The state of a node at boot. Throws `InvariantViolation` if `self` is not on the circle or is its own contact. */
function newcomer(self, config) {
	invariant(self < config.keys, "a node is a place on the ring");
	invariant(self !== config.contact, "a node does not join through itself");
	return {
		status: "joining",
		self,
		config,
		wantsToLeave: false
	};
}
/** A member with nothing pending, as the start of a scenario in the middle of a run. */
function perfectMember(self, predecessor, successor, config) {
	return {
		status: "member",
		self,
		config,
		predecessor,
		successor,
		heldBy: null,
		waiting: [],
		oldPredecessor: null,
		isEntering: false,
		leave: "no"
	};
}
// impl/baselines/dks/joining.ts
/** The newcomer's side. It asks for its successor's lock, joins when the lock is granted, and tells its predecessor. */
function onJoiningEvent(state, event) {
	switch (event.type) {
		case "start": return onStart(state);
		case "request": return onRequest$1(state, event.request);
		case "receive": return onMessage$1(state, event.from, event.message);
		default: return next(state);
	}
}
/** Joins through the contact. Without one it founds a ring, where it is its own neighbour and owns every key. */
function onStart(state) {
	const { self, config } = state;
	if (config.contact !== void 0) return askContact(state, {
		type: "joinRequest",
		newcomer: self
	});
	return next(perfectMember(self, self, self, config), indicate({
		type: "joined",
		predecessor: self,
		successor: self
	}));
}
function onRequest$1(state, request) {
	if (request.type === "leave") return next({
		...state,
		wantsToLeave: true
	});
	return askContact(state, {
		type: "lookup",
		key: request.key,
		origin: state.self
	});
}
function onMessage$1(state, from, message) {
	switch (message.type) {
		case "lockGranted": return next(state, send(from, { type: "join" }));
		case "joinPoint": return becomeMember(state, message.predecessor, from, message.waiting);
		case "lookup":
		case "joinRequest": return askContact(state, message);
		case "found": return next(state, indicate({
			type: "found",
			key: message.key,
			owner: from
		}));
		default: return next(state);
	}
}
/** Becomes a member. It holds its own lock until its predecessor knows of it. */
function becomeMember(state, predecessor, successor, waiting) {
	const { self, config, wantsToLeave } = state;
	const member = perfectMember(self, predecessor, successor, config);
	return next({
		...member,
		heldBy: self,
		isEntering: true,
		waiting,
		leave: wantsToLeave ? "wanted" : "no"
	}, indicate({
		type: "joined",
		predecessor,
		successor
	}), send(predecessor, { type: "newSuccessor" }));
}
function askContact(state, message) {
	const { contact } = state.config;
	return contact === void 0 ? next(state) : next(state, send(contact, message));
}
// impl/baselines/dks/leave.ts
/** A leave, as r sees it. The leaver q holds r's lock. */
/** r takes over q's keys and the nodes that wait for q's lock, and tells p. */
function onLeavePoint(state, leaver, predecessor, newcomers) {
	if (state.heldBy !== leaver) return next(state);
	return next({
		...state,
		predecessor,
		waiting: [...state.waiting, ...newcomers]
	}, send(predecessor, { type: "newSuccessor" }));
}
function onLeaveDone(state, leaver) {
	return state.heldBy === leaver ? release(state) : next(state);
}
// impl/baselines/dks/lookup.ts
function onRouted(state, from, message) {
	if (from === state.oldPredecessor) return next(state, send(state.predecessor, message));
	if (!isResponsible(state, keyOf(message))) return next(state, send(state.successor, message));
	return message.type === "lookup" ? answer(state, message) : enqueue(state, message.newcomer);
}
function onFound(state, owner, key) {
	return next(state, indicate({
		type: "found",
		key,
		owner
	}));
}
function answer(state, { key, origin }) {
	if (origin === state.self) return next(state, indicate({
		type: "found",
		key,
		owner: state.self
	}));
	return next(state, send(origin, {
		type: "found",
		key
	}));
}
function keyOf(message) {
	return message.type === "lookup" ? message.key : message.newcomer;
}
// impl/baselines/dks/step.ts
/** DKS's atomic join and leave: a table of contents. */
var dks = {
	name: "dks",
	init: (self, config) => next(newcomer(self, config)),
	step
};
function step(state, event) {
	switch (state.status) {
		case "joining": return onJoiningEvent(state, event);
		case "member": return onMemberEvent(state, event);
		case "leaving": return onLeavingEvent(state, event);
		default: return unreachable(state);
	}
}
function onMemberEvent(state, event) {
	if (event.type === "receive") return onMessage(state, event.from, event.message);
	return event.type === "request" ? onRequest(state, event.request) : next(state);
}
function onRequest(state, request) {
	if (request.type === "leave") return onLeaveRequest(state);
	return onRouted(state, state.self, {
		type: "lookup",
		key: request.key,
		origin: state.self
	});
}
function onMessage(state, from, message) {
	switch (message.type) {
		case "lookup":
		case "joinRequest": return onRouted(state, from, message);
		case "lockRequest": return onLockRequest(state, from);
		case "lockGranted": return onLockGranted(state);
		case "join": return onJoin(state, from);
		case "joinPoint": return next(state);
		case "joinDone": return onJoinDone(state);
		case "leavePoint": return onLeavePoint(state, from, message.predecessor, message.waiting);
		case "leaveDone": return onLeaveDone(state, from);
		case "newSuccessor": return onNewSuccessor(state, from);
		case "successorChanged": return onSuccessorChanged(state);
		case "found": return onFound(state, from, message.key);
		default: return unreachable(message);
	}
}
// spec/baselines/dks/atomic-ring.ts
/**
* The guarantees of atomic joins and leaves beyond the relaxed ring: a key without an owner is always in one message.
*
* Source: A. Ghodsi, "Distributed k-ary System: Algorithms for Distributed Hash Tables", PhD thesis, KTH, 2006, whose
* claims are made for rings in which nothing fails.
*/
/**
* "Exactly one responsible node", in the only reading that holds with messages. A key that no node owns is in exactly
* one message, which makes its receiver the owner. Requests for it are passed on, and get there after that message.
* The last node that leaves has no other to hand its keys to.
*/
var ownedOrOnItsWay = always(({ ring, onTheWay }) => {
	const owned = Object.values(responsibilities(ring).keysOf).flat();
	const sent = onTheWay.flatMap(({ from, to }) => halfOpen(from, to, ring.size));
	return membersOf(ring).length === 0 || areSameBag([...owned, ...sent], identifiers(ring.size));
}, "Each key has one responsible node, or is in exactly one message on its way to one (no hole, by forwarding).");
/** All that has begun can come to its end: everybody is in or out, and nothing is locked. */
var comesToRest = recoverable(({ ring, locked, leavers }) => locked.length === 0 && leavers.length === 0 && (ring.peers.length === 0 || isPerfect(ring)), "The ring can still come to rest: all nodes asked to leave have left, all others form a perfect ring, and no lock is held.", unrestInWords);
/** The weaker claim for runs in which a peer may crash: the others could at least lock each other again. */
var everyLockIsReleased = recoverable(({ locked }) => locked.length === 0, "Every held lock of a member that is up can still be released.", unrestInWords);
/** The held locks, else the nodes that have not left, else the fault that keeps the ring from being perfect. */
function unrestInWords({ ring, locked, leavers }) {
	if (locked.length > 0) return `the lock of node ${locked.join(" and of node ")} is held`;
	if (leavers.length > 0) return `node ${leavers.join(" and node ")} cannot leave`;
	return imperfectionInWords(ring);
}
/** The same for pointers, and for peers that wait outside. */
var perfectRingOfMembers = through(ringOf, perfectRingOfMembers$1);
var everyPeerIsLetIn = through(ringOf, everyPeerIsLetIn$1);
/** Holds whichever peer crashes: a lock is never taken from a peer that has it. */
var atMostOneResponsible = through(ringOf, atMostOneResponsible$1);
var atomicRingProperties = {
	atMostOneResponsible,
	everyPeerIsInItsSuccessorsRing: through(ringOf, everyPeerIsInItsSuccessorsRing),
	aPerfectRingIsASubset: through(ringOf, aPerfectRingIsASubset),
	ownedOrOnItsWay,
	comesToRest
};
/** States that must be reached, so that the properties do not hold vacuously. */
var milestones = {
	aKeyIsOnItsWay: reachable(({ onTheWay }) => onTheWay.length > 0, "A key that no node owns, for now."),
	somebodyWaits: reachable(({ waitedFor }) => waitedFor.length > 0, "At some moment a node waits for a lock that another node holds.")
};
function ringOf({ ring }) {
	return ring;
}
/** Members in clockwise order, as a perfect ring. */
function perfectRing(members, order = "asymmetric") {
	const config = {
		keys: 16,
		order
	};
	return members.map((id, place) => {
		const predecessor = members[(place + members.length - 1) % members.length];
		const successor = members[(place + 1) % members.length];
		return {
			id,
			config,
			running: perfectMember(id, predecessor, successor, config)
		};
	});
}
/** Nodes that join, at any time each, through the same contact. */
function newcomers(joiners, contact, order = "asymmetric") {
	return joiners.map((id) => ({
		id,
		config: {
			keys: 16,
			order,
			contact
		}
	}));
}
/** Clients ask these nodes to leave, at any time. */
function leaving(...nodes) {
	return nodes.map((at) => ({
		at,
		request: { type: "leave" }
	}));
}
// scenarios/baselines/dks/lookups.ts
/** All clients ask for this key, once each. */
var KEY = 3;
/** "No hole", as a client sees it: the right node answers, even if the key moves meanwhile. */
function clientProperties(clients) {
	return {
		onlyTheResponsibleNodeAnswers: step$1((before, after) => newAnswers(before, after).every(({ owner }) => ownersOf(after).includes(owner)), "A node that answers is responsible for the key when it answers."),
		noQuestionIsAnsweredTwice: always(({ history }) => new Set(history.map(({ asker }) => asker)).size === history.length, "Each question is answered at most once."),
		everyQuestionIsAnswered: recoverable(({ history }) => history.length === clients.length, "Each question is answered in the end, even if keys move meanwhile.", ({ history }) => {
			return `no answer for key ${KEY} reaches node ${clients.filter((client) => !history.some(({ asker }) => asker === client)).join(", node ")}`;
		}),
		aQuestionIsPassedOn: reachable((world) => world.messages.some((envelope) => isPassedOn(world, envelope)), "A question from a node that does not know its neighbours yet is passed to the right node.")
	};
}
var dksLookupScenarios = [
	lookups({
		instance: "lookup/join",
		teaches: "A lookup for a key that moves to a newcomer is answered once, by the owner at that moment.",
		joiners: [4],
		clients: [0, 8],
		expect: holds(326, 664, 19)
	}),
	lookups({
		instance: "lookup/leave",
		teaches: "A leaver passes a lookup on after its keys, and the new owner answers the lookup once.",
		leavers: [8],
		clients: [0, 12],
		expect: holds(241, 470, 15)
	}),
	lookups({
		instance: "lookup/join-and-leave",
		teaches: "A key moves to a newcomer and from a leaver, in either order: a lookup is answered once, by the owner at that moment.",
		joiners: [4],
		leavers: [8],
		clients: [0],
		expect: holds(418, 879, 20)
	}),
	lookups({
		instance: "lookup/2-joins-and-leave",
		teaches: "Two nodes join, one leaves, and two clients ask, one at a node that may not have joined yet: each client is answered once.",
		joiners: [4, 6],
		leavers: [8],
		clients: [0, 4],
		cost: "slow",
		expect: holds(28881, 87913, 36)
	}),
	lookups({
		instance: "broken-link/lookup",
		teaches: "When a DKS join never ends, lookups are still answered: the locked node passes them to the newcomer.",
		joiners: [4],
		clients: [8, 12],
		unreachable: [[0, 4]],
		expect: holds(171, 312, 19)
	}),
	lookups({
		instance: "unordered/join",
		teaches: "A DKS join needs no order of messages: a lookup that arrives before the keys, or after the last message, goes round the ring again.",
		joiners: [4],
		clients: [0],
		network: "unordered",
		expect: holds(72, 119, 14)
	}),
	lookups({
		instance: "unordered/leave",
		teaches: "A DKS leave needs links that keep order: a lookup that is overtaken by its sender's last message finds nobody.",
		leavers: [8],
		clients: [0],
		network: "unordered",
		expect: violates("everyQuestionIsAnswered", 7)
	})
];
function lookups({ instance, joiners = [], leavers = [], clients, network = "fifo", cost = "fast", ...rest }) {
	return scenario({
		name: `baselines/dks/${instance}`,
		protocol: dks,
		nodes: [...perfectRing([
			0,
			8,
			12
		]), ...newcomers(joiners, 12)],
		requests: [...leaving(...leavers), ...clients.map((at) => ({
			at,
			request: {
				type: "lookup",
				key: KEY
			}
		}))],
		network,
		history: {
			initial: [],
			after: remember
		},
		properties: clientProperties(clients),
		cost,
		...rest
	});
}
function remember(history, event) {
	if (event.type === "request" || event.output.type !== "found") return history;
	return [...history, {
		owner: event.output.owner,
		asker: event.node
	}];
}
function ownersOf(world) {
	return responsibleFor(responsibilities(ringOf$1(world)), KEY);
}
/** The answers given in this transition. No node asks twice, so no two answers are equal. */
function newAnswers(before, after) {
	const given = givenAnswers(before);
	return givenAnswers(after).filter((answer) => !given.some(({ asker }) => asker === answer.asker));
}
/** Answers on their way to another node, and all that have arrived. */
function givenAnswers({ messages, history }) {
	return [...messages.flatMap(({ from, to, message }) => message.type === "found" ? [{
		owner: from,
		asker: to
	}] : []), ...history];
}
/** Whether a leaver passes a lookup to its successor, or the successor of a newcomer passes one to the newcomer. */
function isPassedOn({ nodes }, { from, to, message }) {
	if (message.type !== "lookup") return false;
	return nodes.some(({ id, state }) => {
		if (id !== from || state.status === "joining") return false;
		return state.status === "leaving" || state.oldPredecessor !== null && state.predecessor === to;
	});
}
// scenarios/baselines/dks/refinement.ts
/** Each part is computed when a property reads it. A property that does not read a part need not be judged again. */
function atomicRingOf(world) {
	return {
		get ring() {
			return ringOf$1(world);
		},
		get onTheWay() {
			return world.messages.flatMap(handedOver);
		},
		get locked() {
			return nodesWhere(world, (state) => state.status === "member" && state.heldBy !== null);
		},
		get waitedFor() {
			return nodesWhere(world, (state) => state.status === "member" && state.waiting.length > 0);
		},
		get leavers() {
			return nodesWhere(world, isLeaver);
		}
	};
}
/** Joins and leaves refine lookup consistency: keys are given up when they are sent, and taken when they arrive. */
function atomicRefinesLookupConsistency(keys, nodes, members) {
	return {
		of: lookupConsistency(keys, nodes, members),
		view: withAllNodes
	};
}
/** Nodes that have left stay in the abstract machine, and own nothing. */
function withAllNodes(world) {
	const { size, keysOf } = responsibilities(ringOf$1(world));
	return {
		size,
		keysOf: Object.fromEntries(world.nodes.map(({ id }) => [id, keysOf[id] ?? []]))
	};
}
function handedOver({ from, to, message }) {
	switch (message.type) {
		case "joinPoint": return [{
			from: message.predecessor,
			to
		}];
		case "leavePoint": return [{
			from: message.predecessor,
			to: from
		}];
		default: return [];
	}
}
/** The nodes that are up. */
function nodesWhere({ nodes }, holds) {
	return nodes.flatMap(({ id, status, state }) => status !== "down" && holds(state) ? [id] : []);
}
function isLeaver(state) {
	switch (state.status) {
		case "joining": return state.wantsToLeave;
		case "member": return state.leave !== "no";
		case "leaving": return true;
	}
}
// scenarios/baselines/dks/locks.ts
var locks_exports = /* @__PURE__ */ __exportAll({ dksScenarios: () => dksScenarios });
var dksScenarios = [
	faultFree({
		instance: "join/2+2",
		teaches: "Of two nodes that join at the same place, one waits for the lock; no key is lost, and the ring becomes perfect again.",
		members: [0, 8],
		joiners: [4, 6],
		cost: "fast",
		expect: holds(97, 154, 19)
	}),
	faultFree({
		instance: "join/2+3",
		teaches: "Three nodes that join a DKS ring at the same place do so one after the other, in any order, and form a perfect ring.",
		members: [0, 8],
		joiners: [
			2,
			4,
			6
		],
		cost: "fast",
		expect: holds(1005, 2171, 28)
	}),
	faultFree({
		instance: "leave/4-2",
		teaches: "Two neighbours that ask to leave a DKS ring at once leave one after the other, and hand all their keys over.",
		members: [
			0,
			4,
			8,
			12
		],
		leavers: [4, 8],
		cost: "fast",
		expect: holds(48, 67, 15)
	}),
	faultFree({
		instance: "join-and-leave/3+1-2",
		teaches: "A node joins while its successor and the next node leave: the newcomer waits for the lock at the new successor, and gets in.",
		members: [
			0,
			8,
			12
		],
		joiners: [4],
		leavers: [8, 12],
		cost: "fast",
		expect: holds(507, 1085, 23)
	}),
	faultFree({
		instance: "join-and-leave/last-place",
		teaches: "A node joins clockwise of the last one, which wants to leave: the leaver asks for its locks again, its own one first.",
		members: [
			0,
			8,
			12
		],
		joiners: [14],
		leavers: [8, 12],
		cost: "fast",
		expect: holds(402, 830, 23)
	}),
	faultFree({
		instance: "join-and-leave/3+2-2",
		teaches: "Nodes join next to nodes that leave, on both sides of the point where identifiers wrap to 0: the ring comes to rest.",
		members: [
			0,
			8,
			12
		],
		joiners: [4, 14],
		leavers: [8, 12],
		cost: "slow",
		expect: holds(3487, 9509, 32)
	}),
	faultFree({
		instance: "join-and-leave/3+2-4",
		teaches: "Newcomers to a DKS ring leave again, one perhaps before its join ends, until one node is left.",
		members: [
			0,
			8,
			12
		],
		joiners: [4, 14],
		leavers: [
			4,
			8,
			12,
			14
		],
		cost: "slow",
		expect: holds(22175, 73989, 46)
	}),
	faultFree({
		instance: "all-leave/4-4",
		teaches: "All nodes of a DKS ring leave at once without a deadlock: the node with the highest identifier takes its two locks in reverse order.",
		members: [
			0,
			4,
			8,
			12
		],
		leavers: [
			0,
			4,
			8,
			12
		],
		cost: "fast",
		expect: holds(1786, 4244, 23)
	}),
	faultFree({
		instance: "all-leave/symmetric",
		teaches: "If all nodes of a DKS ring take their own lock first and leave at once, each waits for its successor for ever.",
		members: [
			0,
			4,
			8
		],
		leavers: [
			0,
			4,
			8
		],
		order: "symmetric",
		cost: "fast",
		expect: violates("comesToRest", 3)
	}),
	faultFree({
		instance: "all-leave/symmetric-join",
		teaches: "If all nodes of a DKS ring deadlock while they leave, a newcomer cannot join either.",
		members: [0, 8],
		joiners: [4],
		leavers: [0, 8],
		order: "symmetric",
		cost: "fast",
		expect: violates("comesToRest", 2)
	}),
	faultFree({
		instance: "unordered/lock-request",
		teaches: "On links without order, a void lock request may outlive a join and a leave, and lock a node for nobody.",
		members: [0, 8],
		joiners: [4],
		leavers: [0, 4],
		contact: 8,
		network: "unordered",
		cost: "fast",
		expect: violates("comesToRest", 16)
	}),
	crash({
		instance: "newcomer/lock",
		teaches: "A newcomer that crashes after it was granted its DKS lock holds the lock for ever: no node can release it.",
		crashes: 4,
		properties: { everyLockIsReleased },
		expect: violates("everyLockIsReleased", 3)
	}),
	crash({
		instance: "newcomer/others",
		teaches: "After one newcomer to a DKS ring has crashed, no other node can join at its place.",
		crashes: 4,
		properties: { everyPeerIsLetIn },
		expect: violates("everyPeerIsLetIn", 3)
	}),
	crash({
		instance: "newcomer/ring",
		teaches: "A newcomer that crashes late in its join breaks a DKS ring for ever: its successor keeps the crashed node as predecessor.",
		crashes: 4,
		properties: { perfectRingOfMembers },
		expect: violates("perfectRingOfMembers", 5)
	}),
	crash({
		instance: "leaver/lock",
		teaches: "A leaver that crashes holds its successor's DKS lock for ever; the lock may even be granted after the crash.",
		crashes: 12,
		properties: { everyLockIsReleased },
		expect: violates("everyLockIsReleased", 3)
	}),
	crash({
		instance: "consistent",
		teaches: "After the crash of any node, DKS blocks rather than let two nodes own a key.",
		crashes: "anybody",
		properties: {
			atMostOneResponsible,
			...milestones
		},
		expect: holds(5659, 15326, 25)
	}),
	brokenLink({
		instance: "lock",
		teaches: "A newcomer that cannot reach its predecessor never ends its DKS join, and its successor stays locked, though no node is down.",
		properties: { everyLockIsReleased },
		expect: violates("everyLockIsReleased", 2)
	}),
	brokenLink({
		instance: "ring",
		teaches: "A broken link between a newcomer and its predecessor breaks a DKS ring for ever; the relaxed ring tolerates such a link.",
		properties: { perfectRingOfMembers },
		expect: violates("perfectRingOfMembers", 4)
	}),
	...dksLookupScenarios
];
/** Links keep order by default: the messages of a leaver's predecessor must arrive before its last one. */
function faultFree({ instance, members, joiners = [], contact = 0, leavers = [], order, network = "fifo", ...rest }) {
	return scenario({
		name: `baselines/dks/${instance}`,
		protocol: dks,
		nodes: [...perfectRing(members, order), ...newcomers(joiners, contact, order)],
		requests: leaving(...leavers),
		network,
		refines: { lookupConsistency: atomicRefinesLookupConsistency(16, [...members, ...joiners], members) },
		properties: allThrough(atomicRingOf, {
			...atomicRingProperties,
			...milestones
		}),
		...rest
	});
}
/** Nodes 4 and 6 join counter-clockwise of node 8, and node 12 leaves. One node that may crash does. */
function crash({ instance, crashes, properties, ...rest }) {
	const nodes = [...perfectRing([
		0,
		8,
		12
	]), ...newcomers([4, 6], 8)];
	const survivor = (id) => crashes === "anybody" || crashes === id ? {} : { neverCrashes: true };
	return scenario({
		name: `baselines/dks/crash/${instance}`,
		protocol: dks,
		nodes: nodes.map((node) => ({
			...node,
			...survivor(node.id)
		})),
		requests: leaving(12),
		network: "fifo",
		faults: { crash: 1 },
		properties: allThrough(atomicRingOf, properties),
		cost: "fast",
		...rest
	});
}
/** Node 4 joins between nodes 0 and 8, and cannot reach node 0. */
function brokenLink({ instance, properties, ...rest }) {
	return scenario({
		name: `baselines/dks/broken-link/${instance}`,
		protocol: dks,
		nodes: [...perfectRing([0, 8]), ...newcomers([4], 8)],
		network: "fifo",
		unreachable: [[0, 4]],
		properties: allThrough(atomicRingOf, properties),
		cost: "fast",
		...rest
	});
}
export { locks_exports as n, dksScenarios as t };
