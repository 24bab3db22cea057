import { t as areSameBag } from "./bag.DVWaK9_Y.js";
import { n as equal } from "./canonical.Dq9ysdzx.js";
import { t as ascending } from "./sorted-set.BIX3z-gE.js";
import { w as always } from "./scenario.Cs_16ybG.js";
import { i as steps, r as open } from "./interval.iT9ss1Jt.js";
// spec/ring-merge/deed.ts
/** All nodes that it points to, as a set. */
function pointers({ self, neighbours, contacts }) {
	const beside = neighbours === null ? [] : [neighbours.predecessor, neighbours.successor ?? self];
	return ascending([...beside, ...contacts]).filter((node) => node !== self);
}
// spec/ring-merge/lookups.ts
/**
* The duties of a node that treats look-ups. The slides say: "mlookup traverses the ring to get close to b; it then calls
* trymerge(cpred, csucc)" (SELFMAN slides, "Ring merge algorithm"). With gossip, "node does not know M random nodes: spread
* this process during the merger".
*/
var NOTHING = {
	sent: [],
	considered: []
};
/** The look-ups that a node has to treat in a step, in this order: those that waited, and those that the event adds. */
function lookupsInHand({ before, event }) {
	return [...before.agenda, ...addedBy(before, event)];
}
/** Those of them that the node has treated. */
function treated(deed) {
	const all = lookupsInHand(deed);
	return all.slice(0, Math.max(0, all.length - deed.after.agenda.length));
}
/** The duties of the node for the look-ups that it has treated. A draw is about the first of them. */
function owedForLookups(deed) {
	const { before, event } = deed;
	const debts = treated(deed).map((lookup, i) => {
		const listeners = listenersFor(before, lookup);
		return owedFor(before, lookup, listeners[event.type === "chosen" && i === 0 ? event.value : 0]);
	});
	return {
		sent: debts.flatMap(({ sent }) => sent),
		considered: debts.flatMap(({ considered }) => considered)
	};
}
/** The nodes of which one is told to look for the same identifier; none when it has been found, or told to enough. */
function listenersFor(mind, lookup) {
	if (lookup.fanout <= 1 || isFound(mind, lookup)) return [];
	return pointers(mind).filter((node) => node !== lookup.id && !mind.suspected.includes(node));
}
/** The node itself, or its successor, is looked for: both rings are one here. */
function isFound({ self, neighbours }, { id }) {
	return id === self || id === neighbours?.successor;
}
function addedBy(before, event) {
	const lookup = {
		type: "mlookup",
		fanout: before.config.fanout,
		origin: null,
		again: false
	};
	if (event.type === "timeout" && event.timer.type === "tick") return before.queue.slice(0, 1).map(({ node, fanout, again }) => ({
		...lookup,
		id: node,
		fanout,
		again,
		origin: before.self
	}));
	if (event.type !== "receive") return [];
	const { message } = event;
	if (message.type === "mlookup") return [message];
	if (message.type !== "trymerge" || before.config.fanout === 1) return [];
	return ascending([message.predecessor, message.successor]).filter((id) => !before.sought.includes(id)).map((id) => ({
		...lookup,
		id
	}));
}
function owedFor(mind, lookup, listener) {
	if (isFound(mind, lookup)) return {
		...NOTHING,
		sent: tellingOrigin(mind, lookup)
	};
	const fanout = lookup.fanout > 1 ? lookup.fanout - 1 : 1;
	const { sent, considered } = owedOnward(mind, {
		...lookup,
		fanout
	});
	return {
		sent: [...listener === void 0 ? [] : [{
			to: listener,
			message: {
				type: "enqueue",
				id: lookup.id,
				fanout
			}
		}], ...sent],
		considered
	};
}
function tellingOrigin({ self }, { id, origin }) {
	return origin === null || origin === self ? [] : [{
		to: origin,
		message: {
			type: "sameRing",
			id
		}
	}];
}
/** A node that is in no ring owes nothing. */
function owedOnward(mind, lookup) {
	const { self, config, neighbours } = mind;
	const { id, again } = lookup;
	if (neighbours === null || neighbours.successor === null) return NOTHING;
	const { predecessor, successor } = neighbours;
	if (open(self, successor, config.keys).includes(id)) return {
		sent: [{
			to: id,
			message: {
				type: "trymerge",
				predecessor: self,
				successor,
				again
			}
		}],
		considered: [{
			node: id,
			again
		}]
	};
	if (open(predecessor, self, config.keys).includes(id)) return {
		...NOTHING,
		sent: [{
			to: id,
			message: {
				type: "trymerge",
				predecessor,
				successor: self,
				again
			}
		}]
	};
	return {
		...NOTHING,
		sent: [{
			to: nearest(mind, successor, id),
			message: lookup
		}]
	};
}
/** Of the successor and the contacts that are up, the one from which the way to `id` is shortest. */
function nearest({ config, contacts, suspected }, successor, id) {
	const way = (node) => steps(node, id, config.keys);
	return contacts.filter((node) => !suspected.includes(node)).reduce((best, node) => way(node) < way(best) ? node : best, successor);
}
// spec/ring-merge/conduct.ts
var nodesSayWhatTheyOwe = always((deed) => {
	const sent = deed.effects.flatMap((effect) => effect.type === "send" ? [{
		to: effect.to,
		message: effect.message
	}] : []);
	return areSameBag(sent, [...owedForEvent(deed), ...owedForLookups(deed).sent]);
}, "At each event a node sends exactly the messages that the event calls for, once each.");
var theRingHearsOfCandidates = always((deed) => {
	const named = deed.effects.flatMap((effect) => effect.type === "indicate" ? [effect.output] : []).map(({ node, again }) => ({
		node,
		again
	}));
	return areSameBag(named, [...candidatesOf(deed), ...owedForLookups(deed).considered]);
}, "A node names to its ring only the successor of a trymerge, the sender of a candidate, and looked-up nodes that belong right after it.");
var lookupsComeInTurn = always((deed) => {
	const { before, event, after, effects } = deed;
	const isOwed = equal([...treated(deed), ...after.agenda], lookupsInHand(deed));
	const drawn = event.type === "chosen" ? 1 : 0;
	const isFree = treated(deed).every((lookup, i) => i < drawn || listenersFor(before, lookup).length <= 1);
	const choices = effects.flatMap((effect) => effect.type === "choose" ? [effect.among] : []);
	const [waiting] = after.agenda;
	if (waiting === void 0) return isOwed && isFree && choices.length === 0;
	const listeners = listenersFor(before, waiting).length;
	return isOwed && isFree && listeners > 1 && equal(choices, [listeners]) && effects.at(-1)?.type === "choose";
}, "A node treats look-ups in their order, and waits only when it has to draw at random one of several nodes to tell.");
/** The messages that an event asks for by itself, look-ups in hand aside. */
function owedForEvent({ before, event }) {
	const { self, config, neighbours, queue } = before;
	const myself = {
		type: "mlookup",
		id: self,
		fanout: config.fanout,
		origin: null,
		again: true
	};
	switch (event.type) {
		case "receive": {
			const { from, message } = event;
			if (message.type !== "trymerge" || message.predecessor === from) return [];
			return [{
				to: message.predecessor,
				message: {
					type: "candidate",
					again: message.again
				}
			}];
		}
		case "timeout": {
			if (event.timer.type === "tick") return queue.slice(0, 1).map(({ node, fanout, again }) => ({
				to: node,
				message: {
					...myself,
					fanout,
					again
				}
			}));
			const successor = neighbours?.successor ?? self;
			return event.timer.type === "lookForSelf" && successor !== self ? [{
				to: successor,
				message: myself
			}] : [];
		}
		default: return [];
	}
}
function candidatesOf({ event }) {
	if (event.type !== "receive") return [];
	const { from, message } = event;
	if (message.type === "trymerge") return [{
		node: message.successor,
		again: message.again
	}];
	return message.type === "candidate" ? [{
		node: from,
		again: message.again
	}] : [];
}
/** The nodes that a step proves to be in the same ring as this node: it no longer needs to look for them. */
function foundBy(deed) {
	const { before, event } = deed;
	const arrived = treated(deed).filter((lookup) => lookup.origin === before.self && isFound(before, lookup));
	const named = event.type === "receive" && event.message.type === "sameRing" ? [event.message.id] : [];
	const adopted = event.type === "request" && event.request.type === "neighbours" ? [event.request.successor] : [];
	return [...[...arrived.map(({ id }) => id), ...named].filter((node) => !before.suspected.includes(node)), ...adopted.filter((node) => node !== null)];
}
/** The nodes of its passive list that are up. */
function awaiting({ passive, suspected }) {
	return passive.filter((node) => !suspected.includes(node));
}
var talking = {
	nodesSayWhatTheyOwe,
	theRingHearsOfCandidates,
	lookupsComeInTurn
};
var noting = {
	theLostAreRemembered: always((deed) => {
		const { before, after } = deed;
		const lost = lostIn(deed);
		const others = before.passive.filter((node) => !lost.includes(node) && !foundBy(deed).includes(node));
		return equal(after.passive, [...lost, ...others].slice(0, before.config.passiveListLength));
	}, "A lost node, or one named by an operator, goes to the head of the passive list. Only found nodes leave it, and the oldest ones when it is full."),
	detectionsWait: always((deed) => {
		const { before, event, after } = deed;
		const isTick = event.type === "timeout" && event.timer.type === "tick";
		const waiting = before.queue.slice(isTick ? 1 : 0);
		const fresh = detectionsIn(deed).filter(({ node }) => waiting.every((each) => each.node !== node));
		return equal(after.queue, [...waiting, ...fresh].filter(({ node }) => !foundBy(deed).includes(node)));
	}, "A tick treats the first detection; a node that is new to the queue waits at its end until then, or until it is found."),
	candidatesAreSoughtOnce: always(({ before, event, after }) => {
		if (event.type === "request" && event.request.type === "neighbours" || event.type === "timeout" && event.timer.type === "retry") return after.sought.length === 0;
		const told = event.type === "receive" && event.message.type === "trymerge" && before.config.fanout > 1 ? [event.message.predecessor, event.message.successor] : [];
		return equal(after.sought, ascending([...before.sought, ...told]));
	}, "With gossip a node notes the candidates that it looks up, until its neighbours change or it tries again."),
	suspicionsAreNoted: always(({ before, event, after }) => {
		const { suspected } = before;
		const begun = event.type === "suspect" ? ascending([...suspected, event.node]) : suspected;
		const held = event.type === "restore" ? begun.filter((node) => node !== event.node) : begun;
		return equal(after.suspected, held.filter((node) => watchedBy(after).includes(node)));
	}, "A node suspects exactly the nodes that its detector suspects, as long as it watches them."),
	theRingIsNoted: always(({ before, event, after }) => {
		const request = event.type === "request" ? event.request : null;
		const neighbours = request?.type === "neighbours" ? {
			predecessor: request.predecessor,
			successor: request.successor
		} : before.neighbours;
		const contacts = request?.type === "contacts" ? ascending(request.nodes).filter((node) => node !== before.self) : before.contacts;
		return equal([after.neighbours, after.contacts], [neighbours, contacts]);
	}, "The neighbours and contacts of a node are those that its ring named last, except the node itself."),
	theBootstrapListGoesRound: always(({ before, event, after }) => {
		const isRetry = event.type === "timeout" && event.timer.type === "retry";
		const { length } = before.config.bootstrap;
		const isUsed = isRetry && awaiting(before).length === 0 && length > 0;
		return after.turn === (isUsed ? (before.turn + 1) % length : before.turn);
	}, "Only a retry that takes a node of the bootstrap list moves on in that list."),
	watchingFollows: always(({ before, after, effects }) => {
		const asked = (type) => effects.flatMap((effect) => effect.type === type ? [effect.node] : []);
		const [old, now] = [watchedBy(before), watchedBy(after)];
		const without = (nodes, others) => nodes.filter((node) => !others.includes(node));
		return areSameBag(asked("monitor"), without(now, old)) && areSameBag(asked("unmonitor"), without(old, now));
	}, "In each step a node begins to watch the nodes that it now points to or remembers, and stops watching the others, once each."),
	timersRunAsLongAsTheyShould: always(({ before, event, after, effects }) => {
		const { tickMs, retryMs, lookForSelfMs } = before.config;
		const fired = event.type === "timeout" ? event.timer.type : null;
		const kept = before.armed.filter((timer) => timer !== fired);
		const fresh = [...after.queue.length > 0 ? [["tick", tickMs]] : [], ...retryMs !== void 0 && isSearching(after) ? [["retry", retryMs]] : []].filter(([timer]) => !kept.includes(timer));
		const isForSelf = lookForSelfMs !== void 0 && (event.type === "start" || fired === "lookForSelf");
		const wanted = [...fresh, ...isForSelf ? [["lookForSelf", lookForSelfMs]] : []];
		const set = effects.flatMap((effect) => effect.type === "setTimer" ? [`${effect.timer.type} ${effect.afterMs}`] : []);
		return equal([...after.armed].sort(), [...kept, ...fresh.map(([timer]) => timer)].sort()) && equal([...set].sort(), wanted.map((each) => each.join(" ")).sort());
	}, "A node sets a timer, for its own pause, when a reason for it begins, or when it has run out and the reason lasts."),
	nothingElseIsDone: always(({ before, after, effects }) => after.self === before.self && (after.config === before.config || equal(after.config, before.config)) && effects.every(({ type }) => type !== "cancelTimer" && type !== "persist" && type !== "stop"), "A node keeps its place and its settings, sets timers only, keeps nothing on disk, and never ends.")
};
/** A node that it points to, or remembers, is lost; or an operator names a node. */
function lostIn({ before, event }) {
	if (event.type === "suspect") return watchedBy(before).includes(event.node) ? [event.node] : [];
	return event.type === "request" && event.request.type === "merge" && event.request.with !== before.self ? [event.request.with] : [];
}
/** Those that an event tells of: they may be of another ring. */
function detectionsIn({ before, event }) {
	const { self, config, passive, turn } = before;
	const { fanout, bootstrap } = config;
	switch (event.type) {
		case "restore": return passive.includes(event.node) ? [{
			node: event.node,
			fanout,
			again: false
		}] : [];
		case "request":
			if (event.request.type !== "merge" || event.request.with === self) return [];
			return [{
				node: event.request.with,
				fanout,
				again: false
			}];
		case "receive": {
			const { message } = event;
			if (message.type !== "enqueue" || message.id === self) return [];
			return [{
				node: message.id,
				fanout: message.fanout,
				again: false
			}];
		}
		case "timeout": {
			if (event.timer.type !== "retry") return [];
			const up = awaiting(before);
			return (up.length > 0 ? up : bootstrap.slice(turn, turn + 1)).map((node) => ({
				node,
				fanout,
				again: true
			}));
		}
		default: return [];
	}
}
function isSearching(mind) {
	return mind.config.bootstrap.length > 0 || awaiting(mind).length > 0;
}
/** "Ping passive lists periodically" (slides): it has them watched, as it has those that it points to. */
function watchedBy(mind) {
	return ascending([...pointers(mind), ...mind.passive]);
}
export { talking as n, noting as t };
