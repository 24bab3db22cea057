import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { E as reachable } from "./scenario.Cs_16ybG.js";
import { i as atMostOneResponsible, p as perfectRing } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { t as published } from "./world.CwPryqQ_.js";
// scenarios/baselines/relaxed-ring-published/suspicion.ts
var suspicion_exports = /* @__PURE__ */ __exportAll({ publishedSuspicionScenarios: () => publishedSuspicionScenarios });
var THREE = [
	0,
	8,
	12
];
var somebodyIsSuspected = reachable(({ nodes }) => nodes.some(({ state }) => state.status === "member" && state.crashed.length > 0), "A peer that is up is suspected.");
var publishedSuspicionScenarios = [
	published({
		instance: "suspicion/by-predecessor",
		teaches: "A peer that only its predecessor suspects falsely keeps its keys: no key has two owners.",
		members: THREE,
		falselySuspecting: [[0, 8]],
		faults: { falseSuspicion: 1 },
		network: "set",
		properties: { atMostOneResponsible },
		seen: { somebodyIsSuspected },
		expect: holds(7, 10, 6)
	}),
	published({
		instance: "suspicion/by-predecessor/never-healed",
		teaches: "A peer that suspects its successor falsely never gets one again: all others refuse it, even after the suspicion is taken back.",
		members: THREE,
		falselySuspecting: [[0, 8]],
		faults: { falseSuspicion: 1 },
		network: "set",
		properties: { perfectRing },
		expect: violates("perfectRing", 1)
	}),
	published({
		instance: "suspicion/by-both",
		teaches: "When both its neighbours suspect a peer falsely, it is cut off, and its keys have two owners.",
		members: THREE,
		falselySuspecting: [[0, 8], [12, 8]],
		faults: { falseSuspicion: 2 },
		network: "set",
		properties: { atMostOneResponsible },
		expect: violates("atMostOneResponsible", 3)
	}),
	published({
		instance: "suspicion/by-successor",
		teaches: "A peer that only its successor suspects falsely loses nothing: the published ring does not act on suspected predecessors.",
		members: THREE,
		falselySuspecting: [[12, 8]],
		faults: { falseSuspicion: 2 },
		network: "set",
		properties: {
			atMostOneResponsible,
			perfectRing
		},
		seen: { somebodyIsSuspected },
		expect: holds(5, 5, 5)
	}),
	published({
		instance: "suspicion/by-successor/with-newcomers",
		teaches: "A peer that suspects its predecessor accepts any newcomer: one that belongs elsewhere gives keys two owners.",
		members: [2, 8],
		joiners: [[0, 2], [12, 2]],
		falselySuspecting: [[8, 2]],
		faults: { falseSuspicion: 1 },
		network: "set",
		properties: { atMostOneResponsible },
		expect: violates("atMostOneResponsible", 13)
	})
];
export { suspicion_exports as n, publishedSuspicionScenarios as t };
