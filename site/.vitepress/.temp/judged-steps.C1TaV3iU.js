import { C as allThrough, w as always } from "./scenario.Cs_16ybG.js";
// scenarios/judged-steps.ts
/** The step that a node in the state `before` takes at `event`. */
function deedOf(protocol, before, event) {
	const { state, effects } = protocol.step(before, event);
	return {
		before,
		event,
		after: state,
		effects
	};
}
/** The same protocol, each step of which is judged by `conduct`: properties of the kind `always`. */
function judged(protocol, conduct) {
	return {
		name: protocol.name,
		typeInvariant: (state) => protocol.typeInvariant?.(state) ?? [],
		init: (self, config) => protocol.init(self, config),
		step(state, event) {
			const deed = deedOf(protocol, state, event);
			const { after, effects } = deed;
			const broken = [.../* @__PURE__ */ new Set([...brokenIn(state), ...brokenBy(deed, conduct)])];
			return {
				state: broken.length === 0 ? after : {
					...after,
					broken
				},
				effects
			};
		}
	};
}
/** That no step of any node breaks any property of `conduct`. `statesIn`: the states of the judged nodes. */
function noStepBreaks(conduct, statesIn) {
	return allThrough((world) => statesIn(world).flatMap(brokenIn), Object.fromEntries(Object.entries(conduct).map(([name, { doc }]) => [name, always((broken) => !broken.includes(name), doc)])));
}
/** The properties that a step on the way to this state has broken. */
function brokenIn(state) {
	return state.broken ?? [];
}
function brokenBy(deed, conduct) {
	return Object.entries(conduct).flatMap(([name, property]) => property.kind === "always" && property.holds(deed) ? [] : [name]);
}
export { judged as n, noStepBreaks as r, deedOf as t };
