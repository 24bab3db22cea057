/** A chart of lines as SVG, without a library. It is readable in light and in dark, in grey, and by a screen reader. */
import { type Axis, scaleOf } from './axis.ts';
import { MARKERS, STYLE } from './look.ts';
import { whole } from './numbers.ts';

export interface LineChart {
  readonly title: string;
  /** The content of the chart in words, for screen readers. The end of each line is added. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** The numbers were computed or published, not measured here. */
  readonly dashed?: true;
}

/** Maps a number to a coordinate. */
type Place = (number: number) => number;

/** Further lines repeat the looks of the first ones. */
const LOOKS = MARKERS.length;
const WIDTH = 720;
/** The frame around the lines. */
const [LEFT, TOP, RIGHT, BOTTOM] = [112, 48, 684, 340];
const LEGEND_TOP = 398;
const LEGEND_ROW = 22;
const LEGEND_COLUMNS = 2;

export function svgOf({ title, description, x, y, lines }: LineChart): string {
  const points = lines.flatMap((line) => line.points);
  const xScale = scaleOf(
    x,
    points.map(([each]) => each),
  );
  const yScale = scaleOf(
    y,
    points.map(([, each]) => each),
  );
  const atX: Place = (number) => coordinate(LEFT + xScale.place(number) * (RIGHT - LEFT));
  const atY: Place = (number) => coordinate(BOTTOM - yScale.place(number) * (BOTTOM - TOP));
  const height = LEGEND_TOP + Math.ceil(lines.length / LEGEND_COLUMNS) * LEGEND_ROW;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped([description, ...lines.map(inWords)].join(' '))}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${WIDTH}" height="${height}"/>`,
    `<text class="title" x="${LEFT}" y="26">${escaped(title)}</text>`,
    ...yScale.ticks.flatMap(({ place, text }) => horizontal(coordinate(BOTTOM - place * (BOTTOM - TOP)), text)),
    ...xScale.ticks.flatMap(({ place, text }) => vertical(coordinate(LEFT + place * (RIGHT - LEFT)), text)),
    `<text class="label" x="${(LEFT + RIGHT) / 2}" y="${BOTTOM + 38}" text-anchor="middle">${escaped(x.label)}</text>`,
    `<text class="label" x="16" y="${(TOP + BOTTOM) / 2}" text-anchor="middle" transform="rotate(-90 16 ${(TOP + BOTTOM) / 2})">${escaped(y.label)}</text>`,
    ...lines.flatMap((line, number) => drawn(line, number, atX, atY)),
    ...lines.flatMap(inLegend),
    '</svg>',
    '',
  ].join('\n');
}

function inWords({ name, points }: Line): string {
  const [[, first], [last, end]] = [points[0], points[points.length - 1]];
  return `${name}: from ${rounded(first)} to ${rounded(end)}, at ${whole(last)}.`;
}

/** Rounds to three digits. */
function rounded(number: number): string {
  return number >= 100 ? whole(number) : String(Number(number.toPrecision(3)));
}

function horizontal(at: number, text: string): readonly string[] {
  return [
    `<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${at}" y2="${at}"/>`,
    `<text class="tick" x="${LEFT - 8}" y="${at + 4}" text-anchor="end">${escaped(text)}</text>`,
  ];
}

function vertical(at: number, text: string): readonly string[] {
  return [
    `<line class="grid" x1="${at}" x2="${at}" y1="${TOP}" y2="${BOTTOM}"/>`,
    `<text class="tick" x="${at}" y="${BOTTOM + 18}" text-anchor="middle">${escaped(text)}</text>`,
  ];
}

function drawn({ points, dashed }: Line, number: number, atX: Place, atY: Place): readonly string[] {
  const places = points.map(([x, y]) => [atX(x), atY(y)] as const);
  const line = `<polyline ${lookOf(number, dashed)} points="${places.map((place) => place.join(',')).join(' ')}"/>`;
  return dashed ? [line] : [line, ...places.map(([x, y]) => marker(number, x, y))];
}

function inLegend({ name, dashed }: Line, number: number): readonly string[] {
  const x = LEFT + (number % LEGEND_COLUMNS) * ((RIGHT - LEFT) / LEGEND_COLUMNS);
  const y = LEGEND_TOP + Math.floor(number / LEGEND_COLUMNS) * LEGEND_ROW;
  return [
    `<line ${lookOf(number, dashed)} x1="${x}" x2="${x + 28}" y1="${y}" y2="${y}"/>`,
    ...(dashed ? [] : [marker(number, x + 14, y)]),
    `<text class="label" x="${x + 36}" y="${y + 4}">${escaped(name)}</text>`,
  ];
}

function lookOf(number: number, dashed = false): string {
  return `class="line l${number % LOOKS}${dashed ? ' dashed' : ''}"`;
}

function marker(number: number, x: number, y: number): string {
  return `<path class="marker m${number % LOOKS}" transform="translate(${x} ${y})" d="${MARKERS[number % LOOKS]}"/>`;
}

function coordinate(number: number): number {
  return Math.round(number * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
