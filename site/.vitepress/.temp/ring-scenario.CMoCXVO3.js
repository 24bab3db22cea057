import { t as relaxedRing } from "./step.0cFMw3PP.js";
import { A as rememberingEach, C as allThrough, E as reachable, O as step, i as scenario, j as rememberingRecent, w as always } from "./scenario.Cs_16ybG.js";
import { r as open, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { n as isAscending, r as setOf } from "./sorted-set.BIX3z-gE.js";
import { n as trafficBetween, r as trafficOf, t as textOf } from "./traffic.D-B796PO.js";
import { S as membersOf, g as structure, m as perfectRingOfMembers, u as isPerfectAmongMembers } from "./properties.Cb08gLre.js";
import { t as canonical } from "./canonical.Dq9ysdzx.js";
import { r as tidied, t as atomicRing } from "./atomic-ring.BdcuLgLL.js";
import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { n as ringOf } from "./refinement.DjLOop0P.js";
// spec/relaxed-ring/rest.ts
/**
* A relaxed ring at rest: nothing is in flight, everybody is a member, and all failure detectors are right. Nothing happens any
* more unless a timer runs out, a client asks, or something fails. Work left undone then stays undone.
*/
var nothingIsLeftUndone = atRest(({ asked, held }) => asked.length === 0 && held === 0, "At rest, no member waits for an answer or holds a message.");
/** A perfect ring is not only within reach: the ring gets there. Claimed where all can reach each other, and no message is lost. */
var restIsPerfect = atRest(({ id, predecessor, successors: [successor] }, state) => {
	const round = roundFrom(state, id);
	return successor === round[0] && predecessor === (round.at(-2) ?? id);
}, "At rest, the successor of every member is the next member clockwise, and its predecessor the next one counter-clockwise.");
/**
* A follower that has gone elsewhere would be watched for ever, without need. Followers that are down are kept, as they may
* come back.
*/
var followersFollow = atRest(({ id, followers }, state) => {
	const following = membersIn(state).filter((other) => other.id !== id && other.successors[0] === id);
	return followers.filter((node) => isThere(state, id, node)).join() === setOf(...following.map((other) => other.id)).join();
}, "At rest, the followers that a member can reach are exactly the nodes whose successor it is.");
var onlyNeighboursAreWatched = atRest(({ id, predecessor, successors: [successor], watched }, state) => {
	const isFollowedBy = (node) => membersIn(state).some((other) => other.id === node && other.successors[0] === id);
	const isNeighbour = (node) => node === predecessor || node === successor || isFollowedBy(node);
	return watched.every((node) => isNeighbour(node) || !isThere(state, id, node));
}, "At rest, a member watches its neighbours, its followers and nodes that it cannot reach, and nobody else.");
var itComesToRest = reachable(isAtRest, "Nothing is in flight, all are members, and all detectors are right.");
/** Of a ring in which no message is lost. */
var restProperties = {
	nothingIsLeftUndone,
	restIsPerfect,
	followersFollow,
	onlyNeighboursAreWatched
};
/** Whether nothing happens any more by itself. */
function isAtRest(state) {
	const isRight = (book) => book.status === "member" && book.watched.every((node) => isThere(state, book.id, node) !== book.suspected.includes(node));
	return state.quiet && state.books.length > 0 && state.books.every(isRight);
}
function atRest(isRight, doc) {
	return always((state) => !isAtRest(state) || membersIn(state).every((member) => isRight(member, state)), doc);
}
function membersIn({ books }) {
	return books.filter((book) => book.status === "member");
}
/** Whether `node` is up in the life that this one knows, and this one can reach it. */
function isThere({ books, down, apart }, id, node) {
	if (down.includes(node) || apart.some((pair) => pair.includes(id) && pair.includes(node))) return false;
	const incarnationAt = (at) => books.find((book) => book.id === at)?.lives.find((life) => life.node === node)?.incarnation ?? 1;
	return incarnationAt(id) === incarnationAt(node);
}
/** The members that are met when walking round the circle once, the one that walks at the end. */
function roundFrom(state, id) {
	const ids = membersIn(state).map((member) => member.id);
	return halfOpen(id, id, state.size).filter((place) => ids.includes(place));
}
// spec/relaxed-ring/turns.ts
/** One step of the network at each node: its books before and after, the messages received and the messages sent. */
/** Claims `isSound` of each node that is up before and after a step. */
function eachChange(isSound, doc) {
	return step((before, after) => changesBetween(before, after).every(isSound), doc);
}
/** Whether the node at that step has learned that `node` has begun a later life. */
function hasRestarted({ before, after }, node) {
	const [known, now] = [before, after].map(({ lives }) => lives.find((life) => life.node === node)?.incarnation ?? 1);
	return known !== void 0 && now !== void 0 && now > known;
}
function eachMembersChange(isSound, doc) {
	return eachChange((change) => !isMembersChange(change) || isSound(change), doc);
}
function eachLeaversChange(isSound, doc) {
	return eachChange((change) => !isOfLeaver(change) || isSound(change), doc);
}
/** Claims `isSound` of each node that is up before and after a step, with what it has heard and sent. */
function eachTurn(isSound, doc) {
	return step((before, after) => turnsBetween(before, after).every(isSound), doc);
}
function eachMembersTurn(isSound, doc) {
	return eachTurn((turn) => !isMembersChange(turn) || isSound(turn), doc);
}
function eachLeaversTurn(isSound, doc) {
	return eachTurn((turn) => !isOfLeaver(turn) || isSound(turn), doc);
}
/** Claims `isMeant` of each message of this type that a member sends. */
function eachSent(type, isMeant, doc) {
	return eachMembersTurn((turn) => turn.sent.every((said) => said.type !== type || isMeant(turn, said)), doc);
}
/**
* Claims `isAnswered` of each message of these types that a member handles. Not where it holds messages: then the step may
* handle those, too.
*/
function eachHeard(types, isAnswered, doc) {
	return eachMembersTurn((turn) => turn.before.held > 0 || turn.heard.every((said) => !types.includes(said.type) || isAnswered(turn, said)), doc);
}
/** The messages of one type to `node` among `underWay`. */
function saidTo(underWay, node, type) {
	return underWay.filter((said) => said.to === node && said.type === type);
}
/** Whether `node` would be a closer successor than the present one. If a member is alone or has none, any other node is. */
function isCloser({ id, successors: [successor = id] }, node, size) {
	return open(id, successor, size).includes(node);
}
/** The first of `nodes` that is met when walking counter-clockwise from `place`; undefined if there is none. */
function nearestTo(place, nodes, size) {
	return open(place, place, size).findLast((each) => nodes.includes(each));
}
function same(some, others) {
	return some.length === others.length && some.every((node, place) => node === others[place]);
}
/** The elements of `nodes` that are not in `others`. */
function without(nodes, others) {
	return nodes.filter((node) => !others.includes(node));
}
function isMembersChange(change) {
	return change.before.status === "member" && change.after.status === "member";
}
function isOfLeaver(change) {
	return change.before.status === "leaving" && change.after.status === "leaving";
}
var changesBetween = rememberingRecent(2, (before, after) => after.books.flatMap((book) => {
	const old = before.books.find(({ id }) => id === book.id);
	return old === void 0 ? [] : [{
		before: old,
		after: book,
		size: after.size
	}];
}));
var turnsBetween = rememberingRecent(2, (before, after) => {
	const traffic = trafficBetween(before.said, after.said);
	return changesBetween(before, after).map((change) => {
		const { id } = change.after;
		return {
			...change,
			...trafficOf(traffic, id),
			underWay: after.said.filter(({ from }) => from === id)
		};
	});
});
/** The messages that `id` has sent in a step in which it may have ended. */
function newlySaid(before, after, id) {
	return trafficOf(trafficBetween(before.said, after.said), id).sent;
}
var answers = {
	keysPassWhenBothSuspect: eachHeard("follow", ({ before, after, size }, { from, suspects = [] }) => {
		const isGivenUp = open(before.predecessor, before.id, size).includes(from);
		const isClear = knownBetween(before, from, size).every((node) => before.suspected.includes(node) && suspects.includes(node));
		return before.suspected.includes(from) || after.predecessor === (isGivenUp || isClear ? from : before.predecessor);
	}, "A member that is asked to be a successor takes the asker as predecessor exactly if it is closer, or both suspect all nodes between."),
	acceptedNamesTheNext: eachHeard("follow", ({ before, after, underWay, size }, { from, suspects = [] }) => {
		if (before.suspected.includes(from)) return true;
		const between = knownBetween(before, from, size);
		const untried = without(between, suspects);
		const followers = without(before.followers, [from, ...between]);
		const beyond = open(before.predecessor, before.id, size).includes(from) ? before.predecessor : nearestTo(from, followers, size) ?? from;
		const named = untried.length > 0 ? nearestTo(before.id, untried, size) : after.predecessor === from ? beyond : from;
		return saidTo(underWay, from, "accepted").some(({ predecessor }) => predecessor === named);
	}, "A member names to a follower the nearest node between that the follower does not suspect. If there is none, it names to its predecessor the next node on the far side, and to any other follower nobody."),
	followersAreKept: eachHeard("follow", ({ before, after, size }, { from, suspects = [], moves = -1 }) => {
		if (before.suspected.includes(from)) return same(before.followers, after.followers);
		const between = knownBetween(before, from, size);
		const kept = after.predecessor === from && between.every((node) => suspects.includes(node)) ? without(before.followers, between) : before.followers;
		const noted = after.notes.find(({ node }) => node === from);
		const latest = Math.max(moves, ...before.notes.flatMap((note) => note.node === from ? [note.moves] : []));
		return same(setOf(...kept, from), after.followers) && noted?.moves === latest;
	}, "A member adds the node that asks to its followers, with its highest count of moves, and removes those whose keys it takes."),
	leavesOfFollowersCount: eachHeard(["unfollow", "hint"], ({ before, after }, { from, moves }) => {
		if (moves === void 0) return true;
		const isOvertaken = before.notes.some((note) => note.node === from && note.moves >= moves);
		return same(after.followers, isOvertaken ? before.followers : without(before.followers, [from]));
	}, "A member removes a follower that says that it follows another node, unless a later request of that follower has arrived."),
	closerOnesAreAdopted: eachHeard(["accepted", "newSuccessor"], ({ before, after, underWay, size }, { from }) => {
		if (before.suspected.includes(from)) return same(before.successors, after.successors);
		if (isCloser(before, from, size)) return after.successors[0] === from;
		return before.successors[0] === from || saidTo(underWay, from, "unfollow").length > 0;
	}, "A member adopts a closer node that says that it is the successor, and tells a farther one that it does not follow it."),
	listsAreTakenOver: eachHeard(["accepted", "newSuccessor"], ({ before, after, size }, { from, successors = [] }) => {
		if (before.suspected.includes(from) || after.successors[0] !== from) return true;
		const known = isCloser(before, from, size) ? before.successors : before.successors.slice(1);
		const list = successors.length === 0 ? known : upTo(after.id, from, successors).filter((node) => !before.suspected.includes(node));
		return same(after.successors, [from, ...list].slice(0, after.listLength));
	}, "A member takes over the list of its successor up to itself, without suspects. If that list is empty, it keeps what it knows."),
	neighboursAreMet: eachHeard("accepted", ({ before, after, underWay, size }, { from, predecessor: named = -1 }) => {
		if (before.suspected.includes(from) || after.successors[0] !== from || named === after.id) return true;
		if (open(after.id, from, size).includes(named)) return after.suspected.includes(named) || after.asked.includes(named);
		return saidTo(underWay, named, "newSuccessor").length > 0;
	}, "A member that its successor has accepted asks the node that the successor names, if that lies between them. It tells a named node beyond that it has come between."),
	newcomersAreAsked: eachHeard("newSuccessor", ({ before, after, underWay, size }, { from, predecessor }) => {
		const isFollowed = isCloser(before, from, size) || before.successors[0] === from;
		return before.suspected.includes(from) || !isFollowed || predecessor === after.id || saidTo(underWay, from, "follow").length > 0;
	}, "A member asks a new successor that names another predecessor to be accepted."),
	hintsAreFollowed: eachHeard("hint", ({ before, after, sent, underWay, size }, { from, node = -1 }) => {
		if (before.suspected.includes(from)) return true;
		const isAsked = saidTo(underWay, before.suspected.includes(node) ? from : node, "follow").length > 0;
		if (before.suspected.includes(node)) return from === before.successors[0] ? isAsked : saidTo(sent, from, "follow").length === 0;
		if (node === before.successors[0]) return isAsked;
		return !isCloser(before, node, size) || after.asked.includes(node) && (isAsked || node !== from && before.asked.includes(node));
	}, "A member asks the node that a hint names, if that is its successor or closer. If it suspects the node, too, it says so, but only to its successor."),
	messagesGoOn: eachHeard(["join", "lookup"], (turn, said) => {
		const { before, after, underWay } = turn;
		const aim = said.type === "join" ? said.newcomer : said.key;
		if (aim === void 0 || said.type === "join" && (isIn(before, aim) || before.suspected.includes(aim))) return true;
		const isAnswered = said.origin === after.id || saidTo(underWay, said.origin ?? -1, "found").some(({ key }) => key === aim);
		if (isOwner(turn, aim)) return said.type === "join" || isAnswered;
		const hop = nextHop(turn, said, aim);
		if (hop === null && findsItselfAlone(turn)) return said.type === "join" ? saidTo(underWay, aim, "accepted").length > 0 : isAnswered;
		if (hop === null) return after.held > before.held;
		return saidTo(underWay, hop.to, said.type).some(({ key, newcomer, origin, direction }) => (key ?? newcomer) === aim && origin === said.origin && direction === hop.direction);
	}, "A member passes on each message whose key it does not own: clockwise until the key is passed, and then counter-clockwise. It holds a message whose next hop is missing or suspected, unless it finds that it is alone."),
	newcomersAreAdmitted: eachHeard("join", (turn, { newcomer: aim = -1 }) => {
		const { before, after, underWay, size } = turn;
		if (before.suspected.includes(aim) || aim === after.id) return true;
		const answers = saidTo(underWay, aim, "accepted");
		if (isIn(before, aim)) {
			const named = nearestTo(aim, without(before.followers, [aim]), size);
			return named === void 0 || answers.some(({ predecessor }) => predecessor === named);
		}
		if (!isOwner(turn, aim)) return true;
		return after.predecessor === aim && same(after.followers, setOf(...before.followers, aim)) && answers.some(({ predecessor }) => predecessor === before.predecessor);
	}, "The owner of the identifier of a newcomer takes it as predecessor and names the old one to it. A newcomer that asks again is answered again."),
	newcomersTakeTheirPlace: eachTurn(({ before, after, heard, size }) => {
		if (before.status !== "joining" || after.status !== "member") return true;
		return heard.every(({ type, from, predecessor = -1, successors = [] }) => {
			if (type !== "accepted" || after.suspected.includes(from) || after.suspected.includes(predecessor)) return true;
			const list = [from, ...upTo(after.id, from, successors)].slice(0, after.listLength);
			return (open(after.id, from, size).includes(after.successors[0]) || same(after.successors, without(list, after.suspected))) && (after.predecessor === predecessor || open(predecessor, after.id, size).includes(after.predecessor));
		});
	}, "A newcomer takes the node that admits it as successor, with its list, and the node that this one names as predecessor. Nearer nodes that have written meanwhile take precedence."),
	nothingIsSaidTwice: eachTurn(({ sent }) => {
		const texts = sent.filter(({ type }) => type !== "lookup" && type !== "found").map(textOf);
		return new Set(texts).size === texts.length;
	}, "In one step no node sends the same message twice to the same node.")
};
function knownBetween({ id, predecessor, followers }, from, size) {
	const between = open(from, id, size);
	return setOf(predecessor, ...followers).filter((node) => between.includes(node));
}
function isIn({ predecessor, followers }, newcomer) {
	return newcomer === predecessor || followers.includes(newcomer);
}
function isOwner({ before: { id, predecessor }, size }, key) {
	return halfOpen(predecessor, id, size).includes(key);
}
function findsItselfAlone({ before, after }) {
	return before.successors[0] !== before.id && after.status === "member" && after.successors[0] === after.id;
}
/** Null: the message has to wait. */
function nextHop({ before, size }, { direction }, aim) {
	const { id, predecessor, successors, suspected } = before;
	const [successor] = successors;
	if (direction === "back" || successor === id) return suspected.includes(predecessor) ? null : {
		to: predecessor,
		direction: "back"
	};
	if (successor === void 0) return null;
	return {
		to: successor,
		direction: halfOpen(id, successor, size).includes(aim) ? "back" : "onward"
	};
}
/** The beginning of a successor's list, to the place where it comes home or begins again; this node then stands at the end. */
function upTo(id, successor, list) {
	const home = list.findIndex((node) => node === id || node === successor);
	return home < 0 ? list : [...list.slice(0, home), id];
}
// spec/relaxed-ring/books.ts
/**
* The books of one node of a relaxed ring, seen from inside: the nodes that it knows and watches, and what it waits
* for. The ring of `ring.ts` follows from these books: a fault here becomes a fault of the ring later.
*/
/** A node that is listed twice is asked, watched and told twice; one that lists itself asks, watches and tells itself. */
var setsAreSets = always(({ books }) => books.every((book) => setsOf(book).every((set) => isAscending(set) && !set.includes(book.id))), "A node keeps its followers, and the nodes that it asked, suspects or waits for, in ascending order, once each, without itself.");
/** A list of successors ends at the node itself, or where the list is full. */
var successorListsAreSound = eachMember(({ id, successors, listLength, suspected }) => {
	const isEndOnly = successors.slice(0, -1).every((node) => node !== id);
	const isEachOnce = setOf(...successors).length === successors.length;
	return successors.length <= listLength && isEndOnly && isEachOnce && successors.every((node) => !suspected.includes(node));
}, "A node's list of successors is within its bound, names each node once and no suspect, and the node itself only at the end.");
/** Claimed where no suspicion is false: a node that is trusted again may stand in a list before it is the successor again. */
var successorListsGoRoundOnce = eachMember(({ id, successors }, size) => successors.every((node, place) => place === 0 || halfOpen(successors[place - 1], id, size).includes(node)), "The list of successors of a node is in clockwise order, and does not go round past the node itself.");
var soundBooks = {
	setsAreSets,
	successorListsAreSound,
	onlyCloserNodesAreAsked: eachMember(({ id, successors: [successor = id], asked, suspected }, size) => asked.every((node) => open(id, successor, size).includes(node) && !suspected.includes(node)), "A member asks only nodes that would be closer successors, and that it does not suspect."),
	onlyFollowersAreNoted: eachMember(({ followers, notes }) => isAscending(notes.map(({ node }) => node)) && notes.every(({ node }) => followers.includes(node)), "A member notes only of its followers how often they have changed their successor."),
	onlyTheStuckIsHeld: eachMember(({ held, predecessor, successors, suspected }) => held === 0 || successors.length === 0 || suspected.includes(predecessor), "A member holds messages only while it suspects its predecessor, or has no successor."),
	fewMessagesWait: always(({ books }) => books.every((book) => waitingAt(book) <= book.mostWaiting), "No more messages than its bound wait at a node, whether it is a newcomer, a member or a leaver."),
	isolatedNodesTrustNobody: eachMember(({ successors, asked, predecessor, followers, suspected }) => successors.length > 0 || asked.length > 0 || [predecessor, ...followers].every((node) => suspected.includes(node)), "A member without a successor has asked a node to be its successor, or suspects all nodes that it knows."),
	watchesWhomItNeeds: always(({ books }) => books.every((book) => isEqual(book.watched, setOf(...neededBy(book)).filter((node) => node !== book.id))), "A node watches its neighbours, its followers, and the nodes that it has asked, suspects or waits for, and nobody else."),
	timersAreArmed: always(({ books }) => books.every((book) => {
		if (book.status === "leaving") return isEqual(setOf(...withoutAll(book.timers, book.wanted.inside)), book.wanted.parting);
		return isEqual(setOf(...book.timers), book.status === "member" ? book.wanted.inside : book.started ? book.wanted.outside : []);
	}), "A newcomer has only its timer to ask again armed, and a member only its timer to refresh. A leaver has its timer to say again that it leaves."),
	leaversWait: always(({ books }) => books.every((book) => book.status !== "leaving" || book.awaited.length > 0 && (book.hasInherited || book.awaited.includes(book.heir))), "A leaver always waits for some node: first for its heir, then for the nodes that follow it."),
	leaversWaitForThePresent: always(({ books }) => books.every((book) => book.status !== "leaving" || book.awaited.every((node) => !book.suspected.includes(node))), "A leaver waits for no node that it suspects."),
	followersOfLeaversAreTold: always(({ books }) => books.every((book) => book.status !== "leaving" || !book.hasInherited || book.followers.every((node) => book.awaited.includes(node))), "A leaver whose heir has inherited its keys waits for every node that follows it.")
};
function eachMember(isSound, doc) {
	return always(({ books, size }) => books.every((book) => book.status !== "member" || isSound(book, size)), doc);
}
function waitingAt(book) {
	switch (book.status) {
		case "joining": return book.stashed;
		case "member": return book.held;
		case "leaving": return book.held.length;
	}
}
function setsOf(book) {
	switch (book.status) {
		case "joining": return [];
		case "member": return [
			book.followers,
			book.asked,
			book.suspected
		];
		case "leaving": return [
			book.followers,
			book.awaited,
			book.suspected
		];
	}
}
function neededBy(book) {
	switch (book.status) {
		case "joining": return [];
		case "member": return [
			book.predecessor,
			...book.successors.slice(0, 1),
			...book.followers,
			...book.asked,
			...book.suspected
		];
		case "leaving": return [...book.awaited, ...book.suspected];
	}
}
/** A member that begins to leave may have a timer that it does not need any more. */
function withoutAll(timers, needless) {
	return timers.filter((timer) => !needless.includes(timer));
}
function isEqual(some, others) {
	return some.length === others.length && some.every((each, place) => each === others[place]);
}
var soundForgetting = {
	fewSuspectsAreKept: always(({ books, size }) => books.every((book) => book.mostSuspects === null || needlessSuspects(book, size).length <= book.mostSuspects), "A member suspects no more nodes than its bound, those that matter aside: its predecessor, followers, and nodes before its successor."),
	theNearestAreKept: eachMembersChange((change) => {
		const { before, after, size } = change;
		const kept = needlessSuspects(after, size);
		const isFarther = (node) => kept.every((other) => !open(other, after.id, size).includes(node));
		return without(before.suspected, after.suspected).every((node) => !isForgotten(change, node) || isFarther(node));
	}, "Of the suspects that do not matter, a member forgets those that are farther away on the predecessor's side."),
	closerNodesStayWatched: eachMembersChange(({ before, after, size }) => {
		const had = [
			...before.successors.slice(0, 1),
			...before.asked,
			...before.suspected
		].filter((node) => node !== after.id);
		return after.successors[0] === after.id || had.every((node) => !isCloser(after, node, size) || after.watched.includes(node));
	}, "A member goes on watching each node between itself and its successor that it has followed, asked or suspected.")
};
/** Whether a member that has stopped suspecting `node` has forgotten it, and may do so. */
function isForgotten({ after, size }, node) {
	return after.mostSuspects !== null && !after.watched.includes(node) && !suspicionMatters(after, node, size);
}
function needlessSuspects(book, size) {
	return book.status === "member" ? book.suspected.filter((node) => !suspicionMatters(book, node, size)) : [];
}
/** A member that is alone takes over the keys of suspects by itself. To one without a successor all nodes matter. */
function suspicionMatters(book, node, size) {
	const { id, predecessor, successors, followers, asked } = book;
	return node === predecessor || [
		...followers,
		...successors,
		...asked
	].includes(node) || successors[0] !== id && isCloser(book, node, size);
}
var soundChanges = {
	movesAreCounted: eachMembersChange((change) => {
		const { before, after } = change;
		const [old] = before.successors;
		const [now] = after.successors;
		const isAlone = old === void 0 && now === after.id;
		const moves = old === now || isAlone ? 0 : 1;
		return after.moves === before.moves + (old !== void 0 && old === now && hasRestarted(change, old) ? 2 : moves);
	}, "A member increases its count of moves exactly when it changes its successor."),
	suspicionsComeSingly: eachChange((change) => {
		const { before, after } = change;
		if (before.status === "joining" || after.status === "joining") return true;
		return [...without(before.suspected, after.suspected).filter((node) => !isMembersChange(change) || !isForgotten(change, node)), ...without(after.suspected, before.suspected)].filter((node) => !hasRestarted(change, node)).length <= 1;
	}, "In one step a node begins or stops suspecting at most one other node, nodes that it forgets or that have restarted aside."),
	keysAreTakenFromSuspects: eachMembersChange((change) => {
		const { before, after, size } = change;
		if (after.predecessor === before.predecessor) return true;
		return open(before.predecessor, before.id, size).includes(after.predecessor) || isGone(change, before.predecessor);
	}, "A member takes over the keys of its predecessor only if it suspects the predecessor, or has heard that the predecessor leaves or has restarted."),
	newPredecessorsAreFollowers: eachMembersChange(({ before, after }) => after.predecessor === before.predecessor || after.predecessor === after.id || after.followers.includes(after.predecessor), "A member adopts a new predecessor only from among its followers."),
	successorsAreLeftForCloserOnes: eachMembersChange((change) => {
		const { before, after, size } = change;
		const [old = before.id] = before.successors;
		const [now] = after.successors;
		if (old === now || old === before.id) return true;
		return isGone(change, old) || now !== void 0 && open(after.id, old, size).includes(now);
	}, "A member changes its successor only for a closer node, or because it suspects the old successor, or that one has restarted."),
	questionsStayOpen: eachMembersChange((change) => {
		const { before, after, size } = change;
		const [successor = after.id] = after.successors;
		const isClosed = (node) => isGone(change, node) || !open(after.id, successor, size).includes(node);
		return without(before.asked, after.asked).every(isClosed);
	}, "A member waits for the answer of a closer node until that node is suspected, has restarted, or is as far as the successor."),
	inheritancesLast: eachLeaversChange(({ before, after }) => !before.hasInherited || after.hasInherited, "A leaver whose heir has inherited its keys does not look for another heir."),
	...soundForgetting
};
/** A member that suspects a node may forget it in the same step. */
function isGone(change, node) {
	return change.after.suspected.includes(node) || hasRestarted(change, node) || isForgotten(change, node);
}
var duties = {
	doubtsAreShared: eachMembersTurn(({ before, after, underWay, size }) => {
		const were = doubtersOf(before, size);
		return doubtersOf(after, size).every((node) => were.includes(node) || isTold(underWay, node, ["hint", "accepted"]));
	}, "Once a member suspects all nodes that it knows between a follower and itself, it sends the follower a hint or an answer."),
	followersAreAnswered: eachMembersTurn(({ before, heard, underWay }) => heardFrom(heard, "follow", before.suspected).every((node) => isTold(underWay, node, ["accepted"])), "A member answers each request to follow from a node that it does not suspect."),
	leaversAreAnswered: eachMembersTurn(({ heard, underWay }) => heardFrom(heard, "leaving").every((node) => isTold(underWay, node, ["farewell"])), "A member sends a farewell to each node that tells it that it leaves."),
	newSuccessorsAreAsked: eachMembersTurn(({ before, after, underWay, size }) => {
		const [old = before.id] = before.successors;
		const [now = after.id] = after.successors;
		return (now !== after.id && open(after.id, now, size).includes(old) ? [now, ...without(after.asked, before.asked)] : without(after.asked, before.asked)).every((node) => isTold(underWay, node, ["follow"]));
	}, "A member asks a node that replaces its successor, and each closer node that it hears of, to be accepted as predecessor."),
	theReplacedAreTold: eachMembersTurn(({ before, after, underWay }) => {
		const [old = before.id] = before.successors;
		return !(old !== before.id && old !== after.successors[0] && !after.suspected.includes(old)) || isTold(underWay, old, ["unfollow"]);
	}, "A member that changes its successor tells the old one, unless it suspects it."),
	suspectsAreNamed: eachMembersTurn(({ before, after, underWay, size }) => {
		const [successor = after.id] = after.successors;
		if (successor === after.id) return true;
		const named = underWay.filter(({ type, to }) => type === "follow" && to === successor).flatMap(({ suspects = [] }) => suspects);
		return without(after.suspected, before.suspected).every((node) => !open(after.id, successor, size).includes(node) || named.includes(node));
	}, "A member that begins to suspect a node between itself and its successor tells its successor."),
	theTrustedAreTold: eachMembersTurn((turn) => without(turn.before.suspected, turn.after.suspected).every((node) => isTold(turn.underWay, node, isForgotten(turn, node) ? ["hint", "unfollow"] : ["hint"])), "A member that trusts a node again sends that node a hint about itself. A suspect that is forgotten is told that it is not followed."),
	entriesAreAnnounced: eachTurn(({ before, after, heard, underWay }) => {
		if (before.status !== "joining" || after.status !== "member") return true;
		return heard.flatMap(({ type, predecessor = after.id }) => type === "accepted" ? [predecessor] : []).every((node) => node === after.id || isTold(underWay, node, ["newSuccessor"]));
	}, "A newcomer that is admitted tells the predecessor that its successor has named."),
	theAwaitedAreWaitedFor: eachLeaversTurn(({ before, after, heard }) => {
		const isHeard = (node) => heard.some(({ from, type }) => from === node && (type === "farewell" || type === "leaving"));
		return [before.awaited, before.followers].every((nodes, kind) => without(nodes, kind === 0 ? after.awaited : after.followers).every((node) => isHeard(node) || after.suspected.includes(node)));
	}, "A leaver waits for a node until that node has said farewell, leaves too, or is suspected.")
};
/** The followers that only need to suspect the same nodes as this one: then this one takes the keys of all of these. */
function doubtersOf({ id, predecessor, followers, suspected }, size) {
	if (!suspected.includes(predecessor)) return [];
	const known = setOf(predecessor, ...followers);
	return followers.filter((follower) => {
		const between = known.filter((node) => open(follower, id, size).includes(node));
		return !suspected.includes(follower) && between.length > 0 && between.every((node) => suspected.includes(node));
	});
}
function heardFrom(heard, type, ignored = []) {
	return heard.flatMap((said) => said.type === type && !ignored.includes(said.from) ? [said.from] : []);
}
function isTold(underWay, node, types) {
	return underWay.some(({ to, type }) => to === node && types.includes(type));
}
var leavesInOrder = {
	leaversKeepTheirBooks: eachTurn(({ before, after, size }) => {
		if (before.status !== "member" || after.status !== "leaving") return true;
		const followers = without(setOf(before.predecessor, ...before.followers), [before.id, ...before.suspected]);
		const [successor = before.id] = before.successors;
		const heir = successor !== before.id ? successor : nearestAfter(before.id, followers, size) ?? before.id;
		return after.predecessor === before.predecessor && after.held.length === before.held && same(after.successors, before.successors) && after.heir === heir && same(after.followers, followers);
	}, "A member that begins to leave has its successor as heir, or else the next node clockwise that it knows. It has to tell its predecessor and its followers, without suspects."),
	heirsFollowInOrder: eachLeaversTurn(({ before, after, heard }) => {
		if (!same(after.successors, without(before.successors, after.suspected))) return false;
		if (after.suspected.includes(before.heir)) return after.heir === (after.successors[0] ?? after.id);
		const isHeirless = before.hasInherited && before.heir === before.id;
		const isAsked = (from) => isHeirless || !before.hasInherited && from === before.heir;
		const [named] = heard.flatMap(({ from, heir }) => heir !== void 0 && isAsked(from) ? [heir] : []);
		return after.heir === (named === void 0 || before.suspected.includes(named) ? before.heir : named);
	}, "A leaver changes its heir only if the heir names a trusted node between the two, or is gone. Then the next successor is the heir. A leaver without one turns to a trusted node that another node names."),
	heirsInheritByTheirOwnWord: eachLeaversTurn(({ before, after, heard }) => {
		const isAccepted = heard.some(({ from, heir }) => from === before.heir && heir === from);
		return after.hasInherited === (before.hasInherited || isAccepted || after.heir === after.id);
	}, "The heir of a leaver has inherited as soon as it says farewell and names itself, or if there is no heir."),
	heirsAreToldFirst: eachTurn(({ after, sent }) => after.status !== "leaving" || after.hasInherited || saidOfLeave(sent).every(({ to }) => to === after.heir), "A leaver tells only its heir that it leaves, until the heir has inherited."),
	theAwaitedAreTold: eachTurn(({ before, after, heard, underWay }) => {
		if (after.status !== "leaving") return true;
		const awaited = before.status === "leaving" ? before.awaited : [];
		const isNews = before.status !== "leaving" || before.heir !== after.heir;
		const callers = before.status === "leaving" && before.hasInherited ? heard.flatMap(({ type, from }) => CALLS.includes(type) ? [from] : []) : [];
		const due = setOf(...without(after.awaited, awaited), ...callers.filter((node) => after.awaited.includes(node)));
		const heirs = isNews && !after.hasInherited ? [after.heir] : [];
		return [...due, ...heirs].every((node) => saidTo(underWay, node, "leaving").length > 0);
	}, "A leaver announces its leave to each node that it waits for, a new heir above all. It repeats this to a node that still writes as to a neighbour."),
	announcementsNameTheRest: eachTurn(({ after, sent }) => {
		if (after.status !== "leaving") return true;
		return saidOfLeave(sent).every(({ successors = [] }) => same(successors, inheritanceOf(after)));
	}, "A leaver names its heir, and after it the further successors that it knows clockwise of the heir."),
	leaversAnswerLeavers: eachLeaversTurn(({ after, heard, underWay }) => saidOfLeave(heard).every(({ from, suspects = [] }) => {
		const heir = [after.heir, ...after.successors].find((node) => !suspects.includes(node)) ?? after.id;
		return after.suspected.includes(from) && saidTo(underWay, from, "farewell").some((said) => said.heir === heir);
	}), "A leaver answers another one with a farewell that names its own heir, or the next successor that the other one does not exclude."),
	leaversHoldMessages: eachLeaversTurn(({ before, after, heard }) => after.held.length >= after.mostWaiting || after.held.length >= before.held.length + heard.filter(({ type }) => type === "join" || type === "lookup").length, "A leaver holds each message for the owner of a key, as long as it has room."),
	bequestsAreMeant: step((before, after) => {
		return before.books.filter((book) => book.status === "leaving" && after.books.every(({ id }) => id !== book.id)).every((book) => book.status !== "leaving" || newlySaid(before, after, book.id).every((said) => isBequest(book, said, after.size)));
	}, "A leaver that ends passes the messages that it has held on to its heir. It marks them as past their key exactly if the heir lies clockwise of the key."),
	farewellsNameTheHeir: eachHeard("leaving", ({ before, underWay, size }, { from, suspects = [] }) => {
		const between = knownIn(before, open(from, before.id, size));
		const heir = nearestTo(before.id, without(between, [...suspects, ...before.suspected]), size) ?? before.id;
		return saidTo(underWay, from, "farewell").some((said) => said.heir === heir);
	}, "A member names as the heir of a leaver the nearest node between the two that neither suspects, or else itself."),
	keysOfLeaversPass: eachHeard("leaving", ({ before, after, size }, { from, predecessor = -1 }) => {
		if (isAlone(after)) return true;
		if (from !== before.predecessor) return after.predecessor === before.predecessor;
		const between = without(before.followers, [from, ...before.suspected]).filter((node) => open(predecessor, after.id, size).includes(node));
		return after.predecessor === (nearestTo(after.id, between, size) ?? predecessor);
	}, "If the predecessor of a member leaves, its own predecessor takes its place, or a nearer follower. If another node leaves, the predecessor stays."),
	followersOfLeaversPass: eachHeard("leaving", ({ before, after }, { from, predecessor = -1 }) => {
		const gained = from === before.predecessor && predecessor !== after.id ? [predecessor] : [];
		return isAlone(after) || same(after.followers, setOf(...without(before.followers, [from]), ...gained));
	}, "A member removes a leaver from its followers. If the leaver was its predecessor, it adds the predecessor of the leaver."),
	leaversAreReplaced: eachHeard("leaving", ({ before, after }, { from, successors = [] }) => {
		if (from !== before.successors[0]) return true;
		const list = without(successors.length === 0 ? before.successors.slice(1) : upTo(after.id, from, successors), before.suspected).slice(0, after.listLength - 1);
		return list.length === 0 || list[0] === after.id ? [void 0, after.id].includes(after.successors[0]) : same(after.successors, list);
	}, "A member whose successor leaves takes the list of the leaver for its own, up to itself and without suspects."),
	nearerOnesAreAsked: eachHeard("leaving", ({ before, after, size }, { from, predecessor = -1, successors = [] }) => {
		const nearer = [predecessor, ...successors.slice(0, 1)].find((node) => isCloser(before, node, size) && !before.suspected.includes(node));
		return nearer === void 0 || nearer === from || after.asked.includes(nearer) || after.successors[0] === nearer;
	}, "A member that hears of a leave asks the leaver's predecessor or heir to be its successor, if that is closer than its own."),
	heirsAreNotKeptWaiting: eachHeard("leaving", ({ after, underWay }, { predecessor, successors: [heir = after.id] = [] }) => {
		const isExpected = predecessor === after.id && heir !== after.id && !after.suspected.includes(heir);
		const isFollowed = after.successors[0] === heir || after.asked.includes(heir);
		return !isExpected || isFollowed || saidTo(underWay, heir, "unfollow").length > 0;
	}, "The predecessor of a leaver tells the heir, which expects it as a follower, if it follows another node.")
};
/** Messages for a neighbour: their sender may point to the receiver. */
var CALLS = [
	"follow",
	"accepted",
	"newSuccessor",
	"hint"
];
function saidOfLeave(said) {
	return said.filter(({ type }) => type === "leaving");
}
function inheritanceOf({ id, heir, successors }) {
	return heir === id ? successors : [heir, ...successors.slice(successors.indexOf(heir) + 1)];
}
function isBequest({ id, predecessor, heir, held }, said, size) {
	const aim = said.type === "join" ? said.newcomer : said.type === "lookup" ? said.key : void 0;
	if (aim === void 0) return true;
	const isPast = predecessor === id || halfOpen(predecessor, heir, size).includes(aim);
	const isHeld = held.some(({ type, key, newcomer, origin, direction }) => type === said.type && (key ?? newcomer) === aim && origin === said.origin && said.direction === (isPast ? "back" : direction));
	return said.to === heir && isHeld;
}
function knownIn({ predecessor, followers }, places) {
	return setOf(predecessor, ...followers).filter((node) => places.includes(node));
}
/** Whether it has taken all keys, and has no followers. */
function isAlone({ id, predecessor }) {
	return predecessor === id;
}
/** The first of `nodes` that is met when walking clockwise from `place`; undefined if there is none. */
function nearestAfter(place, nodes, size) {
	return open(place, place, size).find((each) => nodes.includes(each));
}
var soundSteps = {
	listsComeFromTheSuccessor: eachMembersTurn(({ before, after, heard }) => {
		const [successor] = after.successors;
		const kept = before.successors.filter((node) => !after.suspected.includes(node));
		return before.successors[0] !== successor || kept.join() === after.successors.join() || heard.some(({ from }) => from === successor);
	}, "A member that keeps its successor changes its list only on a message from this successor, or for a suspicion."),
	followIsMeant: eachSent("follow", ({ before, after, heard, size }, { to, moves = -1, suspects = [] }) => {
		const between = (suspected) => suspected.filter((node) => open(after.id, to, size).includes(node)).join();
		const isCounted = before.moves <= moves && moves <= after.moves;
		const isNamed = [before, after].some(({ suspected }) => between(suspected) === suspects.join());
		const isNew = !before.asked.includes(to) || !after.asked.includes(to) || heard.some(({ from }) => from === to);
		const isWorthSaying = suspects.length > 0 || !heard.some(({ type, from }) => type === "accepted" && from === to);
		const isAbout = heard.some(({ from, node }) => from === to || node === to);
		const isNews = before.successors[0] !== to || isAbout || suspects.some((node) => !before.suspected.includes(node));
		return isCounted && isNamed && isNew && isWorthSaying && isNews && (after.successors[0] === to || after.asked.includes(to));
	}, "A member asks its successor when there is news, or a closer node, once unless that node reports, and nobody else. It names all suspects in between, and asks a node that has just accepted it only to name suspects."),
	unfollowIsCounted: eachSent("unfollow", ({ after }, { to, moves }) => moves === after.moves && after.successors[0] !== to, "A member tells only a node that is not its successor that it does not follow that node, with its present count of moves."),
	hintIsMeant: eachSent("hint", ({ before, after }, { from, to, node, moves = after.moves }) => {
		if (node === from) return before.suspected.includes(to) && !after.suspected.includes(to) && moves === after.moves;
		const isNews = [before, after].map(({ predecessor, followers, suspected }) => canonical([
			predecessor,
			followers,
			suspected
		]));
		return node !== void 0 && after.suspected.includes(node) && after.followers.includes(to) && isNews[0] !== isNews[1];
	}, "A hint names its sender, if it goes to a node that the sender trusts again. Else it goes to a follower, after a change, and names a suspect."),
	acceptedIsMeant: eachSent("accepted", ({ before, after }, { to, predecessor = -1, successors = [] }) => {
		return [
			to,
			before.id,
			before.predecessor,
			...before.followers
		].includes(predecessor) && after.followers.includes(to) && successors.join() === after.successors.join();
	}, "A member accepts only its followers, and tells them its whole list of successors and a neighbour that it knows."),
	newSuccessorIsMeant: eachSent("newSuccessor", ({ after }, { predecessor, successors = [] }) => predecessor === after.predecessor && successors.join() === after.successors.join(), "A newcomer that announces itself to its predecessor names this predecessor and its whole list of successors."),
	routesAreMeant: eachMembersTurn(({ after, sent, size }) => {
		const { id, predecessor, successors, suspected } = after;
		return sent.every(({ type, to, key, newcomer, direction }) => {
			const aim = type === "join" ? newcomer : type === "lookup" ? key : void 0;
			if (aim === void 0) return true;
			const isLast = halfOpen(id, to, size).includes(aim);
			return to === successors[0] && direction === "back" === isLast || to === predecessor && direction === "back" && !suspected.includes(to);
		});
	}, "A member passes a message clockwise to its successor, marked as past its key if that is so, or counter-clockwise to its predecessor."),
	leavingIsMeant: eachTurn(({ after, sent }) => {
		if (after.status !== "leaving") return true;
		return sent.every((said) => said.type !== "leaving" || announces(after, said));
	}, "A leaver announces itself to nodes that it waits for, and names its predecessor, its heir and all its suspects."),
	leavesAreSaidOnce: eachLeaversTurn(({ before, after, heard, sent }) => {
		const isNew = ({ to }) => !before.awaited.includes(to) || before.heir !== after.heir || heard.some(({ from }) => from === to);
		return sent.every((said) => said.type !== "leaving" || isNew(said));
	}, "A leaver announces itself only to a node that it does not wait for yet or that has just written, or when its heir changes."),
	leaversNoteWhoCalls: eachTurn(({ before, after, heard }) => {
		if (before.status !== "leaving" || after.status !== "leaving") return true;
		return heard.filter(({ from, type }) => [
			"follow",
			"accepted",
			"newSuccessor",
			"hint"
		].includes(type) && !before.suspected.includes(from)).every(({ from }) => after.followers.includes(from) || after.awaited.includes(from));
	}, "A leaver remembers each node that writes to it as to a neighbour, and tells the node now or when it has an heir."),
	farewellIsMeant: eachSent("farewell", ({ before, after, heard, size }, { from, to, heir = -1 }) => {
		const down = [...before.suspected, ...heard.flatMap(({ type, suspects = [] }) => type === "leaving" ? suspects : [])];
		return halfOpen(to, from, size).includes(heir) && (heir === from || !down.includes(heir)) && after.suspected.includes(to);
	}, "A member says farewell only to a leaver that it now suspects. It names as heir itself, or a node between the two that neither suspects.")
};
function announces({ id, awaited, heir, predecessor, suspected }, said) {
	const isOfHeir = heir === id || said.successors?.[0] === heir;
	return awaited.includes(said.to) && isOfHeir && said.predecessor === predecessor && said.suspects?.join() === suspected.join();
}
var talkMakesSense = {
	nobodyTalksToItself: eachMessage(({ from, to }) => from !== to, "No node sends a message to itself."),
	suspectsStandBetween: eachMessage(({ from, to, type, suspects = [] }, { size }) => type !== "follow" || suspects.every((node) => open(from, to, size).includes(node)), "A node that asks to follow another names only suspects between the two."),
	unfollowIsMeant: eachMessage(({ from, to, type, moves }, talk) => {
		const sender = memberAt(talk, from);
		return type !== "unfollow" || sender === void 0 || sender.moves !== moves || sender.successors[0] !== to;
	}, "No member tells its present successor that it does not follow it."),
	listsSaidAreSound: eachMessage(({ from, successors = [] }, talk) => {
		const { listLength } = memberAt(talk, from) ?? { listLength: Number.POSITIVE_INFINITY };
		return setOf(...successors).length === successors.length && successors.length <= listLength;
	}, "Each list of successors in a message is within its bound and names no node twice."),
	acceptedFollow: eachMessage(({ from, to, type }, talk) => {
		const receiver = memberAt(talk, to);
		const sender = memberAt(talk, from);
		if (type !== "accepted" || receiver === void 0 || sender === void 0 || receiver.successors[0] !== from) return true;
		return knows(sender, to) || talk.said.some((said) => said.type === "follow" && said.from === to && said.to === from);
	}, "A member that has accepted a follower knows or suspects this follower, or will get another request to follow from the same node.")
};
var toldTruly = {
	neighboursAreTold: eachTold((told, telling) => {
		const member = memberAt(telling, told.by);
		if (member === void 0 || told.neighbours === null && telling.founders.includes(told.by)) return true;
		return told.neighbours?.predecessor === member.predecessor && told.neighbours.successor === (member.successors[0] ?? null);
	}, "The neighbours that a member told the layer above last are its present ones."),
	nothingIsToldTwice: eachTold(({ repeated }) => !repeated, "A node tells the layer above nothing again that has not changed in between."),
	joinsAreTold: eachTold(({ by, joined }, telling) => {
		return joined === (telling.books.some(({ id, status }) => id === by && status !== "joining") && !telling.founders.includes(by) ? 1 : 0) || !telling.books.some(({ id }) => id === by);
	}, "A newcomer tells the layer above exactly once that it has been admitted."),
	isolationIsTold: eachTold((told, telling) => {
		const member = memberAt(telling, told.by);
		return member === void 0 || told.isolated === (member.successors.length === 0 && member.asked.length === 0);
	}, "The layer above was last told that a member is isolated exactly if the member has no successor and has asked no node."),
	leavesAreTold: eachTold((told, { books }) => {
		const book = books.find(({ id }) => id === told.by);
		if (book === void 0) return true;
		if (book.status !== "leaving") return !told.leaving;
		return told.leaving && told.heir === (book.hasInherited && book.heir !== book.id ? book.heir : null);
	}, "A leaver tells the layer above at once that it leaves, and names its heir as soon as the heir has inherited."),
	endsAreTold: eachTold(({ by, left }, { ended }) => left === ended.includes(by), "A leaver tells the layer above that it has left when it ends, and not earlier.")
};
function eachMessage(isMeant, doc) {
	return always((talk) => talk.said.every((said) => isMeant(said, talk)), doc);
}
function eachTold(isTrue, doc) {
	return always((telling) => telling.told.every((told) => isTrue(told, telling)), doc);
}
function memberAt({ books }, id) {
	return books.find((book) => book.id === id && book.status === "member");
}
function knows({ followers, suspected }, node) {
	return followers.includes(node) || suspected.includes(node);
}
// scenarios/relaxed-ring/atomic-refinement.ts
/** Comparing the messages of two states takes longer than making the states. */
var MOST_STEPS = 15e3;
/** The same with more than two newcomers: a node may let many of them in at once, so the ring without messages has many actions. */
var MOST_STEPS_OF_CROWDS = 1e3;
/**
* The refinement, where it is judged: in scenarios that hold, are small, and keep one owner for each key. A ring in which a
* key may get two owners does not refine the ring without messages. Nor does one that never delivers some messages, or in which
* nodes forget suspects.
*/
function atomicRefinement(nodes, { expect, unreachable, absent, faults }, required) {
	const newcomers = nodes.filter(({ running }) => running === void 0).length;
	const isSmall = expect?.verdict === "holds" && expect.generated <= (newcomers > 2 ? MOST_STEPS_OF_CROWDS : MOST_STEPS);
	const isForgetful = nodes.some(({ config }) => config.suspectsAtMost !== void 0);
	return isSmall && !isForgetful && unreachable === void 0 && faults?.restart === void 0 && "atMostOneResponsible" in required ? { atomicRing: refinesAtomicRing(nodes, absent) } : {};
}
/** Each step of a node, and each fault, is one action of the ring without messages, or changes nothing there. */
function refinesAtomicRing(nodes, absent = []) {
	const founders = nodes.filter(({ running, config }) => running === void 0 && config.contacts.length === 0).map(({ id }) => id);
	const size = nodes[0].config.keys;
	const gone = Object.fromEntries(absent.map((id) => [id, { status: "down" }]));
	const view = (world) => tidied({
		size,
		nodes: {
			...gone,
			...Object.fromEntries(world.nodes.map((node) => [node.id, atomicNode(node)]))
		},
		offers: world.messages.flatMap(({ from, to, message }) => offersIn(from, to, message)),
		words: [...world.messages.flatMap(({ from, message }) => wordsIn(from, message)), ...world.nodes.flatMap(({ status, state }) => status !== "down" && state.status === "joining" ? state.stash.flatMap(({ from, message }) => wordsIn(from, message)) : [])]
	});
	const beginning = view({
		nodes: nodes.map(({ id, running }) => ({
			id,
			status: running === void 0 ? "new" : "up",
			state: running ?? {
				status: "joining",
				self: id,
				config: nodes[0].config,
				contact: 0,
				stash: []
			}
		})),
		messages: []
	});
	return {
		of: atomicRing({
			init: beginning,
			founders
		}),
		view
	};
}
function atomicNode({ status, state }) {
	if (status === "down") return state.status === "leaving" ? {
		status: "left",
		predecessor: state.predecessor
	} : { status: "down" };
	switch (state.status) {
		case "joining": return { status: "outside" };
		case "member": {
			const { predecessor, successor, suspected } = state;
			return {
				status: "member",
				predecessor,
				successor,
				suspected
			};
		}
		case "leaving": {
			const { predecessor, heir, hasInherited, suspected } = state;
			return {
				status: "leaving",
				predecessor,
				heir,
				hasInherited,
				suspected
			};
		}
	}
}
function offersIn(by, to, message) {
	return message.type === "accepted" ? [{
		from: message.predecessor,
		to,
		by
	}] : [];
}
function wordsIn(by, message) {
	return message.type === "follow" ? message.suspects.map((about) => ({
		by,
		about
	})) : [];
}
// scenarios/relaxed-ring/books.ts
/** How a world of relaxed-ring nodes is seen by somebody who may look into them. */
/** Each part is made when it is read, for no property needs all of them. `apart`: who can never reach whom. */
function booksOf(world, apart = []) {
	return {
		get size() {
			return world.nodes[0].state.config.keys;
		},
		get books() {
			return booksIn(world);
		},
		get quiet() {
			return world.quiet;
		},
		get down() {
			return world.nodes.flatMap(({ id, status }) => status === "down" ? [id] : []);
		},
		apart
	};
}
/** The same with what is in flight. */
function talkOf(world) {
	return {
		size: world.nodes[0].state.config.keys,
		books: booksIn(world),
		said: world.messages.map(saidIn)
	};
}
/** Each view of a world is read once, by whatever properties. */
var booksIn = rememberingRecent(4, ({ nodes }) => nodes.flatMap((node) => node.status === "down" ? [] : [bookOf(node)]));
/** A message is the same object in all states in which it is in flight. */
var saidIn = rememberingEach(({ from, to, message }) => ({
	from,
	to,
	...message
}));
/** The same with what each node has told the layer above. */
function tellingOf(founders) {
	return (world) => ({
		size: world.nodes[0].state.config.keys,
		books: booksIn(world),
		told: world.history,
		ended: world.nodes.flatMap(({ id, status, state }) => status === "down" && state.status !== "member" ? [id] : []),
		founders
	});
}
/** The record that a world keeps of the outputs of these nodes. */
function hearing(nodes) {
	return {
		initial: nodes.map(silent),
		after: (all, event) => all.map((told) => event.type === "output" && event.node === told.by ? hears(told, event.output) : told)
	};
}
function silent(by) {
	return {
		by,
		neighbours: null,
		repeated: false,
		joined: 0,
		isolated: false,
		leaving: false,
		heir: null,
		left: false
	};
}
function hears(told, output) {
	switch (output.type) {
		case "joined": return {
			...told,
			joined: told.joined + 1
		};
		case "neighbours": {
			const { predecessor, successor } = output;
			const isSame = told.neighbours?.predecessor === predecessor && told.neighbours.successor === successor;
			return {
				...told,
				neighbours: {
					predecessor,
					successor
				},
				isolated: false,
				repeated: told.repeated || isSame
			};
		}
		case "isolated": return {
			...told,
			isolated: true
		};
		case "leaving": return {
			...told,
			leaving: true,
			heir: output.heir,
			repeated: told.repeated || told.leaving && told.heir === output.heir
		};
		case "left": return {
			...told,
			left: true,
			repeated: told.repeated || told.left
		};
		case "found":
		case "apart": return told;
		default: return unreachable(output);
	}
}
function bookOf({ id, status, state, timers, monitored }) {
	const common = {
		id,
		started: status !== "new",
		watched: monitored,
		timers: timers.map(({ type }) => type),
		lives: state.lives ?? [],
		mostWaiting: state.config.waitingAtMost ?? Number.MAX_SAFE_INTEGER,
		mostSuspects: state.config.suspectsAtMost ?? null,
		wanted: wantedBy(state.config)
	};
	switch (state.status) {
		case "joining": return {
			...common,
			status: "joining",
			stashed: state.stash.length
		};
		case "leaving": {
			const { predecessor, heir, hasInherited, successors, held, followers, awaited, suspected } = state;
			return {
				...common,
				status: "leaving",
				predecessor,
				heir,
				hasInherited,
				successors,
				held,
				followers,
				awaited,
				suspected
			};
		}
		case "member": {
			const { predecessor, successor, backups, followers, asked, suspected } = state;
			const known = {
				predecessor,
				followers,
				asked,
				suspected,
				successors: successor === null ? [] : [successor, ...backups]
			};
			const counted = {
				listLength: state.config.successorListLength,
				held: state.held.length,
				moves: state.moves
			};
			return {
				...common,
				status: "member",
				...known,
				...counted,
				notes: state.returns
			};
		}
	}
}
function wantedBy({ retryAfterMs, refreshAfterMs }) {
	const [outside, parting] = retryAfterMs === void 0 ? [[], []] : [["askAgain"], ["leaveAgain"]];
	return {
		outside,
		inside: refreshAfterMs === void 0 ? [] : ["refresh"],
		parting
	};
}
// scenarios/relaxed-ring/ring-scenario.ts
/** Structure at every moment, and the way back to a perfect ring of all that are members by then. */
var heals = {
	...structure,
	perfectRing: perfectRingOfMembers
};
function ringScenario(nodes, { instance, required, atRest = restProperties, seen, ...rest }) {
	return scenario({
		name: `relaxed-ring/${instance}`,
		protocol: relaxedRing,
		nodes,
		...rest,
		refines: atomicRefinement(nodes, rest, required),
		properties: {
			...allThrough(ringOf, required),
			...onTheBooks(rest, {
				...soundBooks,
				...atRest
			}),
			...nodes.some(isRefreshing) ? {} : inTheTalk(rest),
			...seen
		}
	});
}
/**
* The duties of every node on its own state, and on each change of that in one step. Judged in each scenario, except
* those that exist to refute one property.
*/
function onTheBooks({ expect, unreachable }, required) {
	if (expect?.verdict === "violates") return {};
	return allThrough((world) => booksOf(world, unreachable), {
		...soundChanges,
		...required
	});
}
/** It asks its successor without news, which the duties on messages do not know. */
function isRefreshing({ config }) {
	return config.refreshAfterMs !== void 0;
}
/** Comparing the messages of two states takes longer than making the states. */
var MOST_STEPS_WITH_TALK = 6e3;
/**
* The duties on the messages between nodes. Not judged where the network repeats, loses or never delivers messages:
* then what is in flight does not show what was sent and heard.
*/
function inTheTalk({ expect, faults = {}, unreachable }) {
	const isSmall = expect?.verdict === "holds" && expect.generated <= MOST_STEPS_WITH_TALK;
	const isPlain = [
		faults.duplicate,
		faults.drop,
		faults.partition,
		faults.restart,
		unreachable
	].every((each) => each === void 0);
	return isSmall && isPlain ? allThrough(talkOf, {
		...talkMakesSense,
		...soundSteps,
		...duties,
		...answers,
		...leavesInOrder
	}) : {};
}
/** At rest, where a bush may stay: two cannot reach each other, or a message was lost. */
var { restIsPerfect: _, ...restWithBushes } = restProperties;
function leaves(at) {
	return {
		at,
		request: { type: "leave" }
	};
}
/** A member that is up suspects a node that is down, and that had not announced its leave. */
var aCrashIsNoticed = reachable(({ nodes }) => nodes.some((node) => suspectedBy(node).some((other) => nodes.some(({ id, status }) => id === other && status === "down"))), "A member suspects a node that is down.");
var aSuspicionIsFalse = reachable(({ nodes }) => nodes.some((node) => suspectedBy(node).some((other) => nodes.some(({ id, status }) => id === other && status === "up"))), "A member suspects a node that is up.");
var someoneIsIsolated = reachable(({ nodes }) => nodes.some(({ status, state }) => status === "up" && state.status === "member" && state.successor === null && state.asked.length === 0), "A member knows of nobody that is up.");
/** A perfect ring of `members` nodes is reached. */
function aPerfectRingOf(members) {
	return { [`aPerfectRingOf${members}`]: reachable((world) => {
		const ring = ringOf(world);
		return membersOf(ring).length === members && isPerfectAmongMembers(ring);
	}, `A perfect ring of ${members} members.`) };
}
/** The same node, whose failure detector may falsely suspect only these nodes. */
function falselySuspecting(node, ...others) {
	return {
		...node,
		falselySuspects: others
	};
}
function suspectedBy({ status, state }) {
	return status === "up" && state.status === "member" ? state.suspected : [];
}
export { answers as C, restProperties as D, nothingIsLeftUndone as E, successorListsGoRoundOnce as S, itComesToRest as T, toldTruly as _, heals as a, duties as b, restWithBushes as c, booksOf as d, hearing as f, talkMakesSense as g, atomicRefinement as h, falselySuspecting as i, ringScenario as l, tellingOf as m, aPerfectRingOf as n, leaves as o, talkOf as p, aSuspicionIsFalse as r, onTheBooks as s, aCrashIsNoticed as t, someoneIsIsolated as u, soundSteps as v, eachTurn as w, soundBooks as x, leavesInOrder as y };
