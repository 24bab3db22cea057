import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next, t as andThen } from "./protocol.ChtuGtEC.js";
import { a as clause, o as count, r as ascends, s as each } from "./type-invariant.CNUv-AbH.js";
import { t as withRecord$1 } from "./by-number.CXDIyzPJ.js";
import { t as distance } from "./interval.BRRtuo-j.js";
import { t as withOwnMessages } from "./own-messages.E3F8Zdlh.js";
import { c as stepsToReplica, i as placement, n as classOf, o as replicaPlaces, r as majority, s as restoringQuorum } from "./placement.B5qN5SDB.js";
import { a as outside, c as turned, i as inside, o as outsideAll, r as cutByTurns, s as overlap } from "./range.D2qEOx8H.js";
import { C as allThrough, D as recoverable, E as reachable, O as step$1, i as scenario, j as rememberingRecent, k as through, w as always } from "./scenario.Cs_16ybG.js";
import { n as identifiers, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { n as equal, t as canonical } from "./canonical.Dq9ysdzx.js";
import { a as without, i as withElement, n as isAscending, r as setOf } from "./sorted-set.BIX3z-gE.js";
import { t as areSameBag } from "./bag.DVWaK9_Y.js";
import { t as ofNode } from "./one-node.BBGYXljJ.js";
import { n as judged, r as noStepBreaks } from "./judged-steps.C1TaV3iU.js";
import { r as isHigher$1, t as INITIAL } from "./claim.DhAsEFzo.js";
import { n as linearizable, r as regular, t as everyOperationEnds } from "./register.BwIG0yAo.js";
import { a as founded, c as highestHeard, d as read, f as restore, i as apply, l as holdingOf, n as newcomer, o as give, p as take, r as admit, s as hear, t as entryAt, u as isNewer$2 } from "./state.COSlwmqs.js";
// scenarios/replication/nodes.ts
/**
* The right settings: reads write back, acknowledgements of replaced nodes are void, and a place that is not restored is
* unknown.
*/
function configOf(size, degree) {
	return {
		placed: placement(size, degree),
		reads: "writtenBack",
		acknowledgements: "fenced",
		restoring: "unknown"
	};
}
/** The same, asking again when no answer comes. */
function asking(config) {
	return {
		...config,
		askAgainAfterMs: 1e3
	};
}
/** A perfect ring of these members, ascending; each watches its predecessor. The entries are stored at all replicas in the beginning. */
function ring(members, config, entries = []) {
	return members.map((id, i) => {
		const predecessor = members[(i + members.length - 1) % members.length];
		const store = founded({
			from: predecessor,
			to: id
		}, entries.filter(({ place }) => isBetween(place, predecessor, id)));
		return {
			id,
			config,
			running: {
				members,
				replicas: {
					...newcomer(id, config),
					store
				}
			},
			monitored: predecessor === id ? [] : [predecessor]
		};
	});
}
/** The watcher watches `node`, too, so that it learns who takes over from it. */
function alsoWatching(watcher, node, nodes) {
	return nodes.map((each) => each.id === watcher ? {
		...each,
		monitored: [node, ...each.monitored ?? []]
	} : each);
}
/** A node that waits outside until it is let in, and knows one member. */
function outsider(id, config, contact) {
	return {
		id,
		config,
		running: {
			members: [contact],
			replicas: newcomer(id, config)
		}
	};
}
function isBetween(place, predecessor, id) {
	return predecessor < id ? predecessor < place && place <= id : place > predecessor || place <= id;
}
/** The item, once written, at all its replicas. */
function storedAtAll({ placed }, key, value) {
	return classOf(placed, key).map((place) => ({
		place,
		key,
		value,
		version: {
			counter: 1,
			writer: 0
		}
	}));
}
// impl/replication/quorum.ts
/** Which answers count towards a majority. */
/** The answers of holders that no other answer knows to be replaced. Answers count by place, not by node. */
function valid(answers) {
	return answers.filter(({ place, claim }) => !answers.some(({ others }) => knowsOfHigher(others, place, claim)));
}
/** The answers with this one added. Of two answers for one place, the one in the higher epoch stays. By ascending place. */
function withAnswer$1(answers, answer) {
	const present = answers.find(({ place }) => place === answer.place);
	if (present !== void 0 && isHigher$1(present.claim, answer.claim)) return answers;
	return withRecord$1(answers, answer, "place");
}
function knowsOfHigher(others, place, claim) {
	return others.some((other) => other.place === place && isHigher$1(other.claim, claim));
}
// impl/replication/routing.ts
/** The effect that sends the message if the owner is known. Else it starts a lookup, and the caller asks again when the owner is found. */
function reach(state, place, message) {
	const route = state.routes.find((each) => each.place === place);
	return route === void 0 ? indicate({
		type: "lookup",
		place
	}) : send(route.owner, message);
}
function withRoute(state, route) {
	return {
		...state,
		routes: withRecord$1(state.routes, route, "place")
	};
}
// impl/replication/operation.ts
/** Begins the first round: reads all f replicas. */
function onOperation(state, asked) {
	return begin(state, {
		phase: "reading",
		ticket: asked.ticket,
		asked,
		answers: []
	});
}
/** First round: counts an answer. A majority ends the round. */
function onHeld(state, { ticket, place, claim, others, value, version }) {
	const operation = operationOf(state, ticket);
	if (operation?.phase !== "reading") return next(state);
	const answers = withAnswer$1(operation.answers, {
		place,
		claim,
		others,
		value,
		version
	});
	const counted = valid(answers);
	if (counted.length < majority(state.config.placed.degree)) return next(withOperation$1(state, {
		...operation,
		answers
	}));
	return onMajority(state, operation, counted);
}
/** Second round: counts an acknowledgement. A majority ends the operation. */
function onWritten(state, { ticket, place, claim, others }) {
	const operation = operationOf(state, ticket);
	if (operation?.phase !== "writing") return next(state);
	const answers = withAnswer$1(operation.answers, {
		place,
		claim,
		others
	});
	if (valid(answers).length < majority(state.config.placed.degree)) return next(withOperation$1(state, {
		...operation,
		answers
	}));
	return end(state, operation.asked, operation.value, operation.version);
}
/** Sends the pending messages for `place`, whose owner has been found. */
function askFor(state, place) {
	const asking = state.operations.filter((operation) => awaits(state, operation, place));
	return next(state, ...asking.map((operation) => ask(state, operation, place)));
}
/** The places whose replicas still owe an answer to an operation. */
function awaited$1(state) {
	return state.operations.flatMap((operation) => replicaPlaces(state.config.placed, operation.asked.key).filter((place) => awaits(state, operation, place)));
}
/** Ends the first round. A write goes on with a version above the newest; a read answers, or writes the newest value back. */
function onMajority(state, { ticket, asked }, replies) {
	const newest = replies.reduce((best, reply) => isNewer$2(reply.version, best.version) ? reply : best);
	if (asked.type === "put") {
		const counter = Math.max(newest.version.counter, state.clock) + 1;
		const version = {
			counter,
			writer: state.self
		};
		return begin({
			...state,
			clock: counter
		}, {
			phase: "writing",
			ticket,
			asked,
			value: asked.value,
			version,
			answers: []
		});
	}
	const agree = replies.every(({ version }) => !isNewer$2(newest.version, version));
	const { value, version } = newest;
	if (agree || state.config.reads === "plain") return end(state, asked, value, version);
	return begin(state, {
		phase: "writing",
		ticket,
		asked,
		value,
		version,
		answers: []
	});
}
/** Begins a round: asks all f replicas. */
function begin(state, operation) {
	const places = replicaPlaces(state.config.placed, operation.asked.key);
	const begun = withOperation$1(state, operation);
	return next(begun, ...places.map((place) => ask(begun, operation, place)));
}
function ask(state, operation, place) {
	const { ticket, asked } = operation;
	if (operation.phase === "reading") return reach(state, place, {
		type: "read",
		ticket,
		place,
		key: asked.key
	});
	return reach(state, place, {
		type: "write",
		ticket,
		entry: entryAt(operation, place)
	});
}
function end(state, asked, value, version) {
	const { ticket } = asked;
	const operations = state.operations.filter((each) => each.ticket !== ticket);
	if (asked.type === "put") return next({
		...state,
		operations
	}, indicate({
		type: "stored",
		ticket,
		version
	}));
	return next({
		...state,
		operations
	}, indicate({
		type: "got",
		ticket,
		value,
		version
	}));
}
/** Whether `place` is a replica of the operation's key and has given no valid answer yet. */
function awaits(state, operation, place) {
	const counted = valid(operation.answers);
	return replicaPlaces(state.config.placed, operation.asked.key).includes(place) && !counted.some((answer) => answer.place === place);
}
function operationOf(state, ticket) {
	return state.operations.find((each) => each.ticket === ticket);
}
function withOperation$1(state, operation) {
	return {
		...state,
		operations: withRecord$1(state.operations, operation, "ticket")
	};
}
// impl/replication/replica.ts
function onRead(state, from, { ticket, place, key }) {
	const standing = standingAt(state, place);
	if (standing === null) return next(state, send(from, {
		type: "unknown",
		ticket,
		place
	}));
	return next(state, send(from, {
		type: "held",
		ticket,
		...standing,
		...read(state.store, place, key)
	}));
}
function onWrite(state, from, { ticket, entry }) {
	const standing = standingAt(state, entry.place);
	if (standing === null) return next(state, send(from, {
		type: "unknown",
		ticket,
		place: entry.place
	}));
	return next({
		...state,
		store: apply(state.store, entry)
	}, send(from, {
		type: "written",
		ticket,
		...standing
	}));
}
/** The epochs that go with an answer for `place`. Null: this node cannot answer; it is not responsible, or still restoring. */
function standingAt(state, place) {
	const { placed } = state.config;
	const holding = holdingOf(speakable(state), place, placed.size);
	if (holding?.restored !== true) return null;
	const titled = classOf(placed, place).filter((other) => other !== place).map((other) => ({
		place: other,
		claim: highestHeard(state.store, pointAt(other, placed.size), placed.size)
	}));
	return {
		place,
		claim: holding.claim,
		others: titled.filter(({ claim }) => isHigher$1(claim, INITIAL))
	};
}
/** The store that answers. With the deliberate mistake `absent`, places that are still restoring answer, too. */
function speakable({ config, store }) {
	if (config.restoring === "unknown") return store;
	return {
		...store,
		holdings: store.holdings.map((holding) => ({
			...holding,
			restored: true
		}))
	};
}
function pointAt(place, size) {
	return {
		from: (place + size - 1) % size,
		to: place
	};
}
// impl/replication/restoration.ts
/** Begins to restore `range`, in an epoch higher than all that this node has heard of: sends a fetch for each other replica. */
function takeOver(state, { from, to }) {
	const { self, config, store } = state;
	const { size, degree } = config.placed;
	const claim = {
		round: highestHeard(store, {
			from,
			to
		}, size).round + 1,
		node: self
	};
	const readings = Array.from({ length: degree - 1 }, (_, i) => i + 1).map((turn) => ({
		turn,
		left: {
			from,
			to
		},
		parts: []
	}));
	const restoration = {
		from,
		to,
		claim,
		readings
	};
	const taken = {
		...state,
		store: take(store, {
			from,
			to
		}, claim, size),
		restorations: [...state.restorations, restoration]
	};
	return readings.reduce((before, reading) => andThen(before, (after) => readTurn(after, restoration, reading)), settle(taken));
}
/**
* Handles a fetch as the holder of another replica: sends its entries, and remembers the asker's epoch. A node that is
* restoring these places itself stays silent.
*/
function onFetch(state, from, { range, turn, claim }) {
	const { size } = state.config.placed;
	const steps = stepsToReplica(state.config.placed, turn);
	const asked = turned(range, steps, size);
	const holding = holdingOf(state.store, asked.to, size);
	if (holding?.restored !== true) return next(state);
	const told = inside(asked, holding, size).find(({ to }) => to === asked.to) ?? asked;
	const part = turned(told, size - steps, size);
	const entries = state.store.entries.flatMap((entry) => {
		const place = (entry.place + size - steps) % size;
		return inside({
			from: (entry.place + size - 1) % size,
			to: entry.place
		}, told, size).length > 0 ? [{
			...entry,
			place
		}] : [];
	});
	const store = state.config.acknowledgements === "fenced" ? hear(state.store, {
		...part,
		claim
	}, size) : state.store;
	const answer = {
		type: "fetched",
		part,
		turn,
		claim,
		title: holding.claim,
		entries,
		heard: state.store.heard
	};
	return next({
		...state,
		store
	}, send(from, answer));
}
/**
* Takes in an answer: entries, and epochs heard of. A higher epoch for these places makes the restoration begin again.
* Else the next part of the range is fetched, if the answer did not cover all of it.
*/
function onFetched(state, { part, turn, claim, title, entries, heard }) {
	const { size } = state.config.placed;
	const restoration = state.restorations.find((each) => each.claim.round === claim.round && overlap(each, part, size));
	const reading = restoration?.readings[turn - 1];
	if (restoration === void 0 || reading === void 0 || reading.left?.to !== part.to) return next(state);
	const told = heard.reduce((store, each) => hear(store, each, size), admit(state.store, entries, size));
	const [left = null] = outside(reading.left, part, size);
	const parts = [...reading.parts, {
		...turned(part, stepsToReplica(state.config.placed, turn), size),
		claim: title
	}];
	const read = {
		...reading,
		left,
		parts
	};
	const after = withReading({
		...state,
		store: told
	}, restoration, read);
	if (isHigher$1(highestHeard(told, restoration, size), claim)) return claimAgain(after, restoration);
	return andThen(settle(withoutVoid(after)), (settled) => {
		return left !== null && settled.restorations.some((each) => each.from === restoration.from && each.to === restoration.to) ? readTurn(settled, restoration, read) : next(settled);
	});
}
/** Sends the pending fetches for `place`, whose owner has been found. */
function fetchFrom(state, place) {
	return pending(state).filter(({ reading, restoration }) => placeAsked(state, reading, restoration) === place).reduce((before, { restoration, reading }) => andThen(before, (after) => readTurn(after, restoration, reading)), next(state));
}
/** The places whose replicas still owe an answer to a restoration. */
function fetching(state) {
	return pending(state).map(({ reading, restoration }) => placeAsked(state, reading, restoration));
}
/** Ends each restoration that has read ⌊f/2⌋ + 1 replicas, or whose places are lost or held in a higher epoch. */
function settle(state, before = state) {
	const { size, degree } = state.config.placed;
	const isRead = ({ readings }) => readings.filter(({ left }) => left === null).length >= restoringQuorum(degree);
	const store = state.restorations.filter(isRead).reduce((each, restoration) => restore(each, restoration, [], size), state.store);
	const isOpen = (restoration) => !isRead(restoration) && store.holdings.some((each) => overlap(each, restoration, size) && !isHigher$1(each.claim, restoration.claim));
	const restorations = state.restorations.filter(isOpen);
	const wasRestored = before.store.holdings.every(({ restored }) => restored);
	const isRestored = store.holdings.every(({ restored }) => restored);
	return next({
		...state,
		store,
		restorations
	}, ...isRestored && !wasRestored ? [indicate({ type: "restored" })] : []);
}
/** Begins the restoration again in a higher epoch, because another node may have taken the places over, too. */
function claimAgain(state, { from, to }) {
	const { size } = state.config.placed;
	const restorations = state.restorations.filter((each) => each.from !== from || each.to !== to);
	const holdings = state.store.holdings.flatMap((holding) => holding.restored ? [holding] : outside(holding, {
		from,
		to
	}, size).map((part) => ({
		...holding,
		...part
	})));
	return takeOver({
		...state,
		restorations,
		store: {
			...state.store,
			holdings
		}
	}, {
		from,
		to
	});
}
/**
* Begins each reading again that has an answer from a replaced holder: a higher epoch than that holder's is known. The fetch
* is sent again when the new owner is found.
*/
function withoutVoid(state) {
	const { size } = state.config.placed;
	const isVoid = (part) => isHigher$1(highestHeard(state.store, part, size), part.claim);
	const restorations = state.restorations.map((restoration) => ({
		...restoration,
		readings: restoration.readings.map((reading) => reading.parts.some(isVoid) ? {
			...reading,
			left: {
				from: restoration.from,
				to: restoration.to
			},
			parts: []
		} : reading)
	}));
	return {
		...state,
		restorations
	};
}
/** Fetches what is left to read from one of the other replicas. */
function readTurn(state, restoration, reading) {
	const { claim } = restoration;
	const range = reading.left ?? restoration;
	return next(state, reach(state, placeAsked(state, reading, restoration), {
		type: "fetch",
		range,
		turn: reading.turn,
		claim
	}));
}
/** The place whose owner is asked: the clockwise end of what is left to read, moved by the offset of the replica. */
function placeAsked({ config }, { turn, left }, { to }) {
	return ((left?.to ?? to) + stepsToReplica(config.placed, turn)) % config.placed.size;
}
function pending(state) {
	return state.restorations.flatMap((restoration) => restoration.readings.filter(({ left }) => left !== null).map((reading) => ({
		restoration,
		reading
	})));
}
function withReading(state, restoration, reading) {
	const readings = restoration.readings.map((each) => each.turn === reading.turn ? reading : each);
	const restorations = state.restorations.map((each) => each === restoration ? {
		...each,
		readings
	} : each);
	return {
		...state,
		restorations
	};
}
// impl/replication/responsibility.ts
/** Responsibility moves. Places lost are handed over; places gained are restored, by a hand-over or from the other replicas. */
/** Takes in the new range (predecessor, self]. Places outside go to the new predecessor, which has joined there. */
function onResponsible(state, { predecessor }) {
	const { size, degree } = state.config.placed;
	const range = {
		from: predecessor,
		to: state.self
	};
	const lost = state.store.holdings.flatMap((holding) => outside(holding, range, size));
	const gained = outsideAll(range, state.store.holdings, size).flatMap((part) => cutByTurns(part, size / degree, size));
	const given = handOver(state, lost, predecessor);
	const taken = gained.reduce((before, part) => andThen(before, (after) => takeOver(after, part)), given);
	return andThen(taken, (after) => after.gifts.reduce((before, gift) => andThen(before, (each) => takeIn(each, gift)), next({
		...after,
		gifts: []
	})));
}
/** Takes the gift in, or keeps it until this node learns that it is responsible for all of its places. */
function onHandOver(state, { gift }) {
	return outsideAll(gift, state.store.holdings, state.config.placed.size).length === 0 ? takeIn(state, gift) : next({
		...state,
		gifts: [...state.gifts, gift]
	});
}
function onLeave(state, { heir }) {
	return handOver(state, state.store.holdings, heir);
}
function handOver(state, lost, heir) {
	const { size } = state.config.placed;
	const isLost = (restoration) => lost.some((range) => overlap(range, restoration, size));
	let store = state.restorations.filter(isLost).reduce((each, restoration) => hear(each, restoration, size), state.store);
	const gifts = [];
	for (const range of lost) {
		const given = give(store, range, size);
		store = given.store;
		gifts.push(...given.gifts);
	}
	const sends = gifts.map((gift) => send(heir, {
		type: "handOver",
		gift
	}));
	return andThen(next({
		...state,
		store
	}, ...sends), (after) => settle(after));
}
/** Takes a gift in, unless its places were taken over in a higher epoch while it was under way. Its data may then be old. */
function takeIn(state, gift) {
	const { size } = state.config.placed;
	if (isHigher$1(highestHeard(state.store, gift, size), gift.claim)) return next(state);
	const heard = gift.heard.reduce((store, each) => hear(store, each, size), state.store);
	return settle({
		...state,
		store: restore(heard, gift, gift.entries, size)
	}, state);
}
// impl/replication/type-invariant.ts
function typeInvariant({ config, store, routes, operations, restorations, clock }) {
	const { degree } = config.placed;
	return [
		ascends("routes", placesIn$1(routes)),
		ascends("store.holdings", endsOf(store.holdings)),
		ascends("store.heard", endsOf(store.heard)),
		clause("store.entries", store.entries, "by ascending place, then key, each once", areInOrder(store.entries)),
		...each("operations", operations, ({ answers }, at) => [ascends(`${at}.answers`, placesIn$1(answers))]),
		...each("restorations", restorations, ({ readings }, at) => {
			const turns = readings.map(({ turn }) => turn);
			return [clause(`${at}.readings`, turns, `the turns 1 … ${degree - 1}`, isCountedTo(degree - 1, turns))];
		}),
		count("clock", clock)
	];
}
function placesIn$1(list) {
	return list.map(({ place }) => place);
}
function endsOf(ranges) {
	return ranges.map(({ to }) => to);
}
function areInOrder(entries) {
	return entries.every(({ place, key }, i) => {
		const last = entries[i - 1];
		return last === void 0 || last.place < place || last.place === place && last.key < key;
	});
}
/** Whether the list is 1, 2, …, `last`. */
function isCountedTo(last, numbers) {
	return numbers.length === last && numbers.every((number, i) => number === i + 1);
}
// impl/replication/step.ts
var replication = {
	name: "replication",
	init: (self, config) => ({
		state: newcomer(self, config),
		effects: []
	}),
	step: (state, event) => withTimer(state, withOwnMessages(state.self, react(state, event), onOwnMessage)),
	typeInvariant
};
function react(state, event) {
	switch (event.type) {
		case "request": return onRequest(state, event.request);
		case "receive": return onMessage(state, event.from, event.message);
		case "timeout": return onAskAgain(state);
		default: return next(state);
	}
}
function onRequest(state, request) {
	switch (request.type) {
		case "get":
		case "put": return onOperation(state, request);
		case "responsible": return onResponsible(state, request);
		case "found": return onFound(state, request);
		case "leave": return onLeave(state, request);
		default: return unreachable(request);
	}
}
function onMessage(state, from, message) {
	switch (message.type) {
		case "read": return onRead(state, from, message);
		case "write": return onWrite(state, from, message);
		case "held": return onHeld(state, message);
		case "written": return onWritten(state, message);
		case "unknown": return next(state);
		case "fetch": return onFetch(state, from, message);
		case "fetched": return onFetched(state, message);
		case "handOver": return onHandOver(state, message);
		default: return unreachable(message);
	}
}
function onOwnMessage(state, message) {
	return onMessage(state, state.self, message);
}
function onFound(state, { place, owner }) {
	const asked = askFor(withRoute(state, {
		place,
		owner
	}), place);
	return andThen(asked, (after) => fetchFrom(after, place));
}
/** Forgets the routes to all places that owe an answer, since their owners may have changed, and looks the owners up again. */
function onAskAgain(state) {
	const places = [...new Set(waitedFor(state))];
	const routes = state.routes.filter(({ place }) => !places.includes(place));
	return next({
		...state,
		routes
	}, ...places.map((place) => indicate({
		type: "lookup",
		place
	})));
}
/** Keeps the timer armed while an answer of any place is missing. */
function withTimer(before, after) {
	const { askAgainAfterMs } = before.config;
	if (askAgainAfterMs === void 0) return after;
	if (waitedFor(after.state).length > 0) return next(after.state, ...after.effects, {
		type: "setTimer",
		timer: { type: "askAgain" },
		afterMs: askAgainAfterMs
	});
	if (waitedFor(before).length === 0) return after;
	return next(after.state, ...after.effects, {
		type: "cancelTimer",
		timer: { type: "askAgain" }
	});
}
function waitedFor(state) {
	return [...awaited$1(state), ...fetching(state)];
}
// spec/replication/duties.ts
var replicatorDuties = {
	answersAreOfItsPlaces: always(({ state: { replicas } }) => {
		const { size, degree } = replicas.config.placed;
		return replicas.operations.every(({ asked, answers }) => {
			const places = answers.map(({ place }) => place);
			return isAscending(places) && places.every((place) => (place - asked.key) * degree % size === 0);
		});
	}, "A client operation has at most one answer from each replica of its item, and none from another place."),
	recordsAreInOrder: always(({ state: { replicas } }) => {
		const { store, operations, routes, config } = replicas;
		return [
			store.entries.map(({ place, key }) => place * config.placed.size + key),
			operations.map(({ ticket }) => ticket),
			routes.map(({ place }) => place)
		].every(isAscending);
	}, "A node remembers each operation, each item at a place and each way to a place once, in ascending order."),
	asksAgainWhileItWaits: always(({ status, state: { replicas }, timers }) => {
		if (status !== "up" || timers === void 0 || replicas.config.askAgainAfterMs === void 0) return true;
		const waits = replicas.operations.length > 0;
		return (waits ? timers.length === 1 : true) && (waits || replicas.restorations.length > 0 || timers.length === 0);
	}, "A node that waits for answers of an operation has one timer to ask again, and a node that waits for nothing has none."),
	clockRises: step$1((before, after) => after.state.replicas.clock >= before.state.replicas.clock, "The counter from which a node makes versions never decreases.")
};
// spec/replication/replicas.ts
/**
* Symmetric replication as an observer of the whole network sees it: which node is responsible for each place, and what
* the node has there.
*
* The replication factor f divides the size of the circle. Item k has one replica at each place that is k plus a
* multiple of size/f; the places that belong together are a class. Source: A. Ghodsi, L. Onana Alima and S.
* Haridi, "Symmetric Replication for Structured Peer-to-Peer Systems", DBISP2P 2005; SELFMAN slides, f = 4.
*/
/** The places of the replicas of `key`, found by walking. */
function placesOf({ size, degree }, key) {
	return identifiers(size).filter((place) => (place - key) * degree % size === 0);
}
/** The ring guarantees this, and all that follows relies on it: a class has at most f responsible nodes. */
var oneHolderPerPlace = always(({ held }) => held.every((one) => held.every((other) => one === other || one.place !== other.place)), "No place has two responsible nodes, so a class of replicas has no more of them than it has places.");
var itemsLieInTheirClass = always((state) => state.held.every(({ place, items }) => items.every(({ key }) => placesOf(state, key).includes(place))), "Every item stored at a place has one of its replicas there.");
var versionsNeverGoBack = step$1((before, after) => before.held.every(({ node, place, items }) => {
	const now = after.held.find((each) => each.node === node && each.place === place);
	return now === void 0 || items.every(({ key, version }) => !isNewer$1(version, versionAt(now, key)));
}), "While a node stays responsible for a place, no item there goes back to an older version.");
/** Each version is made only once, so equal versions of an item have equal values. */
var oneValuePerVersion = always(({ held }) => {
	const items = held.flatMap((each) => each.items);
	return items.every((one) => items.every((other) => !isSameVersion(one, other) || one.value === other.value));
}, "Replicas with the same version of an item have the same value of it.");
/** Two quorums intersect. This is the use of it, when replicas come and go. */
var everyMajorityKnows$1 = always((state) => state.told.every(({ key, version }) => {
	const outdated = speakers(state, key).filter((each) => isNewer$1(version, versionAt(each, key)));
	return new Set(outdated.map(({ place }) => place)).size <= state.degree / 2;
}), "In any majority of an item's replicas that may answer, at least one has the newest version told to a client, or a newer one.", (state) => {
	const worst = state.told.map(({ key, version }) => ({
		key,
		version,
		outdated: speakers(state, key).filter((each) => isNewer$1(version, versionAt(each, key)))
	})).find(({ outdated }) => new Set(outdated.map(({ place }) => place)).size > state.degree / 2);
	const old = (worst?.outdated ?? []).map(({ node, place }) => `node ${node} at place ${place}`);
	return `a client was told of version ${worst?.version.join(".")} of item ${worst?.key}, and ${old.join(", ")} have older ones`;
});
var restoredBeforeAnswering = always(({ held, answers }) => answers.every(({ node, place }) => held.every((each) => each.node !== node || each.place !== place || each.restored)), "No node answers a client for a place that it has not restored yet.");
var everyPlaceIsRestored = recoverable(({ held }) => held.every(({ restored }) => restored), "Every node that is responsible for a place can still restore it.", ({ held }) => held.filter(({ restored }) => !restored).slice(0, 4).map(({ node, place }) => `node ${node} has not restored place ${place}`).join(", "));
/** Hold at every moment, even while two nodes believe that they are responsible for the same place. */
var propertiesOfEach = {
	itemsLieInTheirClass,
	versionsNeverGoBack,
	oneValuePerVersion
};
/** Hold at every moment, provided that places have one holder each, and that a majority of each class is up and restored. */
var replicaProperties = {
	...propertiesOfEach,
	oneHolderPerPlace,
	everyMajorityKnows: everyMajorityKnows$1
};
function speakers(state, key) {
	const places = placesOf(state, key);
	return state.held.filter(({ place, restored }) => restored && places.includes(place));
}
function versionAt({ items }, key) {
	return items.find((item) => item.key === key)?.version ?? [0, 0];
}
function isNewer$1([counter, writer], [otherCounter, otherWriter]) {
	return counter === otherCounter ? writer > otherWriter : counter > otherCounter;
}
function isSameVersion(one, other) {
	return one.key === other.key && !isNewer$1(one.version, other.version) && !isNewer$1(other.version, one.version);
}
// spec/replication/deed.ts
function sentIn({ effects }) {
	return effects.flatMap((effect) => effect.type === "send" ? [{
		to: effect.to,
		message: effect.message
	}] : []);
}
function toldIn({ effects }) {
	return effects.flatMap((effect) => effect.type === "indicate" ? [effect.output] : []);
}
// spec/replication/answering.ts
/** How a replica answers a read or a write: what it may say, and what it keeps. Source: `docs/protocols/replication.md`. */
var answering = { eachRequestIsAnswered: always((deed) => {
	const { before, event, after } = deed;
	if (event.type !== "receive" || event.message.type !== "read" && event.message.type !== "write") return true;
	const kept = keeping(before, event.message);
	return (after === kept || equal({
		...after,
		store: inOrder(after)
	}, {
		...kept,
		store: inOrder(kept)
	})) && equal(sentIn(deed), [{
		to: event.from,
		message: answerTo(kept, event.message)
	}]);
}, "A replica answers each read and each write at once, from what it keeps at that place, or that it cannot answer. It changes nothing but the item written.") };
/** The answer to a read or a write, by a node that knows this. */
function answerTo(mind, message) {
	const { ticket } = message;
	const place = placeOf(message);
	const standing = standingOf(mind, place);
	if (standing === null) return {
		type: "unknown",
		ticket,
		place
	};
	if (message.type === "write") return {
		type: "written",
		ticket,
		...standing
	};
	const entry = mind.store.entries.find((each) => isOf(each, place, message.key));
	return {
		type: "held",
		ticket,
		...standing,
		value: entry?.value ?? null,
		version: entry?.version ?? {
			counter: 0,
			writer: 0
		}
	};
}
/** The node after the message: with the item that it writes, unless the node has a newer version or may not speak for the place. */
function keeping(mind, message) {
	if (message.type === "read" || standingOf(mind, message.entry.place) === null) return mind;
	const { entry } = message;
	const { store } = mind;
	const present = store.entries.find((each) => isOf(each, entry.place, entry.key));
	if (present !== void 0 && !isNewer(entry.version, present.version)) return mind;
	return {
		...mind,
		store: {
			...store,
			entries: [...store.entries.filter((each) => each !== present), entry]
		}
	};
}
function isNewer(one, other) {
	return one.counter > other.counter || one.counter === other.counter && one.writer > other.writer;
}
function isHigher(one, other) {
	return one.round > other.round || one.round === other.round && one.node > other.node;
}
function isIn$1(arc, place, { config }) {
	return halfOpen(arc.from, arc.to, config.placed.size).includes(place);
}
/** The store with its items in an order that depends on nothing but them. */
function inOrder({ store }) {
	return {
		...store,
		entries: [...store.entries].sort((a, b) => canonical(a) < canonical(b) ? -1 : 1)
	};
}
/** Null: the node may not speak for the place. */
function standingOf(mind, place) {
	const { config, store } = mind;
	const holding = store.holdings.find((each) => isIn$1(each, place, mind));
	if (holding === void 0 || !(holding.restored || config.restoring === "absent")) return null;
	const others = placesOf(config.placed, place).flatMap((other) => {
		const claim = highestOf(store.heard.filter((each) => isIn$1(each, other, mind)).map((each) => each.claim));
		return other === place || claim === void 0 ? [] : [{
			place: other,
			claim
		}];
	});
	return {
		place,
		claim: holding.claim,
		others
	};
}
function highestOf(epochs) {
	return epochs.find((one) => !epochs.some((other) => isHigher(other, one)));
}
function placeOf(message) {
	return message.type === "read" ? message.place : message.entry.place;
}
function isOf(entry, place, key) {
	return entry.place === place && entry.key === key;
}
// spec/replication/course.ts
/** The course of the operations of the node's clients at this event. */
function courseOf(mind, event) {
	const course = {
		mind,
		requests: [],
		sought: [],
		told: []
	};
	if (event.type === "receive") {
		const { message } = event;
		return message.type === "held" || message.type === "written" ? counting(course, message) : course;
	}
	if (event.type !== "request") return course;
	const { request } = event;
	if (request.type === "get" || request.type === "put") return beginning(course, reading(request));
	return request.type === "found" ? finding(course, request.place, request.owner) : course;
}
/** The places of the operation that have given no valid answer yet. */
function awaitedBy({ config }, { asked, answers }) {
	const valid = validOf(answers);
	return placesOf(config.placed, asked.key).filter((place) => !valid.some((answer) => answer.place === place));
}
/** The answers of holders that no other answer knows to be replaced. */
function validOf(answers) {
	const known = answers.flatMap(({ others }) => others);
	return answers.filter(({ place, claim }) => !known.some((other) => other.place === place && isHigher(other.claim, claim)));
}
function reading(asked) {
	return {
		phase: "reading",
		ticket: asked.ticket,
		asked,
		answers: []
	};
}
/** The owner of a place is known: each operation that waits for the place asks there. */
function finding(course, place, owner) {
	const { mind } = course;
	return mind.operations.filter((operation) => awaitedBy(mind, operation).includes(place)).reduce((each, operation) => withRequest(each, requestOf(operation, place)), {
		...course,
		mind: {
			...mind,
			routes: withRecord(mind.routes, {
				place,
				owner
			}, "place")
		}
	});
}
function beginning(course, operation) {
	const places = placesOf(course.mind.config.placed, operation.asked.key);
	const begun = {
		...course,
		mind: withOperation(course.mind, operation)
	};
	return places.reduce((each, place) => withRequest(each, requestOf(operation, place)), begun);
}
function requestOf(operation, place) {
	const { ticket, asked: { key } } = operation;
	if (operation.phase === "reading") return {
		type: "read",
		ticket,
		place,
		key
	};
	return {
		type: "write",
		ticket,
		entry: {
			place,
			key,
			value: operation.value,
			version: operation.version
		}
	};
}
/** Asks the owner of the place, if it is known. A node asks itself within the step. */
function withRequest(course, message) {
	const { mind } = course;
	const place = message.type === "read" ? message.place : message.entry.place;
	const route = mind.routes.find((each) => each.place === place);
	if (route === void 0) return {
		...course,
		sought: [...course.sought, place]
	};
	if (route.owner !== mind.self) return {
		...course,
		requests: [...course.requests, {
			to: route.owner,
			message
		}]
	};
	const kept = {
		...course,
		mind: keeping(mind, message)
	};
	return counting(kept, answerTo(kept.mind, message));
}
/** An answer counts in the round that it answers, for its place. Of two for one place, that of the higher epoch stays. */
function counting(course, message) {
	const operation = course.mind.operations.find(({ ticket }) => ticket === message.ticket);
	if (operation?.phase === "reading" && message.type === "held") {
		const { place, claim, others, value, version } = message;
		const answers = withAnswer(operation.answers, {
			place,
			claim,
			others,
			value,
			version
		});
		const valid = validOf(answers);
		if (isMajority(course.mind, valid)) return afterReading(course, operation, valid);
		return {
			...course,
			mind: withOperation(course.mind, {
				...operation,
				answers
			})
		};
	}
	if (operation?.phase === "writing" && message.type === "written") {
		const { place, claim, others } = message;
		const answers = withAnswer(operation.answers, {
			place,
			claim,
			others
		});
		if (isMajority(course.mind, validOf(answers))) return ending(course, operation.asked, operation);
		return {
			...course,
			mind: withOperation(course.mind, {
				...operation,
				answers
			})
		};
	}
	return course;
}
/** A write goes on with the next version. A read gives the newest one, and writes it first where not all of the majority have it. */
function afterReading(course, { ticket, asked: request }, valid) {
	const { mind } = course;
	const newest = [...valid].sort((a, b) => isNewer(a.version, b.version) ? -1 : 1)[0];
	if (request.type === "put") {
		const clock = 1 + Math.max(mind.clock, ...valid.map(({ version }) => version.counter));
		const version = {
			counter: clock,
			writer: mind.self
		};
		return beginning({
			...course,
			mind: {
				...mind,
				clock
			}
		}, {
			phase: "writing",
			ticket,
			asked: request,
			value: request.value ?? null,
			version,
			answers: []
		});
	}
	const { value, version } = newest;
	if (mind.config.reads === "plain" || valid.every((reply) => !isNewer(version, reply.version))) return ending(course, request, newest);
	return beginning(course, {
		phase: "writing",
		ticket,
		asked: request,
		value,
		version,
		answers: []
	});
}
function ending(course, { type, ticket }, { value, version }) {
	const operations = course.mind.operations.filter((each) => each.ticket !== ticket);
	const output = type === "put" ? {
		type: "stored",
		ticket,
		version
	} : {
		type: "got",
		ticket,
		value,
		version
	};
	return {
		...course,
		mind: {
			...course.mind,
			operations
		},
		told: [...course.told, output]
	};
}
function isMajority({ config }, valid) {
	return 2 * valid.length > config.placed.degree;
}
function withAnswer(answers, answer) {
	const present = answers.find(({ place }) => place === answer.place);
	if (present !== void 0 && isHigher(present.claim, answer.claim)) return answers;
	return withRecord(answers, answer, "place");
}
function withOperation(mind, operation) {
	return {
		...mind,
		operations: withRecord(mind.operations, operation, "ticket")
	};
}
/** The records with this one, in the place of the one with the same number if there is one; ascending by that number. */
function withRecord(records, record, by) {
	return [...records.filter((each) => each[by] !== record[by]), record].sort((a, b) => a[by] - b[by]);
}
// spec/replication/conduct.ts
/**
* The duties of a node that replicates, at each event: what it asks and tells, and when it asks again. Properties of one step
* of one node, whatever the others do. Restorations are not judged here. Source: `docs/protocols/replication.md`.
*/
/** The course of a step is asked for by several properties, one after another. */
var courseIn = rememberingRecent(1, ({ before, event }) => courseOf(before, event));
var conduct = {
	...answering,
	roundsAskEachReplica: always((deed) => {
		const requests = sentIn(deed).filter(({ message }) => message.type === "read" || message.type === "write");
		return areSameBag(requests, courseIn(deed).requests);
	}, "Each round asks all replicas of the item: a replica at once if its owner is known, and otherwise when the owner is found."),
	unknownOwnersAreLookedUp: always((deed) => {
		if (mayRestore(deed)) return true;
		const sought = toldIn(deed).flatMap((output) => output.type === "lookup" ? [output.place] : []);
		const owed = deed.event.type === "timeout" ? [...new Set(awaited(deed.before))] : courseIn(deed).sought;
		return areSameBag(sought, owed);
	}, "A node looks up the owner of each place that it must ask, if the owner is unknown. When its timer ends, it looks up all owners that it waits for."),
	operationsGoOnByAnswers: always((deed) => {
		const { after } = deed;
		const { operations, clock } = courseIn(deed).mind;
		return equal(after.operations, operations) && after.clock === clock;
	}, "An operation counts each valid answer once, and goes on when a majority has answered, a write with the version after the newest."),
	clientsAreTold: always((deed) => {
		const told = toldIn(deed).filter(({ type }) => type === "got" || type === "stored");
		return areSameBag(told, courseIn(deed).told);
	}, "A client is told the end of its operation when the last round has a majority, with the value and the version of that round."),
	routesAreThoseFound: always((deed) => {
		const { before, event, after } = deed;
		const forgotten = event.type === "timeout" ? awaited(before) : [];
		const { routes } = courseIn(deed).mind;
		return equal(after.routes, routes.filter(({ place }) => !forgotten.includes(place)));
	}, "A node knows the owner that the last lookup of a place found, until it has waited too long for that place to answer."),
	theStoreStaysWithoutAReason: always((deed) => {
		const { before, event, after } = deed;
		if (event.type === "receive" && (event.message.type === "read" || event.message.type === "write") || mayRestore(deed) || before.restorations.length > 0) return true;
		const { mind } = courseIn(deed);
		return after.store === mind.store || equal(inOrder(after), inOrder(mind));
	}, "Without a request of another node, the store changes only by writes of the node itself, and where its places move."),
	timersFollowTheWait: always(({ before, after, effects }) => {
		const timers = effects.filter(({ type }) => type === "setTimer" || type === "cancelTimer");
		const { askAgainAfterMs } = before.config;
		const [timer] = timers;
		if (askAgainAfterMs === void 0) return timer === void 0;
		if (awaited(after).length > 0) return timers.length === 1 && timer.type === "setTimer" && timer.afterMs === askAgainAfterMs;
		return awaited(before).length === 0 ? timer === void 0 : timers.length === 1 && timer.type === "cancelTimer";
	}, "A node that waits for an answer arms its timer again at each step, and cancels it when it waits no more."),
	nobodyWritesToItself: always((deed) => {
		return deed.effects.every(({ type }) => [
			"send",
			"indicate",
			"setTimer",
			"cancelTimer"
		].includes(type)) && sentIn(deed).every(({ to }) => to !== deed.before.self);
	}, "A node sends messages to others only, and its own answers count within the step."),
	placesAreThoseOfTheRing: always(({ before, event, after }) => {
		if (event.type !== "request" || event.request.type !== "responsible") return true;
		const range = {
			from: event.request.predecessor,
			to: before.self
		};
		return areSameBag(after.store.holdings.flatMap((each) => placesIn(each, before)), placesIn(range, before));
	}, "A node holds exactly the places that the ring makes it responsible for."),
	aLeaverGivesAllAway: always((deed) => {
		const { before, event, after } = deed;
		if (event.type !== "request" || event.request.type !== "leave") return true;
		const { heir } = event.request;
		const given = sentIn(deed).flatMap(({ to, message }) => to === heir && message.type === "handOver" ? placesIn(message.gift, before) : []);
		const restored = before.store.holdings.filter((each) => each.restored).flatMap((each) => placesIn(each, before));
		return after.store.holdings.length === 0 && areSameBag(given, restored);
	}, "A leaver keeps no place, and hands each restored one over to its heir."),
	aGiftIsTakenInOrKept: always(({ before, event, after }) => {
		if (event.type !== "receive" || event.message.type !== "handOver") return true;
		const { gift } = event.message;
		const isVoid = before.store.heard.some((each) => isHigher(each.claim, gift.claim) && placesIn(each, before).some(isIn(gift, before)));
		const restored = after.store.holdings.filter((each) => each.restored).flatMap((each) => placesIn(each, before));
		const isTaken = placesIn(gift, before).every((place) => restored.includes(place));
		return isVoid || isTaken || after.gifts.some((each) => equal(each, gift));
	}, "A node that is handed places takes them in, or keeps the gift until the places are its own. A gift is void once the node has heard of a higher epoch.")
};
/** Whether a step may be one of a restoration or of a hand-over. */
function mayRestore({ event }) {
	if (event.type === "request") return event.request.type === "responsible" || event.request.type === "leave";
	return event.type === "receive" && [
		"fetch",
		"fetched",
		"handOver"
	].includes(event.message.type);
}
/** The places that owe an answer to an operation or to a restoration. */
function awaited(mind) {
	const { size, degree } = mind.config.placed;
	const forClients = mind.operations.flatMap((operation) => awaitedBy(mind, operation));
	const toRestore = mind.restorations.flatMap(({ readings }) => readings.flatMap(({ turn, left }) => left === null ? [] : [(left.to + turn * size / degree) % size]));
	return [...forClients, ...toRestore];
}
function placesIn({ from, to }, { config }) {
	return halfOpen(from, to, config.placed.size);
}
function isIn(arc, mind) {
	return (place) => placesIn(arc, mind).includes(place);
}
// scenarios/replication/judged-replication.ts
/** That no step of any node breaks any of the properties of steps. */
var conductOfNodes = noStepBreaks(conduct, ({ nodes }) => nodes.map((node) => (node.whole ?? node).state.replicas));
function judgedReplication(protocol) {
	return judged(protocol, conduct);
}
// scenarios/replication/overlay.ts
/**
* The overlay below, no more of it than replication needs: who is in the ring, as each node knows it. A node takes over
* when it suspects its predecessor, and hands over when it hears of a newcomer that takes some of its places. Lookups
* are answered at once from what the node knows, which may be outdated.
*
* It guarantees the property that is checked of the ring: no key has two responsible nodes, unless a suspicion is false.
*/
/** `protocol` on such an overlay. */
function overlaid(protocol) {
	return {
		name: protocol.name,
		init: (self, config) => ({
			state: {
				members: [self],
				replicas: protocol.init(self, config).state
			},
			effects: []
		}),
		step: (state, event) => step(protocol, state, event),
		typeInvariant: ({ replicas }) => protocol.typeInvariant?.(replicas) ?? []
	};
}
function step(protocol, state, event) {
	const { members, replicas } = state;
	switch (event.type) {
		case "suspect": return withMembers(protocol, state, without(members, event.node));
		case "restore": return withMembers(protocol, state, withElement(members, event.node));
		case "request":
			if (event.request.type === "letIn") return letIn$1(protocol, state, event.request.newcomer);
			if (event.request.type === "leaveRing") return leave(protocol, state);
			return above(protocol, state, {
				type: "request",
				request: event.request
			});
		case "receive": {
			const { from, message } = event;
			if (message.type === "welcome") return withMembers(protocol, state, setOf(...message.members, replicas.self));
			if (message.type === "joined") return withMembers(protocol, state, withElement(members, message.node));
			if (message.type === "left") return withMembers(protocol, state, without(members, message.node));
			return above(protocol, state, {
				type: "receive",
				from,
				message
			});
		}
		default: return above(protocol, state, event);
	}
}
function letIn$1(protocol, state, newcomer) {
	const { self } = state.replicas;
	const others = state.members.filter((member) => member !== self);
	const welcome = send(newcomer, {
		type: "welcome",
		members: state.members
	});
	const news = others.map((member) => send(member, {
		type: "joined",
		node: newcomer
	}));
	return andThen(withMembers(protocol, state, withElement(state.members, newcomer)), (after) => next(after, welcome, ...news));
}
function leave(protocol, state) {
	const { self } = state.replicas;
	const others = without(state.members, self);
	const handedOver = above(protocol, state, {
		type: "request",
		request: {
			type: "leave",
			heir: ownerOf(others, self, state)
		}
	});
	const news = others.map((member) => send(member, {
		type: "left",
		node: self
	}));
	return andThen(handedOver, (after) => next({
		...after,
		members: others
	}, ...news, { type: "stop" }));
}
/** Tells the layer above what has changed for it: its own responsibility, and the owners of places that it has asked for. */
function withMembers(protocol, state, members) {
	const after = {
		...state,
		members
	};
	const { self, routes } = state.replicas;
	const [before, predecessor] = [state, after].map((each) => predecessorOf(each.members, self, each));
	const isMember = members.includes(self) && (predecessor !== before || !state.members.includes(self));
	const moved = routes.filter(({ place, owner }) => ownerOf(members, place, state) !== owner);
	const told = [...isMember ? [{
		type: "responsible",
		predecessor
	}] : [], ...moved.map(({ place }) => ({
		type: "found",
		place,
		owner: ownerOf(members, place, state)
	}))];
	const known = next(after);
	return told.reduce((all, request) => andThen(all, (each) => above(protocol, each, {
		type: "request",
		request
	})), known);
}
/** The layer above takes a step; its lookups are answered before anything else happens. */
function above(protocol, state, event) {
	const { state: replicas, effects } = protocol.step(state.replicas, event);
	const own = effects.filter((effect) => !isLookup(effect));
	const asked = effects.flatMap((effect) => isLookup(effect) ? [effect.output.place] : []);
	const stepped = next({
		...state,
		replicas
	}, ...own);
	return asked.reduce((all, place) => andThen(all, (each) => above(protocol, each, found(each, place))), stepped);
}
function found(state, place) {
	return {
		type: "request",
		request: {
			type: "found",
			place,
			owner: ownerOf(state.members, place, state)
		}
	};
}
function isLookup(effect) {
	return effect.type === "indicate" && effect.output.type === "lookup";
}
/** The first member met clockwise from the place, the place included. */
function ownerOf(members, place, { replicas }) {
	const { size } = replicas.config.placed;
	return members.reduce((best, member) => distance(place, member, size) < distance(place, best, size) ? member : best, members[0]);
}
function predecessorOf(members, self, { replicas }) {
	const { size } = replicas.config.placed;
	const others = members.filter((member) => member !== self);
	return others.reduce((best, member) => distance(member, self, size) < distance(best, self, size) ? member : best, others[0] ?? self);
}
// scenarios/replication/refinement.ts
/** The stored items, and the nodes that may answer for them. */
function replicasOf({ nodes, history }) {
	const { size, degree } = nodes[0].state.replicas.config.placed;
	return {
		size,
		degree,
		held: nodes.flatMap(heldBy),
		told: history.filter(({ done }) => done),
		answers: []
	};
}
/** The same, with the answers that are under way. */
function replicasAndAnswersOf(world) {
	return {
		...replicasOf(world),
		answers: world.messages.flatMap(answerOf)
	};
}
function operationsOf({ history }) {
	return history;
}
/**
* Remembers which operations were done when each began, and what they were answered. `stored` was written before all of
* them, as version 1.
*/
function observations(key, stored) {
	return {
		initial: stored === null ? [] : [{
			name: "before",
			kind: "put",
			key,
			value: stored,
			done: true,
			version: [1, 0],
			after: []
		}],
		after: observed
	};
}
function observed(history, event) {
	if (event.type === "output") return history.map((each) => answered(each, event.node, event.output));
	const { node, request } = event;
	if (request.type !== "get" && request.type !== "put") return history;
	const begun = {
		name: nameOf(node, request.ticket),
		kind: request.type,
		key: request.key,
		value: request.type === "put" ? request.value : null,
		done: false,
		version: [0, 0],
		after: history.filter(({ done }) => done).map(({ name }) => name)
	};
	return [...history, begun].sort((a, b) => a.name < b.name ? -1 : 1);
}
function answered(operation, node, output) {
	if (output.type !== "got" && output.type !== "stored") return operation;
	if (operation.name !== nameOf(node, output.ticket)) return operation;
	if (operation.done) return {
		...operation,
		isAnsweredAgain: true
	};
	return {
		...operation,
		done: true,
		version: numbersOf(output.version),
		value: output.type === "got" ? output.value : operation.value
	};
}
function nameOf(node, ticket) {
	return `${node}.${ticket}`;
}
function heldBy({ id, status, state }) {
	if (status === "down") return [];
	const { store, config } = state.replicas;
	return store.holdings.flatMap(({ from, to, restored }) => halfOpen(from, to, config.placed.size).map((place) => ({
		node: id,
		place,
		restored,
		items: store.entries.filter((entry) => entry.place === place).map(({ key, value, version }) => ({
			key,
			value,
			version: numbersOf(version)
		}))
	})));
}
function answerOf({ from, message }) {
	return message.type === "held" || message.type === "written" ? [{
		node: from,
		place: message.place
	}] : [];
}
function numbersOf({ counter, writer }) {
	return [counter, writer];
}
// scenarios/replication/replication-scenario.ts
/** The properties of every state, as long as no place has two holders. */
var keptByReplicas = allThrough(replicasOf, replicaProperties);
/** The properties of every state, even if a place has two holders. */
var keptByEachReplica = allThrough(replicasOf, propertiesOfEach);
/** The property of answers in flight. To look at all messages makes a check some ten times slower. */
var keptInFlight = { restoredBeforeAnswering: through(replicasAndAnswersOf, restoredBeforeAnswering) };
var everyMajorityKnows = through(replicasOf, replicaProperties.everyMajorityKnows);
/** The guarantees to clients. */
var keptToClients = allThrough(operationsOf, {
	regular,
	linearizable
});
/** The guarantees to clients whose reads do not write back. */
var keptToPlainReaders = allThrough(operationsOf, { regular });
var operationsEnd = allThrough(operationsOf, { everyOperationEnds });
var placesAreRestored = allThrough(replicasOf, { everyPlaceIsRestored });
var usual = {
	...keptByReplicas,
	...keptToClients,
	...operationsEnd
};
/** The guarantee to each client, whatever fails. */
var answeredOnce = { clientsAreAnsweredOnce: always(({ history }) => history.every(({ isAnsweredAgain }) => isAnsweredAgain === void 0), "No client is answered twice.") };
/** Where nothing is lost, and no place moves. */
var replicasEndEqual = { replicasEndEqual: always(({ quiet, nodes }) => {
	if (!quiet || nodes.some(({ state }) => state.replicas.operations.length > 0)) return true;
	const entries = nodes.flatMap(({ state }) => state.replicas.store.entries);
	return entries.every(({ key, value, version }) => {
		return entries.filter((each) => each.key === key && each.value === value && each.version.counter === version.counter).length === nodes[0].state.replicas.config.placed.degree;
	});
}, "When all is quiet, all replicas of an item have the same version and value, also those whose answers nobody waited for.") };
/** Added where all replicas are equal in the beginning. */
var readsWriteNothing = { readsWriteNothing: always(({ nodes }) => nodes.every(({ state }) => state.replicas.operations.every(({ phase }) => phase === "reading")), "A read whose majority agrees is answered after one round.") };
/** The properties that are checked in addition to those of the scenario. */
function kept(nodes, { requests = [], faults, unreachable }) {
	const kinds = requests.map(({ request }) => request.type);
	const isStill = faults === void 0 && unreachable === void 0 && kinds.every((kind) => kind === "get" || kind === "put");
	const ofEach = nodes.flatMap(({ id }, i) => Object.entries(replicatorDuties).map(([name, property]) => [`${name}At${id}`, ofNode(i, property)]));
	return {
		...Object.fromEntries(ofEach),
		...answeredOnce,
		...conductOfNodes,
		...isStill ? replicasEndEqual : {},
		...kinds.includes("put") ? {} : readsWriteNothing
	};
}
function replicationScenario(nodes, given) {
	const { instance, stored = null, properties, ...rest } = given;
	return scenario({
		name: `replication/${instance}`,
		protocol: overlaid(judgedReplication(replication)),
		nodes,
		network: "unordered",
		history: observations(0, stored),
		properties: {
			...kept(nodes, given),
			...properties
		},
		...rest
	});
}
function put(at, ticket, value, key = 0) {
	return {
		at,
		request: {
			type: "put",
			ticket,
			key,
			value
		}
	};
}
function get(at, ticket, key = 0) {
	return {
		at,
		request: {
			type: "get",
			ticket,
			key
		}
	};
}
function letIn(at, newcomer) {
	return {
		at,
		request: {
			type: "letIn",
			newcomer
		}
	};
}
function leaveRing(at) {
	return {
		at,
		request: { type: "leaveRing" }
	};
}
/** Some read gives each of these. */
function isRead(...values) {
	const seen = values.map((value) => [`read${value === null ? "Nothing" : value}`, reachable(({ history }) => history.some((each) => each.kind === "get" && each.done && each.value === value), `A read gives ${value === null ? "nothing" : value}.`)]);
	return Object.fromEntries(seen);
}
var allAreDone = { allAreDone: reachable(({ history, nodes }) => history.length > 0 && history.every(({ done }) => done) && nodes.every(({ state }) => state.replicas.operations.length === 0), "All operations that were begun have ended.") };
var aPlaceIsRestored = { aPlaceIsRestored: reachable(({ nodes }) => nodes.some(({ state }) => state.replicas.store.holdings.some(({ claim, restored }) => restored && claim.round > 0)), "A place that was taken over is restored.") };
var anAnswerIsVoid = { anAnswerIsVoid: reachable(({ nodes }) => nodes.some(({ state: { replicas } }) => replicas.operations.some(({ answers }) => answers.length >= majority(replicas.config.placed.degree))), "A majority has answered, and an operation still waits, since one of the replicas has been replaced.") };
/** Only these may crash. */
function onlyCrashing(victims, nodes) {
	return nodes.map((node) => victims.includes(node.id) ? node : {
		...node,
		neverCrashes: true
	});
}
/** Only this node may suspect another one falsely. */
function onlySuspecting(watcher, nodes) {
	return nodes.map((node) => node.id === watcher ? node : {
		...node,
		falselySuspects: []
	});
}
export { configOf as C, storedAtAll as E, asking as S, ring as T, placesAreRestored as _, get as a, usual as b, keptByReplicas as c, keptToPlainReaders as d, leaveRing as f, operationsEnd as g, onlySuspecting as h, everyMajorityKnows as i, keptInFlight as l, onlyCrashing as m, allAreDone as n, isRead as o, letIn as p, anAnswerIsVoid as r, keptByEachReplica as s, aPlaceIsRestored as t, keptToClients as u, put as v, outsider as w, alsoWatching as x, replicationScenario as y };
