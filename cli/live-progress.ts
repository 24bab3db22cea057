/** Shows the progress of a check: one rewritten line on a terminal, elsewhere a plain line every two seconds. */
import { clearLine, cursorTo } from 'node:readline';
import type { Progress } from '../model-check/options.ts';
import { coloursFor, type Terminal } from './streams.ts';
import { count, rate } from './words.ts';

export interface LiveProgress {
  show(progress: Progress): void;
  /** Removes the line, so that other output can be written. */
  clear(): void;
}

/** Seconds between two lines when the output is not a terminal. */
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
    // One column stays free: a full line makes some terminals scroll.
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

/** Begins with the most important figures: a narrow terminal cuts off the end. */
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
