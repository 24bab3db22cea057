import { o as encode, s as isRecord } from "./printable.cUnkY7_q.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
// traces/format/bytes.ts
/** Bytes, without the buffers of Node. */
/** The pieces in one. */
function joined(pieces) {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
/** The UTF-8 of a text. */
function utf8(text) {
	return new TextEncoder().encode(text);
}
/** The index of the first byte that differs from `other`; -1 when none does. A longer `bytes` differs where `other` ends. */
function firstDifference(bytes, other) {
	return bytes.findIndex((byte, index) => byte !== other[index]);
}
// traces/format/plain.ts
/** Checks that values are plain JSON, without making their text. */
/** As deep as `encode` goes. */
var DEEPEST = 200;
/** Throws `NotPlainData`, which names the path, unless the value is plain JSON. */
function requirePlain(value) {
	if (!isPlain(value, 0)) encode(value);
}
function isPlain(value, depth) {
	switch (typeof value) {
		case "string":
		case "boolean": return true;
		case "number": return Number.isFinite(value);
		case "object": return value === null || depth < DEEPEST && (Array.isArray(value) ? isPlainArray(value, depth + 1) : isPlainRecord(value, depth + 1));
		default: return false;
	}
}
function isPlainArray(array, depth) {
	for (let i = 0; i < array.length; i++) if (!isPlain(array[i], depth)) return false;
	return true;
}
function isPlainRecord(record, depth) {
	const prototype = Object.getPrototypeOf(record);
	if (prototype !== Object.prototype && prototype !== null) return false;
	const fields = record;
	for (const key of Object.keys(fields)) if (key === "__proto__" || !isPlain(fields[key], depth)) return false;
	return true;
}
// traces/format/sha256.ts
/** SHA-256, wherever this code runs. */
function portable() {
	const hash = sha256.create();
	return {
		update: (piece) => void hash.update(typeof piece === "string" ? utf8(piece) : piece),
		digest: () => bytesToHex(hash.digest())
	};
}
var begin = portable;
function beginHash() {
	return begin();
}
// traces/format/digest.ts
/** Digests of values and of bytes: equal values have equal digests. */
/** In characters. */
var PIECE = 65536;
/** As `digestOf`, also for a state that is larger than any text may be. Throws `NotPlainData`. */
function digestOfState(state) {
	requirePlain(state);
	const text = new Pieces();
	feed(state, text);
	return text.digest();
}
/** A canonical text that is hashed piece by piece. */
var Pieces = class {
	#hash = beginHash();
	#piece = "";
	add(text) {
		this.#piece += text;
		if (this.#piece.length < PIECE) return;
		this.#hash.update(this.#piece);
		this.#piece = "";
	}
	digest() {
		this.#hash.update(this.#piece);
		return this.#hash.digest().slice(0, 32);
	}
};
function feed(value, text) {
	if (Array.isArray(value)) {
		for (const [i, item] of value.entries()) {
			text.add(i === 0 ? "[" : ",");
			feed(item, text);
		}
		text.add(value.length === 0 ? "[]" : "]");
	} else if (isRecord(value)) {
		const keys = Object.keys(value).sort();
		for (const [i, key] of keys.entries()) {
			text.add(`${i === 0 ? "{" : ","}${JSON.stringify(key)}:`);
			feed(value[key], text);
		}
		text.add(keys.length === 0 ? "{}" : "}");
	} else text.add(JSON.stringify(value));
}
/** The first 128 bits of the SHA-256 of the concatenated parts, in hexadecimal. */
function shortHash(...parts) {
	const whole = beginHash();
	for (const part of parts) whole.update(part);
	return whole.digest().slice(0, 32);
}
/** Whether two values are equal, whatever the order of their keys. */
function sameJson(left, right) {
	return encode(left) === encode(right);
}
/** A step of a JSON Pointer: `~` and `/` are escaped as RFC 6901 says. */
function pointerStep(key) {
	const text = String(key);
	return /[~/]/.test(text) ? `/${text.replaceAll("~", "~0").replaceAll("/", "~1")}` : `/${text}`;
}
export { requirePlain as a, utf8 as c, shortHash as i, pointerStep as n, firstDifference as o, sameJson as r, joined as s, digestOfState as t };
