/** Places numbers along an axis, and chooses the ones that are written beside it. */
import { whole } from './numbers.ts';

export interface Axis {
  readonly label: string;
  /** `log`: from the power of ten at or below the least number to the one at or above the greatest. All numbers are positive. */
  readonly scale: 'linear' | 'log';
}

export interface Scale {
  /** 0 at the beginning of the axis, 1 at its end. */
  place(number: number): number;
  readonly ticks: readonly { readonly place: number; readonly text: string }[];
}

/** A linear axis begins at 0. */
export function scaleOf(axis: Axis, numbers: readonly number[]): Scale {
  return axis.scale === 'log' ? logarithmic(numbers) : linear(Math.max(...numbers) || 1);
}

function linear(most: number): Scale {
  const step = niceStep(most);
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  const place = (number: number) => number / (count * step);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const text = (number: number) => (digits === 0 ? whole(number) : number.toFixed(digits));
  return { place, ticks: Array.from({ length: count + 1 }, (_, i) => ({ place: i / count, text: text(i * step) })) };
}

/** A step of 1, 2 or 5 times a power of ten, of which four to ten make up `most`. */
function niceStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 4));
  return [1, 2, 5, 10].map((factor) => factor * power).findLast((step) => step <= most / 4 + 1e-9) ?? power;
}

function logarithmic(numbers: readonly number[]): Scale {
  const from = Math.floor(Math.log10(Math.min(...numbers)) + 1e-9);
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...numbers)) - 1e-9));
  const place = (number: number) => (Math.log10(number) - from) / (to - from);
  return { place, ticks: Array.from({ length: to - from + 1 }, (_, i) => ({ place: i / (to - from), text: whole(10 ** (from + i)) })) };
}
