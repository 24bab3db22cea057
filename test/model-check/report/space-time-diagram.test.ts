/** The diagram that `explain` draws in text, as it is printed. */
import { expect, test } from 'vitest';
import { spaceTimeDiagram } from '../../../model-check/report/space-time-diagram.ts';

const ping = { from: 1, to: 2, message: 'ping' };

const steps = (...labels: readonly unknown[]) => labels.map((label) => ({ says: 'something', label }));

const event = (node: number, happens: unknown, more: object = {}) => ({
  ...{ type: 'event', node, event: happens, sends: [], outputs: [], choices: [], crashes: false, ...more },
});

const receive = (from: number, to: number, message: unknown, more: object = {}) => event(to, { type: 'receive', from, message }, more);

function drawn(labels: readonly unknown[], columns?: number): string {
  return `\n${spaceTimeDiagram(steps(...labels), 'p', columns)}`;
}

test('an arrow goes from the sender to the taker, over the lifelines in between; what never arrives is dashed', () => {
  const labels = [
    event(1, { type: 'start' }, { sends: [{ ...ping, to: 3 }, ping] }),
    receive(1, 3, 'ping', { outputs: ['pong'], sends: [{ from: 3, to: 1, message: 'pong' }] }),
    receive(3, 1, 'pong'),
    event(2, { type: 'timeout', timer: 'tick' }),
  ];
  expect(drawn(labels)).toBe(`
         1     2     3
  1.     ●     │     │  starts
  2.     ├─────┼────▶│  ping; says pong
  3.     │◀────┼─────┤  pong
  4.     │     ○     │  timer tick
         ├╌╌╌╌▷│     │  ping
      (─▶ taken   ╌▷ on its way   ○ timer)
      ✗ p`);
});

test('a crash ends a lifeline, between steps or in the middle of one, and a restart begins it again', () => {
  const labels = [
    receive(1, 2, 'ping', { crashes: true }),
    { type: 'crash', node: 1 },
    event(3, { type: 'suspect', node: 1 }),
    { type: 'lose', ...ping },
    { type: 'restart', node: 1, sends: [], outputs: [], crashes: false },
  ];
  expect(drawn(labels)).toBe(`
         1     2     3
  1.     ├────▶╳     │  ping; crashes
  2.     ╳     ·     │  crashes
  3.     ·     ·     !  suspects node 1
  4.     ·────×·     │  ping is lost
  5.     ●     ·     │  boots again
      (─▶ taken   ─× lost   ╳ crash   · down   ! suspicion)
      ✗ p`);
});

test('a partition is a band over all nodes that it parts, and a duplicate is in flight', () => {
  const groups = [[1], [2, 3]];
  const labels = [{ type: 'partition', groups }, { type: 'duplicate', ...ping }, { type: 'heal', groups }, receive(2, 2, 'to itself')];
  expect(drawn(labels)).toBe(`
         1     2     3
  1.     │┄┄┄┄┄│┄┄┄┄┄│  the network is partitioned into [1] and [2, 3]
  2.     ├╌╌╌╌▷│     │  ping is duplicated
  3.     │┄┄┄┄┄│┄┄┄┄┄│  the network is whole again
  4.     │     ↺     │  to itself
         ├╌╌╌╌▷│     │  ping
      (╌▷ on its way   ↺ from the node to itself)
      ✗ p`);
});

test('words that do not fit are cut at the width of the diagram', () => {
  expect(drawn([event(1, { type: 'request', request: 'x'.repeat(200) })], 60).split('\n')).toEqual([
    '',
    '         1',
    `  1.     ●  is asked for ${'x'.repeat(34)}…`,
    '      ✗ p',
  ]);
});

test('nodes for which there is no room share the last column, and are named', () => {
  const labels = Array.from({ length: 8 }, (_, id) => receive(id, id + 1, `to ${id + 1}`));
  expect(drawn(labels, 60)).toBe(`
        0   1   2   …
  1.    ├──▶│   │   │ to 1
  2.    │   ├──▶│   │ to 2
  3.    │   │   ├──▶│ 2 → 3: to 3
  4.    │   │   │   ↺ 3 → 4: to 4
  5.    │   │   │   ↺ 4 → 5: to 5
  6.    │   │   │   ↺ 5 → 6: to 6
  7.    │   │   │   ↺ 6 → 7: to 7
  8.    │   │   │   ↺ 7 → 8: to 8
      (─▶ taken   ↺ from the node to itself)
      ✗ p`);
});

test.each([1, 5, 12, 40, 400])('with %i nodes no line is longer than 100 characters', (nodes) => {
  const labels = Array.from({ length: nodes }, (_, id) => receive((id * 7) % nodes, id * 1000, { type: 'hello', text: 'y'.repeat(120) }));
  expect(
    Math.max(
      ...drawn(labels)
        .split('\n')
        .map(({ length }) => length),
    ),
  ).toBeLessThanOrEqual(100);
});

test('of many messages on their way a dozen are drawn, and the rest are counted', () => {
  const lines = drawn([event(1, { type: 'start' }, { sends: Array.from({ length: 20 }, () => ping) })]).split('\n');
  expect(lines.filter((line) => line.endsWith('▷│  ping')).length).toBe(12);
  expect(lines).toContain('         │     │  … and 8 more on their way');
});

test('the steps of a spec, which has no nodes, are marks in one column', () => {
  expect(spaceTimeDiagram([{ says: 'write(a)', label: { action: 'write', param: 'a' } }], 'p')).toBe('  1.  ●  write(a)\n      ✗ p');
});
