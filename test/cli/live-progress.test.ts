/** Progress as a terminal shows it, and as a file keeps it. */
import { Writable } from 'node:stream';
import { afterEach, expect, test, vi } from 'vitest';
import { checkedSoFar, liveProgress } from '../../cli/live-progress.ts';
import { coloursFor, type Terminal } from '../../cli/streams.ts';

const progress = {
  ...{ scenario: 'a/b', distinct: 12_345, generated: 50_000, waiting: 99, depth: 7 },
  ...{ seconds: 2, memoryMB: 120, memoHitRate: 0.998 },
};
const LINE = 'a/b: 12,345 states, 6,200/s, depth 7, queue 99, memo hits 99.8 %, 120 MB';
const ESCAPE = '\u001b';

/** Remembers what is written to it. */
function stream(terminal: Partial<Terminal>): Terminal & { written(): string } {
  let written = '';
  const writable = new Writable({
    write(chunk, _, done) {
      written += String(chunk);
      done();
    },
  });
  return Object.assign(writable, terminal, { written: () => written });
}

const colourful = { isTTY: true, hasColors: () => true, columns: 100 };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

test('a terminal gets one line, overwritten each time', () => {
  vi.stubEnv('NO_COLOR', '1');
  const terminal = stream(colourful);
  const { show, clear } = liveProgress(terminal, checkedSoFar);
  show(progress);
  show(progress);
  clear();
  expect(terminal.written().split(`${ESCAPE}[1G${ESCAPE}[2K`)).toEqual(['', LINE, LINE, '']);
});

test('a narrow terminal gets the beginning of the line', () => {
  vi.stubEnv('NO_COLOR', '1');
  const terminal = stream({ ...colourful, columns: 20 });
  liveProgress(terminal, checkedSoFar).show(progress);
  expect(terminal.written()).toBe(`${ESCAPE}[1G${ESCAPE}[2K${LINE.slice(0, 19)}`);
});

test('a file gets a plain line every two seconds, not more', () => {
  vi.useFakeTimers();
  const file = stream({});
  const { show } = liveProgress(file, checkedSoFar);
  for (let tenths = 0; tenths < 50; tenths++) {
    vi.advanceTimersByTime(100);
    show(progress);
  }
  expect(file.written()).toBe(`${LINE}\n${LINE}\n`);
});

test.each([
  ['a terminal with colours', colourful, {}, true],
  ['NO_COLOR', colourful, { NO_COLOR: '1' }, false],
  ['NO_COLOR and FORCE_COLOR', colourful, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ['a file', {}, {}, false],
  ['a file and FORCE_COLOR', {}, { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0', colourful, { FORCE_COLOR: '0' }, false],
])('colours: %s', (_, terminal, { NO_COLOR = '', FORCE_COLOR = '' }: { NO_COLOR?: string; FORCE_COLOR?: string }, isColourful) => {
  vi.stubEnv('NO_COLOR', NO_COLOR);
  vi.stubEnv('FORCE_COLOR', FORCE_COLOR);
  expect(coloursFor(stream(terminal)).red('x') !== 'x').toBe(isColourful);
});
