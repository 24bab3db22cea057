import { i as steps, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { t as areSameBag } from "./bag.DVWaK9_Y.js";
import { n as equal } from "./canonical.Dq9ysdzx.js";
import { j as rememberingRecent, w as always } from "./scenario.Cs_16ybG.js";
import { t as ascending } from "./sorted-set.BIX3z-gE.js";
import { n as rightTable, t as rightFingers } from "./table.Czs3Ul-r.js";
// spec/fingers/deed.ts
/** The neighbours that the ring has named, or the heir that it has; the node itself left out. */
function neighboursOf({ self, neighbours, heir }) {
	if (neighbours === null) return heir === null || heir === self ? [] : [heir];
	return [neighbours.predecessor, neighbours.successor ?? self].filter((node) => node !== self);
}
/** The nodes whose crash a node must hear of. */
function dependedOn(mind) {
	return ascending([
		...mind.fingers,
		...mind.suspected,
		...neighboursOf(mind)
	]);
}
// spec/fingers/learning.ts
/** The knowledge of a node after an event: its neighbours, its table, and the suspicions that it remembers. Source: `docs/protocols/fingers.md`. */
/** The node after the event, before any lookup goes on. */
function learned(before, event) {
	switch (event.type) {
		case "receive": {
			const { from, message } = event;
			if (message.type === "lookup") return knowing(before, [message.origin]);
			if (message.type === "nearer") return knowing(before, [message.node]);
			const isNoMember = (node) => isBetween(node, message.key, from, before) && !neighboursOf(before).includes(node);
			return knowing({
				...before,
				suspected: before.suspected.filter((node) => !isNoMember(node))
			}, [from]);
		}
		case "request": {
			const { request } = event;
			if (request.type === "leaving") return {
				...before,
				neighbours: null,
				heir: request.heir
			};
			if (request.type === "left") return {
				...before,
				neighbours: null,
				hasLeft: true
			};
			if (request.type !== "neighbours") return before;
			const fingers = before.fingers.filter((node) => !isPassedOver(before, request, node));
			const { predecessor, successor } = request;
			return knowing({
				...before,
				fingers,
				neighbours: {
					type: "neighbours",
					predecessor,
					successor
				}
			}, []);
		}
		case "suspect": {
			if (!dependedOn(before).includes(event.node)) return before;
			const suspected = ascending([...before.suspected, event.node]);
			return knowing({
				...before,
				suspected
			}, []);
		}
		case "restore":
			if (!before.suspected.includes(event.node)) return before;
			return knowing({
				...before,
				suspected: before.suspected.filter((node) => node !== event.node)
			}, [event.node]);
		default: return before;
	}
}
/** The first place for which `finger` is to be contacted; null: there is none. */
function placeOf({ self, config, fingers }, finger) {
	if (!fingers.includes(finger)) return null;
	return rightTable(self, [self, ...fingers], config.keys, config.arity).find(({ contact }) => contact === finger)?.places[0] ?? null;
}
/** The places from which on a table needs a node, nearest first, without those for which the ring names one. */
function placesToAskFor({ self, config, neighbours }) {
	if (neighbours === null) return [];
	const places = rightTable(self, [self], config.keys, config.arity).map((part) => part.places[0]);
	const told = neighbours.successor === null ? [] : halfOpen(self, neighbours.successor, config.keys);
	return places.filter((place) => place !== self && !told.includes(place));
}
/** The right table of all known nodes, and the suspicions of neighbours and of nodes that would be fingers. */
function knowing(mind, nodes) {
	const { self, config, suspected } = mind;
	const table = (known) => rightFingers(self, [self, ...known], config.keys, config.arity);
	const fingers = table([
		...mind.fingers,
		...nodes,
		...neighboursOf(mind)
	].filter((node) => !suspected.includes(node)));
	const wanted = [...neighboursOf(mind), ...table([...fingers, ...suspected])];
	return {
		...mind,
		fingers,
		suspected: suspected.filter((node) => wanted.includes(node))
	};
}
/** Whether the ring has replaced the neighbour by one farther away on the same side. */
function isPassedOver({ self, neighbours, config }, now, node) {
	if (neighbours === null) return false;
	const lies = (from, to) => node !== to && halfOpen(from, to, config.keys).includes(node);
	return node === neighbours.successor && now.successor !== null && lies(self, now.successor) || node === neighbours.predecessor && lies(now.predecessor, self);
}
/** Whether `node` lies at `place` or between the place and `owner`: as a member, it would own the place. */
function isBetween(node, place, owner, { config }) {
	return place !== owner && node !== owner && [place, ...halfOpen(place, owner, config.keys)].includes(node);
}
// spec/fingers/conduct.ts
/**
* The duties of a node that routes by fingers, at each event: what it learns, where its lookups go, and which nodes it watches.
* Properties of one step of one node, whatever the others do. Sources: the SELFMAN slides, slides 12, 13 and 18;
* `docs/protocols/fingers.md`.
*/
var conduct = {
	nodesLearnWhatTheyAreTold: always((deed) => {
		const { after } = deed;
		const { mind } = courseOf(deed);
		const { heir, fingers, suspected } = mind;
		return equal(sidesOf(after), sidesOf(mind)) && after.heir === heir && after.hasLeft === mind.hasLeft && equal(after.fingers, fingers) && equal(after.suspected, suspected);
	}, "A node has the right table of all nodes that it knows, and remembers the suspicions that matter, of neighbours and possible fingers."),
	lookupsGoOnOrWait: always((deed) => {
		const { waiting, sent } = courseOf(deed);
		const isOf = ({ message }) => message.type === "lookup";
		return equal(deed.after.waiting, withRoomFor(waiting, deed.before.config.waitingAtMost)) && areSameBag(sentIn(deed).filter(isOf), sent.filter(isOf));
	}, "A lookup goes to the known node nearest to its key, or past it to the successor, and back. It waits only where there is no such node, and there is room."),
	ownersAnswer: always((deed) => {
		const { sent, told } = courseOf(deed);
		const isOf = ({ message }) => message.type !== "lookup";
		return areSameBag(sentIn(deed).filter(isOf), sent.filter(isOf)) && areSameBag(toldIn(deed), told);
	}, "The owner of a key answers its lookup, each client is told its owner, and a sender hears of a nearer node for its table."),
	dependenciesAreWatched: always(({ before, after, effects }) => {
		const [old, now] = [dependedOn(before), dependedOn(after)];
		const changes = (type) => effects.flatMap((effect) => effect.type === type && "node" in effect ? [effect.node] : []);
		return equal(changes("monitor"), now.filter((node) => !old.includes(node))) && equal(changes("unmonitor"), old.filter((node) => !now.includes(node)));
	}, "A node begins to watch each node that it comes to depend on, and stops when it depends on the node no more."),
	refreshesAreTimed: always(({ before, event, effects }) => {
		const timers = effects.flatMap((effect) => effect.type === "setTimer" ? [effect.afterMs] : []);
		const { refreshAfterMs } = before.config;
		const isDue = refreshAfterMs !== void 0 && (event.type === "start" || event.type === "timeout");
		return !effects.some(({ type }) => [
			"cancelTimer",
			"persist",
			"choose",
			"stop"
		].includes(type)) && equal(timers, isDue ? [refreshAfterMs] : []);
	}, "A node that refreshes its table again and again sets its timer when it starts and after each pause.")
};
/** Several properties of one step ask for it, one after another. */
var courseOf = rememberingRecent(1, (deed) => {
	const begin = {
		mind: learned(deed.before, deed.event),
		waiting: [],
		...saidAtOnce(deed)
	};
	return inHand(deed).reduce((course, lookup) => carriedOn(course, lookup), begin);
});
/** The lookups of a step: those that waited, and then those that it begins or takes in. Of equal ones for tables, one is enough. */
function inHand({ before, event }) {
	const ask = (key, purpose) => ({
		type: "lookup",
		key,
		origin: before.self,
		purpose,
		direction: "onward",
		target: null
	});
	const fresh = () => {
		if (event.type === "receive") return event.message.type === "lookup" && !isOver(event.message) ? [{
			...event.message,
			target: null
		}] : [];
		if (event.type === "suspect") return placesLost(before, event.node).map((place) => ask(place, "finger"));
		if (event.type === "timeout" || event.type === "request" && event.request.type === "refresh") return placesToAskFor(before).map((place) => ask(place, "finger"));
		return event.type === "request" && event.request.type === "lookup" ? [ask(event.request.key, "client")] : [];
	};
	const isNew = (lookup) => lookup.purpose === "client" || !before.waiting.some((each) => isSameQuestion(each, lookup));
	return [...before.waiting, ...fresh().filter(isNew)];
}
/** Where there is no room for all, the last one for a table is dropped, or else the last of a client, until there is. */
function withRoomFor(waiting, room) {
	if (room === void 0 || waiting.length <= room) return waiting;
	const last = waiting.findLastIndex(({ purpose }) => purpose === "finger");
	return withRoomFor(waiting.toSpliced(last, 1), room);
}
/** Leavers without an heir have sent it to and fro: its origin asks again. */
function isOver({ turns = 0 }) {
	return turns >= 8;
}
/** The place in the table that a suspected finger leaves, unless the ring names a node for it. */
function placesLost(before, node) {
	const place = placeOf(before, node);
	return place !== null && placesToAskFor(before).includes(place) ? [place] : [];
}
function isSameQuestion(one, other) {
	return one.purpose === other.purpose && one.key === other.key && one.origin === other.origin;
}
/** The messages and answers that an event calls for, lookups that go on aside. */
function saidAtOnce({ before, event }) {
	if (event.type !== "receive") return {
		sent: [],
		told: []
	};
	const { from, message } = event;
	if (message.type === "found") return {
		sent: [],
		told: message.purpose === "client" ? [{
			key: message.key,
			owner: from
		}] : []
	};
	const predecessor = before.neighbours?.predecessor;
	return {
		sent: message.type === "lookup" && message.target !== null && predecessor !== void 0 && !before.suspected.includes(predecessor) && message.target !== null && steps(predecessor, before.self, before.config.keys) <= steps(message.target, before.self, before.config.keys) && predecessor !== before.self ? [{
			to: from,
			message: {
				type: "nearer",
				node: predecessor
			}
		}] : [],
		told: []
	};
}
function carriedOn(course, lookup) {
	const { mind } = course;
	const { key, origin, purpose } = lookup;
	if (mind.neighbours !== null && halfOpen(mind.neighbours.predecessor, mind.self, mind.config.keys).includes(key)) {
		if (origin !== mind.self) return {
			...course,
			sent: [...course.sent, {
				to: origin,
				message: {
					type: "found",
					key,
					purpose
				}
			}]
		};
		return purpose === "client" ? {
			...course,
			told: [...course.told, {
				key,
				owner: mind.self
			}]
		} : course;
	}
	if (isHeirless(mind)) return turned(course, lookup);
	const onward = lookup.direction === "onward" ? nearestTo(mind, lookup) : void 0;
	const to = onward ?? wayBack(mind, lookup);
	if (to === null) return {
		...course,
		waiting: [...course.waiting, lookup]
	};
	const direction = onward === void 0 ? "back" : "onward";
	return {
		...course,
		sent: [...course.sent, {
			to,
			message: {
				...lookup,
				direction,
				target: placeOf(mind, to)
			}
		}]
	};
}
/** Of the trusted nodes that a node knows, the last one on the walk from it to the key. */
function nearestTo(mind, lookup) {
	if (mind.neighbours === null) return void 0;
	const known = [...mind.fingers, ...neighboursOf(mind)].filter((node) => !mind.suspected.includes(node));
	return halfOpen(mind.self, lookup.key, mind.config.keys).findLast((place) => known.includes(place));
}
function isHeirless({ neighbours, heir, hasLeft, suspected }) {
	return neighbours === null && hasLeft === true && !(heir !== null && !suspected.includes(heir));
}
/**
* A node that has left without an heir that it trusts tries the nodes that it knows, one at each turn, but for the origin. The
* nodes up to the key come first, the nearest to the key at the head. The nodes past the key follow, clockwise.
*/
function turned(course, lookup) {
	const { mind } = course;
	const { key, origin, turns = 0 } = lookup;
	const isKnown = (place) => mind.fingers.includes(place) && place !== origin;
	const before = halfOpen(mind.self, key, mind.config.keys).filter(isKnown).toReversed();
	const past = halfOpen(key, mind.self, mind.config.keys).filter(isKnown);
	const ways = key === mind.self ? before : [...before, ...past];
	if (ways.length === 0) return {
		...course,
		waiting: [...course.waiting, lookup]
	};
	const to = ways[turns % ways.length];
	const direction = before.includes(to) ? "onward" : "back";
	return {
		...course,
		sent: [...course.sent, {
			to,
			message: {
				...lookup,
				direction,
				target: placeOf(mind, to),
				turns: turns + 1
			}
		}]
	};
}
/** Where a lookup goes that has no node to go to before its key. Null: it waits. */
function wayBack(mind, lookup) {
	const { self, neighbours, heir, suspected } = mind;
	const successor = neighbours?.successor === self ? neighbours.predecessor : neighbours?.successor;
	const member = lookup.direction === "back" ? neighbours?.predecessor : successor;
	const to = neighbours === null ? heir : member ?? null;
	return to === null || suspected.includes(to) ? null : to;
}
function sidesOf({ neighbours }) {
	return neighbours === null ? null : {
		predecessor: neighbours.predecessor,
		successor: neighbours.successor
	};
}
function sentIn({ effects }) {
	return effects.flatMap((effect) => effect.type === "send" ? [{
		to: effect.to,
		message: effect.message
	}] : []);
}
function toldIn({ effects }) {
	return effects.flatMap((effect) => effect.type === "indicate" ? [{
		key: effect.output.key,
		owner: effect.output.owner
	}] : []);
}
export { knowing as n, placeOf as r, conduct as t };
