/** Draws docs/ring-with-bush.svg: a relaxed ring with a bush, in a state that the ring's own reducer reaches. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pointer, RingPeer, RingView } from '../explorer/core/views/ring-view.ts';
import { ringView } from '../explorer/core/views/ring-view.ts';
import { bandPath, bendOf, chordPath, coloursOf, placeOf, SIDE } from '../explorer/page/ring-geometry.ts';
import type { RelaxedRing } from '../impl/relaxed-ring/protocol.ts';
import { simulate } from '../model-check/drivers/simulate.ts';
import type { World } from '../model-check/world/world.ts';
import { allScenarios } from '../scenarios/all.ts';
import { ringOf } from '../scenarios/relaxed-ring/refinement.ts';
import { bushesOf } from '../spec/relaxed-ring/bush.ts';
import { membersOf } from '../spec/relaxed-ring/ring.ts';

/** The path of the picture. */
export const PICTURE = join(import.meta.dirname, '..', 'docs', 'ring-with-bush.svg');

const SCENARIO = 'relaxed-ring/join/2+3';
const SEEDS = 16;
const STEPS = 60;

const WIDTH = 640;
const DOT = 17;
/** As the explorer has them in its light theme. */
const BANDS = ['#8fb8ea', '#f2c78a', '#a5d6b0', '#e3a9c7', '#b9b2ec', '#d9d28a', '#93d5d6', '#d8b79e'];
const POINTERS = [
  { kind: 'successor', colour: '#1f5fbf', dashes: '', says: 'points to its successor' },
  { kind: 'predecessor', colour: '#5a6675', dashes: ' stroke-dasharray="5 4"', says: 'points to its predecessor' },
] as const satisfies readonly { readonly kind: Pointer['kind']; readonly [more: string]: string }[];
const IN_A_RING = '#dbeafe';
const IN_A_BUSH = '#fef3c7';

/** The picture as SVG text, with the explorer's geometry. The same code draws the same picture. */
export async function ringPicture(): Promise<string> {
  const { view, inBush } = await ringWithLargestBush();
  const colours = coloursOf(view);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${SIDE}" font-family="sans-serif" font-size="14" role="img">`,
    '<title>A relaxed ring with a bush</title>',
    '<defs>',
    ...POINTERS.map(arrowHead),
    '</defs>',
    `<rect width="${WIDTH}" height="${SIDE}" fill="white"/>`,
    ...view.owned.map(
      (arc) => `<path d="${bandPath(arc, view.size)}" fill="none" stroke="${BANDS[colours.get(arc.owner) ?? 0]}" stroke-width="14"/>`,
    ),
    ...view.pointers.flatMap((pointer) => arrow(view, pointer)),
    ...view.peers.filter(({ standing }) => standing === 'member').map((peer) => dot(view, peer, inBush.has(peer.id))),
    ...legend(view.size),
    '</svg>',
    '',
  ].join('\n');
}

interface Chosen {
  readonly view: RingView;
  /** The nodes of its bushes. */
  readonly inBush: ReadonlySet<number>;
}

/** The state with the largest bush, of all states on some random walks. */
async function ringWithLargestBush(): Promise<Chosen> {
  const scenario = allScenarios.find(({ name }) => name === SCENARIO);
  if (scenario === undefined) throw new Error(`no scenario is called ${SCENARIO}`);
  let best: (Chosen & { readonly size: number }) | null = null;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { steps } = await simulate(scenario, { seed, steps: STEPS });
    for (const { after } of steps) {
      // The state after a step of a ring scenario is a `World` of the ring.
      const ring = ringOf(after as World<RelaxedRing>);
      const bushes = bushesOf(ring);
      const size = Math.max(0, ...bushes.map(({ members }) => members.length)) * 10 + membersOf(ring).length;
      const view = ringView(after);
      if (view !== null && size > (best?.size ?? 0))
        best = { view, size, inBush: new Set(bushes.flatMap(({ members }) => members.map(({ id }) => id))) };
    }
  }
  if (best === null) throw new Error('no walk has met a bush');
  return best;
}

/** Pointers of other kinds are left out. */
function arrow({ size }: RingView, { from, to, kind }: Pointer): readonly string[] {
  const drawn = POINTERS.findIndex((each) => each.kind === kind);
  if (drawn < 0) return [];
  const { colour, dashes } = POINTERS[drawn];
  return [
    `<path d="${chordPath(from, to, size, bendOf(kind), DOT + 1)}" fill="none" stroke="${colour}" stroke-width="2"${dashes} marker-end="url(#head${drawn})"/>`,
  ];
}

function arrowHead({ colour }: { readonly colour: string }, i: number): string {
  return `<marker id="head${i}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="${colour}"/></marker>`;
}

function dot({ size }: RingView, { id, name }: RingPeer, isInBush: boolean): string {
  const { x, y } = placeOf(id, size);
  const fill = isInBush ? IN_A_BUSH : IN_A_RING;
  return `<circle cx="${x}" cy="${y}" r="${DOT}" fill="${fill}" stroke="#24292f"/><text x="${x}" y="${y + 5}" text-anchor="middle">${name}</text>`;
}

function legend(size: number): readonly string[] {
  const lines = POINTERS.map(
    ({ colour, says, dashes }, i) =>
      `<path d="M420 ${130 + 28 * i}h36" stroke="${colour}" stroke-width="2"${dashes}/><text x="466" y="${135 + 28 * i}">${says}</text>`,
  );
  const dots = [
    [IN_A_RING, 'a node of the ring'],
    [IN_A_BUSH, 'a node of the bush'],
  ].map(
    ([fill, says], i) =>
      `<circle cx="438" cy="${192 + 28 * i}" r="9" fill="${fill}" stroke="#24292f"/><text x="466" y="${197 + 28 * i}">${says}</text>`,
  );
  const words = [
    `<path d="M420 248h36" stroke="${BANDS[0]}" stroke-width="14"/><text x="466" y="253">the keys of a node</text>`,
    `<text x="420" y="288" fill="#57606a">${size} places, clockwise</text>`,
  ];
  return [...lines, ...dots, ...words];
}

if (import.meta.main) writeFileSync(PICTURE, await ringPicture());
