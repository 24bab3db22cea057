import { C as allThrough, i as scenario } from "./scenario.Cs_16ybG.js";
import { n as ringOf } from "./refinement.DjLOop0P.js";
// scenarios/baselines/ring-baseline.ts
function baselineRing(baseline, parts) {
	const { instance, members, joiners = [], crashing, falselySuspecting, properties, seen = {}, ...rest } = parts;
	const { protocol, configOf, perfectMember, watchedBy } = baseline;
	const limits = (id) => ({
		...crashing === void 0 || crashing.includes(id) ? {} : { neverCrashes: true },
		...falselySuspecting === void 0 ? {} : { falselySuspects: falselySuspecting.flatMap(([node, about]) => node === id ? [about] : []) }
	});
	const config = configOf(members[0]);
	return scenario({
		name: `baselines/${protocol.name}/${instance}`,
		protocol,
		nodes: [...members.map((id) => {
			const running = perfectMember(id, members, config);
			return {
				id,
				config,
				running,
				monitored: watchedBy(running),
				...limits(id)
			};
		}), ...joiners.map(([id, contact]) => ({
			id,
			config: configOf(contact),
			...limits(id)
		}))],
		network: "unordered",
		properties: {
			...allThrough(ringOf, properties),
			...seen
		},
		cost: "fast",
		...rest
	});
}
export { baselineRing as t };
