import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { C as allThrough, E as reachable, S as action, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { n as atomicCommit, t as allWorking } from "./commit.BmFkG24G.js";
import { n as put } from "./record.BbRuNaiI.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// spec/kernel/flags.ts
/**
* Sets over a known universe, as one flag per element. The checker sees each flag by itself, so an action that asks for one
* element, or adds one, depends on that element alone. A sorted array is a single value, read as a whole.
*/
/** The empty set over this universe. */
function noneOf(universe) {
	return Object.fromEntries(universe.map((element) => [element, false]));
}
/** The set with `element` in it. */
function raised(flags, element) {
	return put(flags, element, true);
}
// spec/baselines/two-phase-commit/two-phase.ts
/**
* Two-phase commit: one transaction manager collects the votes of all resource managers, then decides.
*
* Source: J. Gray and L. Lamport, "Consensus on Transaction Commit", ACM TODS 31(1), 2006: module TwoPhase. Its
* messages are a set that only grows; the manager's own Prepare requests are left out there, and so they are here.
*/
/** The machine for these resource managers, named TwoPhase in the paper. */
function twoPhaseCommit(managers) {
	const messages = [
		...managers.map(voteOf),
		"commit",
		"abort"
	];
	return {
		name: "two-phase-commit",
		init: [{
			rmState: allWorking(managers),
			tmState: "undecided",
			tmPrepared: noneOf(managers),
			msgs: noneOf(messages)
		}],
		actions: {
			...transactionManager(managers),
			...resourceManagers$1(managers)
		},
		properties: allThrough(asCommit$1, atomicCommit(managers).properties)
	};
}
/** Two-phase commit does nothing that atomic commit does not allow. */
function refinesAtomicCommit(managers) {
	return {
		of: atomicCommit(managers),
		view: asCommit$1
	};
}
function transactionManager(managers) {
	return {
		TMRcvPrepared: action({
			doc: "The transaction manager receives a vote.",
			params: () => managers,
			when: (state, manager) => state.tmState === "undecided" && state.msgs[voteOf(manager)],
			then: (state, manager) => put(state, "tmPrepared", raised(state.tmPrepared, manager))
		}),
		TMCommit: action({
			doc: "The transaction manager has all votes and commits.",
			when: (state) => state.tmState === "undecided" && managers.every((manager) => state.tmPrepared[manager]),
			then: (state) => sent$1(put(state, "tmState", "committed"), "commit")
		}),
		TMAbort: action({
			doc: "The transaction manager aborts of its own accord.",
			when: (state) => state.tmState === "undecided",
			then: (state) => sent$1(put(state, "tmState", "aborted"), "abort")
		})
	};
}
function resourceManagers$1(managers) {
	return {
		RMPrepare: action({
			doc: "A resource manager votes to commit.",
			params: () => managers,
			when: (state, manager) => state.rmState[manager] === "working",
			then: (state, manager) => sent$1(moved$1(state, manager, "prepared"), voteOf(manager))
		}),
		RMChooseToAbort: action({
			doc: "A resource manager that has not voted yet aborts.",
			params: () => managers,
			when: (state, manager) => state.rmState[manager] === "working",
			then: (state, manager) => moved$1(state, manager, "aborted")
		}),
		RMRcvCommitMsg: action({
			doc: "A resource manager learns that all commit.",
			params: () => managers,
			when: (state) => state.msgs.commit,
			then: (state, manager) => moved$1(state, manager, "committed")
		}),
		RMRcvAbortMsg: action({
			doc: "A resource manager learns that all abort.",
			params: () => managers,
			when: (state) => state.msgs.abort,
			then: (state, manager) => moved$1(state, manager, "aborted")
		})
	};
}
function asCommit$1(state) {
	return { rmState: state.rmState };
}
function moved$1(state, manager, to) {
	return put(state, "rmState", put(state.rmState, manager, to));
}
function sent$1(state, message) {
	return put(state, "msgs", raised(state.msgs, message));
}
function voteOf(manager) {
	return `prepared ${manager}`;
}
// spec/paxos-commit/messages.ts
var VOTES = ["prepared", "aborted"];
/** A leader asks the acceptors what they have accepted in this instance, and to accept nothing lower. */
function phase1a(manager, ballot) {
	return `phase1a ${manager} ${ballot}`;
}
/** An acceptor's answer. */
function phase1b(manager, ballot, acceptor, accepted) {
	return `phase1b ${manager} ${ballot} ${acceptor}: ${accepted === null ? "nothing" : `${accepted.vote} in ${accepted.ballot}`}`;
}
/** A leader, or in ballot 0 the resource manager itself, proposes its vote. */
function phase2a(manager, ballot, vote) {
	return `phase2a ${manager} ${ballot} ${vote}`;
}
/** An acceptor has accepted it. */
function phase2b(manager, ballot, acceptor, vote) {
	return `phase2b ${manager} ${ballot} ${acceptor} ${vote}`;
}
/** All that an acceptor may have accepted when it promises `ballot`. */
function acceptedBefore(ballot, ballots) {
	return [null, ...ballots.filter((each) => each < ballot).flatMap((each) => VOTES.map((vote) => ({
		ballot: each,
		vote
	})))];
}
function allMessages({ managers, acceptors, ballots }) {
	const led = ballots.filter((ballot) => ballot > 0);
	return [
		"commit",
		"abort",
		...managers.flatMap((manager) => [
			...led.map((ballot) => phase1a(manager, ballot)),
			...led.flatMap((ballot) => acceptors.flatMap((acceptor) => acceptedBefore(ballot, ballots).map((accepted) => phase1b(manager, ballot, acceptor, accepted)))),
			...ballots.flatMap((ballot) => VOTES.map((vote) => phase2a(manager, ballot, vote))),
			...ballots.flatMap((ballot) => acceptors.flatMap((acceptor) => VOTES.map((vote) => phase2b(manager, ballot, acceptor, vote))))
		])
	];
}
// spec/paxos-commit/state.ts
/** The state of Paxos Commit: the managers, the memory of the acceptors, and all messages ever sent. */
function initial(bounds) {
	const { managers, acceptors } = bounds;
	const entries = managers.flatMap((manager) => acceptors.map((acceptor) => entry(manager, acceptor)));
	const ledgers = Object.fromEntries(entries.map((each) => [each, {
		promised: 0,
		accepted: null
	}]));
	return {
		rmState: allWorking(managers),
		ledgers,
		msgs: noneOf(allMessages(bounds))
	};
}
function entry(manager, acceptor) {
	return `${manager} at ${acceptor}`;
}
function sent(state, message) {
	return put(state, "msgs", raised(state.msgs, message));
}
// spec/paxos-commit/acceptors.ts
/** The actions of acceptors: phases 1b and 2b of Paxos, in each instance separately. */
function acceptorActions({ managers, acceptors, ballots }) {
	const each = acceptors.flatMap((acceptor) => managers.map((manager) => ({
		acceptor,
		manager
	})));
	const led = ballots.filter((ballot) => ballot > 0);
	const questions = each.flatMap((who) => led.map((ballot) => ({
		...who,
		ballot
	})));
	const proposals = each.flatMap((who) => ballots.flatMap((ballot) => VOTES.map((vote) => ({
		...who,
		ballot,
		vote
	}))));
	return {
		Phase1b: action({
			doc: "An acceptor promises a higher ballot, and tells what it has accepted.",
			params: () => questions,
			when: ({ msgs, ledgers }, { manager, acceptor, ballot }) => msgs[phase1a(manager, ballot)] && ledgers[entry(manager, acceptor)].promised < ballot,
			then: (state, { manager, acceptor, ballot }) => {
				const { accepted } = state.ledgers[entry(manager, acceptor)];
				return sent(withLedger(state, entry(manager, acceptor), {
					promised: ballot,
					accepted
				}), phase1b(manager, ballot, acceptor, accepted));
			}
		}),
		Phase2b: action({
			doc: "An acceptor accepts a vote in a ballot that is not below its promise.",
			params: () => proposals,
			when: ({ msgs, ledgers }, { manager, acceptor, ballot, vote }) => msgs[phase2a(manager, ballot, vote)] && ledgers[entry(manager, acceptor)].promised <= ballot,
			then: (state, { manager, acceptor, ballot, vote }) => {
				return sent(withLedger(state, entry(manager, acceptor), {
					promised: ballot,
					accepted: {
						ballot,
						vote
					}
				}), phase2b(manager, ballot, acceptor, vote));
			}
		})
	};
}
function withLedger(state, at, ledger) {
	return put(state, "ledgers", put(state.ledgers, at, ledger));
}
// spec/paxos-commit/leaders.ts
/**
* The actions of leaders: phases 1a and 2a of Paxos in ballots above 0, and announcing the outcome.
*
* A leader that finds a vote accepted must propose the one of the highest ballot; one that finds none proposes to abort.
* TLC counts a step once for each majority, and each ballot, that allows it; so these are parameters here.
*/
function leaderActions(bounds) {
	const { managers, majorities, ballots } = bounds;
	const led = ballots.filter((ballot) => ballot > 0);
	const questions = managers.flatMap((manager) => led.map((ballot) => ({
		manager,
		ballot
	})));
	const answered = questions.flatMap((question) => majorities.map((majority) => ({
		...question,
		majority
	})));
	const seen = ballots.flatMap((ballot) => majorities.map((majority) => ({
		ballot,
		majority
	})));
	return {
		Phase1a: action({
			doc: "A leader begins a ballot, at any time, once or again.",
			params: () => questions,
			when: () => true,
			then: (state, { manager, ballot }) => sent(state, phase1a(manager, ballot))
		}),
		Phase2a: action({
			doc: "A majority has answered a leader, which proposes for the first time in this ballot.",
			params: () => answered,
			when: (state, { manager, ballot, majority }) => VOTES.every((vote) => !state.msgs[phase2a(manager, ballot, vote)]) && majority.every((acceptor) => answerOf(state, bounds, manager, ballot, acceptor) !== void 0),
			then: (state, { manager, ballot, majority }) => {
				return sent(state, phase2a(manager, ballot, safeVote(majority.map((acceptor) => answerOf(state, bounds, manager, ballot, acceptor) ?? null))));
			}
		}),
		DecideC: action({
			doc: "All managers are decided to be prepared.",
			params: () => product(managers.map(() => seen)),
			when: (state, each) => managers.every((manager, i) => isDecided(state, manager, each[i], "prepared")),
			then: (state) => sent(state, "commit")
		}),
		DecideA: action({
			doc: "One manager is decided to have aborted.",
			params: () => managers.flatMap((manager) => seen.map((each) => ({
				...each,
				manager
			}))),
			when: (state, { manager, ...each }) => isDecided(state, manager, each, "aborted"),
			then: (state) => sent(state, "abort")
		})
	};
}
/** Undefined while the acceptor has not answered. */
function answerOf({ msgs }, { ballots }, manager, ballot, acceptor) {
	return acceptedBefore(ballot, ballots).find((accepted) => msgs[phase1b(manager, ballot, acceptor, accepted)]);
}
function safeVote(answers) {
	const highest = answers.reduce((best, each) => each !== null && (best === null || each.ballot > best.ballot) ? each : best, null);
	return highest === null ? "aborted" : highest.vote;
}
function isDecided({ msgs }, manager, { ballot, majority }, vote) {
	return majority.every((acceptor) => msgs[phase2b(manager, ballot, acceptor, vote)]);
}
function product(choices) {
	return choices.reduce((all, each) => all.flatMap((before) => each.map((one) => [...before, one])), [[]]);
}
// spec/paxos-commit/paxos-commit.ts
/**
* Paxos Commit: an instance of Paxos of its own decides each resource manager's vote. So no single process can keep
* the others from learning the vote.
*
* Source: J. Gray and L. Lamport, "Consensus on Transaction Commit", ACM TODS 31(1), 2006: module PaxosCommit. As there,
* messages are a set that only grows, leaders have no state, and any process that sees a majority may announce the outcome.
*/
/** The machine within these bounds, named PaxosCommit in the paper. */
function paxosCommit(bounds) {
	return {
		name: "paxos-commit",
		init: [initial(bounds)],
		actions: {
			...resourceManagers(bounds.managers),
			...leaderActions(bounds),
			...acceptorActions(bounds)
		},
		properties: {
			...allThrough(asCommit, atomicCommit(bounds.managers).properties),
			...consensus(bounds)
		}
	};
}
/** Paxos Commit does nothing that atomic commit does not allow. */
function paxosRefinesAtomicCommit({ managers }) {
	return {
		of: atomicCommit(managers),
		view: asCommit
	};
}
function resourceManagers(managers) {
	return {
		RMPrepare: action({
			doc: "A resource manager votes to commit, as the leader of ballot 0 of its own instance.",
			params: () => managers,
			when: (state, manager) => state.rmState[manager] === "working",
			then: (state, manager) => voted(state, manager, "prepared")
		}),
		RMChooseToAbort: action({
			doc: "A resource manager that has not voted yet aborts, and says so.",
			params: () => managers,
			when: (state, manager) => state.rmState[manager] === "working",
			then: (state, manager) => voted(state, manager, "aborted")
		}),
		RMRcvCommitMsg: action({
			doc: "A resource manager learns that all commit.",
			params: () => managers,
			when: (state) => state.msgs.commit,
			then: (state, manager) => moved(state, manager, "committed")
		}),
		RMRcvAbortMsg: action({
			doc: "A resource manager learns that all abort.",
			params: () => managers,
			when: (state) => state.msgs.abort,
			then: (state, manager) => moved(state, manager, "aborted")
		})
	};
}
/** The properties of Paxos for each instance, and one that shows that a leader other than the manager gets a vote decided. */
function consensus({ managers, majorities, ballots }) {
	const decided = ({ msgs }, manager, vote) => ballots.some((ballot) => majorities.some((majority) => majority.every((acceptor) => msgs[phase2b(manager, ballot, acceptor, vote)])));
	return {
		oneVoteIsDecidedPerManager: always((state) => managers.every((manager) => !VOTES.every((vote) => decided(state, manager, vote)))),
		aLeaderCompletesACommit: reachable((state) => managers.every((manager) => state.rmState[manager] === "committed") && managers.some((manager) => ballots.some((ballot) => ballot > 0 && state.msgs[phase2a(manager, ballot, "prepared")])), "All managers commit after a leader has proposed the vote of one of them again.")
	};
}
function asCommit(state) {
	return { rmState: state.rmState };
}
function voted(state, manager, vote) {
	return sent(moved(state, manager, vote), phase2a(manager, 0, vote));
}
function moved(state, manager, to) {
	return put(state, "rmState", put(state.rmState, manager, to));
}
// scenarios/conformance/atomic-commit.ts
/**
* Models whose state counts others have published: a checker that counts otherwise is wrong.
*
* Counts for three managers, and for Paxos Commit with two: the TLA+ examples repository, `transaction_commit`. Counted as
* TLC does.
*/
var atomic_commit_exports = /* @__PURE__ */ __exportAll({ conformanceScenarios: () => conformanceScenarios });
var ACCEPTORS = [
	"a1",
	"a2",
	"a3"
];
var conformanceScenarios = [
	scenario({
		name: "conformance/tcommit/3",
		teaches: "Atomic commit with three managers has the 34 states that TLC finds.",
		spec: atomicCommit(managers(3)),
		cost: "fast",
		expect: holds(34, 94, 7)
	}),
	twoPhase(3, "fast", holds(288, 1146, 11)),
	twoPhase(5, "fast", holds(8832, 58146, 17)),
	twoPhase(7, "slow", holds(296448, 2744706, 23)),
	twoPhase(8, "slow", holds(1745408, 18507778, 26)),
	withSymmetry(twoPhase(5, "fast", holds(314, 2048, 17)), "the managers are symmetric", [managers(5)]),
	withSymmetry(twoPhase(8, "slow", holds(15256, 160802, 26)), "five managers are symmetric, and so are the other three", [managers(5), managers(8).slice(5)]),
	paxos(1, "fast", holds(1461, 9936, 15)),
	paxos(2, "slow", holds(1321761, 16959159, 28)),
	withSymmetry(paxos(1, "fast", holds(376, 2605, 15)), "the acceptors are symmetric", [ACCEPTORS]),
	withSymmetry(paxos(2, "slow", holds(119992, 1545109, 28)), "the managers are symmetric, and so are the acceptors", [managers(2), ACCEPTORS])
];
function withSymmetry(whole, because, symmetric) {
	return scenario({
		...whole,
		name: `${whole.name}/symmetric`,
		teaches: `${whole.teaches.slice(0, -1)}; as ${because}, one state of each orbit shows it.`,
		symmetric
	});
}
function twoPhase(count, cost, expect) {
	return scenario({
		name: `conformance/two-phase/${count}`,
		teaches: `Two-phase commit with ${count} managers does nothing that atomic commit does not allow.`,
		spec: twoPhaseCommit(managers(count)),
		refines: { atomicCommit: refinesAtomicCommit(managers(count)) },
		cost,
		expect
	});
}
/** Two of three acceptors are a majority, and there is one ballot to take over in. */
function paxos(count, cost, expect) {
	const bounds = {
		managers: managers(count),
		acceptors: ACCEPTORS,
		majorities: [
			["a1", "a2"],
			["a1", "a3"],
			["a2", "a3"]
		],
		ballots: [0, 1]
	};
	return scenario({
		name: `conformance/paxos-commit/${count}`,
		teaches: `Paxos Commit with ${count === 1 ? "one manager" : `${count} managers`} does nothing that atomic commit does not allow, whoever takes over.`,
		spec: paxosCommit(bounds),
		refines: { atomicCommit: paxosRefinesAtomicCommit(bounds) },
		cost,
		expect
	});
}
function managers(count) {
	return Array.from({ length: count }, (_, index) => `rm${index + 1}`);
}
export { conformanceScenarios as n, atomic_commit_exports as t };
