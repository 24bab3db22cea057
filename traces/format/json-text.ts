/**
 * The one edge for JSON from outside: files, sockets, standard input. It refuses what `JSON.parse` silently accepts: numbers
 * that would be rounded, repeated keys, the key `__proto__`, and nesting without a bound. Then `JSON.parse` makes the value.
 */
import { firstDifference, utf8 } from './bytes.ts';
import { asDouble, asDoubleOrBigint } from './exact-number.ts';
import { faultIn, type JsonFault, type NumberAt } from './json-grammar.ts';

export interface JsonOptions {
  /** The most objects and arrays around a value; 200 by default. */
  readonly deepest?: number;
  /** Whether whole numbers that a double does not keep become bigints; when omitted, they are refused. */
  readonly bigints?: boolean;
  /** Writes a value as `JSON.stringify` does, which is the default. A text that it would write is read faster. */
  readonly print?: (value: unknown) => string;
}

/** The value, or the mistake: one clause, and its column, from 1, in UTF-16 units. */
export type JsonText = { readonly valid: unknown } | JsonFault;

/** The depth that states and messages may have, as in `impl/kernel/plain-data.ts`. */
const DEEPEST = 200;

/** Reads one JSON value. It never throws, and does not recurse into the text. */
export function readJson(text: string, { deepest = DEEPEST, bigints = false, print = JSON.stringify }: JsonOptions = {}): JsonText {
  const printed = bigints ? undefined : asPrinted(text, deepest, print);
  if (printed !== undefined) return { valid: printed };
  return readJsonWith(text, { deepest, numberFor: bigints ? asDoubleOrBigint : asDouble });
}

/** As `readJson`. `numberFor` says what a number becomes, given its text; null refuses it. */
export function readJsonWith(
  text: string,
  { deepest = DEEPEST, numberFor }: Pick<JsonOptions, 'deepest'> & { readonly numberFor: (token: string) => unknown },
): JsonText {
  const replaced: NumberAt[] = [];
  const fault = faultIn(text, {
    deepest,
    onNumber: (token, path) => {
      const value = numberFor(token);
      if (value === null) return false;
      // `JSON.parse` treats some numbers differently: bigints, and -0.
      if (!Object.is(Number(token), value)) replaced.push({ path: path(), value });
      return true;
    },
  });
  if (fault !== null) return fault;
  return { valid: replaced.reduce<unknown>(withReplaced, JSON.parse(text)) };
}

const STRICT = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** As `readJson`, for bytes that must be UTF-8. */
export function readJsonBytes(bytes: Uint8Array, options: JsonOptions = {}): JsonText {
  const text = strictly(bytes);
  return text === null ? notUtf8(bytes) : readJson(text, options);
}

/** The text of these bytes; null: they are not UTF-8. */
function strictly(bytes: Uint8Array): string | null {
  try {
    return STRICT.decode(bytes);
  } catch {
    return null;
  }
}

function notUtf8(bytes: Uint8Array): JsonFault {
  const again = utf8(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const wrong = firstDifference(again, bytes);
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, wrong));
  const byte = bytes[wrong];
  const found = byte === undefined ? 'half a character' : `the byte 0x${byte.toString(16).padStart(2, '0')}`;
  return { complaint: `not JSON: expected UTF-8, got ${found}`, column: before.length + 1 };
}

/**
 * The value of a text that `JSON.stringify` would write for it, such as a frame of a node. Then no number was rounded, no key came
 * twice, and nothing was left out. Undefined: it would write another text, so the text must be read with care.
 */
function asPrinted(text: string, deepest: number, print: (value: unknown) => string): unknown {
  if (text.includes('__proto__')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return print(value) === text && isWithin(value, deepest) ? value : undefined;
  } catch {
    // No JSON, or nested too deeply for either of the two. The grammar says what is wrong.
    return undefined;
  }
}

/** Whether there are at most `deepest` objects and arrays around each value in it. */
function isWithin(value: unknown, deepest: number): boolean {
  if (!isContainer(value)) return true;
  if (deepest === 0) return false;
  // Without lists of keys or values, as frames are many. Objects that `JSON.parse` makes inherit nothing that is listed here.
  for (const name in value) if (!isWithin(Reflect.get(value, name), deepest - 1)) return false;
  return true;
}

/** The value that `JSON.parse` made, with one number in it replaced. */
function withReplaced(root: unknown, { path, value }: NumberAt): unknown {
  const last = path.at(-1);
  if (last === undefined) return value;
  const holder = path.slice(0, -1).reduce<unknown>((inside, step) => (isContainer(inside) ? Reflect.get(inside, step) : inside), root);
  if (isContainer(holder)) Reflect.set(holder, last, value);
  return root;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
