import { C as allThrough, S as action } from "./scenario.Cs_16ybG.js";
import { a as without, i as withElement, r as setOf } from "./sorted-set.BIX3z-gE.js";
import { r as open, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { n as put } from "./record.BbRuNaiI.js";
// spec/relaxed-ring/atomic/state.ts
/**
* The state of the relaxed ring without messages. It has the nodes, the ranges given to newcomers that have not reached
* them, and the suspicions that other nodes have not heard of yet.
*/
/** The same as pointers alone, for the properties of every relaxed ring. */
function ringIn(state) {
	return {
		size: state.size,
		peers: idsIn(state).flatMap((id) => peersAt(id, nodeAt(state, id)))
	};
}
function peersAt(id, node) {
	switch (node.status) {
		case "down":
		case "left": return [];
		case "outside": return [{
			id,
			member: false
		}];
		case "leaving": return [{
			id,
			member: true,
			predecessor: null,
			successor: node.heir
		}];
		case "member": return [{
			id,
			member: true,
			predecessor: node.predecessor,
			successor: node.successor
		}];
	}
}
function idsIn({ nodes }) {
	return Object.keys(nodes).map(Number);
}
function nodeAt({ nodes }, id) {
	return nodes[id];
}
function memberAt(state, id) {
	const node = nodeAt(state, id);
	return node.status === "member" ? node : void 0;
}
function membersIn(state) {
	return idsIn(state).filter((id) => nodeAt(state, id).status === "member");
}
function leaversIn(state) {
	return idsIn(state).filter((id) => nodeAt(state, id).status === "leaving");
}
/** The nodes that leave or have left: other nodes may have been told so. */
function departedIn(state) {
	return idsIn(state).filter((id) => ["leaving", "left"].includes(nodeAt(state, id).status));
}
/** Whether the node is down or leaves, so that to suspect it is right. */
function isFailing(state, id) {
	return [
		"leaving",
		"left",
		"down"
	].includes(nodeAt(state, id).status);
}
function isDown(state, id) {
	return ["left", "down"].includes(nodeAt(state, id).status);
}
/** The node after it has stopped. */
function stopped(node) {
	return node.status === "leaving" ? {
		status: "left",
		predecessor: node.predecessor
	} : { status: "down" };
}
/**
* The nodes at which the responsibility of `node` may begin once `leaver`, its predecessor, has left. They are the
* leaver's predecessor, and the nodes let in between that predecessor and `node`. If the leaver was the only other
* node: `node` itself.
*/
function heirsBeginnings(state, node, leaver) {
	const departed = nodeAt(state, leaver);
	if (departed.status !== "leaving" && departed.status !== "left") return [];
	const { predecessor } = departed;
	return [predecessor, ...between(state, predecessor, node, [...oncesIn(state), ...state.offers.map(({ to }) => to)])].filter((id) => id !== leaver);
}
function outsidersIn(state) {
	return idsIn(state).filter((id) => nodeAt(state, id).status === "outside");
}
/** The nodes that were let in at some time, whatever has become of them: other nodes may know of them. */
function oncesIn(state) {
	return idsIn(state).filter((id) => nodeAt(state, id).status !== "outside");
}
/** Those of `ids` in the open interval (from, to), clockwise. */
function between({ size }, from, to, ids) {
	return open(from, to, size).filter((place) => ids.includes(place));
}
/** Those of `ids` in (from, to], clockwise. */
function upTo({ size }, from, to, ids) {
	return halfOpen(from, to, size).filter((place) => ids.includes(place));
}
function withNode(state, id, node) {
	return put(state, "nodes", put(state.nodes, String(id), node));
}
/** Drops offers to nodes that are not outside any more, and words of nodes that are gone or suspect again. */
function tidied(state) {
	const isOpen = ({ to }) => nodeAt(state, to).status === "outside";
	const isOld = ({ by, about }) => {
		const node = nodeAt(state, by);
		return (node.status === "member" || node.status === "leaving") && !node.suspected.includes(about);
	};
	return {
		...state,
		offers: setOf(...state.offers.filter(isOpen)),
		words: setOf(...state.words.filter(isOld))
	};
}
function suspects(state, id, other) {
	const node = nodeAt(state, id);
	return (node.status === "member" || node.status === "leaving") && node.suspected.includes(other);
}
/** Every way to choose some of `list`, in its order; the empty choice first. */
function choicesOf(list) {
	if (list.length === 0) return [[]];
	const without = choicesOf(list.slice(0, -1));
	return [...without, ...without.map((way) => [...way, ...list.slice(-1)])];
}
/** The state without these words, which have arrived or were lost. */
function withoutWords(state, words) {
	return words.length === 0 ? state : {
		...state,
		words: words.reduce((left, word) => without(left, word), state.words)
	};
}
// spec/relaxed-ring/atomic/joining.ts
/**
* The nodes that `node` can let in at once, if its responsibility begins after `predecessor`: newcomers that have waited, and
* at most one other node. The first choice is nobody.
*/
function admissions(state, node, predecessor) {
	const near = between(state, predecessor, node, idsIn(state));
	const isOutside = (id) => nodeAt(state, id).status === "outside";
	const others = near.filter((id) => !isOutside(id));
	return choicesOf(near.filter(isOutside)).flatMap((some) => [some, ...others.map((other) => near.filter((id) => id === other || some.includes(id)))]);
}
/** `node` gives up what it has of the keys up to the last of `admitted`, and each newcomer among these is given its range. */
function withAdmitted(state, node, member, admitted) {
	const { predecessor = member.predecessor, offers } = admitted.reduce((all, to) => ({
		predecessor: to,
		offers: [...all.offers, {
			from: all.predecessor ?? member.predecessor,
			to,
			by: node
		}]
	}), { offers: state.offers });
	return tidied(withNode({
		...state,
		offers
	}, node, {
		...member,
		predecessor
	}));
}
var admit = action({
	doc: "A member gives its keys up to a node that is nearer than its predecessor. If that node is outside, they are given to it.",
	params: (state) => membersIn(state).flatMap((node) => {
		const { predecessor } = memberOf(state, node);
		return admissions(state, node, predecessor).flatMap((admitted) => choicesOf(state.words.filter(({ by }) => by === admitted[0])).map((words) => ({
			node,
			admitted,
			words
		})));
	}),
	when: (state, { node, admitted }) => admitted.length > 0 && admitted.every((each) => !memberOf(state, node).suspected.includes(each)),
	then: (state, { node, admitted, words }) => withAdmitted(withoutWords(state, words), node, memberOf(state, node), admitted)
});
var offerAgain = action({
	doc: "A member answers again a newcomer that it has let in: the first answer may be lost.",
	params: (state) => membersIn(state).flatMap((by) => {
		return idsIn(state).filter((to) => nodeAt(state, to).status === "outside").flatMap((to) => nearestLetIn(state, to).map((from) => ({
			from,
			to,
			by
		})));
	}),
	when: (state, { to, by }) => {
		const { predecessor, suspected } = memberOf(state, by);
		return !suspected.includes(to) && upTo(state, to, by, [predecessor]).length + (predecessor === to ? 1 : 0) > 0;
	},
	then: (state, offer) => tidied({
		...state,
		offers: setOf(...state.offers, offer)
	})
});
/** The nearest nodes counter-clockwise of `to` that were let in, or offered a range. */
function nearestLetIn(state, to) {
	const offered = state.offers.map((offer) => offer.to);
	return between(state, to, to, [...oncesIn(state), ...offered]).slice(-1);
}
var loseOffer = action({
	doc: "An answer to a newcomer is lost.",
	params: ({ offers }) => offers,
	when: () => true,
	then: (state, offer) => ({
		...state,
		offers: without(state.offers, offer)
	})
});
/** A newcomer takes the range that it was given, and then does at once what others have asked of it in the meantime. */
var join = action({
	doc: "A newcomer takes the range that was given to it. At once it may let in others that have waited for it, follow a closer node, and turn away from one that leaves.",
	params: (state) => state.offers.flatMap((offer) => entriesAfter(state, offer).flatMap((entry) => admissions(state, offer.to, entry.predecessor).flatMap((admitted) => choicesOf(state.words).map((words) => ({
		...entry,
		offer,
		admitted,
		words
	}))))),
	when: (_, { leavers, admitted }) => !admitted.some((id) => leavers.includes(id)),
	then: (state, { offer, predecessor, successor, leavers, admitted, words }) => {
		const entered = {
			status: "member",
			predecessor,
			successor,
			suspected: leavers
		};
		return withAdmitted(withoutWords(state, words), offer.to, entered, admitted);
	}
});
function entriesAfter(state, offer) {
	const { from, to, by } = offer;
	const plain = upTo(state, to, by, oncesIn(state)).map((successor) => ({
		predecessor: from,
		successor,
		leavers: []
	}));
	const afterLeave = departedIn(state).flatMap((leaver) => {
		const predecessors = from === leaver ? heirsBeginnings(state, to, leaver) : [from];
		const successors = [null, ...oncesIn(state).filter((id) => id !== leaver)];
		return predecessors.flatMap((predecessor) => successors.map((successor) => ({
			predecessor,
			successor,
			leavers: [leaver]
		})));
	});
	return [...plain, ...afterLeave];
}
var found = (founders) => action({
	doc: "A node founds a ring alone, and may let in others that have waited for it.",
	params: (state) => founders.flatMap((node) => admissions(state, node, node).map((admitted) => ({
		node,
		admitted
	}))),
	when: (state, { node }) => nodeAt(state, node).status === "outside",
	then: (state, { node, admitted }) => withAdmitted(state, node, {
		status: "member",
		predecessor: node,
		successor: node,
		suspected: []
	}, admitted)
});
var follow = action({
	doc: "A member follows a closer node that was let in and that it does not suspect. A member with no other to follow takes any such node.",
	params: (state) => membersIn(state).flatMap((node) => {
		const { successor } = memberOf(state, node);
		return between(state, node, successor ?? node, oncesIn(state)).map((closer) => ({
			node,
			successor: closer
		}));
	}),
	when: (state, { node, successor }) => !memberOf(state, node).suspected.includes(successor),
	then: (state, { node, successor }) => withNode(state, node, {
		...memberOf(state, node),
		successor
	})
});
/** The member `id`. Throws if that node is none. */
function memberOf(state, id) {
	const member = memberAt(state, id);
	if (member === void 0) throw new Error(`node ${id} is not a member`);
	return member;
}
// spec/relaxed-ring/atomic/failing.ts
/** A node may crash in the middle of a step: after it has let nodes in, and before it has done anything else. */
var crash = action({
	doc: "A node crashes, perhaps right after it has given ranges to newcomers.",
	params: (state) => idsIn(state).flatMap((node) => {
		if (isDown(state, node)) return [];
		return choicesOf(between(state, rangeOf(state, node), node, outsidersIn(state))).flatMap((admitted) => choicesOf(state.words).map((words) => ({
			node,
			admitted,
			words
		})));
	}),
	when: () => true,
	then: (state, { node, admitted, words }) => {
		const acting = {
			status: "member",
			predecessor: rangeOf(state, node),
			successor: null,
			suspected: []
		};
		return tidied(withNode(withAdmitted(withoutWords(state, words), node, acting, admitted), node, stopped(nodeAt(state, node))));
	}
});
/** Where the responsibility of the node begins, or would begin. */
function rangeOf(state, id) {
	const node = nodeAt(state, id);
	if (node.status === "member") return node.predecessor;
	return state.offers.find(({ to }) => to === id)?.from ?? id;
}
var suspect = action({
	doc: "A member suspects a node. If it has followed that node, it follows another one that it does not suspect, or none. A member that believes that it is alone takes all keys of suspects.",
	params: (state) => membersIn(state).flatMap((node) => others(state, node).flatMap((about) => suspects(state, node, about) ? [] : nextOnes(state, node, about).flatMap((successor) => (successor === node ? [false, true] : [false]).map((takesAll) => ({
		node,
		about,
		successor,
		takesAll
	}))))),
	when: (state, { node, about, takesAll }) => {
		const { predecessor, suspected } = memberOf(state, node);
		return !takesAll || withElement(suspected, about).includes(predecessor);
	},
	then: (state, { node, about, successor, takesAll }) => {
		const member = memberOf(state, node);
		const predecessor = takesAll ? node : member.predecessor;
		return tidied(withNode(state, node, {
			...member,
			predecessor,
			successor,
			suspected: withElement(member.suspected, about)
		}));
	}
});
/** The nodes that `node` may follow once it suspects `about`: itself only if it is alone, and null if it knows of none. */
function nextOnes(state, node, about) {
	const { successor, suspected } = memberOf(state, node);
	const alone = isAlone(state, node, withElement(suspected, about)) ? [node] : [];
	if (successor === null) return [null, ...alone];
	if (successor !== about) return [successor];
	const trusted = oncesIn(state).filter((other) => other !== node && other !== about && !suspected.includes(other));
	return [
		null,
		...alone,
		...trusted
	];
}
/** Whether `node`, which suspects these, may believe that it is alone: each other member is suspected, or no node follows it. */
function isAlone(state, node, suspected) {
	return membersIn(state).every((id) => id === node || suspected.includes(id) || isUnfollowed(state, id));
}
/** Whether no other member follows `id`: it may be known to nobody but a node that has failed. */
function isUnfollowed(state, id) {
	return membersIn(state).every((other) => other === id || memberOf(state, other).successor !== id);
}
var restore = action({
	doc: "A node takes back its suspicion of a node that is up. Word of the suspicion may still be on its way.",
	params: (state) => [...membersIn(state), ...leaversIn(state)].flatMap((node) => others(state, node).flatMap((about) => suspects(state, node, about) && !isDown(state, about) ? [false, true].map((isSaid) => ({
		node,
		about,
		isSaid
	})) : [])),
	when: () => true,
	then: (state, { node: id, about, isSaid }) => {
		const node = nodeAt(state, id);
		if (node.status !== "member" && node.status !== "leaving") return state;
		const words = isSaid ? setOf(...state.words, {
			by: id,
			about
		}) : state.words;
		return withNode({
			...state,
			words
		}, id, {
			...node,
			suspected: without(node.suspected, about)
		});
	}
});
var loseWord = action({
	doc: "Word of a suspicion that was taken back arrives without effect, or is lost.",
	params: ({ words }) => choicesOf(words),
	when: (_, words) => words.length > 0,
	then: withoutWords
});
var takeOver = action({
	doc: "A member takes the keys of its predecessor, which it suspects, on the word of a node on the other side that suspects it, too. Each member between the two is suspected by both, or followed by nobody.",
	params: (state) => membersIn(state).flatMap((node) => beforePredecessor(state, node).flatMap((before) => admissions(state, node, before).flatMap((admitted) => choicesOf(state.words.filter(({ by }) => by === before)).map((words) => ({
		node,
		before,
		admitted,
		words
	}))))),
	when: (state, { node, before, admitted }) => {
		const { predecessor, suspected } = memberOf(state, node);
		const areTrusted = [before, ...admitted].every((each) => !suspected.includes(each));
		const isPassable = (id) => suspected.includes(id) && hasDoubted(state, before, id) || isUnfollowed(state, id);
		if (!areTrusted || !hasDoubted(state, before, predecessor)) return false;
		return between(state, before, node, membersIn(state)).every(isPassable);
	},
	then: (state, { node, before, admitted, words }) => withAdmitted(withoutWords(state, words), node, {
		...memberOf(state, node),
		predecessor: before
	}, admitted)
});
/** The nodes on the other side of the predecessor of `node`, if that is suspected. */
function beforePredecessor(state, node) {
	const { predecessor, suspected } = memberOf(state, node);
	return suspected.includes(predecessor) ? between(state, node, predecessor, oncesIn(state)) : [];
}
/** `node` suspects `about`, or has done so, and word of it is on its way; a node that is down cannot be asked. */
function hasDoubted(state, node, about) {
	return state.words.some((word) => word.by === node && word.about === about) || isDown(state, node) || suspects(state, node, about);
}
function others(state, node) {
	return idsIn(state).filter((id) => id !== node);
}
// spec/relaxed-ring/atomic/leaving.ts
var leave = action({
	doc: "A member leaves: from now on it is responsible for nothing. Its heir is its successor, or else any node that it trusts. A node without an heir ends at once.",
	params: (state) => membersIn(state).flatMap((node) => oncesIn(state).map((heir) => ({
		node,
		heir
	}))),
	when: (state, { node, heir }) => {
		const { successor, suspected } = memberOf(state, node);
		return (successor === null || successor === node ? true : heir === successor) && !suspected.includes(heir);
	},
	then: (state, { node, heir }) => {
		const { predecessor, suspected } = memberOf(state, node);
		return tidied(withNode(state, node, {
			status: "leaving",
			predecessor,
			heir,
			hasInherited: heir === node,
			suspected
		}));
	}
});
var giveUpJoining = action({
	doc: "A newcomer that is outside still ends.",
	params: idsIn,
	when: (state, node) => nodeAt(state, node).status === "outside",
	then: (state, node) => tidied(withNode(state, node, stopped(nodeAt(state, node))))
});
var inherit = action({
	doc: "A member hears that a node leaves, and turns away from it. If that was its predecessor, it takes the keys, up to a node on the other side.",
	params: (state) => membersIn(state).flatMap((node) => departedIn(state).flatMap((leaver) => {
		const { predecessor: old } = memberOf(state, node);
		return (old === leaver ? heirsBeginnings(state, node, leaver) : [old]).flatMap((predecessor) => nextOnes(state, node, leaver).flatMap((successor) => admissions(state, node, predecessor).map((admitted) => ({
			node,
			leaver,
			predecessor,
			successor,
			admitted
		}))));
	})),
	when: (_, { leaver, admitted }) => !admitted.includes(leaver),
	then: (state, { node, leaver, predecessor, successor, admitted }) => {
		const member = memberOf(state, node);
		return withAdmitted(state, node, {
			...member,
			predecessor,
			successor,
			suspected: withElement(member.suspected, leaver)
		}, admitted);
	}
});
var nameHeir = action({
	doc: "A leaver hears of a node between itself and its heir, or hears that its heir leaves, too. It names another node, which inherits instead.",
	params: (state) => leaversIn(state).flatMap((node) => {
		const { heir } = leaverOf(state, node);
		return (isFailing(state, heir) ? oncesIn(state) : between(state, node, heir, oncesIn(state))).map((other) => ({
			node,
			heir: other
		}));
	}),
	when: (state, { node }) => !leaverOf(state, node).hasInherited,
	then: (state, { node, heir }) => withNode(state, node, {
		...leaverOf(state, node),
		heir
	})
});
var bequeath = action({
	doc: "A leaver hears that its heir has turned away from it, and has its keys.",
	params: leaversIn,
	when: (state, node) => {
		const { heir, hasInherited } = leaverOf(state, node);
		return !hasInherited && memberAt(state, heir)?.predecessor !== node;
	},
	then: (state, node) => withNode(state, node, {
		...leaverOf(state, node),
		hasInherited: true
	})
});
var suspectAsLeaver = action({
	doc: "A leaver suspects a node, or hears that the node leaves, too. If that was its heir, another node becomes the heir.",
	params: (state) => leaversIn(state).flatMap((node) => others(state, node).flatMap((about) => {
		const { heir } = leaverOf(state, node);
		return (heir === about ? [node, ...oncesIn(state)] : [heir]).map((each) => ({
			node,
			about,
			heir: each
		}));
	})),
	when: (state, { node, about, heir }) => heir !== about && (heir === node || !suspects(state, node, heir)),
	then: (state, { node, about, heir }) => {
		const leaver = leaverOf(state, node);
		const hasInherited = leaver.hasInherited || heir === node;
		return tidied(withNode(state, node, {
			...leaver,
			heir,
			hasInherited,
			suspected: withElement(leaver.suspected, about)
		}));
	}
});
var end = action({
	doc: "A leaver ends: its keys have an owner, and no member that it trusts follows it.",
	params: leaversIn,
	when: mayEnd,
	then: (state, node) => tidied(withNode(state, node, stopped(nodeAt(state, node))))
});
function mayEnd(state, node) {
	const { hasInherited, suspected } = leaverOf(state, node);
	const follower = membersIn(state).find((id) => memberAt(state, id)?.successor === node && !suspected.includes(id));
	return hasInherited && follower === void 0;
}
/** An action of a leaver, after which it ends in the same step. */
function andEnd(first, leaverIn) {
	return {
		...first,
		doc: `${first.doc ?? ""} It ends in the same step.`,
		when: (state, param) => first.when(state, param) && mayEnd(first.then(state, param), leaverIn(param)),
		then: (state, param) => end.then(first.then(state, param), leaverIn(param))
	};
}
function leaverOf(state, id) {
	const node = nodeAt(state, id);
	if (node.status !== "leaving") throw new Error(`node ${id} does not leave`);
	return node;
}
// spec/relaxed-ring/atomic/atomic-ring.ts
function atomicRing({ init, founders = [], happening, properties = {} }) {
	const actions = {
		admit,
		offerAgain,
		loseOffer,
		join,
		found: found(founders),
		follow,
		crash,
		suspect,
		restore,
		loseWord,
		takeOver,
		leave,
		giveUpJoining,
		inherit,
		nameHeir,
		bequeath,
		suspectAsLeaver,
		end,
		leaveAndEnd: andEnd(leave, ({ node }) => node),
		bequeathAndEnd: andEnd(bequeath, (node) => node),
		suspectAndEnd: andEnd(suspectAsLeaver, ({ node }) => node)
	};
	return {
		name: "atomic-ring",
		init: [init],
		actions: happening === void 0 ? actions : {
			...actions,
			...bounded(happening)
		},
		properties: allThrough(ringIn, properties)
	};
}
/** `members` as a perfect ring, and `newcomers` outside. */
function perfectBeginning(size, members, newcomers = []) {
	const at = (place) => members[(place + members.length) % members.length];
	const inside = members.map((id, place) => [String(id), {
		status: "member",
		predecessor: at(place - 1),
		successor: at(place + 1),
		suspected: []
	}]);
	const outside = newcomers.map((id) => [String(id), { status: "outside" }]);
	return {
		size,
		nodes: Object.fromEntries([...inside, ...outside]),
		offers: [],
		words: []
	};
}
/** The actions that are faults, as far as they may happen. */
function bounded({ crashes = [], leaves = [], falseSuspicions = [] }) {
	const mayBeSuspected = (state, { node, about }) => isDown(state, about) || falseSuspicions.some(([by, of]) => by === node && of === about);
	return {
		offerAgain: only(offerAgain, () => false),
		loseOffer: only(loseOffer, () => false),
		crash: only(crash, (_, { node }) => crashes.includes(node)),
		giveUpJoining: only(giveUpJoining, (_, node) => leaves.includes(node)),
		suspect: only(suspect, mayBeSuspected),
		restore: only(restore, mayBeSuspected),
		suspectAsLeaver: only(suspectAsLeaver, mayBeSuspected),
		suspectAndEnd: only(andEnd(suspectAsLeaver, ({ node }) => node), mayBeSuspected),
		leave: only(leave, (_, { node }) => leaves.includes(node)),
		leaveAndEnd: only(andEnd(leave, ({ node }) => node), (_, { node }) => leaves.includes(node))
	};
}
function only(whole, may) {
	return {
		...whole,
		when: (state, param) => may(state, param) && whole.when(state, param)
	};
}
export { perfectBeginning as n, tidied as r, atomicRing as t };
