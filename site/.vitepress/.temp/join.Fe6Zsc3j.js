import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { k as through, w as always } from "./scenario.Cs_16ybG.js";
import { d as milestones, h as ringProperties, i as atMostOneResponsible, p as perfectRing } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { t as beernetRing } from "./world.T9tb1KJW.js";
// scenarios/baselines/beernet/join.ts
var join_exports = /* @__PURE__ */ __exportAll({ beernetJoinScenarios: () => beernetJoinScenarios });
var TWO_AND_TWO = {
	members: [0, 8],
	joiners: [[4, 8], [6, 8]]
};
var nodesWithNeighboursHaveJoined = always(({ nodes }) => nodes.every(({ id, state }) => state.status === "member" || state.predecessor === id || state.successor === id), "A peer with both neighbours counts as joined.", ({ nodes }) => nodes.filter(({ id, state }) => state.status !== "member" && state.predecessor !== id && state.successor !== id).map(({ id, state: { predecessor, successor } }) => `node ${id} is between ${predecessor} and ${successor}, and does not count as joined`).join("; "));
/** A peer answers for its keys as soon as it has a predecessor, even if it does not count as joined. */
var atMostOneAnswers = through((world) => ({
	size: world.nodes[0].state.config.keys,
	peers: world.nodes.filter(({ id, status, state }) => status === "up" && (state.status === "member" || state.predecessor !== id)).map(({ id, state: { predecessor, successor } }) => ({
		id,
		member: true,
		predecessor,
		successor
	}))
}), atMostOneResponsible);
var nobodyIsTurnedAway = always(({ messages }) => messages.every(({ message }) => message.type !== "badRingRef"), "No newcomer is told that it asks in the wrong ring.", ({ messages }) => messages.filter(({ message }) => message.type === "badRingRef").map(({ from, to }) => `node ${from} tells node ${to} that it asks in the wrong ring`).join("; "));
var beernetJoinScenarios = [
	beernetRing({
		instance: "join/1-newcomer",
		teaches: "Beernet's join of one node leaves a perfect ring.",
		members: [0, 8],
		joiners: [[4, 8]],
		properties: {
			...ringProperties,
			...milestones
		},
		expect: holds(6, 6, 6)
	}),
	beernetRing({
		instance: "join/at-most-one",
		teaches: "Two nodes that join at one place by Beernet's rules give no key two owners.",
		...TWO_AND_TWO,
		properties: {
			atMostOneResponsible,
			...milestones
		},
		seen: { atMostOneAnswers },
		expect: holds(74, 113, 13)
	}),
	beernetRing({
		instance: "join/never-counted",
		teaches: "A newcomer that hears of a closer successor before it is let in has both neighbours, and never counts as joined.",
		...TWO_AND_TWO,
		properties: {},
		seen: { nodesWithNeighboursHaveJoined },
		expect: violates("nodesWithNeighboursHaveJoined", 7)
	}),
	beernetRing({
		instance: "join/never-perfect",
		teaches: "Two joins and one message that overtakes another keep Beernet's ring from ever being perfect, without any failure.",
		...TWO_AND_TWO,
		properties: { perfectRing },
		expect: violates("perfectRing", 6)
	}),
	beernetRing({
		instance: "join/turned-away",
		teaches: "A newcomer that is sent on to another newcomer, which has no ring yet, is refused for good.",
		...TWO_AND_TWO,
		properties: {},
		seen: { nobodyIsTurnedAway },
		expect: violates("nobodyIsTurnedAway", 7)
	}),
	beernetRing({
		instance: "join/lost",
		teaches: "When announcements of newcomers are lost, bushes stay, but no key has two owners.",
		members: [0, 8],
		joiners: [
			[2, 8],
			[4, 8],
			[6, 8]
		],
		faults: { drop: 3 },
		properties: {
			atMostOneResponsible,
			...milestones
		},
		seen: { atMostOneAnswers },
		expect: holds(3997, 11571, 21)
	})
];
export { join_exports as n, beernetJoinScenarios as t };
