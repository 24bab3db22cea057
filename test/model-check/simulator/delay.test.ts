import { expect, test } from 'vitest';
import { randomStream } from '../../../model-check/chance/random.ts';
import { type Delay, delayInWords, drawDelay } from '../../../model-check/simulator/delay.ts';

const MODELS: readonly (readonly [delay: Delay, least: number, mean: number, most: number, says: string])[] = [
  [{ type: 'constant', ms: 7 }, 7, 7, 7, 'each message takes 7 ms'],
  [{ type: 'uniform', fromMs: 10, toMs: 30 }, 10, 20, 30, 'delays are uniform between 10 and 30 ms'],
  [
    { type: 'exponential', meanMs: 50, leastMs: 5 },
    5,
    50,
    Number.POSITIVE_INFINITY,
    'delays are exponential with a mean of 50 ms, 5 ms at least',
  ],
];

test.each(MODELS)('%o: bounds and mean are those stated', (delay, least, mean, most, says) => {
  const random = randomStream(3);
  const drawn = Array.from({ length: 20_000 }, () => drawDelay(delay, random));
  expect(drawn.every((ms) => ms >= least && ms <= most)).toBe(true);
  expect(drawn.reduce((sum, ms) => sum + ms, 0) / drawn.length / mean).toBeCloseTo(1, 1);
  expect(delayInWords(delay)).toBe(says);
});
