/** Where a command writes to: results to `output`, progress and complaints to `errors`. */
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

/** The same, and where a command reads from. */
export interface AllStreams extends Streams {
  readonly input: Readable;
}

export type Colours = ReturnType<typeof pc.createColors>;

/** Colours on a terminal that has them, unless NO_COLOR says otherwise; elsewhere only if FORCE_COLOR asks for them. */
export function coloursFor(stream: Terminal): Colours {
  const { NO_COLOR = '', FORCE_COLOR = '' } = process.env;
  if (NO_COLOR !== '') return pc.createColors(false);
  if (FORCE_COLOR !== '') return pc.createColors(FORCE_COLOR !== '0');
  return pc.createColors(stream.isTTY === true && stream.hasColors?.() === true);
}
