import { expect, test } from 'vitest';
import { trafficBetween, trafficOf } from '../../../spec/kernel/traffic.ts';

const hello = (from: number, to: number) => ({ from, to, text: 'hello' });

test('a step hears what is no longer in flight, and sends what was not yet', () => {
  const traffic = trafficBetween([hello(1, 2), hello(1, 2), hello(3, 1)], [hello(1, 2), hello(2, 1), hello(3, 1)]);
  expect(traffic).toEqual({ heard: [hello(1, 2)], sent: [hello(2, 1)] });
});

test('a node has heard what was sent to it, and has sent what is from it', () => {
  const traffic = { heard: [hello(1, 2)], sent: [hello(2, 1), hello(3, 2)] };
  expect(trafficOf(traffic, 2)).toEqual({ heard: [hello(1, 2)], sent: [hello(2, 1)] });
  expect(trafficOf(traffic, 1)).toEqual({ heard: [], sent: [] });
});
