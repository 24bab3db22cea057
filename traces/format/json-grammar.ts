/**
 * Checks that a text is JSON (RFC 8259) of bounded depth, without repeated keys and without the key `__proto__`. The check
 * takes one pass, without recursion.
 */
import { pointerStep } from './digest.ts';

/** The first mistake in a text, and its place. */
export interface JsonFault {
  /** One clause: what was expected, and what was found. */
  readonly complaint: string;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

export type JsonPath = readonly (string | number)[];

/** A number in a value. */
export interface NumberAt {
  readonly path: JsonPath;
  readonly value: unknown;
}

export interface JsonDemands {
  /** The most objects and arrays around a value. */
  readonly deepest: number;
  /** Returns false to refuse the number. `path` is its place in the value. */
  onNumber(token: string, path: () => JsonPath): boolean;
}

/** Finds the first mistake; null when the text is one JSON value that meets the demands. */
export function faultIn(text: string, demands: JsonDemands): JsonFault | null {
  try {
    new Scan(text, demands).run();
    return null;
  } catch (error) {
    if (error instanceof Stopped) return error.fault;
    throw error;
  }
}

class Stopped extends Error {
  readonly fault: JsonFault;

  constructor(fault: JsonFault) {
    super(fault.complaint);
    this.fault = fault;
  }
}

/** An object or array that is still open: its keys so far, or the number of its elements. */
type Level = { readonly keys: Set<string>; key: string } | { index: number };

type Expected =
  | 'a value'
  | 'a value or "]"'
  | 'a key in quotes'
  | 'a key in quotes or "}"'
  | '":"'
  | '"," or "}"'
  | '"," or "]"'
  | 'the end of the text';

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** The most characters of a token in a complaint. */
const MOST_SHOWN = 40;

class Scan {
  readonly #text: string;
  readonly #demands: JsonDemands;
  readonly #open: Level[] = [];
  #at = 0;

  constructor(text: string, demands: JsonDemands) {
    this.#text = text;
    this.#demands = demands;
  }

  run(): void {
    for (let expected: Expected = 'a value'; ; ) {
      this.#skipSpace();
      const found = this.#text[this.#at];
      if (expected === 'the end of the text' && found === undefined) return;
      expected = this.#take(expected, found);
    }
  }

  /** Takes one token, and returns the tokens that may follow. */
  #take(expected: Expected, found: string | undefined): Expected {
    switch (expected) {
      case 'a value or "]"':
        return found === ']' ? this.#close() : this.#value(expected, found);
      case 'a value':
        return this.#value(expected, found);
      case 'a key in quotes or "}"':
        return found === '}' ? this.#close() : this.#key(expected, found);
      case 'a key in quotes':
        return this.#key(expected, found);
      case '":"':
        return found === ':' ? this.#skip('a value') : this.#stop(expected);
      case '"," or "}"':
        return found === ',' ? this.#skip('a key in quotes') : found === '}' ? this.#close() : this.#stop(expected);
      case '"," or "]"':
        if (found === ',') return this.#nextElement();
        return found === ']' ? this.#close() : this.#stop(expected);
      case 'the end of the text':
        return this.#stop(expected);
    }
  }

  #value(expected: Expected, found: string | undefined): Expected {
    if (found === '{') return this.#openLevel({ keys: new Set(), key: '' }, 'a key in quotes or "}"');
    if (found === '[') return this.#openLevel({ index: 0 }, 'a value or "]"');
    if (found === '"') this.#string();
    else if (found === '-' || (found !== undefined && found >= '0' && found <= '9')) this.#number();
    else if (this.#match(WORD) === '') return this.#stop(expected);
    return this.#afterValue();
  }

