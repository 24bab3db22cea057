/** Starts searches in a worker, one at a time, and ends those that take too long. */
import type { News, Order } from './course-worker.ts';

/** After this time without news a search is ended. */
const PATIENCE_MS = 60_000;

/** The last news of a search. A search that is silent for a minute, such as an endless loop, is ended and told as failed. */
export async function search(order: Order, onStates: (states: number) => void): Promise<News> {
  const worker = new Worker(new URL('./course-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve) => {
      let timer = setTimeout(end, PATIENCE_MS);
      function end() {
        resolve({ type: 'failed', says: `The search was silent for ${PATIENCE_MS / 1000} s, and was stopped. Is there an endless loop?` });
      }
      worker.onmessage = ({ data }: MessageEvent<News>) => {
        clearTimeout(timer);
        timer = setTimeout(end, PATIENCE_MS);
        if (data.type === 'progress') onStates(data.states);
        else {
          clearTimeout(timer);
          resolve(data);
        }
      };
      worker.onerror = ({ message }) => resolve({ type: 'failed', says: message });
      worker.postMessage(order);
    });
  } finally {
    worker.terminate();
  }
}
