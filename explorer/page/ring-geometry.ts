/** Places and paths of a ring in a picture of 400 by 400. Keys grow clockwise from the top. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import type { Arc, Pointer, RingView } from '../core/views/ring-view.ts';

export const SIDE = 400;
export const CENTRE = SIDE / 2;
/** The circle on which the nodes are. */
export const RADIUS = 138;
/** The circle on which ranges of keys are drawn. */
export const BAND = 166;

/** Ranges have one of these many colours. */
const COLOURS = 8;

/** By owner, the number of its colour: by the order of the owners on the ring. */
export function coloursOf({ owned }: Pick<RingView, 'owned'>): ReadonlyMap<NodeId, number> {
  return new Map(ascending(owned.map(({ owner }) => owner)).map((owner, i) => [owner, i % COLOURS]));
}

/** How far the chord of a pointer is bent, so that several between two nodes do not lie on each other. */
export function bendOf(kind: Pointer['kind']): number {
  return kind === 'successor' ? 0.12 : kind === 'predecessor' ? 0.3 : 0.45;
}

/** How far the middle of a chord is moved to its left. */
const ASIDE = 14;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function angleOf(key: number, size: number): number {
  return (key / size) * 2 * Math.PI - Math.PI / 2;
}

export function placeOf(key: number, size: number, radius = RADIUS): Point {
  const angle = angleOf(key, size);
  return { x: rounded(CENTRE + radius * Math.cos(angle)), y: rounded(CENTRE + radius * Math.sin(angle)) };
}

/** The path of a range of keys. It begins and ends half a key past its keys, so that neighbours touch. */
export function bandPath({ after, upTo }: Arc, size: number, radius = BAND): string {
  const [from, to] = [placeOf(after + 0.5, size, radius), placeOf(upTo + 0.5, size, radius)];
  const length = after === upTo ? size : (upTo - after + size) % size;
  if (length === size) {
    const half = placeOf(after + 0.5 + size / 2, size, radius);
    return `M ${from.x} ${from.y} A ${radius} ${radius} 0 0 1 ${half.x} ${half.y} A ${radius} ${radius} 0 0 1 ${from.x} ${from.y}`;
  }
  return `M ${from.x} ${from.y} A ${radius} ${radius} 0 ${length * 2 > size ? 1 : 0} 1 ${to.x} ${to.y}`;
}

/**
 * A chord from one node to another, bent towards the centre and a little to its own left, and shortened by the radius of a node at
 * both ends. So the pointers there and back lie apart, also across the centre.
 */
export function chordPath(from: number, to: number, size: number, bend: number, gap = 15): string {
  const [a, b] = [placeOf(from, size), placeOf(to, size)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const bent = towardsCentre(midpoint(a, b), bend);
  const middle = { x: rounded(bent.x + ((b.y - a.y) / length) * ASIDE), y: rounded(bent.y - ((b.x - a.x) / length) * ASIDE) };
  const [start, end] = [moved(a, middle, gap), moved(b, middle, gap + 4)];
  return `M ${start.x} ${start.y} Q ${middle.x} ${middle.y} ${end.x} ${end.y}`;
}

/** The place on the straight line between two nodes, at this share of the way. Slots of one line lie beside each other. */
export function onChord(from: number, to: number, size: number, share: number, beside = 0): Point {
  if (from === to) return placeOf(from, size, RADIUS - 34 - beside);
  const [a, b] = [placeOf(from, size), placeOf(to, size)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [nx, ny] = [-(b.y - a.y) / length, (b.x - a.x) / length];
  return { x: rounded(a.x + (b.x - a.x) * share + nx * beside), y: rounded(a.y + (b.y - a.y) * share + ny * beside) };
}

function midpoint(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function towardsCentre({ x, y }: Point, share: number): Point {
  return { x: rounded(x + (CENTRE - x) * share), y: rounded(y + (CENTRE - y) * share) };
}

function moved(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: rounded(from.x + ((to.x - from.x) / length) * by), y: rounded(from.y + ((to.y - from.y) / length) * by) };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
