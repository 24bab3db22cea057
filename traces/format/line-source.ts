/** The lines of one life of a node, one after another, wherever they come from. */
import type { BodyLine, Digest, EndLine, HeaderLine } from './line.ts';
import type { NodeTrace } from './read.ts';
import type { Fault, Numbered } from './trace-reader.ts';

/** Gives the lines of one life in their order. */
export interface LineSource {
  /** The first file. */
  readonly file: string;
  readonly header: HeaderLine;
  /** The next line. `waiting`: the file still grows. Null: there are no more. Throws `BadTrace`. */
  next(): Numbered<BodyLine> | 'waiting' | null;
  /** The faults that were found up to here. */
  readonly faults: readonly Fault[];
  /** The last line, once it was read; null: there is none. */
  readonly end: EndLine | null;
  readonly torn: boolean;
  /** The last chain that was read. */
  readonly chain: Digest;
  /** The number of files that were opened. */
  readonly files: number;
  /** The same life from its beginning. */
  again(): LineSource;
}

/** The lines of a trace that was read already. */
export function sourceOf(trace: NodeTrace): LineSource {
  let next = 0;
  const { file, header, lines, end, faults, torn } = trace;
  const chain = (lines.at(-1)?.line ?? header).chain ?? header.chain;
  return { file, header, end, faults, torn, chain, files: 1, next: () => lines[next++] ?? null, again: () => sourceOf(trace) };
}
