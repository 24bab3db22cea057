/** Pauses, clocks that jump, disks that lose what they have not synced, messages that are late, and partitions in one direction. */
import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { type Order, simulation, words } from './puppet.ts';

const TEN = { delay: { type: 'constant', ms: 10 }, order: 'none' } as const;
const timer = (name: string, afterMs: number): Order => ({ type: 'setTimer', timer: name, afterMs });

/** A run with these things planned. `says`: what the nodes met and said, with its time. */
function runOf(
  plans: (run: ReturnType<typeof simulation>['run']) => Readonly<Record<number, () => void>>,
  options: { readonly syncsAfterMs?: number } = {},
) {
  const { run, notes, heard } = simulation({ network: TEN, ...options });
  for (const [atMs, act] of Object.entries(plans(run))) run.plan(Number(atMs), act);
  run.run();
  return {
    run,
    heard,
    says: (id: NodeId) => notes.flatMap(({ nowMs, says }) => (says.startsWith(`${id}`) ? [`${says} at ${nowMs}`] : [])),
  };
}

describe('a paused node', () => {
  test('meets messages, timers and requests when it goes on, in the order in which they came', () => {
    const { heard, says } = runOf((run) => ({
      1: () => run.request(2, [timer('alarm', 19)]),
      5: () => run.pause(2),
      6: () => run.request(1, words(2, 'early')),
      30: () => run.request(2, [timer('late', 1)]),
      31: () => run.request(1, words(2, 'last')),
      50: () => run.resume(2),
    }));
    expect(heard(2)).toEqual(['early from 1', 'alarm', 'last from 1', 'late']);
    expect(says(2).filter((each) => each.endsWith('at 50') || each.endsWith('at 51'))).toEqual([
      '2 says early at 50',
      '2: receive at 50',
      '2: timeout at 50',
      '2: request at 50',
      '2 says last at 50',
      '2: receive at 50',
      '2: timeout at 51',
    ]);
  });

  test('that crashes meets nothing of it', () => {
    const { heard } = runOf((run) => ({
      5: () => run.pause(2),
      6: () => run.request(1, words(2, 'lost')),
      30: () => run.crash(2),
      40: () => run.restart(2, null),
      50: () => run.resume(2),
      51: () => run.request(1, words(2, 'heard')),
    }));
    expect(heard(2)).toEqual(['heard from 1']);
  });
});

describe('a clock that jumps', () => {
  test.each([
    { way: 'forward', byMs: 60, atMs: 40 },
    { way: 'forward past the timer', byMs: 500, atMs: 10 },
    { way: 'back', byMs: -60, atMs: 160 },
  ])('$way moves the end of a timer to $atMs ms', ({ byMs, atMs }) => {
    const { says } = runOf((run) => ({
      0: () => run.request(1, [timer('alarm', 100)]),
      10: () => run.jumpClock(1, byMs),
    }));
    expect(says(1)).toEqual(['1: start at 0', '1: request at 0', `1: timeout at ${atMs}`]);
  });
});

describe('a disk that takes 20 ms', () => {
  const persist = (record: string): Order => ({ type: 'persist', record });

  test('holds back what a node says after it has persisted a record', () => {
    const { says } = runOf(
      (run) => ({
        1: () => run.request(1, words(2, 'before')),
        2: () => run.request(1, [persist('a'), ...words(2, 'a is kept')]),
        3: () => run.request(1, words(2, 'after')),
        40: () => run.request(1, words(2, 'much later')),
      }),
      { syncsAfterMs: 20 },
    );
    expect(says(2).filter((each) => each.includes('says'))).toEqual([
      '2 says before at 11',
      '2 says a is kept at 32',
      '2 says after at 32',
      '2 says much later at 50',
    ]);
  });

  test('loses in a crash what it has not synced, and what the node said afterwards', () => {
    const { heard } = runOf(
      (run) => ({
        1: () => run.request(1, [persist('a')]),
        30: () => run.request(1, [persist('b'), ...words(2, 'b is kept')]),
        40: () => run.crash(1),
        60: () => run.restart(1, null),
      }),
      { syncsAfterMs: 20 },
    );
    expect(heard(1)).toEqual(['has a']);
    expect(heard(2)).toEqual([]);
  });

  test('keeps the latest of several records', () => {
    const { heard } = runOf(
      (run) => ({
        1: () => run.request(1, [persist('a')]),
        5: () => run.request(1, [persist('b')]),
        30: () => run.crash(1),
        60: () => run.restart(1, null),
      }),
      { syncsAfterMs: 20 },
    );
    expect(heard(1)).toEqual(['has b']);
  });
});

test('a partition in one direction loses the messages of that direction only', () => {
  const { heard } = runOf((run) => ({
    5: () => run.partitionOneWay({ from: [1], to: [2] }),
    10: () => run.request(1, words(2, 'lost')),
    11: () => run.request(2, words(1, 'heard')),
    30: () => run.partitionOneWay(null),
    31: () => run.request(1, words(2, 'heard')),
  }));
  expect(heard(1)).toEqual(['heard from 2']);
  expect(heard(2)).toEqual(['heard from 1']);
});

test('a late message arrives later, within the bound', () => {
  const { says } = runOf((run) => ({
    1: () => run.disturb({ lateness: 1, latenessMs: 500 }),
    2: () => run.request(1, words(2, 'late')),
    3: () => run.disturb({}),
    4: () => run.request(1, words(2, 'in time')),
  }));
  const [first, second] = says(2).filter((each) => each.includes('says'));
  expect(first).toBe('2 says in time at 14');
  expect(second).toMatch(/^2 says late at (\d+)/);
  const atMs = Number(/at ([\d.]+)/.exec(second)?.[1]);
  expect(atMs).toBeGreaterThan(14);
  expect(atMs).toBeLessThanOrEqual(512);
});
