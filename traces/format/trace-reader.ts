/**
 * Reads the trace of one life line by line, file after file, in constant memory. A line comes out once a chain has covered it.
 *
 * A line that is not in the format of a trace is bad input, and throws. A line in the format that was altered, or is in the
 * wrong place, is a fault: the lines that precede it are still evidence.
 */
import { isRecord } from '../../impl/kernel/plain-data.ts';
import { asTraceLine } from './as-trace-line.ts';
import { BadTrace } from './bad-trace.ts';
import { CHAIN_START, chainOf, hasChain } from './chain.ts';
import { readJson, readJsonBytes } from './json-text.ts';
import {
  type BodyLine,
  type Digest,
  type EndLine,
  type HeaderLine,
  type PartLine,
  type SnapshotLine,
  TRACE_FORMAT,
  type TraceLine,
} from './line.ts';
import type { RawLine } from './line-splitter.ts';
import { advance, BEFORE_BOOT, isOutOfOrder, type OrderedLine, type Position } from './order.ts';

/** A line with its number in the file, from 1. */
export interface Numbered<L> {
  readonly number: number;
  readonly line: L;
  /** The file, if it is not the first one of the life. */
  readonly file?: string;
}

/** A deviation of the file from what a recorder writes. */
export interface Fault {
  /** `altered`: bytes were changed later. `order`: a line is missing, doubled or moved. */
  readonly kind: 'altered' | 'order';
  readonly number: number;
  /** The step of the line, or the step that should follow there. */
  readonly step: number;
  readonly expected: string;
  readonly actual: string;
  /** The file, if it is not the first one of the life. */
  readonly file?: string;
}

/** The most bytes of lines that one chain covers; 16 MiB. */
const MOST_UNCHAINED = 16_777_216;
/** The most characters of a state in parts. */
const LONGEST_STATE = 268_435_456;
const NEWLINE = Uint8Array.of(10);

export class TraceReader {
  readonly #first: string;
  #file: string;
  #header: HeaderLine | null = null;
  /** Whether the header of the present file was read. */
  #isOpen = false;
  #segment = 0;
  /** The ending of the first line. A file copied from another system may have another ending, but the same in all lines. */
  #ending: RawLine['ending'] = 'LF';
  #at: Position = BEFORE_BOOT;
  #end: EndLine | null = null;
  #isTorn = false;
  #isOver = false;
  /** The number of the first of the trailing empty lines; null when the last line is not empty. */
  #empty: number | null = null;
  #chain = CHAIN_START;
  /** The lines since the last chain, and their bytes. */
  #waiting: Numbered<BodyLine>[] = [];
  #bytes: Uint8Array[] = [];
  #size = 0;
  #parts: string[] = [];
  #partsLength = 0;
  readonly #faults: Fault[] = [];

  /** `file` is the name in complaints. */
  constructor(file: string) {
    this.#first = file;
    this.#file = file;
  }

  /** That of the first file; null before it was read. */
  get header(): HeaderLine | null {
    return this.#header;
  }

  /** The faults so far. */
  get faults(): readonly Fault[] {
    return this.#faults;
  }

  /** The last line; null: it was not read. */
  get end(): EndLine | null {
    return this.#isTorn || this.#isOver ? null : this.#end;
  }

  /** Whether the last line is not whole, or no chain covers the last lines. */
  get isTorn(): boolean {
    return this.#isTorn;
  }

  /** Whether a line was out of order. Later lines are not used. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The step of the last line that was read; -1: none. */
  get step(): number {
    return this.#at.step;
  }

  /** The last chain. */
  get chain(): Digest {
    return this.#chain;
  }

  /** The next lines are those of this file, which goes on with the same life. */
  open(file: string): void {
    this.#file = file;
    this.#isOpen = false;
    this.#empty = null;
  }

