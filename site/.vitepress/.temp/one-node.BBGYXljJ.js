import { A as rememberingEach } from "./scenario.Cs_16ybG.js";
// model-check/world/one-node.ts
/** Turns a property of a node into one of the world. `index`: the place of the node in the scenario's list. */
function ofNode(index, property) {
	if (property.kind === "step") {
		const judged = rememberingEach((one) => rememberingEach((other) => property.holds(one, other)));
		const holds = (before, after) => {
			const [old, now] = [before.nodes[index], after.nodes[index]];
			const [one, other] = [old.whole, now.whole];
			return one === void 0 || other === void 0 ? property.holds(old, now) : judged(one)(other);
		};
		const { explain, ...rest } = property;
		if (explain === void 0) return {
			...rest,
			holds
		};
		return {
			...rest,
			holds,
			explain: (before, after) => explain(before.nodes[index], after.nodes[index])
		};
	}
	const judged = rememberingEach((node) => property.holds(node));
	const holds = ({ nodes }) => {
		const { whole } = nodes[index];
		if (whole === void 0) return property.holds(nodes[index]);
		return judged(whole);
	};
	if (property.kind === "reachable") return {
		...property,
		holds
	};
	if (property.kind === "leadsTo") {
		const { explain, ...rest } = property;
		const both = {
			...rest,
			holds,
			when: ({ nodes }) => property.when(nodes[index])
		};
		return explain === void 0 ? both : {
			...both,
			explain: ({ nodes }) => explain(nodes[index])
		};
	}
	const { explain, ...rest } = property;
	return explain === void 0 ? {
		...rest,
		holds
	} : {
		...rest,
		holds,
		explain: ({ nodes }) => explain(nodes[index])
	};
}
export { ofNode as t };
