import { _ as withItems, a as knownIn, h as itemsOf, i as classCount, l as isSameBallot, n as speakingIn, o as membersAt, r as carriersOf, s as placesOf, t as epochs, u as isSameRole, v as within, y as inside } from "./step.DKD85fsg.js";
import { i as withoutNumber, r as withNumber, t as ascending } from "./sorted-set.BjObjcoY.js";
import { i as placement } from "./placement.B5qN5SDB.js";
import { C as allThrough, D as recoverable, E as reachable, O as step$1, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { t as ofNode } from "./one-node.BBGYXljJ.js";
import { a as frameOf, c as sameConfiguration, i as claimantOf, n as safety, o as initialState, r as claimKey, s as roleOf, t as classEpochs } from "./class-epochs.3Ob72_di.js";
import { r as setOf } from "./sorted-set.BIX3z-gE.js";
import { o as encode } from "./printable.cUnkY7_q.js";
import { i as send, r as next, t as andThen } from "./protocol.ChtuGtEC.js";
// spec/epochs/duties.ts
/**
* Properties of one node that carries roles, at every moment and in every step. Each looks at one node.
* Rules of `docs/protocols/epochs.md`.
*/
var carrierDuties = {
	piecesAreApart: always(({ state: { inner } }) => {
		const { carried, given, claims, known } = inner;
		return [
			carried,
			given.filter(({ isTaken }) => !isTaken),
			claims,
			known.map((each) => ({
				...each,
				place: 0
			}))
		].every(areApart);
	}, "A node has at most one role, one gift and one claim for a place of a class, and one epoch for a class. It keeps each list in ascending order."),
	retriesWhileItWaits: always(({ status, state: { inner }, timers }) => {
		if (status !== "up" || inner.config.retryMs === void 0) return true;
		const waits = inner.leaving !== void 0 || inner.claims.length > 0 || inner.kept.length > 0 || inner.untold.length > 0 || inner.moves.length > 0 || inner.given.some(({ isTaken }) => !isTaken);
		return timers.some(({ type }) => type === "retry") === waits;
	}, "A node’s retry timer runs exactly while it leaves, or waits for answers, a proposal’s fate, or members to hear of an epoch."),
	renewsWhileItIsSealed: always(({ status, state: { inner }, timers }) => {
		if (status !== "up" || inner.config.renewMs === void 0) return true;
		return timers.some(({ type }) => type === "renew") === inner.carried.some(({ promised }) => promised !== null);
	}, "The renewal timer of a node runs exactly while one of its roles is sealed."),
	promisesAreKept: step$1(({ state: { inner: before } }, { state: { inner: after }, status }) => {
		if (status !== "up") return true;
		return before.carried.every((old) => after.carried.every((now) => {
			if (!isSamePiece(old, now) || old.promised === null || epochOf(before, old) !== epochOf(after, now)) return true;
			return now.promised !== null && !isLower(now.promised, old.promised);
		}));
	}, "A sealed role stays sealed until the next epoch, and never promises a lower ballot."),
	ballotsAreNew: step$1(({ state: { inner: before } }, { state: { inner: after }, status }) => {
		if (status !== "up") return true;
		return after.claims.filter(({ ballot }) => before.claims.every((old) => old.ballot?.round !== ballot?.round)).every(({ ballot }) => ballot === null || ballot.round > before.round);
	}, "A node begins only ballots that are higher than all that it has begun, also those from before a restart."),
	epochsNeverGoBack: step$1(({ state: before }, { state: after, status }) => {
		if (status !== "up") return true;
		const isKept = (old) => after.inner.known.every(({ from, to, epoch }) => to <= old.from || old.to <= from || epoch >= old.epoch);
		return before.inner.known.every(isKept) && after.inner.round >= before.inner.round;
	}, "The epoch that a node knows for a class never goes back, nor does the round of its ballots.")
};
function isSamePiece(a, b) {
	return a.place === b.place && a.from < b.to && b.from < a.to;
}
function epochOf({ known }, { from, to }) {
	return known.find((each) => each.from <= from && to <= each.to)?.epoch;
}
function isLower(a, b) {
	return a.round === b.round ? a.node < b.node : a.round < b.round;
}
function areApart(pieces) {
	return pieces.every((piece, i) => {
		const before = pieces[i - 1];
		if (piece.from >= piece.to) return false;
		return before === void 0 || before.place < piece.place || before.place === piece.place && before.to <= piece.from;
	});
}
// scenarios/epochs/observed.ts
/** How the nodes of a world are seen as one class of the spec: from what is on their disks, and from their notes. */
function classIn(naming, { nodes }) {
	const { frame, start } = naming;
	const disks = nodes.map((each) => diskOf(naming, each));
	const notes = disks.flatMap((disk) => disk.notes);
	const chosen = {
		...start.chosen,
		...Object.fromEntries(chosenIn(naming, notes))
	};
	const transactions = frame.allTransactions.map((each) => [each, transactionIn(naming, notes, chosen, each)]);
	const carriers = carriersIn(naming, notes).map((name) => [name, carrierIn(naming, disks, chosen, name)]);
	return {
		...start,
		carriers: {
			...start.carriers,
			...Object.fromEntries(carriers)
		},
		claims: {
			...start.claims,
			...Object.fromEntries(claimsIn(naming, notes, chosen))
		},
		chosen,
		transactions: Object.fromEntries(transactions)
	};
}
/** A node that is down has its disk: its state may be older. */
function diskOf(naming, { id, durable, state }) {
	const { record, notes } = durable ?? {
		record: state.inner,
		notes: state.notes
	};
	return {
		node: id,
		record,
		notes: notes.filter((note) => note.class === naming.class)
	};
}
function chosenIn(naming, notes) {
	const accepted = notes.filter((note) => note.type === "accepted");
	return setOf(...accepted.map(({ epoch }) => epoch)).map((epoch) => {
		const ofEpoch = accepted.filter((note) => note.epoch === epoch);
		const isChosen = ({ ballot }) => placesIn(ofEpoch.filter((each) => isSameBallot(each.ballot, ballot))).length >= naming.frame.quorum.accept;
		const names = ofEpoch.filter(isChosen).map(({ configuration }) => rolesIn(naming, configuration));
		return [`${epoch + 1}`, names.filter((each, i) => names.findIndex((other) => sameConfiguration(each, other)) === i)];
	});
}
/** The ballots that some member or claimant has noted; those of which nothing was heard are null, as in the beginning. */
function claimsIn(naming, notes, chosen) {
	const ballots = notes.filter((note) => "ballot" in note);
	const isFirst = (each, i) => ballots.findIndex(({ epoch, ballot }) => epoch === each.epoch && isSameBallot(ballot, each.ballot)) === i;
	return ballots.filter(isFirst).map(({ epoch, ballot }) => {
		const number = numberOf(naming, ballot);
		return [claimKey(epoch, number), claimIn(naming, notes, chosen, epoch, number)];
	});
}
function claimIn(naming, notes, chosen, epoch, number) {
	const isOf = (note) => note.epoch === epoch && numberOf(naming, note.ballot) === number;
	const promised = notes.filter((note) => note.type === "promised" && isOf(note));
	const acceptedBy = placesIn(notes.filter((note) => note.type === "accepted" && isOf(note)));
	const proposed = notes.find((note) => note.type === "proposed" && isOf(note));
	const isChosen = acceptedBy.length >= naming.frame.quorum.accept;
	const told = promised.map(({ place, accepted, items }) => ({
		place,
		accepted: acceptanceIn(naming, accepted),
		knows: knowsFrom(naming, items)
	}));
	return {
		place: naming.claimants[(number - 1) % naming.claimants.length].place,
		from: chosen[epoch][0],
		promisedBy: [],
		seen: null,
		knows: knowsFrom(naming, []),
		told: proposed === void 0 ? told.sort((a, b) => a.place - b.place) : [],
		proposed: proposed === void 0 ? null : rolesIn(naming, proposed.configuration),
		acceptedBy: isChosen ? [] : acceptedBy,
		isDriven: true,
		isChosen
	};
}
function transactionIn(naming, notes, chosen, number) {
	const { frame, writes } = naming;
	const isOf = (note) => note.type === "voted" && note.write === writes[number];
	const votes = notes.filter(isOf);
	const epoch = votes.length === 0 ? null : votes[0].epoch;
	const places = placesIn(votes);
	const isCommitted = places.length >= frame.majority;
	const byInstalled = isCommitted && places.some((place) => !frame.founders.includes(chosen[epoch ?? 0][0][place]));
	return {
		epoch,
		version: 0,
		preparedAt: isCommitted ? [] : [places],
		outcome: isCommitted ? "committed" : "open",
		byInstalled
	};
}
/** The carriers of which there is something to see: of founders, of heirs, and of claimants that have proposed themselves. */
function carriersIn(naming, notes) {
	const { frame } = naming;
	const proposed = notes.filter((note) => note.type === "proposed");
	const isOwn = ({ epoch, ballot, configuration }) => configuration.some((role) => isSameRole(role, {
		since: epoch + 1,
		...ballot
	}));
	const claimants = proposed.filter(isOwn).map(({ epoch, ballot }) => claimantOf(epoch, numberOf(naming, ballot)));
	return [
		...frame.founders,
		...frame.carriers.filter((name) => name !== roleOf(name)),
		...claimants
	];
}
/** A carrier is a role at one node. Where the node has lost the role, what it knew is in its notes. */
function carrierIn(naming, disks, chosen, name) {
	const absent = naming.start.carriers[name];
	const role = roleCalled(naming, roleOf(name));
	const isHeir = name !== roleOf(name);
	const gave = disks.flatMap((disk) => disk.notes).find((note) => note.type === "gave" && isSameRole(note.role, role));
	const taker = disks.find(({ record }) => record.carried.some((each) => isSameRole(each.role, role))) ?? disks.find(({ notes }) => notes.some((note) => note.type === "took" && isSameRole(note.role, role)));
	if (isHeir && gave === void 0) return absent;
	if (gave !== void 0 && (!isHeir || taker === void 0)) return carrierFrom(naming, gave, isHeir ? "coming" : "gave");
	const disk = isHeir ? taker : disks.find(({ node }) => node === role.node);
	const proposal = disk?.notes.find((note) => note.type === "proposed" && note.configuration.some((each) => isSameRole(each, role)));
	if (disk === void 0 || role.since > 0 && (proposal === void 0 || !isSameBallot(proposal.ballot, role))) return absent;
	if (proposal !== void 0 && chosen[role.since][0]?.includes(name) !== true) return claimantFrom(naming, proposal, chosen);
	return liveCarrier(naming, disk, role, gave?.place ?? proposal?.place ?? naming.founders.indexOf(role.node), gave?.items ?? proposal?.items ?? []);
}
function claimantFrom(naming, { place, epoch, items }, chosen) {
	return {
		status: "live",
		place,
		epoch,
		configuration: chosen[epoch][0],
		promised: 0,
		accepted: null,
		knows: knowsFrom(naming, items)
	};
}
function liveCarrier(naming, { record, notes }, role, place, had) {
	const classes = {
		from: naming.class,
		to: naming.class + 1
	};
	const [{ epoch, configuration }] = inside(record.known, classes);
	const carried = inside(record.carried, classes).find((each) => each.place === place && isSameRole(each.role, role));
	const stored = itemsOf(record.store, {
		place,
		...classes
	});
	const voted = notes.filter((note) => note.type === "voted" && note.place === place).map(({ write }) => write);
	return {
		status: "live",
		place,
		epoch,
		configuration: rolesIn(naming, configuration),
		promised: carried?.promised == null ? 0 : numberOf(naming, carried.promised),
		accepted: acceptanceIn(naming, carried?.accepted ?? null),
		knows: carried === void 0 ? knowsFrom(naming, had, voted) : knowsFrom(naming, stored)
	};
}
function carrierFrom(naming, { place, epoch, configuration, promised, accepted, items }, status) {
	return {
		status,
		place,
		epoch,
		configuration: rolesIn(naming, configuration),
		promised: promised === null ? 0 : numberOf(naming, promised),
		accepted: acceptanceIn(naming, accepted),
		knows: knowsFrom(naming, items)
	};
}
function knowsFrom({ writes }, items, more = []) {
	return writes.map((write) => more.includes(write) || items.some(({ key }) => key === write) ? 1 : 0);
}
function acceptanceIn(naming, accepted) {
	return accepted === null ? null : {
		ballot: numberOf(naming, accepted.ballot),
		configuration: rolesIn(naming, accepted.configuration)
	};
}
function rolesIn(naming, configuration) {
	return configuration.map(({ since, round, node }) => since === 0 ? `p${naming.founders.indexOf(node)}` : claimantOf(since - 1, numberOf(naming, {
		round,
		node
	})));
}
function roleCalled(naming, name) {
	const place = naming.frame.founders.indexOf(name);
	if (place !== -1) return {
		since: 0,
		round: 0,
		node: naming.founders[place]
	};
	const [epoch, ballot] = name.slice(1).split(".").map(Number);
	const { claimants } = naming;
	return {
		since: epoch + 1,
		round: Math.floor((ballot - 1) / claimants.length) + 1,
		node: claimants[(ballot - 1) % claimants.length].node
	};
}
/** Ballots in the spec are numbers from 1 on, by ascending round and node. */
function numberOf({ claimants }, { round, node }) {
	const index = claimants.findIndex((each) => each.node === node);
	if (index === -1) throw new Error(`node ${node} runs a ballot, though the scenario does not name it as a claimant`);
	return (round - 1) * claimants.length + index + 1;
}
function placesIn(notes) {
	return setOf(...notes.map(({ place }) => place));
}
// scenarios/epochs/notes.ts
/** Notes of a node on what it has promised, accepted, proposed and voted, class by class: read off what a step has changed. */
function notesOn(before, after, event) {
	if (before.carried === after.carried && before.claims === after.claims && before.store === after.store) return [];
	return Array.from({ length: classCount(after.config) }, (_, i) => i).flatMap((each) => [
		...proposalIn(before, after, each),
		...placesOf(after.config).flatMap((place) => deeds(before, after, each, place)),
		...voteIn(before, after, event, each)
	]);
}
function proposalIn(before, after, ofClass) {
	const choosing = claimsOn(after, ofClass).filter(({ phase }) => phase === "choosing");
	const isNew = (claim) => !claimsOn(before, ofClass).some((each) => each.phase === "choosing" && isSameBallot(each.ballot, claim.ballot));
	return choosing.filter(isNew).flatMap(({ kind, place, epoch, ballot, proposed }) => {
		if (ballot === null || proposed === null) return [];
		return [{
			type: "proposed",
			class: ofClass,
			place,
			epoch,
			kind,
			ballot,
			configuration: proposed,
			items: (after.kept.find((each) => each.place === place && each.from <= ofClass && ofClass < each.to && isSameRole(proposed[place], each.role))?.items ?? []).filter((item) => item.class === ofClass)
		}];
	});
}
function deeds(before, after, ofClass, place) {
	const piece = {
		place,
		from: ofClass,
		to: ofClass + 1
	};
	const [was, is] = [membersAt(before, piece)[0], membersAt(after, piece)[0]];
	if (was !== void 0 && is === void 0 && after.given !== before.given) return gave(was, after, ofClass, itemsOf(before.store, piece));
	if (is !== void 0 && is.hops > (was?.hops ?? 0)) return [{
		type: "took",
		class: ofClass,
		place,
		epoch: is.epoch,
		role: is.role,
		hops: is.hops
	}];
	if (was === void 0 || is === void 0 || was.epoch !== is.epoch || !isSameRole(was.role, is.role)) return [];
	const { epoch } = is;
	if (is.accepted !== null && !isSameBallot(was.accepted?.ballot ?? null, is.accepted.ballot)) return [{
		type: "accepted",
		class: ofClass,
		place,
		epoch,
		...is.accepted
	}];
	if (is.promised === null || isSameBallot(was.promised, is.promised)) return [];
	return [{
		type: "promised",
		class: ofClass,
		place,
		epoch,
		ballot: is.promised,
		accepted: was.accepted,
		items: itemsOf(before.store, piece)
	}];
}
function gave({ place, role, epoch, configuration, promised, accepted, hops }, { given }, ofClass, items) {
	return given.some((each) => each.place === place && each.from <= ofClass && ofClass < each.to && isSameRole(each.role, role)) ? [{
		type: "gave",
		class: ofClass,
		place,
		epoch,
		role,
		hops: hops + 1,
		configuration,
		promised,
		accepted,
		items
	}] : [];
}
function voteIn(before, after, event, ofClass) {
	if (event.type !== "request" || event.request.type !== "keep" || event.request.class !== ofClass || before.store === after.store) return [];
	const { place, epoch, key } = event.request;
	return [{
		type: "voted",
		class: ofClass,
		place,
		epoch,
		write: key
	}];
}
function claimsOn({ claims }, ofClass) {
	return claims.filter(({ from, to }) => from <= ofClass && ofClass < to);
}
// scenarios/epochs/registers.ts
/**
* The layers around epochs, no more of them than it needs. Above: items that are written once. Of several writers of an item
* at most one is to succeed, and a member keeps what comes first. A write is committed when ⌊f/2⌋ + 1 members have kept it
* under the epoch that it names. Below: a ring that tells a node which places are its own when it suspects another node.
*
* Each node also notes what it has promised, accepted, proposed and voted, in its durable record. No rule reads the notes;
* they show a world of nodes as the spec sees it.
*/
/** Each item is written once, so all versions are equal. */
var ONCE = {
	counter: 1,
	writer: 0,
	boot: 1
};
/** `protocol` between these layers. */
function registers(protocol) {
	return {
		name: protocol.name,
		init: (self, config, durable) => {
			const record = durable?.record ?? diskWith(protocol.init(self, config).state, config.stored ?? []);
			const { state, effects } = protocol.init(self, config, record ?? void 0);
			return outward({
				inner: state,
				inherits: config.inherits,
				suspects: [],
				notes: durable?.notes ?? [],
				disk: record
			}, effects);
		},
		step: (state, event) => step(protocol, state, event),
		typeInvariant: ({ inner }) => protocol.typeInvariant?.(inner) ?? []
	};
}
/** The disk of a node that has kept the items of some classes before; null: of none. */
function diskWith({ carried, given, agreed, kept, known, untold, store, round }, classes) {
	if (classes.length === 0) return null;
	const items = classes.map((each) => ({
		class: each,
		key: `${each}`,
		version: ONCE,
		value: `${each}`
	}));
	return {
		carried,
		given,
		agreed,
		kept,
		known,
		untold,
		store: carried.reduce((before, { place, ...range }) => withItems(before, place, within(items, range)), store),
		round
	};
}
function step(protocol, state, event) {
	switch (event.type) {
		case "suspect": return onSuspect(protocol, state, event.node);
		case "restore": return below(protocol, {
			...state,
			suspects: withoutNumber(state.suspects, event.node)
		}, event);
		case "start": return below(protocol, state, event, ...watchedBy(state));
		case "request": return event.request.type === "begin" ? onBegin(state, event.request) : below(protocol, state, {
			type: "request",
			request: event.request
		});
		case "receive": return event.message.type === "write" ? onWrite(protocol, state, event.message) : below(protocol, state, {
			type: "receive",
			from: event.from,
			message: event.message
		});
		default: return below(protocol, state, event);
	}
}
/** The ring tells the node what is its own now; then the layer hears of the suspicion. */
function onSuspect(protocol, state, node) {
	const hints = state.inherits.filter((each) => each.node === node).map(({ place, from, to }) => ({
		type: "request",
		request: {
			type: "responsible",
			place,
			from,
			to
		}
	}));
	return inTurn(protocol, {
		...state,
		suspects: withNumber(state.suspects, node)
	}, [...hints, {
		type: "suspect",
		node
	}]);
}
function inTurn(protocol, state, events) {
	return events.reduce((before, each) => andThen(before, (after) => below(protocol, after, each)), next(state));
}
function onBegin(state, { class: ofClass, write }) {
	const { inner } = state;
	const [{ epoch }] = knownIn(inner, {
		from: ofClass,
		to: ofClass + 1
	});
	const carriers = placesOf(inner.config).flatMap((place) => carriersOf(inner, {
		place,
		from: ofClass,
		to: ofClass + 1
	}));
	return next(state, ...carriers.map(({ node, place }) => send(node, {
		type: "write",
		place,
		class: ofClass,
		epoch,
		write
	})));
}
/** Keeps a write, unless another one was kept here. */
function onWrite(protocol, state, { place, class: ofClass, epoch, write }) {
	const piece = {
		place,
		from: ofClass,
		to: ofClass + 1
	};
	if (itemsOf(state.inner.store, piece).length > 0) return next(state);
	return below(protocol, state, {
		type: "request",
		request: {
			type: "keep",
			place,
			class: ofClass,
			epoch,
			key: write,
			version: ONCE,
			value: write
		}
	});
}
/** The layer takes a step. If it begins to watch a node that is suspected already, it is told so. */
function below(protocol, state, event, ...more) {
	const { state: inner, effects } = protocol.step(state.inner, event);
	const noted = notesOn(state.inner, inner, event);
	const notes = noted.length === 0 ? state.notes : inOrder([...state.notes, ...noted]);
	const suspects = state.suspects.filter((node) => !effects.some((effect) => effect.type === "unmonitor" && effect.node === node));
	const told = effects.flatMap((effect) => effect.type === "monitor" && suspects.includes(effect.node) ? [{
		type: "suspect",
		node: effect.node
	}] : []);
	const found = effects.flatMap((effect) => effect.type === "indicate" ? hintsFor(inner, effect.output) : []);
	const stepped = outward({
		...state,
		inner,
		suspects,
		notes
	}, [...more, ...effects], noted.length > 0);
	const news = [...told, ...found];
	return news.length === 0 ? stepped : andThen(stepped, (after) => inTurn(protocol, after, news));
}
/** The answers of the ring when a place is looked up. */
function hintsFor({ config }, output) {
	if (output.type !== "lookup") return [];
	const { finds = [] } = config;
	const { type: _, ...piece } = output;
	return finds.filter(({ place }) => place === output.place).map(({ node }) => ({
		type: "request",
		request: {
			...piece,
			type: "route",
			node
		}
	}));
}
/** The effects as they leave the node. Notes are written beside the last record; what the layer tells above is used up here. */
function outward(state, effects, isNoted = false) {
	const { notes } = state;
	const disk = effects.reduce((record, effect) => effect.type === "persist" ? effect.record : record, state.disk);
	const writes = isNoted && disk !== null && !effects.some(({ type }) => type === "persist");
	const own = effects.flatMap((effect) => {
		if (effect.type === "indicate") return [];
		return [effect.type === "persist" ? {
			type: "persist",
			record: {
				record: effect.record,
				notes
			}
		} : effect];
	});
	const before = writes ? [{
		type: "persist",
		record: {
			record: disk,
			notes
		}
	}] : [];
	return next({
		...state,
		disk
	}, ...before, ...own);
}
function watchedBy({ inherits }) {
	return [...new Set(inherits.map(({ node }) => node))].map((node) => ({
		type: "monitor",
		node
	}));
}
/** In whatever order they were made, so that equal sets of notes are equal values. */
function inOrder(notes) {
	return [...notes].sort((a, b) => encode(a) < encode(b) ? -1 : 1);
}
// scenarios/epochs/reducer-scenario.ts
function reducerScenario(given) {
	const { instance, teaches, cost, expect, faults, partitions, slowTimers, longPartitions, network = "unordered", requests = [] } = given;
	const ids = ascending([...given.founders, ...given.others ?? []]);
	const nodes = ids.map((id) => nodeOf(given, id));
	const ofEach = ids.flatMap((id, i) => Object.entries(carrierDuties).map(([name, property]) => [`${name}At${id}`, ofNode(i, property)]));
	const judged = Array.from({ length: given.classes ?? 1 }, (_, ofClass) => namingOf(given, ofClass));
	const named = judged.map((naming) => allThrough((world) => classIn(naming, world), safety(naming.frame))).flatMap((properties, i) => Object.entries(properties).map(([name, each]) => [i === 0 ? name : `${name}InClass${i}`, each]));
	const options = {
		faults,
		partitions,
		slowTimers,
		longPartitions
	};
	return scenario({
		name: `epochs/reducer/${instance}`,
		teaches,
		cost,
		protocol: registers(epochs),
		nodes,
		network,
		requests,
		properties: {
			...Object.fromEntries(ofEach),
			...oneSpeaksForAPlace,
			...sealedIsSilent,
			...Object.fromEntries(named),
			...given.properties
		},
		...given.refines === true ? { refines: { classEpochs: refinement(given, judged[0]) } } : {},
		...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== void 0)),
		...expect === void 0 ? {} : { expect }
	});
}
function refinement(given, naming) {
	return {
		of: classEpochs(boundsOf(given)),
		view: (world) => classIn(naming, world)
	};
}
function boundsOf(given) {
	const { founders, writes = [], epochs: replaced = 1, rounds = 1 } = given;
	const claimants = claimantsOf(given);
	const handedOver = (given.requests ?? []).flatMap(({ request }) => request.type === "give" ? [request.place] : []);
	return {
		places: founders.length,
		transactions: writes.length,
		epochs: replaced,
		ballots: rounds * claimants.length,
		claimable: [...new Set(claimants.map(({ place }) => place).filter((place) => place !== -1))],
		renewals: claimants.some(({ place }) => place === -1),
		decisions: false,
		isLate: true,
		...handedOver.length === 0 ? {} : { handedOver: [...new Set(handedOver)] }
	};
}
function namingOf(given, ofClass) {
	const frame = frameOf(boundsOf(given));
	return {
		frame,
		start: initialState(frame),
		class: ofClass,
		founders: given.founders,
		claimants: claimantsOf(given),
		writes: given.writes ?? []
	};
}
function claimantsOf({ claimants, inherits = {} }) {
	return claimants ?? Object.entries(inherits).flatMap(([node, [first]]) => first === void 0 ? [] : [{
		node: Number(node),
		place: first.place
	}]);
}
function nodeOf(given, id) {
	const { founders, classes = 1, isPatient } = given;
	const inherits = given.inherits?.[id] ?? [];
	const config = {
		placed: placement(classes * founders.length, founders.length),
		founding: [{
			from: 0,
			to: classes,
			nodes: founders
		}],
		inherits,
		...given.finds?.[id] === void 0 ? {} : { finds: given.finds[id] },
		...given.stored === void 0 ? {} : { stored: given.stored },
		...given.inParts === true ? { partBytes: 1 } : {},
		...given.endAfter === void 0 ? {} : { endAfter: given.endAfter },
		...isPatient === true ? {
			retryMs: 100,
			renewMs: 1e3
		} : {}
	};
	const wrongly = given.falselySuspects?.[id];
	return {
		id,
		config,
		running: registers(epochs).init(id, config).state,
		monitored: [...new Set(inherits.map(({ node }) => node))],
		...given.neverCrash?.includes(id) === true ? { neverCrashes: true } : {},
		...given.falselySuspects === void 0 ? {} : { falselySuspects: wrongly ?? [] }
	};
}
function write(at, name, ofClass = 0) {
	return {
		at,
		request: {
			type: "begin",
			class: ofClass,
			write: name
		}
	};
}
/** The node is told that it is responsible for a place. */
function take(at, place, classes = {
	from: 0,
	to: 1
}) {
	return {
		at,
		request: {
			type: "responsible",
			place,
			...classes
		}
	};
}
function give(at, place, heir, classes = {
	from: 0,
	to: 1
}) {
	return {
		at,
		request: {
			type: "give",
			place,
			...classes,
			heir
		}
	};
}
/** The node is to end as soon as all of its roles have arrived at their heirs. */
function leave(at) {
	return {
		at,
		request: { type: "leave" }
	};
}
/** The ring tells a node that another one has a place, rightly or wrongly. */
function isAt(at, place, node, classes = {
	from: 0,
	to: 1
}) {
	return {
		at,
		request: {
			type: "route",
			place,
			...classes,
			node
		}
	};
}
/** The highest epoch that some node up knows of a class. */
function lastEpoch({ nodes }, ofClass) {
	return Math.max(...nodes.filter(({ status }) => status === "up").map(({ state }) => knownIn(state.inner, classAt(ofClass))[0].epoch));
}
function classAt(ofClass) {
	return {
		from: ofClass,
		to: ofClass + 1
	};
}
/** Each place of each class is spoken for by one node that is up, under the last epoch, and nobody runs a ballot. */
var everyPlaceIsSpokenFor = { everyPlaceIsSpokenFor: recoverable((world) => {
	const up = world.nodes.filter(({ status }) => status === "up").map(({ state }) => state.inner);
	const { config } = up[0];
	return up.every(({ claims, given }) => claims.every(({ phase }) => phase === "surveying") && given.every(({ isTaken }) => isTaken)) && Array.from({ length: classCount(config) }, (_, each) => each).every((each) => isSpokenFor(up, config, each));
}, "Each place of a class can still be spoken for by one node that is up, under the last epoch, with no ballot going on.") };
function isSpokenFor(up, config, ofClass) {
	const last = Math.max(...up.map((state) => knownIn(state, classAt(ofClass))[0].epoch));
	return placesOf(config).every((place) => {
		const members = up.flatMap((state) => membersAt(state, {
			place,
			...classAt(ofClass)
		})).filter(({ epoch }) => epoch === last);
		return members.length === 1 && members[0].promised === null;
	});
}
/** For each place of a class, at most one node that is up speaks under an epoch. */
var oneSpeaksForAPlace = { oneSpeaksForAPlace: always(({ nodes }) => {
	const spoken = nodes.filter(({ status }) => status === "up").flatMap(({ state: { inner } }) => speakingIn(inner).flatMap(({ place, from, to, epoch }) => Array.from({ length: to - from }, (_, i) => `${place} ${from + i} ${epoch}`)));
	return new Set(spoken).size === spoken.length;
}, "For each place of a class, at most one node votes and answers under an epoch.") };
/** A promise seals a role for good, whichever node carries it. */
var sealedIsSilent = { sealedIsSilent: always(({ nodes }) => {
	const up = nodes.filter(({ status }) => status === "up").map(({ state }) => state.inner);
	return nodes.flatMap(({ state }) => state.notes.filter(({ type }) => type === "promised" || type === "accepted")).every((note) => up.every((state) => {
		const [member] = membersAt(state, {
			place: note.place,
			...classAt(note.class)
		});
		return member === void 0 || member.epoch !== note.epoch || member.promised !== null;
	}));
}, "A role that has promised or accepted a ballot is silent under that epoch, whichever node carries it.") };
/** With timers: each seal ends. */
var noSealStays = { noSealStays: recoverable(({ nodes }) => nodes.every(({ status, state }) => status !== "up" || state.inner.carried.every(({ promised }) => promised === null)), "Each seal can still end.") };
/** Some run reaches each of these epochs. */
function epochIsReached(epoch, ofClass = 0) {
	return { [`epoch${epoch}IsReached`]: reachable((world) => lastEpoch(world, ofClass) >= epoch, `Some run installs a configuration for epoch ${epoch}.`) };
}
/** Some run lets this node speak. */
function speaks(node) {
	return { [`node${node}Speaks`]: reachable(({ nodes }) => nodes.some(({ id, state }) => id === node && speakingIn(state.inner).length > 0), `Node ${node} speaks for a place.`) };
}
/** A write commits under this epoch. */
function isWrittenUnder(epoch) {
	return { [`isWrittenUnder${epoch}`]: reachable(({ nodes }) => {
		return nodes.flatMap(({ state }) => state.notes.filter((note) => note.type === "voted" && note.epoch === epoch)).length * 2 > placesOf(nodes[0].state.inner.config).length;
	}, `Some run commits a write under epoch ${epoch}.`) };
}
export { isWrittenUnder as a, noSealStays as c, take as d, write as f, isAt as i, reducerScenario as l, everyPlaceIsSpokenFor as n, lastEpoch as o, give as r, leave as s, epochIsReached as t, speaks as u };