  #key(expected: Expected, found: string | undefined): Expected {
    const level = this.#open.at(-1);
    if (found !== '"' || level === undefined || !('keys' in level)) return this.#stop(expected);
    const start = this.#at;
    const raw = this.#string();
    const key: string = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1);
    if (key === '__proto__') {
      this.#fail('got the key "__proto__", expected a key that no JavaScript object takes for its prototype; rename it', start);
    }
    if (level.keys.has(key)) {
      this.#fail(
        `the key ${shown(key)} stands twice in one object${this.#place(this.#path().slice(0, -1))}; leave one of the two out`,
        start,
      );
    }
    level.keys.add(key);
    level.key = key;
    return '":"';
  }

  #number(): void {
    const start = this.#at;
    const token = this.#match(NUMBER);
    if (token === '') this.#stop('a digit', start + 1);
    if (this.#demands.onNumber(token, () => this.#path())) return;
    const path = this.#path().map(pointerStep).join('');
    const kept = Number.isFinite(Number(token)) ? `it would be rounded to ${Number(token)}` : 'it is too large';
    this.#fail(`${path === '' ? 'the number' : path}: got ${clipped(token)}, expected a number that can be kept exactly; ${kept}`, start);
  }

  /** Returns the token, quotes included. */
  #string(): string {
    const start = this.#at;
    this.#at += 1;
    for (;;) {
      while (isPlain(this.#text.charCodeAt(this.#at))) this.#at += 1;
      const found = this.#text[this.#at];
      if (found === '"') break;
      if (found !== '\\') this.#stop(found === undefined ? 'the quote that ends the string' : 'an escape in place of a control character');
      if (this.#match(ESCAPE) === '') this.#stop('an escape such as \\n or \\u0041', this.#at + 1);
    }
    this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  #openLevel(level: Level, expected: Expected): Expected {
    const { deepest } = this.#demands;
    if (this.#open.length === deepest) this.#fail(`nested too deep: expected at most ${deepest} objects and arrays in each other`);
    this.#open.push(level);
    return this.#skip(expected);
  }

  #close(): Expected {
    this.#open.pop();
    this.#at += 1;
    return this.#afterValue();
  }

  #nextElement(): Expected {
    const level = this.#open.at(-1);
    if (level !== undefined && 'index' in level) level.index += 1;
    return this.#skip('a value');
  }

  #afterValue(): Expected {
    const level = this.#open.at(-1);
    if (level === undefined) return 'the end of the text';
    return 'keys' in level ? '"," or "}"' : '"," or "]"';
  }

  #skip(expected: Expected): Expected {
    this.#at += 1;
    return expected;
  }

  #skipSpace(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }

  /** The text that matches here; empty when none does. */
  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [token = ''] = pattern.exec(this.#text) ?? [];
    this.#at += token.length;
    return token;
  }

  #path(): JsonPath {
    return this.#open.map((level) => ('keys' in level ? level.key : level.index));
  }

  #place(path: JsonPath): string {
    return path.length === 0 ? '' : `, at ${path.map(pointerStep).join('')}`;
  }

  #stop(expected: string, at = this.#at): never {
    const code = this.#text.codePointAt(at);
    return this.#fail(`not JSON: expected ${expected}, got ${code === undefined ? 'the end of the text' : character(code)}`, at);
  }

  #fail(complaint: string, at = this.#at): never {
    throw new Stopped({ complaint, column: at + 1 });
  }
}

/** Whether the character stands for itself in a string. False at the end of the text, where the code is NaN. */
function isPlain(code: number): boolean {
  return code >= 0x20 && code !== 0x22 && code !== 0x5c;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

const BYTE_ORDER_MARK = 0xfeff;

/** A character in a form that every terminal can show. */
function character(code: number): string {
  if (code === BYTE_ORDER_MARK) return 'a byte order mark (U+FEFF); save the file as UTF-8 without one';
  if (code > 0x20 && code < 0x7f) return JSON.stringify(String.fromCodePoint(code));
  return `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A text in quotes, in printable characters, clipped. */
function shown(text: string): string {
  return JSON.stringify(clipped(text)).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function clipped(text: string): string {
  return text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`;
}
