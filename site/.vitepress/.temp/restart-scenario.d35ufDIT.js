import { t as relaxedRing } from "./step.0cFMw3PP.js";
import { o as successorsOf } from "./successor-list.psWui0-s.js";
import { C as allThrough, D as recoverable, E as reachable, O as step, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { i as atMostOneResponsible, l as isPerfect, p as perfectRing } from "./properties.Cb08gLre.js";
import { t as canonical } from "./canonical.Dq9ysdzx.js";
import { d as booksOf, l as ringScenario, p as talkOf, w as eachTurn } from "./ring-scenario.CMoCXVO3.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { l as staysUp, o as perfectRing$1 } from "./nodes.BQGP1PO4.js";
import { n as ringOf } from "./refinement.DjLOop0P.js";
// spec/relaxed-ring/restart.ts
var eachLifeIsNew = step((before, after) => after.boots.every((now) => {
	const old = before.boots.find(({ id }) => id === now.id);
	const isBoot = old?.isDown === true && !now.isDown;
	return old === void 0 || now.incarnation === old.incarnation + (isBoot ? 1 : 0);
}), "The incarnation of a node increases by one at each restart, and never otherwise.");
/** Otherwise a later life might use the number again. */
var livesAreOnDisk = always(({ boots }) => boots.every(({ incarnation, isDown, onDisk }) => isDown || onDisk === incarnation), "A node that runs has its incarnation on disk.");
/** Otherwise it would have no node to ask when all have been down. */
var neighboursAreOnDisk = always(({ boots }) => boots.every(({ isDown, beside, kept }) => isDown || beside.every((node) => kept.includes(node))), "A member that may found a ring after a restart has its predecessor and its list of successors on disk.");
var fewAreKept = always(({ boots }) => boots.every(({ id, kept, mostKept }) => kept.length <= mostKept && !kept.includes(id)), "A node keeps one node more than its list of successors may have, at most, and not itself.");
/** A partition or a crash takes neighbours away on both sides. Each side must still find the other one after a restart. */
var formerNeighboursAreKept = step((before, after) => after.boots.every((now) => {
	const old = before.boots.find(({ id }) => id === now.id);
	const isFull = now.kept.length === now.mostKept;
	return old === void 0 || isFull || old.kept.every((node) => now.kept.includes(node));
}), "A node that has room for more keeps the nodes that were its neighbours before.");
var livesAreKnownTruly = always(({ books }) => books.every(({ lives }) => lives.every(({ node, incarnation }) => books.every((other) => other.id !== node || incarnation <= ownIncarnation(other)))), "No node knows a life of another node that has not begun.");
/** A node that comes back in a later life is trusted or suspected as that one. */
var livesAreNotForgotten = step((before, after) => after.books.every((book) => {
	const old = before.books.find(({ id }) => id === book.id);
	return old === void 0 || old.lives.every((life) => !isKnown(book, life.node) || incarnationIn(book, life.node) >= life.incarnation);
}), "A node remembers which life of another node it means for as long as it knows that node, and never turns to an earlier one.");
var theEarlierLivesAreIgnored = eachTurn((turn) => turn.heard.every((said) => isRouted(said) || said.type === "found" || !isOfEarlierLife(turn, said) || isIgnored(turn, said)), "A message from an earlier life of its sender has no effect on a node that knows the later one. A message for an earlier life of its receiver has none but word that this life is over.");
/** The sender counts on an answer, or on this node. */
var restartsAreSaid = eachTurn(({ before, heard, underWay }) => heard.every(({ type, from, to, lives }) => {
	const isParting = [
		"join",
		"lookup",
		"found",
		"unfollow",
		"farewell",
		"restarted"
	].includes(type);
	const isForEarlierLife = incarnationIn({ lives: lives ?? [] }, to) < ownIncarnation(before);
	const isStale = incarnationIn({ lives: lives ?? [] }, from) < incarnationIn(before, from);
	return isParting || !isForEarlierLife || isStale || underWay.some((said) => said.to === from && showsTheLaterLife(said));
}), "A node that gets a message for an earlier life of its own tells the sender that it has restarted, unless that needs no answer.");
/** Word of the new life reaches all that are next to it. */
var neighboursKnowEachOther = recoverable(({ books }) => books.every((book) => {
	if (book.status !== "member") return true;
	const neighbours = [
		book.predecessor,
		...book.successors.slice(0, 1),
		...book.followers
	];
	return books.every((other) => !neighbours.includes(other.id) || incarnationIn(book, other.id) === ownIncarnation(other));
}), "Each member knows the present life of its predecessor, its successor and its followers.");
var suspicionsEnd = recoverable(({ books }) => books.every((book) => book.status === "joining" || books.every((other) => !book.suspected.includes(other.id) || incarnationIn(book, other.id) < ownIncarnation(other))), "No node suspects the present life of a node that is up.");
/** Of the machines. */
var soundBoots = {
	eachLifeIsNew,
	livesAreOnDisk
};
/** Of machines whose nodes may found a ring after a restart. */
var soundDisks = {
	neighboursAreOnDisk,
	fewAreKept,
	formerNeighboursAreKept
};
/** Of the books of the nodes. */
var soundLives = {
	livesAreKnownTruly,
	livesAreNotForgotten,
	neighboursKnowEachOther,
	suspicionsEnd
};
/** Of the messages between them. */
var livesInTalk = {
	theEarlierLivesAreIgnored,
	restartsAreSaid
};
function incarnationIn({ lives }, node) {
	return lives.find((life) => life.node === node)?.incarnation ?? 1;
}
function ownIncarnation(book) {
	return incarnationIn(book, book.id);
}
function isRouted({ type }) {
	return type === "join" || type === "lookup";
}
function isOfEarlierLife({ before }, { from, to, lives = [] }) {
	return incarnationIn({ lives }, from) < incarnationIn(before, from) || incarnationIn({ lives }, to) < ownIncarnation(before);
}
/** The message may still show that other nodes have restarted. */
function isIgnored({ before, after, sent }, { from, lives = [] }) {
	return lives.some(({ node, incarnation }) => node !== before.id && incarnation > incarnationIn(before, node)) || canonical(before) === canonical(after) && sent.every((said) => said.to === from && showsTheLaterLife(said));
}
/** "I have restarted", or "I am up". */
function showsTheLaterLife({ type, from, node }) {
	return type === "restarted" || type === "hint" && node === from;
}
function isKnown(book, node) {
	switch (book.status) {
		case "joining": return false;
		case "member": return [
			book.predecessor,
			...book.successors,
			...book.followers,
			...book.asked,
			...book.suspected
		].includes(node);
		case "leaving": return [
			book.heir,
			book.predecessor,
			...book.successors,
			...book.followers,
			...book.awaited,
			...book.suspected
		].includes(node);
	}
}
// scenarios/relaxed-ring/restart-scenario.ts
/** A message is on its way to a life that is over, though its receiver is up. */
var anEarlierLifeIsMeant = reachable(({ nodes, messages }) => messages.some(({ to, message }) => {
	const receiver = nodes.find(({ id }) => id === to);
	if (receiver?.status !== "up" || message.type === "join" || message.type === "lookup" || message.type === "found") return false;
	return incarnationAt(message, to) < incarnationAt(receiver.state, to);
}), "A message for an earlier life of a node arrives at a later one.");
var aLeaverIsBack = reachable(({ nodes }) => nodes.some(({ id, status, state }) => status === "up" && incarnationAt(state, id) > 1) && nodes.some(({ state }) => state.status === "member" && state.suspected.includes(8)), "A node that has left is up again, and a member still knows it as gone.");
/** This number of crashes, each of which a restart may follow. */
function restarts(restart) {
	return {
		crash: restart,
		restart
	};
}
/** Comparing the messages of two states takes longer than making the states. */
var MOST_STEPS_WITH_TALK = 1e3;
var soundMachines = {
	...allThrough(bootsOf, soundBoots),
	...allThrough((world) => booksOf(world), soundLives)
};
var soundTalk = allThrough((world) => talkOf(world), livesInTalk);
function restart({ nodes, instance, network = "unordered", faults, cost = "fast", unnoticed, seen, ...rest }) {
	const { expect } = rest;
	const isSmall = expect.verdict === "holds" && expect.generated <= MOST_STEPS_WITH_TALK;
	const judged = expect.verdict === "violates" ? {} : {
		...soundMachines,
		...isSmall && soundTalk
	};
	return ringScenario(nodes, {
		instance: `restart/${instance}`,
		network,
		cost,
		faults: faults ?? {
			crash: 1,
			restart: 1
		},
		...unnoticed === void 0 && { detectsRestarts: true },
		seen: {
			...judged,
			...seen
		},
		...rest
	});
}
/** These nodes as they keep their incarnation on disk, and ask all others to be let in again. Only those of `mortal` crash. */
function restarting(nodes, ...mortal) {
	const members = nodes.flatMap(({ id, running }) => running === void 0 ? [] : [id]);
	return nodes.map((node) => {
		const contacts = node.running === void 0 ? node.config.contacts : members.filter((id) => id !== node.id);
		const config = {
			...node.config,
			contacts,
			mayRestart: true
		};
		const kept = {
			...node,
			config,
			...node.running && { running: {
				...node.running,
				config
			} }
		};
		return mortal.includes(node.id) ? kept : staysUp(kept);
	});
}
function bootsOf({ nodes }) {
	return { boots: nodes.map(({ id, status, state, durable }) => ({
		id,
		isDown: status === "down",
		incarnation: incarnationAt(state, id),
		onDisk: durable?.incarnation ?? 0,
		beside: besideOf(state),
		kept: durable?.known ?? [],
		mostKept: state.config.successorListLength + 1
	})) };
}
function besideOf(state) {
	if (state.status !== "member" || state.config.refoundAfter === void 0) return [];
	return [state.predecessor, ...successorsOf(state)].filter((node) => node !== state.self);
}
/** The incarnation of `node` by a state or a message. */
function incarnationAt({ lives = [] }, node) {
	return lives.find((life) => life.node === node)?.incarnation ?? 1;
}
/** A node as it was before incarnations: each boot counts as its first. */
function forgetful(node) {
	const contacts = [
		0,
		8,
		12
	].filter((id) => id !== node.id);
	return {
		...node,
		config: {
			...node.config,
			contacts
		},
		...node.id !== 8 && { neverCrashes: true }
	};
}
/** The node is a member of a perfect ring of all nodes that are up, in that life or a later one. */
function aLaterLifeIsIn(id, incarnation = 2, members = 1) {
	return { [`life${incarnation}OfNode${id}IsIn`]: reachable((world) => {
		const node = world.nodes.find((each) => each.id === id);
		const ring = ringOf(world);
		return node?.status === "up" && incarnationAt(node.state, id) >= incarnation && isPerfect(ring) && ring.peers.length >= members;
	}, `Node ${id} has restarted ${incarnation - 1} times at least, and is part of a perfect ring.`) };
}
/** Both kinds of restart: before any neighbour has suspected the node, and after its keys were taken. */
function aRestartOf(id) {
	const isBack = ({ nodes }) => nodes.some((node) => node.id === id && node.status === "up" && node.state.status === "joining" && incarnationAt(node.state, id) > 1);
	const members = ({ nodes }) => nodes.flatMap(({ status, state }) => status === "up" && state.status === "member" ? [state] : []);
	return {
		aQuickRestart: reachable((world) => isBack(world) && members(world).some(({ successor }) => successor === id) && members(world).every(({ suspected }) => !suspected.includes(id)), `Node ${id} has restarted, and no member suspects its earlier life.`),
		aSlowRestart: reachable((world) => isBack(world) && members(world).every(({ predecessor, successor }) => predecessor !== id && successor !== id), `Node ${id} has restarted, and another one has its keys.`)
	};
}
/** A member asks for a key, and restarts. */
function lookupBeforeRestart() {
	return scenario({
		name: "relaxed-ring/restart/lookup/3",
		teaches: "The answer to a lookup reaches the life that has asked, or nobody.",
		cost: "fast",
		protocol: relaxedRing,
		nodes: restarting(perfectRing$1([
			0,
			8,
			12
		]), 8),
		requests: [{
			at: 8,
			request: {
				type: "lookup",
				key: 10
			}
		}],
		network: "unordered",
		faults: restarts(1),
		detectsRestarts: true,
		history: {
			initial: 0,
			after: (told, event) => event.type === "output" && event.output.type === "found" ? told + 1 : told
		},
		properties: {
			...allThrough((world) => ringOf(world), {
				atMostOneResponsible,
				perfectRing
			}),
			answersReachTheLifeThatAsked: step((before, after) => after.history === before.history || lateAnswers(before).length === lateAnswers(after).length, "A node tells its client no answer that an earlier life of the node has asked for."),
			anAnswerComesTooLate: reachable((world) => lateAnswers(world).length > 0, "An answer is on its way to a node that has restarted since it has asked."),
			aLaterLifeIsAnswered: reachable(({ nodes, history }) => history > 0 && nodes.some(({ id, state }) => incarnationAt(state, id) > 1), "A client of a node that has restarted gets an answer.")
		},
		expect: holds(774, 2189, 17)
	});
}
function lateAnswers({ nodes, messages }) {
	return messages.flatMap(({ to, message }) => {
		const receiver = nodes.find(({ id }) => id === to);
		if (message.type !== "found" || receiver?.status !== "up") return [];
		return (message.incarnation ?? 1) === incarnationAt(receiver.state, to) ? [] : [message];
	});
}
export { bootsOf as a, restart as c, soundDisks as d, anEarlierLifeIsMeant as i, restarting as l, aLeaverIsBack as n, forgetful as o, aRestartOf as r, lookupBeforeRestart as s, aLaterLifeIsIn as t, restarts as u };
