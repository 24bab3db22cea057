/** The machine on which a run happens: clock, memory, and a way to let other work have a turn. None of them decides a verdict. */

/** Amounts of memory are in megabytes (10⁶ bytes); a machine that does not know one says 0 for used, and Infinity for free. */
export interface Machine {
  /** Seconds since a fixed moment. */
  seconds(): number;
  /** The memory that the process holds now. */
  memoryMB(): number;
  /** The most memory that the process has held. */
  peakMemoryMB(): number;
  /** The memory that the process could still get. */
  freeMemoryMB(): number;
  /** The bytes that the JavaScript heap may hold. */
  heapLimitBytes(): number;
  /** Whether the JavaScript heap is so full that the process may soon end. */
  isHeapFull(): boolean;
  /** Gives other work of the process a turn. */
  breathe(): Promise<void>;
}
