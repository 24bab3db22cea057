/** A picture of a refuted object as text: one line per operation. */
import { printable } from '../../../impl/kernel/printable.ts';
import type { Bar, Picture } from './picture.ts';

/** Columns of a line that bars take, at most. */
const WIDTH = 60;

/** Ends with a newline. */
export function pictureAsText(picture: Picture): string {
  const { object, bars, leftOut, moments } = picture;
  const columnOf = (moment: number) => Math.round((moment * (Math.min(WIDTH, 2 * moments) - 1)) / Math.max(1, moments - 1));
  const width = columnOf(moments - 1) + 2;
  const process = Math.max(7, ...bars.map((bar) => bar.process.length));
  return [
    `${object === '' ? 'the object' : `object ${object}`}: bars are operations, from call to answer; numbers are places in the longest order, ✗ has none`,
    `place  ${'process'.padEnd(process)}`,
    ...bars.map(
      (bar) => `${placeOf(bar).padStart(5)}  ${bar.process.padEnd(process)}  ${barOf(bar, columnOf, width).padEnd(width)}  ${bar.label}`,
    ),
    ...(leftOut > 0 ? [`${leftOut} other operations are left out`] : []),
  ]
    .map((line) => `${printable(line).trimEnd()}\n`)
    .join('');
}

function placeOf({ place, isBlocked }: Bar): string {
  if (isBlocked) return '✗';
  return place === null ? '·' : String(place);
}

function barOf({ from, to }: Bar, columnOf: (moment: number) => number, width: number): string {
  const start = columnOf(from);
  const end = to === null ? width - 1 : Math.max(columnOf(to), start + 1);
  return `${' '.repeat(start)}├${'─'.repeat(Math.max(0, end - start - 1))}${to === null ? '→' : '┤'}`;
}
