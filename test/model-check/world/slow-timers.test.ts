import { expect, test } from 'vitest';
import { everythingHeard, idle, type Setup } from './chat.ts';

test('slow timers run out only while nothing is in flight', async () => {
  const setup: Setup = {
    nodes: [
      { id: 1, config: { to: 2 }, running: idle },
      { id: 2, config: { to: 1 }, running: { ...idle, to: 1 }, timers: ['x'] },
    ],
    ask: { type: 'tell', words: ['a', 'b'] },
  };
  expect(await everythingHeard(setup)).toEqual([
    '',
    'a',
    'ab',
    'abx',
    'ax',
    'axb',
    'b',
    'ba',
    'bax',
    'bx',
    'bxa',
    'x',
    'xa',
    'xab',
    'xb',
    'xba',
  ]);
  const slow = await everythingHeard({ ...setup, slowTimers: true });
  expect(slow).toEqual(['', 'a', 'ab', 'abx', 'b', 'ba', 'bax', 'x', 'xa', 'xab', 'xb', 'xba']);
  expect(await everythingHeard({ ...setup, slowTimers: true, network: 'fifo' })).toEqual(['', 'a', 'ab', 'abx', 'x', 'xa', 'xab']);
});
