import { n as invariant, r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next, t as andThen } from "./protocol.ChtuGtEC.js";
import { a as clause, f as wholeNumber, i as atMost, o as count, r as ascends, s as each } from "./type-invariant.CNUv-AbH.js";
import { r as withNumber, t as ascending } from "./sorted-set.BjObjcoY.js";
import { t as withOwnMessages } from "./own-messages.E3F8Zdlh.js";
import { i as placement, r as majority } from "./placement.B5qN5SDB.js";
import { E as UNWRITTEN, O as isNewer, a as knownIn, c as foundedBy, d as withRole, m as entryAt, o as membersAt, p as entriesOf, s as placesOf$1, t as epochs } from "./step.DKD85fsg.js";
import { C as allThrough, D as recoverable, E as reachable, O as step, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { n as stack } from "./stack.l73G4StC.js";
import { t as onHints } from "./ring-hints.CaZOW5Rt.js";
import { n as linearizable, r as regular, t as everyOperationEnds } from "./register.BwIG0yAo.js";
// scenarios/registers/observed.ts
/** How a world of nodes with registers is seen: as operations of clients, and as replicas under epochs. */
var observations = {
	initial: [],
	after: observed
};
function observed(history, event) {
	if (event.type === "output") {
		const output = outputIn(event.output);
		return output === null ? history : history.map((each) => answered(each, event.node, output));
	}
	const asked = requestIn(event.request);
	if (asked === null) return history;
	const begun = {
		name: nameOf(event.node, asked.ticket),
		kind: asked.type,
		key: Number(asked.key),
		value: asked.type === "put" ? asked.value : null,
		done: false,
		after: history.filter(({ done }) => done).map(({ name }) => name),
		version: null,
		gaveUp: "no"
	};
	return [...history, begun].sort((a, b) => a.name < b.name ? -1 : 1);
}
function requestIn(request) {
	const asked = request.type === "upper" && request.inner.type === "upper" ? request.inner.inner : null;
	return asked?.type === "get" || asked?.type === "put" ? asked : null;
}
function outputIn(output) {
	return output.type === "upper" && output.inner.type === "upper" ? output.inner.inner : null;
}
function answered(operation, node, output) {
	if (output.type !== "got" && output.type !== "stored" && output.type !== "gaveUp") return operation;
	if (operation.name !== nameOf(node, output.ticket)) return operation;
	if (operation.done || operation.gaveUp !== "no") return {
		...operation,
		isAnsweredAgain: true
	};
	if (output.type === "gaveUp") return {
		...operation,
		gaveUp: output.mayHappen ? "unknown" : "never"
	};
	const value = output.type === "got" ? output.value : operation.value;
	return {
		...operation,
		done: true,
		value,
		version: output.version
	};
}
function nameOf(node, ticket) {
	return `${node}.${ticket}`;
}
function operationsOf({ history }) {
	return history;
}
function epochsOf({ state }) {
	return state.upper.lower;
}
function registersOf({ state }) {
	return state.upper.upper;
}
var CLASS = {
	from: 0,
	to: 1
};
/** All that carry a role. Those that are down have what is on their disks. */
function replicasOf({ nodes }, key) {
	return nodes.flatMap((node) => {
		const disk = node.status === "down" ? node.durable?.upper?.lower ?? {} : {};
		const state = {
			...epochsOf(node),
			...disk
		};
		return placesOf$1(state.config).flatMap((place) => membersAt(state, {
			place,
			...CLASS
		}).map((member) => ({
			...member,
			node: node.id,
			version: entryAt(state.store, place, 0, key)?.version ?? UNWRITTEN,
			isUp: node.status === "up"
		})));
	});
}
/** The highest epoch that some node has heard of. */
function lastEpoch({ nodes }) {
	return Math.max(...nodes.map((node) => knownIn(epochsOf(node), CLASS)[0].epoch));
}
function isAsNew(one, other) {
	return !isNewer(other, one);
}
function isSame(one, other) {
	return isAsNew(one, other) && isAsNew(other, one);
}
// scenarios/registers/reached.ts
/** Some read gives each of these. */
function isRead(...values) {
	const seen = values.map((value) => [`read${value === null ? "Nothing" : value}`, reachable(({ history }) => history.some((each) => each.kind === "get" && each.done && each.value === value), `A read gives ${value === null ? "nothing" : value}.`)]);
	return Object.fromEntries(seen);
}
function goesOnDuringPartition(node) {
	return { [`node${node}GoesOnDuringPartition`]: reachable((world) => world.partition !== null && lastEpoch(world) > 0 && hasEnded(world, node), `An operation of node ${node} is done, there is a later epoch, and the network is still split.`) };
}
function endsAfterHeal(node) {
	return { [`node${node}EndsAfterHeal`]: reachable((world) => world.partition === null && lastEpoch(world) > 0 && hasEnded(world, node), `An operation of node ${node} is done, there is a later epoch, and the network is whole.`) };
}
function hasEnded({ history }, node) {
	return history.some(({ name, done }) => done && name.startsWith(`${node}.`));
}
var allEnd = { allEnd: reachable(({ history, nodes }) => history.length > 0 && history.every(({ done }) => done) && nodes.every((node) => registersOf(node).operations.length === 0), "All operations that were begun are done, and none is open.") };
/** Some client is told that there is no answer. */
var areGivenUp = {
	aWriteHasNoEffect: reachable(({ history }) => history.some(({ gaveUp }) => gaveUp === "never"), "A client is told that its write has no effect."),
	aWriteMayHaveAnEffect: reachable(({ history }) => history.some(({ gaveUp }) => gaveUp === "unknown"), "A client is told that its write may have an effect.")
};
/** A node claims a place on a side with half of the places, in vain. */
var isClaimedInVain = {
	noEpochBegins: step((before, after) => before.partition === null || lastEpoch(before) === lastEpoch(after), "No epoch begins while each side has half of the places."),
	aPlaceIsClaimed: reachable(({ nodes, partition }) => partition !== null && nodes.some((node) => epochsOf(node).claims.some(({ answered }) => answered.length === 2)), "Two places of four have answered the survey of a claimant, and the network is split.")
};
function epochIsReached(epoch) {
	return { [`epoch${epoch}IsReached`]: reachable((world) => lastEpoch(world) >= epoch, `Some run installs a configuration for epoch ${epoch}.`) };
}
// impl/registers/replica.ts
/**
* How a node answers for the places of which it speaks. The layer below has the data, and says whether the node speaks. A node
* that does not is silent, unless it knows a later epoch than the one that was named.
*/
function onRead(state, from, message) {
	const { place, class: ofClass, key, epoch } = message;
	return next(asking(state, {
		type: "look",
		from,
		message
	}), indicate({
		type: "look",
		place,
		class: ofClass,
		key,
		epoch
	}));
}
function onWrite(state, from, message) {
	const { place, class: ofClass, key, epoch, version, value } = message;
	const request = {
		type: "keep",
		place,
		class: ofClass,
		key,
		epoch,
		version,
		value
	};
	return next(asking(state, {
		type: "keep",
		from,
		message
	}), indicate(request));
}
/** The layer below has answered the first question. */
function onAnswered(state, answered) {
	const [question, ...asked] = state.asked;
	invariant(question?.type === "look" || question?.type === "keep", "the layer below answers in the order of the questions");
	const answer = answerTo(question.message, answered);
	return next({
		...state,
		asked
	}, ...answer === null ? [] : [send(question.from, answer)]);
}
/** Null: silence, so that the asker asks again. */
function answerTo({ operation, place, epoch }, answered) {
	if (answered.type === "kept") return {
		type: "written",
		operation,
		place,
		epoch
	};
	if (answered.type === "shown") {
		const { version, value } = answered;
		return {
			type: "held",
			operation,
			place,
			epoch: answered.epoch,
			version,
			value
		};
	}
	if (answered.because === "olderVersion") return {
		type: "written",
		operation,
		place,
		epoch
	};
	return answered.epoch > epoch ? {
		type: "ahead",
		operation,
		place,
		epoch: answered.epoch
	} : null;
}
function asking(state, question) {
	return {
		...state,
		asked: [...state.asked, question]
	};
}
// impl/registers/state.ts
/** The most operations that a node has open. One more is given up at once. */
var MOST_OPEN = 1e3;
/** A node at its boot number `boot`. */
function booted(self, config, boot) {
	return {
		self,
		config,
		operations: [],
		begun: 0,
		clock: 0,
		boot,
		asked: []
	};
}
/** The places of a class: 0 … f − 1. */
function placesOf({ config }) {
	return Array.from({ length: config.degree }, (_, place) => place);
}
// impl/registers/operation.ts
/**
* The operations of clients: a round that reads, and a round that writes. Each asks all f places, and counts ⌊f/2⌋ + 1 answers
* of one epoch. A read whose answers agree ends with the first round.
*/
function onOperation(state, asked) {
	if (state.operations.length >= 1e3) return next(state, gaveUp(asked, false));
	const number = state.begun + 1;
	const operation = {
		number,
		asked,
		epoch: -1,
		round: {
			phase: "reading",
			answers: []
		},
		retries: 0
	};
	return ask({
		...state,
		begun: number,
		operations: [...state.operations, operation]
	}, operation, placesOf(state), []);
}
/** Asks the layer below which nodes to ask. `missing`: the places whose nodes have not answered. */
function ask(state, { number, asked, epoch }, places, missing) {
	const request = {
		type: "locate",
		class: asked.class,
		epoch,
		missing
	};
	return next(asking(state, {
		type: "locate",
		number,
		places
	}), indicate(request));
}
/** Sends the questions of this round to these places, as far as nodes are known. */
function onLocated(state, { nodes }) {
	const [question, ...asked] = state.asked;
	const after = {
		...state,
		asked
	};
	invariant(question?.type === "locate", "the layer below answers in the order of the questions");
	const operation = state.operations.find(({ number }) => number === question.number);
	if (operation === void 0) return next(after);
	const sent = question.places.flatMap((place) => {
		const node = nodes[place];
		return node === null ? [] : [send(node, messageOf(state, operation, place))];
	});
	return next(after, ...sent);
}
function messageOf({ boot }, { number, asked, epoch, round }, place) {
	const about = {
		operation: {
			boot,
			number
		},
		place,
		class: asked.class,
		key: asked.key,
		epoch
	};
	if (round.phase === "reading") return {
		type: "read",
		...about
	};
	const { version, value } = round;
	return {
		type: "write",
		...about,
		version,
		value
	};
}
/** Counts an answer. With the first of a later epoch, those of earlier ones count no more: their places are asked again. */
function onHeld(state, { operation: id, place, epoch, version, value }) {
	const operation = openIn(state, id);
	if (operation === void 0 || operation.round.phase !== "reading" || epoch < operation.epoch) return next(state);
	const isLater = epoch > operation.epoch;
	const dropped = isLater ? operation.round.answers.map((answer) => answer.place).filter((each) => each !== place) : [];
	const current = isLater ? underEpoch(operation, epoch) : operation;
	const after = ended(counted(state, current, {
		place,
		version,
		value
	}), operation.number);
	return dropped.length === 0 ? after : andThen(after, (each) => ask(each, current, dropped, []));
}
function counted(state, operation, answer) {
	if (operation.round.phase !== "reading") return state;
	const answers = [...operation.round.answers.filter(({ place }) => place !== answer.place), answer].sort((a, b) => a.place - b.place);
	return withOperation(state, {
		...operation,
		round: {
			phase: "reading",
			answers
		}
	});
}
/** Ends the round that reads, if a majority has answered. */
function ended(state, number) {
	const operation = state.operations.find((each) => each.number === number);
	if (operation === void 0 || operation.round.phase !== "reading") return next(state);
	const { answers } = operation.round;
	if (answers.length < majority(state.config.degree)) return next(state);
	const newest = answers.reduce((best, each) => isNewer(each.version, best.version) ? each : best);
	const { asked } = operation;
	if (asked.type === "put") {
		const version = versionAfter(state, newest.version);
		return write({
			...state,
			clock: version.counter
		}, operation, version, asked.value);
	}
	if (answers.every((each) => !isNewer(newest.version, each.version))) return next(withoutOperation(state, operation), indicate({
		type: "got",
		ticket: asked.ticket,
		...contentOf(newest)
	}));
	return write(state, operation, newest.version, newest.value);
}
function contentOf({ version, value }) {
	return {
		version,
		value
	};
}
/** A version that no write of any node has. */
function versionAfter({ self, boot, clock }, newest) {
	return {
		counter: Math.max(newest.counter, clock) + 1,
		writer: self,
		boot
	};
}
function write(state, operation, version, value) {
	const writing = {
		...operation,
		round: {
			phase: "writing",
			version,
			value,
			keptAt: [],
			isTold: false
		}
	};
	return ask(withOperation(state, writing), writing, placesOf(state), []);
}
/** Counts a place that has kept the version. With a majority the client is told; with all places the operation is over. */
function onWritten(state, { operation: id, place, epoch }) {
	const operation = openIn(state, id);
	if (operation === void 0 || operation.round.phase !== "writing" || operation.epoch !== epoch) return next(state);
	const { round, asked } = operation;
	const keptAt = withNumber(round.keptAt, place);
	const isKept = keptAt.length >= majority(state.config.degree);
	const after = {
		...operation,
		round: {
			...round,
			keptAt,
			isTold: round.isTold || isKept
		}
	};
	const left = keptAt.length === state.config.degree ? withoutOperation(state, operation) : withOperation(state, after);
	return next(left, ...isKept && !round.isTold ? [answerOf(asked, round)] : []);
}
function answerOf({ type, ticket }, { version, value }) {
	return indicate(type === "get" ? {
		type: "got",
		ticket,
		version,
		value
	} : {
		type: "stored",
		ticket,
		version
	});
}
/** The places go by a later epoch: the round begins again under it. A version that was written stays. */
function onAhead(state, { operation: id, epoch }) {
	const operation = openIn(state, id);
	if (operation === void 0 || epoch <= operation.epoch) return next(state);
	const later = underEpoch(operation, epoch);
	return ask(withOperation(state, later), later, placesOf(state), []);
}
function underEpoch(operation, epoch) {
	const { round } = operation;
	return {
		...operation,
		epoch,
		round: round.phase === "reading" ? {
			phase: "reading",
			answers: []
		} : {
			...round,
			keptAt: []
		}
	};
}
/** Sends again what was not answered. An operation that was sent again often enough is given up. */
function onRetry(state) {
	const { giveUpAfter } = state.config;
	const isOver = ({ retries }) => giveUpAfter !== void 0 && retries >= giveUpAfter;
	const over = state.operations.filter(isOver);
	const counted = giveUpAfter === void 0 ? 0 : 1;
	const left = state.operations.filter((each) => !isOver(each)).map((each) => ({
		...each,
		retries: each.retries + counted
	}));
	const told = over.flatMap(({ asked, round }) => {
		if (round.phase === "writing" && round.isTold) return [];
		return [gaveUp(asked, round.phase === "writing" && asked.type === "put")];
	});
	return left.reduce((before, operation) => {
		const missing = missingIn(state, operation);
		const asked = ask(before.state, operation, missing, missing);
		return next(asked.state, ...before.effects, ...asked.effects);
	}, next({
		...state,
		operations: left
	}, ...told));
}
function missingIn(state, { round }) {
	const answered = round.phase === "reading" ? round.answers.map(({ place }) => place) : round.keptAt;
	return placesOf(state).filter((place) => !answered.includes(place));
}
function gaveUp({ ticket }, mayHappen) {
	return indicate({
		type: "gaveUp",
		ticket,
		mayHappen
	});
}
function openIn({ operations, boot }, id) {
	return id.boot === boot ? operations.find(({ number }) => number === id.number) : void 0;
}
function withOperation(state, operation) {
	return {
		...state,
		operations: state.operations.map((each) => each.number === operation.number ? operation : each)
	};
}
function withoutOperation(state, { number }) {
	return {
		...state,
		operations: state.operations.filter((each) => each.number !== number)
	};
}
// impl/registers/type-invariant.ts
function typeInvariant({ config, operations, begun, clock, boot, asked }) {
	const numbers = operations.map(({ number }) => number);
	return [
		ascends("operations", numbers),
		atMost("operations", operations, MOST_OPEN),
		...each("operations", operations, (operation, at) => [
			wholeNumber(`${at}.number`, operation.number, 1, begun),
			wholeNumber(`${at}.epoch`, operation.epoch, -1),
			wholeNumber(`${at}.retries`, operation.retries, 0, config.giveUpAfter),
			...ofRound(operation, at, config.degree)
		]),
		count("clock", clock),
		wholeNumber("boot", boot, 1),
		clause("asked", asked, "no open question", asked.length === 0)
	];
}
function ofRound({ round }, at, degree) {
	const places = round.phase === "reading" ? round.answers.map(({ place }) => place) : round.keptAt;
	const field = `${at}.round.${round.phase === "reading" ? "answers" : "keptAt"}`;
	return [ascends(field, places), clause(field, places, `places, 0 … ${degree - 1}`, places.every((place) => place >= 0 && place < degree))];
}
// impl/registers/step.ts
/** Replicated registers: get, put and delete of a key through a majority of its places. A table of contents. */
var registers = {
	name: "registers",
	init: (self, config, durable) => {
		const boot = (durable?.boot ?? 0) + 1;
		return next(booted(self, config, boot), {
			type: "persist",
			record: { boot }
		});
	},
	step(state, event) {
		const { self } = state;
		return timed(state, withOwnMessages(self, react(state, event), (heard, message) => onMessage(heard, self, message)), event.type === "timeout");
	},
	typeInvariant
};
function react(state, event) {
	switch (event.type) {
		case "request": return onRequest(state, event.request);
		case "receive": return onMessage(state, event.from, event.message);
		case "timeout": return onRetry(state);
		case "start":
		case "suspect":
		case "restore":
		case "chosen": return next(state);
		default: return unreachable(event);
	}
}
function onRequest(state, request) {
	switch (request.type) {
		case "get":
		case "put": return onOperation(state, request);
		case "located": return onLocated(state, request);
		case "kept":
		case "shown":
		case "refused": return onAnswered(state, request);
		default: return unreachable(request);
	}
}
function onMessage(state, from, message) {
	switch (message.type) {
		case "read": return onRead(state, from, message);
		case "write": return onWrite(state, from, message);
		case "held": return onHeld(state, message);
		case "written": return onWritten(state, message);
		case "ahead": return onAhead(state, message);
		default: return unreachable(message);
	}
}
/** Arms the timer when a node begins to wait, and again when it has run out. */
function timed(before, after, isOver) {
	const { retryMs } = before.config;
	if (retryMs === void 0) return after;
	return andThen(after, (state) => {
		const [was, is] = [!isOver && before.operations.length > 0, state.operations.length > 0];
		if (is && !was) return next(state, {
			type: "setTimer",
			timer: { type: "retry" },
			afterMs: retryMs
		});
		return was && !is ? next(state, {
			type: "cancelTimer",
			timer: { type: "retry" }
		}) : next(state);
	});
}
var registersOnEpochs = {
	...stack(epochs, registers, {
		rise: (output) => output.type === "speaks" || output.type === "lookup" || output.type === "unsettledHere" ? null : output,
		descend: (output) => output.type === "look" || output.type === "keep" || output.type === "locate" ? output : null
	}),
	name: "registers"
};
var toClients = {
	...allThrough(operationsOf, {
		regular,
		linearizable
	}),
	oneAnswerPerOperation: always(({ history }) => history.every(({ isAnsweredAgain }) => isAnsweredAgain === void 0), "No client is answered twice."),
	whatNeverHappensIsNeverSeen: always(({ history, nodes }) => {
		const never = history.filter(({ gaveUp, kind }) => gaveUp === "never" && kind === "put").map(({ value }) => value);
		const kept = nodes.flatMap((node) => entriesOf(epochsOf(node).store));
		return never.every((value) => !kept.some((entry) => entry.value === value));
	}, "A write of which the client was told that it has no effect is kept nowhere.")
};
var byReplicas = {
	everyMajorityHasIt: always((world) => {
		const all = replicasOf(world, "0").filter(({ promised }) => promised === null);
		return world.history.every(({ version, done }) => {
			const outdated = !done || version === null ? [] : all.filter((each) => !isAsNew(each.version, version));
			const places = (ofEpoch) => new Set(outdated.filter(({ epoch }) => epoch === ofEpoch).map(({ place }) => place));
			return outdated.every(({ epoch }) => places(epoch).size < majority(degreeIn(world)));
		});
	}, "Of any ⌊f/2⌋ + 1 places that may answer under one epoch, one has each version that a client was told of, or a newer one."),
	oneValuePerVersion: always(({ nodes }) => {
		const entries = nodes.flatMap((node) => entriesOf(epochsOf(node).store));
		return entries.every((one) => entries.every((other) => !isSame(one.version, other.version) || one.value === other.value));
	}, "Replicas with one version have one value."),
	oneWritePerVersion: always(({ history }) => {
		const made = history.flatMap(({ kind, version }) => kind === "put" && version !== null ? [version] : []);
		return made.every((one, i) => made.every((other, j) => i === j || !isSame(one, other)));
	}, "No two writes are told of one version."),
	aWriteHasOneVersion: step((before, after) => {
		const states = after.nodes.map(registersOf);
		return before.nodes.map(registersOf).every(({ operations, boot }, i) => operations.every(({ number, round }) => {
			const later = states[i].operations.find((each) => each.number === number)?.round;
			if (round.phase === "reading" || later === void 0 || states[i].boot !== boot) return true;
			return later.phase === "writing" && isSame(later.version, round.version);
		}));
	}, "Once an operation writes, it writes the same version until it ends, under whatever epoch.")
};
/** On a side with fewer than ⌊f/2⌋ + 1 places, no operation ends without an answer of the other side. */
var onEachSide = { aMinorityEndsNothing: step((before, after) => {
	const wasDone = (name) => before.history.some((each) => each.name === name && each.done);
	const ended = after.history.filter(({ name, done }) => done && !wasDone(name));
	return before.partition === null || ended.every(({ name }) => mayEnd(before, name));
}, "On a side of a partition with fewer than ⌊f/2⌋ + 1 places, no operation ends by answers of that side alone.") };
function mayEnd(world, name) {
	const [node, ticket] = name.split(".").map(Number);
	const own = placesOnSideOf(world, node);
	if (own.size >= majority(degreeIn(world))) return true;
	const operation = world.nodes.filter(({ id }) => id === node).flatMap((each) => registersOf(each).operations).find(({ asked }) => asked.ticket === ticket);
	return operation !== void 0 && answeredIn(operation).some((place) => !own.has(place));
}
/** The places that the nodes of one side carry under the last epoch. */
function placesOnSideOf(world, node) {
	const side = world.partition?.find((group) => group.includes(node)) ?? [];
	const replicas = replicasOf(world, "0").filter((each) => side.includes(each.node) && each.epoch === lastEpoch(world));
	return new Set(replicas.map(({ place }) => place));
}
function answeredIn({ round }) {
	return round.phase === "reading" ? round.answers.map(({ place }) => place) : round.keptAt;
}
var inTheEnd = {
	...allThrough(operationsOf, { everyOperationEnds }),
	replicasConverge: recoverable((world) => {
		const last = lastEpoch(world);
		const members = replicasOf(world, "0").filter(({ isUp, epoch, promised }) => isUp && epoch === last && promised === null);
		const areSame = members.every(({ version }) => isSame(version, members[0]?.version ?? UNWRITTEN));
		const areAtRest = world.nodes.every((node) => node.status !== "up" || registersOf(node).operations.length === 0);
		return areSame && members.length === degreeIn(world) && areAtRest;
	}, "All places can still be spoken for under the last epoch, with one version, and with no operation open.")
};
var whereNodesGiveUp = { everyWaitEnds: recoverable(({ history, nodes }) => history.every(({ done, gaveUp }) => done || gaveUp !== "no") && nodes.every((node) => registersOf(node).operations.length === 0), "Every operation can still end, with an answer or without one, and nothing of it stays.") };
function degreeIn({ nodes }) {
	return registersOf(nodes[0]).config.degree;
}
// scenarios/registers/register-scenario.ts
var protocol = onHints(registersOnEpochs);
function registerScenario(given) {
	const { founders, others = [], inherits = {}, network = "fifo", teaches, cost, expect, requests, faults, partitions } = given;
	const ids = ascending([
		...founders,
		...others,
		...Object.keys(inherits).map(Number)
	]);
	const options = {
		expect,
		requests,
		faults,
		partitions
	};
	return scenario({
		name: `registers/${given.instance}`,
		teaches,
		cost,
		protocol,
		nodes: ids.map((id) => nodeOf(given, id)),
		network,
		slowTimers: true,
		history: given.isReplaced === true ? {
			...observations,
			initial: [written]
		} : observations,
		properties: {
			...kept(given),
			...given.properties
		},
		...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== void 0))
	});
}
function nodeOf(given, id) {
	const { founders, inherits = {}, giveUpAfter, isImpatient, neverCrash = [] } = given;
	const epochs = {
		placed: placement(founders.length, founders.length),
		founding: [{
			from: 0,
			to: 1,
			nodes: founders
		}],
		...isImpatient === true || given.epochsSendOnce === true ? {} : {
			retryMs: 100,
			renewMs: 1e3
		}
	};
	const registers = {
		degree: founders.length,
		...isImpatient === true ? {} : { retryMs: 100 },
		...giveUpAfter === void 0 ? {} : { giveUpAfter }
	};
	const config = {
		lower: {
			inherits: inherits[id] ?? [],
			returns: given.returns === true
		},
		upper: {
			lower: epochs,
			upper: registers
		}
	};
	const begun = protocol.step(protocol.init(id, config).state, { type: "start" });
	return {
		id,
		config,
		running: (given.isReplaced === true ? pastOf(id, founders) : []).reduce((state, event) => protocol.step(state, event).state, begun.state),
		monitored: begun.effects.flatMap((effect) => effect.type === "monitor" ? [effect.node] : []),
		...neverCrash.includes(id) ? { neverCrashes: true } : {}
	};
}
/** A write that was acknowledged before the scenario begins, by node 9. */
var OLD = {
	version: {
		counter: 1,
		writer: 9,
		boot: 1
	},
	value: "old"
};
/** The past of a node if node 1 has taken place 0 over: it has heard of epoch 1, and has the old value. */
function pastOf(id, founders) {
	const role = {
		since: 1,
		round: 1,
		node: 1
	};
	const known = {
		from: 0,
		to: 1,
		epoch: 1,
		configuration: withRole(foundedBy(founders), 0, role)
	};
	const item = {
		class: 0,
		key: "0",
		...OLD
	};
	const toEpochs = (inner) => ({
		type: "upper",
		inner: {
			type: "lower",
			inner
		}
	});
	if (id === 2) return [{
		type: "receive",
		from: 1,
		message: toEpochs({
			type: "installed",
			...known
		})
	}];
	if (id !== 1) return [];
	const gift = {
		place: 0,
		role,
		...known,
		promised: null,
		accepted: null,
		hops: 1
	};
	const write = {
		type: "write",
		operation: {
			boot: 1,
			number: 1
		},
		place: 1,
		epoch: 1,
		...item
	};
	return [{
		type: "receive",
		from: 1,
		message: toEpochs({
			type: "handOver",
			gift,
			items: [item]
		})
	}, {
		type: "receive",
		from: 9,
		message: {
			type: "upper",
			inner: {
				type: "upper",
				inner: write
			}
		}
	}];
}
var written = {
	name: "before",
	kind: "put",
	key: 0,
	value: OLD.value,
	done: true,
	after: [],
	version: OLD.version,
	gaveUp: "no"
};
/** The properties that are checked besides those of the scenario. */
function kept({ partitions, giveUpAfter, isImpatient, clientsCrash }) {
	const mayWaitForEver = isImpatient === true || clientsCrash === true || giveUpAfter !== void 0;
	return {
		...toClients,
		...byReplicas,
		...partitions === void 0 ? {} : onEachSide,
		...mayWaitForEver ? {} : inTheEnd,
		...giveUpAfter === void 0 ? {} : whereNodesGiveUp
	};
}
function put(at, ticket, value) {
	return {
		at,
		request: {
			type: "upper",
			inner: {
				type: "upper",
				inner: {
					type: "put",
					ticket,
					class: 0,
					key: "0",
					value
				}
			}
		}
	};
}
function get(at, ticket) {
	return {
		at,
		request: {
			type: "upper",
			inner: {
				type: "upper",
				inner: {
					type: "get",
					ticket,
					class: 0,
					key: "0"
				}
			}
		}
	};
}
export { areGivenUp as a, goesOnDuringPartition as c, allEnd as i, isClaimedInVain as l, put as n, endsAfterHeal as o, registerScenario as r, epochIsReached as s, get as t, isRead as u };
