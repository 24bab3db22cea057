/** Reads one file of a trace, plain or compressed, piece by piece. A plain file may grow meanwhile. */
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import * as zlib from 'node:zlib';
import { BadTrace } from './bad-trace.ts';
import { attempt, requireReadable } from './file-chunks.ts';
import type { HeaderLine } from './line.ts';
import { LineSplitter, LONGEST_LINE } from './line-splitter.ts';
import { TraceReader } from './trace-reader.ts';

/** In bytes. */
const CHUNK = 262_144;
/** The most bytes of a compressed file, after it is unpacked; 256 MiB. Our recorder closes a file after 64 MiB. */
const MOST_UNPACKED = 268_435_456;
/** The compressed bytes in which the header must be, to be found without unpacking the rest. */
const HEAD = 65_536;

const NEWLINE = 0x0a;

export interface OpenFile {
  /** The next bytes, whose memory is not reused; null: there are no more by now. Throws `BadTrace`. */
  read(): Uint8Array | null;
  /** The number of bytes that were read. */
  readonly bytes: number;
  close(): void;
}

/**
 * Opens a file. `.gz` is unpacked, and `.zst` where Node can do that. A plain file that was compressed since is found, too.
 * Throws `BadTrace`.
 */
export function openTraceFile(name: string): OpenFile {
  const file = !existsSync(name) && existsSync(`${name}.gz`) ? `${name}.gz` : name;
  requireReadable(file);
  const unpack = unpackerOf(file);
  return unpack === null
    ? new PlainFile(file)
    : new UnpackedFile(
        unpack(
          attempt(file, () => readFileSync(file)),
          MOST_UNPACKED,
        ),
      );
}

/** Whether the first line of a file is whole by now. Throws `BadTrace`. */
export function hasHeader(file: string): boolean {
  const open = headIn(file);
  try {
    for (let chunk = open.read(); chunk !== null; chunk = open.read()) {
      if (chunk.includes(NEWLINE)) return true;
      if (open.bytes > LONGEST_LINE) throw new BadTrace(file, 1, `the line is too long: expected at most ${LONGEST_LINE} bytes`);
    }
    return false;
  } finally {
    open.close();
  }
}

/** The header of a file, without reading the rest. Throws `BadTrace`. */
export function headerOf(file: string): HeaderLine {
  requireReadable(file);
  const reader = new TraceReader(file);
  const splitter = new LineSplitter(file);
  const open = headIn(file);
  try {
    for (let chunk = open.read(); chunk !== null; chunk = open.read()) {
      for (const line of splitter.push(chunk)) {
        reader.take(line);
        if (reader.header !== null) return reader.header;
      }
    }
    for (const line of splitter.end()) reader.take(line);
    return reader.finished().header;
  } finally {
    open.close();
  }
}

function headIn(file: string): OpenFile {
  const unpack = unpackerOf(file);
  if (unpack === null) return new PlainFile(file);
  const head = new PlainFile(file);
  try {
    return new UnpackedFile(unpack(head.read(HEAD) ?? Buffer.alloc(0), MOST_UNPACKED));
  } finally {
    head.close();
  }
}

class PlainFile implements OpenFile {
  readonly #file: string;
  readonly #descriptor: number;
  #bytes = 0;

  constructor(file: string) {
    this.#file = file;
    this.#descriptor = attempt(file, () => openSync(file, 'r'));
  }

  get bytes(): number {
    return this.#bytes;
  }

  read(most = CHUNK): Uint8Array | null {
    const chunk = Buffer.allocUnsafeSlow(most);
    const length = attempt(this.#file, () => readSync(this.#descriptor, chunk));
    if (length > 0) {
      this.#bytes += length;
      return chunk.subarray(0, length);
    }
    const { size } = attempt(this.#file, () => fstatSync(this.#descriptor));
    if (size < this.#bytes && size > 0)
      throw new BadTrace(
        this.#file,
        null,
        `the file became shorter: got ${size} bytes, expected ${this.#bytes} or more; a trace only grows`,
      );
    return null;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

class UnpackedFile implements OpenFile {
  readonly bytes: number;
  #whole: Uint8Array | null;

  constructor(whole: Uint8Array) {
    this.bytes = whole.length;
    this.#whole = whole.length === 0 ? null : whole;
  }

  read(): Uint8Array | null {
    const whole = this.#whole;
    this.#whole = null;
    return whole;
  }

  close(): void {
    this.#whole = null;
  }
}

/** Unpacks the bytes of such a file as far as they go; null: the file is plain. Throws `BadTrace`. */
function unpackerOf(file: string): ((bytes: Uint8Array, most: number) => Uint8Array) | null {
  if (file.endsWith('.gz')) {
    // A file that was cut short gives what is left of it.
    return (bytes, most) =>
      unpacked(file, () => zlib.gunzipSync(bytes, { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: most }));
  }
  if (!file.endsWith('.zst')) return null;
  const { zstdDecompressSync } = zlib;
  if (typeof zstdDecompressSync !== 'function')
    throw new BadTrace(
      file,
      null,
      'cannot be unpacked by this Node: got a .zst file, expected .ndjson or .gz; unpack it first, or use Node 22.15',
    );
  return (bytes, most) =>
    unpacked(file, () => zstdDecompressSync(bytes, { finishFlush: zlib.constants.ZSTD_e_continue, maxOutputLength: most }));
}

function unpacked(file: string, unpack: () => Uint8Array): Uint8Array {
  try {
    return unpack();
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    if (isTooLarge) throw new BadTrace(file, null, `too much to unpack: expected at most ${MOST_UNPACKED} bytes; unpack the file first`);
    throw new BadTrace(file, null, `cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
  }
}
