/** Random numbers for identifiers. */
import { randomInt } from 'node:crypto';

/** A whole number from 0 to `below` − 1, in two parts: `randomInt` goes up to 2⁴⁸ only. */
export function randomBelow(below: number): number {
  const low = 2 ** 24;
  for (;;) {
    const value = randomInt(Math.ceil(below / low)) * low + randomInt(low);
    if (value < below) return value;
  }
}
