/**
 * From the bytes of one file to the lines that can be used, and what is wrong with the file.
 *
 * A line that is no line of a trace at all is bad input and throws. A line that is one, but was altered or stands in
 * the wrong place, is a fault: what comes before it is still evidence.
 */
import { BadTrace } from './bad-trace.ts';
import { CHAIN_START, chainOf } from './chain.ts';
import { type EndLine, type EventLine, type GapLine, type HeaderLine, type SnapshotLine, TRACE_FORMAT, type TraceLine } from './line.ts';
import { advance, BEFORE_BOOT, isOutOfOrder, type Position } from './order.ts';
import { asTraceLine } from './schema.ts';

/** A line with its number in the file, from 1. */
export interface Numbered<L> {
  readonly number: number;
  readonly line: L;
}

/** Something that the recorder never writes. */
export interface Fault {
  /** `altered`: bytes were changed since. `order`: a line is missing, doubled or moved. */
  readonly kind: 'altered' | 'order';
  readonly number: number;
  /** The step that the line is about, or that was to come. */
  readonly step: number;
  readonly expected: string;
  readonly actual: string;
}

/** What one incarnation of one node has recorded. */
export interface NodeTrace {
  readonly file: string;
  readonly header: HeaderLine;
  /** In order, without holes but those that a gap declares; up to the first line out of order. */
  readonly lines: readonly Numbered<EventLine | SnapshotLine | GapLine>[];
  /** Null when the file does not reach its end: a killed node, a lost tail, or a line out of order. */
  readonly end: EndLine | null;
  readonly faults: readonly Fault[];
  /** The last line had no newline and was left out: a write that a kill cut short. */
  readonly torn: boolean;
}

/** Reads one file; `file` is the name to report. Throws `BadTrace`. */
export function readTrace(file: string, bytes: Uint8Array): NodeTrace {
  if (bytes.length === 0) throw new BadTrace(file, null, 'the file is empty; a trace begins with its header');
  const { lines, torn } = splitLines(bytes);
  const [first, ...others] = lines;
  if (first === undefined) throw new BadTrace(file, 1, 'no line is complete; a trace begins with its header');
  const header = parse(file, 1, first);
  if (header.type !== 'header') throw new BadTrace(file, 1, `the first line is of type "${header.type}"; a trace begins with its header`);
  const faults = new Faults();
  faults.checkChain(1, 0, first);
  const read: Numbered<EventLine | SnapshotLine | GapLine>[] = [];
  let at: Position = BEFORE_BOOT;
  let end: EndLine | null = null;
  for (const [index, text] of others.entries()) {
    const number = index + 2;
    const line = parse(file, number, text);
    if (line.type === 'header') throw new BadTrace(file, number, 'a second header; a file holds one incarnation of one node');
    const after = advance(at, line);
    if (isOutOfOrder(after)) {
      faults.add({ kind: 'order', number, step: at.step + 1, ...after });
      return { file, header, lines: read, end: null, faults: faults.found, torn };
    }
    faults.checkChain(number, after.step, text);
    if (line.type === 'end') end = line;
    else read.push({ number, line });
    at = after;
  }
  return { file, header, lines: read, end: torn ? null : end, faults: faults.found, torn };
}

/** The last step that the usable part of the trace accounts for; -1 when it has none. */
export function lastStep({ lines }: NodeTrace): number {
  const line = lines.at(-1)?.line;
  if (line === undefined) return -1;
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
    // The chain goes on from what is written, so that one altered line is one fault.
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

const NEWLINE = 0x0a;

function splitLines(bytes: Uint8Array): { readonly lines: readonly Uint8Array[]; readonly torn: boolean } {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return { lines, torn: start < bytes.length };
}

function parse(file: string, number: number, bytes: Uint8Array): TraceLine {
  const decoded = asTraceLine(parseJson(file, number, bytes));
  if ('valid' in decoded) return decoded.valid;
  const hint = number === 1 ? `; a trace begins with a header of format "${TRACE_FORMAT}"` : '';
  throw new BadTrace(file, number, `no line of a trace: ${decoded.complaint}${hint}`);
}

function parseJson(file: string, number: number, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    throw new BadTrace(file, number, `no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
