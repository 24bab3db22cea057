/** Shows how far a long command is: one rewritten line on a terminal, elsewhere a plain line every two seconds. */
import { clearLine, cursorTo } from 'node:readline';
import type { Progress } from '../model-check/options.ts';
import { coloursFor, type Terminal } from './streams.ts';
import { count, rate } from './words.ts';

export interface LiveProgress<P> {
  show(progress: P): void;
  /** Removes the line, so that other output can be written. */
  clear(): void;
}

/** Seconds between two lines when the output is not a terminal. */
const SECONDS_PER_LINE = 2;
const DEFAULT_COLUMNS = 80;

/** `inWords`: one line, with the most important figures first, since a narrow terminal cuts off the end. */
export function liveProgress<P>(stream: Terminal, inWords: (progress: P) => string): LiveProgress<P> {
  return stream.isTTY === true ? rewrittenLine(stream, inWords) : sparseLines(stream, inWords);
}

function rewrittenLine<P>(stream: Terminal, inWords: (progress: P) => string): LiveProgress<P> {
  const { dim } = coloursFor(stream);
  const clear = (): void => {
    cursorTo(stream, 0);
    clearLine(stream, 0);
  };
  const show = (progress: P): void => {
    clear();
    // One column stays free: a full line makes some terminals scroll.
    stream.write(dim(inWords(progress).slice(0, (stream.columns ?? DEFAULT_COLUMNS) - 1)));
  };
  return { show, clear };
}

function sparseLines<P>(stream: Terminal, inWords: (progress: P) => string): LiveProgress<P> {
  let last = performance.now();
  const show = (progress: P): void => {
    const now = performance.now();
    if (now - last < SECONDS_PER_LINE * 1000) return;
    last = now;
    stream.write(`${inWords(progress)}\n`);
  };
  return { show, clear: () => undefined };
}

/** How far a check is. */
export function checkedSoFar({ scenario, distinct, seconds, depth, waiting, memoHitRate, memoryMB }: Progress): string {
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
