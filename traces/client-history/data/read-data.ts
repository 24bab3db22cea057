/**
 * Reads EDN (https://github.com/edn-format/edn) and JSON into values with their places. Values are handed on one by one, so a
 * long list of operations is never in memory as values.
 */
import { asDoubleOrBigint } from '../../format/exact-number.ts';
import { faultIn } from '../../format/json-grammar.ts';
import { type Datum, type Entry, textOf } from './datum.ts';
import type { SourceText } from './source.ts';

/** The most lists and maps around a value. */
const DEEPEST = 200;

/** A list or map that is still open. */
interface Level {
  readonly at: number;
  readonly is: 'list' | 'set' | 'map';
  readonly end: string;
  readonly items: Datum[];
  /** How many of the next values are left out: `#_`. */
  skips: number;
}

const NUMBER = /[+-]?\d[^\s,;()[\]{}"]*/y;
const EXACT = /^\+?(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)[NM]?$/;
const NAME = /:?[^\s,;()[\]{}"\\#:@^`~][^\s,;()[\]{}"\\@^`~]*/y;
const CHARACTER = /\\(?:newline|space|tab|return|u[0-9a-fA-F]{4}|[\s\S])/y;
const TAG = /#[A-Za-z][^\s,;()[\]{}"]*/y;
const ENDS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '#{': '}' };

export type Dialect = 'edn' | 'json';

/** The top values of a text; if the text is one list, its items. Throws `BadTrace`. JSON must have passed `requireJson`. */
export function valuesIn(source: SourceText, dialect: Dialect): Generator<Datum> {
  return allOf(new DataReader(source, dialect, true));
}

/** The top values of a text, lists among them. Throws `BadTrace`. */
export function topValuesIn(source: SourceText): Generator<Datum> {
  return allOf(new DataReader(source, 'edn', false));
}

function* allOf(reader: DataReader): Generator<Datum> {
  for (let value = reader.next(); value !== null; value = reader.next()) yield value;
}

/** Throws `BadTrace` unless the text is JSON, whole or line by line. Numbers must be such that they can be kept exactly. */
export function requireJson(source: SourceText): void {
  const { text } = source;
  const demands = { deepest: DEEPEST, onNumber: (token: string) => asDoubleOrBigint(token) !== null };
  const whole = faultIn(text, demands);
  if (whole === null) return;
  // Several values, one per line.
  let at = 0;
  const lines = text.split('\n');
  if (lines.filter((line) => line.trim() !== '').length < 2 || faultIn(lines[0], demands) !== null) {
    source.fail(whole.column - 1, whole.complaint);
  }
  for (const line of lines) {
    const fault = line.trim() === '' ? null : faultIn(line, demands);
    if (fault !== null) source.fail(at + fault.column - 1, fault.complaint);
    at += line.length + 1;
  }
}

class DataReader {
  readonly #source: SourceText;
  readonly #dialect: Dialect;
  readonly #open: Level[] = [];
  #at = 0;
  /** The list around all values, if the text is one list. */
  #around: Level | null = null;
  #skips = 0;

  constructor(source: SourceText, dialect: Dialect, unwraps: boolean) {
    this.#source = source;
    this.#dialect = dialect;
    this.#skipSpace();
    const first = source.text[this.#at];
    if (unwraps && (first === '[' || first === '(')) this.#around = this.#level('list', first);
  }

  /** The next value; null at the end. */
  next(): Datum | null {
    for (;;) {
      const datum = this.#token();
      if (datum === 'opened' || datum === 'skipping') continue;
      if (datum === null) return null;
      const level = this.#open.at(-1) ?? this.#around;
      if ((level?.skips ?? this.#skips) > 0) {
        if (level === null) this.#skips -= 1;
        else level.skips -= 1;
        continue;
      }
      const inner = this.#open.at(-1);
      if (inner === undefined) return datum;
      inner.items.push(datum);
    }
  }

  #token(): Datum | 'opened' | 'skipping' | null {
    this.#skipSpace();
    const { text } = this.#source;
    const at = this.#at;
    const found = text[at];
    if (found === undefined) return this.#end();
    if (found === ']' || found === ')' || found === '}') return this.#close(found);
    if (found === '[' || found === '(' || found === '{') return this.#openLevel(found === '{' ? 'map' : 'list', found);
    if (found === '"') return { is: 'scalar', at, value: this.#string() };
    if (found === '#') return this.#dispatch();
    if (found === '\\') return this.#character();
    if (/[0-9]/.test(found) || (/[+-]/.test(found) && /[0-9]/.test(text[at + 1] ?? ''))) return this.#number();
    const name = this.#match(NAME);
    if (name === '') this.#source.fail(at, `expected a value, got ${JSON.stringify(found)}`);
    if (name === 'nil' || name === 'null') return { is: 'scalar', at, value: null };
    if (name === 'true' || name === 'false') return { is: 'scalar', at, value: name === 'true' };
    return { is: 'name', at, name };
  }

  /** After a `#`: a set, a value that is left out, or a tag, which is ignored. */
  #dispatch(): Datum | 'opened' | 'skipping' {
    const at = this.#at;
    const next = this.#source.text[at + 1];
    if (next === '{') {
      this.#at += 1;
      return this.#openLevel('set', '#{');
    }
    if (next === '_') {
      this.#at += 2;
      const level = this.#open.at(-1) ?? this.#around;
      if (level === null) this.#skips += 1;
      else level.skips += 1;
      return 'skipping';
    }
    if (this.#match(TAG) === '') this.#source.fail(at, 'expected a set, "#_" or a tag after "#"');
    return 'skipping';
  }

  #character(): Datum {
    const at = this.#at;
    const token = this.#match(CHARACTER);
    if (token === '') this.#source.fail(at, 'expected a character after "\\", got the end of the text');
    return { is: 'scalar', at, value: characterOf(token) };
  }

  #number(): Datum {
    const at = this.#at;
    const token = this.#match(NUMBER);
    const [, digits] = EXACT.exec(token) ?? [];
    if (digits === undefined) this.#source.fail(at, `expected a number such as 12, -3 or 0.5, got ${clipped(token)}`);
    const value = asDoubleOrBigint(digits);
    if (value === null) this.#source.fail(at, `got ${clipped(token)}, expected a number that can be kept exactly; write it as a text`);
    return { is: 'scalar', at, value };
  }

  #string(): string {
    const at = this.#at;
    const { text } = this.#source;
    this.#at += 1;
    while (text[this.#at] !== '"') {
      this.#at += text[this.#at] === '\\' ? 2 : 1;
      if (this.#at >= text.length) this.#source.fail(at, 'expected the quote that ends this string, got the end of the text');
    }
    this.#at += 1;
    return text.slice(at + 1, this.#at - 1).replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code?: string, letter?: string) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return (
        ESCAPES[letter ?? ''] ??
        this.#source.fail(at, `the string has the escape \\${letter}, expected one of \\n \\t \\r \\\\ \\" \\u0041`)
      );
    });
  }

  #openLevel(is: Level['is'], start: string): 'opened' {
    if (this.#open.length >= DEEPEST) {
      this.#source.fail(this.#at, `nested too deep: expected at most ${DEEPEST} lists and maps in each other`);
    }
    this.#open.push(this.#level(is, start));
    return 'opened';
  }

  #level(is: Level['is'], start: string): Level {
    const level: Level = { at: this.#at, is, end: ENDS[start] ?? '', items: [], skips: 0 };
    this.#at += 1;
    return level;
  }

  #close(found: string): Datum | null {
    const level = this.#open.pop();
    const around = level ?? this.#around;
    if (around === null || around.end !== found) {
      const expected = around === null ? 'a value' : `"${around.end}", which ends what line ${this.#source.lineOf(around.at)} begins`;
      this.#source.fail(this.#at, `expected ${expected}, got "${found}"`);
    }
    if (around.skips > 0) this.#source.fail(this.#at, `expected a value after "#_", got "${found}"`);
    this.#at += 1;
    if (level === undefined) return this.#afterList();
    const { at, is, items } = level;
    return is === 'map' ? { is, at, entries: this.#entriesOf(level) } : { is: 'list', at, items };
  }

  /** After the list around all values, nothing may follow. */
  #afterList(): null {
    this.#around = null;
    this.#skipSpace();
    if (this.#at < this.#source.text.length) this.#source.fail(this.#at, 'expected the end of the text after the list of operations');
    return null;
  }

  #entriesOf({ items, at }: Level): readonly Entry[] {
    if (items.length % 2 === 1) this.#source.fail(at, `expected a value for each key of the map, got ${items.length} keys and values`);
    const entries: Entry[] = [];
    const keys = new Set<string>();
    for (let i = 0; i < items.length; i += 2) {
      const key = textOf(items[i]);
      if (keys.has(key)) this.#source.fail(items[i].at, `the key ${clipped(key)} stands twice in one map; leave one of the two out`);
      keys.add(key);
      entries.push({ key: items[i], value: items[i + 1] });
    }
    return entries;
  }

  #end(): null {
    const level = this.#open.at(-1) ?? this.#around;
    if (level !== null) this.#source.fail(level.at, `expected "${level.end}" for this, got the end of the text`);
    return null;
  }

  /** Blanks, commas and comments; in JSON also the colon after a key, whose grammar was checked before. */
  #skipSpace(): void {
    const { text } = this.#source;
    for (; this.#at < text.length; this.#at++) {
      const found = text[this.#at];
      if (found === ';' && this.#dialect === 'edn') this.#at = endOfLine(text, this.#at);
      else if (!BLANKS.has(found) && !(found === ':' && this.#dialect === 'json')) return;
    }
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [token = ''] = pattern.exec(this.#source.text) ?? [];
    this.#at += token.length;
    return token;
  }
}

const BLANKS: ReadonlySet<string> = new Set([' ', '\n', '\r', '\t', '\f', ',']);

/** Where the line ends in which this offset is. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '"': '"', '\\': '\\', '/': '/' },
};

function characterOf(token: string): string {
  const named: Readonly<Record<string, string>> = { '\\newline': '\n', '\\space': ' ', '\\tab': '\t', '\\return': '\r' };
  const known = named[token];
  if (known !== undefined) return known;
  return token.length === 6 ? String.fromCharCode(Number.parseInt(token.slice(2), 16)) : token.slice(1);
}

function clipped(token: string): string {
  return token.length <= 40 ? token : `${token.slice(0, 40)}…`;
}
