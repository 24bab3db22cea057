import { n as put } from "./record.BbRuNaiI.js";
import { C as allThrough, E as reachable, O as step, S as action, w as always } from "./scenario.Cs_16ybG.js";
// spec/transactions/votes.ts
/** Whether a majority of the replicas of each item has voted to commit. */
function isPreparedBy(items, votes) {
	return items.every((item) => having(item, votes, "prepared") * 2 > item.length);
}
/** The outcome that these votes settle, whatever the other votes are; null if those still matter. */
function settledBy(items, votes) {
	if (items.some((item) => having(item, votes, "abort") * 2 >= item.length)) return "aborted";
	return isPreparedBy(items, votes) ? "committed" : null;
}
function having(item, votes, vote) {
	return item.filter((instance) => votes[instance] === vote).length;
}
/** All ways to vote in some, or none, of these instances. */
function waysToVote(instances) {
	return instances.reduce((ways, instance) => ways.flatMap((way) => [
		way,
		{
			...way,
			[instance]: "prepared"
		},
		{
			...way,
			[instance]: "abort"
		}
	]), [{}]);
}
// spec/transactions/replicated-commit.ts
/**
* Atomic commit over replicas as an abstract machine, for one transaction. Each replica votes once, and all nodes that
* learn the outcome learn the same one. It may be a commit when a majority of the replicas of each item has voted for it,
* and an abort at any time. When somebody knows it, the votes have served, and are forgotten.
*
* With one replica per item this is TCommit of Gray and Lamport (`spec/atomic-commit`), seen from those who learn.
*/
/** The machine for the replicas of these items, and for the nodes that want to know. */
function replicatedCommit(items, observers) {
	return {
		name: "replicated-commit",
		init: [{
			cast: {},
			known: nobodyOf(observers)
		}],
		actions: {
			vote: vote(items),
			decide: action({
				doc: "The first node learns the outcome.",
				params: (state) => waysOn(items, state).flatMap((votes) => observers.flatMap((observer) => ["committed", "aborted"].map((outcome) => ({
					observer,
					outcome,
					votes
				})))),
				when: (state, { outcome, votes }) => !isDecided(state) && (outcome === "aborted" || isPreparedBy(items, {
					...state.cast,
					...votes
				})),
				then: (state, { observer, outcome }) => ({
					cast: {},
					known: {
						...state.known,
						[observer]: outcome
					}
				})
			}),
			hear: hear(observers)
		},
		properties: {
			allKnowTheSame: always(({ known }) => new Set(Object.values(known).filter((outcome) => outcome !== "nothing")).size <= 1, "Nobody knows that a transaction is committed, and somebody else that it is aborted."),
			outcomesStay: step((before, after) => observers.every((observer) => before.known[observer] === "nothing" || after.known[observer] === before.known[observer]), "A node that knows an outcome keeps it."),
			mayCommit: reachable((state) => outcomeIn(state) === "committed", "The transaction commits."),
			mayAbort: reachable((state) => outcomeIn(state) === "aborted", "The transaction aborts.")
		}
	};
}
function vote(items) {
	return action({
		doc: "Replicas vote.",
		params: (state) => waysOn(items, state),
		when: (state, votes) => !isDecided(state) && Object.keys(votes).length > 0,
		then: (state, votes) => ({
			...state,
			cast: {
				...state.cast,
				...votes
			}
		})
	});
}
function hear(observers) {
	return action({
		doc: "Another node learns it, too.",
		params: () => observers,
		when: (state, observer) => isDecided(state) && state.known[observer] === "nothing",
		then: (state, observer) => ({
			...state,
			known: put(state.known, observer, outcomeIn(state) ?? "nothing")
		})
	});
}
/** The votes of replicas that have not voted: some of them, or none. */
function waysOn(items, { cast }) {
	return waysToVote(items.flat().filter((instance) => cast[instance] === void 0));
}
/** Whether some node knows the outcome. */
function isDecided(state) {
	return outcomeIn(state) !== void 0;
}
function nobodyOf(observers) {
	return Object.fromEntries(observers.map((observer) => [observer, "nothing"]));
}
function outcomeIn({ known }) {
	return Object.values(known).find((outcome) => outcome !== "nothing");
}
// spec/transactions/paxos-commit-over-replicas.ts
/**
* Paxos commit over replicas, without messages: the managers agree on the votes. Ballot 0 of a vote belongs to the
* replica alone. Each later ballot is of all votes at once, and only what is safe may be accepted in it. An outcome
* is known when no majority could show another: for that, not every single vote has to be chosen.
*
* After module Voting of L. Lamport ("How to derive Paxos", and the TLA+ examples), with one difference. Only the
* last vote that an acceptor has accepted is known, as in implementations. So where three ballots meet, this machine
* may forbid a step that full histories would allow; with ballots 0 and one other they agree.
*/
var NOTHING_ACCEPTED = {
	promised: 0,
	accepted: {}
};
function paxosCommitOverReplicas(bounds) {
	const { acceptors, ballots, items, observers } = bounds;
	const full = waysToVote(items.flat()).filter((votes) => Object.keys(votes).length === items.flat().length);
	return {
		name: "paxos-commit-over-replicas",
		init: [{
			cast: {},
			acceptors: untouched(acceptors),
			known: nobodyOf(observers)
		}],
		actions: {
			vote: vote(items),
			acceptVotes: action({
				doc: "An acceptor accepts votes of replicas, in ballot 0, perhaps as they are cast.",
				params: (state) => acceptors.flatMap((acceptor) => open(items, state, acceptor).map((votes) => ({
					acceptor,
					votes
				}))),
				when: (state, cast) => !isDecided(state) && Object.keys(cast.votes).length > 0 && mayAcceptVotes(state, cast),
				then: withVotes
			}),
			promise: action({
				doc: "An acceptor takes no part in lower ballots any more.",
				params: () => acceptors.flatMap((acceptor) => ballots.map((ballot) => ({
					acceptor,
					ballot
				}))),
				when: (state, { acceptor, ballot }) => !isDecided(state) && state.acceptors[acceptor].promised < ballot,
				then: (state, { acceptor, ballot }) => withAcceptor(state, acceptor, put(state.acceptors[acceptor], "promised", ballot))
			}),
			accept: action({
				doc: "An acceptor accepts a safe proposal for all votes, in a later ballot.",
				params: () => acceptors.flatMap((acceptor) => ballots.flatMap((ballot) => full.map((votes) => ({
					acceptor,
					ballot,
					votes
				})))),
				when: (state, { acceptor, ballot, votes }) => !isDecided(state) && state.acceptors[acceptor].promised <= ballot && mayBeProposed(state, ballot, votes),
				then: (state, { acceptor, ballot, votes }) => withAcceptor(state, acceptor, {
					promised: ballot,
					accepted: inBallot(ballot, votes)
				})
			}),
			decide: action({
				doc: "The first node learns the outcome, perhaps with votes that it accepts itself at this moment.",
				params: (state) => observers.flatMap((observer) => {
					const accepting = acceptors.filter((acceptor) => acceptor === observer);
					return [{
						acceptor: acceptors[0],
						votes: {},
						observer
					}, ...accepting.flatMap((acceptor) => open(items, state, acceptor).map((votes) => ({
						acceptor,
						votes,
						observer
					})))];
				}),
				when: (state, cast) => !isDecided(state) && mayAcceptVotes(state, cast) && boundOutcome(items, withVotes(state, cast)) !== null,
				then: (state, cast) => ({
					cast: {},
					acceptors: untouched(acceptors),
					known: {
						...state.known,
						[cast.observer]: boundOutcome(items, withVotes(state, cast)) ?? "nothing"
					}
				})
			}),
			hear: hear(observers)
		},
		properties: allThrough(asReplicatedCommit, replicatedCommit(items, observers).properties)
	};
}
/** Paxos commit does nothing that atomic commit does not allow. */
function refinesReplicatedCommit$1({ items, observers }) {
	return {
		of: replicatedCommit(items, observers),
		view: asReplicatedCommit
	};
}
/**
* The outcome that every majority would show if it were asked now, by its votes of the highest ballots. Two
* majorities may show different votes.
*/
function boundOutcome(items, { acceptors }) {
	const all = Object.values(acceptors);
	const outcomes = majoritiesOf(all, all.length).map((quorum) => settledBy(items, shownBy(quorum, items.flat())));
	const [first = null] = outcomes;
	return outcomes.every((outcome) => outcome === first) ? first : null;
}
function shownBy(quorum, instances) {
	return Object.fromEntries(instances.flatMap((instance) => {
		const vote = highestIn(quorum, instance);
		return vote === void 0 ? [] : [[instance, vote]];
	}));
}
function asReplicatedCommit({ cast, known }) {
	return {
		cast,
		known
	};
}
function untouched(acceptors) {
	return Object.fromEntries(acceptors.map((acceptor) => [acceptor, NOTHING_ACCEPTED]));
}
function open(items, { acceptors }, acceptor) {
	const { promised, accepted } = acceptors[acceptor];
	return promised > 0 ? [{}] : waysToVote(items.flat().filter((instance) => accepted[instance] === void 0));
}
/** A replica votes once, and in ballot 0 nobody else does. */
function mayAcceptVotes({ cast }, { votes }) {
	return Object.entries(votes).every(([instance, vote]) => cast[instance] === void 0 || cast[instance] === vote);
}
function withVotes(state, { acceptor, votes }) {
	const before = state.acceptors[acceptor];
	const after = withAcceptor(state, acceptor, {
		...before,
		accepted: {
			...before.accepted,
			...inBallot(0, votes)
		}
	});
	return put(after, "cast", {
		...state.cast,
		...votes
	});
}
/**
* Whether somebody has accepted these votes in this ballot. If nobody has accepted any in it, a majority that takes no part
* in lower ballots must make them safe.
*/
function mayBeProposed({ acceptors }, ballot, votes) {
	const all = Object.values(acceptors);
	const inThisBallot = all.filter(({ accepted }) => Object.values(accepted).some((vote) => vote.ballot === ballot));
	if (inThisBallot.length > 0) return inThisBallot.every(({ accepted }) => Object.entries(votes).every(([instance, vote]) => accepted[instance]?.vote === vote));
	return majoritiesOf(all.filter(({ promised, accepted }) => promised >= ballot && Object.values(accepted).every((vote) => vote.ballot < ballot)), all.length).some((quorum) => Object.entries(votes).every(([instance, vote]) => vote === (highestIn(quorum, instance) ?? "abort")));
}
/** The vote of the highest ballot in which one of these has accepted one. */
function highestIn(quorum, instance) {
	return quorum.flatMap(({ accepted }) => accepted[instance] === void 0 ? [] : [accepted[instance]]).sort((a, b) => b.ballot - a.ballot).at(0)?.vote;
}
/** All sets of these that are more than half of `count`. */
function majoritiesOf(able, count) {
	return able.reduce((all, each) => all.flatMap((set) => [set, [...set, each]]), [[]]).filter((set) => set.length * 2 > count);
}
function inBallot(ballot, votes) {
	return Object.fromEntries(Object.entries(votes).map(([instance, vote]) => [instance, {
		ballot,
		vote
	}]));
}
function withAcceptor(state, acceptor, after) {
	return put(state, "acceptors", put(state.acceptors, acceptor, after));
}
// scenarios/transactions/refinement.ts
/** The state of a node on disk. All that it tells others is there, and a node that is down has nothing else. */
function recordOf(node) {
	return node.status === "down" ? node.durable ?? node.state : node.state;
}
/** The transactions that clients saw, in the order in which they asked. */
var observed = {
	initial: [],
	after(history, event) {
		if (event.type === "output") return history.map((transaction) => answered(transaction, event));
		const { node, request } = event;
		return request.type === "members" || request.type === "gone" ? history : [...history, begun(history, node, request)];
	}
};
function begun(history, node, request) {
	const { writes } = request.type === "run" ? request : request.log;
	const after = history.filter(({ outcome }) => outcome !== "open").map(({ name }) => name);
	const name = `${node}.${history.filter((each) => each.name.startsWith(`${node}.`)).length + 1}`;
	return {
		name,
		...name === request.name ? {} : { calledBy: request.name },
		writes: writes.map(({ key, value }) => ({
			key,
			value
		})),
		reads: [],
		outcome: "open",
		after: [...after].sort()
	};
}
function answered(transaction, { output }) {
	if (output.name !== (transaction.calledBy ?? transaction.name)) return transaction;
	if (transaction.outcome !== "open" || transaction.isUnknown === true) return {
		...transaction,
		isAnsweredAgain: true
	};
	if (output.type === "unknown") return {
		...transaction,
		isUnknown: true
	};
	if (output.type === "aborted") return {
		...transaction,
		outcome: "aborted"
	};
	return {
		...transaction,
		outcome: "committed",
		reads: output.reads.map(({ key, value }) => ({
			key,
			value
		}))
	};
}
function refinesReplicatedCommit(followed, nodes) {
	return {
		of: replicatedCommit(followed.items, nodes.map(String)),
		view: (world) => commitOf(world, followed)
	};
}
/** The ballots are 0 and those that are listed. */
function refinesPaxosCommit(followed, nodes, ballots) {
	return {
		of: paxosCommitOverReplicas({
			items: followed.items,
			acceptors: followed.managers.map(String),
			ballots,
			observers: nodes.map(String)
		}),
		view: (world) => paxosOf(world, followed)
	};
}
function commitOf({ nodes }, { id }) {
	const known = Object.fromEntries(nodes.map((node) => [String(node.id), recordOf(node).outcomes[id]?.type ?? "nothing"]));
	if (outcomeIn({ known }) !== void 0) return {
		cast: {},
		known
	};
	const votes = nodes.flatMap((node) => Object.entries(recordOf(node).cast[id]?.votes ?? {}));
	return {
		cast: Object.fromEntries(votes),
		known
	};
}
function paxosOf(world, followed) {
	const { id, managers } = followed;
	const { nodes } = world;
	const { cast, known } = commitOf(world, followed);
	const names = managers.map(String);
	if (outcomeIn({ known }) !== void 0) return {
		cast,
		acceptors: untouched(names),
		known
	};
	const acceptors = nodes.flatMap((node) => {
		const acceptor = recordOf(node).acceptors[id];
		const seen = acceptor === void 0 ? NOTHING_ACCEPTED : {
			promised: acceptor.promised,
			accepted: acceptor.accepted
		};
		return managers.includes(node.id) ? [[String(node.id), seen]] : [];
	});
	return {
		cast,
		acceptors: Object.fromEntries(acceptors),
		known
	};
}
export { paxosCommitOverReplicas as a, settledBy as c, refinesReplicatedCommit as i, recordOf as n, refinesReplicatedCommit$1 as o, refinesPaxosCommit as r, replicatedCommit as s, observed as t };
