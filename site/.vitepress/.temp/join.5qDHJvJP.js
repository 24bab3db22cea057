import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as relaxedRing } from "./step.0cFMw3PP.js";
import { C as allThrough, i as scenario } from "./scenario.Cs_16ybG.js";
import { D as restProperties, E as nothingIsLeftUndone, S as successorListsGoRoundOnce, T as itComesToRest, h as atomicRefinement, s as onTheBooks, x as soundBooks } from "./ring-scenario.CMoCXVO3.js";
import { a as everyPeerIsInItsSuccessorsRing, d as milestones, f as noBushWithoutSuspicion, h as ringProperties, i as atMostOneResponsible, n as atLeastOneResponsible, o as everyPeerIsLetIn, t as aPerfectRingIsASubset } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, n as founder, o as perfectRing, r as impatient, s as refreshing } from "./nodes.BQGP1PO4.js";
import { n as ringOf, t as refinesLookupConsistency } from "./refinement.DjLOop0P.js";
// scenarios/relaxed-ring/join.ts
var join_exports = /* @__PURE__ */ __exportAll({ joinScenarios: () => joinScenarios });
var joinScenarios = [
	join({
		instance: "3+1",
		teaches: "One node joins in five steps and leaves a perfect ring.",
		members: [
			0,
			8,
			12
		],
		others: newcomers([4], 8),
		cost: "fast",
		expect: holds(6, 6, 6)
	}),
	join({
		instance: "2+2",
		teaches: "Two nodes that join at the same place, in any order of messages, leave no bush: messages that arrive too early wait.",
		members: [0, 8],
		others: newcomers([4, 6], 8),
		cost: "fast",
		expect: holds(66, 105, 14)
	}),
	join({
		instance: "2+3",
		teaches: "Three nodes that join at the same place never share a key, and leave a perfect ring.",
		members: [0, 8],
		others: newcomers([
			2,
			4,
			6
		], 0),
		cost: "fast",
		expect: holds(1145, 2634, 22)
	}),
	join({
		instance: "3+3",
		teaches: "Three nodes that join far from each other, one of them where the identifiers wrap around, leave a perfect ring.",
		members: [
			0,
			6,
			12
		],
		others: newcomers([
			3,
			9,
			14
		], 12),
		cost: "fast",
		expect: holds(592, 1393, 19)
	}),
	join({
		instance: "founder+3",
		teaches: "A ring grows from nothing: newcomers may ask a contact that has not founded the ring yet, or has not joined it.",
		members: [],
		others: [
			founder(0),
			...newcomers([4, 8], 0),
			...newcomers([6], 4)
		],
		cost: "fast",
		expect: holds(315, 620, 18)
	}),
	join({
		instance: "fifo/2+3",
		teaches: "Links that keep order rule out some races, but not those between different senders.",
		members: [0, 8],
		others: newcomers([
			2,
			4,
			6
		], 0),
		network: "fifo",
		cost: "fast",
		expect: holds(1077, 2379, 22)
	}),
	join({
		instance: "duplicate/2+2",
		teaches: "A message that arrives twice does no harm: a newcomer whose request arrives twice gets the same answer twice.",
		members: [0, 8],
		others: newcomers([4, 6], 8),
		faults: { duplicate: 1 },
		cost: "fast",
		expect: holds(754, 1689, 21)
	}),
	join({
		instance: "ask-again/2+1",
		teaches: "A newcomer asks again until it is let in, and never after that.",
		members: [0, 8],
		others: newcomers([4], 8, impatient),
		network: "set",
		cost: "fast",
		expect: holds(15, 24, 9)
	}),
	join({
		instance: "ask-again/2+2",
		teaches: "An impatient newcomer that asks again and again is let in once.",
		members: [0, 8],
		others: newcomers([4, 6], 8, impatient),
		network: "set",
		cost: "slow",
		expect: holds(23357, 127881, 41)
	}),
	join({
		instance: "lost/2+2",
		teaches: "One lost message may leave a bush, but never two owners of a key. No newcomer stays outside: it asks again, and is answered again.",
		members: [0, 8],
		others: newcomers([4, 6], 8, impatient),
		network: "set",
		faults: { drop: 1 },
		required: {
			atMostOneResponsible,
			everyPeerIsInItsSuccessorsRing,
			aPerfectRingIsASubset,
			everyPeerIsLetIn
		},
		atRest: { nothingIsLeftUndone },
		cost: "slow",
		expect: holds(69563, 493872, 43)
	}),
	join({
		instance: "lost/2+1-refreshing",
		teaches: "A member that asks its successor again from time to time repairs the effect of a lost message.",
		members: [0, 8],
		others: newcomers([4], 8, {
			...impatient,
			...refreshing
		}),
		network: "set",
		faults: { drop: 1 },
		atRest: { nothingIsLeftUndone },
		cost: "fast",
		expect: holds(204, 846, 17)
	}),
	join({
		instance: "lost/founder+1",
		teaches: "A founder that never heard of the first newcomer asks it to be its successor when it asks again.",
		members: [],
		others: [founder(0, refreshing), ...newcomers([8], 0, {
			...impatient,
			...refreshing
		})],
		network: "set",
		faults: { drop: 1 },
		atRest: { nothingIsLeftUndone },
		cost: "fast",
		expect: holds(2462, 18268, 21)
	}),
	join({
		instance: "lost/founder+2",
		teaches: "A founder that answers a newcomer again names itself as the node before it, though another newcomer came later.",
		members: [],
		others: [founder(0), ...newcomers([8, 12], 0, impatient)],
		network: "set",
		faults: { drop: 1 },
		required: {
			atMostOneResponsible,
			everyPeerIsLetIn
		},
		atRest: { nothingIsLeftUndone },
		cost: "fast",
		expect: holds(4550, 18316, 28)
	}),
	join({
		instance: "lost/2+1/twice",
		teaches: "A member asks a closer node again that it asked in vain, so two lost messages leave a perfect ring.",
		members: [0, 8],
		membersConfig: refreshing,
		others: newcomers([4], 8, {
			...impatient,
			...refreshing
		}),
		network: "set",
		slowTimers: true,
		faults: { drop: 2 },
		atRest: {},
		cost: "fast",
		expect: holds(1345, 2735, 21)
	}),
	join({
		instance: "2+4",
		teaches: "Four nodes that join at the same place never share a key, and leave a perfect ring.",
		members: [0, 8],
		others: newcomers([
			1,
			2,
			4,
			6
		], 0),
		cost: "slow",
		expect: holds(22476, 67420, 31)
	}),
	join({
		instance: "3+6",
		teaches: "Six nodes that join a ring of three, five of them at one place, never share a key, and leave a perfect ring.",
		members: [
			0,
			8,
			12
		],
		others: newcomers([
			1,
			2,
			3,
			4,
			6,
			10
		], 0),
		cost: "slow",
		expect: holds(8289828, 37180213, 48)
	}),
	join({
		instance: "3+6/one-gap",
		teaches: "Six nodes that join a ring of three, all at the same place, never share a key, and leave a perfect ring.",
		members: [
			0,
			8,
			12
		],
		others: newcomers([
			1,
			2,
			3,
			4,
			5,
			6
		], 8),
		cost: "slow",
		expect: holds(16084937, 72212405, 61)
	}),
	claim({
		instance: "every-key-owned",
		teaches: "Exactly one responsible node at any time is too much to ask: between the two steps of a join, the keys that move have none.",
		properties: { atLeastOneResponsible },
		expect: violates("atLeastOneResponsible", 2)
	}),
	claim({
		instance: "no-bush",
		teaches: "Bushes need no suspicion: every join makes one, for as long as the newcomer's predecessor does not know of it.",
		properties: { noBushWithoutSuspicion },
		expect: violates("noBushWithoutSuspicion", 2)
	})
];
/** A join with the properties of the ring, the states that it must reach, and the abstract machine that it refines. */
function join({ instance, members, membersConfig, others, network = "unordered", required = ringProperties, atRest = restProperties, ...rest }) {
	const nodes = [...perfectRing(members, membersConfig), ...others];
	const ids = nodes.map(({ id }) => id);
	return scenario({
		name: `relaxed-ring/join/${instance}`,
		protocol: relaxedRing,
		nodes,
		network,
		refines: {
			lookupConsistency: refinesLookupConsistency(16, ids, members),
			...atomicRefinement(nodes, rest, required)
		},
		...rest,
		properties: {
			...allThrough(ringOf, {
				...required,
				...milestones
			}),
			...onTheBooks(rest, {
				...soundBooks,
				successorListsGoRoundOnce,
				...atRest,
				itComesToRest
			})
		}
	});
}
/** A sentence of the slides that one join is enough to refute. */
function claim({ instance, properties, ...rest }) {
	return scenario({
		name: `relaxed-ring/join/${instance}`,
		protocol: relaxedRing,
		nodes: [...perfectRing([0, 8]), ...newcomers([4], 8)],
		network: "unordered",
		properties: allThrough(ringOf, properties),
		cost: "fast",
		...rest
	});
}
export { join_exports as n, joinScenarios as t };
