/** Work with an end: after a time, or when somebody aborts it. */
import type { Abortable } from './abortable.ts';

/** Throws the reason. */
export function throwIfAborted(signal: Abortable | undefined): void {
  if (signal?.aborted === true) throw signal.reason;
}

/** Does the work under a signal that aborts after `limitMs`, or with the other one. */
export async function within<T>(limitMs: number, signal: Abortable | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  throwIfAborted(signal);
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  const timer = setTimeout(() => controller.abort(new Error(`no answer within ${limitMs} ms`)), limitMs);
  signal?.addEventListener('abort', abort);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
