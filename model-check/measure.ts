/** What the machine says of itself: the only hidden inputs of the checker, and none of them reaches a verdict. */

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

/** Lets other work of the process have its turn: signals, output. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
