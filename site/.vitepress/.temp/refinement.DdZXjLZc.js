import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { D as recoverable, E as reachable, O as step, w as always } from "./scenario.Cs_16ybG.js";
import { i as steps, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { t as rightFingers } from "./table.Czs3Ul-r.js";
// spec/fingers/overlay.ts
/**
* Routing by fingers, seen from outside: the nodes, what the ring has told each of them, their fingers, and where each
* lookup is.
*/
function isSame(one, other) {
	return one.key === other.key && one.origin === other.origin;
}
function isUp({ peers }, id) {
	return peers.some((peer) => peer.id === id && peer.up);
}
/** "A peer knows only its own responsibility" (slide 18). */
function owns({ peers, size }, id, key) {
	const predecessor = peers.find((peer) => peer.id === id)?.predecessor ?? null;
	return predecessor !== null && halfOpen(predecessor, id, size).includes(key);
}
/** The longest way that a lookup may still have: first up to the key, then, once it has passed the key, back to it. */
function wayLeft({ size }, { key, at, turned }) {
	return turned ? [0, steps(key, at, size)] : [1, steps(at, key, size)];
}
/** Every member that is up has the table that it would have if it knew all of them. */
function hasRightFingers({ peers, size, arity }) {
	const members = peers.filter(({ up, predecessor }) => up && predecessor !== null);
	const ids = members.map(({ id }) => id);
	return members.every(({ id, fingers }) => {
		const right = rightFingers(id, ids, size, arity);
		return fingers.length === right.length && right.every((finger, place) => finger === fingers[place]);
	});
}
// spec/fingers/properties.ts
/**
* The properties of fingers and of routing. Sources: SELFMAN slides 12 ("Maximum log(n) re-routes"), 13 and 18. The
* slide on ring maintenance says that fingers are for efficiency: "they can be temporarily in an inconsistent state".
*
* Sentences that do not hold as they are worded have two readings here: see `mostHops` and `fingersAreOrWereMembers`.
*/
/** Hold at every moment, whatever the ring says, and whichever nodes are suspected or crash. */
var fingerProperties = {
	onlyAnOwnerAnswers: step((before, after) => newAnswers(before, after).every(({ owner, key }) => owns(after, owner, key)), "A node that answers a lookup owns the key at that moment (slide 18)."),
	everyQuestionIsInOnePlace: always((overlay) => questionsOf(overlay).every((one, i, all) => all.findIndex((other) => isSame(one, other)) === i), "A lookup waits at one node, or is on its way to one, or has one answer, and it is never answered twice."),
	everyHopShortensTheWay: step(hopsShortenTheWay, "Each hop brings a lookup nearer to its key: clockwise up to the key and then, if it has passed the key, counter-clockwise back."),
	noNodeLosesALookup: step((before, after) => lostLookups(before, after).every(({ at }) => !isUp(after, at)), "A lookup is lost only if the node that has it crashes; no node that is up loses one."),
	fingersAreNamedByTheRing: always(({ peers }) => peers.every(({ fingers }) => fingers.every((finger) => peers.some(({ id, named }) => id === finger && named))), "Every finger is a node that the ring has admitted, or has named to another node as its neighbour.")
};
/**
* The stronger reading of `fingersAreNamedByTheRing`. It does NOT hold while a node joins: the ring names a newcomer to
* its successor before the newcomer is a member. The successor makes it a finger, and a lookup that goes there waits.
*/
var fingersAreOrWereMembers = always(({ peers }) => peers.every(({ fingers }) => fingers.every((finger) => peers.some(({ id, predecessor }) => id === finger && predecessor !== null))), "Every finger is a node that is, or has been, a member of the ring.", ({ peers }) => {
	const isNoMember = (finger) => !peers.some(({ id, predecessor }) => id === finger && predecessor !== null);
	return peers.flatMap(({ id, fingers }) => fingers.filter(isNoMember).map((finger) => `node ${id} has node ${finger} for a finger, which was never a member`)).slice(0, 4).join(", ");
});
/** Claimed where the ring comes to rest, and nodes that were suspected falsely can be restored. */
function everyQuestionIsAnswered(questions) {
	return recoverable(({ answers }) => answers.filter(({ told }) => told).length === questions, "Every client can still be told the owner of the key that it asked for.");
}
/** Claimed where tables are refreshed again and again, or by use. */
var fingersBecomeRight = recoverable(hasRightFingers, "All members can still get the right table, that of a node that knows all members.");
/** Claimed where the ring does not change. */
var fingersStayRight = always(hasRightFingers, "All members have the right table, that of a node that knows all members.");
var aFingerIsWrong = reachable((overlay) => !hasRightFingers(overlay), "At some moment a member does not have the right table, that of a node that knows all members.");
var aLookupTurns = reachable(({ lookups }) => lookups.some(({ turned }) => turned), "Some lookup passes its key and turns back counter-clockwise.");
function questionsOf({ lookups, answers }) {
	return [...lookups, ...answers];
}
function lostLookups(before, after) {
	const asked = questionsOf(after);
	return before.lookups.filter((lookup) => !asked.some((other) => isSame(lookup, other)));
}
function hopsShortenTheWay(before, after) {
	const { lookups } = after;
	return before.lookups.every((lookup) => lookups.every((later) => !isSame(lookup, later) || isNearer(after, later, lookup)));
}
function isNearer(overlay, later, earlier) {
	if (later.at === earlier.at && later.turned === earlier.turned) return true;
	const [[legs, places], [legsBefore, placesBefore]] = [wayLeft(overlay, later), wayLeft(overlay, earlier)];
	return legs < legsBefore || legs === legsBefore && places < placesBefore;
}
/** The answers given in this step. One that has only arrived at its client is not new. */
function newAnswers(before, after) {
	const given = before.answers;
	return after.answers.filter((answer) => !given.some((other) => isSame(answer, other) && answer.owner === other.owner));
}
// scenarios/fingers/refinement.ts
/** The ring has named the first members to each other. */
function hearing(members) {
	return {
		initial: {
			asked: 0,
			answers: [],
			named: members
		},
		after: (heard, event) => event.type === "output" ? withAnswer(heard, event.node, event.output) : withRequest(heard, event.node, event.request)
	};
}
/** Of nodes with fingers on a ring, clients see what they ask of the fingers, and what these answer. */
function heardAbove() {
	return {
		initial: {
			asked: 0,
			answers: [],
			named: []
		},
		after(heard, event) {
			if (event.type === "output") return event.output.type === "upper" ? withAnswer(heard, event.node, event.output.inner) : heard;
			return event.request.type === "upper" ? withRequest(heard, event.node, event.request.inner) : heard;
		}
	};
}
/** Of such nodes, the messages between the fingers. */
function messagesAbove(messages) {
	return messages.flatMap(({ from, to, message }) => message.type === "upper" ? [{
		from,
		to,
		message: message.inner
	}] : []);
}
function withAnswer(heard, origin, { key, owner }) {
	const answers = [...heard.answers, {
		key,
		origin,
		owner,
		told: true
	}];
	return {
		...heard,
		answers: answers.sort((a, b) => a.key - b.key || a.origin - b.origin || a.owner - b.owner)
	};
}
function withRequest(heard, node, request) {
	if (request.type === "lookup") return {
		...heard,
		asked: heard.asked + 1
	};
	if (request.type !== "neighbours") return heard;
	const { predecessor, successor } = request;
	return {
		...heard,
		named: union(heard.named, [
			node,
			predecessor,
			...successor === null ? [] : [successor]
		])
	};
}
/** A world of nothing but fingers, in which requests tell what a ring would tell. */
function overlayOf(world) {
	return overlay(world);
}
/** Each part is made when it is read, for no property needs all of them. */
function overlay(world) {
	const { keys: size, arity } = world.nodes[0].state.config;
	return {
		size,
		arity,
		get peers() {
			return world.nodes.map((node) => peerOf(node, world.history));
		},
		get lookups() {
			return [...world.nodes.flatMap(waitingAt), ...world.messages.flatMap(({ to, message }) => lookupOf(to, message))];
		},
		get answers() {
			return [...world.history.answers, ...world.messages.flatMap(({ from, to, message }) => answerOf(from, to, message))];
		}
	};
}
/** The state of the fingers of one node, alone or above a ring; null while the node is not up. */
function routerOf({ id, status, state }, watched, timers) {
	if (status !== "up") return null;
	const { config, neighbours, fingers, suspected, waiting } = state;
	return {
		id,
		size: config.keys,
		arity: config.arity,
		predecessor: neighbours?.predecessor ?? null,
		successor: neighbours?.successor ?? null,
		fingers,
		suspected,
		watched,
		tableQuestions: waiting.filter(({ purpose }) => purpose === "finger"),
		waiting: {
			count: waiting.length,
			most: config.waitingAtMost ?? null
		},
		refreshes: {
			areDue: timers > 0,
			areWanted: config.refreshAfterMs !== void 0
		}
	};
}
/** How nodes ask one another, in a world of nothing but fingers. */
function askingIn({ nodes, messages }) {
	return {
		routers: nodes.map(({ id, status, state, monitored, timers }) => routerOf({
			id,
			status,
			state
		}, monitored, timers.length)),
		lookups: messages.flatMap(({ from, to, message }) => {
			if (message.type !== "lookup") return [];
			const { key, origin, purpose, target } = message;
			return [{
				from,
				to,
				key,
				origin,
				isForTable: purpose === "finger",
				target
			}];
		}),
		nobodyWritesToItself: messages.every(({ from, to }) => from !== to)
	};
}
function peerOf(node, history) {
	return {
		id: node.id,
		get up() {
			return node.status !== "down";
		},
		get predecessor() {
			return node.state.neighbours?.predecessor ?? null;
		},
		get named() {
			return history.named.includes(node.id);
		},
		get fingers() {
			return node.state.fingers;
		}
	};
}
function waitingAt({ id, status, state }) {
	return status === "down" ? [] : state.waiting.flatMap((lookup) => lookupOf(id, lookup));
}
/** The lookups of clients only: the properties say nothing of lookups that refresh a table. */
function lookupOf(at, message) {
	if (message.type !== "lookup" || message.purpose !== "client") return [];
	return [{
		key: message.key,
		origin: message.origin,
		at,
		turned: message.direction === "back"
	}];
}
function answerOf(owner, origin, message) {
	return message.type === "found" && message.purpose === "client" ? [{
		key: message.key,
		origin,
		owner,
		told: false
	}] : [];
}
function union(nodes, others) {
	return ascending([...nodes, ...others]);
}
export { overlay as a, aFingerIsWrong as c, fingerProperties as d, fingersAreOrWereMembers as f, owns as g, isSame as h, messagesAbove as i, aLookupTurns as l, fingersStayRight as m, heardAbove as n, overlayOf as o, fingersBecomeRight as p, hearing as r, routerOf as s, askingIn as t, everyQuestionIsAnswered as u };
