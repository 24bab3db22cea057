import { n as put } from "./record.BbRuNaiI.js";
import { D as recoverable, E as reachable, S as action, w as always } from "./scenario.Cs_16ybG.js";
import { r as setOf } from "./sorted-set.BIX3z-gE.js";
function frameOf(bounds) {
	const allPlaces = upTo(bounds.places);
	const majority = Math.floor(bounds.places / 2) + 1;
	const ballotsIn = (epoch) => typeof bounds.ballots === "number" ? bounds.ballots : bounds.ballots[epoch] ?? 0;
	const ballotsOf = upTo(bounds.epochs).flatMap((epoch) => upTo(ballotsIn(epoch)).map((i) => ({
		epoch,
		ballot: i + 1
	})));
	const founders = allPlaces.map((place) => `p${place}`);
	const rescuers = upTo(bounds.deaths === void 0 ? 0 : bounds.deaths + 1).map((i) => `r${i}`);
	const claimants = ballotsOf.map(({ epoch, ballot }) => claimantOf(epoch, ballot));
	const heirs = (bounds.handedOver ?? []).map((place) => heirOf(place));
	return {
		...bounds,
		majority,
		quorum: bounds.quorums ?? {
			promise: majority,
			accept: majority
		},
		allPlaces,
		allTransactions: upTo(bounds.transactions),
		allItems: upTo(bounds.items ?? 1),
		ballotsOf,
		founders,
		carriers: [
			...founders,
			...claimants,
			...heirs,
			...rescuers
		],
		rescuers,
		lastEpoch: bounds.epochs + rescuers.length,
		isDecided: bounds.decisions !== false
	};
}
function initialState(frame) {
	const { founders } = frame;
	const absent = {
		...blankCarrier(frame),
		status: "absent"
	};
	const carrierOf = (name) => founders.includes(name) ? {
		...absent,
		status: "live",
		place: founders.indexOf(name)
	} : absent;
	const unbegun = {
		epoch: null,
		version: 0,
		preparedAt: frame.allItems.map(() => []),
		outcome: "open",
		byInstalled: false
	};
	return {
		carriers: Object.fromEntries(frame.carriers.map((name) => [name, carrierOf(name)])),
		claims: Object.fromEntries(frame.ballotsOf.map(({ epoch, ballot }) => [claimKey(epoch, ballot), null])),
		chosen: Object.fromEntries(upTo(frame.lastEpoch + 1).map((epoch) => [epoch, epoch === 0 ? [founders] : []])),
		transactions: Object.fromEntries(frame.allTransactions.map((transaction) => [transaction, unbegun])),
		isCalm: false,
		reader: {
			must: null,
			epoch: null,
			by: [],
			saw: []
		}
	};
}
/** A live carrier of place 0 that knows nothing. */
function blankCarrier(frame) {
	const knows = frame.allTransactions.flatMap(() => frame.allItems.map(() => 0));
	return {
		status: "live",
		place: 0,
		epoch: 0,
		configuration: frame.founders,
		promised: 0,
		accepted: null,
		knows
	};
}
function claimKey(epoch, ballot) {
	return `${epoch}.${ballot}`;
}
/** The role, and its carrier, that a claim would install. */
function claimantOf(epoch, ballot) {
	return `c${claimKey(epoch, ballot)}`;
}
/** The carrier to which the first carrier of a place hands its role over. */
function heirOf(place) {
	return `p${place}h`;
}
/** A role that was handed over keeps its name. */
function roleOf(carrier) {
	return carrier.endsWith("h") ? carrier.slice(0, -1) : carrier;
}
function upTo(count) {
	return Array.from({ length: count }, (_, i) => i);
}
function sameConfiguration(a, b) {
	return a.length === b.length && a.every((role, place) => role === b[place]);
}
// spec/epochs/carriers.ts
/** Questions about a carrier: what it may do and what it has. Also functions that change one field of a state. */
/** Whether the carrier's role is in the configuration that it knows. */
function isMember(name, { configuration, place }) {
	return configuration[place] === roleOf(name);
}
/** Whether it votes, and answers reads: a live member that is not sealed. */
function speaks(name, carrier) {
	return carrier.status === "live" && isMember(name, carrier) && carrier.promised === 0;
}
/** Whether it takes part in deciding what follows on an epoch, sealed or not. */
function takesPart(name, carrier, epoch) {
	return carrier.status === "live" && isMember(name, carrier) && carrier.epoch === epoch;
}
function liveCarriers({ carriers }, frame) {
	return frame.carriers.filter((name) => carriers[name].status === "live");
}
/** The version of the item that a carrier has; 0 while nothing is decided. */
function versionAt({ transactions }, frame, { knows }) {
	if (!frame.isDecided) return 0;
	return frame.allTransactions.reduce((version, each) => knows[each] === 2 ? Math.max(version, transactions[each].version + 1) : version, 0);
}
/** Whether a carrier has the lock, the write, or a later version of one item of a transaction. */
function hasItem(state, frame, carrier, transaction, item) {
	if (carrier.knows[slotOf(frame, transaction, item)] !== 0) return true;
	return versionAt(state, frame, carrier) > state.transactions[transaction].version;
}
function hasAll(state, frame, carrier, transaction) {
	return frame.allItems.every((item) => hasItem(state, frame, carrier, transaction, item));
}
function isLocked(frame, carrier, item) {
	return frame.allTransactions.some((each) => carrier.knows[slotOf(frame, each, item)] === 1);
}
/** Where `knows` has the item of a transaction. */
function slotOf(frame, transaction, item) {
	return transaction * frame.allItems.length + item;
}
function committedIn({ transactions }, frame) {
	return frame.allTransactions.filter((each) => transactions[each].outcome === "committed");
}
function withCarrier(state, name, carrier) {
	return put(state, "carriers", put(state.carriers, name, carrier));
}
function withClaim(state, epoch, ballot, claim) {
	return put(state, "claims", put(state.claims, claimKey(epoch, ballot), claim));
}
function withTransaction(state, transaction, after) {
	return put(state, "transactions", put(state.transactions, `${transaction}`, after));
}
// spec/epochs/claiming.ts
/** How a configuration follows on another: a claim is a ballot, a promise seals and lets read, and what is accepted is installed. */
function promise(frame) {
	const claimable = claimableIn(frame);
	return action({
		doc: "A member promises: it lets the claimant read, takes part in no lower ballot, and is sealed under this epoch. A claimant with enough promises proposes the highest configuration that it saw accepted, else itself at the place.",
		params: () => frame.ballotsOf.flatMap((ballot) => claimable.flatMap((place) => frame.carriers.map((name) => ({
			...ballot,
			place,
			name
		})))),
		when: (state, { epoch, ballot, place, name }) => {
			const carrier = state.carriers[name];
			if (!takesPart(name, carrier, epoch) || carrier.promised >= ballot) return false;
			const claim = state.claims[claimKey(epoch, ballot)];
			if (claim === null) return isInTurn(state, frame, place);
			return claim.place === place && claim.isDriven && claim.proposed === null && !claim.promisedBy.includes(carrier.place);
		},
		then: (state, { epoch, ballot, place, name }) => {
			const carrier = state.carriers[name];
			const claim = state.claims[claimKey(epoch, ballot)] ?? begun(frame, place, carrier);
			return proposedIfReady(withCarrier(state, name, {
				...carrier,
				promised: ballot
			}), frame, epoch, ballot, letRead(claim, carrier));
		}
	});
}
function claimableIn(frame) {
	return [...frame.renewals === true ? [-1] : [], ...frame.claimable ?? frame.allPlaces];
}
/** Places are symmetric unless some are singled out, so they are claimed in turn. */
function isInTurn({ claims }, frame, place) {
	if (frame.claimable !== void 0 || frame.handedOver !== void 0) return true;
	return place <= frame.ballotsOf.reduce((found, { epoch, ballot }) => Math.max(found, claims[claimKey(epoch, ballot)]?.place ?? -1), -1) + 1;
}
function begun(frame, place, { configuration }) {
	const { knows } = blankCarrier(frame);
	return {
		place,
		from: configuration,
		promisedBy: [],
		seen: null,
		knows,
		proposed: null,
		acceptedBy: [],
		isDriven: true,
		isChosen: false
	};
}
/** The claim with what this member told when it promised. */
function letRead(claim, { place, accepted, knows }) {
	return {
		...claim,
		promisedBy: setOf(...claim.promisedBy, place),
		seen: (accepted?.ballot ?? 0) > (claim.seen?.ballot ?? 0) ? accepted : claim.seen,
		knows: claim.knows.map((each, i) => Math.max(each, knows[i]))
	};
}
function proposedIfReady(state, frame, epoch, ballot, claim) {
	return claim.promisedBy.length < frame.quorum.promise ? withClaim(state, epoch, ballot, claim) : withProposal(state, frame, epoch, ballot, claim);
}
/** The claimant proposes what it has read about. */
function withProposal(state, frame, epoch, ballot, claim) {
	const name = claimantOf(epoch, ballot);
	const own = claim.from.map((role, place) => place === claim.place ? name : role);
	const proposed = claim.seen?.configuration ?? own;
	const asked = withClaim(state, epoch, ballot, {
		...claim,
		promisedBy: [],
		seen: null,
		knows: blankCarrier(frame).knows,
		proposed
	});
	if (!proposed.includes(name)) return asked;
	const { place, from: configuration, knows } = claim;
	return withCarrier(asked, name, {
		...blankCarrier(frame),
		place,
		epoch,
		configuration,
		knows
	});
}
function accept(frame) {
	return action({
		doc: "A member accepts a proposed configuration unless it has promised a higher ballot. Enough of them choose it.",
		params: () => frame.ballotsOf.flatMap((ballot) => frame.carriers.map((name) => ({
			...ballot,
			name
		}))),
		when: (state, { epoch, ballot, name }) => {
			const claim = state.claims[claimKey(epoch, ballot)];
			if (claim === null || !claim.isDriven || claim.proposed === null || claim.isChosen) return false;
			const carrier = state.carriers[name];
			return takesPart(name, carrier, epoch) && carrier.promised <= ballot && !claim.acceptedBy.includes(carrier.place);
		},
		then: (state, { epoch, ballot, name }) => {
			const claim = state.claims[claimKey(epoch, ballot)];
			if (claim === null || claim.proposed === null) return state;
			const carrier = state.carriers[name];
			const accepted = {
				ballot,
				configuration: claim.proposed
			};
			const after = withCarrier(state, name, {
				...carrier,
				promised: ballot,
				accepted
			});
			const acceptedBy = setOf(...claim.acceptedBy, carrier.place);
			if (acceptedBy.length < frame.quorum.accept) return withClaim(after, epoch, ballot, {
				...claim,
				acceptedBy
			});
			return withClaim(withChosen(after, epoch + 1, claim.proposed), epoch, ballot, {
				...claim,
				acceptedBy: [],
				isChosen: true
			});
		}
	});
}
/** The configuration is chosen for an epoch, once. */
function withChosen(state, epoch, configuration) {
	const known = state.chosen[epoch];
	if (known.some((each) => sameConfiguration(each, configuration))) return state;
	return put(state, "chosen", put(state.chosen, `${epoch}`, [...known, configuration]));
}
function install(frame) {
	const later = upTo(frame.lastEpoch).map((epoch) => epoch + 1);
	return action({
		doc: "A carrier hears of a later configuration from its claimant or from one of its members. It goes on under it, unsealed, or is out.",
		params: ({ chosen }) => frame.carriers.flatMap((name) => later.flatMap((epoch) => chosen[epoch].map((_, which) => ({
			name,
			epoch,
			which
		})))),
		when: (state, { name, epoch, which }) => {
			const carrier = state.carriers[name];
			if (carrier.status !== "live" || carrier.epoch >= epoch) return false;
			const configuration = state.chosen[epoch][which];
			return isToldByClaimant(state, frame, epoch, configuration) || isToldByMember(state, frame, name, epoch, configuration);
		},
		then: (state, { name, epoch, which }) => goneOn(state, name, epoch, state.chosen[epoch][which])
	});
}
function isToldByClaimant({ claims }, frame, epoch, configuration) {
	return frame.ballotsOf.some(({ epoch: before, ballot }) => {
		const claim = claims[claimKey(before, ballot)];
		if (before !== epoch - 1 || claim === null || claim.proposed === null) return false;
		return claim.isDriven && claim.isChosen && sameConfiguration(claim.proposed, configuration);
	});
}
function isToldByMember({ carriers }, frame, name, epoch, configuration) {
	return frame.carriers.some((other) => {
		if (other === name || carriers[other].status !== "live" || carriers[other].epoch !== epoch) return false;
		return sameConfiguration(carriers[other].configuration, configuration);
	});
}
/** The carrier goes on under a later epoch: in its new instance of Paxos nothing is promised or accepted yet. */
function goneOn(state, name, epoch, configuration) {
	return withCarrier(state, name, {
		...state.carriers[name],
		epoch,
		configuration,
		promised: 0,
		accepted: null
	});
}
// spec/epochs/voting.ts
/** How transactions are voted on and decided. They name one epoch for the class: a vote under another one does not count. */
function prepare(frame) {
	const versions = upTo(frame.isDecided ? frame.transactions : 1);
	return action({
		doc: "A member locks an item and votes, if it speaks under the epoch that the transaction names and nothing is locked. The first vote fixes the epoch and the version.",
		params: () => frame.allTransactions.flatMap((transaction) => frame.allItems.flatMap((item) => frame.carriers.flatMap((name) => versions.map((version) => ({
			transaction,
			item,
			name,
			version
		}))))),
		when: (state, { transaction, item, name, version }) => {
			const carrier = state.carriers[name];
			if (!speaks(name, carrier) || carrier.knows[slotOf(frame, transaction, item)] !== 0) return false;
			const wanted = state.transactions[transaction];
			if (wanted.outcome !== "open") return false;
			if (wanted.epoch === null) {
				if (!mayBegin(state, frame, transaction, version)) return false;
			} else if (wanted.version !== version || wanted.epoch !== carrier.epoch) return false;
			return !isLocked(frame, carrier, item) && version >= versionAt(state, frame, carrier);
		},
		then: (state, { transaction, item, name, version }) => {
			const carrier = state.carriers[name];
			const before = state.transactions[transaction];
			const knows = carrier.knows.map((each, i) => i === slotOf(frame, transaction, item) ? 1 : each);
			const preparedAt = before.preparedAt.map((places, i) => i === item ? setOf(...places, carrier.place) : places);
			const voted = {
				...before,
				epoch: before.epoch ?? carrier.epoch,
				version,
				preparedAt
			};
			return withTransaction(withCarrier(state, name, {
				...carrier,
				knows
			}), transaction, decided(state, frame, voted));
		}
	});
}
/** Transactions are symmetric, so they begin in turn; one that reads a version needs the transaction that has written it. */
function mayBegin(state, frame, transaction, version) {
	if (frame.isLate !== true && transaction > 0 && state.transactions[transaction - 1].epoch === null) return false;
	return version === 0 || committedIn(state, frame).some((each) => state.transactions[each].version === version - 1);
}
/** Committed as soon as ⌊f/2⌋ + 1 of the places have prepared each item. */
function decided({ chosen }, frame, transaction) {
	if (transaction.preparedAt.some((places) => places.length < frame.majority)) return transaction;
	const [configuration] = chosen[transaction.epoch ?? 0];
	const byInstalled = transaction.preparedAt.some((places) => places.some((place) => !frame.founders.includes(configuration[place])));
	return {
		...transaction,
		preparedAt: [],
		outcome: "committed",
		byInstalled
	};
}
function abort(frame) {
	return action({
		doc: "The managers abort a transaction that no majority has prepared: they close the votes that they lack.",
		params: () => frame.allTransactions,
		when: ({ transactions }, each) => transactions[each].epoch !== null && transactions[each].outcome === "open",
		then: (state, each) => withTransaction(state, each, aborted(state.transactions[each]))
	});
}
function aborted(transaction) {
	return {
		...transaction,
		preparedAt: [],
		outcome: "aborted"
	};
}
function learn(frame) {
	return action({
		doc: "A carrier hears the outcome of a transaction. It releases the lock and applies a committed write, whatever it has voted.",
		params: () => frame.allTransactions.flatMap((transaction) => frame.carriers.map((name) => ({
			transaction,
			name
		}))),
		when: ({ carriers, transactions }, { transaction, name }) => {
			const { status, knows } = carriers[name];
			return status === "live" && knowsAfter(knows[transaction], transactions[transaction]) !== knows[transaction];
		},
		then: (state, { transaction, name }) => {
			const carrier = state.carriers[name];
			const knows = carrier.knows.map((each, i) => i === transaction ? knowsAfter(each, state.transactions[i]) : each);
			return withCarrier(state, name, {
				...carrier,
				knows
			});
		}
	});
}
/** The state of a transaction's write at a carrier that has heard the outcome, if there is one. */
function knowsAfter(known, { outcome }) {
	if (outcome === "committed") return 2;
	return outcome === "aborted" && known === 1 ? 0 : known;
}
// spec/epochs/calming.ts
/**
* Recovery: members die, claimants give up, and then the network is calm. From then on the live carriers tell each other
* what they know, and repair the class by a ballot of their own.
*/
function die(frame) {
	return action({
		doc: "A carrier, or a role on its way, is lost for good with its disk. Any configuration that is, or may become, the last one loses fewer than f/2 members.",
		params: () => frame.carriers,
		when: (state, name) => {
			const { status } = state.carriers[name];
			if (status !== "live" && status !== "coming") return false;
			const isLost = (role) => role === name || state.carriers[role].status === "dead";
			if (frame.carriers.filter((each) => state.carriers[each].status === "dead").length >= (frame.deaths ?? 0)) return false;
			return needed(state, frame).every((configuration) => configuration.filter(isLost).length * 2 < frame.places);
		},
		then: (state, name) => {
			const after = withCarrier(state, name, {
				...state.carriers[name],
				status: "dead"
			});
			const own = frame.ballotsOf.find(({ epoch, ballot }) => claimantOf(epoch, ballot) === name);
			return own === void 0 ? after : stopped(after, own.epoch, own.ballot);
		}
	});
}
/** The last configuration of which ⌊f/2⌋ + 1 members live, and all that follow on it or have been proposed to follow. */
function needed(state, frame) {
	const highest = upTo(frame.lastEpoch + 1).reduce((last, epoch) => state.chosen[epoch].length > 0 ? epoch : last, 0);
	const isSettled = (epoch) => {
		const [configuration] = state.chosen[epoch];
		return configuration.filter((name) => state.carriers[name].epoch >= epoch && state.carriers[name].status !== "dead").length >= frame.majority;
	};
	const settled = upTo(highest + 1).findLast((epoch) => epoch === 0 || isSettled(epoch)) ?? 0;
	const installed = upTo(highest - settled + 1).map((i) => state.chosen[settled + i][0]);
	const pending = frame.ballotsOf.flatMap(({ epoch, ballot }) => {
		const proposed = state.claims[claimKey(epoch, ballot)]?.proposed ?? null;
		return epoch >= settled && proposed !== null ? [proposed] : [];
	});
	return [...installed, ...pending];
}
function giveUp(frame) {
	return action({
		doc: "A claimant gives up its ballot, and nobody hears of it again.",
		params: () => frame.ballotsOf,
		when: ({ claims }, { epoch, ballot }) => claims[claimKey(epoch, ballot)]?.isDriven === true,
		then: (state, { epoch, ballot }) => stopped(state, epoch, ballot)
	});
}
function stopped(state, epoch, ballot) {
	const claim = state.claims[claimKey(epoch, ballot)];
	return claim === null ? state : withClaim(state, epoch, ballot, {
		...claim,
		isDriven: false
	});
}
function calm() {
	return action({
		doc: "The network becomes calm: all live carriers reach each other, and suspect only the dead.",
		when: ({ isCalm }) => !isCalm,
		then: (state) => put(state, "isCalm", true)
	});
}
function repair(frame) {
	return action({
		doc: "In a calm network a role in flight arrives, or live carriers hear of the last epoch or of outcomes. They may also run a ballot for a lost place or a lasting seal.",
		when: (state) => state.isCalm && repaired(state, frame) !== null,
		then: (state) => repaired(state, frame) ?? state
	});
}
/** The next step of a repair; null: nothing of it can help. */
function repaired(state, frame) {
	return arrived(state, frame) ?? toldEpoch(state, frame) ?? toldOutcomes(state, frame) ?? reconfigured(state, frame);
}
function arrived(state, frame) {
	const place = (frame.handedOver ?? []).find((each) => state.carriers[heirOf(each)].status === "coming");
	return place === void 0 ? null : withCarrier(state, heirOf(place), {
		...state.carriers[heirOf(place)],
		status: "live"
	});
}
function toldEpoch(state, frame) {
	const { epoch, configuration } = lastKnown(state, frame);
	const late = liveCarriers(state, frame).filter((name) => state.carriers[name].epoch < epoch);
	return late.length === 0 ? null : late.reduce((all, name) => goneOn(all, name, epoch, configuration), state);
}
/** The last epoch that a live carrier knows of. */
function lastKnown(state, frame) {
	return liveCarriers(state, frame).map((name) => state.carriers[name]).reduce((last, each) => each.epoch > last.epoch ? each : last);
}
/** Transactions that are open are aborted, as their managers would; then all hear the outcomes. */
function toldOutcomes(state, frame) {
	const open = frame.allTransactions.filter((each) => state.transactions[each].epoch !== null && state.transactions[each].outcome === "open");
	if (open.length > 0) return open.reduce((all, each) => withTransaction(all, each, aborted(all.transactions[each])), state);
	const told = liveCarriers(state, frame).reduce((all, name) => {
		const carrier = all.carriers[name];
		const knows = carrier.knows.map((each, i) => knowsAfter(each, all.transactions[i]));
		return knows.some((each, i) => each !== carrier.knows[i]) ? withCarrier(all, name, {
			...carrier,
			knows
		}) : all;
	}, state);
	return told === state ? null : told;
}
/** One ballot above all others, run by those who live, under which a standby takes the first lost place. */
function reconfigured(state, frame) {
	const { epoch, configuration } = lastKnown(state, frame);
	const living = liveCarriers(state, frame);
	const held = living.map(roleOf);
	const asked = living.filter((name) => takesPart(name, state.carriers[name], epoch));
	const lost = configuration.findIndex((role) => !held.includes(role));
	if (lost === -1 && asked.every((name) => state.carriers[name].promised === 0) || asked.length < frame.majority || epoch === frame.lastEpoch) return null;
	const told = asked.map((name) => state.carriers[name]);
	const seen = told.reduce((all, { accepted }) => (accepted?.ballot ?? 0) > (all?.ballot ?? 0) ? accepted : all, null);
	const standby = frame.rescuers.find((name) => state.carriers[name].status === "absent");
	if (seen === null && lost !== -1 && standby === void 0) return null;
	const next = seen?.configuration ?? configuration.map((role, place) => place === lost && standby !== void 0 ? standby : role);
	const chosen = withChosen(state, epoch + 1, next);
	const joined = standby === void 0 || next[lost] !== standby ? chosen : restored(chosen, standby);
	return asked.reduce((all, name) => goneOn(all, name, epoch + 1, next), joined);
	function restored(all, name) {
		const knows = blankCarrier(frame).knows.map((_, i) => Math.max(...told.map((each) => each.knows[i])));
		return withCarrier(all, name, {
			...blankCarrier(frame),
			place: lost,
			epoch: epoch + 1,
			configuration: next,
			knows
		});
	}
}
// spec/epochs/handing-over.ts
/** A planned hand-over: the role goes on with another carrier, and the configuration stays as it is. */
function handOver(frame) {
	return action({
		doc: "A carrier gives its role away with all of its state, the promise included, and does nothing more in it.",
		params: () => frame.handedOver ?? [],
		when: ({ carriers }, place) => carriers[`p${place}`].status === "live" && isMember(`p${place}`, carriers[`p${place}`]),
		then: (state, place) => {
			const giver = state.carriers[`p${place}`];
			return withCarrier(withCarrier(state, `p${place}`, {
				...giver,
				status: "gave"
			}), heirOf(place), {
				...giver,
				status: "coming"
			});
		}
	});
}
function receive(frame) {
	return action({
		doc: "The role arrives at its new carrier, at any time after.",
		params: () => frame.handedOver ?? [],
		when: ({ carriers }, place) => carriers[heirOf(place)].status === "coming",
		then: (state, place) => withCarrier(state, heirOf(place), {
			...state.carriers[heirOf(place)],
			status: "live"
		})
	});
}
// spec/epochs/late-answers.ts
/**
* Answers that come late. Members promise, accept and vote at any time, also when enough others have done so. The claimant
* proposes in a step of its own, when it has heard of ⌊f/2⌋ + 1 promises, whichever these are. That is how messages
* behave.
*/
function latePromise(frame) {
	return action({
		doc: "A member promises, and tells the claimant what it has. It promises even when the claimant has heard enough.",
		params: () => frame.ballotsOf.flatMap((ballot) => claimableIn(frame).flatMap((place) => frame.carriers.map((name) => ({
			...ballot,
			place,
			name
		})))),
		when: (state, { epoch, ballot, place, name }) => {
			const carrier = state.carriers[name];
			if (!takesPart(name, carrier, epoch) || carrier.promised >= ballot) return false;
			const claim = state.claims[claimKey(epoch, ballot)];
			return claim === null ? isInTurn(state, frame, place) : claim.place === place && claim.isDriven;
		},
		then: (state, { epoch, ballot, place, name }) => {
			const carrier = state.carriers[name];
			const claim = state.claims[claimKey(epoch, ballot)] ?? {
				...begun(frame, place, carrier),
				told: []
			};
			const sealed = withCarrier(state, name, {
				...carrier,
				promised: ballot
			});
			const { accepted, knows } = carrier;
			const told = [...claim.told ?? [], {
				place: carrier.place,
				accepted,
				knows
			}].sort((a, b) => a.place - b.place);
			return claim.proposed === null ? withClaim(sealed, epoch, ballot, {
				...claim,
				told
			}) : sealed;
		}
	});
}
function propose(frame) {
	const accepting = accept(frame);
	return action({
		doc: "A claimant that has heard of enough promises proposes the highest configuration that they told of, else itself at the place. If it is a member, it accepts at once.",
		params: ({ claims }) => frame.ballotsOf.flatMap(({ epoch, ballot }) => subsetsOf(claims[claimKey(epoch, ballot)]?.told ?? [], frame.quorum.promise).flatMap((heard) => [null, ...frame.carriers].map((own) => ({
			epoch,
			ballot,
			heard,
			own
		})))),
		when: (state, { epoch, ballot, heard, own }) => {
			const claim = state.claims[claimKey(epoch, ballot)];
			if (claim === null || !claim.isDriven || claim.proposed !== null) return false;
			if (heardBy(claim, heard).length !== heard.length) return false;
			return own === null || accepting.when(proposed(state, epoch, ballot, heard), {
				epoch,
				ballot,
				name: own
			});
		},
		then: (state, { epoch, ballot, heard, own }) => {
			const asked = proposed(state, epoch, ballot, heard);
			return own === null ? asked : accepting.then(asked, {
				epoch,
				ballot,
				name: own
			});
		}
	});
	function proposed(state, epoch, ballot, heard) {
		const claim = state.claims[claimKey(epoch, ballot)];
		if (claim === null) return state;
		return withProposal(state, frame, epoch, ballot, {
			...heardBy(claim, heard).reduce(letRead, claim),
			told: []
		});
	}
}
function lateAccept(frame) {
	const original = accept(frame);
	const isChosen = ({ claims }, { epoch, ballot }) => claims[claimKey(epoch, ballot)]?.isChosen === true;
	return {
		...original,
		when: (state, param) => original.when(isChosen(state, param) ? reopened(state, param) : state, param),
		then: (state, param) => {
			if (!isChosen(state, param)) return original.then(state, param);
			const { carriers } = original.then(reopened(state, param), param);
			return withCarrier(state, param.name, carriers[param.name]);
		}
	};
}
/** The state as if the claim were not chosen yet. */
function reopened(state, { epoch, ballot }) {
	const claim = state.claims[claimKey(epoch, ballot)];
	return claim === null ? state : withClaim(state, epoch, ballot, {
		...claim,
		isChosen: false
	});
}
function latePrepare(frame) {
	const original = prepare(frame);
	return {
		...original,
		doc: "A member votes as before; or it locks an item of a transaction that is committed, if it still speaks under the named epoch.",
		when: (state, vote) => original.when(state, vote) || isLate(state, vote),
		then: (state, vote) => {
			if (state.transactions[vote.transaction].outcome === "open") return original.then(state, vote);
			const carrier = state.carriers[vote.name];
			const knows = carrier.knows.map((each, i) => i === slotOf(frame, vote.transaction, vote.item) ? 1 : each);
			const committed = state.transactions[vote.transaction];
			const byInstalled = committed.byInstalled || !frame.founders.includes(carrier.configuration[carrier.place]);
			return withTransaction(withCarrier(state, vote.name, {
				...carrier,
				knows
			}), vote.transaction, {
				...committed,
				byInstalled
			});
		}
	};
	function isLate(state, { transaction, item, name, version }) {
		const [carrier, committed] = [state.carriers[name], state.transactions[transaction]];
		if (committed.outcome !== "committed" || committed.version !== version || committed.epoch !== carrier.epoch) return false;
		return speaks(name, carrier) && carrier.knows[slotOf(frame, transaction, item)] === 0 && !isLocked(frame, carrier, item);
	}
}
function heardBy(claim, heard) {
	return (claim.told ?? []).filter(({ place }) => heard.includes(place));
}
/** The sets of `size` of these places; each ascending. */
function subsetsOf(told, size) {
	if (size === 0) return [[]];
	return told.flatMap(({ place }, i) => subsetsOf(told.slice(i + 1), size - 1).map((rest) => [place, ...rest]));
}
// spec/epochs/properties.ts
/** The properties of a class of replicas, whichever carriers are suspected, sealed, chosen or handed over. */
function safety(frame) {
	const speakersOf = ({ carriers }) => frame.carriers.filter((name) => speaks(name, carriers[name]));
	return {
		oneCommits: always(({ transactions }) => {
			const committed = frame.allTransactions.map((each) => transactions[each]).filter(({ outcome }) => outcome === "committed");
			return new Set(committed.map(({ version }) => version)).size === committed.length;
		}, "Of two transactions that have read the same version of an item, at most one commits."),
		oneConfiguration: always(({ chosen }) => upTo(frame.lastEpoch + 1).every((epoch) => chosen[epoch].length <= 1), "At most one configuration is chosen for each epoch.", ({ chosen }) => {
			return upTo(frame.lastEpoch + 1).filter((epoch) => chosen[epoch].length > 1).map((epoch) => `epoch ${epoch} has ${chosen[epoch].map((each) => each.join(" ")).join(" and ")}`).join("; ");
		}),
		oneSpeaks: always((state) => {
			const speakers = speakersOf(state).map((name) => `${state.carriers[name].epoch}/${state.carriers[name].place}`);
			return new Set(speakers).size === speakers.length;
		}, "At most one carrier votes and answers for a place under an epoch."),
		votesOfTheReplacedAreKept: always((state) => frame.ballotsOf.every(({ epoch, ballot }) => missedBy(state, epoch, claimantOf(epoch, ballot)).length === 0), "A member installed by a ballot has the lock or the write of every transaction that commits by votes of an earlier epoch.", (state) => frame.ballotsOf.flatMap(({ epoch, ballot }) => {
			const name = claimantOf(epoch, ballot);
			return missedBy(state, epoch, name).map((each) => `${name} has neither the lock nor the write of transaction ${each}`);
		}).join("; ")),
		readsSee: always((state) => {
			const answering = speakersOf(state);
			return upTo(frame.lastEpoch + 1).every((epoch) => {
				const those = answering.map((name) => state.carriers[name]).filter((each) => each.epoch === epoch);
				return committedIn(state, frame).every((each) => frame.allItems.every((item) => fewLack(state, those, each, item)));
			});
		}, "Of any ⌊f/2⌋ + 1 members that answer a read under one epoch, at least one has each committed write, or its lock."),
		aReadSees: always(({ reader }) => reader.by.length < frame.majority || (reader.must ?? []).every((each) => reader.saw.includes(each)), "A client with ⌊f/2⌋ + 1 answers of one epoch has seen the write, or the lock, of every transaction committed when it began.")
	};
	/** The transactions that commit by votes of `epoch` or of an earlier one, and of which this installed carrier has not all. */
	function missedBy(state, epoch, name) {
		const carrier = state.carriers[name];
		if (!isInstalled(name, carrier, epoch)) return [];
		return committedIn(state, frame).filter((each) => (state.transactions[each].epoch ?? 0) <= epoch && !hasAll(state, frame, carrier, each));
	}
	function fewLack(state, answering, transaction, item) {
		const lacking = answering.filter((each) => !hasItem(state, frame, each, transaction, item)).map(({ place }) => place);
		return new Set(lacking).size < frame.majority;
	}
}
function isInstalled(name, { status, epoch, configuration, place }, claimedIn) {
	return (status === "live" || status === "dead") && epoch > claimedIn && configuration[place] === name;
}
/** They show that the properties of replacements are not vacuous. */
function progress(frame) {
	if (frame.transactions === 0) return { isReplaced: reachable((state) => state.chosen[1].length > 0, "Some run chooses a second configuration.") };
	return { isReplaced: reachable(({ transactions }) => frame.allTransactions.some((each) => transactions[each].byInstalled), "Some transaction commits by the vote of a member that was installed by a ballot.") };
}
function repairs(frame) {
	return { allIsWell: recoverable((state) => {
		const highest = upTo(frame.lastEpoch + 1).reduce((last, epoch) => state.chosen[epoch].length > 0 ? epoch : last, 0);
		return state.isCalm && state.chosen[highest][0].every((role) => isWell(state, role, highest));
	}, "In a calm network, each place can still get one live carrier that speaks under the last epoch, with all committed writes and no lock.") };
	function isWell(state, role, epoch) {
		const holders = liveCarriers(state, frame).filter((name) => roleOf(name) === role);
		const [name] = holders;
		if (holders.length !== 1 || !speaks(name, state.carriers[name]) || state.carriers[name].epoch !== epoch) return false;
		const { knows } = state.carriers[name];
		return frame.allTransactions.every((each) => {
			const { epoch: begun, outcome } = state.transactions[each];
			if (begun !== null && outcome === "open") return false;
			return knows[each] !== 1 && (outcome !== "committed" || hasAll(state, frame, state.carriers[name], each));
		});
	}
}
// spec/epochs/reading.ts
/** A quick read: a client asks the members of a class once, and counts the answers of one epoch. */
function beginReading(frame) {
	return action({
		doc: "A client begins to read: it must see what is committed by now.",
		when: (state) => state.reader.must === null && committedIn(state, frame).length > 0,
		then: (state) => put(state, "reader", {
			...state.reader,
			must: committedIn(state, frame)
		})
	});
}
function answer(frame) {
	return action({
		doc: "A member that speaks tells the reader its writes, its locks and its epoch. Answers of two epochs are not counted together.",
		params: () => frame.carriers,
		when: ({ reader, carriers }, name) => {
			const { must, epoch, by } = reader;
			const carrier = carriers[name];
			if (must === null || by.length >= frame.majority || !speaks(name, carrier) || by.includes(carrier.place)) return false;
			return epoch === null || epoch === carrier.epoch;
		},
		then: (state, name) => {
			const { must, epoch, by, saw } = state.reader;
			const carrier = state.carriers[name];
			const shown = (must ?? []).filter((each) => hasAll(state, frame, carrier, each));
			const after = {
				must,
				epoch: epoch ?? carrier.epoch,
				by: setOf(...by, carrier.place),
				saw: setOf(...saw, ...shown)
			};
			return put(state, "reader", after);
		}
	});
}
// spec/epochs/class-epochs.ts
function classEpochs(bounds) {
	const frame = frameOf(bounds);
	const isRepaired = bounds.deaths !== void 0;
	const late = {
		prepare: latePrepare(frame),
		promise: latePromise(frame),
		propose: propose(frame),
		accept: lateAccept(frame)
	};
	const always = {
		prepare: prepare(frame),
		promise: promise(frame),
		accept: accept(frame),
		install: install(frame),
		...bounds.isLate === true ? late : {}
	};
	const sometimes = {
		...frame.isDecided ? {
			abort: abort(frame),
			learn: learn(frame)
		} : {},
		...bounds.reader === true ? {
			beginReading: beginReading(frame),
			answer: answer(frame)
		} : {},
		...bounds.handedOver === void 0 ? {} : {
			handOver: handOver(frame),
			receive: receive(frame)
		}
	};
	return {
		name: "class-epochs",
		init: [initialState(frame)],
		actions: isRepaired ? {
			...untilCalm({
				...always,
				...sometimes,
				die: die(frame),
				giveUp: giveUp(frame)
			}),
			calm: calm(),
			repair: repair(frame)
		} : {
			...always,
			...sometimes
		},
		properties: {
			...safety(frame),
			...progress(frame),
			...isRepaired ? repairs(frame) : {}
		}
	};
}
/** The same actions, only until the network is calm. */
function untilCalm(actions) {
	return Object.fromEntries(Object.entries(actions).map(([name, each]) => [name, {
		...each,
		when: (state, param) => !state.isCalm && each.when(state, param)
	}]));
}
export { frameOf as a, sameConfiguration as c, claimantOf as i, safety as n, initialState as o, claimKey as r, roleOf as s, classEpochs as t };
