// spec/kernel/canonical.ts
/**
* Equality of plain JSON. A state comes back from the checker with the keys of its records sorted, so `JSON.stringify`
* gives equal records different texts. These functions do not.
*
* A spec imports nothing but specs, so this is an encoder of its own; a test compares it with the checker's.
*/
/** The depth to which the checker lets states be nested. */
var DEEPEST = 200;
/** The most characters of a path in an error: the path to a cycle never ends. */
var LONGEST_PATH = 200;
/**
* The text of `value`, the same for equal values: JSON with the keys of each record ascending by UTF-16 code units. Throws a
* `TypeError` of one sentence, with the path, where the value is not plain JSON.
*/
function canonical(value) {
	try {
		return textOf(value, 0);
	} catch (error) {
		const { path, found } = error instanceof NotPlain ? error : {
			path: "",
			found: "a value that cannot be read"
		};
		throw new TypeError(`canonical, at value${path.slice(0, LONGEST_PATH)}: got ${found}, expected plain JSON; use objects, arrays, strings, finite numbers, booleans and null only`, { cause: error });
	}
}
/** Whether two plain JSON values are equal, whatever the order of their keys. Throws as `canonical` does. */
function equal(a, b) {
	return a === b || canonical(a) === canonical(b);
}
/** Thrown for a value that JSON would leave out or turn into null: unequal values would get the same text. */
var NotPlain = class extends Error {
	path;
	found;
	constructor(path, found) {
		super(found);
		this.path = path;
		this.found = found;
	}
};
function textOf(value, depth) {
	if (typeof value !== "object" || value === null) return scalar(value);
	if (depth === DEEPEST) throw new NotPlain("", "a cycle, or nested too deep");
	if (Array.isArray(value)) return `[${Array.from(value, (entry, index) => textAt(`[${index}]`, entry, depth + 1)).join()}]`;
	const prototype = Object.getPrototypeOf(value);
	if (prototype !== Object.prototype && prototype !== null) throw new NotPlain("", "an instance of a class");
	return `{${Object.entries(value).map(([key, entry]) => {
		const step = `.${key}`;
		if (key === "__proto__") throw new NotPlain(step, "a key that JavaScript takes for the prototype");
		return {
			key,
			text: `${JSON.stringify(key)}:${textAt(step, entry, depth + 1)}`
		};
	}).sort((a, b) => a.key < b.key ? -1 : 1).map(({ text }) => text).join()}}`;
}
function textAt(step, value, depth) {
	try {
		return textOf(value, depth);
	} catch (error) {
		throw error instanceof NotPlain ? new NotPlain(`${step}${error.path}`, error.found) : error;
	}
}
function scalar(value) {
	if (typeof value === "function") throw new NotPlain("", "a function");
	if (!(value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value))) throw new NotPlain("", typeof value === "bigint" ? `the bigint ${value}`.slice(0, LONGEST_PATH) : String(value));
	return JSON.stringify(value);
}
export { equal as n, canonical as t };
