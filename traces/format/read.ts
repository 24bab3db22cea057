/**
 * Reads the bytes of one file into the usable lines and the faults of the file.
 *
 * A line that is not in the format of a trace is bad input, and throws. A line in the format that was altered, or is in the
 * wrong place, is a fault: the lines that precede it are still evidence.
 */
import { requireArgument, requireName } from './arguments.ts';
import type { BodyLine, EndLine, HeaderLine } from './line.ts';
import { linesIn } from './line-splitter.ts';
import { type Fault, type Numbered, TraceReader } from './trace-reader.ts';

export type { Fault, Numbered } from './trace-reader.ts';

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
  const reader = new TraceReader(file);
  const lines: Numbered<BodyLine>[] = [];
  for (const line of linesIn(file, chunks)) lines.push(...reader.take(line));
  const { header, faults, isTorn } = reader.finished();
  return { file, header, lines, end: reader.end, faults, torn: isTorn };
}
