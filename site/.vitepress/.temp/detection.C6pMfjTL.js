import { t as failureDetector } from "./step.CJPP1znT.js";
import { C as allThrough, D as recoverable, E as reachable, O as step, S as action, i as scenario, k as through, w as always } from "./scenario.Cs_16ybG.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { i as send, r as next } from "./protocol.ChtuGtEC.js";
// spec/failure-detector/keeping.ts
/** Properties of what a node remembers of the peers that it watches; they hold at every moment. */
/** The least and the most patience are those of the configuration. */
function keeping(leastPatience, mostPatience) {
	return {
		roundsGoOnWhileSomebodyIsWatched: always((watchers) => watchers.every(({ peers, isRoundUnderWay }) => isRoundUnderWay === peers.length > 0), "A node that keeps a record of a peer has a round under way, and a node that keeps none has none."),
		eachPeerIsWatchedOnce: always((watchers) => watchers.every(({ peers }) => peers.every(({ peer }, i) => i === 0 || peer > peers[i - 1].peer)), "A node keeps one record of each peer that it asks, in ascending order of peers, so equal nodes have equal records."),
		patienceHasBounds: always((watchers) => watchers.every(({ peers }) => peers.every(({ patience }) => patience >= leastPatience && patience <= mostPatience)), "The number of silent rounds after which a node suspects a peer stays within the bounds of its configuration."),
		silenceIsShorterThanPatience: always((watchers) => watchers.every(({ peers }) => peers.every(({ patience, silence }) => silence === null || silence < patience)), "A node trusts a peer only while the peer has been silent for fewer rounds than the node allows it.")
	};
}
/** `rounds`: for how many a peer is kept that is not watched any more. */
function forgetting(rounds) {
	return {
		unwatchedPeersAreKeptForSomeRounds: always((watchers) => watchers.every(({ peers }) => peers.every(({ roundsLeft }) => roundsLeft === null || roundsLeft <= rounds)), "A node keeps a peer that it does not watch any more for as many rounds as its configuration says, and no longer."),
		unwatchedPeersAreForgotten: recoverable((watchers) => watchers.every(({ peers }) => peers.every(({ roundsLeft }) => roundsLeft === null)), "A node can always come to keep only those peers that it watches.")
	};
}
/** Otherwise messages of two lives could not be told apart. */
var eachBootIsNumbered = step((before, after) => after.every(({ isDown, incarnation }, i) => incarnation === before[i].incarnation + (before[i].isDown && !isDown ? 1 : 0)), "A node that boots again has an incarnation that is higher by one, and has it on disk.");
// spec/failure-detector/watch.ts
/**
* An eventually perfect failure detector, as seen by the layer that asked it to watch a peer: what may it say, and when?
*
* Source: T. D. Chandra and S. Toueg, "Unreliable Failure Detectors for Reliable Distributed Systems", JACM 43(2),
* 1996, the class ◇P. The relaxed ring asks for it (SELFMAN slides: "Eventually perfect failure detection").
*/
/**
* Suspicions and restores alternate, and only between the request to watch and the request to stop. A life of a peer is
* watched, not the peer: a request to watch a later life is a new watch.
*/
var telling = {
	name: "failure-detector",
	init: [{ told: "unwatched" }],
	actions: {
		watch: action({
			when: ({ told }) => told === "unwatched",
			then: () => ({ told: "trusted" })
		}),
		watchALaterLife: action({
			when: ({ told }) => told === "suspected",
			then: () => ({ told: "trusted" })
		}),
		unwatch: action({
			when: ({ told }) => told !== "unwatched",
			then: () => ({ told: "unwatched" })
		}),
		suspect: action({
			when: ({ told }) => told === "trusted",
			then: () => ({ told: "suspected" })
		}),
		restore: action({
			when: ({ told }) => told === "suspected",
			then: () => ({ told: "trusted" })
		})
	},
	properties: {}
};
/** A round may be long, so the first question does not wait for the end of one. */
var promptness = { aWatchedPeerIsAskedAtOnce: step((before, after) => after.every(({ told, life, watcherIsUp, questionInFlight }, i) => {
	return !(before[i].told === "unwatched" ? before[i].kept !== "trusted" || before[i].keptLife !== life : before[i].life !== life) || told !== "trusted" || !watcherIsUp || questionInFlight;
}), "A node that begins to watch a peer asks it for a sign of life in the same step, unless it has had one lately.") };
/** A node that watches and stops watching the same peer, over and over, costs no messages. */
var economy = { aPeerThatIsKeptIsNotAskedAgain: step((before, after) => after.every(({ told, life, questionInFlight }, i) => {
	return !(before[i].told === "unwatched" && told === "trusted" && before[i].kept === "trusted" && life === before[i].keptLife) || questionInFlight === before[i].questionInFlight;
}), "A node that watches a peer again soon after it has stopped sends no question for it.") };
/** Each message shows which life of its sender was up. */
var signs = {
	aSignOfLifeIsBelieved: step((before, after) => after.every((watch, i) => !isSameLife(before[i], watch) || !arrives(before[i], watch, "signsInFlight") || isTrustedOrOver(watch)), "A peer is trusted after any message from the life that is watched, unless that life is known to be over."),
	aLaterLifeEndsTheEarlierOne: step((before, after) => after.every((watch, i) => !isSameLife(before[i], watch) || !arrives(before[i], watch, "laterSignsInFlight") || watch.told === "suspected"), "A message from a later life of a peer makes the life that is watched suspected, in the same step."),
	aLifeThatIsOverStaysSuspected: step((before, after) => after.every((watch, i) => !isSameLife(before[i], watch) || !before[i].knowsEnd || watch.told === "suspected"), "A life that is known to be over is never trusted again, although messages from it may still arrive.")
};
/** Strong completeness, in the forms that need no fairness. Claimed for every delay, and for every crash. */
var completeness = {
	everyCrashedPeerIsSuspected: recoverable((watches) => watches.every((watch) => !isOfCrashedPeer(watch) || watch.told === "suspected"), "A watched life of a peer that has ended can still become suspected, even if it was suspected and restored earlier."),
	suspicionOfACrashedPeerIsFinal: step((before, after) => before.every((watch, i) => !isFinal(watch) || watch.life !== after[i].life || after[i].told !== "trusted"), "Once no message of a life that has ended is in flight, the detector does not take its suspicion back.")
};
/**
* Eventual strong accuracy, claimed where at least one sign of life arrives in any `delay` rounds, and the patience may
* grow beyond that. Each false suspicion lengthens the patience, until no suspicion is false.
*/
function accuracy(delay, firstPatience) {
	const mistakes = Math.max(0, delay - firstPatience + 1);
	return {
		mistakesAreCounted: always((watches) => watches.every(({ falseSuspicions }) => falseSuspicions <= mistakes), "A watcher falsely suspects a peer at most once for each length of its patience that does not exceed the delay."),
		everyLivePeerIsTrusted: recoverable((watches) => watches.every(({ peerIsUp, told }) => !peerIsUp || told === "trusted"), "A peer that is up can always become trusted again.")
	};
}
function isOfCrashedPeer({ told, watcherIsUp, peerIsUp }) {
	return told !== "unwatched" && watcherIsUp && !peerIsUp;
}
function isFinal(watch) {
	return isOfCrashedPeer(watch) && watch.told === "suspected" && watch.signsInFlight === 0;
}
/** Whether the watcher is up, and watches the same life before and after. */
function isSameLife(before, after) {
	return before.told !== "unwatched" && after.told !== "unwatched" && after.watcherIsUp && before.life === after.life;
}
function arrives(before, after, signsOf) {
	return after[signsOf] < before[signsOf];
}
function isTrustedOrOver({ told, knowsEnd }) {
	return told === (knowsEnd ? "suspected" : "trusted");
}
// scenarios/failure-detector/pairs.ts
function nodesOf(pairs) {
	return ascending(pairs.flat());
}
function asking(type, pairs) {
	return pairs.map(([at, node]) => ({
		at,
		request: {
			type,
			node
		}
	}));
}
function unheard(pairs) {
	return pairs.map(([watcher, peer]) => ({
		watcher,
		peer,
		life: 1,
		told: "unwatched",
		suspicions: 0
	}));
}
/** A node that is a detector and nothing else. */
function aloneIn(detector) {
	return {
		detector,
		latest: 0
	};
}
/** For each pair, the outputs to clients refine what a detector may tell. */
function tellingOf(pairs) {
	return Object.fromEntries(pairs.map(([watcher, peer], i) => [`node ${watcher} on ${peer}`, {
		of: telling,
		view: ({ history }) => ({ told: history[i].told })
	}]));
}
// scenarios/failure-detector/refinement.ts
/** Follows what clients are told, for each pair of a watcher and its peer. */
function hearing(counting) {
	return (all, event) => {
		const peer = event.type === "request" ? event.request.node : event.output.node;
		return all.map((each) => each.watcher === event.node && each.peer === peer ? heard(each, event, counting) : each);
	};
}
/** Each pair of a watcher and its peer; `seenIn` finds its parts in the state of the node. */
function watchesBy(seenIn) {
	return ({ nodes, messages, history }) => history.map(({ watcher, peer, life, told, suspicions }) => {
		const [watching, watched] = [watcher, peer].map((id) => nodes.find((node) => node.id === id));
		const isUp = watched?.status === "up";
		const signs = messages.filter(({ from, to }) => from === peer && to === watcher);
		const seen = watching === void 0 ? void 0 : seenIn(watching.state);
		return {
			told,
			life,
			watcherIsUp: watching?.status === "up",
			peerIsUp: isUp && incarnationOf(watched) === life,
			signsInFlight: signs.filter(({ message }) => message.incarnation === life).length,
			laterSignsInFlight: signs.filter(({ message }) => message.incarnation > life).length,
			knowsEnd: (seen?.latest ?? 0) > life,
			questionInFlight: messages.some(({ from, to, message }) => from === watcher && to === peer && message.type === "ping"),
			...keptIn(seen?.detector, peer),
			falseSuspicions: suspicions
		};
	});
}
/** The nodes that are up, by what they keep; `detectorOf` finds the state of the detector in that of the node. */
function watchersBy(detectorOf) {
	return ({ nodes }) => nodes.flatMap(({ status, state, timers }) => {
		if (status !== "up") return [];
		return [{
			peers: detectorOf(state).watched.map(watchedIn),
			isRoundUnderWay: timers.length > 0
		}];
	});
}
/** The nodes as machines that boot. */
function bootsOf({ nodes }) {
	return nodes.map(({ status, durable }) => ({
		isDown: status === "down",
		incarnation: durable?.incarnation ?? 0
	}));
}
function watchedIn({ node, patience, opinion, roundsLeft }) {
	return {
		peer: node,
		patience,
		silence: opinion.type === "trusted" ? opinion.silence : null,
		roundsLeft: roundsLeft ?? null
	};
}
function incarnationOf({ durable }) {
	return durable?.incarnation ?? 1;
}
function keptIn(detector, peer) {
	const record = detector?.watched.find(({ node }) => node === peer);
	if (record === void 0) return {
		kept: null,
		keptLife: null
	};
	return {
		kept: record.opinion.type === "trusted" ? "trusted" : "suspected",
		keptLife: record.incarnation
	};
}
function heard(before, event, counting) {
	if (before.told === "contradicted") return before;
	if (event.type === "request") return asked(before, event.request);
	if (!(before.told === (event.output.type === "restore" ? "suspected" : "trusted"))) return {
		...before,
		told: "contradicted"
	};
	if (event.output.type === "restore") return {
		...before,
		told: "trusted"
	};
	return {
		...before,
		told: "suspected",
		suspicions: counting ? before.suspicions + 1 : 0
	};
}
function asked(before, { type, incarnation = 1 }) {
	switch (type) {
		case "unmonitor": return {
			...before,
			told: "unwatched",
			life: 1
		};
		case "monitor": return before.told === "unwatched" || incarnation > before.life ? {
			...before,
			told: "trusted",
			life: incarnation
		} : before;
		case "heard":
		case "say": return before;
	}
}
// scenarios/failure-detector/framed.ts
/** The detector, unchanged, with a layer on top that sends a frame when it is asked. For a node that hears one other node. */
function framed(detector) {
	const within = (state, event, incarnation = 0) => {
		const { state: after, effects } = detector.step(state.detector, event);
		return {
			state: {
				detector: after,
				latest: lifeWatchedIn(state.detector) !== null && lifeWatchedIn(state.detector) === lifeWatchedIn(after) ? Math.max(state.latest, incarnation) : 0
			},
			effects
		};
	};
	return {
		name: `${detector.name}, with frames`,
		typeInvariant: (state) => detector.typeInvariant?.(state.detector) ?? [],
		init(self, config, durable) {
			const { state, effects } = detector.init(self, config, durable);
			return {
				state: {
					detector: state,
					latest: 0
				},
				effects
			};
		},
		step(state, event) {
			if (event.type === "receive") {
				const { from, message } = event;
				const { type, incarnation } = message;
				if (type !== "frame") return within(state, {
					type: "receive",
					from,
					message: {
						type,
						incarnation
					}
				}, incarnation);
				return within(state, {
					type: "request",
					request: {
						type: "heard",
						node: from,
						incarnation
					}
				}, incarnation);
			}
			if (event.type !== "request") return within(state, event);
			if (event.request.type !== "say") return within(state, {
				type: "request",
				request: event.request
			});
			return next(state, send(event.request.node, {
				type: "frame",
				incarnation: state.detector.incarnation
			}));
		}
	};
}
/** The life of the one peer that is watched; null if none is. */
function lifeWatchedIn({ watched: [peer] }) {
	return peer === void 0 || peer.roundsLeft !== void 0 ? null : peer.incarnation;
}
// scenarios/failure-detector/restart.ts
var PAIRS = [[0, 1]];
var config$1 = {
	roundMs: 500,
	firstPatience: 1,
	mostPatience: 2,
	mayRestart: true
};
var watches$1 = watchesBy((state) => state);
var theLaterLifeIsTrusted = sees(({ told, life, peerIsUp, knowsEnd }) => told === "trusted" && life === 2 && peerIsUp && !knowsEnd, "The second life of a peer is watched, is up, and is trusted.");
var aLifeIsOver = sees(({ told, knowsEnd }) => told === "suspected" && knowsEnd, "A life of a peer is suspected, as a later one was heard of.");
var anEarlierLifeSpeaksLate = sees(({ knowsEnd, signsInFlight }) => knowsEnd && signsInFlight > 0, "A message from a life that is known to be over is still in flight.");
var aQuickRestart = sees(({ told, laterSignsInFlight }) => told === "trusted" && laterSignsInFlight > 0, "A peer has restarted, and its earlier life is still trusted.");
/** The scenarios of a detector whose peers restart, or are watched again. */
function restartsBy(detector) {
	return [
		restarting(detector, {
			name: "failure-detector/restart/one-peer",
			teaches: "A life of a peer that a restart has ended ends up suspected for good, even if no round ended while the peer was down.",
			requests: [MONITOR],
			faults: {
				crash: 1,
				restart: 1
			},
			seen: {
				aLifeIsOver,
				anEarlierLifeSpeaksLate,
				aQuickRestart
			},
			expect: holds(129, 325, 16)
		}),
		restarting(detector, {
			name: "failure-detector/restart/later-life",
			teaches: "A node that asks to watch the later life of a peer is told of that life only.",
			requests: [MONITOR, {
				at: 0,
				request: {
					type: "monitor",
					node: 1,
					incarnation: 2
				}
			}],
			faults: {
				crash: 1,
				restart: 1
			},
			seen: {
				aLifeIsOver,
				theLaterLifeIsTrusted
			},
			expect: holds(312, 1004, 16)
		}),
		restarting(detector, {
			name: "failure-detector/restart/twice",
			teaches: "Each life of a peer has a number of its own, so messages of three lives are told apart.",
			requests: [MONITOR, {
				at: 0,
				request: {
					type: "monitor",
					node: 1,
					incarnation: 2
				}
			}],
			faults: {
				crash: 2,
				restart: 2
			},
			seen: {
				aLifeIsOver,
				theLaterLifeIsTrusted,
				anEarlierLifeSpeaksLate
			},
			expect: holds(1027, 3728, 21)
		}),
		restarting(detector, {
			name: "failure-detector/heard/one-peer",
			teaches: "A message of another layer is as good a sign of life as an answer: it takes a false suspicion back.",
			requests: [MONITOR, SAY],
			faults: { crash: 1 },
			seen: { onlyAFrameIsInFlight: reachable(({ messages, history }) => history[0].told === "suspected" && messages.every(({ message }) => message.type === "frame") && messages.length > 0, "A peer is suspected, and a message of another layer is all that is in flight.") },
			expect: holds(119, 361, 12)
		}),
		restarting(detector, {
			name: "failure-detector/heard/restart",
			teaches: "A message of another layer shows the end of the earlier life of its sender, too.",
			requests: [
				MONITOR,
				SAY,
				SAY
			],
			faults: {
				crash: 1,
				restart: 1
			},
			seen: {
				aLifeIsOver,
				anEarlierLifeSpeaksLate,
				aQuickRestart
			},
			expect: holds(1177, 4189, 18)
		}),
		restarting(detector, {
			name: "failure-detector/heard/each-other",
			teaches: "Of two nodes that watch each other, each takes the question of the other for a sign of life.",
			requests: [MONITOR, {
				at: 1,
				request: {
					type: "monitor",
					node: 0
				}
			}],
			pairs: [[0, 1], [1, 0]],
			faults: {},
			seen: { aSuspectAsks: reachable(({ messages, history }) => history[0].told === "suspected" && messages.some(({ to, message }) => to === 0 && message.type === "ping"), "A peer is suspected, and its own question is in flight.") },
			expect: holds(431, 1783, 14)
		}),
		restarting(detector, {
			name: "failure-detector/linger/crash",
			teaches: "A peer that is watched again soon is not asked again, and its crash in between is told after one more round.",
			requests: [
				MONITOR,
				UNMONITOR,
				MONITOR
			],
			lingerRounds: 2,
			faults: { crash: 1 },
			seen: {
				isKept: keptOnly("trusted"),
				isDoubted: keptOnly("suspected")
			},
			expect: holds(510, 1681, 13)
		}),
		restarting(detector, {
			name: "failure-detector/linger/restart",
			teaches: "A node that stops watching a peer and then watches its later life is told nothing of the earlier one.",
			requests: [
				MONITOR,
				UNMONITOR,
				{
					at: 0,
					request: {
						type: "monitor",
						node: 1,
						incarnation: 2
					}
				}
			],
			lingerRounds: 1,
			faults: {
				crash: 1,
				restart: 1
			},
			seen: {
				isKept: keptOnly("trusted"),
				aLifeIsOver,
				theLaterLifeIsTrusted
			},
			expect: holds(1028, 3503, 18)
		})
	];
}
var MONITOR = {
	at: 0,
	request: {
		type: "monitor",
		node: 1
	}
};
var UNMONITOR = {
	at: 0,
	request: {
		type: "unmonitor",
		node: 1
	}
};
var SAY = {
	at: 1,
	request: {
		type: "say",
		node: 0
	}
};
/** Node 0 watches node 1, which crashes and may restart. The network keeps no order, so messages of two lives may overtake each other. */
function restarting(detector, { pairs = PAIRS, lingerRounds = 0, seen, ...rest }) {
	const { everyLivePeerIsTrusted } = accuracy(0, config$1.firstPatience);
	return scenario({
		protocol: framed(detector),
		nodes: nodesOf(pairs).map((id) => ({
			id,
			config: {
				...config$1,
				lingerRounds
			},
			...id === 0 && { neverCrashes: true }
		})),
		network: "set",
		history: {
			initial: unheard(pairs),
			after: hearing(false)
		},
		properties: {
			...allThrough(watches$1, {
				...completeness,
				...promptness,
				...economy,
				...signs,
				everyLivePeerIsTrusted
			}),
			...allThrough(watchersBy((state) => state.detector), {
				...keeping(config$1.firstPatience, config$1.mostPatience),
				...forgetting(lingerRounds)
			}),
			eachBootIsNumbered: through(bootsOf, eachBootIsNumbered),
			...seen
		},
		refines: tellingOf(pairs),
		cost: "fast",
		...rest
	});
}
function sees(holdsFor, doc) {
	return reachable((world) => watches$1(world).some((watch) => watch.watcherIsUp && holdsFor(watch)), doc);
}
function keptOnly(kept) {
	return sees((watch) => watch.told === "unwatched" && watch.kept === kept, `A peer is kept as ${kept}, and is not watched any more.`);
}
// scenarios/failure-detector/timely.ts
/**
* The detector, unchanged, where in any `delay` rounds at least one sign of life arrives.
*
* The world has no clock: a round may end at any time. So the end of a round that would come too early is put off
* until an answer is there. This is a statement about the network, hence only for peers that do not crash, and for a
* node that watches one peer.
*/
function timely(detector, delay) {
	const advance = (state, event, roundsWithoutSign) => {
		const { state: after, effects } = detector.step(state.detector, event);
		return {
			state: {
				detector: after,
				roundsWithoutSign
			},
			effects
		};
	};
	return {
		name: `${detector.name}, answers within ${delay} rounds`,
		typeInvariant: (state) => detector.typeInvariant?.(state.detector) ?? [],
		init(self, config) {
			const { state, effects } = detector.init(self, config);
			return {
				state: {
					detector: state,
					roundsWithoutSign: 0
				},
				effects
			};
		},
		step(state, event) {
			if (event.type === "receive" && event.message.type === "pong") return advance(state, event, 0);
			if (event.type !== "timeout") return advance(state, event, state.roundsWithoutSign);
			if (state.roundsWithoutSign < delay) return advance(state, event, state.roundsWithoutSign + 1);
			return {
				state,
				effects: [{
					type: "setTimer",
					timer: event.timer,
					afterMs: state.detector.config.roundMs
				}]
			};
		}
	};
}
// scenarios/failure-detector/detection.ts
/** Two lengths of patience: a false suspicion leads from the first to the second. */
var config = {
	roundMs: 500,
	firstPatience: 1,
	mostPatience: 2
};
var watches = watchesBy(aloneIn);
var seen = {
	aFalseSuspicion: reachable((world) => some(world, ({ told, peerIsUp }) => told === "suspected" && peerIsUp), "A peer that is up is suspected."),
	aTrustedCrash: reachable((world) => some(world, ({ told, peerIsUp }) => told === "trusted" && !peerIsUp), "A peer has crashed, and is still trusted."),
	aSuspicionAfterAFalseOne: reachable((world) => some(world, ({ told, peerIsUp }) => told === "suspected" && !peerIsUp) && world.nodes.some(({ state }) => state.watched.some(({ patience }) => patience > config.firstPatience)), "A peer was suspected falsely, was restored, crashed, and is suspected again.")
};
/** All scenarios of a detector: of the sound one below, and of broken ones in the tests. */
function detectionBy(detector) {
	return [
		crashes(detector, {
			instance: "one-peer",
			teaches: "A crashed peer ends up suspected, however late messages are and however many false suspicions came earlier.",
			pairs: [[0, 1]],
			stops: [],
			expect: holds(71, 153, 12)
		}),
		crashes(detector, {
			instance: "two-peers",
			teaches: "One timer serves two peers: the answers of one do not hide the silence of the other.",
			pairs: [[0, 1], [0, 2]],
			stops: [],
			expect: holds(1967, 6546, 18)
		}),
		crashes(detector, {
			instance: "unmonitored",
			teaches: "Nothing is said about a peer that is not watched any more, although its answers still arrive.",
			pairs: [[0, 1]],
			stops: [[0, 1]],
			expect: holds(122, 333, 12)
		}),
		crashes(detector, {
			instance: "one-of-two-unmonitored",
			teaches: "Rounds go on for the peer that is still watched when the other one is not watched any more.",
			pairs: [[0, 1], [0, 2]],
			stops: [[0, 2]],
			expect: holds(3436, 13941, 18)
		}),
		delayed(detector, {
			instance: "patience-exceeds-delay",
			teaches: "Once the patience has grown past the delay, a peer that is up is not suspected any more.",
			delay: 3,
			mostPatience: 4,
			expect: holds(56, 119, 20)
		}),
		delayed(detector, {
			instance: "delay-exceeds-patience",
			teaches: "Where the delay may reach the most patience, false suspicions never end: the cap is an assumption about the network.",
			delay: 3,
			mostPatience: 3,
			expect: violates("mistakesAreCounted", 18)
		}),
		...restartsBy(detector)
	];
}
var failureDetectorScenarios = detectionBy(failureDetector);
/** Any delay, one crash. The network is a set: a heartbeat that is under way already says nothing new. */
function crashes(detector, { instance, pairs, stops, ...rest }) {
	return scenario({
		name: `failure-detector/crash/${instance}`,
		protocol: detector,
		nodes: nodesOf(pairs).map((id) => ({
			id,
			config
		})),
		requests: [...asking("monitor", pairs), ...asking("unmonitor", stops)],
		network: "set",
		faults: { crash: 1 },
		history: {
			initial: unheard(pairs),
			after: hearing(false)
		},
		properties: {
			...allThrough(watches, {
				...completeness,
				...promptness,
				...signs
			}),
			...allThrough(watchersBy((state) => state), keeping(config.firstPatience, config.mostPatience)),
			...seen
		},
		refines: tellingOf(pairs),
		cost: "fast",
		...rest
	});
}
function delayed(detector, { instance, delay, mostPatience, ...rest }) {
	const pairs = [[0, 1]];
	return scenario({
		name: `failure-detector/delay/${instance}`,
		protocol: timely(detector, delay),
		nodes: nodesOf(pairs).map((id) => ({
			id,
			config: {
				...config,
				mostPatience
			}
		})),
		requests: asking("monitor", pairs),
		network: "set",
		history: {
			initial: unheard(pairs),
			after: hearing(true)
		},
		properties: {
			...allThrough(watchesBy((state) => aloneIn(state.detector)), {
				...accuracy(delay, config.firstPatience),
				...promptness,
				...signs
			}),
			...allThrough(watchersBy(({ detector: state }) => state), keeping(config.firstPatience, mostPatience)),
			everyMistakeIsMade: reachable(({ history }) => history[0].suspicions === delay, "The peer is suspected falsely once for each round of delay.")
		},
		refines: tellingOf(pairs),
		cost: "fast",
		...rest
	});
}
function some(world, holdsFor) {
	return watches(world).some((watch) => watch.watcherIsUp && holdsFor(watch));
}
export { failureDetectorScenarios };
