/** Numbers on the command line. What commander says of a bad one names the option; this says what is wrong with it. */
import { InvalidArgumentError } from 'commander';

/** A reader of whole numbers, at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`Write a whole number, at least ${least}, in digits only, such as ${Math.max(least, 100)}.`);
  };
}

/** Reads a number of seconds, such as 2 or 0.5. */
export function amountOfSeconds(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('Write a number of seconds, such as 2 or 0.5.');
}
