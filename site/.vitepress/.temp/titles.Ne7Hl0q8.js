import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { E as reachable, S as action, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { n as put } from "./record.BbRuNaiI.js";
import { t as ascending } from "./sorted-set.BIX3z-gE.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
// spec/transactions/restored-votes.ts
/**
* Votes on one item when replicas are restored, without messages: what must not happen, and why it does not.
*
* A place is held in an epoch. A node that takes the place over begins the next epoch, reads enough of the other places,
* and votes from then on. The earlier holder may go on, as a node that is suspected falsely does; a crashed node does
* nothing more. Transactions name the epochs in which they rely on places.
*
* All transactions here want the same item, so that two of them must never be prepared at once. None is ever decided: its
* locks stay, as the version does that it would leave if it were committed.
*/
function restoredVotes(bounds) {
	const places = Array.from({ length: bounds.places }, (_, place) => place);
	const isPrepared = ({ preparedAt }) => preparedAt.length * 2 > bounds.places;
	return {
		name: "restored-votes",
		init: [{
			holders: places.map(() => [{
				restored: true,
				told: places.map(() => null),
				locks: [],
				knows: places.map(() => 0)
			}]),
			transactions: Array.from({ length: bounds.transactions }, () => ({
				names: null,
				preparedAt: []
			}))
		}],
		actions: {
			begin: action({
				doc: "A transaction relies on places in epochs that its manager has heard of, the latest or not.",
				params: ({ holders, transactions }) => {
					const transaction = transactions.findIndex(({ names }) => names === null);
					return transaction === -1 ? [] : titlesAmong(holders).map((names) => ({
						transaction,
						names
					}));
				},
				when: ({ transactions }, { transaction }) => transactions[transaction].names === null,
				then: (state, { transaction, names }) => withTransaction(state, transaction, {
					names,
					preparedAt: []
				})
			}),
			prepare: action({
				doc: "A holder prepares a transaction that names the holder's epoch, and for no other place a lower epoch than the holder knows of.",
				params: ({ holders, transactions }) => {
					const begun = transactions.flatMap(({ names }, transaction) => names === null ? [] : [transaction]);
					return holdersIn(holders, true).flatMap((holder) => begun.map((transaction) => ({
						...holder,
						transaction
					})));
				},
				when: ({ holders, transactions }, { place, title, transaction }) => {
					const { locks, knows } = holders[place][title];
					const { names, preparedAt } = transactions[transaction];
					if (names === null || preparedAt.includes(place) || locks.some((lock) => lock !== transaction)) return false;
					return names[place] === title && names.every((name, other) => name >= knows[other]);
				},
				then: (state, { place, title, transaction }) => {
					const { names, preparedAt } = state.transactions[transaction];
					const voted = withTransaction(state, transaction, {
						names,
						preparedAt: ascending([...preparedAt, place])
					});
					const holder = state.holders[place][title];
					return withHolder(voted, place, title, put(holder, "locks", ascending([...holder.locks, transaction])));
				}
			}),
			takeOver: action({
				doc: "A node takes a place over, in the next epoch. It has heard of nothing before.",
				params: () => places,
				when: ({ holders }) => holders.reduce((count, all) => count + all.length, 0) < bounds.places + bounds.takeOvers,
				then: ({ holders, transactions }, place) => {
					const knows = places.map((each) => each === place ? holders[place].length : 0);
					const claimant = {
						restored: false,
						told: places.map(() => null),
						locks: [],
						knows
					};
					return {
						holders: holders.map((all, each) => each === place ? [...all, claimant] : all),
						transactions
					};
				}
			}),
			read: action({
				doc: "A holder of another place lets a claimant read, and remembers its claim. It refuses a claim lower than one that it knows of.",
				params: ({ holders }) => {
					const askers = holdersIn(holders, false);
					if (askers.length === 0) return [];
					const asked = holdersIn(holders, true);
					return askers.flatMap(({ place, title }) => asked.flatMap((other) => other.place === place ? [] : [{
						place,
						title,
						other: other.place,
						otherTitle: other.title
					}]));
				},
				when: ({ holders }, { place, title, other, otherTitle }) => holders[place][title].told[other] !== otherTitle && holders[other][otherTitle].knows[place] <= title,
				then: (state, { place, title, other, otherTitle }) => {
					const asker = state.holders[place][title];
					const asked = state.holders[other][otherTitle];
					const learnt = {
						...asker,
						told: asker.told.map((each, i) => i === other ? otherTitle : each),
						locks: ascending([...asker.locks, ...asked.locks]),
						knows: asker.knows.map((known, i) => Math.max(known, asked.knows[i]))
					};
					const letRead = put(asked, "knows", asked.knows.map((known, i) => i === place ? title : known));
					return withHolder(withHolder(state, place, title, learnt), other, otherTitle, letRead);
				}
			}),
			restore: action({
				doc: "A claimant has read enough. Answers of holders that it knows to be replaced do not count.",
				params: ({ holders }) => holdersIn(holders, false),
				when: ({ holders }, { place, title }) => {
					const { told, knows } = holders[place][title];
					return told.filter((each, other) => each !== null && each >= knows[other]).length >= bounds.quorum;
				},
				then: (state, { place, title }) => withHolder(state, place, title, put(state.holders[place][title], "restored", true))
			})
		},
		properties: {
			oneIsPrepared: always(({ transactions }) => transactions.filter(isPrepared).length <= 1, "No two transactions that want the same item are prepared by a majority of its places, votes of failed holders included."),
			deadVotesAreKept: always(({ holders, transactions }) => transactions.every(({ names, preparedAt }, transaction) => {
				if (names === null || preparedAt.length * 2 <= bounds.places) return true;
				return preparedAt.flatMap((place) => holders[place].slice(names[place] + 1)).every(({ restored, locks }) => !restored || locks.includes(transaction));
			}), "A restored holder has the lock of every transaction that is prepared by a vote of an earlier holder.", ({ holders, transactions }) => {
				return transactions.flatMap(({ names, preparedAt }, transaction) => names === null || preparedAt.length * 2 <= bounds.places ? [] : preparedAt.flatMap((place) => holders[place].flatMap(({ restored, locks }, title) => title > names[place] && restored && !locks.includes(transaction) ? [`transaction ${transaction} is prepared at places ${preparedAt.join(", ")}, and the restored holder ${title} of place ${place} has no lock for it`] : [])))[0] ?? "every restored holder has its locks";
			}),
			mayBePrepared: reachable(({ transactions }) => transactions.some((transaction) => isPrepared(transaction) && transaction.preparedAt.some((place) => (transaction.names?.[place] ?? 0) > 0)), "A transaction is prepared by a majority that contains a restored place.")
		}
	};
}
/** All vectors of epochs that exist. */
function titlesAmong(holders) {
	return holders.reduce((ways, all) => ways.flatMap((way) => all.map((_, title) => [...way, title])), [[]]);
}
/** Those that are restored, or those that are not. */
function holdersIn(holders, restored) {
	return holders.flatMap((all, place) => all.flatMap((holder, title) => holder.restored === restored ? [{
		place,
		title
	}] : []));
}
function withHolder({ holders, transactions }, place, title, holder) {
	return {
		holders: holders.map((all, i) => i === place ? all.map((each, j) => j === title ? holder : each) : all),
		transactions
	};
}
function withTransaction(state, transaction, after) {
	return put(state, "transactions", state.transactions.map((each, i) => i === transaction ? after : each));
}
// scenarios/transactions/titles.ts
/** Votes and epochs by themselves, without messages: how many replicas must be read. */
var titles_exports = /* @__PURE__ */ __exportAll({ titleScenarios: () => titleScenarios });
var THREE = {
	places: 3,
	transactions: 2,
	takeOvers: 1,
	quorum: 2
};
var FOUR = {
	...THREE,
	places: 4,
	quorum: 3
};
var titleScenarios = [
	votes("3", THREE, {
		teaches: "A place is taken over between two votes: no two transactions are prepared, and the new holder misses no vote that counts.",
		cost: "fast",
		expect: holds(1755, 4393, 11)
	}),
	votes("3/two-take-overs", {
		...THREE,
		takeOvers: 2
	}, {
		teaches: "Two take-overs, of one place or of two, while all former holders go on: no two transactions are prepared, and no vote is missed.",
		cost: "slow",
		expect: holds(74235, 214513, 16)
	}),
	votes("3/one-read", {
		...THREE,
		quorum: 1
	}, {
		teaches: "With three places, a node that takes over and reads one of the two others misses a vote that counts.",
		cost: "fast",
		expect: violates("deadVotesAreKept", 6)
	}),
	votes("4", FOUR, {
		teaches: "With four places, a node that takes over and reads all three others misses no vote that counts.",
		cost: "fast",
		expect: holds(12134, 39450, 13)
	}),
	votes("4/two-take-overs", {
		...FOUR,
		transactions: 1,
		takeOvers: 2
	}, {
		teaches: "With four places, and two take-overs, the lock of a transaction is found.",
		cost: "slow",
		expect: holds(63197, 212446, 17)
	}),
	votes("4/two-reads", {
		...FOUR,
		transactions: 1,
		takeOvers: 2,
		quorum: 2
	}, {
		teaches: "With four places, two reads share one place with every majority, and are too few all the same. Two restorers may each read the node that the other has replaced.",
		cost: "slow",
		expect: violates("deadVotesAreKept", 12)
	}),
	votes("5", {
		places: 5,
		transactions: 1,
		takeOvers: 1,
		quorum: 3
	}, {
		teaches: "With five places, a node that takes over and reads three of the four others misses no vote that counts.",
		cost: "fast",
		expect: holds(6808, 22952, 13)
	}),
	votes("5/two-reads", {
		places: 5,
		transactions: 1,
		takeOvers: 1,
		quorum: 2
	}, {
		teaches: "With five places, a node that takes over and reads two of the four others misses a vote that counts.",
		cost: "fast",
		expect: violates("deadVotesAreKept", 8)
	})
];
function votes(instance, bounds, verdict) {
	return scenario({
		name: `transactions/titles/${instance}`,
		spec: restoredVotes(bounds),
		...verdict
	});
}
export { titles_exports as n, titleScenarios as t };
