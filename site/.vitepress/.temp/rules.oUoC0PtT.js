import "./page-check.BJEPZIke.js";
import { allScenarios } from "./all.BTBRMk-x.js";
import "./detection.C6pMfjTL.js";
import "sucrase";
// test/mutants/failure-detector-mutants.ts
var failureDetectorMutants = [
	{
		breaks: "patience never grows, as in Beernet 0.9, where the suspected set is cleared before it is compared",
		file: "failure-detector/rounds.ts",
		line: "Math.min(peer.patience + 1, state.config.mostPatience)",
		becomes: "peer.patience",
		scenario: "failure-detector/delay/patience-exceeds-delay",
		property: "mistakesAreCounted"
	},
	{
		breaks: "restored peers are no longer counted, as in Beernet 0.9: a crash after a false suspicion is never told",
		file: "failure-detector/rounds.ts",
		line: "if (peer.opinion.type !== 'trusted') return peer;",
		becomes: "if (peer.opinion.type !== 'trusted' || peer.patience > 1) return peer;",
		scenario: "failure-detector/crash/one-peer",
		property: "everyCrashedPeerIsSuspected"
	},
	{
		breaks: "rounds end after the first: its timer is not set again",
		file: "failure-detector/rounds.ts",
		line: "...(watched.length === 0 ? [] : [nextRound(after)]),",
		becomes: "",
		scenario: "failure-detector/crash/two-peers",
		property: "everyCrashedPeerIsSuspected"
	},
	{
		breaks: "suspected peers are not asked, so that no false suspicion ends",
		file: "failure-detector/rounds.ts",
		line: "opinion.type !== 'over').map",
		becomes: "opinion.type === 'trusted').map",
		scenario: "failure-detector/delay/patience-exceeds-delay",
		property: "everyLivePeerIsTrusted"
	},
	{
		breaks: "patience ends a round too early",
		file: "failure-detector/rounds.ts",
		line: "silence >= peer.patience",
		becomes: "silence + 1 >= peer.patience",
		scenario: "failure-detector/delay/patience-exceeds-delay",
		property: "mistakesAreCounted"
	},
	{
		breaks: "signs of life do not end the silence",
		file: "failure-detector/rounds.ts",
		line: "if (peer.opinion.type === 'trusted') return next(withPeer(state, { ...peer, opinion: TRUSTED }));",
		becomes: "if (peer.opinion.type === 'trusted') return next(state);",
		scenario: "failure-detector/delay/patience-exceeds-delay",
		property: "mistakesAreCounted"
	},
	{
		breaks: "signs of a later life are taken for signs of the earlier one",
		file: "failure-detector/rounds.ts",
		line: "if (incarnation > peer.incarnation) {",
		becomes: "if (incarnation > peer.incarnation + 9) {",
		scenario: "failure-detector/restart/one-peer",
		property: "aLaterLifeEndsTheEarlierOne"
	},
	{
		breaks: "signs of an earlier life are taken for signs of the later one",
		file: "failure-detector/rounds.ts",
		line: "incarnation < peer.incarnation || ",
		becomes: "",
		scenario: "failure-detector/restart/later-life",
		property: "suspicionOfACrashedPeerIsFinal"
	},
	{
		breaks: "peers are trusted again when a message of a life that is over arrives late",
		file: "failure-detector/rounds.ts",
		line: "{ ...peer, opinion: { type: 'over' } }",
		becomes: "{ ...peer, opinion: { type: 'suspected' } }",
		scenario: "failure-detector/restart/one-peer",
		property: "aLifeThatIsOverStaysSuspected"
	},
	{
		breaks: "end of a life is told twice if it was suspected already",
		file: "failure-detector/rounds.ts",
		line: "return peer.opinion.type === 'trusted' ? next(over, ...telling('suspect', peer)) : next(over);",
		becomes: "return next(over, ...telling('suspect', peer));",
		scenario: "failure-detector/restart/one-peer",
		property: "node 0 on 1"
	},
	{
		breaks: "questions are not taken for signs of life",
		file: "failure-detector/step.ts",
		line: "const heard = onSign(state, from, incarnation);",
		becomes: "const heard = type === 'ping' ? next(state) : onSign(state, from, incarnation);",
		scenario: "failure-detector/heard/each-other",
		property: "aSignOfLifeIsBelieved"
	},
	{
		breaks: "answers do not name the life that answers",
		file: "failure-detector/step.ts",
		line: "incarnation: after.incarnation }",
		becomes: "incarnation: 1 }",
		scenario: "failure-detector/restart/later-life",
		property: "everyLivePeerIsTrusted"
	},
	{
		breaks: "restarts are not counted",
		file: "failure-detector/step.ts",
		line: "(durable?.incarnation ?? 0) + 1",
		becomes: "1",
		scenario: "failure-detector/restart/later-life",
		property: "eachBootIsNumbered"
	},
	{
		breaks: "messages of other layers are not taken for signs of life",
		file: "failure-detector/step.ts",
		line: "return onSign(state, request.node, request.incarnation ?? 1);",
		becomes: "return next(state);",
		scenario: "failure-detector/heard/one-peer",
		property: "aSignOfLifeIsBelieved"
	},
	{
		breaks: "request to watch a later life is taken for a second one to watch the earlier life",
		file: "failure-detector/watching.ts",
		line: "(peer.roundsLeft === undefined ? peer.incarnation >= incarnation : peer.incarnation === incarnation);",
		becomes: "peer.incarnation >= 0;",
		scenario: "failure-detector/restart/later-life",
		property: "aWatchedPeerIsAskedAtOnce"
	},
	{
		breaks: "suspicion of a peer outlasts the watch, and is not told with the next one",
		file: "failure-detector/watching.ts",
		line: "if (peer.opinion.type === 'trusted') return next(withPeer(state, peer));",
		becomes: "if (peer.opinion.type !== 'over') return next(withPeer(state, peer));",
		scenario: "failure-detector/linger/crash",
		property: "node 0 on 1"
	},
	{
		breaks: "peers are asked each time that they are watched again",
		file: "failure-detector/watching.ts",
		line: "if (peer.opinion.type === 'trusted') return next(withPeer(state, peer));",
		becomes: "",
		scenario: "failure-detector/linger/crash",
		property: "aPeerThatIsKeptIsNotAskedAgain"
	},
	{
		breaks: "peers that are not watched any more are kept for good",
		file: "failure-detector/rounds.ts",
		line: "roundsLeft: peer.roundsLeft - 1 }",
		becomes: "roundsLeft: peer.roundsLeft }",
		scenario: "failure-detector/linger/crash",
		property: "unwatchedPeersAreForgotten"
	},
	{
		breaks: "suspicions of peers that are not watched any more are told",
		file: "failure-detector/rounds.ts",
		line: "return roundsLeft === undefined ? [indicate({ type, node })] : [];",
		becomes: "return (roundsLeft ?? 0) >= 0 ? [indicate({ type, node })] : [];",
		scenario: "failure-detector/linger/crash",
		property: "node 0 on 1"
	},
	{
		breaks: "timer goes on when the last peer has been forgotten",
		file: "failure-detector/rounds.ts",
		line: "...(watched.length === 0 ? [] : [nextRound(after)]),",
		becomes: "nextRound(after),",
		scenario: "failure-detector/linger/crash",
		property: "roundsGoOnWhileSomebodyIsWatched"
	}
];
// test/mutants/relaxed-ring/failure-mutants.ts
var failureMutants = [
	{
		breaks: "node takes the keys of its predecessor on its own suspicion: the fallback of Beernet 0.9",
		file: "relaxed-ring/suspicion.ts",
		line: "return isOnPredecessorsSide ? askFartherFollowers(state, node) : next(state);",
		becomes: "return isOnPredecessorsSide ? askFartherFollowers({ ...state, predecessor: state.followers.find((each) => each !== node) ?? state.predecessor }, node) : next(state);",
		scenario: "relaxed-ring/suspicion/of-newcomer",
		property: "atMostOneResponsible"
	},
	{
		breaks: "node tells nobody that it suspects its predecessor",
		file: "relaxed-ring/suspicion.ts",
		line: "return isOnPredecessorsSide ? askFartherFollowers(state, node) : next(state);",
		becomes: "return next(state);",
		scenario: "relaxed-ring/crash/3",
		property: "restIsPerfect"
	},
	{
		breaks: "restored node is not asked again",
		file: "relaxed-ring/suspicion.ts",
		line: "return andThen(ask(trusting, node), (after) => next(after, send(node, hint)));",
		becomes: "return next(trusting, send(node, hint));",
		scenario: "relaxed-ring/suspicion/anybody",
		property: "restIsPerfect"
	},
	{
		breaks: "closer node that is trusted again is asked, and not told that this one is here",
		file: "relaxed-ring/suspicion.ts",
		line: "next(after, send(node, hint))",
		becomes: "next(after)",
		scenario: "relaxed-ring/suspicion/2/heals",
		property: "restIsPerfect"
	},
	{
		breaks: "node that is trusted again, and is not closer, hears nothing",
		file: "relaxed-ring/suspicion.ts",
		line: "return next(trusting, send(node, { ...hint, moves: state.moves }));",
		becomes: "return next(trusting);",
		scenario: "relaxed-ring/suspicion/by-both/heals",
		property: "restIsPerfect"
	},
	{
		breaks: "node keeps a failed successor",
		file: "relaxed-ring/suspicion.ts",
		line: "const after = successor === null ? state : withNextSuccessor(state);",
		becomes: "const after = state;",
		scenario: "relaxed-ring/crash/2",
		property: "successorListsAreSound"
	},
	{
		breaks: "node that has lost its list takes everything, although others may be left",
		file: "relaxed-ring/suspicion.ts",
		line: "return state.backups.includes(state.self) ? takeAll",
		becomes: "return state.self >= 0 ? takeAll",
		scenario: "relaxed-ring/crash/isolated",
		property: "atMostOneResponsible"
	},
	{
		breaks: "node that is alone does not take what is left",
		file: "relaxed-ring/suspicion.ts",
		line: "? takeAllIfAlone({ ...state, successor: state.self, backups: [] }) :",
		becomes: "? next({ ...state, successor: state.self, backups: [] }) :",
		scenario: "relaxed-ring/crash/2",
		property: "restIsPerfect"
	},
	{
		breaks: "node that has lost its list asks nobody",
		file: "relaxed-ring/suspicion.ts",
		line: "if (node !== undefined) return ask(state, node);",
		becomes: "",
		scenario: "relaxed-ring/crash/list-of-one",
		property: "restIsPerfect"
	},
	{
		breaks: "suspected successor stays among the backups",
		file: "relaxed-ring/suspicion.ts",
		line: "backups: without(state.backups),",
		becomes: "backups: state.backups,",
		scenario: "relaxed-ring/crash/list-round-the-ring",
		property: "successorListsAreSound"
	},
	{
		breaks: "suspected node stays among those that were asked",
		file: "relaxed-ring/suspicion.ts",
		line: "asked: without(state.asked),",
		becomes: "asked: state.asked,",
		scenario: "relaxed-ring/suspicion/by-predecessor",
		property: "onlyCloserNodesAreAsked"
	},
	{
		breaks: "message that is held is never passed on",
		file: "relaxed-ring/settle.ts",
		line: "andThen(passOn(after.state, after.effects), forgetting)",
		becomes: "andThen({ state: after.state, effects: after.effects }, forgetting)",
		scenario: "relaxed-ring/lookup/crash/3",
		property: "onlyTheStuckIsHeld"
	},
	{
		breaks: "node leaves without waiting for those that follow it",
		file: "relaxed-ring/leaving.ts",
		line: "if (!state.hasInherited || state.awaited.length > 0) return next(state);",
		becomes: "if (!state.hasInherited) return next(state);",
		scenario: "relaxed-ring/lookup/leave/3-fifo",
		property: "isNeverLost"
	},
	{
		breaks: "node that has let in a newcomer as its predecessor inherits all the same",
		file: "relaxed-ring/leave.ts",
		line: "if (leaver !== state.predecessor) return",
		becomes: "if (!state.followers.includes(leaver)) return",
		scenario: "relaxed-ring/leave/bush",
		property: "atMostOneResponsible"
	},
	{
		breaks: "predecessor of a leaver is not asked to be the next successor",
		file: "relaxed-ring/leave.ts",
		line: "[predecessor, ...successors.slice(0, 1)].find(",
		becomes: "successors.slice(0, 1).find(",
		scenario: "relaxed-ring/leave/3+1-twice",
		property: "atMostOneResponsible"
	},
	{
		breaks: "list of a leaver is not taken over",
		file: "relaxed-ring/leave.ts",
		line: "next(leaver === after.successor ? refreshed(after, successors) : after)",
		becomes: "next(after)",
		scenario: "relaxed-ring/leave/3+1-twice",
		property: "perfectRing"
	},
	{
		breaks: "leave of a neighbour is not answered",
		file: "relaxed-ring/leave.ts",
		line: "(after) => next(after, send(leaver, { type: 'farewell', heir: heirOf(state, leaver, message) })));",
		becomes: "(after) => next(after));",
		scenario: "relaxed-ring/leave/2",
		property: "perfectRing"
	},
	{
		breaks: "heir does not say that another one stands between",
		file: "relaxed-ring/leave.ts",
		line: "heir: heirOf(state, leaver, message)",
		becomes: "heir: state.self",
		scenario: "relaxed-ring/leave/bush",
		property: "atMostOneResponsible"
	},
	{
		breaks: "node that stands between does not inherit",
		file: "relaxed-ring/leaving.ts",
		line: "return bequeath(isSuspected(after, heir) ? after : { ...after, heir });",
		becomes: "return tellFollowers(after);",
		scenario: "relaxed-ring/leave/bush",
		property: "atMostOneResponsible"
	},
	{
		breaks: "heir that is down is asked again",
		file: "relaxed-ring/leaving.ts",
		line: "return bequeath(isSuspected(after, heir) ? after : { ...after, heir });",
		becomes: "return bequeath({ ...after, heir });",
		scenario: "relaxed-ring/leave/3-all",
		property: "perfectUnlessEmpty"
	},
	{
		breaks: "heir that leaves, too, says that it inherits",
		file: "relaxed-ring/leaving.ts",
		line: "heir: heir ?? after.self }",
		becomes: "heir: after.self }",
		scenario: "relaxed-ring/leave/bush-twice",
		property: "atMostOneResponsible"
	},
	{
		breaks: "heir that leaves, too, names a node that leaves",
		file: "relaxed-ring/leaving.ts",
		line: ".find((node) => !suspects.includes(node));",
		becomes: ".find((node) => node !== from);",
		scenario: "relaxed-ring/leave/3-all",
		property: "perfectUnlessEmpty"
	},
	{
		breaks: "leaver whose heir is gone asks nobody else",
		file: "relaxed-ring/leaving.ts",
		line: "return state.hasInherited ? endIfDone({ ...after, heir }) : bequeath({ ...after, heir });",
		becomes: "return endIfDone({ ...after, heir });",
		scenario: "relaxed-ring/leave/4-neighbours",
		property: "leaversWait"
	},
	{
		breaks: "followers of a leaver are not told",
		file: "relaxed-ring/leaving.ts",
		line: "const told = state.followers.reduce((all, node)",
		becomes: "const told = state.awaited.reduce((all, node)",
		scenario: "relaxed-ring/leave/3+1-twice",
		property: "followersFollow"
	},
	{
		breaks: "node that has asked another to be its successor believes that it is alone",
		file: "relaxed-ring/suspicion.ts",
		line: "if (state.successor !== null || state.asked.some((node) => !isNewcomer(state, node))) return next(state);",
		becomes: "if (state.successor !== null) return next(state);",
		scenario: "relaxed-ring/leave/3+1-twice",
		property: "atMostOneResponsible"
	},
	{
		breaks: "message is sent back to a predecessor that is down",
		file: "relaxed-ring/routing.ts",
		line: "return isSuspected(state, state.predecessor) ? hold(state, message) : next(state, send(state.predecessor, message));",
		becomes: "return next(state, send(state.predecessor, message));",
		scenario: "relaxed-ring/lookup/crash/3",
		property: "neverSentToTheSuspected"
	},
	{
		breaks: "heir of a leaver is not asked by a node that has turned away earlier",
		file: "relaxed-ring/leave.ts",
		line: "[predecessor, ...successors.slice(0, 1)].find(",
		becomes: "[predecessor].find(",
		scenario: "relaxed-ring/leave/3+1-and-suspicion",
		property: "restIsPerfect"
	},
	{
		breaks: "leaver sends those away that come before there is an heir",
		file: "relaxed-ring/leaving.ts",
		line: "return state.hasInherited ? tell(state, from) :",
		becomes: "return state.status ? tell(state, from) :",
		scenario: "relaxed-ring/leave/3+1-and-suspicion",
		property: "everyPeerIsInItsSuccessorsRing"
	},
	{
		breaks: "heir is not told that the predecessor of the leaver follows another node",
		file: "relaxed-ring/leave.ts",
		line: "!state.asked.includes(heir) ? [unfollow(state, heir)] : [];",
		becomes: "!state.asked.includes(heir) ? [] : [];",
		scenario: "relaxed-ring/leave/3+1",
		property: "followersFollow"
	},
	{
		breaks: "node that is trusted again is not told that its follower has turned away",
		file: "relaxed-ring/suspicion.ts",
		line: "{ ...hint, moves: state.moves }",
		becomes: "hint",
		scenario: "relaxed-ring/suspicion/3+1",
		property: "followersFollow"
	},
	{
		breaks: "notes of a node that leaves are kept, and make its next life a stranger",
		file: "relaxed-ring/leave.ts",
		line: "returns: state.returns.filter(({ node }) => node !== leaver),",
		becomes: "returns: state.returns,",
		scenario: "relaxed-ring/leave/3-all",
		property: "onlyFollowersAreNoted"
	},
	{
		breaks: "member tells neighbours that have not changed",
		file: "relaxed-ring/settle.ts",
		line: "const neighbours = isSame ? [] : [",
		becomes: "const neighbours = [",
		scenario: "relaxed-ring/told/2+2",
		property: "nothingIsToldTwice"
	},
	{
		breaks: "isolated node keeps that to itself",
		file: "relaxed-ring/settle.ts",
		line: "[...neighbours, indicate({ type: 'isolated' })] : neighbours",
		becomes: "neighbours : neighbours",
		scenario: "relaxed-ring/told/isolated",
		property: "isolationIsTold"
	},
	{
		breaks: "second of two equal questions is taken for the first one, come again",
		file: "relaxed-ring/joining.ts",
		line: "message.type !== 'lookup' && state.stash",
		becomes: "message.type !== 'found' && state.stash",
		scenario: "relaxed-ring/lookup/equal/2+1",
		property: "everyQuestionIsAnswered"
	},
	{
		breaks: "node names all that it suspects when it asks to follow",
		file: "relaxed-ring/following.ts",
		line: "const suspects = suspected.filter((each) => inOpen(each, self, node, config.keys));",
		becomes: "const suspects = suspected;",
		scenario: "relaxed-ring/told/leave/3+1",
		property: "suspectsStandBetween"
	},
	{
		breaks: "leaver announces its leave once only",
		file: "relaxed-ring/leaving.ts",
		line: "return event.timer.type === 'leaveAgain' ?",
		becomes: "return event.timer.type === 'askAgain' ?",
		scenario: "relaxed-ring/leave/lost/3",
		property: "theLeaverEnds"
	},
	{
		breaks: "leaver that has announced its leave twice does not do so again",
		file: "relaxed-ring/leaving.ts",
		line: "return andThen(told, (after) => next(after, ...sayAgainLater(after)));",
		becomes: "return told;",
		scenario: "relaxed-ring/leave/lost/3",
		property: "timersAreArmed"
	},
	{
		breaks: "leaver holds the request of an heir that has not heard that it was let in",
		file: "relaxed-ring/leaving.ts",
		line: "return message.newcomer === state.heir && !state.hasInherited ?",
		becomes: "return message.newcomer === state.self && !state.hasInherited ?",
		scenario: "relaxed-ring/leave/lost/heir-outside",
		property: "theLeaverEnds"
	}
];
// test/mutants/relaxed-ring/join-mutants.ts
var joinMutants = [
	{
		breaks: "node owns the key of its predecessor, too: an interval closed instead of open",
		file: "relaxed-ring/state.ts",
		line: "return inHalfOpen(key, state.predecessor, state.self, state.config.keys);",
		becomes: "return key === state.predecessor || inHalfOpen(key, state.predecessor, state.self, state.config.keys);",
		scenario: "relaxed-ring/lookup/during-2-joins",
		property: "onlyTheResponsibleNodeAnswers"
	},
	{
		breaks: "node does not own its own key: an interval open instead of closed",
		file: "identifier-space/interval.ts",
		line: "return place === to || inOpen(place, from, to, size);",
		becomes: "return inOpen(place, from, to, size);",
		scenario: "relaxed-ring/lookup/during-2-joins",
		property: "everyQuestionIsAnswered"
	},
	{
		breaks: "intervals are compared as if there were no circle",
		file: "identifier-space/interval.ts",
		line: "return place !== from && distance(from, place, size) < length(from, to, size);",
		becomes: "return from < place && place < to;",
		scenario: "relaxed-ring/suspicion/anybody",
		property: "atMostOneResponsible"
	},
	{
		breaks: "newcomer drops what overtakes its acceptance",
		file: "relaxed-ring/joining.ts",
		line: "if (message.type !== 'accepted') return next(stashed(state, from, message));",
		becomes: "if (message.type !== 'accepted') return next(state);",
		scenario: "relaxed-ring/unreachable/2+2",
		property: "followersFollow"
	},
	{
		breaks: "newcomer answers lookups before it lets in who waits at its door",
		file: "relaxed-ring/joining.ts",
		line: "return [...others, ...lookups].reduce(",
		becomes: "return stash.reduce(",
		scenario: "relaxed-ring/lookup/during-2-joins",
		property: "onlyTheResponsibleNodeAnswers"
	},
	{
		breaks: "newcomer tells nobody that it is in",
		file: "relaxed-ring/joining.ts",
		line: "return predecessor === self ? [] : [send(predecessor,",
		becomes: "return predecessor >= 0 ? [] : [send(predecessor,",
		scenario: "relaxed-ring/join/3+1",
		property: "restIsPerfect"
	},
	{
		breaks: "newcomer asks the same contact again and again",
		file: "relaxed-ring/joining.ts",
		line: "(state.contact + 1) % contactsOf(state).length",
		becomes: "state.contact",
		scenario: "relaxed-ring/crash/of-contact",
		property: "everyPeerIsLetIn"
	},
	{
		breaks: "newcomer lets itself in when its own question comes home",
		file: "relaxed-ring/join.ts",
		line: "if (newcomer === state.self) return next(state);",
		becomes: "",
		scenario: "relaxed-ring/join/duplicate/2+2",
		property: "atMostOneResponsible"
	},
	{
		breaks: "member does not repeat an answer that was lost",
		file: "relaxed-ring/join.ts",
		line: "return acceptAgain(state, newcomer);",
		becomes: "return next(state);",
		scenario: "relaxed-ring/join/lost/2+1-refreshing",
		property: "perfectRing"
	},
	{
		breaks: "member lets in a node that it suspects",
		file: "relaxed-ring/join.ts",
		line: "if (isSuspected(state, newcomer)) return next(state);",
		becomes: "",
		scenario: "relaxed-ring/crash/2+1-duplicate",
		property: "restIsPerfect"
	},
	{
		breaks: "member accepts a join from anywhere while it suspects its predecessor",
		file: "relaxed-ring/join.ts",
		line: "return isResponsible(state, newcomer) ? takeAsPredecessor(state, newcomer) :",
		becomes: "return isResponsible(state, newcomer) || isSuspected(state, state.predecessor) ? takeAsPredecessor(state, newcomer) :",
		scenario: "relaxed-ring/suspicion/3+1",
		property: "atMostOneResponsible"
	},
	{
		breaks: "node watches only its successor",
		file: "relaxed-ring/state.ts",
		line: "return others(state.self, [state.predecessor, ...successor, ...state.followers, ...state.asked, ...state.suspected]);",
		becomes: "return others(state.self, successor);",
		scenario: "relaxed-ring/suspicion/anybody",
		property: "watchesWhomItNeeds"
	},
	{
		breaks: "node stops watching a node that it suspects",
		file: "relaxed-ring/state.ts",
		line: "...state.asked, ...state.suspected]);",
		becomes: "...state.asked]);",
		scenario: "relaxed-ring/suspicion/anybody",
		property: "watchesWhomItNeeds"
	}
];
// site/course/rules.ts
/** The rules that a page can remove: those in one file of the two protocols, where a small scenario notices. */
var RULES = [
	...failureDetectorMutants,
	...joinMutants,
	...failureMutants
].flatMap((mutant) => {
	const [of] = mutant.file.split("/");
	return allScenarios.some(({ name, cost }) => name === mutant.scenario && cost === "fast") && (of === "failure-detector" || of === "relaxed-ring") ? [{
		...mutant,
		of
	}] : [];
}).map((rule, number) => ({
	...rule,
	number
}));
export { RULES };
