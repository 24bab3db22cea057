/** A page or a worker of a browser as a machine. Browsers say little about memory. */
import type { Machine } from './machine.ts';

const BYTES_PER_MEGABYTE = 1e6;

/** The heap as Chromium describes it; other browsers do not. */
interface HeapSizes {
  readonly usedJSHeapSize: number;
  readonly jsHeapSizeLimit: number;
}

/** Where a collection is due, the heap looks fuller than it is. So nothing is refused below this share. */
const FULL_SHARE = 0.9;

let peakMB = 0;

export const pageMachine: Machine = {
  seconds: () => performance.now() / 1000,
  memoryMB() {
    const used = (heapSizes()?.usedJSHeapSize ?? 0) / BYTES_PER_MEGABYTE;
    peakMB = Math.max(peakMB, used);
    return used;
  },
  peakMemoryMB: () => peakMB,
  freeMemoryMB: () => Number.POSITIVE_INFINITY,
  heapLimitBytes: () => heapSizes()?.jsHeapSizeLimit ?? Number.POSITIVE_INFINITY,
  isHeapFull() {
    const sizes = heapSizes();
    return sizes !== null && sizes.usedJSHeapSize > sizes.jsHeapSizeLimit * FULL_SHARE;
  },
  // A message is delivered at once, while a timer may be held up for a second in a page that nobody looks at.
  breathe: () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    }),
};

function heapSizes(): HeapSizes | null {
  const memory: unknown = Reflect.get(performance, 'memory');
  if (typeof memory !== 'object' || memory === null) return null;
  const [used, limit]: unknown[] = [Reflect.get(memory, 'usedJSHeapSize'), Reflect.get(memory, 'jsHeapSizeLimit')];
  return typeof used === 'number' && typeof limit === 'number' ? { usedJSHeapSize: used, jsHeapSizeLimit: limit } : null;
}
