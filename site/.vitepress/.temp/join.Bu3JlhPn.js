import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as perfectMember, t as chord } from "./step.Bikvncg_.js";
import { C as allThrough, D as recoverable, E as reachable, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { n as identifiers, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { l as ringOfSize, m as memberAt, p as isPerfect, u as ringProperties } from "./properties.XmvZUv3Q.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { t as chordRingOf } from "./refinement.C9pzvphE.js";
// spec/baselines/chord/lookup.ts
/**
* The answer that a lookup in Chord would get now, if no pointer changed until the answer came.
*
* Source of the lookup rule: I. Stoica et al., "Chord: A Scalable Peer-to-peer Lookup Service for Internet
* Applications", SIGCOMM 2001, figure 4, without fingers: they change the way, not the answer.
*/
/** The node named as the key's owner to a client that asks `start`; nobody, when the question goes round for ever, or is lost. */
function answerNow(ring, start, key) {
	let asked = start;
	for (let hops = 0; hops < ring.members.length && asked !== void 0; hops += 1) {
		const [successor] = asked.successors;
		if (successor === void 0) return void 0;
		if (halfOpen(asked.id, successor, ring.size).includes(key)) return successor;
		asked = memberAt(ring, successor);
	}
}
/** All answers that clients may get for the key, depending on whom they ask. */
function answersNow(ring, key) {
	const answers = ring.members.map((member) => answerNow(ring, member, key));
	return [...new Set(answers.filter((answer) => answer !== void 0))];
}
/** The first key of which two members name different owners. */
function disputeInWords(ring) {
	const key = identifiers(ring.size).find((each) => answersNow(ring, each).length > 1) ?? 0;
	return `asked for key ${key}, ${answersNow(ring, key).map((answer) => {
		return `node ${ring.members.find((member) => answerNow(ring, member, key) === answer)?.id} names node ${answer}`;
	}).join(" and ")}`;
}
var chordProperties = {
	oneAnswerPerKey: always((ring) => identifiers(ring.size).every((key) => answersNow(ring, key).length <= 1), "Whichever member a client asks for a key, it names the same owner (slide 20: \"not true for many other SONs, e.g., Chord\").", disputeInWords),
	perfectRing: recoverable(isPerfect, "Every peer is a member, and the predecessor of its successor."),
	everyPeerHasJoined: reachable(isPerfect, "Every peer is a member, and the predecessor of its successor.")
};
// scenarios/baselines/chord/join.ts
var join_exports = /* @__PURE__ */ __exportAll({ chordScenarios: () => chordScenarios });
/** One successor is enough where nobody fails, and there is no list to copy. */
var config = {
	keys: 16,
	successors: 1,
	stabiliseAfterMs: 1e3
};
var chordScenarios = [
	join({
		instance: "join",
		teaches: "While two nodes join a Chord ring, two members asked for the same key name different owners, without any failure.",
		joiners: [3, 5],
		expect: violates("oneAnswerPerKey", 13)
	}),
	join({
		instance: "join/1-newcomer",
		teaches: "While one node joins a Chord ring, every member names the same owner of a key.",
		joiners: [5],
		expect: holds(1862, 8604, 30)
	}),
	join({
		instance: "join/ring-properties",
		teaches: "While two nodes join a Chord ring, it stays one ring in order: only lookups show the fault.",
		joiners: [3, 5],
		properties: {
			...ringProperties,
			...ringOfSize(4)
		},
		expect: holds(138418, 918454, 50)
	})
];
/** The network is a set: rounds go on for ever, and a second copy of a notification in flight says nothing new. */
function join({ instance, joiners, properties = chordProperties, ...rest }) {
	return scenario({
		name: `baselines/chord/${instance}`,
		protocol: chord,
		nodes: [
			{
				id: 0,
				config,
				running: perfectMember(0, 8, [8], config)
			},
			{
				id: 8,
				config,
				running: perfectMember(8, 0, [0], config)
			},
			...joiners.map((id) => ({
				id,
				config: {
					...config,
					contact: 0
				}
			}))
		],
		requests: [0, 8].map((at) => ({
			at,
			request: { type: "stabilise" }
		})),
		network: "set",
		properties: allThrough(chordRingOf, properties),
		cost: "fast",
		...rest
	});
}
export { join_exports as n, chordScenarios as t };
