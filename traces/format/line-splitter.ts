/** Splits a stream of bytes into lines of bounded length. */
import { BadTrace } from './bad-trace.ts';
import { joined } from './bytes.ts';

/** One line without its ending. */
export interface RawLine {
  /** From 1. */
  readonly number: number;
  readonly bytes: Uint8Array;
  /** `none`: the stream is over, and the line has no ending. */
  readonly ending: 'LF' | 'CRLF' | 'none';
}

/** In bytes: 16 MiB. */
export const LONGEST_LINE = 16_777_216;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

export class LineSplitter {
  readonly #file: string;
  readonly #longest: number;
  #number = 1;
  #pending: Uint8Array[] = [];
  #length = 0;

  /** `file` is the name in complaints; `longest` is the bound in bytes. */
  constructor(file: string, longest = LONGEST_LINE) {
    this.#file = file;
    this.#longest = longest;
  }

  /** Yields the lines that this chunk completes. The chunk must not change afterwards. Throws `BadTrace` when a line is too long. */
  *push(chunk: Uint8Array): Generator<RawLine> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.#add(chunk.subarray(start, end));
      start = end + 1;
      const bytes = this.#takeLine();
      const hasReturn = bytes.at(-1) === RETURN;
      yield this.#numbered(hasReturn ? bytes.subarray(0, -1) : bytes, hasReturn ? 'CRLF' : 'LF');
    }
    this.#add(chunk.subarray(start));
  }

  /** Yields the bytes after the last newline as a line; nothing when the stream ended with a newline. */
  *end(): Generator<RawLine> {
    if (this.#length > 0) yield this.#numbered(this.#takeLine(), 'none');
  }

  #add(bytes: Uint8Array): void {
    this.#length += bytes.length;
    if (this.#length > this.#longest) {
      throw new BadTrace(this.#file, this.#number, `the line is too long: expected at most ${this.#longest} bytes`);
    }
    if (bytes.length > 0) this.#pending.push(bytes);
  }

  #takeLine(): Uint8Array {
    const [only, ...more] = this.#pending;
    const line = only !== undefined && more.length === 0 ? only : joined(this.#pending);
    this.#pending = [];
    this.#length = 0;
    return line;
  }

  #numbered(bytes: Uint8Array, ending: RawLine['ending']): RawLine {
    const number = this.#number;
    this.#number += 1;
    return { number, bytes, ending };
  }
}

/** Splits these chunks into lines. Throws `BadTrace`. */
export function* linesIn(file: string, chunks: Iterable<Uint8Array>): Generator<RawLine> {
  const splitter = new LineSplitter(file);
  for (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}
