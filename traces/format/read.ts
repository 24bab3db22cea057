/**
 * Reads the bytes of one file into the usable lines and the faults of the file.
 *
 * A line that is not in the format of a trace is bad input, and throws. A line in the format that was altered, or is in the
 * wrong place, is a fault: the lines that precede it are still evidence.
 */
import { isRecord } from '../../impl/kernel/plain-data.ts';
import { requireArgument, requireName } from './arguments.ts';
import { asTraceLine } from './as-trace-line.ts';
import { BadTrace } from './bad-trace.ts';
import { CHAIN_START, chainOf } from './chain.ts';
import { readJsonBytes } from './json-text.ts';
import { type BodyLine, type EndLine, type HeaderLine, TRACE_FORMAT, type TraceLine } from './line.ts';
import { linesIn, type RawLine } from './line-splitter.ts';
import { advance, BEFORE_BOOT, isOutOfOrder, type Position } from './order.ts';

/** A line with its number in the file, from 1. */
export interface Numbered<L> {
  readonly number: number;
  readonly line: L;
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
}

/** The trace of one incarnation of one node. */
export interface NodeTrace {
  readonly file: string;
  readonly header: HeaderLine;
  /** The lines up to the first one out of order. They have no holes except declared gaps. */
  readonly lines: readonly Numbered<BodyLine>[];
  /** Null when the file does not reach its end: a killed node, a lost tail, or a line out of order. */
  readonly end: EndLine | null;
  readonly faults: readonly Fault[];
  /** Whether the last line had no newline and was left out: a kill cut the write short. */
  readonly torn: boolean;
}

/** Reads one file; `file` is the name in complaints. Throws `BadTrace`. */
export function readTrace(file: string, bytes: Uint8Array): NodeTrace {
  requireName('file', file);
  requireArgument('bytes', bytes, 'the bytes of a file', (value) => value instanceof Uint8Array);
  return readTraceChunks(file, [bytes]);
}

/** As `readTrace`, for a file that comes in pieces. */
export function readTraceChunks(file: string, chunks: Iterable<Uint8Array>): NodeTrace {
  const reading = new Reading(file);
  for (const line of linesIn(file, chunks)) reading.take(line);
  return reading.trace();
}

class Reading {
  readonly #file: string;
  readonly #faults = new Faults();
  readonly #lines: Numbered<BodyLine>[] = [];
  #header: HeaderLine | null = null;
  /** The ending of the first line. A file copied from another system may have another ending, but the same in all lines. */
  #ending: RawLine['ending'] = 'LF';
  #at: Position = BEFORE_BOOT;
  #end: EndLine | null = null;
  #torn = false;
  /** Whether a line was out of order; the lines after it are not used. */
  #isOver = false;
  /** The number of the first of the trailing empty lines; null when the last line is not empty. */
  #empty: number | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  take(raw: RawLine): void {
    if (this.#isOver) return;
    const { number, bytes, ending } = raw;
    if (bytes.length === 0) {
      this.#empty ??= number;
      return;
    }
    if (this.#empty !== null) throw new BadTrace(this.#file, this.#empty, 'the line is empty; only the last lines of a trace may be');
    if (ending === 'none') this.#torn = true;
    else if (this.#header === null) this.#takeHeader(raw);
    else this.#takeLine(raw);
  }

  /** Call it after the last line. */
  trace(): NodeTrace {
    const header = this.#header;
    if (header === null) {
      if (!this.#torn) throw new BadTrace(this.#file, null, 'the file is empty; a trace begins with its header');
      throw new BadTrace(this.#file, 1, 'no line is complete; a trace begins with its header');
    }
    const end = this.#torn || this.#isOver ? null : this.#end;
    return { file: this.#file, header, lines: this.#lines, end, faults: this.#faults.found, torn: this.#torn };
  }

  #takeHeader({ number, bytes, ending }: RawLine): void {
    const header = parse(this.#file, number, bytes);
    if (header.type !== 'header')
      throw new BadTrace(this.#file, number, `the first line is of type "${header.type}"; a trace begins with its header`);
    this.#header = header;
    this.#ending = ending;
    this.#faults.checkChain(number, 0, bytes);
  }

  #takeLine({ number, bytes, ending }: RawLine): void {
    const line = parse(this.#file, number, bytes);
    if (line.type === 'header') throw new BadTrace(this.#file, number, 'a second header; a file holds one incarnation of one node');
    const after = advance(this.#at, line);
    if (isOutOfOrder(after)) {
      this.#faults.add({ kind: 'order', number, step: this.#at.step + 1, ...after });
      this.#isOver = true;
      return;
    }
    this.#faults.checkChain(number, after.step, bytes);
    if (ending !== this.#ending)
      this.#faults.add({ kind: 'altered', number, step: after.step, expected: `a line that ends with ${this.#ending}`, actual: ending });
    if (line.type === 'end') this.#end = line;
    else this.#lines.push({ number, line });
    this.#at = after;
  }
}

/** The last step that the usable part of the trace accounts for; -1 when it has none. */
export function lastStep({ lines }: NodeTrace): number {
  const line = lines.at(-1)?.line;
  if (line === undefined || line.type === 'record') return -1;
  return line.type === 'gap' ? line.to : line.step;
}

class Faults {
  readonly found: Fault[] = [];
  #chain = CHAIN_START;

  add(fault: Fault): void {
    this.found.push(fault);
  }

  checkChain(number: number, step: number, bytes: Uint8Array): void {
    const chain = chainOf(this.#chain, bytes);
    // The chain goes on from the written hash, so that one altered line is one fault.
    this.#chain = chain?.found ?? CHAIN_START;
    if (chain !== null && chain.found === chain.expected) return;
    this.add({
      kind: 'altered',
      number,
      step,
      expected: chain === null ? 'a line that ends with its chain' : `chain ${chain.expected}`,
      actual: chain === null ? 'another ending' : `chain ${chain.found}`,
    });
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
