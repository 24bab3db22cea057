/** Reads files piece by piece, within a bound on all of them together. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import { BadTrace } from './bad-trace.ts';
import { ReadingBudget } from './reading-budget.ts';

/** In bytes. */
const CHUNK = 65_536;
/** Decoded lines stay in memory, and take several times their size in bytes. This is an estimate on the safe side. */
const HEAP_PER_BYTE = 8;

/** As much as the heap of this process has room for, if each byte that is read takes `heapPerByte` bytes of it. */
export function heapBudget(heapPerByte = HEAP_PER_BYTE): ReadingBudget {
  return new ReadingBudget(Math.floor(getHeapStatistics().heap_size_limit / heapPerByte));
}

/** The bytes of a file, in pieces whose memory is not reused. Throws `BadTrace`. */
export function* chunksOf(file: string, budget: ReadingBudget): Generator<Uint8Array> {
  requireReadable(file);
  const descriptor = attempt(file, () => openSync(file, 'r'));
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafeSlow(CHUNK);
      const length = attempt(file, () => readSync(descriptor, chunk));
      if (length === 0) return;
      budget.spend(file, length);
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Throws `BadTrace` unless the path is a file that can be read to its end. */
export function requireReadable(file: string): void {
  const stats = statOf(file);
  if (!isReadable(file, stats)) throw new BadTrace(file, null, `cannot be read: it is ${kindOf(stats)}, expected a file`);
}

/** The part of Node's `Stats` that is used here, so that the declarations need no types of Node. */
interface Kind {
  isFile(): boolean;
  isDirectory(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
}

/** The kind and size of a file. Throws `BadTrace`. */
export function statOf(path: string): Kind {
  return attempt(path, () => statSync(path));
}

/** Runs `read`, and turns an error of the file system into a `BadTrace`. */
export function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new BadTrace(path, null, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The standard input, and the pipe that a shell makes for `<(command)`. Such a pipe has a writer, so opening it does not wait. */
const OPEN_ALREADY = /^\/(?:dev\/stdin|(?:dev|proc\/self)\/fd\/\d+)$/;

/** Opening another pipe may wait forever, and devices need not end. */
function isReadable(file: string, stats: Kind): boolean {
  return stats.isFile() || (stats.isFIFO() && OPEN_ALREADY.test(file));
}

function kindOf(stats: Kind): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isSocket() ? 'a socket' : 'a device';
}
