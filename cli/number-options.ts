/** Reads numbers on the command line. For a bad one, commander names the option, and these functions say what to write. */
import { InvalidArgumentError } from 'commander';
import { asDouble } from '../traces/format/exact-number.ts';

/** Returns a reader of whole numbers from `least` to `most`. The reader throws `InvalidArgumentError`. */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      `Write a whole number, ${least} … ${most}, in digits only, such as ${Math.min(Math.max(least, 100), most)}.`,
    );
  };
}

/** Reads a number of seconds, such as 2 or 0.5. Throws `InvalidArgumentError`. */
export function amountOfSeconds(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? asDouble(text) : null;
  if (value !== null) return value;
  throw new InvalidArgumentError('Write a number of seconds, such as 2 or 0.5, in at most 15 digits.');
}

/** Reads steps by their numbers, such as 0.3.1. Throws `InvalidArgumentError`. */
export function numbersOfSteps(text: string): readonly number[] {
  if (/^\d{1,9}(\.\d{1,9})*$/.test(text)) return text.split('.').map(Number);
  throw new InvalidArgumentError('Write the numbers of steps with dots between them, such as 0.3.1.');
}
