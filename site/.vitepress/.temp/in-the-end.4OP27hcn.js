import { r as eventuallyAlways, s as weakEach, t as alwaysEventually } from "./temporal.D2P130Sg.js";
// scenarios/in-the-end.ts
/** Each message arrives, each timer runs out, each node starts, and each client asks. Faults never have to happen. */
var everythingGoesOn = [weakEach([
	"deliver",
	"timeout",
	"start",
	"request"
])];
/** Detectors suspect in the end whom they have to, and take a suspicion back if they can. */
var detectorsAreEventuallyPerfect = [weakEach(["suspect", "restore"])];
/** The scenario `base` with its recoverable properties as liveness properties, and without the others. */
function inTheEnd(scenarios, { base, instance, forGood, only, ...rest }) {
	const found = scenarios.find(({ name }) => name === base);
	if (found === void 0 || !("protocol" in found)) throw new Error(`${base}: there is no such scenario of a protocol`);
	const { properties, refines: _, ...world } = found;
	const name = `${base.split("/", 1)[0]}/in-the-end/${instance}`;
	return {
		...world,
		cost: "fast",
		...rest,
		name,
		properties: lively(properties, forGood === true, only)
	};
}
function lively(properties, forGood, only) {
	const make = forGood ? eventuallyAlways : alwaysEventually;
	return Object.fromEntries(Object.entries(properties).flatMap(([name, property]) => {
		if (property.kind !== "recoverable" || only?.includes(name) === false) return [];
		return [[name, make(property.holds, property.doc, property.explain)]];
	}));
}
export { everythingGoesOn as n, inTheEnd as r, detectorsAreEventuallyPerfect as t };
