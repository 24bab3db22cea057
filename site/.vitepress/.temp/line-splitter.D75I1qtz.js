import { n as printable, s as isRecord } from "./printable.cUnkY7_q.js";
import { c as utf8, n as pointerStep, o as firstDifference, s as joined } from "./digest.Cfed8wUR.js";
// traces/format/bad-trace.ts
/** A file or argument is not a trace, or several files cannot be one run. */
var BadTrace = class extends Error {
	name = "BadTrace";
	file;
	/** The line, from 1; null for a complaint about the whole file. */
	line;
	/** The column, from 1, in UTF-16 units; null for a complaint about the whole line. */
	column;
	constructor(file, line, complaint, column = null) {
		super(printable(`${[
			file,
			line,
			column
		].filter((part) => part !== null).join(":")}: ${complaint}`));
		this.file = file;
		this.line = line;
		this.column = column;
	}
};
// traces/format/exact-number.ts
/**
* Reads numbers of JSON without loss. A double keeps whole numbers up to 2⁵³ − 1, and about 16 digits of others;
* `JSON.parse` silently rounds the rest.
*/
/** Whole numbers with more digits are refused. */
var MOST_DIGITS = 300;
/** Decimal numbers with at most this many digits survive the way into a double and back. */
var SURE_DIGITS = 15;
var INTEGER_AND_FRACTION = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/**
* The double that the token stands for; null when the double prints as another number. `token` is a number as JSON writes it.
* There is one zero: -0 is read as 0.
*/
function asDouble(token) {
	const double = Number(token);
	if (String(double) === token) return double;
	if (double === 0 && isZero(token)) return 0;
	if (token.length <= SURE_DIGITS && !/[eE]/.test(token)) return double;
	return Number.isFinite(double) && isSame(decimalOf(token), decimalOf(String(double))) ? double : null;
}
/**
* As `asDouble`, but whole numbers beyond ±(2⁵³ − 1) become bigints with up to 300 digits. So equal numbers are `===`, however
* they are written, and `<` compares all of them correctly.
*/
function asDoubleOrBigint(token) {
	if (token.length <= SURE_DIGITS && !/[eE]/.test(token)) return asDouble(token);
	const { isNegative, digits, exponent } = decimalOf(token);
	if (exponent < 0 || digits === "") return asDouble(token);
	if (digits.length + exponent > MOST_DIGITS) return null;
	const whole = BigInt(`${isNegative ? "-" : ""}${digits}${"0".repeat(exponent)}`);
	return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
}
function isZero(token) {
	return decimalOf(token).digits === "";
}
function isSame(left, right) {
	return left.isNegative === right.isNegative && left.digits === right.digits && left.exponent === right.exponent;
}
function decimalOf(token) {
	const [, sign = "", integer = "", fraction = "", exponent = "0"] = INTEGER_AND_FRACTION.exec(token) ?? [];
	const significant = withoutLeadingZeros(integer + fraction);
	const digits = withoutTrailingZeros(significant);
	return {
		isNegative: sign === "-",
		digits,
		exponent: Number(exponent) - fraction.length + significant.length - digits.length
	};
}
function withoutLeadingZeros(digits) {
	let start = 0;
	while (digits[start] === "0") start++;
	return digits.slice(start);
}
function withoutTrailingZeros(digits) {
	let end = digits.length;
	while (end > 0 && digits[end - 1] === "0") end--;
	return digits.slice(0, end);
}
// traces/format/json-grammar.ts
/**
* Checks that a text is JSON (RFC 8259) of bounded depth, without repeated keys and without the key `__proto__`. The check
* takes one pass, without recursion.
*/
/** Finds the first mistake; null when the text is one JSON value that meets the demands. */
function faultIn(text, demands) {
	try {
		new Scan(text, demands).run();
		return null;
	} catch (error) {
		if (error instanceof Stopped) return error.fault;
		throw error;
	}
}
var Stopped = class extends Error {
	fault;
	constructor(fault) {
		super(fault.complaint);
		this.fault = fault;
	}
};
var NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
var WORD = /true|false|null/y;
var ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** The most characters of a token in a complaint. */
var MOST_SHOWN = 40;
var Scan = class {
	#text;
	#demands;
	#open = [];
	#at = 0;
	constructor(text, demands) {
		this.#text = text;
		this.#demands = demands;
	}
	run() {
		for (let expected = "a value";;) {
			this.#skipSpace();
			const found = this.#text[this.#at];
			if (expected === "the end of the text" && found === void 0) return;
			expected = this.#take(expected, found);
		}
	}
	/** Takes one token, and returns the tokens that may follow. */
	#take(expected, found) {
		switch (expected) {
			case "a value or \"]\"": return found === "]" ? this.#close() : this.#value(expected, found);
			case "a value": return this.#value(expected, found);
			case "a key in quotes or \"}\"": return found === "}" ? this.#close() : this.#key(expected, found);
			case "a key in quotes": return this.#key(expected, found);
			case "\":\"": return found === ":" ? this.#skip("a value") : this.#stop(expected);
			case "\",\" or \"}\"": return found === "," ? this.#skip("a key in quotes") : found === "}" ? this.#close() : this.#stop(expected);
			case "\",\" or \"]\"":
				if (found === ",") return this.#nextElement();
				return found === "]" ? this.#close() : this.#stop(expected);
			case "the end of the text": return this.#stop(expected);
		}
	}
	#value(expected, found) {
		if (found === "{") return this.#openLevel({
			keys: /* @__PURE__ */ new Set(),
			key: ""
		}, "a key in quotes or \"}\"");
		if (found === "[") return this.#openLevel({ index: 0 }, "a value or \"]\"");
		if (found === "\"") this.#string();
		else if (found === "-" || found !== void 0 && found >= "0" && found <= "9") this.#number();
		else if (this.#match(WORD) === "") return this.#stop(expected);
		return this.#afterValue();
	}
	#key(expected, found) {
		const level = this.#open.at(-1);
		if (found !== "\"" || level === void 0 || !("keys" in level)) return this.#stop(expected);
		const start = this.#at;
		const raw = this.#string();
		const key = raw.includes("\\") ? JSON.parse(raw) : raw.slice(1, -1);
		if (key === "__proto__") this.#fail("got the key \"__proto__\", expected a key that no JavaScript object takes for its prototype; rename it", start);
		if (level.keys.has(key)) this.#fail(`the key ${shown(key)} stands twice in one object${this.#place(this.#path().slice(0, -1))}; leave one of the two out`, start);
		level.keys.add(key);
		level.key = key;
		return "\":\"";
	}
	#number() {
		const start = this.#at;
		const token = this.#match(NUMBER);
		if (token === "") this.#stop("a digit", start + 1);
		if (this.#demands.onNumber(token, () => this.#path())) return;
		const path = this.#path().map(pointerStep).join("");
		const kept = Number.isFinite(Number(token)) ? `it would be rounded to ${Number(token)}` : "it is too large";
		this.#fail(`${path === "" ? "the number" : path}: got ${clipped(token)}, expected a number that can be kept exactly; ${kept}`, start);
	}
	/** Returns the token, quotes included. */
	#string() {
		const start = this.#at;
		this.#at += 1;
		for (;;) {
			while (isPlain(this.#text.charCodeAt(this.#at))) this.#at += 1;
			const found = this.#text[this.#at];
			if (found === "\"") break;
			if (found !== "\\") this.#stop(found === void 0 ? "the quote that ends the string" : "an escape in place of a control character");
			if (this.#match(ESCAPE) === "") this.#stop("an escape such as \\n or \\u0041", this.#at + 1);
		}
		this.#at += 1;
		return this.#text.slice(start, this.#at);
	}
	#openLevel(level, expected) {
		const { deepest } = this.#demands;
		if (this.#open.length === deepest) this.#fail(`nested too deep: expected at most ${deepest} objects and arrays in each other`);
		this.#open.push(level);
		return this.#skip(expected);
	}
	#close() {
		this.#open.pop();
		this.#at += 1;
		return this.#afterValue();
	}
	#nextElement() {
		const level = this.#open.at(-1);
		if (level !== void 0 && "index" in level) level.index += 1;
		return this.#skip("a value");
	}
	#afterValue() {
		const level = this.#open.at(-1);
		if (level === void 0) return "the end of the text";
		return "keys" in level ? "\",\" or \"}\"" : "\",\" or \"]\"";
	}
	#skip(expected) {
		this.#at += 1;
		return expected;
	}
	#skipSpace() {
		while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
	}
	/** The text that matches here; empty when none does. */
	#match(pattern) {
		pattern.lastIndex = this.#at;
		const [token = ""] = pattern.exec(this.#text) ?? [];
		this.#at += token.length;
		return token;
	}
	#path() {
		return this.#open.map((level) => "keys" in level ? level.key : level.index);
	}
	#place(path) {
		return path.length === 0 ? "" : `, at ${path.map(pointerStep).join("")}`;
	}
	#stop(expected, at = this.#at) {
		const code = this.#text.codePointAt(at);
		return this.#fail(`not JSON: expected ${expected}, got ${code === void 0 ? "the end of the text" : character(code)}`, at);
	}
	#fail(complaint, at = this.#at) {
		throw new Stopped({
			complaint,
			column: at + 1
		});
	}
};
/** Whether the character stands for itself in a string. False at the end of the text, where the code is NaN. */
function isPlain(code) {
	return code >= 32 && code !== 34 && code !== 92;
}
function isSpace(code) {
	return code === 32 || code === 9 || code === 10 || code === 13;
}
var BYTE_ORDER_MARK = 65279;
/** A character in a form that every terminal can show. */
function character(code) {
	if (code === BYTE_ORDER_MARK) return "a byte order mark (U+FEFF); save the file as UTF-8 without one";
	if (code > 32 && code < 127) return JSON.stringify(String.fromCodePoint(code));
	return `the character U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
/** A text in quotes, in printable characters, clipped. */
function shown(text) {
	return JSON.stringify(clipped(text)).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
function clipped(text) {
	return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`;
}
// traces/format/arguments.ts
/** Validates the arguments of the readers of traces and histories before they are used. */
/** Throws `BadTrace` unless `is` holds of `value`, even if reading `value` throws. */
function requireArgument(at, value, expected, is) {
	if (!judged(value, is)) throw new BadTrace(at, null, `got ${kindOf(value)}, expected ${expected}; pass such a value`);
}
/** Throws `BadTrace` unless `value` is the name of a file. */
function requireName(at, value) {
	requireArgument(at, value, "the name of a file", isText);
}
function isText(value) {
	return typeof value === "string";
}
/** Returns a check for arrays whose items all pass `is`. */
function isListOf(item) {
	return (value) => Array.isArray(value) && Array.from(value).every(item);
}
function judged(value, is) {
	try {
		return is(value);
	} catch {
		return false;
	}
}
function kindOf(value) {
	if (value === null || value === void 0) return value === null ? "null" : "nothing";
	if (value === "") return "an empty text";
	if (typeof value === "number" || typeof value === "boolean") return Object.is(value, -0) ? "-0" : String(value);
	return typeof value === "object" ? "another object" : `a ${typeof value}`;
}
// traces/format/decoder.ts
function validateWith(compiled) {
	return (value) => compiled(value) ? [] : compiled.errors ?? [];
}
/** A decoder for the type `T`, from whose schema `validate` was compiled. */
function decoderWith(validate) {
	return (value) => {
		const errors = validate(value);
		return errors.length === 0 ? { valid: value } : { complaint: complaintOf(errors, value) };
	};
}
function complaintOf([error], value) {
	return error === void 0 ? "does not match its schema" : printable(inWords(error, value));
}
function inWords(error, value) {
	const where = error.instancePath === "" ? "" : `${error.instancePath} `;
	if (error.keyword === "additionalProperties") return `${where}has an unknown field "${String(error.params.additionalProperty)}"`;
	if (error.keyword === "discriminator") return `${where}has the unknown type ${JSON.stringify(error.params.tagValue ?? null)}`;
	if (error.instancePath === "" && !isRecord(value)) return `is not an object but ${JSON.stringify(value)?.slice(0, 40)}`;
	return `${where}${error.message ?? "is wrong"}`;
}
// traces/format/json-text.ts
/**
* The one edge for JSON from outside: files, sockets, standard input. It refuses what `JSON.parse` silently accepts: numbers
* that would be rounded, repeated keys, the key `__proto__`, and nesting without a bound. Then `JSON.parse` makes the value.
*/
/** The depth that states and messages may have, as in `impl/kernel/plain-data.ts`. */
var DEEPEST = 200;
/** Reads one JSON value. It never throws, and does not recurse into the text. */
function readJson(text, { deepest = DEEPEST, bigints = false, print = JSON.stringify } = {}) {
	const printed = bigints ? void 0 : asPrinted(text, deepest, print);
	if (printed !== void 0) return { valid: printed };
	return readJsonWith(text, {
		deepest,
		numberFor: bigints ? asDoubleOrBigint : asDouble
	});
}
/** As `readJson`. `numberFor` says what a number becomes, given its text; null refuses it. */
function readJsonWith(text, { deepest = DEEPEST, numberFor }) {
	const replaced = [];
	const fault = faultIn(text, {
		deepest,
		onNumber: (token, path) => {
			const value = numberFor(token);
			if (value === null) return false;
			if (!Object.is(Number(token), value)) replaced.push({
				path: path(),
				value
			});
			return true;
		}
	});
	if (fault !== null) return fault;
	return { valid: replaced.reduce(withReplaced, JSON.parse(text)) };
}
/** As `readJson`, for bytes that must be UTF-8. */
function readJsonBytes(bytes, options = {}) {
	const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
	const again = utf8(text);
	const wrong = firstDifference(again, bytes);
	if (wrong < 0 && again.length === bytes.length) return readJson(text, options);
	const before = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, wrong));
	const byte = bytes[wrong];
	return {
		complaint: `not JSON: expected UTF-8, got ${byte === void 0 ? "half a character" : `the byte 0x${byte.toString(16).padStart(2, "0")}`}`,
		column: before.length + 1
	};
}
/**
* The value of a text that `JSON.stringify` would write for it, such as a frame of a node. Then no number was rounded, no key came
* twice, and nothing was left out. Undefined: it would write another text, so the text must be read with care.
*/
function asPrinted(text, deepest, print) {
	if (text.includes("__proto__")) return void 0;
	try {
		const value = JSON.parse(text);
		return print(value) === text && isWithin(value, deepest) ? value : void 0;
	} catch {
		return;
	}
}
/** Whether there are at most `deepest` objects and arrays around each value in it. */
function isWithin(value, deepest) {
	if (!isContainer(value)) return true;
	if (deepest === 0) return false;
	for (const name in value) if (!isWithin(Reflect.get(value, name), deepest - 1)) return false;
	return true;
}
/** The value that `JSON.parse` made, with one number in it replaced. */
function withReplaced(root, { path, value }) {
	const last = path.at(-1);
	if (last === void 0) return value;
	const holder = path.slice(0, -1).reduce((inside, step) => isContainer(inside) ? Reflect.get(inside, step) : inside, root);
	if (isContainer(holder)) Reflect.set(holder, last, value);
	return root;
}
function isContainer(value) {
	return typeof value === "object" && value !== null;
}
// traces/format/line-splitter.ts
/** Splits a stream of bytes into lines of bounded length. */
/** In bytes: 16 MiB. */
var LONGEST_LINE = 16777216;
var NEWLINE = 10;
var RETURN = 13;
var LineSplitter = class {
	#file;
	#longest;
	#number = 1;
	#pending = [];
	#length = 0;
	/** `file` is the name in complaints; `longest` is the bound in bytes. */
	constructor(file, longest = LONGEST_LINE) {
		this.#file = file;
		this.#longest = longest;
	}
	/** Yields the lines that this chunk completes. The chunk must not change afterwards. Throws `BadTrace` when a line is too long. */
	*push(chunk) {
		let start = 0;
		for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
			this.#add(chunk.subarray(start, end));
			start = end + 1;
			const bytes = this.#takeLine();
			const hasReturn = bytes.at(-1) === RETURN;
			yield this.#numbered(hasReturn ? bytes.subarray(0, -1) : bytes, hasReturn ? "CRLF" : "LF");
		}
		this.#add(chunk.subarray(start));
	}
	/** Yields the bytes after the last newline as a line; nothing when the stream ended with a newline. */
	*end() {
		if (this.#length > 0) yield this.#numbered(this.#takeLine(), "none");
	}
	#add(bytes) {
		this.#length += bytes.length;
		if (this.#length > this.#longest) throw new BadTrace(this.#file, this.#number, `the line is too long: expected at most ${this.#longest} bytes`);
		if (bytes.length > 0) this.#pending.push(bytes);
	}
	#takeLine() {
		const [only, ...more] = this.#pending;
		const line = only !== void 0 && more.length === 0 ? only : joined(this.#pending);
		this.#pending = [];
		this.#length = 0;
		return line;
	}
	#numbered(bytes, ending) {
		const number = this.#number;
		this.#number += 1;
		return {
			number,
			bytes,
			ending
		};
	}
};
/** Splits these chunks into lines. Throws `BadTrace`. */
function* linesIn(file, chunks) {
	const splitter = new LineSplitter(file);
	for (const chunk of chunks) yield* splitter.push(chunk);
	yield* splitter.end();
}
export { validateWith as a, requireArgument as c, asDoubleOrBigint as d, BadTrace as f, decoderWith as i, requireName as l, readJson as n, isListOf as o, readJsonBytes as r, isText as s, linesIn as t, faultIn as u };
