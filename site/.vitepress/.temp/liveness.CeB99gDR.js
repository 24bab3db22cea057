import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { S as action, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { a as strong, i as leadsTo, n as eventually, o as weak, r as eventuallyAlways, s as weakEach, t as alwaysEventually } from "./temporal.D2P130Sg.js";
import { a as without, i as withElement } from "./sorted-set.BIX3z-gE.js";
import { n as put } from "./record.BbRuNaiI.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
// spec/classics/alternating-bit.ts
/**
* The alternating bit protocol (Bartlett, Scantlebury and Wilkinson, 1969), after Lamport's “Specifying Systems”, chapter 14. Each
* value travels with a bit, and is sent again until that bit is acknowledged. Both queues lose messages.
*/
/** There is a first message where one is received. */
var NOTHING = [0, ""];
var RESENDING = [weak("sendAgain"), weak("acknowledge")];
var ARRIVING = [
	...RESENDING,
	strong("receive"),
	strong("receiveAck")
];
/** Messages may be lost for ever, as it is never certain that one is there at all times. */
var ARRIVING_WEAKLY = [
	...RESENDING,
	weak("receive"),
	weak("receiveAck")
];
function alternatingBit(values, fairness) {
	const other = (bit) => bit === 0 ? 1 : 0;
	return {
		name: "alternating-bit",
		init: [0, 1].flatMap((bit) => values.flatMap((value) => values.map((result) => ({
			messages: [],
			acks: [],
			sent: bit,
			acknowledged: bit,
			received: bit,
			value,
			result
		})))),
		fairness,
		actions: {
			send: action({
				params: () => values,
				when: ({ sent, acknowledged }) => sent === acknowledged,
				then: (s, value) => ({
					...s,
					value,
					sent: other(s.sent),
					messages: [...s.messages, [other(s.sent), value]]
				})
			}),
			sendAgain: action({
				when: ({ sent, acknowledged }) => sent !== acknowledged,
				then: (s) => ({
					...s,
					messages: [...s.messages, [s.sent, s.value]]
				})
			}),
			receive: action({
				when: ({ messages }) => messages.length > 0,
				then: ({ messages: [first = NOTHING, ...rest], ...s }) => ({
					...s,
					messages: rest,
					received: first[0],
					result: first[1]
				})
			}),
			acknowledge: action({
				when: () => true,
				then: (s) => ({
					...s,
					acks: [...s.acks, s.received]
				})
			}),
			receiveAck: action({
				when: ({ acks }) => acks.length > 0,
				then: ({ acks: [bit = 0, ...rest], ...s }) => ({
					...s,
					acks: rest,
					acknowledged: bit
				})
			}),
			loseMessage: action({
				params: ({ messages }) => messages.keys(),
				when: () => true,
				then: (s, at) => ({
					...s,
					messages: s.messages.filter((_, i) => i !== at)
				})
			}),
			loseAck: action({
				params: ({ acks }) => acks.keys(),
				when: () => true,
				then: (s, at) => ({
					...s,
					acks: s.acks.filter((_, i) => i !== at)
				})
			})
		},
		properties: Object.fromEntries(values.map((each) => [`${each}Arrives`, leadsTo(({ value, sent, acknowledged }) => value === each && sent !== acknowledged, ({ result }) => result === each, `When ${each} is sent, it arrives in the end.`)]))
	};
}
// spec/classics/clock.ts
/** A step lets time pass, changes the hour, or does both at once. Its parameter is the time after it. */
function clock({ secondsPerHour, tolerance, lastSecond }, fairness = []) {
	const times = Array.from({ length: lastSecond + 1 }, (_, time) => time);
	const hours = Array.from({ length: 12 }, (_, i) => i + 1);
	const after = ({ now, sinceTick }, time) => sinceTick + time - now;
	const mayTick = ({ sinceTick }) => sinceTick >= secondsPerHour - tolerance;
	return {
		name: "clock",
		init: hours.flatMap((hour) => times.map((now) => ({
			hour,
			now,
			sinceTick: 0
		}))),
		fairness,
		actions: {
			pass: action({
				params: () => times,
				when: (state, time) => time >= state.now && after(state, time) <= secondsPerHour + tolerance,
				then: (state, time) => ({
					...state,
					now: time,
					sinceTick: after(state, time)
				})
			}),
			tick: action({
				params: () => times,
				when: (state, time) => time >= state.now && mayTick(state),
				then: ({ hour }, time) => ({
					hour: hour % 12 + 1,
					now: time,
					sinceTick: 0
				})
			})
		},
		properties: {
			theHourIsNotLate: always(({ sinceTick }) => sinceTick <= secondsPerHour + tolerance),
			timeGoesOn: eventually(({ now }) => now === lastSecond, "The last second comes."),
			fourDoesNotLast: eventuallyAlways(({ now }) => now !== 4, "From some time on it is never four seconds again."),
			everyHourComes: alwaysEventually(({ hour }) => hour === 12, "It is twelve again and again.")
		}
	};
}
// spec/classics/dining.ts
/**
* Dining philosophers who hand forks to each other (Chandy and Misra, 1984). A fork that was used is dirty; its holder cleans
* it and hands it to the neighbour who shares it. A philosopher eats with two clean forks.
*/
/** `seats` philosophers. A step of a philosopher is one action with the philosopher as its parameter. */
function dining(seats, fairness = [weakEach("go")]) {
	const all = Array.from({ length: seats }, (_, seat) => seat);
	const right = (seat) => (seat + 1) % seats;
	const left = (seat) => (seat + seats - 1) % seats;
	const isDirtyAt = ({ forks }, fork, seat) => forks[fork].holder === seat && !forks[fork].isClean;
	const mayEat = ({ forks }, seat) => [seat, right(seat)].every((fork) => forks[fork].holder === seat && forks[fork].isClean);
	const handed = (table, seat) => {
		if (isDirtyAt(table, seat, seat)) return table.forks.with(seat, {
			holder: left(seat),
			isClean: true
		});
		if (isDirtyAt(table, right(seat), seat)) return table.forks.with(right(seat), {
			holder: right(seat),
			isClean: true
		});
		return table.forks;
	};
	const go = (table, seat) => {
		switch (table.at[seat]) {
			case "loop": {
				const next = table.hungry[seat] ? mayEat(table, seat) ? "eat" : "loop" : "think";
				return {
					...table,
					forks: handed(table, seat),
					at: table.at.with(seat, next)
				};
			}
			case "think": return {
				...table,
				at: table.at.with(seat, "loop"),
				hungry: table.hungry.with(seat, true)
			};
			case "eat": {
				const dirty = (fork) => ({
					...table.forks[fork],
					isClean: false
				});
				return {
					forks: table.forks.with(seat, dirty(seat)).with(right(seat), dirty(right(seat))),
					at: table.at.with(seat, "loop"),
					hungry: table.hungry.with(seat, false)
				};
			}
		}
	};
	return {
		name: "dining",
		init: [{
			forks: all.map((fork) => ({
				holder: fork === 1 ? 0 : fork,
				isClean: false
			})),
			at: all.map(() => "loop"),
			hungry: all.map(() => true)
		}],
		fairness,
		actions: { go: action({
			params: () => all,
			when: () => true,
			then: go
		}) },
		properties: {
			neighboursDoNotEatTogether: always(({ at }) => all.every((seat) => seats < 2 || at[seat] !== "eat" || at[right(seat)] !== "eat")),
			...Object.fromEntries(all.map((seat) => [`philosopher${seat}Eats`, alwaysEventually(({ hungry }) => !hungry[seat], `Philosopher ${seat} eats again and again.`)]))
		}
	};
}
// spec/classics/replicated-log.ts
/** `replicas` of them. `appends`: how many entries there will be; null: no end. The log never has more than `longest` entries. */
function replicatedLog(replicas, appends, longest, fairness) {
	const all = Array.from({ length: replicas }, (_, replica) => replica);
	return {
		name: "replicated-log",
		init: [{
			log: [],
			executed: all.map(() => 0),
			left: appends
		}],
		fairness,
		actions: {
			append: action({
				params: () => all.flatMap((replica) => ["x", "y"].map((entry) => ({
					replica,
					entry
				}))),
				when: ({ log, executed, left }, { replica }) => executed[replica] === log.length && log.length < longest && left !== 0,
				then: (state, { replica, entry }) => shortened({
					log: [...state.log, entry],
					executed: state.executed.with(replica, state.executed[replica] + 1),
					left: state.left === null ? null : state.left - 1
				})
			}),
			execute: action({
				params: () => all,
				when: ({ log, executed }, replica) => executed[replica] < log.length,
				then: (state, replica) => shortened({
					...state,
					executed: state.executed.with(replica, state.executed[replica] + 1)
				})
			})
		},
		properties: {
			nobodyIsAhead: always(({ log, executed }) => executed.every((count) => count <= log.length)),
			replicasConverge: alwaysEventually(({ log, executed }) => executed.every((count) => count === log.length), "Again and again all replicas have executed all of the log.")
		}
	};
}
function shortened({ log, executed, left }) {
	const least = Math.min(...executed);
	return {
		log: log.slice(least),
		executed: executed.map((count) => count - least),
		left
	};
}
// spec/classics/ring-election.ts
/**
* Election of a leader on a ring in one direction (Chang and Roberts, Communications of the ACM 22, 1979). Each initiator
* sends its id round. A node passes on ids that are lower than its own, and has won when its own comes back.
*/
/** A ring of `nodes`, whose ids are their places; any of them are initiators. */
function ringElection(nodes, fairness = [weakEach("begin"), weakEach("receive")]) {
	const all = Array.from({ length: nodes }, (_, node) => node);
	const send = (inbox, from, id) => {
		const to = (from + 1) % nodes;
		return inbox.with(to, withElement(inbox[to], id));
	};
	return {
		name: "ring-election",
		init: choicesOf(nodes).map((initiator) => ({
			inbox: all.map(() => []),
			hasBegun: all.map(() => false),
			initiator,
			state: initiator.map((is) => is ? "candidate" : "lost")
		})),
		fairness,
		actions: {
			begin: action({
				params: () => all,
				when: ({ hasBegun }, node) => !hasBegun[node],
				then: (ring, node) => ({
					...ring,
					hasBegun: ring.hasBegun.with(node, true),
					inbox: ring.initiator[node] ? send(ring.inbox, node, node) : ring.inbox
				})
			}),
			receive: action({
				params: ({ inbox }) => all.flatMap((node) => inbox[node].map((id) => ({
					node,
					id
				}))),
				when: ({ hasBegun }, { node }) => hasBegun[node],
				then: (ring, { node, id }) => {
					const inbox = ring.inbox.with(node, without(ring.inbox[node], id));
					if (ring.state[node] === "lost") return {
						...ring,
						inbox: send(inbox, node, id)
					};
					if (id < node) return {
						...ring,
						inbox: send(inbox, node, id),
						state: ring.state.with(node, "lost")
					};
					return {
						...ring,
						inbox,
						state: id === node ? ring.state.with(node, "won") : ring.state
					};
				}
			})
		},
		properties: {
			theLowestWins: always(({ initiator, state }) => all.every((node) => state[node] !== "won" || all.every((other) => other === node || state[other] === "lost" && (!initiator[other] || other > node)))),
			somebodyWins: leadsTo(({ state }) => state.includes("candidate"), ({ state }) => state.includes("won"), "When there is a candidate, somebody wins in the end.")
		}
	};
}
function choicesOf(count) {
	return count === 0 ? [[]] : choicesOf(count - 1).flatMap((flags) => [true, false].map((flag) => [...flags, flag]));
}
// spec/classics/termination-ring.ts
/**
* Dijkstra's detection of termination on a ring (EWD 840, with Feijen and van Gasteren, 1983). A token goes round from node
* N − 1 to node 0. A node that wakes another one with a higher number turns black, and blackens the token that it passes on.
*/
/** `nodes` of them, of which any may be active or black in the beginning, under these fairness constraints. */
function terminationRing(nodes, fairness = [weak(["initiateProbe", "passToken"])]) {
	const all = Array.from({ length: nodes }, (_, node) => node);
	return {
		name: "termination-ring",
		init: flagsOf(nodes).flatMap((active) => flagsOf(nodes).flatMap((black) => all.map((token) => ({
			active,
			black,
			token,
			tokenIsBlack: true
		})))),
		fairness,
		actions: {
			initiateProbe: action({
				doc: "Node 0 sends a white token round, and turns white.",
				when: ({ token, tokenIsBlack, black }) => token === 0 && (tokenIsBlack || black[0]),
				then: (ring) => ({
					...ring,
					token: nodes - 1,
					tokenIsBlack: false,
					black: ring.black.with(0, false)
				})
			}),
			passToken: action({
				doc: "A node that is passive, or has bad news anyway, passes the token on, and turns white.",
				params: () => all.slice(1),
				when: ({ active, black, token, tokenIsBlack }, node) => token === node && (!active[node] || black[node] || tokenIsBlack),
				then: (ring, node) => ({
					...ring,
					token: node - 1,
					tokenIsBlack: ring.tokenIsBlack || ring.black[node],
					black: ring.black.with(node, false)
				})
			}),
			wake: action({
				doc: "An active node activates another one. If that one has a higher number, the node turns black.",
				params: () => all.flatMap((node) => all.flatMap((other) => node === other ? [] : [[node, other]])),
				when: ({ active }, [node]) => active[node],
				then: (ring, [node, other]) => ({
					...ring,
					active: ring.active.with(other, true),
					black: other > node ? ring.black.with(node, true) : ring.black
				})
			}),
			calmDown: action({
				params: () => all,
				when: ({ active }, node) => active[node],
				then: (ring, node) => put(ring, "active", ring.active.with(node, false))
			})
		},
		properties: claims
	};
}
var isOver = ({ active }) => active.every((isActive) => !isActive);
var isDetected = ({ token, tokenIsBlack, black, active }) => token === 0 && !tokenIsBlack && !black[0] && !active[0];
var claims = {
	detectionIsRight: always((ring) => !isDetected(ring) || isOver(ring), "When node 0 declares the end, all nodes are passive."),
	endIsDetected: leadsTo(isOver, isDetected, "When all nodes are passive, node 0 comes to know it.")
};
function flagsOf(count) {
	return count === 0 ? [[]] : flagsOf(count - 1).flatMap((flags) => [true, false].map((flag) => [...flags, flag]));
}
// scenarios/conformance/liveness.ts
/**
* Liveness of models that others have published. The verdicts, and the counts where they are named, are those of TLC in the TLA+
* examples repository: `ewd840`, `DiningPhilosophers`, `chang_roberts`, `SpecifyingSystems/TLC` and `/RealTime`, `FiniteMonotonic`.
*/
var liveness_exports = /* @__PURE__ */ __exportAll({ livenessScenarios: () => livenessScenarios });
/** Both queues have at most `most` messages. */
var queuesUpTo = (most) => ({ messages, acks }) => messages.length <= most && acks.length <= most;
var livenessScenarios = [
	scenario({
		name: "conformance/termination-ring/3",
		teaches: "As long as the token is passed on, node 0 learns that all nodes are passive; the 302 states are those of TLC.",
		spec: terminationRing(3),
		expect: holds(302, 1817, 9)
	}),
	scenario({
		name: "conformance/termination-ring/3/token-may-stay",
		teaches: "A node that never passes the token on keeps node 0 from learning that all nodes are passive.",
		spec: terminationRing(3, []),
		expect: violates("endIsDetected", 0)
	}),
	scenario({
		name: "conformance/alternating-bit",
		teaches: "A value that is sent again and again arrives through queues that lose messages, in the 240 states that TLC finds.",
		spec: alternatingBit(["x", "y"], ARRIVING),
		constraint: queuesUpTo(2),
		expect: holds(240, 1392, 10)
	}),
	scenario({
		name: "conformance/alternating-bit/weakly",
		teaches: "Weak fairness of receiving is too little: each message may be lost before it is received.",
		spec: alternatingBit(["x", "y"], ARRIVING_WEAKLY),
		constraint: queuesUpTo(2),
		expect: violates("xArrives", 5)
	}),
	scenario({
		name: "conformance/dining/5",
		teaches: "Five philosophers who hand each other clean forks all eat again and again, in the 67 states that TLC finds.",
		spec: dining(5),
		expect: holds(67, 336, 29)
	}),
	scenario({
		name: "conformance/dining/5/one-may-sleep",
		teaches: "A philosopher who never moves again leaves neighbours hungry.",
		spec: dining(5, [
			0,
			1,
			2,
			3
		].map((seat) => weak("go", seat))),
		expect: violates("philosopher0Eats", 14)
	}),
	scenario({
		name: "conformance/ring-election/3",
		teaches: "On a ring where every node moves on, a candidate leads to a leader, in the 137 states that TLC finds.",
		spec: ringElection(3),
		expect: holds(137, 227, 10)
	}),
	scenario({
		name: "conformance/ring-election/3/ids-may-wait",
		teaches: "Where an id may wait for ever, nobody wins.",
		spec: ringElection(3, [weakEach("begin")]),
		expect: violates("somebodyWins", 3)
	}),
	scenario({
		name: "conformance/clock",
		teaches: "A real-time clock without fairness may stop at any second; the 216 states are those of TLC.",
		spec: clock({
			secondsPerHour: 2,
			tolerance: 1,
			lastSecond: 5
		}),
		expect: violates("timeGoesOn", 0)
	}),
	scenario({
		name: "conformance/replicated-log/some-step",
		teaches: "If it is only certain that something happens, a log may always grow before the last replica has caught up.",
		spec: replicatedLog(3, null, 4, [weak()]),
		expect: violates("replicasConverge", 4)
	}),
	scenario({
		name: "conformance/replicated-log/each-executes",
		teaches: "Even if each replica executes again and again, new entries may come before any two agree.",
		spec: replicatedLog(3, null, 4, [weakEach("execute")]),
		expect: violates("replicasConverge", 4)
	}),
	scenario({
		name: "conformance/replicated-log/appends-end",
		teaches: "Replicas that execute again and again all catch up with a log that does not grow for ever.",
		spec: replicatedLog(3, 3, 4, [weakEach("execute")]),
		expect: holds(280, 697, 10)
	})
];
export { liveness_exports as n, livenessScenarios as t };
