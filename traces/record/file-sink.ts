/** Writes traces to disk: one file per incarnation of a node, or several, one after another. */
import { closeSync, ftruncateSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import '../format/native-hash.ts';
import { requireArgument } from '../format/arguments.ts';
import type { EarlierTrace } from '../format/line.ts';
import { CannotRecord, cannotMake } from './cannot-record.ts';
import { ClosedFiles } from './closed-files.ts';
import { earlierTrace } from './earlier-trace.ts';
import { makeFolder } from './folder.ts';
import type { Sink } from './recorder.ts';

/** The file exists already. A trace is never appended to. */
export class TraceExists extends Error {
  override readonly name = 'TraceExists';
}

/** The name of the file within its folder. `segment`: the number of the file, from 1. */
export function traceFileName(node: number, incarnation: number, segment = 1): string {
  return `node-${node}.${incarnation}${segment === 1 ? '' : `.${segment}`}.ndjson`;
}

/** When the trace of a life goes on in another file. */
export interface Rotation {
  /** The bytes after which a file is closed. Omitted: they do not matter. */
  readonly mostBytes?: number;
  /** The milliseconds after which a file is closed. Omitted: they do not matter. */
  readonly mostMs?: number;
  /**
   * Files are removed this many milliseconds after they were closed, those of earlier lives of the node as well. Then each file begins
   * with a snapshot. Omitted: all are kept.
   */
  readonly keepMs?: number;
  /**
   * The longest write after which the disk counts as fast enough, in milliseconds; 250 when omitted. After a longer one the sink
   * lags for four times as long. After one that has failed, it lags for a second.
   */
  readonly slowMs?: number;
  /** At a disk that is full or slow: `fail` ends the node or slows it down, and `gap` leaves steps out. Omitted: `fail`. */
  readonly overload?: 'fail' | 'gap';
  /** The milliseconds of the trace that are kept in memory, and written on request and at a fault. Omitted: it goes to files at once. */
  readonly flightMs?: number;
  /** Hears that a closed file could not be compressed or removed, in one sentence. The trace goes on. Omitted: nobody hears. */
  warning?(text: string): void;
}

/**
 * Creates the file, and its folder if needed. `segment`: its number, if it is not the first of its life. Each append is one write of whole lines to the operating system. So a killed
 * node loses no line that it has acted upon; after a loss of power, lines may be lost. Closed files are compressed.
 * Throws `BadTrace` for a bad argument, `TraceExists`, or `CannotRecord`; `append`, `next` and `close` throw `CannotRecord`, for
 * example when the disk is full.
 */
export function fileSink(folder: string, node: number, incarnation: number, rotation: Rotation = {}, segment = 1): Sink {
  requireArgument('folder', folder, 'the name of a folder', isFolderName);
  requireArgument('node', node, 'the id of a node, a whole number from 0 on', isCountFrom(0));
  requireArgument('incarnation', incarnation, 'a whole number from 1 on', isCountFrom(1));
  makeFolder(folder);
  const first = new OpenFile(join(folder, traceFileName(node, incarnation, segment)));
  const earlier = onDisk(folder, () => earlierTrace(folder, node, incarnation));
  return new FileSink(folder, { node, incarnation }, rotation, first, earlier);
}

const SLOW_MS = 250;
/** In milliseconds. */
const AFTER_A_FAILURE = 1_000;
/** How much longer the disk is left alone than a slow write has taken. */
const REST = 4;

interface Life {
  readonly node: number;
  readonly incarnation: number;
}

class FileSink implements Sink {
  readonly earlier: EarlierTrace | null;
  readonly needsSnapshots: boolean;
  readonly #folder: string;
  readonly #life: Life;
  readonly #rotation: Rotation;
  readonly #closed: ClosedFiles;
  /** Null: the next append makes it. */
  #file: OpenFile | null;
  #segment = 1;
  #lagsUntil = 0;

  constructor(folder: string, life: Life, rotation: Rotation, first: OpenFile, earlier: EarlierTrace | null) {
    this.#folder = folder;
    this.#life = life;
    this.#rotation = rotation;
    this.#file = first;
    this.earlier = earlier;
    this.needsSnapshots = rotation.keepMs !== undefined;
    this.#closed = new ClosedFiles(folder, life.node, rotation);
  }

  get isFull(): boolean {
    const { mostBytes = Number.POSITIVE_INFINITY, mostMs = Number.POSITIVE_INFINITY } = this.#rotation;
    return this.#file !== null && (this.#file.bytes >= mostBytes || performance.now() - this.#file.since >= mostMs);
  }

  get isLagging(): boolean {
    return performance.now() < this.#lagsUntil;
  }

  append(text: string): void {
    const { node, incarnation } = this.#life;
    const begun = performance.now();
    this.#file ??= new OpenFile(join(this.#folder, traceFileName(node, incarnation, this.#segment)));
    this.#file.append(text);
    const took = performance.now() - begun;
    if (took > (this.#rotation.slowMs ?? SLOW_MS)) this.#lagsUntil = performance.now() + REST * took;
  }

  retract(): boolean {
    this.#lagsUntil = performance.now() + AFTER_A_FAILURE;
    if (this.#file?.retract() === 'empty') this.#file = null;
    return this.#file?.isSound ?? true;
  }

  next(segment: number): void {
    this.#segment = segment;
    if (this.#file === null) return;
    this.#file.close();
    this.#closed.add(this.#file.path);
    this.#file = null;
  }

  close(): void {
    this.#file?.close();
  }
}

class OpenFile {
  readonly path: string;
  readonly since = performance.now();
  readonly #descriptor: number;
  #bytes = 0;
  #isSound = true;

  /** Throws `TraceExists` or `CannotRecord`. */
  constructor(path: string) {
    this.path = path;
    this.#descriptor = create(path);
  }

  get bytes(): number {
    return this.#bytes;
  }

  append(text: string): void {
    const bytes = Buffer.from(text);
    onDisk(this.path, () => writeAll(this.#descriptor, bytes, this.#bytes));
    this.#bytes += bytes.length;
  }

  /** Whether the file ends with the last whole append. */
  get isSound(): boolean {
    return this.#isSound;
  }

  /** Cuts off what a failed append has left. `empty`: nothing else was in it, so the file is removed. */
  retract(): 'cut' | 'empty' | 'failed' {
    this.#isSound = false;
    try {
      if (this.#bytes > 0) ftruncateSync(this.#descriptor, this.#bytes);
      else {
        closeSync(this.#descriptor);
        unlinkSync(this.path);
      }
    } catch {
      // The failed append tells what is wrong with the disk.
      return 'failed';
    }
    this.#isSound = true;
    return this.#bytes > 0 ? 'cut' : 'empty';
  }

  close(): void {
    onDisk(this.path, () => closeSync(this.#descriptor));
  }
}

/** Whether the value may name a folder; no file system allows NUL in a name. */
function isFolderName(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !value.includes('\0');
}

function isCountFrom(least: number): (value: unknown) => boolean {
  return (value) => Number.isSafeInteger(value) && Number(value) >= least;
}

function create(path: string): number {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw cannotMake(path, error);
    throw new TraceExists(
      `${path}: got a file that exists, expected none, as traces are never overwritten; name another folder, or remove it`,
    );
  }
}

function onDisk<T>(path: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw new CannotRecord(path, 'disk', error);
  }
}

/** Writes all bytes; the system may take fewer at a time. */
function writeAll(file: number, bytes: Uint8Array, at: number): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written, bytes.length - written, at + written);
}
