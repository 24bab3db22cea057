import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { D as recoverable, E as reachable, S as action, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { n as put } from "./record.BbRuNaiI.js";
import { r as setOf } from "./sorted-set.BIX3z-gE.js";
import { t as isStrictlySerialisable } from "./serialisability.FVy_hdWX.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
// spec/store/state.ts
function ballotKey(transaction, ballot) {
	return `${transaction}.${ballot}`;
}
/** Whether it votes, accepts, applies and answers: a live carrier that is not sealed. */
function speaks({ status, isSealed }) {
	return status === "live" && !isSealed;
}
function lastEpoch({ configurations }) {
	return configurations.length - 1;
}
var NOBODY = {
	epoch: 0,
	by: []
};
var NO_RECORD = {
	promised: 0,
	accepted: null
};
// spec/store/frame.ts
/** The bounds of a store, with what follows from them. */
function frameOf(bounds) {
	const { places, classes, transactions, epochs, ballots, readers = [], acceptances } = bounds;
	const majority = Math.floor(places / 2) + 1;
	const classNames = classes.map((_, i) => "AB"[i]);
	const named = transactions.map((wish, i) => [`t${i + 1}`, wish]);
	const newcomers = Object.fromEntries(classNames.map((name, i) => [name, upTo(epochs[i]).map((epoch) => `${name}n${epoch + 1}`)]));
	const carriersOf = (name) => [...upTo(places).map((place) => founderOf(name, place)), ...newcomers[name]];
	const classOf = Object.fromEntries(classes.flatMap((items, i) => items.map((item) => [item, classNames[i]])));
	return {
		...bounds,
		allPlaces: upTo(places),
		majority,
		deciding: acceptances ?? majority,
		classNames,
		items: classes.flat(),
		classOf,
		newcomers,
		carriers: classNames.flatMap(carriersOf),
		classOfCarrier: Object.fromEntries(classNames.flatMap((name) => carriersOf(name).map((carrier) => [carrier, name]))),
		names: named.map(([name]) => name),
		itemsOf: Object.fromEntries(named.map(([name, { items }]) => [name, items])),
		writesOf: Object.fromEntries(named.map(([name, { items, writes }]) => [name, writes ?? items])),
		homeItemOf: Object.fromEntries(named.map(([name, wish]) => [name, homeItem(wish)])),
		homeOf: Object.fromEntries(named.map(([name, wish]) => [name, classOf[homeItem(wish)]])),
		allBallots: upTo(ballots + 1),
		readerNames: readers.map((_, i) => `r${i + 1}`),
		itemOf: Object.fromEntries(readers.map((item, i) => [`r${i + 1}`, item]))
	};
}
function initialState(frame) {
	const { allPlaces, classNames, carriers, classOfCarrier, names, itemsOf, allBallots, readerNames } = frame;
	const foundersOf = (name) => allPlaces.map((place) => founderOf(name, place));
	const carrier = (name) => {
		const place = foundersOf(classOfCarrier[name]).indexOf(name);
		const entries = frame.areVanished === true && place >= 0 && place < frame.majority ? lockedEntries(frame, classOfCarrier[name]) : blankEntries(frame, classOfCarrier[name]);
		return {
			status: place < 0 ? "absent" : "live",
			place: Math.max(place, 0),
			epoch: 0,
			isSealed: false,
			...entries
		};
	};
	const transaction = (name) => ({
		status: frame.areVanished === true ? "vanished" : "new",
		after: [],
		bases: itemsOf[name].map(() => 0),
		epochs: itemsOf[name].map(() => 0),
		votes: itemsOf[name].map(() => []),
		outcomes: [],
		told: itemsOf[name].map(() => NOBODY),
		swept: itemsOf[name].map(() => NOBODY),
		settled: NOBODY,
		over: NOBODY,
		isForgotten: false,
		isOver: false
	});
	const ballot = {
		step: "new",
		outcome: null,
		seen: null,
		poll: NOBODY
	};
	const late = {
		...ballot,
		step: "stopped",
		outcome: "committed"
	};
	const ballotOf = (number) => frame.areVanished === true && number === 0 ? late : ballot;
	const reader = {
		status: "new",
		after: [],
		poll: NOBODY,
		version: 0,
		lockedOver: -1
	};
	return {
		carriers: Object.fromEntries(carriers.map((name) => [name, carrier(name)])),
		classes: Object.fromEntries(classNames.map((name) => [name, {
			configurations: [foundersOf(name)],
			claim: null
		}])),
		transactions: Object.fromEntries(names.map((name) => [name, transaction(name)])),
		ballots: Object.fromEntries(names.flatMap((name) => allBallots.map((number) => [ballotKey(name, number), ballotOf(number)]))),
		readers: Object.fromEntries(readerNames.map((name) => [name, reader]))
	};
}
/** The entries of a place of this class that knows nothing. */
function blankEntries({ items, classOf, names, homeOf }, ofClass) {
	const own = items.filter((item) => classOf[item] === ofClass);
	const atHome = names.filter((name) => homeOf[name] === ofClass);
	return {
		data: Object.fromEntries(own.map((item) => [item, {
			version: 0,
			locks: []
		}])),
		records: Object.fromEntries(atHome.map((name) => [name, NO_RECORD]))
	};
}
function lockedEntries(frame, ofClass) {
	const { data, records } = blankEntries(frame, ofClass);
	const locksOn = (item) => frame.names.filter((name) => frame.itemsOf[name].includes(item));
	return {
		data: Object.fromEntries(Object.keys(data).map((item) => [item, {
			version: 0,
			locks: locksOn(item)
		}])),
		records
	};
}
/** The version that a transaction makes after it has read `base`. No two transactions make the same one. */
function versionAfter({ names }, base, name) {
	return (Math.floor(base / names.length) + 1) * names.length + names.indexOf(name);
}
/** The value of a version: the name of the transaction that has made it. */
function contentOf({ names }, version) {
	const written = Math.floor(version);
	return written === 0 ? null : names[written % names.length];
}
function homeItem({ items, writes = items }) {
	return items.find((item) => writes.includes(item)) ?? items[0];
}
function founderOf(ofClass, place) {
	return `${ofClass}${place}`;
}
function upTo(count) {
	return Array.from({ length: count }, (_, i) => i);
}
// spec/store/parts.ts
/** Questions about a state, and functions that change one part of it. */
function atItems({ names, itemsOf, classOf, carriers, classOfCarrier }) {
	return names.flatMap((transaction) => itemsOf[transaction].flatMap((item) => carriers.filter((name) => classOfCarrier[name] === classOf[item]).map((name) => ({
		transaction,
		item,
		name
	}))));
}
function atHomes({ names, homeOf, carriers, classOfCarrier, allBallots }) {
	return names.flatMap((transaction) => allBallots.flatMap((ballot) => carriers.filter((name) => classOfCarrier[name] === homeOf[transaction]).map((name) => ({
		transaction,
		ballot,
		name
	}))));
}
function baseOf({ transactions }, { itemsOf }, name, item) {
	return transactions[name].bases[itemsOf[name].indexOf(item)];
}
/** The version of an item that a transaction makes. */
function madeBy(state, frame, name, item) {
	return versionAfter(frame, baseOf(state, frame, name, item), name);
}
/** Without the locks over a version that is older: their transactions have ended, or cannot commit. */
function withoutVoid(state, frame, item, { version, locks }) {
	return {
		version,
		locks: locks.filter((name) => baseOf(state, frame, name, item) >= version)
	};
}
/**
* Whether a place of the home class says that a transaction is over. It does if it has accepted nothing, and has a newer version of
* the home item than the one that was read. Then another place has the outcome, or nobody needs it any more.
*/
function saysOver(state, frame, transaction, { records, data }) {
	return records[transaction].accepted === null && isMovedOn(state, frame, transaction, data);
}
/** Whether a newer version of the home item is here than the one that the transaction has read. */
function isMovedOn(state, frame, transaction, data) {
	const item = frame.homeItemOf[transaction];
	return data[item].version > baseOf(state, frame, transaction, item);
}
/** Whether one more answer of this carrier would count. */
function wouldCount(poll, { epoch, place }) {
	return epoch > poll.epoch || epoch === poll.epoch && !poll.by.includes(place);
}
/** With the answer of this carrier. Answers of earlier epochs are dropped; an answer of an earlier one is not counted. */
function counted(poll, { epoch, place }) {
	if (epoch < poll.epoch) return poll;
	return {
		epoch,
		by: setOf(...epoch > poll.epoch ? [] : poll.by, place)
	};
}
/** Those whose client knows the result; ascending. */
function endedIn({ transactions, readers }, frame) {
	return [...frame.readerNames.filter((name) => readers[name].status === "returned"), ...frame.names.filter((name) => transactions[name].status === "committed")];
}
function withCarrier(state, name, carrier) {
	return put(state, "carriers", put(state.carriers, name, carrier));
}
function withDatum(state, name, item, datum) {
	const carrier = state.carriers[name];
	return withCarrier(state, name, put(carrier, "data", put(carrier.data, item, datum)));
}
function withTransaction(state, name, transaction) {
	return put(state, "transactions", put(state.transactions, name, transaction));
}
function withBallot(state, name, number, ballot) {
	return put(state, "ballots", put(state.ballots, ballotKey(name, number), ballot));
}
// spec/store/deciding.ts
/** The outcome: Paxos at the places of the home class. The coordinator proposes in ballot 0, resolvers in higher ones. */
function promise(frame) {
	return action({
		doc: "A member of the home class promises a resolver to take part in no lower ballot, and tells what it has accepted. With ⌊f/2⌋ + 1 promises of one epoch the resolver proposes the outcome accepted in the highest ballot, else to abort. A resolver begins because some carrier has a lock, or a record.",
		params: () => atHomes(frame).filter(({ ballot }) => ballot > 0),
		when: (state, { transaction, ballot, name }) => {
			const carrier = state.carriers[name];
			const { step, poll } = state.ballots[ballotKey(transaction, ballot)];
			if (!speaks(carrier) || carrier.records[transaction].promised > ballot || saysOver(state, frame, transaction, carrier)) return false;
			if (step === "new") return isLocked(state, frame, transaction) || frame.forgets === "swept" && isKnown(state, frame, transaction);
			return step === "promising" && wouldCount(poll, carrier);
		},
		then: (state, { transaction, ballot, name }) => {
			const carrier = state.carriers[name];
			const { accepted } = carrier.records[transaction];
			const { poll, seen } = state.ballots[ballotKey(transaction, ballot)];
			const known = carrier.epoch > poll.epoch ? null : seen;
			const after = {
				step: "promising",
				outcome: null,
				seen: (accepted?.ballot ?? -1) > (known?.ballot ?? -1) ? accepted : known,
				poll: counted(poll, carrier)
			};
			return withBallot(withRecord(state, name, transaction, {
				promised: ballot,
				accepted
			}), transaction, ballot, after.poll.by.length < frame.majority ? after : proposal(after));
		}
	});
}
function proposal({ seen }) {
	return {
		step: "proposing",
		outcome: seen?.outcome ?? "aborted",
		seen: null,
		poll: NOBODY
	};
}
/** Whether a carrier, even one that was replaced, has a lock of the transaction. */
function isLocked({ carriers }, frame, transaction) {
	return frame.carriers.some((name) => Object.values(carriers[name].data).some(({ locks }) => locks.includes(transaction)));
}
/** Whether a carrier has a record of the transaction. */
function isKnown({ carriers }, frame, transaction) {
	return frame.carriers.filter((name) => frame.classOfCarrier[name] === frame.homeOf[transaction]).some((name) => carriers[name].records[transaction].promised > 0 || carriers[name].records[transaction].accepted !== null);
}
function accept(frame) {
	return action({
		doc: "A member of the home class accepts what a ballot proposes, unless it has promised a higher one. With ⌊f/2⌋ + 1 acceptances of one epoch the outcome is decided, and a coordinator tells its client.",
		params: () => atHomes(frame),
		when: (state, { transaction, ballot, name }) => {
			const carrier = state.carriers[name];
			const { step, outcome, poll } = state.ballots[ballotKey(transaction, ballot)];
			if (outcome === null || !speaks(carrier) || saysOver(state, frame, transaction, carrier)) return false;
			const { promised, accepted } = carrier.records[transaction];
			if (promised > ballot) return false;
			return accepted?.ballot !== ballot || step === "proposing" && wouldCount(poll, carrier);
		},
		then: (state, { transaction, ballot, name }) => {
			const { step, outcome, poll } = state.ballots[ballotKey(transaction, ballot)];
			if (outcome === null) return state;
			const carrier = state.carriers[name];
			const accepted = withRecord(state, name, transaction, {
				promised: ballot,
				accepted: {
					ballot,
					outcome
				}
			});
			if (step !== "proposing") return accepted;
			const after = counted(poll, carrier);
			if (after.by.length < frame.deciding) return withBallot(accepted, transaction, ballot, {
				step,
				outcome,
				seen: null,
				poll: after
			});
			const before = state.transactions[transaction];
			const status = ballot === 0 ? outcome : before.status;
			return withBallot(withTransaction(accepted, transaction, {
				...before,
				status,
				outcomes: setOf(...before.outcomes, outcome)
			}), transaction, ballot, {
				step: "done",
				outcome,
				seen: null,
				poll: NOBODY
			});
		}
	});
}
function withRecord(state, name, transaction, record) {
	const carrier = state.carriers[name];
	return withCarrier(state, name, put(carrier, "records", put(carrier.records, transaction, record)));
}
// spec/store/applying.ts
/** How places hear an outcome, and how its record is forgotten when its coordinator knows that all of them have it. */
function apply(frame) {
	return action({
		doc: "A member hears an outcome. It takes a committed write over if that is newer, releases the lock, and acknowledges. The coordinator counts acknowledgements of one epoch.",
		params: () => atItems(frame).flatMap((at) => ["committed", "aborted"].map((outcome) => ({
			...at,
			outcome
		}))),
		when: (state, told) => {
			const { transaction, name, outcome } = told;
			const carrier = state.carriers[name];
			const { outcomes } = state.transactions[transaction];
			if (!outcomes.includes(outcome) || !speaks(carrier)) return false;
			return isChanged(state, frame, told) || awaits(frame, state.transactions[transaction]) && wouldCount(pollOf(state, frame, told), carrier);
		},
		then: (state, told) => {
			const { transaction, item, name } = told;
			const after = isChanged(state, frame, told) ? withDatum(state, name, item, datumAfter(state, frame, told)) : state;
			const before = state.transactions[transaction];
			if (!awaits(frame, before)) return after;
			const own = frame.itemsOf[transaction].indexOf(item);
			const acknowledged = before.told.map((poll, i) => i === own ? counted(poll, state.carriers[name]) : poll);
			const isForgotten = acknowledged.every(({ by }) => by.length === frame.places);
			const told_ = isForgotten ? acknowledged.map(() => NOBODY) : acknowledged;
			return withTransaction(after, transaction, {
				...before,
				told: told_,
				isForgotten
			});
		}
	});
}
/** Whether the coordinator still counts who has the outcome. */
function awaits({ forgets }, { status, isForgotten }) {
	return forgets !== void 0 && status === "committed" && !isForgotten;
}
function pollOf({ transactions }, { itemsOf }, { transaction, item }) {
	return transactions[transaction].told[itemsOf[transaction].indexOf(item)];
}
function isChanged(state, frame, told) {
	const before = state.carriers[told.name].data[told.item];
	const after = datumAfter(state, frame, told);
	return after.version !== before.version || after.locks.length !== before.locks.length;
}
function datumAfter(state, frame, { transaction, item, name, outcome }) {
	const { version, locks } = state.carriers[name].data[item];
	const released = locks.filter((each) => each !== transaction);
	return withoutVoid(state, frame, item, {
		version: outcome === "committed" && frame.writesOf[transaction].includes(item) ? Math.max(version, madeBy(state, frame, transaction, item)) : version,
		locks: released
	});
}
function forget(frame) {
	return action({
		doc: "A record is needed no more. A member of the home class forgets it, if its version of the home item is newer than the one that was read. A member that was replaced may not have that version.",
		params: () => frame.forgets === void 0 ? [] : frame.names.flatMap((transaction) => frame.carriers.filter((name) => frame.classOfCarrier[name] === frame.homeOf[transaction]).map((name) => ({
			transaction,
			name
		}))),
		when: (state, { transaction, name }) => {
			const carrier = state.carriers[name];
			const { promised, accepted } = carrier.records[transaction];
			if (!state.transactions[transaction].isForgotten || promised === 0 && accepted === null) return false;
			return speaks(carrier) && isMovedOn(state, frame, transaction, carrier.data);
		},
		then: (state, { transaction, name }) => withRecord(state, name, transaction, NO_RECORD)
	});
}
// spec/store/configuring.ts
/** How a configuration follows on another: members are sealed and read, a newcomer is installed, and carriers hear of it. */
function seal(frame) {
	return action({
		doc: "A member of the last configuration is sealed for the claim of a place, and lets the claimant read all that it keeps.",
		params: () => frame.allPlaces.flatMap((place) => frame.carriers.map((name) => ({
			place,
			name
		}))),
		when: ({ carriers, classes }, { place, name }) => {
			const { status, epoch, isSealed } = carriers[name];
			const ofClass = frame.classOfCarrier[name];
			const { claim, configurations } = classes[ofClass];
			if (status !== "live" || isSealed || epoch !== configurations.length - 1) return false;
			const isInTurn = claim === null ? place <= epoch : claim.place === place;
			return epoch < frame.newcomers[ofClass].length && isInTurn;
		},
		then: (state, { place, name }) => {
			const carrier = state.carriers[name];
			const ofClass = frame.classOfCarrier[name];
			const before = state.classes[ofClass].claim ?? {
				place,
				sealed: [],
				...blankEntries(frame, ofClass)
			};
			const claim = {
				place,
				sealed: setOf(...before.sealed, carrier.place),
				...joined(state, frame, before, carrier)
			};
			return withCarrier(withClass(state, ofClass, {
				...state.classes[ofClass],
				claim
			}), name, {
				...carrier,
				isSealed: true
			});
		}
	});
}
/** The entries of two members, as one. */
function joined(state, frame, a, b) {
	return {
		data: Object.fromEntries(Object.keys(a.data).map((item) => [item, joinedData(state, frame, item, a.data[item], b.data[item])])),
		records: Object.fromEntries(Object.keys(a.records).map((name) => [name, joinedRecords(a.records[name], b.records[name])]))
	};
}
/** The newer version, and the locks of both that are not void over it. */
function joinedData(state, frame, item, a, b) {
	return withoutVoid(state, frame, item, {
		version: Math.max(a.version, b.version),
		locks: setOf(...a.locks, ...b.locks)
	});
}
/** The highest promise and, for itself, the highest acceptance. */
function joinedRecords(a, b) {
	const isHigher = (b.accepted?.ballot ?? -1) > (a.accepted?.ballot ?? -1);
	return {
		promised: Math.max(a.promised, b.promised),
		accepted: isHigher ? b.accepted : a.accepted
	};
}
function install(frame) {
	return action({
		doc: "With ⌊f/2⌋ + 1 members sealed, a newcomer takes the place over under the next epoch, with all that was read.",
		params: () => frame.classNames,
		when: ({ classes }, ofClass) => (classes[ofClass].claim?.sealed.length ?? 0) >= frame.majority,
		then: (state, ofClass) => {
			const before = state.classes[ofClass];
			if (before.claim === null) return state;
			const { place, data, records } = before.claim;
			const epoch = lastEpoch(before) + 1;
			const name = frame.newcomers[ofClass][epoch - 1];
			const next = before.configurations[epoch - 1].map((each, i) => i === place ? name : each);
			return withCarrier(withClass(state, ofClass, {
				configurations: [...before.configurations, next],
				claim: null
			}), name, {
				status: "live",
				place,
				epoch,
				isSealed: false,
				data,
				records
			});
		}
	});
}
function hear(frame) {
	return action({
		doc: "A carrier hears of the next configuration: it goes on under its epoch, unsealed, or is out and keeps nothing.",
		params: () => frame.carriers,
		when: ({ carriers, classes }, name) => carriers[name].status === "live" && carriers[name].epoch < lastEpoch(classes[frame.classOfCarrier[name]]),
		then: (state, name) => {
			const carrier = state.carriers[name];
			const ofClass = frame.classOfCarrier[name];
			const epoch = carrier.epoch + 1;
			if (state.classes[ofClass].configurations[epoch].includes(name)) return withCarrier(state, name, {
				...carrier,
				epoch,
				isSealed: false
			});
			return withCarrier(state, name, {
				status: "out",
				place: carrier.place,
				epoch,
				isSealed: false,
				...blankEntries(frame, ofClass)
			});
		}
	});
}
function withClass(state, name, after) {
	return put(state, "classes", put(state.classes, name, after));
}
// spec/store/coordinating.ts
/** The coordinator of a transaction: it reads, asks for votes, proposes to commit, or aborts, and may vanish at any time. */
function begin(frame) {
	return action({
		doc: "A transaction reads its items. It may have read what any carrier shows, however old.",
		params: (state) => frame.names.flatMap((transaction) => choices(frame.itemsOf[transaction].map((item) => shownOf(state, frame, item))).map((read) => ({
			transaction,
			read
		}))),
		when: ({ transactions }, { transaction }) => transactions[transaction].status === "new",
		then: (state, { transaction, read }) => withTransaction(state, transaction, {
			...state.transactions[transaction],
			status: "preparing",
			after: endedIn(state, frame),
			bases: read.map(({ version }) => version),
			epochs: read.map(({ epoch }) => epoch)
		})
	});
}
/** The versions of an item that carriers show, with their epochs. */
function shownOf({ carriers }, frame, item) {
	const own = frame.carriers.filter((name) => frame.classOfCarrier[name] === frame.classOf[item]).map((name) => carriers[name]);
	return setOf(...own.filter(speaks).map(({ epoch, data }) => ({
		epoch: frame.votesGoOn === true ? 0 : epoch,
		version: data[item].version
	})));
}
/** All ways to take one of each list. */
function choices(lists) {
	return lists.reduce((all, list) => all.flatMap((some) => list.map((each) => [...some, each])), [[]]);
}
function vote(frame) {
	return action({
		doc: "A member that speaks under the named epoch locks the item and votes, if it has no newer version and no lock that conflicts. It repeats its vote. A question may come late, when the transaction has ended.",
		params: () => atItems(frame),
		when: (state, { transaction, item, name }) => {
			const { status } = state.transactions[transaction];
			const carrier = state.carriers[name];
			const votes = votesFor(state, frame, transaction, item);
			if (status === "new" || !speaks(carrier) || frame.votesGoOn !== true && carrier.epoch !== votes.epoch) return false;
			const { version, locks } = carrier.data[item];
			if (locks.includes(transaction)) return frame.votesGoOn === true && status === "preparing" && wouldCount(votes, carrier);
			if (version > baseOf(state, frame, transaction, item)) return false;
			return locks.every((other) => !conflicts(frame, item, transaction, other));
		},
		then: (state, { transaction, item, name }) => {
			const { data } = state.carriers[name];
			const locked = withDatum(state, name, item, {
				...data[item],
				locks: setOf(...data[item].locks, transaction)
			});
			const before = state.transactions[transaction];
			if (before.status !== "preparing") return locked;
			const { epoch, by } = counted(votesFor(state, frame, transaction, item), state.carriers[name]);
			const isOwn = (i) => frame.itemsOf[transaction][i] === item;
			const epochs = before.epochs.map((each, i) => isOwn(i) ? epoch : each);
			const votes = before.votes.map((places, i) => isOwn(i) ? by : places);
			return withTransaction(locked, transaction, {
				...before,
				epochs,
				votes
			});
		}
	});
}
function votesFor({ transactions }, { itemsOf }, transaction, item) {
	const { epochs, votes } = transactions[transaction];
	const own = itemsOf[transaction].indexOf(item);
	return {
		epoch: epochs[own],
		by: votes[own]
	};
}
/** Two reads of an item do not conflict. */
function conflicts({ writesOf }, item, one, other) {
	return writesOf[one].includes(item) || writesOf[other].includes(item);
}
function propose(frame) {
	return action({
		doc: "With votes of ⌊f/2⌋ + 1 places for each item, the coordinator proposes to commit in ballot 0.",
		params: () => frame.names,
		when: ({ transactions }, name) => {
			const { status, votes } = transactions[name];
			return status === "preparing" && votes.every((places) => places.length >= frame.majority);
		},
		then: (state, name) => {
			return withBallot(withTransaction(state, name, {
				...withoutVotes(state.transactions[name]),
				status: "proposing"
			}), name, 0, {
				step: "proposing",
				outcome: "committed",
				seen: null,
				poll: NOBODY
			});
		}
	});
}
function abort(frame) {
	return action({
		doc: "A coordinator that has not proposed aborts: by votes against it, or by a deadline. It tells the client and the places.",
		params: () => frame.names,
		when: ({ transactions }, name) => transactions[name].status === "preparing",
		then: (state, name) => {
			const before = withoutVotes(state.transactions[name]);
			return withTransaction(state, name, {
				...before,
				status: "aborted",
				outcomes: setOf(...before.outcomes, "aborted")
			});
		}
	});
}
function vanish(frame) {
	return action({
		doc: "A coordinator vanishes. Its messages may still arrive.",
		params: () => frame.vanishes === false ? [] : frame.names,
		when: ({ transactions }, name) => transactions[name].status === "preparing" || transactions[name].status === "proposing",
		then: (state, name) => withTransaction(stopped(state, name), name, {
			...withoutVotes(state.transactions[name]),
			status: "vanished"
		})
	});
}
function hearOutcome(frame) {
	return action({
		doc: "A coordinator whose proposal was overtaken hears what a resolver has found out, and tells the client.",
		params: () => frame.names,
		when: ({ transactions }, name) => transactions[name].status === "proposing" && transactions[name].outcomes.length > 0,
		then: (state, name) => {
			const before = state.transactions[name];
			return withTransaction(stopped(state, name), name, {
				...before,
				status: before.outcomes[0]
			});
		}
	});
}
/** Nobody counts the acceptances of ballot 0 any more. */
function stopped(state, name) {
	const ballot = state.ballots[ballotKey(name, 0)];
	return ballot.step === "proposing" ? withBallot(state, name, 0, {
		...ballot,
		step: "stopped",
		poll: NOBODY
	}) : state;
}
function withoutVotes(transaction) {
	return {
		...transaction,
		votes: transaction.votes.map(() => [])
	};
}
// spec/store/properties.ts
/** The properties of a store of transactions, whatever is replaced, and whichever coordinator vanishes. */
function safety(frame) {
	return {
		strictlySerialisable: always((state) => isStrictlySerialisable(observedIn(state, frame)), "One copy and one transaction after another could have shown what all clients saw, in the order of real time.", (state) => observedIn(state, frame).filter(({ outcome }) => outcome === "committed").map(({ name, reads }) => `${name} read ${reads.map(({ key, value }) => `${frame.items[key]} of ${value ?? "nobody"}`).join(" and ")}`).join("; ")),
		oneOutcome: always(({ transactions }) => frame.names.every((name) => transactions[name].outcomes.length < 2), "A transaction is not both committed and aborted."),
		committedIsKept: always((state) => lostIn(state, frame).length === 0, "Of the last configuration of each class, ⌊f/2⌋ + 1 members have the lock of each committed write, or the write, or a newer one.", (state) => lostIn(state, frame).join("; ")),
		outcomeIsFound: always((state) => hiddenIn(state, frame).length === 0, "Of the last configuration of its home class, ⌊f/2⌋ + 1 members have accepted the commit of each committed transaction, until it is forgotten.", (state) => hiddenIn(state, frame).join("; ")),
		abortedLeavesNothing: always((state) => frame.names.every((name) => !isAborted(state, name) || !isWrittenIn(state, frame, name)), "No place has a write of an aborted transaction."),
		...frame.forgets === void 0 ? {} : forgotten$1(frame)
	};
}
function forgotten$1(frame) {
	if (frame.forgets === "told") return { forgottenIsEverywhere: always((state) => missingIn(state, frame).length === 0, "When a record is forgotten, all members of the last configuration of each class have the writes, or newer ones.", (state) => missingIn(state, frame).join("; ")) };
	return { forgottenIsWritten: always((state) => unwrittenIn(state, frame).length === 0, "When the record of a commit is forgotten, ⌊f/2⌋ + 1 members of the last configuration of each class have the writes, or newer ones.", (state) => unwrittenIn(state, frame).join("; ")) };
}
function isAborted({ transactions }, name) {
	return transactions[name].outcomes.includes("aborted");
}
function isWrittenIn({ carriers }, frame, name) {
	return frame.carriers.some((each) => Object.values(carriers[each].data).some(({ version }) => contentOf(frame, version) === name));
}
/** The names of the members of the last configuration. */
function membersOf({ classes }, ofClass) {
	return classes[ofClass].configurations[lastEpoch(classes[ofClass])];
}
/** A clause that says which members have something. */
function onlyAt({ classes }, ofClass, having) {
	return `of the members of epoch ${lastEpoch(classes[ofClass])} only ${having.join(" and ") || "nobody"} ${having.length > 1 ? "have" : "has"}`;
}
function committedIn({ transactions }, { names }) {
	return names.filter((name) => transactions[name].outcomes.includes("committed"));
}
/** By committed write that too few members have: a clause that says so. */
function lostIn(state, frame) {
	return committedIn(state, frame).flatMap((name) => frame.writesOf[name].flatMap((item) => {
		const made = madeBy(state, frame, name, item);
		const ofClass = frame.classOf[item];
		const having = membersOf(state, ofClass).filter((each) => {
			const { version, locks } = state.carriers[each].data[item];
			return version >= made || locks.includes(name);
		});
		if (having.length >= frame.majority) return [];
		return [`${onlyAt(state, ofClass, having)} the write of item ${item} by ${name}, or its lock`];
	}));
}
/** By committed transaction whose commit too few members have accepted: a clause that says so. */
function hiddenIn(state, frame) {
	return committedIn(state, frame).flatMap((name) => {
		const ofClass = frame.homeOf[name];
		const having = membersOf(state, ofClass).filter((each) => state.carriers[each].records[name].accepted?.outcome === "committed");
		if (state.transactions[name].isForgotten || having.length >= frame.majority) return [];
		return [`${onlyAt(state, ofClass, having)} accepted the commit of ${name}`];
	});
}
/** By write of a forgotten transaction that some member lacks: a clause that says so. */
function missingIn(state, frame) {
	return frame.names.filter((name) => state.transactions[name].isForgotten).flatMap((name) => frame.writesOf[name].flatMap((item) => {
		const made = madeBy(state, frame, name, item);
		return membersOf(state, frame.classOf[item]).filter((each) => state.carriers[each].data[item].version < made).map((each) => `${name} is forgotten, and ${each} lacks its write of item ${item}`);
	}));
}
/** By write of a forgotten commit that too few members have: a clause that says so. */
function unwrittenIn(state, frame) {
	return committedIn(state, frame).filter((name) => state.transactions[name].isForgotten).flatMap((name) => frame.writesOf[name].flatMap((item) => {
		const made = madeBy(state, frame, name, item);
		const ofClass = frame.classOf[item];
		const having = membersOf(state, ofClass).filter((each) => state.carriers[each].data[item].version >= made);
		return having.length >= frame.majority ? [] : [`${onlyAt(state, ofClass, having)} the write of item ${item} by ${name}`];
	}));
}
function recovery(frame) {
	return { allIsWell: recoverable((state) => frame.names.every((name) => !["preparing", "proposing"].includes(state.transactions[name].status)) && frame.readerNames.every((name) => state.readers[name].status !== "asking") && frame.classNames.every((each) => isWell(state, each)), "All members of the last configurations can still come to speak, with the same versions and without a lock. Nothing is under way then, and a new transaction can commit.") };
}
function isWell(state, ofClass) {
	const members = membersOf(state, ofClass).map((name) => state.carriers[name]);
	const isFree = (carrier) => Object.entries(carrier.data).every(([item, { version, locks }]) => locks.length === 0 && version === members[0].data[item].version);
	return members.every((carrier) => speaks(carrier) && carrier.epoch === lastEpoch(state.classes[ofClass]) && isFree(carrier));
}
/** They show that the others are not vacuous. */
function reached(frame) {
	const some = (holds) => (state) => frame.names.some((name) => holds(name, state));
	const resolvedAs = (outcome) => some((name, { ballots }) => frame.allBallots.some((number) => {
		const ballot = ballots[ballotKey(name, number)];
		return number > 0 && ballot.step === "done" && ballot.outcome === outcome;
	}));
	const isLast = ({ classes }) => frame.classNames.every((name, i) => lastEpoch(classes[name]) === frame.epochs[i]);
	return {
		allEnd: reachable((state) => isLast(state) && committedIn(state, frame).length === frame.names.length, "All transactions are committed, and all configurations are installed."),
		...frame.ballots > 0 && frame.vanishes !== false ? {
			aResolverCommits: reachable(resolvedAs("committed"), "A resolver finds the commit of a coordinator, and decides it."),
			aResolverAborts: reachable(resolvedAs("aborted"), "A resolver finds nothing, and decides to abort.")
		} : {},
		...frame.forgets === void 0 ? {} : { aRecordIsForgotten: reachable(some(isForgotten), "A record is forgotten.") },
		...frame.forgets === "swept" ? {
			anAbortIsForgotten: reachable(some((name, state) => isForgotten(name, state) && isAborted(state, name)), "The record of an abort is forgotten."),
			aTransactionIsOver: reachable(some((name, { transactions }) => transactions[name].isOver), "Fewer than ⌊f/2⌋ + 1 places do not tell that a transaction is over.")
		} : {},
		...frame.readerNames.length > 0 ? { aReaderSeesAWrite: reachable(({ readers }) => frame.readerNames.some((name) => readers[name].status === "returned" && readers[name].version > 0), "A reader returns a write.") } : {}
	};
}
function isForgotten(name, { transactions }) {
	return transactions[name].isForgotten;
}
/** The history as clients were told it. */
function observedIn(state, frame) {
	const keyOf = (item) => frame.items.indexOf(item);
	const transactions = frame.names.flatMap((name) => {
		const { status, after, bases } = state.transactions[name];
		if (status === "new") return [];
		return [{
			name,
			after,
			reads: frame.itemsOf[name].map((item, i) => ({
				key: keyOf(item),
				value: contentOf(frame, bases[i])
			})),
			writes: frame.writesOf[name].map((item) => ({
				key: keyOf(item),
				value: name
			})),
			outcome: status === "committed" || status === "aborted" ? status : "open"
		}];
	});
	const readers = frame.readerNames.flatMap((name) => {
		const { status, after, version } = state.readers[name];
		if (status !== "returned") return [];
		return [{
			name,
			after,
			reads: [{
				key: keyOf(frame.itemOf[name]),
				value: contentOf(frame, version)
			}],
			writes: [],
			outcome: "committed"
		}];
	});
	return [...transactions, ...readers];
}
// spec/store/reading.ts
/** A client that reads one item without a commit: a quick read. */
function ask(frame) {
	return action({
		doc: "A reader begins.",
		params: () => frame.readerNames,
		when: ({ readers }, name) => readers[name].status === "new",
		then: (state, name) => withReader(state, name, {
			...state.readers[name],
			status: "asking",
			after: endedIn(state, frame)
		})
	});
}
function answer(frame) {
	return action({
		doc: "A member answers with its version, its locks and its epoch. ⌊f/2⌋ + 1 answers of one epoch end the read. If one of them shows a lock for writing over the newest version, or over a newer one, the reader asks again.",
		params: () => frame.readerNames.flatMap((reader) => frame.carriers.filter((name) => frame.classOfCarrier[name] === frame.classOf[frame.itemOf[reader]]).map((name) => ({
			reader,
			name
		}))),
		when: ({ carriers, readers }, { reader, name }) => readers[reader].status === "asking" && speaks(carriers[name]) && wouldCount(readers[reader].poll, carriers[name]),
		then: (state, { reader, name }) => {
			const carrier = state.carriers[name];
			const item = frame.itemOf[reader];
			const before = state.readers[reader];
			const isLater = carrier.epoch > before.poll.epoch;
			const { version, locks } = carrier.data[item];
			const over = locks.filter((each) => frame.writesOf[each].includes(item)).map((each) => baseOf(state, frame, each, item));
			const after = {
				...before,
				poll: counted(before.poll, carrier),
				version: Math.max(isLater ? 0 : before.version, version),
				lockedOver: Math.max(isLater ? -1 : before.lockedOver, ...over)
			};
			return withReader(state, reader, after.poll.by.length < frame.majority ? after : ended(after));
		}
	});
}
function ended({ status, after, version, lockedOver }) {
	if (lockedOver >= version) return {
		status,
		after,
		poll: NOBODY,
		version: 0,
		lockedOver: -1
	};
	return {
		status: "returned",
		after,
		poll: NOBODY,
		version,
		lockedOver: -1
	};
}
function withReader(state, name, reader) {
	return put(state, "readers", put(state.readers, name, reader));
}
// spec/store/sweeping.ts
/**
* How a record is forgotten whose coordinator does not forget it: it is gone, or a resolver has found the outcome out. Any node that
* has a record may sweep it. A message that comes late is then refused, because of a newer version of the home item.
*/
function atRecords({ forgets, names, carriers, classOfCarrier, homeOf }) {
	if (forgets !== "swept") return [];
	return names.flatMap((transaction) => carriers.filter((name) => classOfCarrier[name] === homeOf[transaction]).map((name) => ({
		transaction,
		name
	})));
}
function tellOfCommit(frame) {
	return action({
		doc: "A sweeper, which knows the items of a commit but not its writes, tells a member. The member takes the write of its lock over, releases the lock, and acknowledges.",
		params: () => frame.forgets === "swept" ? atItems(frame) : [],
		when: (state, at) => {
			const { outcomes, isForgotten, swept } = state.transactions[at.transaction];
			const carrier = state.carriers[at.name];
			if (!outcomes.includes("committed") || isForgotten || !speaks(carrier)) return false;
			const own = frame.itemsOf[at.transaction].indexOf(at.item);
			return carrier.data[at.item].locks.includes(at.transaction) || wouldCount(swept[own], carrier);
		},
		then: (state, at) => {
			const { transaction, item, name } = at;
			const told = withDatum(state, name, item, released(state, frame, at));
			const before = state.transactions[transaction];
			const own = frame.itemsOf[transaction].indexOf(item);
			const swept = before.swept.map((poll, i) => i === own ? counted(poll, state.carriers[name]) : poll);
			return withTransaction(told, transaction, {
				...before,
				swept
			});
		}
	});
}
function released(state, frame, { transaction, item, name }) {
	const { version, locks } = state.carriers[name].data[item];
	return withoutVoid(state, frame, item, {
		version: locks.includes(transaction) && frame.writesOf[transaction].includes(item) ? Math.max(version, madeBy(state, frame, transaction, item)) : version,
		locks: withoutOwn(locks, transaction)
	});
}
function withoutOwn(locks, transaction) {
	return locks.filter((each) => each !== transaction);
}
function touch(frame) {
	return action({
		doc: "A sweeper writes an item again, with the same value. Members of the last epoch that have no lock on it take a newer version, if they are ⌊f/2⌋ + 1.",
		params: () => homeItems(frame),
		when: (state, item) => {
			const free = freeOf(state, frame, item);
			return free.length >= frame.majority && Number.isInteger(newestOf(state, free, item));
		},
		then: (state, item) => {
			const free = freeOf(state, frame, item);
			const version = newestOf(state, free, item) + .5;
			return free.reduce((before, name) => withDatum(before, name, item, {
				version,
				locks: []
			}), state);
		}
	});
}
function homeItems({ forgets, names, homeItemOf }) {
	return forgets === "swept" ? setOf(...names.map((name) => homeItemOf[name])) : [];
}
function carriersOf({ carriers, classOfCarrier, classOf }, item) {
	return carriers.filter((name) => classOfCarrier[name] === classOf[item]);
}
/** The members of the last configuration that have no lock on an item, and could vote for a write. */
function freeOf({ carriers, classes }, { classOf }, item) {
	const ofClass = classes[classOf[item]];
	return ofClass.configurations[lastEpoch(ofClass)].filter((name) => {
		const { epoch, data } = carriers[name];
		return speaks(carriers[name]) && epoch === lastEpoch(ofClass) && data[item].locks.length === 0;
	});
}
function newestOf({ carriers }, names, item) {
	return Math.max(...names.map((name) => carriers[name].data[item].version));
}
function hearTouch(frame) {
	return action({
		doc: "A member hears of a value that a sweeper has written again.",
		params: () => homeItems(frame).flatMap((item) => carriersOf(frame, item).map((name) => ({
			item,
			name
		}))),
		when: (state, { item, name }) => {
			const newest = newestOf(state, carriersOf(frame, item), item);
			return speaks(state.carriers[name]) && !Number.isInteger(newest) && state.carriers[name].data[item].version < newest;
		},
		then: (state, { item, name }) => {
			const version = newestOf(state, carriersOf(frame, item), item);
			return withDatum(state, name, item, withoutVoid(state, frame, item, {
				...state.carriers[name].data[item],
				version
			}));
		}
	});
}
function settle(frame) {
	return action({
		doc: "A member of the home class tells a sweeper that it has accepted the outcome, or that the transaction is over. It is asked when all places have a commit. When all f members of one epoch have told so, the record may be forgotten.",
		params: () => atRecords(frame),
		when: (state, { transaction, name }) => {
			const { outcomes, isForgotten, settled, swept } = state.transactions[transaction];
			const carrier = state.carriers[name];
			if (outcomes.length === 0 || isForgotten || !speaks(carrier) || !wouldCount(settled, carrier)) return false;
			if (outcomes.includes("committed") && swept.some(({ by }) => by.length < frame.places)) return false;
			const { accepted } = carrier.records[transaction];
			return accepted === null ? saysOver(state, frame, transaction, carrier) : outcomes.includes(accepted.outcome);
		},
		then: (state, { transaction, name }) => {
			const before = state.transactions[transaction];
			const settled = counted(before.settled, state.carriers[name]);
			return withTransaction(state, transaction, settled.by.length < frame.places ? {
				...before,
				settled
			} : forgotten(before));
		}
	});
}
function sayOver(frame) {
	return action({
		doc: "A member of the home class that has no record, and a newer version than was read, tells that the transaction is over. When fewer than ⌊f/2⌋ + 1 members of one epoch have not told so, its locks and records mean nothing more.",
		params: () => atRecords(frame),
		when: (state, { transaction, name }) => {
			const { status, over, isOver } = state.transactions[transaction];
			const carrier = state.carriers[name];
			return status !== "new" && !isOver && speaks(carrier) && wouldCount(over, carrier) && saysOver(state, frame, transaction, carrier);
		},
		then: (state, { transaction, name }) => {
			const before = state.transactions[transaction];
			const over = counted(before.over, state.carriers[name]);
			return withTransaction(state, transaction, over.by.length <= frame.places - frame.majority ? {
				...before,
				over
			} : {
				...forgotten(before),
				isOver: true
			});
		}
	});
}
function forgotten(transaction) {
	const none = transaction.swept.map(() => NOBODY);
	return {
		...transaction,
		told: none,
		swept: none,
		settled: NOBODY,
		over: NOBODY,
		isForgotten: true
	};
}
function release(frame) {
	return action({
		doc: "A member hears that a transaction is over, and releases its lock. It writes nothing.",
		params: () => frame.forgets === "swept" ? atItems(frame) : [],
		when: ({ transactions, carriers }, { transaction, item, name }) => transactions[transaction].isOver && speaks(carriers[name]) && carriers[name].data[item].locks.includes(transaction),
		then: (state, { transaction, item, name }) => {
			const { version, locks } = state.carriers[name].data[item];
			return withDatum(state, name, item, {
				version,
				locks: withoutOwn(locks, transaction)
			});
		}
	});
}
// spec/store/store.ts
function store(bounds) {
	const frame = frameOf(bounds);
	return {
		name: "store",
		init: [initialState(frame)],
		actions: {
			begin: begin(frame),
			vote: vote(frame),
			propose: propose(frame),
			abort: abort(frame),
			vanish: vanish(frame),
			hearOutcome: hearOutcome(frame),
			promise: promise(frame),
			accept: accept(frame),
			apply: apply(frame),
			forget: forget(frame),
			tellOfCommit: tellOfCommit(frame),
			touch: touch(frame),
			hearTouch: hearTouch(frame),
			settle: settle(frame),
			sayOver: sayOver(frame),
			release: release(frame),
			ask: ask(frame),
			answer: answer(frame),
			seal: seal(frame),
			install: install(frame),
			hear: hear(frame)
		},
		properties: {
			...safety(frame),
			...recovery(frame),
			...reached(frame)
		}
	};
}
// scenarios/store/spec.ts
/** The spec of the store on epochs, checked by itself. */
var spec_exports = /* @__PURE__ */ __exportAll({ storeSpecScenarios: () => storeSpecScenarios });
/** One transaction on one item, and a resolver. */
var ONE = {
	places: 3,
	classes: [["x"]],
	transactions: [{ items: ["x"] }],
	epochs: [0],
	ballots: 1
};
/** The coordinator does not vanish, so nobody needs a resolver. */
var STILL = {
	...ONE,
	ballots: 0,
	vanishes: false
};
var REPLACED = {
	...STILL,
	epochs: [1]
};
/** The coordinator has vanished, and its proposal may still come. Any node may sweep the record. */
var SWEPT = {
	...ONE,
	areVanished: true,
	forgets: "swept"
};
var TWO = {
	...STILL,
	transactions: [{ items: ["x"] }, { items: ["x"] }]
};
var storeSpecScenarios = [
	fast("3", ONE, "A coordinator may vanish at any time: a resolver finds its commit, or aborts.", holds(3873, 17214, 15)),
	fast("3/replaced", REPLACED, "A place is replaced during a transaction: the newcomer has the locks and the record.", holds(5371, 19505, 18)),
	fast("3/two", TWO, "Two transactions write one item: one reads what the other has written, or aborts.", holds(6205, 25867, 19)),
	fast("3/reader", {
		...STILL,
		readers: ["x"]
	}, "A reader of one item that commits nothing meets locks, and asks again.", holds(1790, 7755, 14)),
	fast("3/forgets", {
		...ONE,
		forgets: "told"
	}, "The record of a commit is forgotten when all places have it.", holds(4547, 19545, 17)),
	fast("3/votes-go-on", {
		...REPLACED,
		votesGoOn: true
	}, "A coordinator counts votes again under a later epoch, from none, and commits with locks that were carried over.", holds(6318, 25144, 18)),
	fast("3/forgets/replaced", {
		...REPLACED,
		forgets: "told"
	}, "A record is forgotten only when all members of one epoch have the write.", holds(7583, 28009, 19)),
	fast("3/one-accepts", {
		...STILL,
		epochs: [1],
		acceptances: 1
	}, "If one acceptance of three decides, a majority does not have the outcome.", violates("outcomeIsFound", 5)),
	fast("4/half", {
		...STILL,
		places: 4,
		acceptances: 2
	}, "If two acceptances of four decide, a majority does not have the outcome.", violates("outcomeIsFound", 7)),
	slow("3/resolved", {
		...ONE,
		epochs: [1]
	}, "A coordinator may vanish while a place is replaced: a resolver finds its commit under the next epoch.", holds(326612, 1672137, 23)),
	slow("3/rivals", {
		...ONE,
		ballots: 2
	}, "Two resolvers of one transaction decide the same outcome.", holds(65765, 349125, 19)),
	slow("3/reader/replaced", {
		...REPLACED,
		readers: ["x"]
	}, "A place is replaced beside a read without a commit: it counts answers of one epoch.", holds(98138, 503244, 21)),
	slow("3/two/reader", {
		...TWO,
		readers: ["x"]
	}, "A read without a commit beside two writes of one item: what clients see is one order.", holds(195411, 1084681, 23)),
	slow("4", {
		...ONE,
		places: 4
	}, "With four places, three vote, accept and promise.", holds(25210, 135514, 20)),
	slow("3/reader/resolved", {
		...ONE,
		readers: ["x"]
	}, "A read without a commit beside a write whose coordinator vanishes, and a resolver.", holds(52560, 306353, 18)),
	slow("3/two-epochs", {
		...STILL,
		epochs: [2]
	}, "Two places are replaced one after the other: a commit outlives the members that have decided it.", holds(164610, 768105, 25)),
	slow("3/two-classes", {
		...STILL,
		classes: [["x"], ["y"]],
		transactions: [{ items: ["x", "y"] }],
		epochs: [0, 1]
	}, "A transaction writes items of two classes, and a place of the second class is replaced.", holds(69604, 421156, 22)),
	slow("4/replaced", {
		...REPLACED,
		places: 4
	}, "One of four places is replaced during a transaction.", holds(32949, 140142, 23)),
	slow("3/two-items", {
		...ONE,
		classes: [["x", "y"]],
		transactions: [{ items: ["x", "y"] }]
	}, "A transaction writes two items, and its coordinator vanishes: a resolver decides for both.", holds(59019, 405961, 20)),
	slow("3/forgets/resolved", {
		...ONE,
		vanishes: false,
		epochs: [1],
		forgets: "told"
	}, "A replaced carrier asks for an outcome that was forgotten, and aborts: nothing that speaks has its lock.", holds(419975, 2120322, 25)),
	fast("3/swept", SWEPT, "The record of a transaction whose coordinator has vanished is forgotten. A late message finds a newer version of its home item.", holds(4749, 19893, 20)),
	slow("3/swept/all", {
		...ONE,
		forgets: "swept"
	}, "A coordinator may vanish at any time: its records can be forgotten.", holds(360361, 2052491, 26)),
	slow("4/swept", {
		...SWEPT,
		places: 4
	}, "With four places, two that say that a transaction is over are enough.", holds(18102, 89627, 25)),
	slow("3/swept/rivals", {
		...SWEPT,
		ballots: 2
	}, "A record is forgotten beside two resolvers, of which one proposes what the other has overtaken.", holds(118763, 583062, 24)),
	slow("3/swept/two-items", {
		...SWEPT,
		classes: [["x", "y"]],
		transactions: [{ items: ["x", "y"] }]
	}, "The record of a commit is forgotten only when the places of both items have it.", holds(109641, 852668, 24)),
	slow("3/swept/replaced", {
		...SWEPT,
		epochs: [1]
	}, "A place is replaced while a record is swept.", holds(418252, 2149206, 26)),
	slow("3/swept/two-classes", {
		...SWEPT,
		classes: [["x"], ["y"]],
		transactions: [{ items: ["x", "y"] }],
		epochs: [0, 1]
	}, "A record is swept while a place of another class is replaced.", holds(4387634, 37630043, 30)),
	slow("3/swept/replaced/rivals", {
		...SWEPT,
		ballots: 2,
		epochs: [1]
	}, "A member that was replaced, and has not heard of it, keeps the record: it has the version that was read.", holds(19434153, 120847445, 30))
];
function fast(name, bounds, teaches, expect) {
	return scenario({
		name: `store/spec/${name}`,
		teaches,
		cost: "fast",
		spec: store(bounds),
		expect
	});
}
function slow(name, bounds, teaches, expect) {
	return scenario({
		name: `store/spec/${name}`,
		teaches,
		cost: "slow",
		spec: store(bounds),
		expect
	});
}
export { storeSpecScenarios as n, spec_exports as t };
