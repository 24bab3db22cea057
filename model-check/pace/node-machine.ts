/** Time and memory of a process of Node: the only hidden inputs of the checker. Neither decides a verdict, but either may stop a run. */
import { freemem } from 'node:os';
import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Machine } from './machine.ts';

/** Seconds since a fixed moment. */
function seconds(): number {
  return performance.now() / 1000;
}

/** The memory that the process holds now, in megabytes (10⁶ bytes). */
function memoryMB(): number {
  return process.memoryUsage.rss() / 1e6;
}

/** The most memory that the process has held, in megabytes (10⁶ bytes). */
function peakMemoryMB(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}

/** The memory that the process could still get, in megabytes (10⁶ bytes), from the machine or its control group. */
function freeMemoryMB(): number {
  return (process.availableMemory?.() ?? freemem()) / 1e6;
}

/** V8 reports one limit for both generations of its heap. This much of the limit may belong to the young generation. */
const YOUNG_BYTES = 192 * 2 ** 20;
/** One collection of the young generation may move this much into the old one. */
const SURVIVORS_BYTES = 32 * 2 ** 20;

/** The bytes that the old generation of the JavaScript heap may hold. V8 ends the process when more are needed. */
function heapLimitBytes(): number {
  const { heap_size_limit: limit } = getHeapStatistics();
  return Math.max(limit - YOUNG_BYTES, limit / 4);
}

/** The bytes from which on the old generation counts as nearly full. */
function fullHeapBytes(): number {
  const limit = heapLimitBytes();
  return limit - Math.max(limit * 0.2, Math.min(SURVIVORS_BYTES, limit * 0.4));
}

/** Whether the JavaScript heap is so full that V8 may soon end the process. Collects garbage first if the heap looks full. */
function isHeapFull(): boolean {
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

/** Gives signals, output and other work of the process a turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export const nodeMachine: Machine = { seconds, memoryMB, peakMemoryMB, freeMemoryMB, heapLimitBytes, isHeapFull, breathe };
