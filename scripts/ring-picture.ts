/** Draws docs/ring-with-bush.svg: a relaxed ring with a bush, in a state that the ring's own reducer reaches. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RelaxedRing } from '../impl/relaxed-ring/protocol.ts';
import { simulate } from '../model-check/drivers/simulate.ts';
import type { World } from '../model-check/world/world.ts';
import { allScenarios } from '../scenarios/all.ts';
import { ringOf } from '../scenarios/relaxed-ring/refinement.ts';
import { bushesOf } from '../spec/relaxed-ring/bush.ts';
import { type Member, membersOf, type Ring } from '../spec/relaxed-ring/ring.ts';

/** The path of the picture. */
export const PICTURE = join(import.meta.dirname, '..', 'docs', 'ring-with-bush.svg');

const SCENARIO = 'relaxed-ring/join/2+3';
const SEEDS = 16;
const STEPS = 60;

const CENTRE = { x: 200, y: 180 };
const RADIUS = 120;
const DOT = 17;

/** The picture as SVG text. The same code draws the same picture. */
export async function ringPicture(): Promise<string> {
  const ring = await ringWithLargestBush();
  const members = membersOf(ring);
  const inBush = new Set(bushesOf(ring).flatMap((bush) => bush.members.map(({ id }) => id)));
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 360" font-family="sans-serif" font-size="14" role="img">',
    '<title>A relaxed ring with a bush</title>',
    '<defs>',
    ...['#1f6feb', '#d97706'].map((colour, i) => arrowHead(i, colour)),
    '</defs>',
    '<rect width="620" height="360" fill="white"/>',
    `<circle cx="${CENTRE.x}" cy="${CENTRE.y}" r="${RADIUS}" fill="none" stroke="#d0d7de" stroke-dasharray="2 4"/>`,
    ...members.flatMap((member) => arrows(ring, member)),
    ...members.map((member) => dot(ring, member, inBush.has(member.id))),
    ...legend(ring.size),
    '</svg>',
    '',
  ].join('\n');
}

/** The state with the largest bush, of all states on some random walks. */
async function ringWithLargestBush(): Promise<Ring> {
  const scenario = allScenarios.find(({ name }) => name === SCENARIO);
  if (scenario === undefined) throw new Error(`no scenario is called ${SCENARIO}`);
  let best: { readonly ring: Ring; readonly size: number } | null = null;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { steps } = await simulate(scenario, { seed, steps: STEPS });
    for (const { after } of steps) {
      // The state after a step of a ring scenario is a `World` of the ring.
      const ring = ringOf(after as World<RelaxedRing>);
      const size = Math.max(0, ...bushesOf(ring).map(({ members }) => members.length)) * 10 + membersOf(ring).length;
      if (size > (best?.size ?? 0)) best = { ring, size };
    }
  }
  if (best === null) throw new Error('no walk has met a bush');
  return best.ring;
}

function arrows(ring: Ring, { id, successor, predecessor }: Member): readonly string[] {
  return [
    ...(successor === null || successor === id ? [] : [arrow(ring, id, successor, 0)]),
    ...(predecessor === null || predecessor === id ? [] : [arrow(ring, id, predecessor, 1)]),
  ];
}

/** A bent arrow: to the successor outside the chord, to the predecessor inside. */
function arrow(ring: Ring, from: number, to: number, kind: 0 | 1): string {
  const [a, b] = [placeOf(ring, from), placeOf(ring, to)];
  const bend = kind === 0 ? 0.22 : 0.12;
  const control = { x: (a.x + b.x) / 2 + (a.y - b.y) * -bend, y: (a.y + b.y) / 2 + (b.x - a.x) * -bend };
  const [start, end] = [towards(a, control), towards(b, control)];
  const colour = kind === 0 ? '#1f6feb' : '#d97706';
  const dashes = kind === 0 ? '' : ' stroke-dasharray="5 4"';
  return `<path d="M${start} Q${point(control)} ${end}" fill="none" stroke="${colour}" stroke-width="2"${dashes} marker-end="url(#head${kind})"/>`;
}

function arrowHead(kind: number, colour: string): string {
  return `<marker id="head${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="${colour}"/></marker>`;
}

function dot(ring: Ring, { id }: Member, isInBush: boolean): string {
  const { x, y } = placeOf(ring, id);
  const fill = isInBush ? '#fef3c7' : '#dbeafe';
  return `<circle cx="${Math.round(x)}" cy="${Math.round(y)}" r="${DOT}" fill="${fill}" stroke="#24292f"/><text x="${Math.round(x)}" y="${Math.round(y) + 5}" text-anchor="middle">${id}</text>`;
}

function legend(size: number): readonly string[] {
  const lines = [
    ['#1f6feb', 'points to its successor', ''],
    ['#d97706', 'points to its predecessor', ' stroke-dasharray="5 4"'],
  ];
  const drawn = lines.map(
    ([colour, text, dashes], i) =>
      `<path d="M390 ${110 + 28 * i}h36" stroke="${colour}" stroke-width="2"${dashes}/><text x="436" y="${115 + 28 * i}">${text}</text>`,
  );
  const dots = [
    ['#dbeafe', 'a node of the ring'],
    ['#fef3c7', 'a node of the bush'],
  ].map(
    ([fill, text], i) =>
      `<circle cx="408" cy="${172 + 28 * i}" r="9" fill="${fill}" stroke="#24292f"/><text x="436" y="${177 + 28 * i}">${text}</text>`,
  );
  return [...drawn, ...dots, `<text x="390" y="240" fill="#57606a">${size} places, clockwise</text>`];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function placeOf({ size }: Ring, id: number): Point {
  const angle = (2 * Math.PI * id) / size - Math.PI / 2;
  return { x: CENTRE.x + RADIUS * Math.cos(angle), y: CENTRE.y + RADIUS * Math.sin(angle) };
}

/** The point on the rim of the dot at `from`, in the direction of `to`. */
function towards(from: Point, to: Point): string {
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  return point({ x: from.x + ((to.x - from.x) * (DOT + 2)) / far, y: from.y + ((to.y - from.y) * (DOT + 2)) / far });
}

function point({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

if (import.meta.main) writeFileSync(PICTURE, await ringPicture());
