import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { o as encode } from "./printable.cUnkY7_q.js";
import { i as send, n as indicate, r as next, t as andThen } from "./protocol.ChtuGtEC.js";
import { t as arm } from "./timers.kinNr4g3.js";
import { n as inHalfOpen, r as inOpen, t as distance } from "./interval.BRRtuo-j.js";
import { a as refreshed, c as withNextSuccessor, d as newcomer, f as perfectMember, i as nearestKnown, l as isResponsible, n as backupsAfter, o as successorsOf, p as watchedBy, r as isCloser, s as unfollow, t as adopt, u as isSuspected } from "./successor-list.psWui0-s.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { t as withRecord } from "./by-number.CXDIyzPJ.js";
import { n as nearestCounterClockwise } from "./nearest.BgPqXs3m.js";
import { t as watchEffects } from "./watching.DzMfZOBS.js";
import { a as clause, c as otherNodes, d as unsuspected, f as wholeNumber, i as atMost, l as otherNodesInOrder, n as areDistinct, o as count, r as ascends, s as each, t as areAscending, u as place } from "./type-invariant.CNUv-AbH.js";
// impl/relaxed-ring/bounds.ts
/** The bounds on what a node keeps: messages that wait, and suspects. */
/** Whether one more message may wait. */
function hasRoom(waiting, { waitingAtMost = Number.POSITIVE_INFINITY }) {
	return waiting.length < waitingAtMost;
}
/**
* The end of each step of a member: it forgets suspects beyond the bound. Of those that do not matter, it keeps the nearest on
* the predecessor's side, since they may follow it when they are back. A forgotten node may be up, and may still take this
* node for a follower, so it is told.
*/
function forgetting$1(state) {
	const { self, suspected, config } = state;
	const { suspectsAtMost = Number.POSITIVE_INFINITY } = config;
	const needless = suspected.filter((node) => !suspicionMatters(state, node));
	if (needless.length <= suspectsAtMost) return next(state);
	const far = needless.sort((a, b) => distance(a, self, config.keys) - distance(b, self, config.keys)).slice(suspectsAtMost);
	const after = {
		...state,
		suspected: suspected.filter((node) => !far.includes(node))
	};
	return next(after, ...far.map((node) => unfollow(after, node)));
}
/**
* Whether the suspicion decides something. Keys are taken over only from a predecessor or a follower. The successor is told of
* suspects in between, and takes over their keys. A node that is alone tells nobody; without a successor any node would do.
*/
function suspicionMatters(state, node) {
	const { self, predecessor, successor, followers } = state;
	return node === predecessor || followers.includes(node) || successor !== self && isCloser(state, node);
}
// impl/relaxed-ring/messages.ts
/** The nodes that `message` names: its receiver knows of them. */
function nodesNamedBy(message) {
	switch (message.type) {
		case "join": return [message.newcomer];
		case "lookup": return [message.origin];
		case "follow": return message.suspects;
		case "accepted":
		case "newSuccessor": return [message.predecessor, ...message.successors];
		case "leaving": return [
			message.predecessor,
			...message.successors,
			...message.suspects
		];
		case "farewell": return [message.heir];
		case "hint": return [message.node];
		case "unfollow":
		case "restarted":
		case "found": return [];
		default: return unreachable(message);
	}
}
// impl/relaxed-ring/lives.ts
/**
* Incarnations: which life of a node is meant. A node that restarts is a newcomer at the same place, and its earlier life has
* crashed. So each message between two nodes says which lives it is from, for and about. A first life goes without saying.
*/
/** The incarnation of `node` that is meant: 1 for a node that has not restarted. */
function incarnationOf(node, { lives = [] }) {
	return lives.find((life) => life.node === node)?.incarnation ?? 1;
}
/** The field of a request that says which life of this node asks; none in the first life. */
function ownIncarnation(state) {
	const incarnation = incarnationOf(state.self, state);
	return incarnation === 1 ? {} : { incarnation };
}
/** The field with the lives of `nodes`, as far as they are known to have restarted. */
function livesOf(nodes, { lives = [] }) {
	return fieldOf(lives.filter(({ node }) => nodes.includes(node)));
}
/** `knowing`, which from now on means that life of `node`. */
function withLife(knowing, { node, incarnation }) {
	return {
		...knowing,
		lives: withRecord(knowing.lives ?? [], {
			node,
			incarnation
		}, "node")
	};
}
/** The message by itself, once its lives have been taken in. */
function withoutLives(message) {
	if (!("lives" in message)) return message;
	const { lives: _, ...rest } = message;
	return rest;
}
/** The end of each step: messages say their lives, and lives of nodes that this node no longer knows are forgotten. */
function withLivesSaid({ state, effects }) {
	if (state.lives === void 0) return {
		state,
		effects
	};
	return {
		state: forgetting(state),
		effects: effects.map((effect) => saying(state, effect))
	};
}
function saying(state, effect) {
	if (effect.type !== "send") return effect;
	const { to, message } = effect;
	if (message.type === "join" || message.type === "lookup" || message.type === "found") return effect;
	const suspects = "suspects" in message ? message.suspects : [];
	const said = (livesOf([
		state.self,
		to,
		...nodesNamedBy(message)
	].filter((node) => !suspects.includes(node)), state).lives ?? []).reduce((all, life) => withRecord(all, life, "node"), message.lives ?? []);
	return said.length === 0 ? effect : {
		...effect,
		message: {
			...message,
			lives: said
		}
	};
}
function forgetting(state) {
	const { lives: _, ...rest } = state;
	return {
		...rest,
		...livesOf([state.self, ...knownTo(state)], state)
	};
}
/** The nodes that this node would notice to have restarted: it watches them, or may turn to them. */
function knownTo(state) {
	switch (state.status) {
		case "joining": return [];
		case "member": return [...watchedBy(state), ...successorsOf(state)];
		case "leaving": return [
			...watchedBy(state),
			state.predecessor,
			state.heir,
			...state.successors,
			...state.followers
		];
	}
}
function fieldOf(lives) {
	return lives.length === 0 ? {} : { lives };
}
// impl/relaxed-ring/predecessor.ts
/**
* The successor's side: which node is its predecessor, and so where its responsibility begins.
*
* Giving keys away is always safe; taking keys is not. A node takes the keys of its predecessor only when both neighbours of
* the predecessor suspect it. So one false suspicion alone never makes two owners.
*/
/**
* The sender wants this node as its successor. A suspected sender is ignored. A sender closer than the predecessor is
* accepted. If nodes lie between that the sender does not suspect, it is sent to the nearest of them. If both sides suspect
* all nodes between, this node takes their keys; if the sender is the predecessor, there are none. Else it does not, until it
* suspects them, too.
*/
function onFollow(state, from, { suspects, moves }) {
	if (isSuspected(state, from)) return next(state);
	const followed = {
		...state,
		followers: ascending([...state.followers, from]),
		returns: returned(state, from, moves)
	};
	if (inOpen(from, state.predecessor, state.self, state.config.keys)) return takeAsPredecessor(followed, from);
	const between = knownBetween(state, from);
	const untried = between.filter((node) => !suspects.includes(node));
	if (untried.length > 0) return next(followed, accepted(state, from, predecessorAmong(state, state.self, untried)));
	if (between.every((node) => isSuspected(state, node))) return takeOver(followed, from, between);
	return next(followed, accepted(state, from, from));
}
/** The sender follows another node. If a later `follow` has overtaken this message, it has no effect. */
function onUnfollow(state, from, moves) {
	return state.returns.some((each) => each.node === from && each.moves >= moves) ? next(state) : release(state, from);
}
/** Forgets a follower, which has turned away or leaves. */
function release(state, follower) {
	const after = {
		...state,
		followers: state.followers.filter((node) => node !== follower),
		returns: state.returns.filter(({ node }) => node !== follower)
	};
	return isSuspected(state, state.predecessor) && state.followers.includes(follower) && !isSuspected(state, follower) ? askFartherFollowers(after, after.predecessor, follower) : next(after);
}
/** Asks the followers counter-clockwise of the suspected `node`, and of `other`, whether they suspect `node`, too. */
function askFartherFollowers(state, node, other = node) {
	const isFarther = (each) => [node, other].every((before) => inOpen(before, each, state.self, state.config.keys));
	const farther = state.followers.filter((each) => !isSuspected(state, each) && isFarther(each));
	return next(state, ...farther.map((each) => send(each, {
		type: "hint",
		node
	})));
}
/** Makes `node`, which is nearer than the predecessor, the new predecessor. It gets the keys up to itself. */
function takeAsPredecessor(state, node) {
	const { predecessor: old } = state;
	const after = {
		...state,
		predecessor: node,
		followers: ascending([...state.followers, node])
	};
	return next(after, accepted(state, node, old));
}
/**
* Answers again: the newcomer asks a second time, so the first answer may be lost. Its predecessor is the follower before it;
* if this node is alone, that is this node itself.
*/
function acceptAgain(state, node) {
	const before = predecessorAmong(state, node, [...state.followers, state.self]);
	return before === state.self && state.successor !== state.self ? next(state) : next(state, accepted(state, node, before));
}
/** Takes all keys if this node is alone: it is then both neighbours of each suspected predecessor. */
function takeAllIfAlone(state) {
	const { self, successor, predecessor } = state;
	if (successor !== self || predecessor === self) return next(state);
	if (!knownBetween(state, self).every((node) => isSuspected(state, node))) return next(state);
	return next({
		...state,
		predecessor: self,
		followers: [],
		returns: []
	});
}
/** Takes the keys of the nodes in `between`, which both this node and `from` suspect. */
function takeOver(state, from, between) {
	const followers = state.followers.filter((node) => !between.includes(node));
	const returns = state.returns.filter(({ node }) => !between.includes(node));
	return next({
		...state,
		predecessor: from,
		followers,
		returns
	}, accepted(state, from, predecessorAmong(state, from, followers)));
}
function returned({ returns }, node, moves) {
	const before = returns.find((each) => each.node === node);
	if (before !== void 0 && before.moves >= moves) return returns;
	return withRecord(returns, {
		node,
		moves
	}, "node");
}
/** The known nodes in (from, self). */
function knownBetween(state, from) {
	return ascending([state.predecessor, ...state.followers]).filter((node) => inOpen(node, from, state.self, state.config.keys));
}
/** Of `nodes`, the nearest counter-clockwise of `node`; `node` itself if there is none. */
function predecessorAmong({ config }, node, nodes) {
	const others = nodes.filter((each) => each !== node);
	return nearestCounterClockwise(node, others, config.keys) ?? node;
}
function accepted(state, to, predecessor) {
	return send(to, {
		type: "accepted",
		predecessor,
		successors: successorsOf(state)
	});
}
// impl/relaxed-ring/following.ts
/** The follower's side: how a node finds and changes its successor. It adopts a node on that node's own word only. */
/**
* The sender has accepted this node as a follower, and names the node next to it. A closer sender becomes the successor; the
* present successor refreshes the list; any other sender is told that this node does not follow it.
*/
function onAccepted(state, from, { predecessor, successors }) {
	if (isSuspected(state, from)) return next(state);
	if (isCloser(state, from)) {
		const adopted = andThen(adopt(state, from, successors), (after) => tellSuspicions(after, from));
		return andThen(adopted, (after) => onNeighbour(after, from, predecessor));
	}
	if (from === state.successor) return onNeighbour(refreshed(state, successors), from, predecessor);
	return next(state, unfollow(state, from));
}
/**
* Join, step 2 of 2, at the predecessor: a newcomer says that it has come in between. Two such messages may overtake each
* other, so the closest newcomer wins.
*/
function onNewSuccessor(state, from, { predecessor, successors }) {
	if (isSuspected(state, from)) return next(state);
	if (!isCloser(state, from) && from !== state.successor) return next(state, unfollow(state, from));
	const after = isCloser(state, from) ? adopt(state, from, successors) : {
		state: refreshed(state, successors),
		effects: []
	};
	return andThen(after, (now) => predecessor === now.self ? tellSuspicions(now, from) : next(now, follow(now, from)));
}
/** The sender names a node in between, or says that it is up itself. With `moves`, it follows another node by now. */
function onHint(state, from, { node, moves }) {
	const informed = moves === void 0 ? next(state) : onUnfollow(state, from, moves);
	return andThen(informed, (after) => onNodeBetween(after, from, node));
}
function onNodeBetween(state, from, node) {
	if (isSuspected(state, from)) return next(state);
	if (isSuspected(state, node)) return from === state.successor ? next(state, follow(state, from)) : next(state);
	if (node === state.successor) return next(state, follow(state, node));
	if (!isCloser(state, node)) return next(state);
	return node === from && state.asked.includes(node) ? next(state, follow(state, node)) : ask(state, node);
}
/**
* Asks a node that may be a closer successor, as the layer above says; asks again if the first message may be lost. One such
* pair is enough to make one ring of two, since each node that comes in between two others tells its predecessor.
*/
function consider(state, { node, again }) {
	if (isSuspected(state, node) || !isCloser(state, node)) return next(state);
	return again && state.asked.includes(node) ? next(state, follow(state, node)) : ask(state, node);
}
/**
* The successor is asked again, and its answer contains its list. So are the closer nodes that have not answered: the question
* or the answer may be lost. A node that is its own successor, though it knows another node, has missed a message of the other.
*/
function onRefresh(state) {
	const { self, successor, asked } = state;
	const again = successor === null || successor === self ? asked : [...asked, successor];
	const missed = successor === self && asked.length === 0 ? nearestKnown(state) : void 0;
	const asking = next(state, ...again.map((node) => follow(state, node)));
	const knowing = missed === void 0 ? asking : andThen(asking, (after) => ask(after, missed));
	return andThen(knowing, (after) => next(after, ...refreshLater(after.config)));
}
function refreshLater({ refreshAfterMs }) {
	return arm({ type: "refresh" }, refreshAfterMs);
}
/** Asks a closer node to be the successor. It is adopted only when it answers, because it may be down. */
function ask(state, node) {
	if (state.asked.includes(node)) return next(state);
	return next({
		...state,
		asked: ascending([...state.asked, node])
	}, follow(state, node));
}
/** The message that asks `node` to be the successor, and names the suspected nodes in between. */
function follow(state, node) {
	const { self, config, suspected, moves } = state;
	const suspects = suspected.filter((each) => inOpen(each, self, node, config.keys));
	return send(node, {
		type: "follow",
		suspects,
		moves,
		...livesOf(suspects, state)
	});
}
/** Tells a new successor which nodes in between are suspected. It takes their keys only if it and this node both suspect them. */
function tellSuspicions(state, successor) {
	return state.suspected.some((node) => inOpen(node, state.self, successor, state.config.keys)) ? next(state, follow(state, successor)) : next(state);
}
/** Handles the node next to the successor: either a closer successor, or a node that should follow this one. */
function onNeighbour(state, successor, neighbour) {
	if (neighbour === state.self) return next(state);
	if (inOpen(neighbour, state.self, successor, state.config.keys)) return isSuspected(state, neighbour) ? next(state) : ask(state, neighbour);
	return next(state, send(neighbour, {
		type: "newSuccessor",
		predecessor: state.predecessor,
		successors: successorsOf(state)
	}));
}
// impl/relaxed-ring/routing.ts
/**
* The next hop of a message for the owner of a key. It goes clockwise along successors until a hop reaches or passes the key,
* then counter-clockwise along predecessors, through the bush. Each hop shortens the way, so every message arrives or waits.
*/
/** The key that a message is for. */
function keyOf(message) {
	return message.type === "join" ? message.newcomer : message.key;
}
/** Passes on a message whose key this node does not own. */
function forward(state, message) {
	const { self, successor, config } = state;
	if (message.direction === "back" || successor === self) return backward(state, {
		...message,
		direction: "back"
	});
	if (successor === null) return hold$1(state, message);
	const isLast = inHalfOpen(keyOf(message), self, successor, config.keys);
	return next(state, send(successor, isLast ? {
		...message,
		direction: "back"
	} : message));
}
/** Passes the message to the predecessor. While the predecessor is suspected the key may have no owner, so the message is held. */
function backward(state, message) {
	return isSuspected(state, state.predecessor) ? hold$1(state, message) : next(state, send(state.predecessor, message));
}
/** Holds a message. A request to join is held once, however often the newcomer asks; each lookup gets an answer. */
function hold$1(state, message) {
	if (message.type === "join" && state.held.some((each) => encode(each) === encode(message)) || !hasRoom(state.held, state.config)) return next(state);
	return next({
		...state,
		held: [...state.held, message]
	});
}
// impl/relaxed-ring/lookup.ts
/** Lookups: which node is responsible for a key? Only that node itself answers, directly to the origin. */
function onLookup(state, lookup) {
	const { key, origin, incarnation } = lookup;
	if (!isResponsible(state, key)) return forward(state, lookup);
	const found = {
		type: "found",
		key,
		...incarnation !== void 0 && { incarnation }
	};
	return origin === state.self ? onFound(state, state.self, found) : next(state, send(origin, found));
}
/** The answer to a lookup. One to an earlier life of this node is dropped, as its client does not wait any more. */
function onFound(state, owner, found) {
	return isForThisLife(state, found) ? next(state, indicate({
		type: "found",
		key: found.key,
		owner
	})) : next(state);
}
function isForThisLife(state, { incarnation = 1 }) {
	return incarnation === incarnationOf(state.self, state);
}
// impl/relaxed-ring/restart.ts
/**
* Restarts under the same id. The later life is a newcomer, and the earlier one has crashed, which no detector may have
* noticed. A node believes whatever shows a later life: a message from it, a message about it, or its request to join.
*/
/**
* Takes in which lives a message is from, for and about, and then handles it. A message from an earlier life of its sender is
* ignored. One for an earlier life of this node is answered with the present one, if its sender counts on an answer.
*/
function hear(state, from, message, hearing) {
	const { handle } = hearing;
	if (!isBetweenLives(message)) return handle(state, from, message);
	if (incarnationOf(from, message) < incarnationOf(from, state)) return next(state);
	const informed = (message.lives ?? []).filter(({ node, incarnation }) => node !== state.self && incarnation > incarnationOf(node, state)).reduce((all, life) => andThen(all, (now) => onLaterLife$1(now, life, isMembersLife(life, from, message), hearing)), next(state));
	return andThen(informed, (now) => isForEarlierLife(now, message) ? answerForEarlierLife(now, from, message) : handle(now, from, current(now, message)));
}
/** Whether the message is from one life to another. A routed message is for a place on the ring, and `found` says itself who asked. */
function isBetweenLives(message) {
	return message.type !== "join" && message.type !== "lookup" && message.type !== "found";
}
function isForEarlierLife(state, message) {
	return isBetweenLives(message) && incarnationOf(state.self, message) < incarnationOf(state.self, state);
}
/**
* Tells the sender that this node has restarted, unless it has turned away from the earlier life anyway. A member says to a
* node that wants to follow it that it is up: that node may ask the later life.
*/
function answerForEarlierLife(state, from, message) {
	if (message.type === "unfollow" || message.type === "farewell" || message.type === "restarted") return next(state);
	if (state.status === "member" && message.type === "follow") return next(state, send(from, {
		type: "hint",
		node: state.self
	}));
	return next(state, send(from, { type: "restarted" }));
}
function onLaterLife$1(state, life, isMember, { turnAway, askAgain }) {
	const turned = turnedAway$1(state, life.node, turnAway);
	if (!isMember) return turned;
	const met = andThen(turned, (now) => next(meet(now, life)));
	return andThen(met, (now) => askAgain(state, now, life.node));
}
/** The earlier life of `node` is over, so this node turns away from it as from a crashed node. */
function turnedAway$1(state, node, turnAway) {
	return knownTo(state).includes(node) && !isSuspected(state, node) ? turnAway(state, node) : next(state);
}
/**
* From now on this node means that life of the node, and trusts it. Only the earlier life was a follower. If it was the
* predecessor, too, the later life has its place, and counts on being known as a follower.
*/
function meet(state, life) {
	const without = (nodes) => nodes.filter((each) => each !== life.node);
	const met = {
		...withLife(state, life),
		suspected: without(state.suspected)
	};
	if (met.status === "leaving") return {
		...met,
		followers: without(met.followers)
	};
	const followers = met.predecessor === life.node ? met.followers : without(met.followers);
	return {
		...met,
		followers,
		returns: met.returns.filter(({ node }) => node !== life.node)
	};
}
/** Whether that life is in the ring by the word of this message. Suspects may be down, and a node that restarted may be outside. */
function isMembersLife({ node }, from, message) {
	if (node === from) return message.type !== "restarted";
	return !("suspects" in message && message.suspects.includes(node));
}
/** The message without suspicions of lives that this node knows to be over, and without lives. */
function current(state, message) {
	const plain = withoutLives(message);
	if (!("suspects" in plain)) return plain;
	const isMeant = (node) => incarnationOf(node, message) >= incarnationOf(node, state);
	return {
		...plain,
		suspects: plain.suspects.filter(isMeant)
	};
}
// impl/relaxed-ring/leaving.ts
/**
* The leaver's side of a leave. A leave is a crash that is announced, so no node waits for a time-out. Like a join it takes two
* steps. First the leaver's successor, the heir, inherits its keys. Then its followers turn away from it, as from a crashed
* node. In the slides each leave is a crash (PPL: "leave is treated as a crash"). The neighbours' side is in `leave.ts`.
*/
/** Step 1 of 2: from now on it owns nothing. It tells its heir: its successor, or else the nearest node that it knows. */
function leave(state) {
	const { self, config, predecessor, suspected, held } = state;
	const followers = ascending([predecessor, ...state.followers]).filter((node) => node !== self && !isSuspected(state, node));
	const successor = state.successor ?? self;
	const bequeathing = bequeath({
		status: "leaving",
		self,
		config,
		predecessor,
		heir: successor === self ? nearestKnown(state) ?? self : successor,
		hasInherited: false,
		successors: successorsOf(state),
		followers,
		awaited: [],
		suspected,
		held,
		...state.lives && { lives: state.lives }
	});
	return andThen(bequeathing, (after) => next(after, ...sayAgainLater(after)));
}
function onLeavingEvent(state, event) {
	switch (event.type) {
		case "receive": return hear(state, event.from, event.message, {
			turnAway: without,
			askAgain: (_, now) => next(now),
			handle: handle$1
		});
		case "request":
			if (event.request.type !== "lookup") return next(state);
			return hold(state, {
				type: "lookup",
				key: event.request.key,
				origin: state.self,
				...ownIncarnation(state),
				direction: "onward"
			});
		case "suspect": return without(state, event.node);
		case "restore": return onRestore$1(state, event.node);
		case "timeout": return event.timer.type === "leaveAgain" ? sayAgain(state) : next(state);
		case "start":
		case "chosen": return next(state);
		default: return unreachable(event);
	}
}
function handle$1(state, from, message) {
	switch (message.type) {
		case "join": return message.newcomer === state.heir && !state.hasInherited ? onHeirOutside(state, message) : hold(state, message);
		case "lookup": return hold(state, message);
		case "follow":
		case "accepted":
		case "newSuccessor":
		case "hint": return isSuspected(state, from) ? next(state) : onFollower(state, from);
		case "leaving": return onNeighbourLeavingToo(state, from, message.suspects);
		case "farewell": return onFarewell(state, from, message);
		case "found": return isForThisLife(state, message) ? next(state, indicate({
			type: "found",
			key: message.key,
			owner: from
		})) : next(state);
		case "restarted":
		case "unfollow": return next(state);
		default: return unreachable(message);
	}
}
/** Step 2 of 2 begins only after the heir has inherited. A follower that turned away earlier might miss a node that joins there. */
function onFollower(state, from) {
	return state.hasInherited ? tell(state, from) : next({
		...state,
		followers: ascending([...state.followers, from])
	});
}
/** The suspicion was false: the node may count on this one, and was not told. */
function onRestore$1(state, node) {
	return onFollower({
		...state,
		suspected: state.suspected.filter((each) => each !== node)
	}, node);
}
/** Both nodes leave: this node's heir is the other leaver's heir, too, unless the other leaver excludes it. */
function onNeighbourLeavingToo(state, from, suspects) {
	const { state: after, effects } = without(state, from);
	const heir = [after.heir, ...after.successors].find((node) => !suspects.includes(node));
	return {
		state: after,
		effects: [send(from, {
			type: "farewell",
			heir: heir ?? after.self
		}), ...effects]
	};
}
/**
* The heir was let in, and asks again: the answer is lost. This node is alone but for it, so it names itself as the node before
* it. A later life of the heir was never let in, and inherits nothing.
*/
function onHeirOutside(state, join) {
	const { heir, self, successors } = state;
	const [asking, known] = [join.incarnation ?? 1, incarnationOf(heir, state)];
	if (asking > known) return andThen(without(state, heir), (after) => hold(after, join));
	if (asking < known) return next(state);
	const before = nearestCounterClockwise(heir, [...state.followers, self].filter((node) => node !== heir), state.config.keys) ?? self;
	return next(state, send(heir, {
		type: "accepted",
		predecessor: before,
		successors
	}));
}
function hold(state, message) {
	return next(hasRoom(state.held, state.config) ? {
		...state,
		held: [...state.held, message]
	} : state);
}
function bequeath(state) {
	return state.heir === state.self ? tellFollowers(state) : tell(state, state.heir);
}
/**
* The sender has turned away. If the heir names a node between the two, that node inherits instead. A leaver that found no heir
* turns to the first node that is named.
*/
function onFarewell(state, from, { heir }) {
	const without = (nodes) => nodes.filter((each) => each !== from);
	const after = {
		...state,
		awaited: without(state.awaited),
		followers: without(state.followers)
	};
	const isHeirless = state.hasInherited && state.heir === state.self && !isSuspected(after, heir);
	if (state.hasInherited || from !== state.heir) return endIfDone(isHeirless ? {
		...after,
		heir
	} : after);
	if (heir === from) return tellFollowers(after);
	return bequeath(isSuspected(after, heir) ? after : {
		...after,
		heir
	});
}
/** Step 2 of 2: the heir has inherited; all followers are told. */
function tellFollowers(state) {
	const bequeathed = next({
		...state,
		hasInherited: true
	});
	const told = state.followers.reduce((all, node) => andThen(all, (now) => tell(now, node)), bequeathed);
	return andThen(told, endIfDone);
}
/** `node` is suspected, or leaves, too. The leaver no longer waits for it; if it was the heir, the next node inherits. */
function without(state, node) {
	const others = (nodes) => nodes.filter((each) => each !== node);
	const after = {
		...state,
		successors: others(state.successors),
		followers: others(state.followers),
		awaited: others(state.awaited),
		suspected: ascending([...state.suspected, node])
	};
	if (node !== state.heir) return endIfDone(after);
	const [heir = state.self] = after.successors;
	return state.hasInherited ? endIfDone({
		...after,
		heir
	}) : bequeath({
		...after,
		heir
	});
}
/** Ends the leaver once the heir has inherited and no farewell is due. It sends the held messages to the heir first. */
function endIfDone(state) {
	if (!state.hasInherited || state.awaited.length > 0) return next(state);
	const { self, heir, held } = state;
	const passedOn = heir === self ? [] : held.map((message) => send(heir, onItsWay(state, message)));
	return next({
		...state,
		held: []
	}, ...passedOn, indicate({ type: "left" }), { type: "stop" });
}
/**
* The message as it goes to the heir. For a key in (predecessor, heir] the owner is the heir or lies counter-clockwise of it,
* so the direction is `back`.
*/
function onItsWay({ self, predecessor, heir, config }, message) {
	return inHalfOpen(keyOf(message), predecessor, heir, config.keys) || predecessor === self ? {
		...message,
		direction: "back"
	} : message;
}
/** Announces the leave again to the nodes that have not said farewell: the announcement or the farewell may be lost. */
function sayAgain(state) {
	const told = state.awaited.reduce((all, node) => andThen(all, (now) => tell(now, node)), next(state));
	return andThen(told, (after) => next(after, ...sayAgainLater(after)));
}
function sayAgainLater({ config }) {
	return arm({ type: "leaveAgain" }, config.retryAfterMs);
}
/** Announces the leave to one node, and waits for its farewell. */
function tell(state, to) {
	const { self, predecessor, heir, suspected } = state;
	const known = state.successors.indexOf(heir);
	const successors = heir === self ? state.successors : [heir, ...state.successors.slice(known + 1)];
	const suspects = {
		suspects: suspected,
		...livesOf(suspected, state)
	};
	const announcement = send(to, {
		type: "leaving",
		predecessor,
		successors,
		...suspects
	});
	return next({
		...state,
		awaited: ascending([...state.awaited, to])
	}, announcement);
}
// impl/relaxed-ring/suspicion.ts
/** Reactions to the failure detector. Its suspicions may be false, and may be taken back. */
/** Suspects a node. No keys are taken here, because the other neighbour must suspect the node, too. */
function onSuspect(state, node) {
	if (isSuspected(state, node)) return next(state);
	const without = (nodes) => nodes.filter((each) => each !== node);
	const suspecting = {
		...state,
		suspected: ascending([...state.suspected, node]),
		asked: without(state.asked),
		backups: without(state.backups)
	};
	return andThen(asFollower(suspecting, node), (after) => asSuccessor(after, node));
}
/** The suspicion was false. This node follows the other one again if it is closer, and asks it to repeat ignored messages. */
function onRestore(state, node) {
	if (!isSuspected(state, node)) return next(state);
	const trusting = {
		...state,
		suspected: state.suspected.filter((each) => each !== node)
	};
	const hint = {
		type: "hint",
		node: state.self
	};
	if (!isCloser(trusting, node)) return next(trusting, send(node, {
		...hint,
		moves: state.moves
	}));
	return andThen(ask(trusting, node), (after) => next(after, send(node, hint)));
}
/** This node as a follower: if the successor has failed, follows the next one; if a node in between has, tells the successor. */
function asFollower(state, node) {
	const { self, successor, config } = state;
	if (successor === self) return takeAllIfAlone(state);
	if (successor !== null && successor !== node) return inOpen(node, self, successor, config.keys) ? next(state, follow(state, successor)) : next(state);
	const after = successor === null ? state : withNextSuccessor(state);
	return after.successor === null ? next(after) : next(after, follow(after, after.successor));
}
/**
* The end of each step of a node without a successor. Any node that is up will do, since from there the way leads
* counter-clockwise round the ring. If none is known, and the list had reached round the circle to this node, it is alone.
* Else there may be others: it is isolated, until it hears of one.
*/
function seekSuccessor(state) {
	if (state.successor !== null || state.asked.some((node) => !isNewcomer(state, node))) return next(state);
	const node = nearestKnown(state);
	if (node !== void 0) return ask(state, node);
	return state.backups.includes(state.self) ? takeAllIfAlone({
		...state,
		successor: state.self,
		backups: []
	}) : next(state);
}
/** Whether the node asks to be let in, and is not. It answers no question before that. */
function isNewcomer({ held }, node) {
	return held.some((message) => message.type === "join" && message.newcomer === node);
}
/** This node as a successor: if the predecessor or a follower has failed, asks the followers counter-clockwise of it, too. */
function asSuccessor(state, node) {
	return node === state.predecessor || state.followers.includes(node) ? askFartherFollowers(state, node) : next(state);
}
// impl/relaxed-ring/join.ts
/**
* The members' side of a join. It takes two steps of two peers each, so that no node is locked (SELFMAN slides, slide 18). The
* first is between the newcomer and its successor, the second between the newcomer and its predecessor.
*
* Between the two steps the newcomer is a bush of one: its successor knows it, its predecessor does not.
*/
/** Step 1 of 2: the node responsible for the newcomer's identifier gives up all keys up to it. */
function onJoin(state, join) {
	const { newcomer } = join;
	if (newcomer === state.self) return next(state);
	const [asking, known] = [join.incarnation ?? 1, incarnationOf(newcomer, state)];
	if (asking > known) return andThen(turnedAway$1(state, newcomer, onSuspect), (after) => onLaterLife(after, join, asking));
	if (asking < known) return next(state);
	if (isSuspected(state, newcomer)) return next(state);
	if (newcomer === state.predecessor || state.followers.includes(newcomer)) return acceptAgain(state, newcomer);
	return isResponsible(state, newcomer) ? takeAsPredecessor(state, newcomer) : forward(state, join);
}
/** A node that has restarted joins like any newcomer, once its earlier life owns nothing any more. Until then its request is passed on, or held. */
function onLaterLife(state, join, incarnation) {
	const { newcomer } = join;
	return isResponsible(state, newcomer) ? takeAsPredecessor(meet(state, {
		node: newcomer,
		incarnation
	}), newcomer) : forward(state, join);
}
// impl/relaxed-ring/leave.ts
/**
* The neighbours' side of a leave. Each neighbour that is told turns away from the leaver, as from a crashed node,
* and answers with a farewell. No node waits for a time-out. The leaver's side is in `leaving.ts`.
*
* A neighbour may be on the leaver's successor side, its predecessor side, or both. On the successor side it is the heir, or
* knows the heir.
*/
/** Treats the leaver as gone, and says farewell. All four parts judge what this node knew when it was told. */
function onNeighbourLeaving(state, leaver, message) {
	const released = andThen(inherited(state, leaver, message.predecessor), (after) => turnedAway(after, leaver, message));
	const informed = andThen(released, (after) => next(after, ...elsewhere(after, message)));
	return andThen(informed, (after) => next(after, send(leaver, {
		type: "farewell",
		heir: heirOf(state, leaver, message)
	})));
}
/** The node that inherits: the nearest that this node knows between the leaver and itself, or else this node. */
function heirOf(state, leaver, { suspects }) {
	const candidates = knownBetween(state, leaver).filter((node) => !suspects.includes(node) && !isSuspected(state, node));
	return predecessorAmong(state, state.self, candidates);
}
/**
* The state after the leaver's inheritance. If the leaver was the predecessor, `before`, the leaver's own predecessor, takes
* its place. The leaver's keys are then this node's, unless a follower lies between.
*/
function inherited(state, leaver, before) {
	if (leaver !== state.predecessor) return release(state, leaver);
	const { self, config } = state;
	const followers = state.followers.filter((node) => node !== leaver);
	const between = followers.filter((node) => inOpen(node, before, self, config.keys) && !isSuspected(state, node));
	const after = {
		...state,
		predecessor: predecessorAmong(state, self, [before, ...between]),
		followers: before === self ? followers : ascending([...followers, before]),
		returns: state.returns.filter(({ node }) => node !== leaver)
	};
	return isSuspected(state, before) ? askFartherFollowers(after, before) : next(after);
}
/** Turns away from the leaver. If the leaver's predecessor or heir is a closer successor, this node asks it first. */
function turnedAway(state, leaver, { predecessor, successors }) {
	const closer = [predecessor, ...successors.slice(0, 1)].find((node) => isCloser(state, node) && !isSuspected(state, node));
	const asking = closer === void 0 ? next(state) : ask(state, closer);
	const informed = andThen(asking, (after) => next(leaver === after.successor ? refreshed(after, successors) : after));
	return andThen(informed, (after) => onSuspect(after, leaver));
}
/** The heir counts the leaver's predecessor among its followers. If this node is that predecessor and follows another node, it says so. */
function elsewhere(state, { predecessor, successors: [heir = state.self] }) {
	return predecessor === state.self && heir !== state.self && !isSuspected(state, heir) && heir !== state.successor && !state.asked.includes(heir) ? [unfollow(state, heir)] : [];
}
// impl/relaxed-ring/member.ts
/** The events and messages of a member: a table of contents. */
function onMemberEvent(state, event) {
	switch (event.type) {
		case "receive": return onMessage(state, event.from, event.message);
		case "request": return onRequest$1(state, event.request);
		case "suspect": return onSuspect(state, event.node);
		case "restore": return onRestore(state, event.node);
		case "timeout": return onRefresh(state);
		case "start":
		case "chosen": return next(state);
		default: return unreachable(event);
	}
}
function onMessage(state, from, message) {
	return hear(state, from, message, {
		turnAway: onSuspect,
		askAgain,
		handle
	});
}
function askAgain(before, state, node) {
	return before.asked.includes(node) ? ask(state, node) : next(state);
}
function handle(state, from, message) {
	switch (message.type) {
		case "join":
		case "lookup": return onRouted(state, message);
		case "follow": return onFollow(state, from, message);
		case "accepted": return onAccepted(state, from, message);
		case "newSuccessor": return onNewSuccessor(state, from, message);
		case "unfollow": return onUnfollow(state, from, message.moves);
		case "hint": return onHint(state, from, message);
		case "leaving": return onNeighbourLeaving(state, from, message);
		case "farewell":
		case "restarted": return next(state);
		case "found": return onFound(state, from, message);
		default: return unreachable(message);
	}
}
function onRouted(state, message) {
	return message.type === "join" ? onJoin(state, message) : onLookup(state, message);
}
function onRequest$1(state, request) {
	switch (request.type) {
		case "lookup": return onLookup(state, {
			type: "lookup",
			key: request.key,
			origin: state.self,
			...ownIncarnation(state),
			direction: "onward"
		});
		case "leave": return leave(state);
		case "consider": return consider(state, request);
		default: return unreachable(request);
	}
}
// impl/relaxed-ring/refounding.ts
/** The field of a node that was a member before it restarted. */
function formerMember({ refoundAfter }, durable) {
	if (refoundAfter === void 0 || durable?.known === void 0) return {};
	return { former: {
		known: durable.known,
		inVain: 0
	} };
}
/** The nodes through which a newcomer joins, in the order in which it asks them. */
function contactsOf({ config, former }) {
	return distinct([...former?.known ?? [], ...config.contacts]);
}
/** The end of each step of a member. When it has new neighbours, they are on disk before it says anything. */
function keepingNeighbours({ state, effects }) {
	if (state.config.refoundAfter === void 0) return {
		state,
		effects
	};
	const known = nodesToKeep(state);
	if (known.join() === state.known?.join()) return {
		state,
		effects
	};
	const record = {
		incarnation: incarnationOf(state.self, state),
		known
	};
	return {
		state: {
			...state,
			known
		},
		effects: [{
			type: "persist",
			record
		}, ...effects]
	};
}
function nodesToKeep(state) {
	return distinct([...[...successorsOf(state), state.predecessor].filter((node) => node !== state.self), ...state.known ?? []]).slice(0, state.config.successorListLength + 1);
}
function distinct(nodes) {
	return [...new Set(nodes)];
}
// impl/relaxed-ring/joining.ts
/** The newcomer's side of a join. It asks, waits for one answer, and tells one node. It locks nothing (slide 18). */
/** Boots a node. After a restart it is a newcomer with a higher incarnation, which is on disk before anything is said in its name. */
function boot(self, config, durable) {
	const incarnation = (durable?.incarnation ?? 0) + 1;
	const state = {
		...newcomer(self, config),
		...formerMember(config, durable)
	};
	if (config.mayRestart === void 0 && durable === void 0) return next(state);
	const record = {
		...durable,
		incarnation
	};
	return next(incarnation === 1 ? state : withLife(state, {
		node: self,
		incarnation
	}), {
		type: "persist",
		record
	});
}
var END = [indicate({ type: "left" }), { type: "stop" }];
function onJoiningEvent(state, event) {
	switch (event.type) {
		case "start": return onStart(state);
		case "timeout": return onNoAnswer(state);
		case "request": return onRequest(state, event.request);
		case "receive": return onEarlyMessage(state, event.from, event.message);
		default: return next(state);
	}
}
/**
* Joins through the contact. Without one it founds a ring, where it is its own neighbour and owns every key. A node that has
* restarted founds none, unless it knows from disk that it was alone: its earlier life may have let others in.
*/
function onStart(state) {
	if (contactsOf(state).length > 0) return askContact(state);
	return state.lives !== void 0 && state.former === void 0 ? next(state) : found(state);
}
function askContact(state) {
	const contact = contactsOf(state)[state.contact];
	return next(state, send(contact, {
		type: "join",
		newcomer: state.self,
		...ownIncarnation(state),
		direction: "onward"
	}), ...askAgainLater(state));
}
/**
* Asks the next contact. A former member that has asked often enough takes all nodes that it knows for down, or out of reach.
* If it is to leave, it asks on, because its layers above may hold what others need. Another newcomer that is to leave ends.
*/
function onNoAnswer(state) {
	const { former, leaves, config } = state;
	const onward = {
		...state,
		contact: (state.contact + 1) % contactsOf(state).length
	};
	if (former === void 0) return leaves === void 0 ? askContact(onward) : next(state, ...END);
	if (leaves === true) return askContact(onward);
	const asked = {
		...former,
		inVain: former.inVain + 1
	};
	return asked.inVain === config.refoundAfter ? refound(state, former) : askContact({
		...onward,
		former: asked
	});
}
/**
* Founds a ring of one. Each node that this one knows may be in another ring, now or later. It is asked to be the successor,
* and the layer above is told of it.
*/
function refound(state, { known }) {
	const told = known.map((node) => indicate({
		type: "apart",
		node
	}));
	const founded = andThen(found(state), (member) => next(member, ...told));
	return known.reduce((all, node) => andThen(all, (member) => consider(member, {
		type: "consider",
		node,
		again: false
	})), founded);
}
function found(state) {
	const { self, config, lives = [] } = state;
	return enter(state, lives.reduce(withLife, perfectMember(self, self, [self], config)));
}
/**
* A newcomer that is to leave waits for the answer to its request: it may have been let in already. Lookups wait, too. A newcomer
* considers no successor, since it has no place yet.
*/
function onRequest(state, request) {
	switch (request.type) {
		case "lookup": return next(stashed(state, state.self, {
			type: "lookup",
			key: request.key,
			origin: state.self,
			...ownIncarnation(state),
			direction: "onward"
		}));
		case "leave": return state.config.retryAfterMs === void 0 ? next(state, ...END) : next({
			...state,
			leaves: true
		});
		case "consider": return next(state);
		default: return unreachable(request);
	}
}
/** Step 1 of 2: only `accepted` makes a member. Other messages may overtake it, because their senders differ; they wait in the stash. */
function onEarlyMessage(state, from, message) {
	if (isForEarlierLife(state, message)) return answerForEarlierLife(state, from, message);
	if (message.type !== "accepted") return next(stashed(state, from, message));
	const { self, config } = state;
	const alone = [...state.lives ?? [], ...message.lives ?? []].reduce(withLife, perfectMember(self, message.predecessor, [from], config));
	const entered = enter(state, {
		...alone,
		backups: backupsAfter(alone, from, message.successors)
	});
	if (state.leaves === void 0) return entered;
	const left = leave(entered.state);
	return {
		state: left.state,
		effects: [...entered.effects, ...left.effects]
	};
}
/** Step 2 of 2: the newcomer is a member, and tells its predecessor, which did not know of it. */
function enter(state, member) {
	const { predecessor, successor } = member;
	const joined = indicate({
		type: "joined",
		predecessor,
		successor: successor ?? member.self
	});
	const known = state.former && { known: state.former.known };
	return catchUp({
		state: {
			...member,
			...known
		},
		effects: [
			...stopAsking(state),
			joined,
			...tellPredecessor(member),
			...refreshLater(state.config)
		]
	}, state.stash);
}
function tellPredecessor(member) {
	const { self, predecessor } = member;
	return predecessor === self ? [] : [send(predecessor, {
		type: "newSuccessor",
		predecessor,
		successors: successorsOf(member)
	})];
}
/**
* Handles the stash, as if its messages arrived now. Lookups come last. A newcomer admitted here takes keys away, and
* a node that answers a lookup must still be responsible at the end of the step.
*/
function catchUp(entered, stash) {
	const lookups = stash.filter(({ message }) => message.type === "lookup");
	return [...stash.filter(({ message }) => message.type !== "lookup"), ...lookups].reduce((all, { from, message }) => andThen(all, (state) => onMessage(state, from, message)), entered);
}
/** The state with a message in the stash. A repeated message is kept once. Each lookup is kept, because each gets an answer. */
function stashed(state, from, message) {
	return message.type !== "lookup" && state.stash.some((each) => encode(each) === encode({
		from,
		message
	})) || !hasRoom(state.stash, state.config) ? state : {
		...state,
		stash: [...state.stash, {
			from,
			message
		}]
	};
}
function askAgainLater({ config }) {
	return arm({ type: "askAgain" }, config.retryAfterMs);
}
function stopAsking({ config }) {
	return config.retryAfterMs === void 0 ? [] : [{
		type: "cancelTimer",
		timer: { type: "askAgain" }
	}];
}
// impl/relaxed-ring/settle.ts
/**
* The end of each step: a missing successor, messages that can go on now, and suspects beyond the bound. Then come changes of
* the watched nodes, and news for the layer above.
*/
/** The step from `before` to `after`, with all that follows from it. A `stop` stays last. */
function settle(before, after) {
	const settled = after.state.status === "member" ? keepingNeighbours(andThen(passOn(after.state, after.effects), forgetting$1)) : after;
	const following = [...watching(before, settled.state), ...telling(before, settled.state)];
	if (following.length === 0) return settled;
	const end = settled.effects.filter(({ type }) => type === "stop");
	const others = settled.effects.filter(({ type }) => type !== "stop");
	return {
		state: settled.state,
		effects: [
			...others,
			...following,
			...end
		]
	};
}
/** The changes of the watched nodes. A later life is watched afresh: what the failure detector says was about the earlier one. */
function watching(before, after) {
	const [old, now] = [watchedBy(before), watchedBy(after)];
	const renewed = now.filter((node) => old.includes(node) && incarnationOf(node, before) !== incarnationOf(node, after));
	return [...watchEffects(old, now).map((effect) => effect.type === "monitor" ? monitor(after, effect.node) : effect), ...renewed.flatMap((node) => [{
		type: "unmonitor",
		node
	}, monitor(after, node)])];
}
function monitor(state, node) {
	const incarnation = incarnationOf(node, state);
	return incarnation === 1 ? {
		type: "monitor",
		node
	} : {
		type: "monitor",
		node,
		incarnation
	};
}
/** Seeks a successor where there is none, and tries each held message once more. A message has a next hop now if a neighbour or a suspicion has changed; else it is held again. */
function passOn(state, effects) {
	const sought = andThen({
		state,
		effects
	}, seekSuccessor);
	const released = {
		state: {
			...sought.state,
			held: []
		},
		effects: sought.effects
	};
	return sought.state.held.reduce((all, message) => andThen(all, (now) => onRouted(now, message)), released);
}
/** News for the layer above: changed neighbours, isolation, a leave. */
function telling(before, after) {
	if (after.status === "leaving") return [...lastNeighbours(before, after), ...leaving(before, after)];
	if (after.status !== "member") return [];
	const { predecessor, successor } = after;
	const isSame = before.status === "member" && before.predecessor === predecessor && before.successor === successor;
	const neighbours = isSame ? [] : [indicate({
		type: "neighbours",
		predecessor,
		successor
	})];
	const isTold = isSame && isIsolated(before);
	return isIsolated(after) && !isTold ? [...neighbours, indicate({ type: "isolated" })] : neighbours;
}
/** A former member that joins only to leave has told nobody of its neighbours yet. */
function lastNeighbours(before, { predecessor, successors }) {
	return before.status === "joining" ? [indicate({
		type: "neighbours",
		predecessor,
		successor: successors[0]
	})] : [];
}
/** Whether the node has no successor, and has asked no node to be one. */
function isIsolated({ successor, asked }) {
	return successor === null && asked.length === 0;
}
function leaving(before, { self, heir, hasInherited }) {
	if (before.status !== "leaving" && (!hasInherited || heir === self)) return [indicate({
		type: "leaving",
		heir: null
	})];
	return hasInherited && (before.status !== "leaving" || !before.hasInherited || before.heir !== heir) && heir !== self ? [indicate({
		type: "leaving",
		heir
	})] : [];
}
// impl/relaxed-ring/type-invariant.ts
function typeInvariant(state) {
	return [...ofAny(state), ...ofLives(state)];
}
function ofAny(state) {
	switch (state.status) {
		case "joining": return ofJoining(state);
		case "member": return ofMember(state);
		case "leaving": return ofLeaving(state);
	}
}
/** A first life goes without saying, and a node that this one does not know is forgotten with its lives. */
function ofLives(state) {
	if (state.lives === void 0) return [];
	const nodes = state.lives.map(({ node }) => node);
	const known = [state.self, ...knownTo(state)];
	return [
		ascends("lives", nodes),
		clause("lives", nodes, "this node and nodes that it knows, at least one", nodes.length > 0 && nodes.every((node) => known.includes(node))),
		...each("lives", state.lives, ({ incarnation }, at) => [wholeNumber(`${at}.incarnation`, incarnation, 2)])
	];
}
function ofJoining(state) {
	const { self, contact, config, former, stash } = state;
	const asked = wholeNumber("contact", contact, 0, Math.max(0, contactsOf(state).length - 1));
	const few = atMost("stash", stash, config.waitingAtMost ?? stash.length);
	if (former === void 0) return [asked, few];
	return [
		asked,
		few,
		wholeNumber("former.inVain", former.inVain, 0, (config.refoundAfter ?? 1) - 1),
		otherNodesInOrder("former.known", former.known, self)
	];
}
function ofMember(state) {
	const { self, config, predecessor, successor, followers, returns, moves, asked, suspected, held, known = [] } = state;
	const list = successorsOf(state);
	const needless = suspected.filter((node) => !suspicionMatters(state, node));
	const returned = returns.map(({ node }) => node);
	const areFollowers = areAscending(returned) && returned.every((node) => followers.includes(node));
	return [
		place("predecessor", predecessor, config.keys),
		...successor === null ? [] : [place("successor", successor, config.keys)],
		atMost("successor and backups", list, config.successorListLength),
		clause("successor and backups", list, "each node once", areDistinct(list)),
		clause("successor and backups", list, `node ${self} itself only at the end`, !list.slice(0, -1).includes(self)),
		unsuspected("successor and backups", list, suspected),
		otherNodes("followers", followers, self),
		clause("returns", returned, "followers, ascending, each once", areFollowers),
		count("moves", moves),
		otherNodes("asked", asked, self),
		otherNodes("suspected", suspected, self),
		atMost("suspected", needless, config.suspectsAtMost ?? needless.length),
		otherNodesInOrder("known", known, self),
		atMost("known", known, config.successorListLength + 1),
		atMost("held", held, config.waitingAtMost ?? held.length)
	];
}
function ofLeaving({ self, config, predecessor, heir, hasInherited, followers, awaited, suspected, held }) {
	return [
		place("predecessor", predecessor, config.keys),
		place("heir", heir, config.keys),
		clause("hasInherited", hasInherited, "true, because there is no heir", hasInherited || heir !== self),
		otherNodes("followers", followers, self),
		otherNodes("awaited", awaited, self),
		otherNodes("suspected", suspected, self),
		atMost("held", held, config.waitingAtMost ?? held.length)
	];
}
// impl/relaxed-ring/step.ts
var relaxedRing = {
	name: "relaxed-ring",
	init: boot,
	step: (state, event) => withLivesSaid(settle(state, react(state, event))),
	typeInvariant
};
function react(state, event) {
	switch (state.status) {
		case "joining": return onJoiningEvent(state, event);
		case "member": return onMemberEvent(state, event);
		case "leaving": return onLeavingEvent(state, event);
	}
}
export { nodesNamedBy as n, relaxedRing as t };
