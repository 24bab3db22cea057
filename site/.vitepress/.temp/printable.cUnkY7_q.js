// impl/kernel/plain-data.ts
/** Characters of a path that an error quotes: the path into a cycle has no end. */
var LONGEST_PATH = 200;
/** A value that is not plain JSON: at `path`, the value holds `found`. */
var NotPlainData = class NotPlainData extends Error {
	name = "NotPlainData";
	path;
	found;
	constructor(path, found) {
		super(`${path === "" ? "the value" : path.slice(0, LONGEST_PATH)}: got ${found}, expected plain JSON; states and messages hold objects, arrays, strings, finite numbers, booleans and null only`);
		this.path = path;
		this.found = found;
	}
	/** The same error, with the path from the enclosing value: `where` is the key or index at which it holds this one. */
	inside(where) {
		return new NotPlainData(this.path === "" ? where : this.path.startsWith("[") ? `${where}${this.path}` : `${where}.${this.path}`, this.found);
	}
};
var DEEPEST = 200;
/** Characters of a canonical text. A small value that shares parts with itself may have a text without a practical end. */
var LONGEST_TEXT = 2 ** 26;
/** The canonical text of `value`: JSON with sorted keys. Throws `NotPlainData`, naming the path. */
function encode(value) {
	return encodeAt(value, 0);
}
/** Whether two values have the same canonical text. No text is made, and parts that both share are not looked at. */
function areEqual(a, b) {
	if (a === b) return true;
	if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((each, i) => areEqual(each, b[i]));
	if (!isRecord(a) || !isRecord(b)) return false;
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && areEqual(a[key], b[key]));
}
/** Whether `value` is a record: an object, neither null nor an array. */
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** A deeply frozen copy of the value whose canonical text this is. */
function decode(text) {
	return freeze(JSON.parse(text));
}
function encodeAt(value, depth) {
	switch (typeof value) {
		case "string": return JSON.stringify(value);
		case "boolean": return value ? "true" : "false";
		case "number":
			if (!Number.isFinite(value)) throw new NotPlainData("", String(value));
			return JSON.stringify(value);
		case "object":
			if (value === null) return "null";
			if (depth === DEEPEST) throw new NotPlainData("", "a cycle, or nested too deep");
			return Array.isArray(value) ? encodeArray(value, depth + 1) : encodeRecord(value, depth + 1);
		default: throw new NotPlainData("", value === void 0 ? "undefined" : `a ${typeof value}`);
	}
}
function encodeArray(array, depth) {
	let text = "[";
	let i = 0;
	try {
		for (; i < array.length; i++) text += i === 0 ? encodeAt(array[i], depth) : `,${encodeAt(array[i], depth)}`;
	} catch (error) {
		throw error instanceof NotPlainData ? error.inside(`[${i}]`) : error;
	}
	return closed(`${text}]`);
}
function encodeRecord(record, depth) {
	const prototype = Object.getPrototypeOf(record);
	if (prototype !== Object.prototype && prototype !== null) throw new NotPlainData("", `an instance of ${prototype.constructor?.name ?? "a class"}`);
	let text = "{";
	let at = "";
	try {
		for (const key of sorted(Object.keys(record))) {
			at = key;
			if (key === "__proto__") throw new NotPlainData("", "a key that JavaScript takes for the prototype");
			const value = encodeAt(record[key], depth);
			text += text === "{" ? `${JSON.stringify(key)}:${value}` : `,${JSON.stringify(key)}:${value}`;
		}
	} catch (error) {
		throw error instanceof NotPlainData ? error.inside(at) : error;
	}
	return closed(`${text}}`);
}
function closed(text) {
	if (text.length > LONGEST_TEXT) throw new NotPlainData("", `a value of more than ${LONGEST_TEXT} characters`);
	return text;
}
/** Sorts in place. The check first is for speed: most records are in order already. */
function sorted(keys) {
	for (let i = 1; i < keys.length; i++) if (keys[i - 1] > keys[i]) return keys.sort();
	return keys;
}
function freeze(value) {
	if (typeof value !== "object" || value === null) return value;
	for (const child of Object.values(value)) freeze(child);
	return Object.freeze(value);
}
// impl/kernel/printable.ts
/** Texts from outside, on one line that a terminal shows as it stands. */
/** Characters that end a line, steer a terminal, or reverse the direction of writing. */
var UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;
/** `text` with each character that steers a terminal written as an escape: `\u001b`. */
function printable(text) {
	return text.replace(UNPRINTABLE, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
/** Whether a terminal shows `text` on one line as it stands. */
function isPrintable(text) {
	return printable(text) === text;
}
export { decode as a, areEqual as i, printable as n, encode as o, NotPlainData as r, isRecord as s, isPrintable as t };
