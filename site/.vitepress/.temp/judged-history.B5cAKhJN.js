import { a as validateWith, c as requireArgument, d as asDoubleOrBigint, f as BadTrace, i as decoderWith, o as isListOf, r as readJsonBytes, s as isText, t as linesIn, u as faultIn } from "./line-splitter.D75I1qtz.js";
import { c as utf8, o as firstDifference, s as joined } from "./digest.Cfed8wUR.js";
import { n as inOrder, t as judge } from "./judgement.C7j3kGiY.js";
import { n as printable, s as isRecord } from "./printable.cUnkY7_q.js";
import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { distance } from "fastest-levenshtein";
// traces/client-history/bounds.ts
/** About a minute, and 512 MiB. */
var DEFAULT_BOUNDS = {
	steps: 5e7,
	bytes: 2 ** 29
};
// traces/format/reading-budget.ts
/** A bound on the bytes that are read into memory together. */
var BYTES_PER_MEBIBYTE = 1048576;
/** The amount that may still be read; one budget serves all files that are kept together. */
var ReadingBudget = class {
	#most;
	#left;
	/** `most` is in bytes. */
	constructor(most) {
		this.#most = most;
		this.#left = most;
	}
	/** Takes bytes from the budget. Throws `BadTrace` when fewer are left. */
	spend(file, bytes) {
		this.#left -= bytes;
		if (this.#left >= 0) return;
		const most = Math.floor(this.#most / BYTES_PER_MEBIBYTE);
		throw new BadTrace(file, null, `too much to read: expected at most ${most} MiB in all; a larger heap takes more: NODE_OPTIONS=--max-old-space-size=<MiB>`);
	}
};
// traces/client-history/data/datum.ts
/** Equal values have equal texts, in whatever order the keys of their maps stand. `null` is written as EDN does. */
function textOf$1(datum) {
	switch (datum.is) {
		case "scalar":
			if (datum.value === null) return "nil";
			return typeof datum.value === "string" ? JSON.stringify(datum.value) : String(datum.value);
		case "name": return datum.name;
		case "list": return `[${datum.items.map(textOf$1).join(" ")}]`;
		case "map": return `{${datum.entries.map(({ key, value }) => `${textOf$1(key)} ${textOf$1(value)}`).sort().join(", ")}}`;
	}
}
/** The text of a keyword, symbol or string, without colon and quotes; null for others. */
function wordOf(datum) {
	if (datum.is === "name") return datum.name.replace(/^:/, "");
	return datum.is === "scalar" && typeof datum.value === "string" ? datum.value : null;
}
function isNil(datum) {
	return datum.is === "scalar" && datum.value === null;
}
/** The value under a key of a map, by the word of the key. */
function fieldOf(datum, word) {
	if (datum.is !== "map") return null;
	return datum.entries.find(({ key }) => wordOf(key) === word)?.value ?? null;
}
/** The value in a complaint, clipped. */
function shown(datum) {
	const text = textOf$1(datum);
	return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
// traces/client-history/data/read-data.ts
/**
* Reads EDN (https://github.com/edn-format/edn) and JSON into values with their places. Values are handed on one by one, so a
* long list of operations is never in memory as values.
*/
/** The most lists and maps around a value. */
var DEEPEST$1 = 200;
var NUMBER = /[+-]?\d[^\s,;()[\]{}"]*/y;
var EXACT = /^\+?(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)[NM]?$/;
var NAME = /:?[^\s,;()[\]{}"\\#:@^`~][^\s,;()[\]{}"\\@^`~]*/y;
var CHARACTER = /\\(?:newline|space|tab|return|u[0-9a-fA-F]{4}|[\s\S])/y;
var TAG = /#[A-Za-z][^\s,;()[\]{}"]*/y;
var ENDS = {
	"[": "]",
	"(": ")",
	"{": "}",
	"#{": "}"
};
/** The top values of a text; if the text is one list, its items. Throws `BadTrace`. JSON must have passed `requireJson`. */
function valuesIn(source, dialect) {
	return allOf(new DataReader(source, dialect, true));
}
/** The top values of a text, lists among them. Throws `BadTrace`. */
function topValuesIn(source) {
	return allOf(new DataReader(source, "edn", false));
}
function* allOf(reader) {
	for (let value = reader.next(); value !== null; value = reader.next()) yield value;
}
/** Throws `BadTrace` unless the text is JSON, whole or line by line. Numbers must be such that they can be kept exactly. */
function requireJson(source) {
	const { text } = source;
	const demands = {
		deepest: DEEPEST$1,
		onNumber: (token) => asDoubleOrBigint(token) !== null
	};
	const whole = faultIn(text, demands);
	if (whole === null) return;
	let at = 0;
	const lines = text.split("\n");
	if (lines.filter((line) => line.trim() !== "").length < 2 || faultIn(lines[0], demands) !== null) source.fail(whole.column - 1, whole.complaint);
	for (const line of lines) {
		const fault = line.trim() === "" ? null : faultIn(line, demands);
		if (fault !== null) source.fail(at + fault.column - 1, fault.complaint);
		at += line.length + 1;
	}
}
var DataReader = class {
	#source;
	#dialect;
	#open = [];
	#at = 0;
	/** The list around all values, if the text is one list. */
	#around = null;
	#skips = 0;
	constructor(source, dialect, unwraps) {
		this.#source = source;
		this.#dialect = dialect;
		this.#skipSpace();
		const first = source.text[this.#at];
		if (unwraps && (first === "[" || first === "(")) this.#around = this.#level("list", first);
	}
	/** The next value; null at the end. */
	next() {
		for (;;) {
			const datum = this.#token();
			if (datum === "opened" || datum === "skipping") continue;
			if (datum === null) return null;
			const level = this.#open.at(-1) ?? this.#around;
			if ((level?.skips ?? this.#skips) > 0) {
				if (level === null) this.#skips -= 1;
				else level.skips -= 1;
				continue;
			}
			const inner = this.#open.at(-1);
			if (inner === void 0) return datum;
			inner.items.push(datum);
		}
	}
	#token() {
		this.#skipSpace();
		const { text } = this.#source;
		const at = this.#at;
		const found = text[at];
		if (found === void 0) return this.#end();
		if (found === "]" || found === ")" || found === "}") return this.#close(found);
		if (found === "[" || found === "(" || found === "{") return this.#openLevel(found === "{" ? "map" : "list", found);
		if (found === "\"") return {
			is: "scalar",
			at,
			value: this.#string()
		};
		if (found === "#") return this.#dispatch();
		if (found === "\\") return this.#character();
		if (/[0-9]/.test(found) || /[+-]/.test(found) && /[0-9]/.test(text[at + 1] ?? "")) return this.#number();
		const name = this.#match(NAME);
		if (name === "") this.#source.fail(at, `expected a value, got ${JSON.stringify(found)}`);
		if (name === "nil" || name === "null") return {
			is: "scalar",
			at,
			value: null
		};
		if (name === "true" || name === "false") return {
			is: "scalar",
			at,
			value: name === "true"
		};
		return {
			is: "name",
			at,
			name
		};
	}
	/** After a `#`: a set, a value that is left out, or a tag, which is ignored. */
	#dispatch() {
		const at = this.#at;
		const next = this.#source.text[at + 1];
		if (next === "{") {
			this.#at += 1;
			return this.#openLevel("set", "#{");
		}
		if (next === "_") {
			this.#at += 2;
			const level = this.#open.at(-1) ?? this.#around;
			if (level === null) this.#skips += 1;
			else level.skips += 1;
			return "skipping";
		}
		if (this.#match(TAG) === "") this.#source.fail(at, "expected a set, \"#_\" or a tag after \"#\"");
		return "skipping";
	}
	#character() {
		const at = this.#at;
		const token = this.#match(CHARACTER);
		if (token === "") this.#source.fail(at, "expected a character after \"\\\", got the end of the text");
		return {
			is: "scalar",
			at,
			value: characterOf(token)
		};
	}
	#number() {
		const at = this.#at;
		const token = this.#match(NUMBER);
		const [, digits] = EXACT.exec(token) ?? [];
		if (digits === void 0) this.#source.fail(at, `expected a number such as 12, -3 or 0.5, got ${clipped(token)}`);
		const value = asDoubleOrBigint(digits);
		if (value === null) this.#source.fail(at, `got ${clipped(token)}, expected a number that can be kept exactly; write it as a text`);
		return {
			is: "scalar",
			at,
			value
		};
	}
	#string() {
		const at = this.#at;
		const { text } = this.#source;
		this.#at += 1;
		while (text[this.#at] !== "\"") {
			this.#at += text[this.#at] === "\\" ? 2 : 1;
			if (this.#at >= text.length) this.#source.fail(at, "expected the quote that ends this string, got the end of the text");
		}
		this.#at += 1;
		return text.slice(at + 1, this.#at - 1).replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code, letter) => {
			if (code !== void 0) return String.fromCharCode(Number.parseInt(code, 16));
			return ESCAPES[letter ?? ""] ?? this.#source.fail(at, `the string has the escape \\${letter}, expected one of \\n \\t \\r \\\\ \\" \\u0041`);
		});
	}
	#openLevel(is, start) {
		if (this.#open.length >= DEEPEST$1) this.#source.fail(this.#at, `nested too deep: expected at most ${DEEPEST$1} lists and maps in each other`);
		this.#open.push(this.#level(is, start));
		return "opened";
	}
	#level(is, start) {
		const level = {
			at: this.#at,
			is,
			end: ENDS[start] ?? "",
			items: [],
			skips: 0
		};
		this.#at += 1;
		return level;
	}
	#close(found) {
		const level = this.#open.pop();
		const around = level ?? this.#around;
		if (around === null || around.end !== found) {
			const expected = around === null ? "a value" : `"${around.end}", which ends what line ${this.#source.lineOf(around.at)} begins`;
			this.#source.fail(this.#at, `expected ${expected}, got "${found}"`);
		}
		if (around.skips > 0) this.#source.fail(this.#at, `expected a value after "#_", got "${found}"`);
		this.#at += 1;
		if (level === void 0) return this.#afterList();
		const { at, is, items } = level;
		return is === "map" ? {
			is,
			at,
			entries: this.#entriesOf(level)
		} : {
			is: "list",
			at,
			items
		};
	}
	/** After the list around all values, nothing may follow. */
	#afterList() {
		this.#around = null;
		this.#skipSpace();
		if (this.#at < this.#source.text.length) this.#source.fail(this.#at, "expected the end of the text after the list of operations");
		return null;
	}
	#entriesOf({ items, at }) {
		if (items.length % 2 === 1) this.#source.fail(at, `expected a value for each key of the map, got ${items.length} keys and values`);
		const entries = [];
		const keys = /* @__PURE__ */ new Set();
		for (let i = 0; i < items.length; i += 2) {
			const key = textOf$1(items[i]);
			if (keys.has(key)) this.#source.fail(items[i].at, `the key ${clipped(key)} stands twice in one map; leave one of the two out`);
			keys.add(key);
			entries.push({
				key: items[i],
				value: items[i + 1]
			});
		}
		return entries;
	}
	#end() {
		const level = this.#open.at(-1) ?? this.#around;
		if (level !== null) this.#source.fail(level.at, `expected "${level.end}" for this, got the end of the text`);
		return null;
	}
	/** Blanks, commas and comments; in JSON also the colon after a key, whose grammar was checked before. */
	#skipSpace() {
		const { text } = this.#source;
		for (; this.#at < text.length; this.#at++) {
			const found = text[this.#at];
			if (found === ";" && this.#dialect === "edn") this.#at = endOfLine(text, this.#at);
			else if (!BLANKS.has(found) && !(found === ":" && this.#dialect === "json")) return;
		}
	}
	#match(pattern) {
		pattern.lastIndex = this.#at;
		const [token = ""] = pattern.exec(this.#source.text) ?? [];
		this.#at += token.length;
		return token;
	}
};
var BLANKS = /* @__PURE__ */ new Set([
	" ",
	"\n",
	"\r",
	"	",
	"\f",
	","
]);
/** Where the line ends in which this offset is. */
function endOfLine(text, at) {
	const end = text.indexOf("\n", at);
	return end === -1 ? text.length : end;
}
var ESCAPES = {
	n: "\n",
	t: "	",
	r: "\r",
	b: "\b",
	f: "\f",
	"\"": "\"",
	"\\": "\\",
	"/": "/"
};
function characterOf(token) {
	const known = {
		"\\newline": "\n",
		"\\space": " ",
		"\\tab": "	",
		"\\return": "\r"
	}[token];
	if (known !== void 0) return known;
	return token.length === 6 ? String.fromCharCode(Number.parseInt(token.slice(2), 16)) : token.slice(1);
}
function clipped(token) {
	return token.length <= 40 ? token : `${token.slice(0, 40)}…`;
}
// traces/client-history/data/source.ts
/** The text of a file, and places in it. */
var SourceText = class SourceText {
	file;
	text;
	/** The text of which this is a part, and where it begins there. */
	#whole;
	/** Where lines end; made when a line is first asked for. */
	#ends = null;
	/** `file` is the name in complaints. */
	constructor(file, text, whole = null) {
		this.file = file;
		this.text = text.startsWith("﻿") ? text.slice(1) : text;
		this.#whole = whole;
	}
	/** A part of this text, whose places are those of the whole. */
	part(from, to) {
		return new SourceText(this.file, this.text.slice(from, to), {
			source: this,
			from
		});
	}
	/** Throws `BadTrace` with the line and the column of this offset. */
	fail(at, complaint) {
		if (this.#whole !== null) return this.#whole.source.fail(this.#whole.from + at, complaint);
		const column = at === 0 ? 1 : at - this.text.lastIndexOf("\n", at - 1);
		throw new BadTrace(this.file, this.lineOf(at), complaint, column);
	}
	/** From 1. */
	lineOf(at) {
		if (this.#whole !== null) return this.#whole.source.lineOf(this.#whole.from + at);
		this.#ends ??= [...this.text.matchAll(/\n/g)].map(({ index }) => index);
		let [low, high] = [0, this.#ends.length];
		while (low < high) {
			const middle = low + high >> 1;
			if (this.#ends[middle] < at) low = middle + 1;
			else high = middle;
		}
		return low + 1;
	}
};
/** Throws `BadTrace` unless the budget has room for the text. */
function requireRoom(file, chunks, budget) {
	for (const chunk of chunks) budget.spend(file, chunk.length);
}
/** Throws `BadTrace` unless the bytes are UTF-8. */
function sourceOf(file, chunks) {
	const bytes = joined(chunks);
	try {
		return new SourceText(file, new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes));
	} catch {
		const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
		return new SourceText(file, text).fail(firstWrong(bytes, text), "not text: expected UTF-8; save the file as UTF-8");
	}
}
/** Where the text differs from what the bytes say. */
function firstWrong(bytes, text) {
	const again = utf8(text);
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(again.subarray(0, firstDifference(again, bytes))).length;
}
// traces/client-history/formats/calls.ts
/** The version of a key that was never written. */
var UNWRITTEN = "0.0.0";
/** The text of a value that is not there; JSON has no such text. */
var NO_VALUE = "nothing";
/** Throws `BadTrace`. */
function recordedCalls(source) {
	requireJson(source);
	const calls = /* @__PURE__ */ new Map();
	const answers = /* @__PURE__ */ new Map();
	for (const line of valuesIn(source, "json")) {
		const type = wordIn(source, line, "type");
		if (type === "client") continue;
		if (type !== "call" && type !== "answer") source.fail(line.at, `type: got ${type}, expected client, call or answer`);
		const of = type === "call" ? calls : answers;
		const id = wordIn(source, line, "id");
		if (of.has(id)) source.fail(line.at, `a second ${type} ${id}; ids are unique`);
		of.set(id, line);
	}
	for (const [id, { at }] of answers) if (!calls.has(id)) source.fail(at, `got the answer to ${id}, expected its call in the same file`);
	if (calls.size === 0) source.fail(source.text.length, "got no call, expected at least one; there is nothing to judge");
	return [...calls].map(([id, call]) => recordedCall(source, id, call, answers.get(id) ?? null));
}
var OUTCOMES$1 = [
	"ok",
	"refused",
	"failed",
	"unknown"
];
function recordedCall(source, id, call, answer) {
	const told = answer === null ? "unknown" : wordIn(source, answer, "outcome");
	const outcome = OUTCOMES$1.find((each) => each === told) ?? source.fail(answer?.at ?? 0, `outcome: got ${told}, expected ${OUTCOMES$1.join(", ")}`);
	const began = timeIn(source, call);
	const ended = answer === null ? null : timeIn(source, answer);
	if (answer !== null && ended !== null && ended < began) source.fail(answer.at, `at: got ${ended}, expected a time after that of the call, ${began}`);
	const versions = new Map((outcome === "ok" && answer !== null ? listIn$1(source, answer, "writes") : []).map((each) => [wordIn(source, each, "key"), wordIn(source, each, "version")]));
	const demands = listIn$1(source, call, "if");
	const keys = [...demands, ...listIn$1(source, call, "writes")].map((each) => wordIn(source, each, "key"));
	const asked = listIn$1(source, call, "reads").map((each) => wordOf(each) ?? source.fail(each.at, `reads: got ${shown(each)}, expected a key`));
	return {
		id,
		keys: /* @__PURE__ */ new Set([...asked, ...keys]),
		client: wordIn(source, call, "client"),
		at: call.at,
		began,
		ended,
		outcome,
		seen: [...demands.filter((each) => fieldOf(each, "version") !== null).map((each) => seenIn(source, each)), ...(outcome === "ok" && answer !== null ? listIn$1(source, answer, "reads") : []).map((each) => seenIn(source, each, NO_VALUE))],
		absent: demands.filter((each) => fieldOf(each, "version") === null).map((each) => wordIn(source, each, "key")),
		writes: listIn$1(source, call, "writes").map((each) => {
			const key = wordIn(source, each, "key");
			const value = fieldOf(each, "value");
			const version = versions.get(key) ?? null;
			if (outcome === "ok" && version === null) source.fail(answer?.at ?? each.at, `writes: got no version of ${JSON.stringify(key)}, expected that of each write`);
			return {
				key,
				value: value === null ? NO_VALUE : textOf$1(value),
				version
			};
		})
	};
}
function seenIn(source, datum, otherwise) {
	const value = fieldOf(datum, "value");
	return {
		key: wordIn(source, datum, "key"),
		version: wordIn(source, datum, "version"),
		value: value === null ? otherwise : textOf$1(value)
	};
}
function wordIn(source, datum, field) {
	const found = fieldOf(datum, field);
	return (found === null ? null : wordOf(found)) ?? source.fail(found?.at ?? datum.at, `${field}: got ${found === null ? "nothing" : shown(found)}, expected a text`);
}
function timeIn(source, datum) {
	const found = fieldOf(datum, "at");
	const time = found?.is === "scalar" ? found.value : null;
	if (typeof time === "number" || typeof time === "bigint") return time;
	return source.fail(found?.at ?? datum.at, `at: got ${found === null ? "nothing" : shown(found)}, expected a number`);
}
function listIn$1(source, datum, field) {
	const found = fieldOf(datum, field);
	if (found?.is === "list") return found.items;
	return source.fail(found?.at ?? datum.at, `${field}: got ${found === null ? "nothing" : shown(found)}, expected a list`);
}
// traces/client-history/formats/event.ts
/** The process of events that name none: one client did one thing after the other. */
var NO_PROCESS = "only";
/** Joins the beginnings and ends of each process. Throws `BadTrace` where a process does two things at once. */
function attemptsOf(source, events) {
	const attempts = [];
	/** By process: where its open attempt is in `attempts`. */
	const open = /* @__PURE__ */ new Map();
	let time = 0;
	for (const event of events) {
		const known = open.get(event.process);
		if (event.type === "invoke") {
			if (known !== void 0) {
				const line = source.lineOf(attempts[known].began.at);
				source.fail(event.at, `process ${event.process} begins an operation, expected the end of the one that it began in line ${line}`);
			}
			open.set(event.process, attempts.push({
				began: event,
				ended: null,
				beganAt: time,
				endedAt: null
			}) - 1);
		} else {
			if (known === void 0) source.fail(event.at, `process ${event.process} ends an operation, expected that it began one`);
			open.delete(event.process);
			attempts[known] = {
				...attempts[known],
				ended: event,
				endedAt: time
			};
		}
		time += 1;
	}
	if (attempts.length === 0) source.fail(source.text.length, "got no operation, expected at least one; there is nothing to judge");
	return attempts;
}
// traces/client-history/formats/jepsen-data.ts
/** The histories of Jepsen, Knossos and Elle as EDN or JSON: maps with type, process, f and value. */
var TYPES = /* @__PURE__ */ new Map([
	["invoke", "invoke"],
	["ok", "ok"],
	["fail", "fail"],
	["info", "info"]
]);
/** The process that makes faults. It is not a client. */
var NEMESIS = "nemesis";
/** Throws `BadTrace`. */
function* jepsenEvents(source, dialect) {
	for (const datum of valuesIn(source, dialect)) {
		if (datum.is !== "map") source.fail(datum.at, `got ${shown(datum)}, expected a map with type, f and value`);
		const process = fieldOf(datum, "process");
		if (process !== null && wordOf(process) === NEMESIS) continue;
		yield eventOf(source, datum, process);
	}
}
function eventOf(source, datum, process) {
	const type = fieldOf(datum, "type");
	const does = fieldOf(datum, "f");
	const key = fieldOf(datum, "key");
	const value = fieldOf(datum, "value");
	return {
		at: datum.at,
		type: typeOf$1(source, datum, type),
		process: process === null ? NO_PROCESS : textOf$1(process),
		does: does === null || isNil(does) ? null : wordOf(does),
		key: key === null || isNil(key) ? null : key,
		value: value === null || isNil(value) ? null : value
	};
}
function typeOf$1(source, datum, type) {
	const found = TYPES.get((type === null ? null : wordOf(type)) ?? "");
	if (found !== void 0) return found;
	return source.fail(type?.at ?? datum.at, `type: got ${type === null ? "nothing" : shown(type)}, expected invoke, ok, fail or info`);
}
// traces/client-history/formats/jepsen-log.ts
/** The log of Jepsen itself: lines such as `INFO  jepsen.util - 3 :invoke :cas [1 2]`, among other lines. */
/** Processes of clients have numbers; the nemesis has none. */
var LINE$1 = /\bjepsen\.util(?::| -)\s*(\d+)\s+:(invoke|ok|fail|info)\s+:(\S+)(?:[^\S\n]+(\S.*))?$/;
/** Whether a text is such a log, by its first lines. */
function isJepsenLog(text) {
	return text.split("\n", 1e3).some((line) => LINE$1.test(line.trimEnd()));
}
/** Throws `BadTrace`. */
function* jepsenLogEvents(source) {
	let start = 0;
	for (const line of source.text.split("\n")) {
		const [whole, process, type, does, value] = LINE$1.exec(line.trimEnd()) ?? [];
		if (whole !== void 0) {
			const end = start + line.trimEnd().length;
			const read = value === void 0 || type === "info" ? null : valueIn(source.part(end - value.length, end));
			yield {
				at: start,
				type: typeOf(type),
				process,
				does,
				key: null,
				value: read
			};
		}
		start += line.length + 1;
	}
}
function typeOf(word) {
	return word === "invoke" || word === "ok" || word === "fail" ? word : "info";
}
function valueIn(part) {
	const [value, more] = [...topValuesIn(part)];
	if (more !== void 0) part.fail(more.at, "expected the end of the line after the value");
	return value === void 0 || isNil(value) ? null : value;
}
// traces/client-history/formats/polysi.ts
var LINE = /^([rw])\((-?\d{1,300}),(-?\d{1,300}),(\d{1,20}),(\d{1,20})\)$/;
function isPolysi(text) {
	return /^[rw]\(-?\d+,/.test(text);
}
/** Throws `BadTrace`. */
function* polysiLines(source) {
	let at = 0;
	for (const line of source.text.split("\n")) {
		const [whole, does, key, value, session, transaction] = LINE.exec(line.trimEnd()) ?? [];
		if (whole !== void 0) yield {
			at,
			does: does === "w" ? "w" : "r",
			key: exact(key),
			value: exact(value),
			session,
			transaction
		};
		else if (line.trim() !== "") source.fail(at, `got ${JSON.stringify(line.slice(0, 40))}, expected r(key,value,session,transaction) or w(…), in whole numbers`);
		at += line.length + 1;
	}
}
/** Without leading zeros. */
function exact(digits) {
	return String(BigInt(digits));
}
// traces/client-history/formats/recognise.ts
/** Which format a text has, by its first characters, and which model its operations belong to, by what clients did. */
var FORMATS = [
	"selfman",
	"calls",
	"edn",
	"json",
	"log",
	"polysi"
];
/** The most bytes of a file that are looked at. */
var ENOUGH_BYTES = 65536;
/** Null: it is none of these. An empty text counts as the project's own format, whose reader says what is missing. */
function formatOf(beginning) {
	const text = beginning.replace(/^\ufeff/, "").trimStart();
	if (text === "" || /^\{[^\n}]*"type"\s*:\s*"header"/.test(text)) return "selfman";
	if (/^\{"type":"client","format":"selfman-calls\//.test(text)) return "calls";
	if (isPolysi(text)) return "polysi";
	if (isJepsenLog(text)) return "log";
	if (/^\[?\s*\{\s*["}]/.test(text)) return "json";
	return /^[[({#;]/.test(text) ? "edn" : null;
}
/** Throws `BadTrace` if it cannot be told. */
function modelOf(source, attempts) {
	const words = new Set(attempts.map(({ began }) => began.does));
	const has = (...some) => some.some((word) => words.has(word));
	if (has("transfer")) return "bank";
	if (has("add", "inc", "increment", "incr", "sub", "dec", "decrement", "decr")) return "counter";
	if (has("get", "put", "append")) return "kv";
	if (has("cas")) return "cas";
	if (has("read", "write", "r", "w")) return "register";
	if (attempts.find(({ began }) => began.does === "txn" || began.does === null && began.value?.is === "list") !== void 0) return attempts.some(({ began }) => hasAppend(began.value)) ? "append" : "rw-register";
	const [some] = words;
	return source.fail(attempts[0].began.at, `f: got ${some ?? "nothing"}, which no model knows; choose one with --model`);
}
/** Whether a transaction appends to a list. */
function hasAppend(value) {
	return value?.is === "list" && value.items.some((each) => each.is === "list" && each.items.length > 0 && wordOf(each.items[0]) === "append");
}
// traces/client-history/model-names.ts
/** The models that a history may be judged by. */
/** The models of single objects. */
var OBJECT_MODELS = [
	"register",
	"cas",
	"counter",
	"kv",
	"bank"
];
/** The models of transactions: on lists to which elements are appended, and on registers. */
var TRANSACTION_MODELS = ["append", "rw-register"];
[...OBJECT_MODELS, ...TRANSACTION_MODELS];
function isTransactionModel(model) {
	return TRANSACTION_MODELS.some((each) => each === model);
}
// spec/linearisability/budget.ts
/** The bounds of a search, shared by all searches of one history. */
var Budget = class {
	#steps;
	#bytes;
	/** `steps`: tried operations. `bytes`: what the searches may remember, about. */
	constructor(steps, bytes) {
		this.#steps = steps;
		this.#bytes = bytes;
	}
	get isSpent() {
		return this.#steps <= 0 || this.#bytes <= 0;
	}
	step() {
		this.#steps -= 1;
	}
	remember(bytes) {
		this.#bytes -= bytes;
	}
};
var UNTRIED = -2;
/** A state takes about this much besides its text and its row. */
var BYTES_PER_STATE = 200;
var States = class {
	#model;
	#budget;
	/** One call of each kind. */
	#kinds = [];
	#numberOf = /* @__PURE__ */ new Map();
	#states = [];
	/** By state: the state after each kind of call. */
	#after = [];
	/** `calls` are all calls of the history. */
	constructor(model, calls, budget) {
		this.#model = model;
		this.#budget = budget;
		const known = /* @__PURE__ */ new Map();
		this.kindOf = Int32Array.from(calls, (call) => {
			const name = model.nameOf(call);
			const kind = known.get(name) ?? this.#kinds.push(call) - 1;
			known.set(name, kind);
			return kind;
		});
		this.isRead = this.#kinds.map((call) => model.isRead(call));
		this.initial = this.#intern(model.initial);
	}
	/** By the place of a call: its kind. Calls of one kind do the same. */
	kindOf;
	/** By kind. */
	isRead;
	initial;
	/** The number of the state after this call, or `IMPOSSIBLE`. */
	after(state, kind) {
		const row = this.#after[state];
		if (row[kind] === UNTRIED) {
			const next = this.#model.step(this.#states[state], this.#kinds[kind]);
			row[kind] = next === null ? -1 : this.#intern(next);
		}
		return row[kind];
	}
	#intern(state) {
		const text = this.#model.textOf(state);
		const known = this.#numberOf.get(text);
		if (known !== void 0) return known;
		const number = this.#states.push(state) - 1;
		this.#numberOf.set(text, number);
		this.#after.push(new Int32Array(this.#kinds.length).fill(UNTRIED));
		this.#budget.remember(BYTES_PER_STATE + 4 * text.length + 4 * this.#kinds.length);
		return number;
	}
};
// spec/linearisability/taken.ts
/** The operations that a search has put in order so far, as bits; and their key together with a state. */
var Taken = class {
	/** The operations that have ended, by their beginning; then those of unknown outcome. */
	#bits;
	#placeOf;
	/** Words for those that have ended. */
	#words;
	/** The words before this one are full. */
	#full = 0;
	/** Those of operations that have ended are empty from this one on. */
	#end = 0;
	key;
	/** `hasEnd`: of each operation, whether its end is known. Operations are ordered by their beginning. */
	constructor(hasEnd) {
		const ended = hasEnd.filter((each) => each).length;
		this.#words = Math.ceil(ended / 32);
		let [place, pending] = [0, 32 * this.#words];
		this.#placeOf = Int32Array.from(hasEnd, (each) => each ? place++ : pending++);
		this.#bits = new Int32Array(Math.ceil(pending / 32));
		this.key = new Int32Array(this.#bits.length + 2);
	}
	has(operation) {
		const place = this.#placeOf[operation];
		return (this.#bits[place >> 5] & 1 << (place & 31)) !== 0;
	}
	flip(operation) {
		const place = this.#placeOf[operation];
		this.#bits[place >> 5] ^= 1 << (place & 31);
		this.#full = Math.min(this.#full, place >> 5);
		if (place >> 5 < this.#words) this.#end = Math.max(this.#end, (place >> 5) + 1);
	}
	/** Fills `key`, and returns its length. Full words at the beginning, and empty ones at the end, are left out. */
	keyWith(state) {
		while (this.#full < this.#words && this.#bits[this.#full] === -1) this.#full += 1;
		while (this.#end > this.#full && this.#bits[this.#end - 1] === 0) this.#end -= 1;
		let length = 0;
		this.key[length++] = state;
		this.key[length++] = this.#full;
		for (let word = this.#words; word < this.#bits.length; word++) this.key[length++] = this.#bits[word];
		for (let word = this.#full; word < this.#end; word++) this.key[length++] = this.#bits[word];
		return length;
	}
};
// spec/linearisability/timeline.ts
/** The beginnings and ends of operations in the order of real time, as a list from which pairs are taken and put back. */
var HEAD = 0;
/**
* Entries are numbers: 0 is the head; operation i begins at entry 2i + 1 and ends at 2i + 2. An operation that has no end is
* one of unknown outcome.
*/
var Timeline = class {
	#next;
	#previous;
	constructor(operations) {
		this.#next = new Int32Array(2 * operations.length + 1).fill(HEAD);
		this.#previous = this.#next.slice();
		let last = HEAD;
		for (const entry of inTime(operations)) {
			this.#next[last] = entry;
			this.#previous[entry] = last;
			last = entry;
		}
		this.#next[last] = HEAD;
		this.#previous[HEAD] = last;
	}
	/** The entry after this one; 0 at the end. `next(0)` is the first. */
	next(entry) {
		return this.#next[entry];
	}
	take(operation, hasEnd) {
		this.#takeEntry(2 * operation + 1);
		if (hasEnd) this.#takeEntry(2 * operation + 2);
	}
	/** Undoes the last `take`. */
	putBack(operation, hasEnd) {
		if (hasEnd) this.#putEntryBack(2 * operation + 2);
		this.#putEntryBack(2 * operation + 1);
	}
	#takeEntry(entry) {
		const [previous, next] = [this.#previous[entry], this.#next[entry]];
		this.#next[previous] = next;
		this.#previous[next] = previous;
	}
	#putEntryBack(entry) {
		this.#next[this.#previous[entry]] = entry;
		this.#previous[this.#next[entry]] = entry;
	}
};
function isBeginning(entry) {
	return entry % 2 === 1;
}
function operationAt(entry) {
	return entry - 1 >> 1;
}
/** Of entries with one time, beginnings come first: such operations count as concurrent. */
function inTime(operations) {
	const entries = operations.flatMap(({ began, ended }, i) => [{
		entry: 2 * i + 1,
		time: began
	}, ...ended === null ? [] : [{
		entry: 2 * i + 2,
		time: ended
	}]]);
	const rank = (entry) => isBeginning(entry) ? 0 : 1;
	entries.sort((a, b) => inOrder(a.time, b.time) || rank(a.entry) - rank(b.entry) || a.entry - b.entry);
	return entries.map(({ entry }) => entry);
}
// spec/linearisability/visited.ts
var FIRST_SLOTS = 1024;
var FIRST_WORDS = 4096;
var Visited = class {
	#budget;
	/** Keys one after another: the length, then the words. */
	#words = new Int32Array(FIRST_WORDS);
	#used = 1;
	/** Where the key of each slot begins; 0 is an empty slot. */
	#slots = new Int32Array(FIRST_SLOTS);
	#count = 0;
	constructor(budget) {
		this.#budget = budget;
	}
	/** Adds the first `length` words of `key`. False if they are known already. */
	add(key, length) {
		let slot = hashOf(key, length) & this.#slots.length - 1;
		for (let start = this.#slots[slot]; start !== 0; start = this.#slots[slot]) {
			if (this.#isAt(start, key, length)) return false;
			slot = slot + 1 & this.#slots.length - 1;
		}
		this.#slots[slot] = this.#store(key, length);
		this.#count += 1;
		this.#budget.remember(4 * length + 12);
		if (2 * this.#count > this.#slots.length) this.#grow();
		return true;
	}
	#isAt(start, key, length) {
		if (this.#words[start] !== length) return false;
		for (let i = 0; i < length; i++) if (this.#words[start + 1 + i] !== key[i]) return false;
		return true;
	}
	#store(key, length) {
		const start = this.#used;
		this.#used += length + 1;
		if (this.#used > this.#words.length) {
			const larger = new Int32Array(Math.max(2 * this.#words.length, this.#used));
			larger.set(this.#words);
			this.#words = larger;
		}
		this.#words[start] = length;
		for (let i = 0; i < length; i++) this.#words[start + 1 + i] = key[i];
		return start;
	}
	#grow() {
		const old = this.#slots;
		this.#slots = new Int32Array(2 * old.length);
		for (const start of old) {
			if (start === 0) continue;
			let slot = hashOf(this.#words, this.#words[start], start + 1) & this.#slots.length - 1;
			while (this.#slots[slot] !== 0) slot = slot + 1 & this.#slots.length - 1;
			this.#slots[slot] = start;
		}
	}
};
function hashOf(words, length, from = 0) {
	let hash = length;
	for (let i = from; i < from + length; i++) {
		hash = Math.imul(hash ^ words[i], 2654435761);
		hash ^= hash >>> 15;
	}
	return hash;
}
// spec/linearisability/search.ts
/**
* Is there an order of operations on one object that its model allows, and in which each takes effect between its beginning
* and its end?
*
* Sources: J. M. Wing and C. Gong, "Testing and Verifying Concurrent Objects", Journal of Parallel and Distributed Computing
* 17, 1993; the memory of visited pairs is that of G. Lowe, "Testing for linearizability", Concurrency and Computation:
* Practice and Experience 29, 2017.
*
* Two rules save time. A read that is possible, and tells nothing new, is taken at once. It may come now in any order in which
* it comes later. And of operations of unknown outcome that do the same, the one that began first is taken first.
*/
var Search = class {
	#operations;
	#hasEnd;
	#budget;
	#states;
	#timeline;
	#taken;
	#visited;
	/** The operations in order, the state before each, and whether it was free: no other choice was needed. */
	#order = [];
	#before = [];
	#isFree = [];
	#state;
	/** The entry that is looked at next; 0: the first. */
	#at = 0;
	#left;
	/** Of those in order, how many have an end. */
	#ended = 0;
	#furthest = {
		order: [],
		ended: -1,
		blocked: null
	};
	constructor(operations, model, budget) {
		this.#operations = [...operations].sort((a, b) => inOrder(a.began, b.began));
		this.#hasEnd = this.#operations.map(({ ended }) => ended !== null);
		this.#budget = budget;
		this.#states = new States(model, this.#operations.map(({ call }) => call), budget);
		this.#timeline = new Timeline(this.#operations);
		this.#taken = new Taken(this.#hasEnd);
		this.#visited = new Visited(budget);
		this.#state = this.#states.initial;
		this.#left = this.#hasEnd.filter((each) => each).length;
	}
	/** Goes on for at most this number of steps, as far as the budget allows. */
	advance(steps) {
		if (this.#order.length === 0 && this.#at === 0) this.#takeFree();
		for (let step = 0; step < steps && !this.#budget.isSpent; step++) {
			if (this.#left === 0) return "linearisable";
			this.#budget.step();
			const entry = this.#timeline.next(this.#at);
			if (entry !== 0 && isBeginning(entry)) this.#try(operationAt(entry), entry);
			else if (!this.#stepBack(entry)) return "refuted";
		}
		return this.#left === 0 ? "linearisable" : "unfinished";
	}
	/** The order that was found, or the longest one that was tried. */
	get prefix() {
		const { order, blocked } = this.#left === 0 ? {
			order: this.#order,
			blocked: null
		} : this.#furthest;
		return {
			order: order.map((place) => this.#operations[place].id),
			blocked: blocked === null ? null : this.#operations[blocked].id
		};
	}
	#try(operation, entry) {
		this.#at = entry;
		const after = this.#states.after(this.#state, this.#states.kindOf[operation]);
		if (after === -1 || !this.#hasEnd[operation] && (after === this.#state || this.#hasEarlierTwin(operation))) return;
		this.#taken.flip(operation);
		const isNew = this.#visited.add(this.#taken.key, this.#taken.keyWith(after));
		this.#taken.flip(operation);
		if (!isNew) return;
		this.#take(operation, after, false);
		this.#takeFree();
	}
	/** Whether an operation of unknown outcome is still there that does the same and began earlier. */
	#hasEarlierTwin(operation) {
		const kind = this.#states.kindOf[operation];
		for (let entry = this.#timeline.next(0); entry !== 0; entry = this.#timeline.next(entry)) {
			const other = operationAt(entry);
			if (other === operation) return false;
			if (isBeginning(entry) && !this.#hasEnd[other] && this.#states.kindOf[other] === kind) return true;
		}
		return false;
	}
	#take(operation, after, isFree) {
		this.#order.push(operation);
		this.#before.push(this.#state);
		this.#isFree.push(isFree);
		this.#taken.flip(operation);
		this.#timeline.take(operation, this.#hasEnd[operation]);
		if (this.#hasEnd[operation]) {
			this.#left -= 1;
			this.#ended += 1;
		}
		this.#state = after;
		this.#at = 0;
	}
	/** Takes all reads that are possible now, and tell nothing new. Those of unknown outcome may as well never happen. */
	#takeFree() {
		for (let entry = this.#timeline.next(0); entry !== 0 && isBeginning(entry);) {
			const operation = operationAt(entry);
			const kind = this.#states.kindOf[operation];
			const isFree = this.#hasEnd[operation] && this.#states.isRead[kind] && this.#states.after(this.#state, kind) === this.#state;
			if (isFree) this.#take(operation, this.#state, true);
			entry = isFree ? this.#timeline.next(0) : this.#timeline.next(entry);
		}
	}
	/** Undoes the last choice. `entry` is the end at which no other operation could be tried. False if there is no choice left. */
	#stepBack(entry) {
		if (this.#ended > this.#furthest.ended) this.#furthest = {
			order: [...this.#order],
			ended: this.#ended,
			blocked: entry === 0 ? null : operationAt(entry)
		};
		for (;;) {
			const operation = this.#order.pop();
			const before = this.#before.pop();
			const isFree = this.#isFree.pop();
			if (operation === void 0 || before === void 0) return false;
			this.#timeline.putBack(operation, this.#hasEnd[operation]);
			this.#taken.flip(operation);
			if (this.#hasEnd[operation]) {
				this.#left += 1;
				this.#ended -= 1;
			}
			this.#state = before;
			this.#at = 2 * operation + 1;
			if (isFree !== true) return true;
		}
	}
};
// spec/linearisability/judgement.ts
/**
* Judges operations on several objects. Each object is judged by itself, since linearisability is a local property (M. P.
* Herlihy and J. M. Wing, "Linearizability: A Correctness Condition for Concurrent Objects", TOPLAS 12, 1990). They take turns
* under one budget, so that an easy refutation is found beside a hard object.
*/
/** Steps of each object in its first turn; they double from turn to turn. */
var FIRST_TURN = 2e3;
/** Judges the operations on each object. The first refutation ends the search. */
function judgeObjects(objects, model, { steps, bytes }) {
	const budget = new Budget(steps, bytes);
	const all = [...objects].map(([object, operations]) => ({
		object,
		search: () => new Search(operations, model, budget)
	}));
	const done = [];
	let waiting = all.map(({ object, search }) => ({
		object,
		search: lazily(search)
	}));
	for (let turn = FIRST_TURN; waiting.length > 0 && !budget.isSpent; turn *= 2) {
		const still = [];
		for (const each of waiting) {
			const verdict = each.search().advance(turn);
			if (verdict === "unfinished") still.push(each);
			else done.push({
				object: each.object,
				verdict,
				prefix: each.search().prefix
			});
			if (verdict === "refuted") {
				const others = [...still, ...waiting.slice(waiting.indexOf(each) + 1)];
				return {
					verdict: "refuted",
					objects: [...done, ...others.map(unfinished)]
				};
			}
		}
		waiting = still;
	}
	return {
		verdict: waiting.length === 0 ? "linearisable" : "unknown",
		objects: [...done, ...waiting.map(unfinished)]
	};
}
function unfinished({ object }) {
	return {
		object,
		verdict: "unfinished",
		prefix: {
			order: [],
			blocked: null
		}
	};
}
/** Makes a search when its turn comes: an object after a refuted one takes no memory. */
function lazily(make) {
	let made;
	return () => {
		made ??= make();
		return made;
	};
}
// spec/linearisability/models/bank.ts
var bank = {
	initial: {
		areKnown: false,
		balances: /* @__PURE__ */ new Map()
	},
	step(held, call) {
		if (call.do === "transfer") {
			if (call.from === call.to || call.amount === 0n) return held;
			const moved = new Map(held.balances);
			moved.set(call.from, (moved.get(call.from) ?? 0n) - call.amount);
			moved.set(call.to, (moved.get(call.to) ?? 0n) + call.amount);
			return {
				...held,
				balances: moved
			};
		}
		if (!held.areKnown) return {
			areKnown: true,
			balances: call.balances
		};
		return [...call.balances].every(([account, balance]) => (held.balances.get(account) ?? 0n) === balance) ? held : null;
	},
	isRead: (call) => call.do === "read",
	textOf: ({ areKnown, balances }) => `${areKnown} ${textOf(balances)}`,
	nameOf: (call) => call.do === "read" ? `read ${textOf(call.balances)}` : JSON.stringify([
		call.from,
		call.to,
		String(call.amount)
	])
};
function textOf(balances) {
	const sorted = [...balances].filter(([, balance]) => balance !== 0n).sort(([a], [b]) => a < b ? -1 : 1);
	return JSON.stringify(sorted.map(([account, balance]) => [account, String(balance)]));
}
// spec/linearisability/models/counter.ts
var counter = {
	initial: 0n,
	step(held, call) {
		if (call.do === "read") return call.value === held ? held : null;
		const after = held + call.amount;
		return call.now === null || call.now === after ? after : null;
	},
	isRead: (call) => call.do === "read",
	textOf: String,
	nameOf: (call) => call.do === "read" ? `read ${call.value}` : `add ${call.amount} ${call.now}`
};
// spec/linearisability/models/register.ts
/** `initial` is what a read sees before any write. */
function register(initial) {
	return {
		initial,
		step(held, call) {
			switch (call.do) {
				case "read": return call.value === held ? held : null;
				case "write": return call.value;
				case "cas":
					if (!call.took) return call.from === held ? null : held;
					return call.from === held ? call.to : null;
			}
		},
		isRead: (call) => call.do === "read" || call.do === "cas" && !call.took,
		textOf: (held) => held,
		nameOf: (call) => JSON.stringify(call)
	};
}
// spec/linearisability/models/text.ts
var text = {
	initial: "",
	step(held, call) {
		switch (call.do) {
			case "get": return call.value === held ? held : null;
			case "put": return call.value;
			case "append": return held + call.value;
		}
	},
	isRead: (call) => call.do === "get",
	textOf: (held) => held,
	nameOf: (call) => JSON.stringify(call)
};
// spec/linearisability/models/versioned-register.ts
/** The value of a register that was never written, or whose value was deleted. */
var ABSENT = "nothing";
function versionedRegister(initialVersion) {
	return {
		initial: {
			value: ABSENT,
			version: initialVersion
		},
		step(held, call) {
			switch (call.do) {
				case "read":
					if (call.value !== held.value) return null;
					return knownAs(held, call.version);
				case "write":
					if (call.ifAbsent && held.value !== "nothing") return null;
					if (call.ifVersion !== null && knownAs(held, call.ifVersion) === null) return null;
					return {
						value: call.value,
						version: call.version
					};
				case "refused":
					if (call.ifAbsent) return held.value === "nothing" ? null : held;
					return call.ifVersion !== null && call.ifVersion === held.version ? null : held;
			}
		},
		isRead: (call) => call.do !== "write",
		textOf: ({ value, version }) => JSON.stringify([version, value]),
		nameOf: (call) => JSON.stringify(call)
	};
}
/** The held value with this version; null if it cannot have it. */
function knownAs(held, version) {
	if (held.version === null) return {
		...held,
		version
	};
	return held.version === version ? held : null;
}
/** Sorts operations by object. `callOf` says what an attempt did to its object; null: nothing that anybody could see. */
function objectsIn(attempts, reading, callOf) {
	const objects = /* @__PURE__ */ new Map();
	attempts.forEach((attempt, i) => {
		const keyed = keyedAttempt(attempt, reading);
		const call = callOf(keyed);
		if (call === null) return;
		const { began, beganAt, endedAt } = attempt;
		const ended = attempt.ended?.type === "info" ? null : endedAt;
		const operations = objects.get(keyed.key) ?? [];
		operations.push({
			id: String(i + 1),
			call,
			began: beganAt,
			ended,
			process: began.process,
			at: began.at
		});
		objects.set(keyed.key, operations);
	});
	return objects;
}
function keyedAttempt({ began, ended }, reading) {
	const { source, isKeyed } = reading;
	const does = began.does ?? source.fail(began.at, "f: got nothing, expected what the client did, such as read or write");
	const outcome = ended === null || ended.type === "info" ? "unknown" : ended.type === "ok" ? "ok" : "fail";
	const asked = isKeyed ? pairIn(source, began.value, began.at) : {
		key: began.key,
		value: began.value
	};
	const answer = outcome === "ok" ? ended?.value ?? null : null;
	const answered = isKeyed && answer !== null ? pairIn(source, answer, answer.at).value : answer;
	return {
		key: asked.key === null ? "" : textOf$1(asked.key),
		at: began.at,
		does,
		outcome,
		asked: asked.value,
		answered
	};
}
function pairIn(source, value, at) {
	if (value?.is !== "list" || value.items.length !== 2) return source.fail(value?.at ?? at, `got ${value === null ? "nil" : shown(value)}, expected a pair [key value]; leave out --keyed if values have no keys`);
	const [key, proper] = value.items;
	return {
		key,
		value: proper.is === "scalar" && proper.value === null ? null : proper
	};
}
/** The value proper as a canonical text. */
function valueText(value) {
	return value === null ? "nil" : textOf$1(value);
}
/** A whole number. */
function wholeNumber(source, value, at, what) {
	const number = value?.is === "scalar" ? value.value : null;
	if (typeof number === "bigint" || typeof number === "number" && Number.isInteger(number)) return BigInt(number);
	return source.fail(value?.at ?? at, `${what}: got ${value === null ? "nil" : shown(value)}, expected a whole number`);
}
/** A field of a map. */
function requireField(source, map, word, at) {
	return (map === null ? null : fieldOf(map, word)) ?? source.fail(map?.at ?? at, `${word}: got nothing, expected it in the value, as in {:from 1, :to 2, :amount 3}`);
}
function textIn(source, value, at) {
	return (value === null ? "" : wordOf(value)) ?? source.fail(value?.at ?? at, `got ${value === null ? "nil" : shown(value)}, expected a text`);
}
// traces/client-history/objects/banks.ts
function banksIn(attempts, reading) {
	const { source } = reading;
	return objectsIn(attempts, reading, ({ does, outcome, asked, answered, at }) => {
		switch (does) {
			case "read": return outcome === "ok" ? {
				do: "read",
				balances: balancesIn(source, answered, at)
			} : null;
			case "transfer": {
				const amount = wholeNumber(source, requireField(source, asked, "amount", at), at, "amount");
				const [from, to] = ["from", "to"].map((side) => accountOf(requireField(source, asked, side, at)));
				return outcome === "fail" ? null : {
					do: "transfer",
					from,
					to,
					amount
				};
			}
		}
		return source.fail(at, `f: got ${does}, expected read or transfer`);
	});
}
function balancesIn(source, value, at) {
	if (value?.is !== "map") return source.fail(value?.at ?? at, `got ${value === null ? "nil" : shown(value)}, expected the balance of each account, as in {1 10, 2 0}`);
	return new Map(value.entries.map(({ key, value: balance }) => [accountOf(key), wholeNumber(source, balance, at, `balance of ${accountOf(key)}`)]));
}
/** In JSON, an account is a number in transfers and a text in reads. */
function accountOf(datum) {
	return wordOf(datum) ?? textOf$1(datum);
}
// traces/client-history/objects/counters.ts
/** The words for additions, with their sign and the amount where the log gives none. */
var ADDITIONS = new Map([...[
	"add",
	"inc",
	"increment",
	"incr"
].map((word) => [word, 1n]), ...[
	"sub",
	"dec",
	"decrement",
	"decr"
].map((word) => [word, -1n])]);
function countersIn(attempts, reading) {
	const { source } = reading;
	return objectsIn(attempts, reading, ({ does, outcome, asked, answered, at }) => {
		if (does === "read") return outcome === "ok" ? {
			do: "read",
			value: wholeNumber(source, answered, at, "value")
		} : null;
		const sign = ADDITIONS.get(does);
		if (sign === void 0) return source.fail(at, `f: got ${does}, expected read, or ${[...ADDITIONS.keys()].join(", ")}`);
		if (outcome === "fail") return null;
		return {
			do: "add",
			amount: sign * (asked === null ? 1n : wholeNumber(source, asked, at, "value")),
			now: null
		};
	});
}
// traces/client-history/objects/in-words.ts
function registerInWords(call) {
	if (call.do !== "cas") return `${call.do} ${call.value}`;
	return `cas ${call.from} → ${call.to}${call.took ? "" : ", refused"}`;
}
function counterInWords(call) {
	if (call.do === "read") return `read ${call.value}`;
	return `add ${call.amount}${call.now === null ? "" : `, now ${call.now}`}`;
}
function bankInWords(call) {
	if (call.do === "transfer") return `transfer ${call.amount} from ${call.from} to ${call.to}`;
	return `read ${[...call.balances].map(([account, balance]) => `${account}: ${balance}`).join(", ")}`;
}
function versionedInWords(call) {
	if (call.do === "read") return `read ${call.value} (version ${call.version})`;
	const demand = call.ifVersion === null ? call.ifAbsent ? " if absent" : "" : ` if version ${call.ifVersion}`;
	if (call.do === "refused") return `write${demand}, refused`;
	return `write ${call.value}${demand} (version ${call.version ?? "not told"})`;
}
// traces/client-history/objects/registers.ts
function registersIn(attempts, reading) {
	const { source, failedCas, hasCas } = reading;
	return objectsIn(attempts, reading, (attempt) => {
		const { does, outcome, asked, answered, at } = attempt;
		switch (does) {
			case "read":
			case "r": return outcome === "ok" ? {
				do: "read",
				value: valueText(answered)
			} : null;
			case "write":
			case "w": return outcome === "fail" ? null : {
				do: "write",
				value: valueText(asked)
			};
			case "cas": if (hasCas) return casOf(attempt);
		}
		return source.fail(at, `f: got ${does}, expected read or write${hasCas ? " or cas" : "; for cas, use --model cas"}`);
	});
	function casOf({ outcome, asked, at }) {
		if (asked?.is !== "list" || asked.items.length !== 2) return source.fail(asked?.at ?? at, "cas: expected [old new] as its value");
		const [from, to] = asked.items.map(valueText);
		if (outcome === "fail") return failedCas === "ignored" ? null : {
			do: "cas",
			from,
			to,
			took: false
		};
		return {
			do: "cas",
			from,
			to,
			took: true
		};
	}
}
// traces/client-history/objects/texts.ts
function textsIn(attempts, reading) {
	const { source } = reading;
	return objectsIn(attempts, reading, ({ does, outcome, asked, answered, at }) => {
		switch (does) {
			case "get":
			case "read": return outcome === "ok" ? {
				do: "get",
				value: textIn(source, answered, at)
			} : null;
			case "put":
			case "write": return outcome === "fail" ? null : {
				do: "put",
				value: textIn(source, asked, at)
			};
			case "append": return outcome === "fail" ? null : {
				do: "append",
				value: textIn(source, asked, at)
			};
		}
		return source.fail(at, `f: got ${does}, expected get, put or append`);
	});
}
// traces/client-history/objects/versioned.ts
/** Whether each call is about one key. */
function areSingle(calls) {
	return calls.every(({ keys }) => keys.size === 1);
}
function versionedIn(calls) {
	const objects = /* @__PURE__ */ new Map();
	for (const recorded of calls) {
		const call = callOf(recorded);
		if (call === null) continue;
		const { id, client, at, began, ended, outcome, keys } = recorded;
		const [key] = keys;
		const operation = {
			id,
			call,
			began,
			ended: outcome === "unknown" ? null : ended,
			process: client,
			at
		};
		const operations = objects.get(key) ?? [];
		operations.push(operation);
		objects.set(key, operations);
	}
	return objects;
}
function callOf({ outcome, seen, absent, writes }) {
	const [written] = writes;
	if (outcome === "failed") return null;
	if (written === void 0) {
		const [{ value = NO_VALUE, version } = { version: UNWRITTEN }] = seen;
		return outcome === "ok" ? {
			do: "read",
			value,
			version
		} : null;
	}
	const demands = {
		ifVersion: seen[0]?.version ?? null,
		ifAbsent: absent.length > 0
	};
	if (outcome === "refused") return {
		do: "refused",
		...demands
	};
	return {
		do: "write",
		value: written.value,
		version: written.version,
		...demands
	};
}
// traces/client-history/objects/object-models.ts
/** The models of single objects, by name: what a log says of such objects, and how they are judged. */
/** Throws `BadTrace` if an operation is not one of the model. */
function modelledAs(model, attempts, reading) {
	switch (model) {
		case "register":
		case "cas": return modelled(model, registersIn(attempts, {
			...reading,
			hasCas: model === "cas"
		}), register("nil"), registerInWords);
		case "counter": return modelled(model, countersIn(attempts, reading), counter, counterInWords);
		case "kv": return modelled(model, textsIn(attempts, reading), text, ({ do: does, value }) => `${does} ${JSON.stringify(value)}`);
		case "bank": return modelled(model, banksIn(attempts, reading), bank, bankInWords);
	}
}
/** Recorded calls, each about one key. */
function modelledCalls(calls) {
	return modelled("versions", versionedIn(calls), versionedRegister(UNWRITTEN), versionedInWords);
}
function modelled(model, objects, rules, inWords) {
	const byId = new Map([...objects.values()].flat().map((each) => [each.id, each]));
	return {
		model,
		objects,
		judge: (bounds) => judgeObjects(objects, rules, bounds),
		operation: (id) => byId.get(id),
		inWords: (id) => {
			const operation = byId.get(id);
			return operation === void 0 ? id : inWords(operation.call);
		}
	};
}
// schema/compiled/history-line.js
var validate = validate10;
var schema12 = {
	"type": "object",
	"properties": {
		"type": {
			"type": "string",
			"const": "transaction"
		},
		"id": {
			"description": "Unique in the file.",
			"minLength": 1,
			"type": "string"
		},
		"outcome": {
			"description": "`unknown`: the client was never told. The transaction may have taken effect at any time after `began`.",
			"enum": [
				"aborted",
				"committed",
				"unknown"
			],
			"type": "string"
		},
		"operations": {
			"description": "The operations, in the order in which the client asked for them.",
			"type": "array",
			"items": { "$ref": "#/definitions/OperationLine" }
		},
		"began": {
			"description": "The time at which the transaction began, by one clock or counter for all clients. Only the order of these numbers matters.",
			"type": "number"
		},
		"ended": {
			"description": "The time at which the client was told the outcome; null if the client never was.",
			"anyOf": [{
				"type": "number",
				"properties": {},
				"additionalProperties": false
			}, { "type": ["null", "number"] }]
		}
	},
	"additionalProperties": false,
	"required": [
		"began",
		"ended",
		"id",
		"operations",
		"outcome",
		"type"
	]
};
var schema13 = {
	"type": "object",
	"properties": {
		"type": {
			"enum": ["read", "write"],
			"type": "string"
		},
		"item": { "type": "string" },
		"version": {
			"description": "The version that was read or written. 0 is the initial version; of two versions of an item, the higher is the later.",
			"type": "integer",
			"minimum": 0
		},
		"value": {
			"description": "Tells apart two versions with the same number, from two attempts of which one did not take effect.",
			"anyOf": [{
				"type": "number",
				"properties": {},
				"additionalProperties": false
			}, { "type": [
				"null",
				"string",
				"number",
				"boolean"
			] }]
		}
	},
	"additionalProperties": false,
	"required": [
		"item",
		"type",
		"version"
	]
};
var func2 = ((text) => [...text].length);
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			let missing0;
			if (data.began === void 0 && (missing0 = "began") || data.ended === void 0 && (missing0 = "ended") || data.id === void 0 && (missing0 = "id") || data.operations === void 0 && (missing0 = "operations") || data.outcome === void 0 && (missing0 = "outcome") || data.type === void 0 && (missing0 = "type")) {
				validate11.errors = [{
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: missing0 },
					message: "must have required property '" + missing0 + "'"
				}];
				return false;
			} else {
				const _errs1 = errors;
				for (const key0 in data) if (!(key0 === "type" || key0 === "id" || key0 === "outcome" || key0 === "operations" || key0 === "began" || key0 === "ended")) {
					validate11.errors = [{
						instancePath,
						schemaPath: "#/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key0 },
						message: "must NOT have additional properties"
					}];
					return false;
				}
				if (_errs1 === errors) {
					if (data.type !== void 0) {
						let data0 = data.type;
						const _errs2 = errors;
						if (typeof data0 !== "string") {
							validate11.errors = [{
								instancePath: instancePath + "/type",
								schemaPath: "#/properties/type/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							}];
							return false;
						}
						if ("transaction" !== data0) {
							validate11.errors = [{
								instancePath: instancePath + "/type",
								schemaPath: "#/properties/type/const",
								keyword: "const",
								params: { allowedValue: "transaction" },
								message: "must be equal to constant"
							}];
							return false;
						}
						var valid0 = _errs2 === errors;
					} else var valid0 = true;
					if (valid0) {
						if (data.id !== void 0) {
							let data1 = data.id;
							const _errs4 = errors;
							if (errors === _errs4) {
								if (typeof data1 === "string") {
									if (func2(data1) < 1) {
										validate11.errors = [{
											instancePath: instancePath + "/id",
											schemaPath: "#/properties/id/minLength",
											keyword: "minLength",
											params: { limit: 1 },
											message: "must NOT have fewer than 1 characters"
										}];
										return false;
									}
								} else {
									validate11.errors = [{
										instancePath: instancePath + "/id",
										schemaPath: "#/properties/id/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
							}
							var valid0 = _errs4 === errors;
						} else var valid0 = true;
						if (valid0) {
							if (data.outcome !== void 0) {
								let data2 = data.outcome;
								const _errs6 = errors;
								if (typeof data2 !== "string") {
									validate11.errors = [{
										instancePath: instancePath + "/outcome",
										schemaPath: "#/properties/outcome/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if (!(data2 === "aborted" || data2 === "committed" || data2 === "unknown")) {
									validate11.errors = [{
										instancePath: instancePath + "/outcome",
										schemaPath: "#/properties/outcome/enum",
										keyword: "enum",
										params: { allowedValues: schema12.properties.outcome.enum },
										message: "must be equal to one of the allowed values"
									}];
									return false;
								}
								var valid0 = _errs6 === errors;
							} else var valid0 = true;
							if (valid0) {
								if (data.operations !== void 0) {
									let data3 = data.operations;
									const _errs8 = errors;
									if (errors === _errs8) {
										if (Array.isArray(data3)) {
											const len0 = data3.length;
											for (let i0 = 0; i0 < len0; i0++) {
												let data4 = data3[i0];
												const _errs10 = errors;
												if (errors === errors) {
													if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
														let missing1;
														if (data4.item === void 0 && (missing1 = "item") || data4.type === void 0 && (missing1 = "type") || data4.version === void 0 && (missing1 = "version")) {
															validate11.errors = [{
																instancePath: instancePath + "/operations/" + i0,
																schemaPath: "#/definitions/OperationLine/required",
																keyword: "required",
																params: { missingProperty: missing1 },
																message: "must have required property '" + missing1 + "'"
															}];
															return false;
														} else {
															const _errs13 = errors;
															for (const key1 in data4) if (!(key1 === "type" || key1 === "item" || key1 === "version" || key1 === "value")) {
																validate11.errors = [{
																	instancePath: instancePath + "/operations/" + i0,
																	schemaPath: "#/definitions/OperationLine/additionalProperties",
																	keyword: "additionalProperties",
																	params: { additionalProperty: key1 },
																	message: "must NOT have additional properties"
																}];
																return false;
															}
															if (_errs13 === errors) {
																if (data4.type !== void 0) {
																	let data5 = data4.type;
																	const _errs14 = errors;
																	if (typeof data5 !== "string") {
																		validate11.errors = [{
																			instancePath: instancePath + "/operations/" + i0 + "/type",
																			schemaPath: "#/definitions/OperationLine/properties/type/type",
																			keyword: "type",
																			params: { type: "string" },
																			message: "must be string"
																		}];
																		return false;
																	}
																	if (!(data5 === "read" || data5 === "write")) {
																		validate11.errors = [{
																			instancePath: instancePath + "/operations/" + i0 + "/type",
																			schemaPath: "#/definitions/OperationLine/properties/type/enum",
																			keyword: "enum",
																			params: { allowedValues: schema13.properties.type.enum },
																			message: "must be equal to one of the allowed values"
																		}];
																		return false;
																	}
																	var valid3 = _errs14 === errors;
																} else var valid3 = true;
																if (valid3) {
																	if (data4.item !== void 0) {
																		const _errs16 = errors;
																		if (typeof data4.item !== "string") {
																			validate11.errors = [{
																				instancePath: instancePath + "/operations/" + i0 + "/item",
																				schemaPath: "#/definitions/OperationLine/properties/item/type",
																				keyword: "type",
																				params: { type: "string" },
																				message: "must be string"
																			}];
																			return false;
																		}
																		var valid3 = _errs16 === errors;
																	} else var valid3 = true;
																	if (valid3) {
																		if (data4.version !== void 0) {
																			let data7 = data4.version;
																			const _errs18 = errors;
																			if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7))) {
																				validate11.errors = [{
																					instancePath: instancePath + "/operations/" + i0 + "/version",
																					schemaPath: "#/definitions/OperationLine/properties/version/type",
																					keyword: "type",
																					params: { type: "integer" },
																					message: "must be integer"
																				}];
																				return false;
																			}
																			if (errors === _errs18) {
																				if (typeof data7 == "number") {
																					if (data7 < 0 || isNaN(data7)) {
																						validate11.errors = [{
																							instancePath: instancePath + "/operations/" + i0 + "/version",
																							schemaPath: "#/definitions/OperationLine/properties/version/minimum",
																							keyword: "minimum",
																							params: {
																								comparison: ">=",
																								limit: 0
																							},
																							message: "must be >= 0"
																						}];
																						return false;
																					}
																				}
																			}
																			var valid3 = _errs18 === errors;
																		} else var valid3 = true;
																		if (valid3) {
																			if (data4.value !== void 0) {
																				let data8 = data4.value;
																				const _errs20 = errors;
																				const _errs21 = errors;
																				let valid4 = false;
																				const _errs22 = errors;
																				if (!(typeof data8 == "number")) {
																					const err0 = {
																						instancePath: instancePath + "/operations/" + i0 + "/value",
																						schemaPath: "#/definitions/OperationLine/properties/value/anyOf/0/type",
																						keyword: "type",
																						params: { type: "number" },
																						message: "must be number"
																					};
																					if (vErrors === null) vErrors = [err0];
																					else vErrors.push(err0);
																					errors++;
																				}
																				if (errors === _errs22) {
																					if (data8 && typeof data8 == "object" && !Array.isArray(data8)) for (const key2 in data8) {
																						const err1 = {
																							instancePath: instancePath + "/operations/" + i0 + "/value",
																							schemaPath: "#/definitions/OperationLine/properties/value/anyOf/0/additionalProperties",
																							keyword: "additionalProperties",
																							params: { additionalProperty: key2 },
																							message: "must NOT have additional properties"
																						};
																						if (vErrors === null) vErrors = [err1];
																						else vErrors.push(err1);
																						errors++;
																						break;
																					}
																				}
																				var _valid0 = _errs22 === errors;
																				valid4 = valid4 || _valid0;
																				if (!valid4) {
																					const _errs25 = errors;
																					if (data8 !== null && typeof data8 !== "string" && !(typeof data8 == "number") && typeof data8 !== "boolean") {
																						const err2 = {
																							instancePath: instancePath + "/operations/" + i0 + "/value",
																							schemaPath: "#/definitions/OperationLine/properties/value/anyOf/1/type",
																							keyword: "type",
																							params: { type: schema13.properties.value.anyOf[1].type },
																							message: "must be null,string,number,boolean"
																						};
																						if (vErrors === null) vErrors = [err2];
																						else vErrors.push(err2);
																						errors++;
																					}
																					var _valid0 = _errs25 === errors;
																					valid4 = valid4 || _valid0;
																				}
																				if (!valid4) {
																					const err3 = {
																						instancePath: instancePath + "/operations/" + i0 + "/value",
																						schemaPath: "#/definitions/OperationLine/properties/value/anyOf",
																						keyword: "anyOf",
																						params: {},
																						message: "must match a schema in anyOf"
																					};
																					if (vErrors === null) vErrors = [err3];
																					else vErrors.push(err3);
																					errors++;
																					validate11.errors = vErrors;
																					return false;
																				} else {
																					errors = _errs21;
																					if (vErrors !== null) {
																						if (_errs21) vErrors.length = _errs21;
																						else vErrors = null;
																					}
																				}
																				var valid3 = _errs20 === errors;
																			} else var valid3 = true;
																		}
																	}
																}
															}
														}
													} else {
														validate11.errors = [{
															instancePath: instancePath + "/operations/" + i0,
															schemaPath: "#/definitions/OperationLine/type",
															keyword: "type",
															params: { type: "object" },
															message: "must be object"
														}];
														return false;
													}
												}
												if (!(_errs10 === errors)) break;
											}
										} else {
											validate11.errors = [{
												instancePath: instancePath + "/operations",
												schemaPath: "#/properties/operations/type",
												keyword: "type",
												params: { type: "array" },
												message: "must be array"
											}];
											return false;
										}
									}
									var valid0 = _errs8 === errors;
								} else var valid0 = true;
								if (valid0) {
									if (data.began !== void 0) {
										const _errs27 = errors;
										if (!(typeof data.began == "number")) {
											validate11.errors = [{
												instancePath: instancePath + "/began",
												schemaPath: "#/properties/began/type",
												keyword: "type",
												params: { type: "number" },
												message: "must be number"
											}];
											return false;
										}
										var valid0 = _errs27 === errors;
									} else var valid0 = true;
									if (valid0) {
										if (data.ended !== void 0) {
											let data10 = data.ended;
											const _errs29 = errors;
											const _errs30 = errors;
											let valid5 = false;
											const _errs31 = errors;
											if (!(typeof data10 == "number")) {
												const err4 = {
													instancePath: instancePath + "/ended",
													schemaPath: "#/properties/ended/anyOf/0/type",
													keyword: "type",
													params: { type: "number" },
													message: "must be number"
												};
												if (vErrors === null) vErrors = [err4];
												else vErrors.push(err4);
												errors++;
											}
											if (errors === _errs31) {
												if (data10 && typeof data10 == "object" && !Array.isArray(data10)) for (const key3 in data10) {
													const err5 = {
														instancePath: instancePath + "/ended",
														schemaPath: "#/properties/ended/anyOf/0/additionalProperties",
														keyword: "additionalProperties",
														params: { additionalProperty: key3 },
														message: "must NOT have additional properties"
													};
													if (vErrors === null) vErrors = [err5];
													else vErrors.push(err5);
													errors++;
													break;
												}
											}
											var _valid1 = _errs31 === errors;
											valid5 = valid5 || _valid1;
											if (!valid5) {
												const _errs34 = errors;
												if (data10 !== null && !(typeof data10 == "number")) {
													const err6 = {
														instancePath: instancePath + "/ended",
														schemaPath: "#/properties/ended/anyOf/1/type",
														keyword: "type",
														params: { type: schema12.properties.ended.anyOf[1].type },
														message: "must be null,number"
													};
													if (vErrors === null) vErrors = [err6];
													else vErrors.push(err6);
													errors++;
												}
												var _valid1 = _errs34 === errors;
												valid5 = valid5 || _valid1;
											}
											if (!valid5) {
												const err7 = {
													instancePath: instancePath + "/ended",
													schemaPath: "#/properties/ended/anyOf",
													keyword: "anyOf",
													params: {},
													message: "must match a schema in anyOf"
												};
												if (vErrors === null) vErrors = [err7];
												else vErrors.push(err7);
												errors++;
												validate11.errors = vErrors;
												return false;
											} else {
												errors = _errs30;
												if (vErrors !== null) {
													if (_errs30) vErrors.length = _errs30;
													else vErrors = null;
												}
											}
											var valid0 = _errs29 === errors;
										} else var valid0 = true;
									}
								}
							}
						}
					}
				}
			}
		} else {
			validate11.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object"
			}];
			return false;
		}
	}
	validate11.errors = vErrors;
	return errors === 0;
}
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			let missing0;
			if (data.type === void 0 && (missing0 = "type")) {
				validate10.errors = [{
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: missing0 },
					message: "must have required property '" + missing0 + "'"
				}];
				return false;
			} else {
				const tag0 = data.type;
				if (typeof tag0 == "string") {
					if (tag0 === "header") {
						if (errors === errors) {
							if (data && typeof data == "object" && !Array.isArray(data)) {
								let missing1;
								if (data.format === void 0 && (missing1 = "format") || data.type === void 0 && (missing1 = "type")) {
									validate10.errors = [{
										instancePath,
										schemaPath: "#/definitions/HistoryHeader/required",
										keyword: "required",
										params: { missingProperty: missing1 },
										message: "must have required property '" + missing1 + "'"
									}];
									return false;
								} else {
									const _errs5 = errors;
									for (const key0 in data) if (!(key0 === "type" || key0 === "format" || key0 === "about")) {
										validate10.errors = [{
											instancePath,
											schemaPath: "#/definitions/HistoryHeader/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key0 },
											message: "must NOT have additional properties"
										}];
										return false;
									}
									if (_errs5 === errors) {
										if (data.type !== void 0) {
											let data0 = data.type;
											const _errs6 = errors;
											if (typeof data0 !== "string") {
												validate10.errors = [{
													instancePath: instancePath + "/type",
													schemaPath: "#/definitions/HistoryHeader/properties/type/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												}];
												return false;
											}
											if ("header" !== data0) {
												validate10.errors = [{
													instancePath: instancePath + "/type",
													schemaPath: "#/definitions/HistoryHeader/properties/type/const",
													keyword: "const",
													params: { allowedValue: "header" },
													message: "must be equal to constant"
												}];
												return false;
											}
											var valid3 = _errs6 === errors;
										} else var valid3 = true;
										if (valid3) {
											if (data.format !== void 0) {
												let data1 = data.format;
												const _errs8 = errors;
												if (typeof data1 !== "string") {
													validate10.errors = [{
														instancePath: instancePath + "/format",
														schemaPath: "#/definitions/HistoryHeader/properties/format/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													}];
													return false;
												}
												if ("selfman-history/1" !== data1) {
													validate10.errors = [{
														instancePath: instancePath + "/format",
														schemaPath: "#/definitions/HistoryHeader/properties/format/const",
														keyword: "const",
														params: { allowedValue: "selfman-history/1" },
														message: "must be equal to constant"
													}];
													return false;
												}
												var valid3 = _errs8 === errors;
											} else var valid3 = true;
											if (valid3) {
												if (data.about !== void 0) {
													const _errs10 = errors;
													if (typeof data.about !== "string") {
														validate10.errors = [{
															instancePath: instancePath + "/about",
															schemaPath: "#/definitions/HistoryHeader/properties/about/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														}];
														return false;
													}
													var valid3 = _errs10 === errors;
												} else var valid3 = true;
											}
										}
									}
								}
							} else {
								validate10.errors = [{
									instancePath,
									schemaPath: "#/definitions/HistoryHeader/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								}];
								return false;
							}
						}
					} else if (tag0 === "transaction") {
						if (!validate11(data, {
							instancePath,
							parentData,
							parentDataProperty,
							rootData
						})) {
							vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
							errors = vErrors.length;
						}
					} else {
						validate10.errors = [{
							instancePath,
							schemaPath: "#/discriminator",
							keyword: "discriminator",
							params: {
								error: "mapping",
								tag: "type",
								tagValue: tag0
							},
							message: "value of tag \"type\" must be in oneOf"
						}];
						return false;
					}
				} else {
					validate10.errors = [{
						instancePath,
						schemaPath: "#/discriminator",
						keyword: "discriminator",
						params: {
							error: "tag",
							tag: "type",
							tagValue: tag0
						},
						message: "tag \"type\" must be string"
					}];
					return false;
				}
			}
		} else {
			validate10.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object"
			}];
			return false;
		}
	}
	validate10.errors = vErrors;
	return errors === 0;
}
// traces/client-history/fields.ts
/** The fields of a history's lines, and the detection of others. */
var OF_HEADER = {
	type: true,
	format: true,
	about: true
};
var OF_TRANSACTION = {
	type: true,
	id: true,
	outcome: true,
	operations: true,
	began: true,
	ended: true
};
var OF_OPERATION = {
	type: true,
	item: true,
	version: true,
	value: true
};
/** The most letters in which an unknown field may differ from the known one that it is taken to mean. */
var MOST_WRONG = 2;
/** Separates a line from the fields that the format does not know. */
function knownFields(line) {
	const strays = [];
	const known = withKnown(line, isRecord(line) && line.type === "header" ? OF_HEADER : OF_TRANSACTION, "", strays);
	if (!isRecord(known) || !Array.isArray(known.operations)) return {
		line: known,
		strays
	};
	const operations = known.operations.map((each, index) => withKnown(each, OF_OPERATION, `/operations/${index}`, strays));
	return {
		line: {
			...known,
			operations
		},
		strays
	};
}
function withKnown(value, fields, path, strays) {
	if (!isRecord(value)) return value;
	const foreign = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
	if (foreign.length === 0) return value;
	const missing = Object.keys(fields).filter((name) => !Object.hasOwn(value, name));
	for (const name of foreign) strays.push({
		path,
		name,
		meant: nearest(name, missing)
	});
	return Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(fields, name)));
}
function nearest(name, missing) {
	return missing.find((known) => Math.abs(known.length - name.length) <= MOST_WRONG && distance(known, name) <= MOST_WRONG) ?? null;
}
// traces/client-history/line.ts
/** The name and version of the format, which the first line holds. */
var HISTORY_FORMAT = "selfman-history/1";
// traces/client-history/read.ts
/** Reads and validates a history. Each complaint names the file and the line. */
var asHistoryLine = decoderWith(validateWith(validate));
/** Reads a history from the bytes of a file that were read before. Throws `BadTrace`. */
function historyFromChunks(file, chunks, options = {}) {
	return historyOf(file, linesIn(file, chunks), options);
}
function historyOf(file, lines, options) {
	const reading = new Reading(file, options);
	for (const line of lines) reading.take(line);
	return reading.history();
}
var Reading = class {
	#file;
	#options;
	#transactions = [];
	/** The line of each transaction, by its id. */
	#known = /* @__PURE__ */ new Map();
	#noted = /* @__PURE__ */ new Set();
	#hasHeader = false;
	/** The number of the first of the trailing empty lines; null when the last line is not empty. */
	#empty = null;
	constructor(file, options) {
		this.#file = file;
		this.#options = options;
	}
	take({ number, bytes }) {
		const content = number === 1 ? withoutByteOrderMark(bytes) : bytes;
		if (content.length === 0) {
			this.#empty ??= number;
			return;
		}
		if (this.#empty !== null) throw new BadTrace(this.#file, this.#empty, "the line is empty; only the last lines of a history may be");
		const line = this.#decode(number, content);
		if (line.type === "header") this.#takeHeader(number);
		else this.#takeTransaction(number, line);
	}
	/** Call it after the last line. */
	history() {
		if (!this.#hasHeader) throw new BadTrace(this.#file, null, `the file is empty; a history begins with a header of format "${HISTORY_FORMAT}"`);
		if (this.#transactions.length === 0) throw new BadTrace(this.#file, null, "no transaction follows the header, so there is nothing to judge");
		return this.#transactions;
	}
	#takeHeader(number) {
		if (this.#hasHeader) throw new BadTrace(this.#file, number, "a second header; a file holds one history");
		this.#hasHeader = true;
	}
	#takeTransaction(number, line) {
		if (!this.#hasHeader) throw new BadTrace(this.#file, number, "the first line is a transaction; a history begins with its header");
		const before = this.#known.get(line.id);
		if (before !== void 0) throw new BadTrace(this.#file, number, `a second transaction "${line.id}"; the first is in line ${before}`);
		this.#known.set(line.id, number);
		const complaint = complaintAbout(line);
		if (complaint !== null) throw new BadTrace(this.#file, number, complaint);
		this.#transactions.push(line);
	}
	#decode(number, bytes) {
		const json = readJsonBytes(bytes, { bigints: true });
		if ("complaint" in json) throw new BadTrace(this.#file, number, json.complaint, json.column);
		const exact = this.#options.strict === true ? json.valid : this.#withKnownFields(number, json.valid);
		const decoded = asHistoryLine(rounded(exact));
		if ("valid" in decoded) return exact;
		const hint = number === 1 ? `; a history begins with a header of format "${HISTORY_FORMAT}"` : "";
		throw new BadTrace(this.#file, number, `no line of a history: ${decoded.complaint}${hint}`);
	}
	#withKnownFields(number, value) {
		const { line, strays } = knownFields(value);
		for (const { path, name, meant } of strays) {
			if (meant === null || this.#noted.has(name)) continue;
			this.#noted.add(name);
			const note = `${this.#file}:${number}: ${path} got the unknown field "${name}", ignored; did you mean "${meant}"?`;
			this.#options.onNote?.(printable(note));
		}
		return line;
	}
};
/** The rules that a schema cannot express: one sentence on the first that is broken, else null. */
function complaintAbout({ id, began, ended, operations }) {
	if (ended !== null && ended < began) return `transaction "${id}" ended at ${ended}, before it began at ${began}`;
	const last = /* @__PURE__ */ new Map();
	for (const { type, item, version } of operations) {
		if (type === "read") continue;
		if (version === 0) return `transaction "${id}" writes version 0 of "${item}", which is there in the beginning`;
		const own = last.get(item) ?? 0;
		if (version <= own) return `transaction "${id}" writes version ${version} of "${item}" after its own version ${own}`;
		last.set(item, version);
	}
	return null;
}
function rounded(value) {
	if (typeof value === "bigint") return Number(value);
	if (Array.isArray(value)) return value.map(rounded);
	return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rounded(each)])) : value;
}
/** The byte order mark with which some editors begin a file. */
function withoutByteOrderMark(bytes) {
	return bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191 ? bytes.subarray(3) : bytes;
}
// traces/client-history/transactions/calls.ts
function callTransactions(calls, source) {
	const naming = new Naming(calls);
	let unclear = 0;
	const transactions = calls.map((call) => {
		const operations = [];
		const doesRead = call.outcome === "ok" || call.outcome === "unknown";
		for (const seen of doesRead ? call.seen : []) if (naming.isUnclear(seen)) unclear += 1;
		else operations.push({
			type: "read",
			item: seen.key,
			version: seen.version === "0.0.0" ? null : seen.version
		});
		for (const { key, version } of call.writes) operations.push({
			type: "write",
			item: key,
			version: version ?? naming.versionOf(call, key) ?? `unseen ${call.id}`
		});
		const outcome = call.outcome === "ok" ? "committed" : call.outcome === "unknown" ? "unknown" : "aborted";
		return {
			id: call.id,
			session: call.client,
			outcome,
			operations,
			began: call.began,
			ended: call.outcome === "unknown" ? null : call.ended
		};
	});
	return {
		source,
		model: "calls",
		places: new Map(calls.map(({ id, at }) => [id, at])),
		observation: {
			transactions,
			hasTimes: true,
			unclear
		}
	};
}
/** Finds the writes of versions that no client was told. */
var Naming = class {
	/** By key, version: the calls that may have made it. */
	#makers = /* @__PURE__ */ new Map();
	/** By call and key: the versions that it may have made. */
	#made = /* @__PURE__ */ new Map();
	constructor(calls) {
		const told = new Set(calls.flatMap(({ writes }) => writes.map(({ key, version }) => JSON.stringify([key, version]))));
		const untold = calls.filter(({ outcome }) => outcome === "unknown");
		for (const seen of calls.flatMap((call) => call.outcome === "ok" ? call.seen : [])) {
			const name = nameOf(seen);
			if (seen.version === "0.0.0" || told.has(name)) continue;
			const { key, value } = seen;
			const makers = (this.#makers.get(name) ?? untold.filter(({ writes }) => writes.some((each) => each.key === key))).filter(({ writes }) => value === void 0 || writes.some((each) => each.key === key && each.value === value));
			this.#makers.set(name, makers);
		}
		for (const [name, makers] of this.#makers) {
			const [key, version] = JSON.parse(name);
			for (const { id } of makers) this.#made.set(JSON.stringify([id, key]), (this.#made.get(JSON.stringify([id, key])) ?? /* @__PURE__ */ new Set()).add(version));
		}
	}
	/** The version that this call has made of the key, as far as it is clear. */
	versionOf({ id }, key) {
		const [version, another] = this.#made.get(JSON.stringify([id, key])) ?? [];
		if (version === void 0 || another !== void 0) return null;
		return (this.#makers.get(JSON.stringify([key, version])) ?? []).length === 1 ? version : null;
	}
	/** Whether several calls may have made the version, or one of them may have made several. */
	isUnclear(seen) {
		const makers = this.#makers.get(nameOf(seen)) ?? [];
		return makers.length > 1 || makers.some((maker) => this.versionOf(maker, seen.key) === null);
	}
};
function nameOf({ key, version }) {
	return JSON.stringify([key, version]);
}
// traces/client-history/transactions/elle.ts
/** Throws `BadTrace`. */
function elleTransactions(attempts, source, model) {
	const places = /* @__PURE__ */ new Map();
	return {
		source,
		model,
		places,
		observation: {
			transactions: attempts.map((attempt, place) => {
				const { began, ended, beganAt, endedAt } = attempt;
				const id = `T${place + 1}`;
				places.set(id, began.at);
				const outcome = ended === null || ended.type === "info" ? "unknown" : ended.type === "ok" ? "committed" : "aborted";
				const operations = operationsIn(outcome === "committed" ? ended?.value ?? null : began.value, ended?.at ?? began.at, source, model);
				return {
					id,
					session: began.process === "only" ? null : began.process,
					outcome,
					operations: outcome === "committed" ? operations : operations.filter(({ type }) => type === "write" || type === "append"),
					began: beganAt,
					ended: outcome === "unknown" ? null : endedAt
				};
			}),
			hasTimes: true,
			unclear: 0
		}
	};
}
function operationsIn(value, at, source, model) {
	if (value?.is !== "list") return source.fail(value?.at ?? at, "value: expected a list of operations, as in [[:append x 1] [:r y nil]]");
	return value.items.map((each) => operationIn(each, source, model));
}
function operationIn(datum, source, model) {
	if (datum.is !== "list" || datum.items.length !== 3) return source.fail(datum.at, `got ${shown(datum)}, expected an operation, as in [:r x nil]`);
	const [does, key, value] = datum.items;
	const item = wordOf(key) ?? textOf$1(key);
	switch (wordOf(does) ?? "") {
		case "r":
			if (model === "rw-register") return {
				type: "read",
				item,
				version: isNil(value) ? null : textOf$1(value)
			};
			return {
				type: "readList",
				item,
				list: listIn(value, source)
			};
		case "append":
			if (model === "append") return {
				type: "append",
				item,
				version: textOf$1(value)
			};
			break;
		case "w": if (model === "rw-register") return {
			type: "write",
			item,
			version: textOf$1(value)
		};
	}
	return source.fail(does.at, `got ${shown(does)}, expected ${model === "append" ? ":append or :r" : ":w or :r"}; the model is ${model}`);
}
function listIn(value, source) {
	if (isNil(value)) return [];
	return value.is === "list" ? value.items.map(textOf$1) : source.fail(value.at, `got ${shown(value)}, expected the list that was read`);
}
// traces/client-history/transactions/polysi.ts
/** The value of a key that nobody has written yet. */
var BEGINNING = "0";
/** Throws `BadTrace`. */
function polysiTransactions(source) {
	const places = /* @__PURE__ */ new Map();
	const found = /* @__PURE__ */ new Map();
	const lines = [...polysiLines(source)];
	const written = new Set(lines.filter(({ does }) => does === "w").map(({ key, value }) => `${key} ${value}`));
	for (const { at, does, key: item, value, session, transaction } of lines) {
		const id = `T${transaction} of session ${session}`;
		const known = found.get(id) ?? {
			session,
			operations: []
		};
		if (!places.has(id)) places.set(id, at);
		const isBeginning = value === BEGINNING && !written.has(`${item} ${value}`);
		known.operations.push(does === "w" ? {
			type: "write",
			item,
			version: value
		} : {
			type: "read",
			item,
			version: isBeginning ? null : value
		});
		found.set(id, known);
	}
	if (found.size === 0) source.fail(0, "got no operation, expected at least one; there is nothing to judge");
	return {
		source,
		model: "rw-register",
		places,
		observation: {
			transactions: [...found].map(([id, { session, operations }], place) => ({
				id,
				session,
				outcome: "committed",
				operations,
				began: place,
				ended: null
			})),
			hasTimes: false,
			unclear: 0
		}
	};
}
// traces/client-history/read-any.ts
var MOST_TEXT_BYTES = 33554432;
/** `file` is the name in complaints. Throws `BadTrace`. */
function readAny(file, chunks, options) {
	const format = options.format ?? formatOf(beginningOf(chunks));
	if (format === null) throw new BadTrace(file, 1, `not a history of a known format: expected ${FORMATS.join(", ")}; choose one with --format`, 1);
	if (format === "selfman") return {
		kind: "versions",
		history: historyFromChunks(file, chunks, options)
	};
	requireRoom(file, chunks, options.textBudget ?? new ReadingBudget(MOST_TEXT_BYTES));
	const source = sourceOf(file, chunks);
	switch (format) {
		case "calls": return readCalls(source);
		case "polysi": return {
			kind: "transactions",
			read: polysiTransactions(source)
		};
		default: return readAttempts(attemptsIn$1(source, format), source, format, options);
	}
}
function readCalls(source) {
	const calls = recordedCalls(source);
	if (areSingle(calls)) return {
		kind: "objects",
		source,
		modelled: modelledCalls(calls)
	};
	return {
		kind: "transactions",
		read: callTransactions(calls, source)
	};
}
function readAttempts(attempts, source, format, options) {
	const model = options.model ?? modelOf(source, attempts);
	if (isTransactionModel(model)) return {
		kind: "transactions",
		read: elleTransactions(attempts, source, model)
	};
	const failedCas = format === "log" ? "observed" : "ignored";
	return {
		kind: "objects",
		source,
		modelled: modelledAs(model, attempts, {
			source,
			isKeyed: options.isKeyed ?? false,
			failedCas
		})
	};
}
function attemptsIn$1(source, format) {
	switch (format) {
		case "log": return attemptsOf(source, jepsenLogEvents(source));
		case "json":
			requireJson(source);
			return attemptsOf(source, jepsenEvents(source, "json"));
		case "edn": return attemptsOf(source, jepsenEvents(source, "edn"));
	}
}
function beginningOf(chunks) {
	const first = [];
	let length = 0;
	for (const chunk of chunks) {
		if (length >= 65536) break;
		first.push(chunk);
		length += chunk.length;
	}
	return new TextDecoder().decode(joined(first).subarray(0, ENOUGH_BYTES));
}
// spec/serialisability/phenomenon.ts
/** The name of this cycle of transactions; another cycle of the same history may have another name. */
function phenomenonOf(cycle) {
	const reasons = cycle.map(({ because }) => because);
	const found = classOf(reasons);
	if (reasons.some(({ type }) => type === "sameSession")) return `${codeOf(found)}-session`;
	if (reasons.some(({ type }) => type === "endedBefore")) return cycle.length === 2 && found === "G-single" ? "stale read" : `${codeOf(found)}-realtime`;
	const start = reasons.findIndex(({ type }) => type === "readBefore");
	const turned = [...reasons.slice(start), ...reasons.slice(0, start)];
	if (found === "G-single") return nameOfSingle(turned);
	return found === "G2-item" ? nameOfSeveral(turned) : found;
}
function classOf(reasons) {
	const unseen = reasons.filter(({ type }) => type === "readBefore").length;
	if (unseen > 1) return "G2-item";
	if (unseen === 1) return "G-single";
	return reasons.some(({ type }) => type === "readsFrom") ? "G1c (circular information flow)" : "G0 (write cycle)";
}
function codeOf(found) {
	switch (found) {
		case "G0 (write cycle)": return "G0";
		case "G1c (circular information flow)": return "G1c";
		case "G-single":
		case "G2-item": return found;
	}
}
/** `first` is the only one that was not seen. */
function nameOfSingle([first, ...others]) {
	const [second] = others;
	if (others.every((reason) => reason.type === "overwrites" && itemOf(reason) === itemOf(first))) return "lost update";
	if (others.length !== 1 || second.type !== "readsFrom") return "G-single";
	return itemOf(second) === itemOf(first) ? "non-repeatable read" : "read skew";
}
/** The first was not seen. */
function nameOfSeveral(reasons) {
	const [first, second, third, fourth] = reasons;
	const types = reasons.map(({ type }) => type).join(" ");
	if (types === "readBefore readBefore" && itemOf(first) !== itemOf(second)) return "write skew";
	return types === "readBefore readsFrom readBefore readsFrom" && itemOf(first) === itemOf(second) && itemOf(third) === itemOf(fourth) && itemOf(first) !== itemOf(third) ? "long fork" : "G2-item";
}
function itemOf(reason) {
	return "item" in reason ? reason.item : null;
}
// traces/client-history/in-words.ts
/** Writes each finding about a history as one sentence. */
function edgeInWords({ from, to, because }) {
	return `${from} comes before ${to}: ${reasonInWords(from, to, because)}`;
}
function reasonInWords(from, to, because) {
	switch (because.type) {
		case "overwrites": return `${from} made version ${because.version} of ${because.item}, and ${to} the next, ${because.next}.`;
		case "readsFrom": return `${to} read version ${because.version} of ${because.item}, which ${from} made.`;
		case "readBefore": return `${from} read version ${because.version} of ${because.item}, and ${to} made the next, ${because.next}.`;
		case "endedBefore": return `${from} had ended when ${to} began.`;
		case "sameSession": return `one session ran ${from}, and then ${to}.`;
		default: return unreachable(because);
	}
}
function oddityInWords(oddity) {
	switch (oddity.type) {
		case "abortedRead": return `${oddity.reader} read ${what(oddity.read)}, which ${oddity.writer} made, and ${oddity.writer} was aborted.`;
		case "intermediateRead": return `${oddity.reader} read ${what(oddity.read)}, but ${oddity.writer}, which made it, went on to version ${oddity.last}.`;
		case "unwrittenRead": return `${oddity.reader} read ${what(oddity.read)}, which nobody made.`;
		case "ownWriteMissed": return `${oddity.reader} read ${what(oddity.read)}, which is not what it had written itself by then.`;
		case "versionMadeTwice": return `${oddity.writers.join(" and ")} both made version ${oddity.version} of ${oddity.item}; a version has one maker.`;
		default: return unreachable(oddity);
	}
}
function unclearInWords({ reader, read }) {
	return `${reader} read ${what(read)}, which several transactions of unknown outcome may have made; values would tell.`;
}
function what({ item, version, value }) {
	const shown = typeof value === "bigint" ? String(value) : JSON.stringify(value);
	return `version ${version} of ${item}${value === void 0 ? "" : ` (${shown})`}`;
}
// traces/client-history/report.ts
/** The report on a history, as `history --json` writes it. Its JSON Schema is generated from these types. */
/** Judges a history. Throws `BadTrace` when `history` is not a history. */
function reportOn(history) {
	requireArgument("history", history, "an array of transactions, as readHistory returns it", isListOf(isTransaction));
	const count = (outcome) => history.filter((each) => each.outcome === outcome).length;
	const transactions = {
		committed: count("committed"),
		aborted: count("aborted"),
		unknown: count("unknown")
	};
	const judgement = judge(history);
	return {
		verdict: judgement.verdict,
		transactions,
		...findings(judgement)
	};
}
var OUTCOMES = [
	"committed",
	"aborted",
	"unknown"
];
/** Checks the shape alone; readers of files also check the numbers. */
function isTransaction(value) {
	if (!isRecord(value)) return false;
	const { id, outcome, began, ended, operations } = value;
	return isText(id) && OUTCOMES.some((known) => known === outcome) && isExact(began) && (ended === null || isExact(ended)) && isListOf(isOperation)(operations);
}
function isOperation(value) {
	return isRecord(value) && (value.type === "read" || value.type === "write") && isText(value.item) && isExact(value.version);
}
function isExact(value) {
	return Number.isFinite(value) || typeof value === "bigint";
}
function findings(judgement) {
	switch (judgement.verdict) {
		case "strictly serialisable": return {
			because: [],
			order: judgement.order
		};
		case "serialisable": return {
			...aboutCycle(judgement.cycle),
			order: judgement.order
		};
		case "not serialisable": {
			const { oddities, cycle } = judgement;
			const found = cycle === null ? { because: [] } : aboutCycle(cycle);
			return {
				...found,
				because: [...oddities.map(oddityInWords), ...found.because],
				oddities
			};
		}
		case "inconclusive": return { because: judgement.unclear.map(unclearInWords) };
	}
}
function aboutCycle(cycle) {
	return {
		because: cycle.map(edgeInWords),
		phenomenon: phenomenonOf(cycle),
		cycle
	};
}
// traces/client-history/picture/bars.ts
/** The most bars of a picture. */
var MOST_BARS = 40;
function pictureOf(object, operations, prefix, inWords) {
	const places = new Map(prefix.order.map((id, place) => [id, place + 1]));
	const shown = nearTheEnd(operations, prefix);
	const moments = momentsOf(shown);
	const bars = shown.map(({ id, process, began, ended }) => ({
		process,
		label: inWords(id),
		from: moments.get(began) ?? 0,
		to: ended === null ? null : moments.get(ended) ?? 0,
		place: places.get(id) ?? null,
		isBlocked: id === prefix.blocked
	}));
	return {
		object,
		bars,
		leftOut: operations.length - bars.length,
		moments: moments.size
	};
}
/** The end of the order, the blocked operation, and those without a place that run at the same time. */
function nearTheEnd(operations, { order, blocked }) {
	const last = new Set(order.slice(-12));
	const ordered = new Set(order);
	const end = operations.find(({ id }) => id === blocked)?.ended ?? null;
	const candidates = operations.filter(({ id, began }) => last.has(id) || id === blocked || !ordered.has(id) && (end === null || began <= end));
	const needed = candidates.filter(({ id }) => last.has(id) || id === blocked);
	const others = candidates.filter((each) => !needed.includes(each)).slice(0, MOST_BARS - needed.length);
	return [...needed, ...others].sort((a, b) => inOrder(a.began, b.began));
}
/** The times at which something begins or ends, numbered. */
function momentsOf(operations) {
	const times = new Set(operations.flatMap(({ began, ended }) => ended === null ? [began] : [began, ended]));
	return new Map([...times].sort(inOrder).map((time, place) => [time, place]));
}
// traces/client-history/report-objects.ts
function reportOnObjects(modelled, source, bounds) {
	const { verdict, objects } = modelled.judge(bounds);
	const all = [...modelled.objects.values()].flat();
	const words = new Wording(modelled, source);
	return {
		verdict: verdict === "refuted" ? "not linearisable" : verdict,
		model: modelled.model,
		operations: {
			answered: all.filter(({ ended }) => ended !== null).length,
			unknown: all.filter(({ ended }) => ended === null).length
		},
		because: verdict === "unknown" ? [`no answer within ${bounds.steps} tried operations and ${Math.floor(bounds.bytes / 2 ** 20)} MiB; --budget takes more.`] : objects.filter((each) => each.verdict === "refuted").flatMap((each) => words.refutation(each)),
		objects: objects.map((each) => words.report(each)),
		...picture(objects, modelled)
	};
}
function picture(objects, modelled) {
	const refuted = objects.find(({ verdict }) => verdict === "refuted");
	if (refuted === void 0) return {};
	const { object, prefix } = refuted;
	return { picture: pictureOf(object, modelled.objects.get(object) ?? [], prefix, (id) => modelled.inWords(id)) };
}
/** Names operations in sentences. */
var Wording = class {
	#modelled;
	#source;
	constructor(modelled, source) {
		this.#modelled = modelled;
		this.#source = source;
	}
	report({ object, verdict, prefix }) {
		const blocked = prefix.blocked === null ? {} : { blocked: this.#operation(prefix.blocked) };
		return {
			object,
			verdict,
			order: prefix.order.map((id) => this.#operation(id)),
			...blocked
		};
	}
	refutation({ object, prefix }) {
		const operations = this.#modelled.objects.get(object)?.length ?? 0;
		const name = object === "" ? "the object" : `object ${object}`;
		const told = prefix.order.slice(-4).map((id) => this.#operation(id));
		const rest = prefix.blocked === null ? "no other operation has a place" : `${this.#operation(prefix.blocked)} has no place`;
		return [`${name}: ${prefix.order.length} of ${operations} operations can be put in an order, and then ${rest}.`, ...told.length === 0 ? [] : [`the end of that order: ${told.join("; ")}.`]];
	}
	#operation(id) {
		const operation = this.#modelled.operation(id);
		if (operation === void 0) return id;
		return `${this.#modelled.inWords(id)} (process ${operation.process}, line ${this.#source.lineOf(operation.at)})`;
	}
};
// spec/isolation/dependencies.ts
/** The most dependencies that are kept, those of choices included. */
var MOST = 2e6;
var MOST_CHOICES = 1e5;
function dependenciesIn(sights) {
	const listing = new Listing(sights);
	for (const item of sights.items) listing.addKnown(item);
	for (const item of sights.items) listing.addChoices(item);
	return listing;
}
var Listing = class {
	known = [];
	choices = [];
	areAll = true;
	#placeOf;
	/** By item and version. */
	#readers = /* @__PURE__ */ new Map();
	#left = MOST;
	constructor({ transactions, sights }) {
		this.#placeOf = new Map(transactions.map((each, place) => [each, place]));
		for (const { reader, item, version } of sights) {
			const ofItem = this.#readers.get(item) ?? /* @__PURE__ */ new Map();
			const readers = ofItem.get(version) ?? [];
			readers.push(reader);
			this.#readers.set(item, ofItem.set(version, readers));
		}
	}
	addKnown(each) {
		const { item, writers, ordered, later } = each;
		for (const [version, writer] of writers) for (const reader of this.#readersOf(item, version)) this.#add(this.known, writer, reader, {
			type: "readsFrom",
			item,
			version
		});
		for (const [place, next] of ordered.entries()) this.#addOrder(this.known, each, ordered[place - 1] ?? null, next);
		for (const next of later) this.#addOrder(this.known, each, ordered.at(-1) ?? null, next);
	}
	addChoices(each) {
		for (const [place, one] of each.later.entries()) for (const other of each.later.slice(place + 1)) {
			if (!this.areAll || this.choices.length === MOST_CHOICES) {
				this.areAll = false;
				return;
			}
			const choice = {
				either: [],
				or: []
			};
			this.#addOrder(choice.either, each, one, other);
			this.#addOrder(choice.or, each, other, one);
			this.choices.push(choice);
		}
	}
	/** `next` was written after `version`, and after all that read `version`. */
	#addOrder(list, { item, writers }, version, next) {
		const after = writers.get(next);
		if (after === void 0) return;
		const writer = version === null ? void 0 : writers.get(version);
		if (writer !== void 0) this.#add(list, writer, after, {
			type: "overwrites",
			item,
			version,
			next
		});
		for (const reader of this.#readersOf(item, version)) this.#add(list, reader, after, {
			type: "readBefore",
			item,
			version,
			next
		});
	}
	#readersOf(item, version) {
		return this.#readers.get(item)?.get(version) ?? [];
	}
	#add(list, from, to, because) {
		if (from === to) return;
		if (this.#left === 0) {
			this.areAll = false;
			return;
		}
		this.#left -= 1;
		list.push({
			from: this.#placeOf.get(from) ?? 0,
			to: this.#placeOf.get(to) ?? 0,
			because
		});
	}
};
// spec/isolation/level-graph.ts
/**
* The cycles that each level forbids, in a graph of its own.
*
* - read committed (Adya's PL-2): cycles of ww and wr.
* - snapshot isolation: cycles in which no two rw follow each other (A. Cerone and A. Gotsman, "Analysing Snapshot
*   Isolation", PODC 2016). Each transaction has two nodes; an rw leads to the second one, from which no rw leads on.
* - serialisable: all cycles.
* - strictly serialisable: and those with real time. One node for each end, in order, keeps the number of arcs small.
*/
/** The graph without dependencies: real time, and what these lead to. */
function levelGraph(level, transactions) {
	const count = transactions.length;
	const whole = {
		size: count,
		arcs: [],
		isTransaction: () => true,
		arcsOf: (each) => [plain(each)]
	};
	switch (level) {
		case "read committed": return {
			...whole,
			arcsOf: (each) => each.because.type === "readBefore" ? [] : [plain(each)]
		};
		case "snapshot isolation": return {
			...whole,
			size: 2 * count,
			arcsOf: (each) => snapshotArcs(each, count)
		};
		case "serialisable": return whole;
		case "strictly serialisable": return {
			...whole,
			...realTime(transactions),
			isTransaction: (node) => node < count
		};
	}
}
function plain(dependency) {
	return {
		from: dependency.from,
		to: dependency.to,
		dependency
	};
}
function snapshotArcs(dependency, count) {
	const { from, to, because } = dependency;
	if (because.type === "readBefore") return [{
		from,
		to: to + count,
		dependency
	}];
	return [{
		from,
		to,
		dependency
	}, {
		from: from + count,
		to,
		dependency
	}];
}
/** Nodes beyond the transactions are ends, in the order of time. */
function realTime(transactions) {
	const count = transactions.length;
	const ends = transactions.flatMap(({ outcome, ended }, from) => ended === null || outcome === "unknown" ? [] : [{
		from,
		ended
	}]);
	ends.sort((a, b) => inOrder(a.ended, b.ended));
	const arcs = ends.flatMap(({ from }, place) => [{
		from,
		to: count + place,
		dependency: null
	}, ...place === 0 ? [] : [{
		from: count + place - 1,
		to: count + place,
		dependency: null
	}]]);
	const begins = transactions.map(({ began }, to) => ({
		began,
		to
	})).sort((a, b) => inOrder(a.began, b.began));
	let ended = 0;
	for (const { began, to } of begins) {
		while (ended < ends.length && ends[ended].ended < began) ended += 1;
		if (ended > 0) arcs.push({
			from: count + ended - 1,
			to,
			dependency: null
		});
	}
	return {
		size: count + ends.length,
		arcs
	};
}
/** Dependencies between those that ran one after another in a session. One of unknown outcome may take effect after others. */
function sessionOrder(transactions) {
	const last = /* @__PURE__ */ new Map();
	const order = [];
	const byBegin = [...transactions.entries()].sort(([, a], [, b]) => inOrder(a.began, b.began));
	for (const [to, { session, outcome }] of byBegin) {
		if (session === null) continue;
		const from = last.get(session);
		if (from !== void 0) order.push({
			from,
			to,
			because: { type: "sameSession" }
		});
		if (outcome === "committed") last.set(session, to);
	}
	return order;
}
/** The dependencies of a cycle; moments that follow each other become one step of real time. `count` is the number of transactions. */
function dependenciesOf(cycle, count) {
	const start = cycle.findIndex(({ from }) => from < count);
	const turned = [...cycle.slice(start), ...cycle.slice(0, start)];
	const found = [];
	let ended = null;
	for (const { from, to, dependency } of turned) if (dependency !== null) found.push(dependency);
	else {
		if (from < count) ended = from;
		if (to < count && ended !== null) found.push({
			from: ended,
			to,
			because: { type: "endedBefore" }
		});
	}
	return found;
}
// spec/isolation/observation.ts
function isWrite(operation) {
	return operation.type === "write" || operation.type === "append";
}
/** The level of isolation that a history is held to, the weakest first. */
var LEVELS = [
	"read committed",
	"snapshot isolation",
	"serialisable",
	"strictly serialisable"
];
// spec/isolation/closure.ts
var Closure = class Closure {
	#size;
	#width;
	/** By node: the nodes that it leads to, as bits. */
	#reached;
	#onWork;
	/** `onWork` is told the number of words that were looked at. */
	constructor(size, onWork, reached) {
		this.#size = size;
		this.#onWork = onWork;
		this.#width = Math.ceil(size / 32);
		this.#reached = reached ?? new Int32Array(size * this.#width);
	}
	static bytesFor(size) {
		return 4 * size * Math.ceil(size / 32);
	}
	copy() {
		return new Closure(this.#size, this.#onWork, this.#reached.slice());
	}
	leads(from, to) {
		return (this.#reached[from * this.#width + (to >> 5)] & 1 << (to & 31)) !== 0;
	}
	/** False, and nothing is added, if the arc would close a cycle. */
	add({ from, to }) {
		if (from === to || this.leads(to, from)) return false;
		if (this.leads(from, to)) return true;
		this.#join(from, to);
		for (let node = 0; node < this.#size; node++) if (this.leads(node, from)) this.#join(node, to);
		this.#onWork(this.#size);
		return true;
	}
	/** `node` leads to `to`, and wherever that leads. */
	#join(node, to) {
		const [into, other] = [node * this.#width, to * this.#width];
		for (let word = 0; word < this.#width; word++) this.#reached[into + word] |= this.#reached[other + word];
		this.#reached[into + (to >> 5)] |= 1 << (to & 31);
		this.#onWork(this.#width);
	}
};
// spec/isolation/digraph.ts
var Digraph = class Digraph {
	#out;
	constructor(size, arcs) {
		this.#out = Array.from({ length: size }, () => []);
		for (const arc of arcs) this.#out[arc.from].push(arc);
	}
	get size() {
		return this.#out.length;
	}
	from(node) {
		return this.#out[node];
	}
	/** The nodes in an order that all arcs keep; shorter than the graph if it has a cycle. */
	inOrder() {
		const waitsFor = new Int32Array(this.size);
		for (const arcs of this.#out) for (const { to } of arcs) waitsFor[to] += 1;
		const order = [...this.#out.keys()].filter((node) => waitsFor[node] === 0);
		for (const node of order) for (const { to } of this.#out[node]) {
			waitsFor[to] -= 1;
			if (waitsFor[to] === 0) order.push(to);
		}
		return order;
	}
	/** Nodes on cycles, and between them. */
	core() {
		const after = new Set(this.inOrder());
		const left = [...this.#out.keys()].filter((node) => !after.has(node));
		const inside = new Set(left);
		const turned = left.flatMap((node) => this.#out[node].filter(({ to }) => inside.has(to)).map(({ from, to }) => ({
			from: to,
			to: from
		})));
		const before = new Set(new Digraph(this.size, turned).inOrder());
		return new Set(left.filter((node) => !before.has(node)));
	}
};
// spec/isolation/shortest-cycle.ts
/** The most arcs that are followed. After that, the shortest cycle so far is given. */
var MOST_FOLLOWED = 2e7;
/** Null if there is no cycle. `counts` says which nodes count; each cycle must have one. */
function shortestCycle(graph, counts) {
	const core = graph.core();
	const costs = ({ to }) => counts(to);
	let shortest = null;
	let least = Number.POSITIVE_INFINITY;
	let followed = 0;
	for (const start of core) {
		if (!counts(start)) continue;
		if (followed > MOST_FOLLOWED && shortest !== null) break;
		const found = cycleThrough(graph, start, core, costs, least, () => followed++);
		if (found === null) continue;
		shortest = found;
		least = found.filter(costs).length;
		if (least <= 2) break;
	}
	return shortest;
}
/** By cost, from `start` until it is met again. */
function cycleThrough(graph, start, core, costs, lessThan, onFollowed) {
	const cameBy = /* @__PURE__ */ new Map();
	const done = /* @__PURE__ */ new Set();
	let level = [start];
	for (let cost = 0; cost < lessThan && level.length > 0; cost++) {
		const next = [];
		for (const node of level) {
			if (done.has(node)) continue;
			done.add(node);
			for (const arc of graph.from(node)) {
				onFollowed();
				if (!core.has(arc.to) || done.has(arc.to) && arc.to !== start) continue;
				if (costs(arc)) next.push({ arc });
				else if (arc.to === start) return [...pathTo(arc.from, start, cameBy), arc];
				else if (!cameBy.has(arc.to)) {
					cameBy.set(arc.to, arc);
					level.push(arc.to);
				}
			}
		}
		level = [];
		for (const { arc } of next) {
			if (arc.to === start) return cost + 1 < lessThan ? [...pathTo(arc.from, start, cameBy), arc] : null;
			if (done.has(arc.to) || cameBy.has(arc.to)) continue;
			cameBy.set(arc.to, arc);
			level.push(arc.to);
		}
	}
	return null;
}
function pathTo(node, start, cameBy) {
	const path = [];
	for (let at = node; at !== start;) {
		const arc = cameBy.get(at);
		if (arc === void 0) break;
		path.push(arc);
		at = arc.from;
	}
	return path.reverse();
}
// spec/isolation/resolve.ts
/**
* Is there an order of versions without a forbidden cycle? Dependencies that are known force some choices; those that are left
* are tried, one after another, within a budget. Choices as in C. H. Papadimitriou, "The serializability of concurrent database
* updates", Journal of the ACM 26, 1979 (polygraphs).
*/
/** The most choices that are tried within each other. */
var DEEPEST = 1e3;
/** `count` is the number of transactions. */
function resolve(graph, { known, choices, areAll }, count, bounds) {
	const arcs = [...graph.arcs, ...known.flatMap((each) => graph.arcsOf(each))];
	const cycle = cycleIn(graph, arcs, count);
	if (cycle !== null) return {
		found: "contradiction",
		cycles: [cycle]
	};
	if (choices.length === 0 && areAll) return { found: "order" };
	if (!areAll || Closure.bytesFor(graph.size) > bounds.bytes) return { found: "nothing" };
	const resolver = new Resolver(graph, count, bounds);
	const closure = resolver.closure();
	const place = new Map(new Digraph(graph.size, arcs).inOrder().map((node, i) => [node, i]));
	const last = [...arcs].sort((a, b) => (place.get(b.from) ?? 0) - (place.get(a.from) ?? 0));
	for (const arc of last) closure.add(arc);
	return resolver.solve(closure, arcs, choices);
}
var Resolver = class {
	#graph;
	#count;
	#bounds;
	/** Words of tables that may still be looked at. */
	#left;
	#depth = 0;
	constructor(graph, count, bounds) {
		this.#graph = graph;
		this.#count = count;
		this.#bounds = bounds;
		this.#left = bounds.work;
	}
	closure() {
		return new Closure(this.#graph.size, (words) => {
			this.#left -= words;
		});
	}
	solve(closure, arcs, choices) {
		const open = this.#force(closure, arcs, choices);
		if ("found" in open) return open;
		const [first, ...others] = open;
		if (first === void 0) return { found: "order" };
		this.#depth += 1;
		const found = this.#isSpent() ? "nothing" : this.#tryBoth(first, closure, arcs, others);
		this.#depth -= 1;
		return found === "contradiction" ? {
			found,
			cycles: []
		} : { found };
	}
	#tryBoth({ either, or }, closure, arcs, others) {
		let isOpen = false;
		for (const answer of [either, or]) {
			const trial = closure.copy();
			const all = [...arcs];
			if (!this.#add(answer, trial, all)) continue;
			const { found } = this.solve(trial, all, others);
			if (found === "order") return found;
			if (found === "nothing") isOpen = true;
		}
		return isOpen ? "nothing" : "contradiction";
	}
	/** Answers all choices that have only one possible answer. Returns those that are left. */
	#force(closure, arcs, choices) {
		let open = choices;
		for (let hasChanged = true; hasChanged;) {
			hasChanged = false;
			const still = [];
			for (const choice of open) {
				const [either, or] = [choice.either, choice.or].map((answer) => this.#isPossible(answer, closure));
				if (either && or) {
					if (!this.#isAnswered(choice, closure)) still.push(choice);
					continue;
				}
				if (this.#isSpent()) return { found: "nothing" };
				if (!((either || or) && this.#add(either ? choice.either : choice.or, closure, arcs))) return {
					found: "contradiction",
					cycles: this.#cyclesOf(choice, arcs)
				};
				hasChanged = true;
			}
			open = still;
		}
		return open;
	}
	#isPossible(answer, closure) {
		return answer.every((each) => this.#graph.arcsOf(each).every(({ from, to }) => from !== to && !closure.leads(to, from)));
	}
	/** Whether one answer adds nothing. */
	#isAnswered({ either, or }, closure) {
		return [either, or].some((answer) => answer.every((each) => this.#graph.arcsOf(each).every(({ from, to }) => closure.leads(from, to))));
	}
	#add(answer, closure, arcs) {
		for (const arc of answer.flatMap((each) => this.#graph.arcsOf(each))) {
			if (!closure.add(arc)) return false;
			arcs.push(arc);
		}
		return true;
	}
	#cyclesOf({ either, or }, arcs) {
		return [either, or].flatMap((answer) => {
			const all = [...arcs, ...answer.flatMap((each) => this.#graph.arcsOf(each))];
			return [cycleIn(this.#graph, all, this.#count)].filter((cycle) => cycle !== null);
		});
	}
	#isSpent() {
		const { bytes } = this.#bounds;
		return this.#left < 0 || this.#depth > DEEPEST || this.#depth * Closure.bytesFor(this.#graph.size) > bytes;
	}
};
/** The shortest cycle, in transactions; null if there is none. */
function cycleIn({ size, isTransaction }, arcs, count) {
	const graph = new Digraph(size, arcs);
	if (graph.inOrder().length === size) return null;
	const cycle = shortestCycle(graph, isTransaction);
	return cycle === null ? null : dependenciesOf(cycle, count);
}
// spec/isolation/sessions.ts
/**
* The four guarantees of sessions, as far as the order of versions is known. It is known from lists, from the beginning, and
* from transactions that read a version and then wrote the next.
*
* Source: D. B. Terry et al., "Session Guarantees for Weakly Consistent Replicated Data", PDIS 1994.
*/
var BROKEN = {
	read: {
		read: "monotonic reads",
		written: "writes follow reads"
	},
	written: {
		read: "read your writes",
		written: "monotonic writes"
	}
};
function brokenGuarantees(sights) {
	const order = new VersionOrder(sights);
	const sessions = /* @__PURE__ */ new Map();
	for (const each of sights.transactions) {
		if (each.session === null || each.outcome !== "committed") continue;
		const all = sessions.get(each.session) ?? [];
		all.push(each);
		sessions.set(each.session, all);
	}
	const touched = touchedBy(sights);
	return [...sessions].flatMap(([session, all]) => brokenIn(session, all, touched, order));
}
function brokenIn(session, all, touched, order) {
	const broken = [];
	const newest = /* @__PURE__ */ new Map();
	const byEnd = [...all].sort((a, b) => inOrder(endOf(a), endOf(b)));
	let ended = 0;
	for (const second of [...all].sort((a, b) => inOrder(a.began, b.began))) {
		for (; ended < byEnd.length && endOf(byEnd[ended]) < second.began; ended++) {
			const by = byEnd[ended];
			for (const { kind, item, version } of touched.get(by) ?? []) {
				const place = `${kind} ${item}`;
				const known = newest.get(place);
				if (version !== null && (known === void 0 || !order.isOlder(item, version, known.version))) newest.set(place, {
					version,
					by
				});
			}
		}
		for (const { kind, item, version } of touched.get(second) ?? []) for (const before of ["read", "written"]) {
			const known = newest.get(`${before} ${item}`);
			if (known === void 0 || !order.isOlder(item, version, known.version)) continue;
			const names = {
				first: known.by.id,
				second: second.id,
				newer: known.version,
				older: version
			};
			broken.push({
				guarantee: BROKEN[before][kind],
				session,
				item,
				...names
			});
		}
	}
	return broken;
}
/** Without times, a transaction ends as it begins, and the next begins later. */
function endOf({ began, ended }) {
	return ended ?? began;
}
function touchedBy({ transactions, sights }) {
	const touched = new Map(transactions.map((each) => [each, []]));
	for (const { reader, item, version } of sights) touched.get(reader)?.push({
		kind: "read",
		item,
		version
	});
	for (const [transaction, touches] of touched) for (const { item, version } of transaction.operations.filter(isWrite)) touches.push({
		kind: "written",
		item,
		version
	});
	return touched;
}
/** The most transactions that are followed, each of which replaced the version of the next. */
var LONGEST_CHAIN = 100;
/** The order of versions, as far as it is known. */
var VersionOrder = class {
	/** By item and version: its place in the known order. */
	#places = /* @__PURE__ */ new Map();
	/** By item and version: the version that its writer had read. */
	#replaced = /* @__PURE__ */ new Map();
	constructor({ items, sights }) {
		for (const { item, ordered, later } of items) {
			const places = new Map(ordered.map((version, place) => [version, place]));
			this.#places.set(item, places);
			if (ordered.length > 0) for (const version of later) places.set(version, ordered.length);
		}
		for (const { reader, item, version } of sights) {
			const written = reader.operations.filter(isWrite).find((each) => each.item === item);
			if (version === null || written === void 0) continue;
			const ofItem = this.#replaced.get(item) ?? /* @__PURE__ */ new Map();
			this.#replaced.set(item, ofItem.set(written.version, version));
		}
	}
	isOlder(item, one, other) {
		if (one === null) return true;
		const places = this.#places.get(item);
		const [first, second] = [places?.get(one), places?.get(other)];
		if (first !== void 0 && second !== void 0) return first < second;
		const replaced = this.#replaced.get(item);
		let at = replaced?.get(other);
		for (let steps = 0; at !== void 0 && steps < LONGEST_CHAIN; steps++) {
			if (at === one) return true;
			at = replaced?.get(at);
		}
		return false;
	}
};
// spec/isolation/lists.ts
/** Judges the lists that these transactions have read, all of which took effect. */
function judgeLists(effective) {
	const longest = /* @__PURE__ */ new Map();
	const flaws = [];
	const reads = [...effective].flatMap(({ id, operations }) => operations.flatMap((each) => each.type === "readList" ? [{
		reader: id,
		item: each.item,
		list: each.list
	}] : []));
	for (const { reader, item, list } of reads) {
		const twice = firstRepeated(list);
		if (twice !== void 0) flaws.push({
			type: "elementTwice",
			reader,
			item,
			version: twice
		});
		if (list.length > (longest.get(item)?.list.length ?? -1)) longest.set(item, {
			reader,
			list
		});
	}
	for (const { reader, item, list } of reads) {
		const other = longest.get(item);
		if (other === void 0 || list.every((version, place) => version === other.list[place])) continue;
		flaws.push({
			type: "listsDiffer",
			readers: [reader, other.reader],
			item,
			lists: [inWords(list), inWords(other.list)]
		});
	}
	return {
		longest,
		flaws
	};
}
function firstRepeated(list) {
	const seen = /* @__PURE__ */ new Set();
	return list.find((version) => seen.size === seen.add(version).size);
}
function inWords(list) {
	return `[${list.join(" ")}]`;
}
// spec/isolation/sights.ts
function sightsOf(all) {
	const attempts = attemptsIn(all);
	let known = new Set(all.filter(({ outcome }) => outcome === "committed"));
	for (;;) {
		const sights = sightsOfThese(known, attempts);
		if (sights.transactions.length === known.size) return sights;
		known = new Set(sights.transactions);
	}
}
/** `known` took effect, and so did those that they have read from. */
function sightsOfThese(known, attempts) {
	const lists = judgeLists(known);
	const flaws = [...lists.flaws];
	const unclear = [];
	const sights = [];
	const effective = new Set(known);
	/** The one that took effect and wrote this; null if nobody did, or it is not clear who. */
	const writerOf = (reader, item, version, others) => {
		const [writer, another] = mostCertain(others);
		if (writer === void 0) flaws.push({
			type: "unwrittenRead",
			reader,
			item,
			version
		});
		else if (writer.outcome === "aborted") flaws.push({
			type: "abortedRead",
			reader,
			writer: writer.id,
			item,
			version
		});
		else if (another !== void 0) return "unclear";
		else {
			effective.add(writer);
			return writer;
		}
		return null;
	};
	const lasts = /* @__PURE__ */ new Map();
	const lastOf = (writer) => {
		const last = lasts.get(writer) ?? lastOwn(writer);
		lasts.set(writer, last);
		return last;
	};
	const attempted = (item, version) => [...attempts.get(item)?.get(version) ?? []];
	for (const [item, { reader, list }] of lists.longest) for (const version of list.slice(0, -1)) writerOf(reader, item, version, attempted(item, version));
	for (const reader of effective) for (const { item, version } of outerReads(reader, flaws)) {
		const sight = {
			reader,
			item,
			version
		};
		if (version === null) {
			sights.push(sight);
			continue;
		}
		const writer = writerOf(reader.id, item, version, attempted(item, version).filter((each) => each !== reader));
		if (writer === "unclear") unclear.push(sight);
		else if (writer !== null && lastOf(writer).get(item) !== version) flaws.push({
			type: "intermediateRead",
			reader: reader.id,
			writer: writer.id,
			item,
			version
		});
		else if (writer !== null) sights.push(sight);
	}
	return {
		transactions: [...effective],
		sights,
		items: itemsOf(effective, lists.longest),
		flaws,
		unclear
	};
}
function attemptsIn(all) {
	const attempts = /* @__PURE__ */ new Map();
	for (const transaction of all) for (const { item, version } of transaction.operations.filter(isWrite)) {
		const ofItem = attempts.get(item) ?? /* @__PURE__ */ new Map();
		attempts.set(item, ofItem.set(version, (ofItem.get(version) ?? /* @__PURE__ */ new Set()).add(transaction)));
	}
	return attempts;
}
/** The benefit of the doubt goes to the history: committed transactions first, then those of unknown outcome. */
function mostCertain(writers) {
	const having = (outcome) => writers.filter((each) => each.outcome === outcome);
	return [
		having("committed"),
		having("unknown"),
		having("aborted")
	].find((some) => some.length > 0) ?? [];
}
/** By item: the transaction's last version of it. */
function lastOwn({ operations }) {
	return new Map(operations.filter(isWrite).map(({ item, version }) => [item, version]));
}
/** The versions of others that a transaction has seen. Reads of its own writes are judged here. */
function outerReads({ id, operations }, flaws) {
	const outer = [];
	/** By item: the versions that the transaction has made so far. */
	const made = /* @__PURE__ */ new Map();
	for (const operation of operations) {
		const { item } = operation;
		const own = made.get(item) ?? [];
		if (isWrite(operation)) {
			own.push(operation.version);
			made.set(item, own);
			continue;
		}
		const isList = operation.type === "readList";
		const seen = isList ? operation.list : [operation.version];
		const expected = isList ? own : own.slice(-1);
		const start = seen.length - expected.length;
		if (start < 0 || expected.some((version, i) => version !== seen[start + i])) flaws.push({
			type: "ownWriteMissed",
			reader: id,
			item,
			version: seen.at(-1) ?? null
		});
		else if (isList || own.length === 0) outer.push({
			item,
			version: seen[start - 1] ?? null
		});
	}
	return outer;
}
function itemsOf(effective, longest) {
	const writers = /* @__PURE__ */ new Map();
	for (const transaction of effective) {
		const last = lastOwn(transaction);
		for (const { type, item, version } of transaction.operations.filter(isWrite)) if (type === "append" || version === last.get(item)) writers.set(item, (writers.get(item) ?? /* @__PURE__ */ new Map()).set(version, transaction));
	}
	return [...writers].map(([item, ofItem]) => {
		const ordered = (longest.get(item)?.list ?? []).filter((version) => ofItem.has(version));
		const known = new Set(ordered);
		return {
			item,
			writers: ofItem,
			ordered,
			later: [...new Map([...ofItem].flatMap(([version, writer]) => known.has(version) ? [] : [[writer, version]])).values()]
		};
	});
}
// spec/isolation/judgement.ts
function judgeIsolation({ transactions, hasTimes, unclear: before }, { bounds, keepsSessions }) {
	const sights = sightsOf(transactions);
	const { flaws } = sights;
	const unclear = before + sights.unclear.length;
	const levels = hasTimes ? LEVELS : LEVELS.slice(0, -1);
	const rest = {
		flaws,
		unclear,
		sessions: brokenGuarantees(sights)
	};
	const none = (holds) => levels.map((level) => ({
		level,
		holds
	}));
	if (flaws.length > 0) return {
		...rest,
		levels: none("no"),
		cycles: []
	};
	const dependencies = withSessions(dependenciesIn(sights), sights, keepsSessions);
	const judged = [];
	const cycles = /* @__PURE__ */ new Map();
	for (const level of [...levels].reverse()) {
		const found = resolve(levelGraph(level, sights.transactions), dependencies, sights.transactions.length, bounds);
		if (found.found === "contradiction") cycles.set(level, found.cycles);
		judged.unshift({
			level,
			holds: holdsAs(found, unclear)
		});
		if (found.found === "order") break;
	}
	const all = [...levels.slice(0, levels.length - judged.length).map((level) => ({
		level,
		holds: judged[0].holds
	})), ...judged];
	const broken = all.find(({ holds }) => holds === "no");
	return {
		...rest,
		levels: all,
		cycles: (broken === void 0 ? [] : cycles.get(broken.level) ?? []).map((cycle) => asEdges(cycle, sights))
	};
}
/** A contradiction stays one, whatever unclear reads have seen. */
function holdsAs({ found }, unclear) {
	if (found === "contradiction") return "no";
	return found === "order" && unclear === 0 ? "yes" : "unknown";
}
function withSessions(dependencies, { transactions }, keepsSessions) {
	if (!keepsSessions) return dependencies;
	const { known, choices, areAll } = dependencies;
	return {
		known: [...known, ...sessionOrder(transactions)],
		choices,
		areAll
	};
}
function asEdges(cycle, { transactions }) {
	return cycle.map(({ from, to, because }) => ({
		from: transactions[from].id,
		to: transactions[to].id,
		because
	}));
}
// traces/client-history/transactions/in-words.ts
function dependencyInWords({ from, to, because }, { past, to: into }) {
	const head = `${from} comes before ${to}`;
	switch (because.type) {
		case "overwrites": return `${head}: ${from} ${past} ${because.version} ${into} ${because.item}, and ${to} ${past} ${because.next} later.`;
		case "readsFrom": return `${head}: ${to} read ${because.version} of ${because.item}, which ${from} ${past}.`;
		case "readBefore": return `${head}: ${from} read ${because.item} ${because.version === null ? "as it was in the beginning" : `as ${because.version}`}, without ${because.next}, which ${to} ${past}.`;
		case "endedBefore": return `${head}: ${from} had ended when ${to} began.`;
		case "sameSession": return `${head}: one session ran both, in this order.`;
	}
}
function flawInWords(flaw, { past }) {
	switch (flaw.type) {
		case "abortedRead": return `${flaw.reader} read ${flaw.version} of ${flaw.item}, which ${flaw.writer} ${past}, and ${flaw.writer} was aborted (G1a, aborted read).`;
		case "intermediateRead": return `${flaw.reader} read ${flaw.version} of ${flaw.item}, but ${flaw.writer} went on to write it again (G1b, intermediate read).`;
		case "unwrittenRead": return `${flaw.reader} read ${flaw.version} of ${flaw.item}, which nobody ${past} (unwritten read).`;
		case "ownWriteMissed": return `${flaw.reader} read ${flaw.version ?? "nothing"} of ${flaw.item}, which is not what it had written itself by then (own write missed).`;
		case "listsDiffer": return `${flaw.readers.join(" and ")} read ${flaw.item} as ${flaw.lists.join(" and ")}; neither list begins with the other (incompatible order).`;
		case "elementTwice": return `${flaw.reader} read ${flaw.version} twice in ${flaw.item}, which was ${past} once (duplicate element).`;
	}
}
function guaranteeInWords({ guarantee, session, first, second, item, newer, older }) {
	const [had, then] = WORDS[guarantee];
	return `session ${session} has no ${guarantee}: ${first} ${had} ${newer} of ${item}, and later ${second} ${then} ${older ?? "the beginning"}, which is older.`;
}
var WORDS = {
	"read your writes": ["wrote", "read"],
	"monotonic reads": ["read", "read"],
	"monotonic writes": ["wrote", "wrote"],
	"writes follow reads": ["read", "wrote"]
};
// traces/client-history/report-transactions.ts
/** Judges transactions whose versions have no known order, and reports on them. */
/** Tries of the search, in words of its tables. */
var WORDS_PER_STEP = 20;
function reportOnTransactions(read, { bounds, keepsSessions = false }) {
	const { observation, model } = read;
	const judgement = judgeIsolation(observation, {
		bounds: {
			bytes: bounds.bytes,
			work: bounds.steps * WORDS_PER_STEP
		},
		keepsSessions
	});
	const count = (outcome) => observation.transactions.filter((each) => each.outcome === outcome).length;
	const { levels, flaws, cycles, sessions } = judgement;
	const [first] = cycles;
	return {
		verdict: levels.findLast(({ holds }) => holds === "yes")?.level ?? (levels[0].holds === "no" ? "none" : "unknown"),
		model,
		transactions: {
			committed: count("committed"),
			aborted: count("aborted"),
			unknown: count("unknown")
		},
		levels,
		because: reasons(judgement, read),
		...first === void 0 ? {} : { phenomenon: phenomenonOf(first) },
		cycles,
		flaws,
		sessions
	};
}
function reasons({ levels, flaws, cycles, sessions, unclear }, { model, source, places }) {
	const verb = model === "append" ? {
		past: "appended",
		to: "to"
	} : {
		past: "wrote",
		to: "to"
	};
	const broken = levels.find(({ holds }) => holds === "no");
	const named = new Set(cycles.flat().flatMap(({ from, to }) => [from, to]));
	return [
		...flaws.map((flaw) => flawInWords(flaw, verb)),
		...broken !== void 0 && flaws.length === 0 ? [`not ${broken.level}: ${howCyclesAre(cycles.length)}`] : [],
		...cycles.flatMap((cycle, place) => [...cycles.length > 1 ? [`answer ${place + 1}, ${phenomenonOf(cycle)}:`] : [], ...cycle.map((edge) => dependencyInWords(edge, verb))]),
		...[...named].map((id) => `${id} begins in line ${source.lineOf(places.get(id) ?? 0)}.`),
		...sessions.map((each) => guaranteeInWords(each)),
		...unclear > 0 ? [`${unclear} reads may have seen one of several writes; values that are written once would tell.`] : [],
		...levels.some(({ holds }) => holds === "unknown") && unclear === 0 ? ["the search ended without an answer; --budget takes more."] : []
	];
}
function howCyclesAre(count) {
	if (count === 0) return "every order of writes that was tried gives a cycle.";
	return count === 1 ? "each of these comes before the next, and the last before the first." : "two wrote one item, and each answer to the question who wrote first gives a cycle.";
}
// traces/client-history/report-any.ts
/** `file` is the name in complaints. Throws `BadTrace`. */
function reportOnAny(file, chunks, options) {
	const read = readAny(file, chunks, options);
	switch (read.kind) {
		case "versions": return reportOn(read.history);
		case "transactions": return reportOnTransactions(read.read, options);
		case "objects": return reportOnObjects(read.modelled, read.source, options.bounds);
	}
}
// explorer/core/judged-history.ts
/** A history of clients, judged: the verdict, and why. */
/** The most steps of a search for an order; a reader waits for it. */
var STEPS = 2e6;
var MOST_REASONS = 200;
/** Throws `BadTrace` for a text that is no history. */
function judgedHistory(name, text) {
	const report = reportOnAny(name, [utf8(text)], { bounds: {
		...DEFAULT_BOUNDS,
		steps: STEPS
	} });
	const frames = report.because.slice(0, MOST_REASONS).map((says) => ({
		state: { report: withoutPicture(report) },
		step: {
			says,
			changes: [],
			label: null
		},
		lights: []
	}));
	return {
		title: `${name}: ${report.verdict}`,
		says: report.because.length === 0 ? "The answers that clients saw can be explained." : "The answers that clients saw cannot be explained, for these reasons.",
		frames: [{
			state: { report: withoutPicture(report) },
			step: null,
			lights: []
		}, ...frames]
	};
}
/** The picture is drawn, not told. */
function withoutPicture(report) {
	return Object.fromEntries(Object.entries(report).filter(([field]) => field !== "picture" && field !== "because"));
}
export { judgedHistory };
