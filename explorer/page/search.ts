/** A search in a worker, as a page sees it. */
import type { Progress } from '../../model-check/options.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import type { CheckAnswer, CheckRequest } from './check-request.ts';

/** A check in a page stops at one of these numbers of states, the last one unless the reader asks for less. */
export const LIMITS: readonly number[] = [10_000, 100_000, 1_000_000, 3_000_000];

export interface Search {
  readonly report: Promise<CheckReport>;
  /** Ends it; the report never comes. */
  stop(): void;
}

/** Begins a search. The report is rejected with an `Error` when the model is faulty. */
export function beginSearch(request: CheckRequest, onProgress: (progress: Progress) => void): Search {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
  const report = new Promise<CheckReport>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
      if (data.type === 'progress') return onProgress(data.progress);
      worker.terminate();
      if (data.type === 'report') resolve(data.report);
      else reject(new Error(data.says));
    });
    worker.addEventListener('error', (event) => {
      worker.terminate();
      reject(new Error(event.message || 'the worker did not start'));
    });
  });
  worker.postMessage(request);
  return { report, stop: () => worker.terminate() };
}

/** The command that goes on where the page stopped. */
export function commandFor({ scenario, from }: Pick<CheckRequest, 'scenario' | 'from'>): string {
  return `npx selfman check ${scenario}${from.choices.length === 0 ? '' : ` --from ${from.choices.join('.')}`}`;
}
