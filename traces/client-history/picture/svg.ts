/** A picture of a refuted object as SVG: one row per process. */
import { printable } from '../../../impl/kernel/printable.ts';
import type { Bar, Picture } from './picture.ts';

const MOMENT = 64;
const ROW = 34;
const LEFT = 120;
const TOP = 46;
const BAR = 22;
/** About the width of a letter. */
const LETTER = 6.6;
const COLOURS = { ordered: '#cfe8cf', blocked: '#f3b0a8', other: '#e6e6e6' };

/** Ends with a newline. */
export function pictureAsSvg(picture: Picture): string {
  const { object, bars, leftOut, moments } = picture;
  const rows = rowsOf(bars);
  const width = LEFT + (moments + 1) * MOMENT;
  const height = TOP + rows.count * ROW + 30;
  const title = `${object === '' ? 'the object' : `object ${object}`}: the longest order, by numbers; the red operation has no place in it`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="monospace" font-size="11">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    `<text x="8" y="18" font-size="13">${escaped(title)}</text>`,
    ...[...rows.first].map(([process, row]) => `<text x="8" y="${TOP + row * ROW + 15}">process ${escaped(clipped(process, 12))}</text>`),
    ...bars.map((bar, place) => drawn(bar, rows.rowOf[place], moments)),
    ...(leftOut > 0 ? [`<text x="8" y="${height - 10}">${leftOut} other operations are left out</text>`] : []),
    '</svg>',
    '',
  ].join('\n');
}

function drawn(bar: Bar, row: number, moments: number): string {
  const { from, to, label, place, isBlocked } = bar;
  const x = LEFT + from * MOMENT;
  const end = to === null ? moments : to;
  const width = Math.max(MOMENT / 2, (end - from) * MOMENT - 4);
  const y = TOP + row * ROW;
  const colour = isBlocked ? COLOURS.blocked : place === null ? COLOURS.other : COLOURS.ordered;
  const words = `${place === null ? '' : `${place}. `}${label}`;
  const edge = to === null ? ' stroke-dasharray="4 3"' : '';
  return `<g><title>${escaped(words)}</title><rect x="${x}" y="${y}" width="${width}" height="${BAR}" rx="3" fill="${colour}" stroke="#555"${edge}/><text x="${x + 4}" y="${y + 15}">${escaped(clipped(words, Math.floor(width / LETTER) - 1))}</text></g>`;
}

/** The rows of bars. A process has more than one if its operations overlap, as those of a client may. */
function rowsOf(bars: readonly Bar[]): {
  readonly rowOf: readonly number[];
  readonly first: ReadonlyMap<string, number>;
  readonly count: number;
} {
  const lanes: { readonly process: string; end: number; readonly bars: number[] }[] = [];
  for (const [place, { process, from, to }] of bars.entries()) {
    const end = to ?? Number.POSITIVE_INFINITY;
    const lane = lanes.find((each) => each.process === process && each.end <= from);
    if (lane === undefined) lanes.push({ process, end, bars: [place] });
    else {
      lane.end = end;
      lane.bars.push(place);
    }
  }
  lanes.sort((a, b) => (a.process < b.process ? -1 : a.process > b.process ? 1 : 0));
  const rowOf = new Array<number>(bars.length).fill(0);
  const first = new Map<string, number>();
  for (const [row, { process, bars: some }] of lanes.entries()) {
    if (!first.has(process)) first.set(process, row);
    for (const place of some) rowOf[place] = row;
  }
  return { rowOf, first, count: lanes.length };
}

function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1))}…`;
}

function escaped(text: string): string {
  return printable(text).replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);
}
