import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { a as everyPeerIsInItsSuccessorsRing, m as perfectRingOfMembers } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { o as perfectRing } from "./nodes.BQGP1PO4.js";
import { l as ringScenario, n as aPerfectRingOf, r as aSuspicionIsFalse } from "./ring-scenario.CMoCXVO3.js";
// scenarios/relaxed-ring/partition.ts
var partition_exports = /* @__PURE__ */ __exportAll({ partitionScenarios: () => partitionScenarios });
var partitionScenarios = [ringScenario(perfectRing([0, 8]), {
	instance: "partition/2",
	teaches: "A partition separates two nodes into two rings; they become one ring again when their detectors notice that it has healed.",
	faults: { partition: 1 },
	partitions: [[[0], [8]]],
	network: "unordered",
	required: { perfectRing: perfectRingOfMembers },
	seen: {
		aSuspicionIsFalse,
		...aPerfectRingOf(2)
	},
	cost: "fast",
	expect: holds(2011, 5732, 19)
}), ringScenario(perfectRing([
	0,
	4,
	8,
	12
]), {
	instance: "partition/2+2/two-rings",
	teaches: "A partition makes two rings out of one: there is a single ring only while the network is whole.",
	faults: { partition: 1 },
	partitions: [[[0, 4], [8, 12]]],
	network: "unordered",
	required: { everyPeerIsInItsSuccessorsRing },
	cost: "fast",
	expect: violates("everyPeerIsInItsSuccessorsRing", 5)
})];
export { partition_exports as n, partitionScenarios as t };
