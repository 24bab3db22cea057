import { n as put } from "./record.BbRuNaiI.js";
import { E as reachable, S as action, w as always } from "./scenario.Cs_16ybG.js";
// spec/atomic-commit/commit.ts
/**
* Atomic commit as an abstract machine: resource managers that all commit or all abort.
*
* Source: J. Gray and L. Lamport, "Consensus on Transaction Commit", ACM TODS 31(1), 2006: module TCommit.
*/
/** The machine for these resource managers, named TCommit in the paper. */
function atomicCommit(managers) {
	const nobodyCommitted = (state) => managers.every((manager) => state.rmState[manager] !== "committed");
	const everybodyIsReady = (state) => managers.every((manager) => isReady(state.rmState[manager]));
	return {
		name: "atomic-commit",
		init: [{ rmState: allWorking(managers) }],
		actions: {
			Prepare: action({
				doc: "A manager promises to commit, if all do.",
				params: () => managers,
				when: (state, manager) => state.rmState[manager] === "working",
				then: (state, manager) => moved(state, manager, "prepared")
			}),
			DecideC: action({
				doc: "A manager commits: nobody can abort any more.",
				params: () => managers,
				when: (state, manager) => state.rmState[manager] === "prepared" && everybodyIsReady(state),
				then: (state, manager) => moved(state, manager, "committed")
			}),
			DecideA: action({
				doc: "A manager aborts: nobody has committed.",
				params: () => managers,
				when: (state, manager) => isUndecided(state.rmState[manager]) && nobodyCommitted(state),
				then: (state, manager) => moved(state, manager, "aborted")
			})
		},
		properties: {
			nobodyAbortsWhatAnotherCommitted: always((state) => nobodyCommitted(state) || managers.every((manager) => state.rmState[manager] !== "aborted")),
			allCommit: reachable((state) => managers.every((manager) => state.rmState[manager] === "committed")),
			allAbort: reachable((state) => managers.every((manager) => state.rmState[manager] === "aborted"))
		}
	};
}
/** All resource managers at work on their part of the transaction: the beginning. */
function allWorking(managers) {
	const working = {};
	for (const manager of managers) working[manager] = "working";
	return working;
}
function moved(state, manager, to) {
	return put(state, "rmState", put(state.rmState, manager, to));
}
function isReady(state) {
	return state === "prepared" || state === "committed";
}
function isUndecided(state) {
	return state === "working" || state === "prepared";
}
export { atomicCommit as n, allWorking as t };
