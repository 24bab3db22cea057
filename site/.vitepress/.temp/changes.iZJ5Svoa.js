import { s as isRecord } from "./printable.cUnkY7_q.js";
import { n as pointerStep, r as sameJson } from "./digest.Cfed8wUR.js";
// traces/format/changes.ts
/** Finds the smallest parts in which two plain JSON values differ, each with its path. */
/**
* The differences from `before` to `after`, by path. Objects and arrays of equal length are compared part by part;
* an array that grew or shrank is one difference.
*/
function changes(before, after, path = "") {
	if (Object.is(before, after)) return [];
	if (isRecord(before) && isRecord(after)) return changedKeys(before, after, path);
	if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) return before.flatMap((each, index) => changes(each, after[index], path + pointerStep(index)));
	return sameJson(before, after) ? [] : [{
		path,
		before,
		after
	}];
}
function changedKeys(before, after, path) {
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((key) => {
		if (Object.is(before[key], after[key]) && Object.hasOwn(before, key) && Object.hasOwn(after, key)) return [];
		const at = path + pointerStep(key);
		if (!Object.hasOwn(before, key)) return [{
			path: at,
			after: after[key]
		}];
		if (!Object.hasOwn(after, key)) return [{
			path: at,
			before: before[key]
		}];
		return changes(before[key], after[key], at);
	});
}
export { changes as t };
