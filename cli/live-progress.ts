/** Progress while the checker runs: one line that is rewritten on a terminal, a plain line now and then elsewhere. */
import { clearLine, cursorTo } from 'node:readline';
import type { Progress } from '../model-check/options.ts';
import { coloursFor, type Terminal } from './streams.ts';
import { count, rate } from './words.ts';

export interface LiveProgress {
  show(progress: Progress): void;
  /** Makes room for other output. */
  clear(): void;
}

/** Seconds between two lines where there is no terminal. */
const SECONDS_PER_LINE = 2;
const DEFAULT_COLUMNS = 80;

export function liveProgress(stream: Terminal): LiveProgress {
  return stream.isTTY === true ? rewrittenLine(stream) : sparseLines(stream);
}

function rewrittenLine(stream: Terminal): LiveProgress {
  const { dim } = coloursFor(stream);
  const clear = (): void => {
    cursorTo(stream, 0);
    clearLine(stream, 0);
  };
  const show = (progress: Progress): void => {
    clear();
    // One column is left free: a full line would make some terminals scroll.
    stream.write(dim(progressLine(progress).slice(0, (stream.columns ?? DEFAULT_COLUMNS) - 1)));
  };
  return { show, clear };
}

function sparseLines(stream: Terminal): LiveProgress {
  let last = performance.now();
  const show = (progress: Progress): void => {
    const now = performance.now();
    if (now - last < SECONDS_PER_LINE * 1000) return;
    last = now;
    stream.write(`${progressLine(progress)}\n`);
  };
  return { show, clear: () => undefined };
}

/** The figures first: a narrow terminal cuts off the end. */
function progressLine({ scenario, distinct, seconds, depth, waiting, memoHitRate, memoryMB }: Progress): string {
  const figures = [
    `${count(distinct)} states`,
    `${rate(distinct, seconds)}/s`,
    `depth ${depth}`,
    `queue ${count(waiting)}`,
    `memo hits ${(memoHitRate * 100).toFixed(1)} %`,
    `${count(memoryMB)} MB`,
  ];
  return `${scenario}: ${figures.join(', ')}`;
}
