import { t as check } from "./page-check.BJEPZIke.js";
import { w as always } from "./scenario.Cs_16ybG.js";
// site/course/goal.ts
/** The scenario with one property, `goal`: it is broken exactly where the task is solved. Throws if the scenario lacks the task's property. */
function withGoal(scenario, { goal }) {
	const { name, teaches, cost } = scenario;
	if ("spec" in scenario) return {
		name,
		teaches,
		cost,
		spec: {
			...scenario.spec,
			properties: { goal: broken(scenario.spec.properties[goal], goal) }
		}
	};
	const { expect: _, refines: __, symmetric: ___, ...rest } = scenario;
	return {
		...rest,
		properties: { goal: broken(scenario.properties?.[goal], goal) }
	};
}
function broken(property, name) {
	if (property === void 0) throw new Error(`goal: got ${name}, expected a property of the scenario`);
	if (property.kind !== "reachable") return property;
	return always((state) => !property.holds(state), property.doc ?? name);
}
// site/course/closed.ts
/** Whether a task is solved that wants the way back to a good state closed: a search from the present state tells. */
/** Tasks of this kind have scenarios that are smaller. */
var MOST_STATES = 1e5;
/** Whether nothing that can happen from here mends it. */
async function isClosed(scenario, task, from) {
	const { counterexample } = await check(withGoal(scenario, task), {
		from,
		maxStates: MOST_STATES
	});
	return counterexample?.steps.length === 0;
}
export { isClosed };
