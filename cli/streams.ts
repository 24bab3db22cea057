/** The streams of a command: results go to `output`, progress and error messages to `errors`. */
import type { Readable, Writable } from 'node:stream';
import pc from 'picocolors';

export interface Terminal extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
  hasColors?(): boolean;
}

export interface Streams {
  readonly output: Terminal;
  readonly errors: Terminal;
}

/** The streams of a command that also reads input. */
export interface AllStreams extends Streams {
  readonly input: Readable;
}

export type Colours = ReturnType<typeof pc.createColors>;

/** Uses colours on a terminal that has them, unless NO_COLOR is set; elsewhere only if FORCE_COLOR is set. */
export function coloursFor(stream: Terminal): Colours {
  const { NO_COLOR = '', FORCE_COLOR = '' } = process.env;
  if (NO_COLOR !== '') return pc.createColors(false);
  if (FORCE_COLOR !== '') return pc.createColors(FORCE_COLOR !== '0');
  return pc.createColors(stream.isTTY === true && stream.hasColors?.() === true);
}
