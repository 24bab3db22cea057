import { o as encode, r as NotPlainData, t as isPrintable } from "./printable.cUnkY7_q.js";
import { a as ModelError, u as messageOf } from "./app.js";
import { distance } from "fastest-levenshtein";
// spec/kernel/remembering.ts
/**
* The same function; it computes nothing again for the arguments of its last `kept` different calls. Arguments are
* the same when they are the same objects.
*/
function rememberingRecent(kept, make) {
	const calls = [];
	let next = 0;
	return (...args) => {
		const known = calls.find((call) => call.args.every((arg, place) => arg === args[place]));
		if (known !== void 0) return known.made;
		const made = make(...args);
		calls[next] = {
			args,
			made
		};
		next = (next + 1) % kept;
		return made;
	};
}
/** The same function; it computes nothing again for an object as long as the object lives. */
function rememberingEach(make) {
	const known = /* @__PURE__ */ new WeakMap();
	return (value) => {
		const before = known.get(value);
		if (before !== void 0) return before;
		const made = make(value);
		known.set(value, made);
		return made;
	};
}
// spec/kernel/spec.ts
/** Whether a property of this kind is about whole behaviours. */
function isLiveness(kind) {
	return kind === "eventually" || kind === "alwaysEventually" || kind === "eventuallyAlways" || kind === "leadsTo";
}
/** States an action with the type of its parameter checked, for use inside a spec's record of actions. */
function action(definition) {
	return definition;
}
/** An invariant: `holds` in every reachable state. `explain` says what breaks it in a state where it does not hold. */
function always(holds, doc, explain) {
	return Object.assign(stateClaim("always", holds, doc), explain === void 0 ? {} : { explain });
}
/** A claim about every transition that changes the state. `explain` says what breaks it in a step of which it does not hold. */
function step(holds, doc, explain) {
	const asked = (before, after) => holds(before, after);
	return Object.assign(asked, {
		kind: "step",
		holds
	}, doc === void 0 ? {} : { doc }, explain === void 0 ? {} : { explain });
}
/** A state that some behaviour must reach, so that a pass cannot be vacuous. */
function reachable(holds, doc) {
	return stateClaim("reachable", holds, doc);
}
/**
* From every reachable state, a state where `holds` can still be reached. `explain` says what is missing in a state from
* which none can be.
*/
function recoverable(holds, doc, explain) {
	return Object.assign(stateClaim("recoverable", holds, doc), explain === void 0 ? {} : { explain });
}
function stateClaim(kind, holds, doc) {
	const asked = (state) => holds(state);
	return Object.assign(asked, {
		kind,
		holds
	}, doc === void 0 ? {} : { doc });
}
/** The same claim about a concrete state, seen through `view`. */
function through(view, property) {
	switch (property.kind) {
		case "step": {
			const { explain, ...rest } = property;
			const holds = (before, after) => property.holds(view(before), view(after));
			if (explain === void 0) return {
				...rest,
				holds
			};
			return {
				...rest,
				holds,
				explain: (before, after) => explain(view(before), view(after))
			};
		}
		case "reachable": return {
			...property,
			holds: (state) => property.holds(view(state))
		};
		case "leadsTo": {
			const { explain, ...rest } = property;
			const [when, holds] = [(state) => property.when(view(state)), (state) => property.holds(view(state))];
			return explain === void 0 ? {
				...rest,
				when,
				holds
			} : {
				...rest,
				when,
				holds,
				explain: (state) => explain(view(state))
			};
		}
		default: {
			const { explain, ...rest } = property;
			const holds = (state) => property.holds(view(state));
			return explain === void 0 ? {
				...rest,
				holds
			} : {
				...rest,
				holds,
				explain: (state) => explain(view(state))
			};
		}
	}
}
/** All claims of a spec about a concrete state, seen through `view`, under the same names. A state is viewed once for all. */
function allThrough(view, properties) {
	const viewedOnce = rememberingRecent(4, view);
	return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, through(viewedOnce, property)]));
}
// model-check/edge/shown.ts
/** Describes values in error messages: short, on one line, whatever they are. */
var LONGEST = 60;
/** The most names that one message lists. */
var MOST_NAMES = 12;
/** Describes `value` in words. Never throws, not even for a value that cannot be read. */
function shown(value) {
	try {
		return described(value);
	} catch {
		return "an object that cannot be read";
	}
}
function described(value) {
	switch (typeof value) {
		case "string": return cut(JSON.stringify(value));
		case "undefined": return "nothing";
		case "function": return "a function";
		case "bigint": return cut(`the bigint ${value}`);
		case "symbol": return "a symbol";
		case "object": return describedObject(value);
		default: return Object.is(value, -0) ? "-0" : String(value);
	}
}
function describedObject(value) {
	if (value === null) return "null";
	if (Array.isArray(value)) return value.length === 0 ? "an empty array" : `an array of ${value.length}`;
	const prototype = Object.getPrototypeOf(value);
	if (prototype === null || prototype === Object.prototype) {
		const keys = Object.keys(value);
		return keys.length === 0 ? "an empty object" : cut(`an object with ${keys.join(", ")}`);
	}
	const name = Reflect.get(Object(Reflect.get(value, "constructor")), "name");
	return typeof name === "string" && name !== "" ? cut(`an instance of ${name}`) : "an object of a class";
}
/** Lists the names, at most 12 of them: `a, b, c` or `a, b, … and 30 more`. */
function listed(names) {
	if (names.length <= MOST_NAMES) return names.join(", ");
	return `${names.slice(0, MOST_NAMES).join(", ")} … and ${names.length - MOST_NAMES} more`;
}
/** The one among `names` that `name` most likely stands for; null when none is near. */
function nearest(name, names) {
	const word = name.slice(0, LONGEST).toLowerCase();
	const far = (other) => distance(word, other.slice(0, LONGEST).toLowerCase());
	const [first] = [...names].sort((a, b) => far(a) - far(b));
	return first !== void 0 && far(first) <= Math.max(2, Math.floor(word.length / 2)) ? first : null;
}
function cut(text) {
	return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
// model-check/edge/shape.ts
/**
* Shapes of user input: tables of what is expected where. A value is read once, and only what was read is used later.
* So a getter or a proxy cannot show one thing now and another later.
*/
/** Makes the error `at: got X, expected Y; do Z`. */
function refusal(at, got, { expected, remedy }) {
	return new ModelError(`${at === "" ? "the value" : at}: got ${got}, expected ${expected}; ${remedy}`);
}
/** Reads `value`, found at `at`, by `shape`. Throws `ModelError` and nothing else, even if `value` throws when it is read. */
function readAs(shape, value, at) {
	return guarded(at, shape, () => shape.read(value, at));
}
/** A shape given by a single test. */
function simple(expected, remedy, is) {
	const shape = {
		expected,
		remedy,
		read(value, at) {
			if (is(value)) return value;
			throw refusal(at, shown(value), shape);
		}
	};
	return shape;
}
/** The same shape, for a field that may be left out. */
function optional(shape) {
	return {
		...shape,
		optional: true
	};
}
/** A function. `signature` describes its parameters and result. */
function functionOf(signature, remedy = "write it as a function") {
	return simple(`a function ${signature}`, remedy, (value) => typeof value === "function" && !isClass(value));
}
/** An integer from `least` to `most`. */
function wholeNumber(least, most, remedy) {
	return simple(most === Number.MAX_SAFE_INTEGER ? `a whole number, at least ${least}` : `a whole number from ${least} to ${most}`, remedy, (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most);
}
/** One of these words. For another word, the remedy names the nearest of these. */
function oneOf(...words) {
	const shape = {
		expected: `one of ${listed(words)}`,
		remedy: "write one of them",
		read(value, at) {
			const found = words.find((word) => word === value);
			if (found !== void 0) return found;
			const near = typeof value === "string" ? nearest(value, words) : null;
			throw refusal(at, shown(value), near === null ? shape : {
				...shape,
				remedy: `write ${near}`
			});
		}
	};
	return shape;
}
/** An array of values of one shape. `least`: the least number of values; left out: 0. */
function listOf(what, item, least = 0) {
	const shape = {
		expected: `an array of ${what}${least === 0 ? "" : `, at least ${least}`}`,
		remedy: "write it as an array",
		read(value, at) {
			if (!Array.isArray(value)) throw refusal(at, shown(value), shape);
			if (value.length < least) throw refusal(at, shown(value), {
				...shape,
				remedy: "add what is missing"
			});
			const items = [];
			for (let i = 0; i < value.length; i++) items.push(readAs(item, readField(value, String(i), `${at}[${i}]`), `${at}[${i}]`));
			return items;
		}
	};
	return shape;
}
/** An object with keys of the user's choice and values of one shape. */
function dictionaryOf(what, entry) {
	const shape = {
		expected: `an object of ${what} by name`,
		remedy: `write {} if there are no ${what}`,
		read(value, at) {
			if (!isPlainObject(value)) throw refusal(at, shown(value), shape);
			const entries = Object.keys(value).map((name) => {
				const place = pathTo(at, name);
				if (name.trim() === "") throw refusal(place, "an empty name", {
					expected: `${what} with names`,
					remedy: "give it a name"
				});
				if (!isPrintable(name)) throw refusal(place, shown(name), {
					expected: `${what} with names on one line`,
					remedy: "rename it"
				});
				return [name, readAs(entry, readField(value, name, place), place)];
			});
			return Object.fromEntries(entries);
		}
	};
	return shape;
}
/** An object with these fields and no others. `what` is a noun phrase. */
function recordOf(what, fields, { instances, callable, open, refused = {} } = {}) {
	const names = Object.keys(fields);
	const shape = {
		expected: `${what}, an object with ${listed(names)}`,
		remedy: "write such an object",
		read(value, at) {
			if (!((instances === void 0 ? isPlainObject : isAnyObject)(value) || callable === true && typeof value === "function")) throw refusal(at, shown(value), shape);
			if (open === void 0) refuseUnknown(Object.keys(Object(value)), names, refused, what, at);
			const read = Object.entries(fields).flatMap(([name, field]) => {
				const place = pathTo(at, name);
				const found = readField(Object(value), name, place);
				return found === void 0 && field.optional === true ? [] : [[name, bound(readAs(field, found, place), value)]];
			});
			return Object.fromEntries(read);
		}
	};
	return shape;
}
/** Any value that is plain JSON. It is not copied here: the engine copies and validates it again. */
var plain = {
	expected: "plain JSON",
	remedy: "write objects, arrays, strings, finite numbers, booleans and null only",
	read(value, at) {
		try {
			encode(value);
			return value;
		} catch (error) {
			if (!(error instanceof NotPlainData)) throw error;
			throw refusal(error.inside(at).path, error.found, plain);
		}
	}
};
/** `a.b`, or `a["odd name"]`. */
function pathTo(at, name) {
	const step = /^[\w$-]{1,60}$/.test(name) ? `.${name}` : `[${shown(name)}]`;
	return at === "" ? step.replace(/^\./, "") : `${at}${step}`;
}
function refuseUnknown(found, names, refused, what, at) {
	for (const name of found) {
		if (names.includes(name)) continue;
		const place = pathTo(at, name);
		const expected = `the fields of ${what}: ${listed(names)}`;
		if (Object.hasOwn(refused, name)) throw refusal(place, "a field that is not honoured", {
			expected,
			remedy: refused[name]
		});
		const near = nearest(name, names);
		throw refusal(place, "an unknown field", {
			expected,
			remedy: near === null ? "leave it out" : `write ${near}`
		});
	}
}
/** Reads the field `name` of `source`. Throws `ModelError` if it cannot be read; `at` is the path to it. */
function readField(source, name, at = name) {
	return guarded(at, {
		expected: "a value",
		remedy: "write a plain value"
	}, () => Reflect.get(source, name));
}
/** Returns the result of `read`. An error of a getter or a proxy becomes a refusal of the value at `at`. */
function guarded(at, shape, read) {
	try {
		return read();
	} catch (error) {
		if (error instanceof ModelError) throw error;
		throw refusal(at, `an object that cannot be read (${messageOf(error)})`, shape);
	}
}
/** Binds a function to its object, as it may use `this`. */
function bound(value, owner) {
	return typeof value === "function" ? value.bind(owner) : value;
}
/** A class is a function, but calling it throws. */
function isClass(value) {
	return /^class\b/.test(Function.prototype.toString.call(value));
}
function isAnyObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isPlainObject(value) {
	if (!isAnyObject(value)) return false;
	const prototype = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}
// model-check/scenario.ts
function scenario(definition) {
	return titled(definition);
}
/** Adds what the scenario lacks: the name of its spec or protocol, an empty `teaches`, cost `fast`. Throws `ModelError`. */
function titled(scenario) {
	const either = objectIn(scenario);
	const name = nameIn(readField(either, "protocol") ?? readField(either, "spec"));
	return guarded("scenario", EITHER, () => ({
		name,
		teaches: "",
		cost: "fast",
		...scenario
	}));
}
var EITHER = {
	expected: "a spec or a protocol, and not both",
	remedy: "give the scenario one of the two"
};
/** Throws `ModelError` unless `value` is an object. Its fields are not looked at. */
function objectIn(value) {
	return guarded("scenario", EITHER, () => {
		if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
		throw refusal("scenario", shown(value), {
			expected: `an object with ${EITHER.expected}`,
			remedy: "write such an object"
		});
	});
}
var LONGEST_NAME = 500;
/** The name of `value`, at most 500 characters, or “the scenario” if it has none. `value` may be anything. */
function nameIn(value) {
	const name = typeof value === "object" && value !== null ? readField(value, "name") : void 0;
	return typeof name === "string" && name.trim() !== "" ? name.slice(0, LONGEST_NAME) : "the scenario";
}
export { rememberingEach as A, allThrough as C, recoverable as D, reachable as E, step as O, action as S, isLiveness as T, simple as _, titled as a, nearest as b, listOf as c, pathTo as d, plain as f, refusal as g, recordOf as h, scenario as i, rememberingRecent as j, through as k, oneOf as l, readField as m, nameIn as n, dictionaryOf as o, readAs as p, objectIn as r, functionOf as s, EITHER as t, optional as u, wholeNumber as v, always as w, shown as x, listed as y };
