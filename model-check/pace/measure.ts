/** What the machine says of itself: the only hidden inputs of the checker, and none of them reaches a verdict. */
import { freemem } from 'node:os';
import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Seconds since some fixed moment. */
export function seconds(): number {
  return performance.now() / 1000;
}

/** The memory that the process holds now, in megabytes (10⁶ bytes). */
export function memoryMB(): number {
  return process.memoryUsage.rss() / 1e6;
}

/** The most memory that the process has held, in megabytes (10⁶ bytes). */
export function peakMemoryMB(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}

/** The memory that the process could still get, in megabytes (10⁶ bytes): of the machine, or of its control group. */
export function freeMemoryMB(): number {
  return (process.availableMemory?.() ?? freemem()) / 1e6;
}

/** V8 says of its limit only the sum, in which so much may be meant for the young. */
const YOUNG_BYTES = 192 * 2 ** 20;
/** What survives one collection of the young may fill so much at once. */
const SURVIVORS_BYTES = 32 * 2 ** 20;

/** How many bytes of the JavaScript heap may hold what lives long: V8 ends the process when that takes more. */
export function heapLimitBytes(): number {
  const { heap_size_limit: limit } = getHeapStatistics();
  return Math.max(limit - YOUNG_BYTES, limit / 4);
}

/** How much of it may be used before it is nearly full. */
function fullHeapBytes(): number {
  const limit = heapLimitBytes();
  return limit - Math.max(limit * 0.2, Math.min(SURVIVORS_BYTES, limit * 0.4));
}

/** Whether the JavaScript heap is so full that V8 may soon end the process. Collects garbage first where that may help. */
export function isHeapFull(): boolean {
  const full = fullHeapBytes();
  if (oldBytes() < full) return false;
  collectGarbage();
  return oldBytes() >= full * 0.95;
}

function oldBytes(): number {
  return getHeapSpaceStatistics()
    .filter(({ space_name: name }) => !name.startsWith('new_'))
    .reduce((sum, { space_used_size: used }) => sum + used, 0);
}

let collect: (() => void) | null = null;

function collectGarbage(): void {
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc');
  }
  collect?.();
}

/** Lets other work of the process have its turn: signals, output. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
