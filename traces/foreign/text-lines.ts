/** The lines of a text file of another program. */
import { BadTrace } from '../format/bad-trace.ts';
import { LONGEST_LINE, linesIn } from '../format/line-splitter.ts';

export interface TextLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Whether the file stops within the line, or its last line has no newline. */
  readonly isLast: boolean;
}

/** The bound of a line, for complaints. */
const MOST_MEBIBYTES = LONGEST_LINE / 1_048_576;

/** Yields the lines, empty ones too. Throws `BadTrace` for a line that is too long, or that is not text in UTF-8. */
export function* textLinesIn(file: string, chunks: Iterable<Uint8Array>): Generator<TextLine> {
  for (const { number, bytes, ending } of linesIn(file, chunks))
    yield { number, text: textOf(file, number, bytes), isLast: ending === 'none' };
}

function textOf(file: string, number: number, bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: number !== 1 }).decode(bytes);
    const zero = text.indexOf('\u0000');
    if (zero < 0) return text;
    return refuse(file, number, 'a byte 0, as in a binary file', zero + 1);
  } catch (error) {
    if (error instanceof BadTrace) throw error;
    const text = new TextDecoder('utf-8').decode(bytes);
    return refuse(file, number, 'bytes that are not UTF-8', text.indexOf('\ufffd') + 1);
  }
}

function refuse(file: string, number: number, found: string, column: number): never {
  throw new BadTrace(file, number, `not text: got ${found}, expected lines of at most ${MOST_MEBIBYTES} MiB in UTF-8`, column);
}