  /** Takes a line in. Returns the lines that may be used now. Throws `BadTrace`. */
  take(raw: RawLine): readonly Numbered<BodyLine>[] {
    if (this.#isOver) return [];
    const { number, bytes, ending } = raw;
    if (bytes.length === 0) {
      this.#empty ??= number;
      return [];
    }
    if (this.#empty !== null) throw new BadTrace(this.#file, this.#empty, 'the line is empty; only the last lines of a trace may be');
    if (ending === 'none') this.#isTorn = true;
    else if (!this.#isOpen) return this.#takeHeader(raw);
    else return this.#takeLine(raw);
    return [];
  }

  /** Call it after the last line. Lines that no chain covers are the rest of a write that a kill has cut short. Throws `BadTrace`. */
  finished(): { readonly header: HeaderLine; readonly faults: readonly Fault[]; readonly isTorn: boolean } {
    const header = this.#header;
    if (header === null) {
      if (!this.#isTorn) throw new BadTrace(this.#file, null, 'the file is empty; a trace begins with its header');
      throw new BadTrace(this.#file, 1, 'no line is complete; a trace begins with its header');
    }
    if (this.#bytes.length > 0) this.#isTorn = true;
    return { header, faults: this.#faults, isTorn: this.#isTorn };
  }

  #takeHeader({ number, bytes, ending }: RawLine): readonly Numbered<BodyLine>[] {
    const header = parse(this.#file, number, bytes);
    if (header.type !== 'header')
      throw new BadTrace(this.#file, number, `the first line is of type "${header.type}"; a trace begins with its header`);
    this.#isOpen = true;
    this.#ending = ending;
    const left = this.#header === null ? this.#begin(header) : this.#goOn(this.#header, header);
    if (!this.#isOver) this.#checkChain(number, 0, bytes);
    return left;
  }

  /** The first file that is there. Of a life whose older files are gone, the steps before it are a gap. */
  #begin(header: HeaderLine): readonly Numbered<BodyLine>[] {
    this.#header = header;
    const { segment } = header;
    this.#segment = segment?.number ?? 1;
    if (segment === undefined) return [];
    this.#chain = segment.chain;
    const to = segment.from - 1;
    if (to < 0) return [];
    this.#at = { step: to, due: 'snapshot' };
    return [{ number: 1, line: { type: 'gap', from: 0, to, why: 'window' } }];
  }

  #goOn(first: HeaderLine, { node, incarnation, segment }: HeaderLine): readonly Numbered<BodyLine>[] {
    if (node !== first.node || incarnation !== first.incarnation || segment === undefined)
      throw new BadTrace(this.#file, 1, `does not go on with the trace of node ${first.node}, incarnation ${first.incarnation}`);
    const isNext = segment.number === this.#segment + 1 && segment.from === this.#at.step + 1 && segment.chain === this.#chain;
    const isWhole = this.#bytes.length === 0 && !this.#isTorn;
    this.#segment = segment.number;
    if (isNext && isWhole) return [];
    const expected = `the file after step ${this.#at.step}, with chain ${this.#chain}`;
    const actual = `file ${segment.number}, after step ${segment.from - 1}, with chain ${segment.chain}`;
    return this.#stop(1, { expected, actual });
  }

  #takeLine({ number, bytes, ending }: RawLine): readonly Numbered<BodyLine>[] {
    const line = parse(this.#file, number, bytes);
    if (line.type === 'header') throw new BadTrace(this.#file, number, 'a second header; a file holds one incarnation of one node');
    if (line.type === 'part') this.#takePart(number, line);
    else {
      const whole = this.#whole(number, line);
      const after = advance(this.#at, whole);
      if (isOutOfOrder(after)) return this.#stop(number, after);
      this.#at = after;
      if (whole.type === 'end') this.#end = whole;
      else this.#waiting.push({ number, line: whole, ...this.#place });
    }
    if (ending !== this.#ending) {
      const [expected, actual] = [`a line that ends with ${this.#ending}`, ending];
      this.#faults.push({ kind: 'altered', number, step: this.#at.step, expected, actual, ...this.#place });
    }
    if (line.chain === undefined) return this.#await(number, bytes);
    this.#checkChain(number, this.#at.step, bytes);
    return this.#release();
  }

  #takePart(number: number, { text }: PartLine): void {
    this.#partsLength += text.length;
    if (this.#partsLength > LONGEST_STATE)
      throw new BadTrace(this.#file, number, `the state is too long: expected at most ${LONGEST_STATE} characters`);
    this.#parts.push(text);
  }

  /** A snapshot with the state that came in parts. */
  #whole(number: number, line: OrderedLine): OrderedLine {
    if (this.#parts.length === 0) {
      if (line.type === 'snapshot' && line.state === undefined)
        throw new BadTrace(this.#file, number, 'a snapshot without a state, or its parts');
      return line;
    }
    if (line.type !== 'snapshot' || line.state !== undefined)
      throw new BadTrace(this.#file, number, `a line of type ${line.type} after the parts of a state; expected their snapshot`);
    const json = readJson(this.#parts.join(''));
    if ('complaint' in json) throw new BadTrace(this.#file, number, `the parts of the state are ${json.complaint}`);
    this.#parts = [];
    this.#partsLength = 0;
    const whole: SnapshotLine = { ...line, state: json.valid };
    return whole;
  }

  #await(number: number, bytes: Uint8Array): readonly Numbered<BodyLine>[] {
    this.#bytes.push(bytes, NEWLINE);
    this.#size += bytes.length;
    if (this.#size > MOST_UNCHAINED) throw new BadTrace(this.#file, number, `no chain in ${MOST_UNCHAINED} bytes; no recorder writes that`);
    return [];
  }

  #checkChain(number: number, step: number, bytes: Uint8Array): void {
    const chain = hasChain(bytes) ? chainOf(this.#chain, this.#bytes, bytes) : null;
    this.#bytes = [];
    this.#size = 0;
    // The chain goes on from the written hash, so that one altered line is one fault.
    this.#chain = chain?.found ?? CHAIN_START;
    if (chain !== null && chain.found === chain.expected) return;
    const [expected, actual] =
      chain === null ? ['a line that ends with its chain', 'another ending'] : [`chain ${chain.expected}`, `chain ${chain.found}`];
    this.#faults.push({ kind: 'altered', number, step, expected, actual, ...this.#place });
  }

  #release(): readonly Numbered<BodyLine>[] {
    const ready = this.#waiting;
    this.#waiting = [];
    return ready;
  }

  #stop(number: number, { expected, actual }: { readonly expected: string; readonly actual: string }): readonly Numbered<BodyLine>[] {
    this.#faults.push({ kind: 'order', number, step: this.#at.step + 1, expected, actual, ...this.#place });
    this.#isOver = true;
    this.#bytes = [];
    return this.#release();
  }

  get #place(): { readonly file?: string } {
    return this.#file === this.#first ? {} : { file: this.#file };
  }
}

function parse(file: string, number: number, bytes: Uint8Array): TraceLine {
  const json = readJsonBytes(bytes);
  if ('complaint' in json) throw new BadTrace(file, number, json.complaint, json.column);
  const decoded = asTraceLine(json.valid);
  if ('valid' in decoded) return decoded.valid;
  refuseOtherVersions(file, number, json.valid);
  const hint = number === 1 ? `; a trace begins with a header of format "${TRACE_FORMAT}"` : '';
  throw new BadTrace(file, number, `no line of a trace: ${decoded.complaint}${hint}`);
}

function refuseOtherVersions(file: string, number: number, value: unknown): void {
  const format = isRecord(value) && value.type === 'header' ? value.format : null;
  if (typeof format !== 'string' || format === TRACE_FORMAT) return;
  throw new BadTrace(
    file,
    number,
    `format: got ${JSON.stringify(format)}, expected ${JSON.stringify(TRACE_FORMAT)}; read it with the version of the program that wrote it`,
  );
}
